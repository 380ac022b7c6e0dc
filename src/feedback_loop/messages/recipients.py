"""Greeting and addresses of a message's recipients."""

from collections.abc import Sequence

from feedback_loop.domain.model.people import Person, read_person
from feedback_loop.domain.text import join_words
from feedback_loop.messages.wording import placeholder, short_name, single_line

_MAX_NAMES = 4
_UNKNOWN_NAME = "their name"
_UNKNOWN_ADDRESS = "their address"
_TITLES = frozenset({"dr", "prof", "professor", "mr", "mrs", "ms", "mx", "sir", "dame"})


def greeting(people: Sequence[str], max_words: int) -> str:
    """Return the names in the greeting, or "everybody" for many people."""
    if len(people) > _MAX_NAMES:
        return "everybody"
    return join_words([_first_name(person, max_words) for person in people]) or placeholder(_UNKNOWN_NAME)


def _first_name(person: str, max_words: int) -> str:
    name = single_line(read_person(person).name)
    if not name:
        return placeholder(_UNKNOWN_NAME)
    family, comma, given = name.partition(", ")
    parts = (given if comma and family else name).split(" ")
    return short_name(parts[0] if _is_given_name_first(parts) else name, max_words)


def _is_given_name_first(parts: Sequence[str]) -> bool:
    """Return True unless a title comes first, or maybe the family name, as in many languages."""
    western = all(ord(letter) < 0x100 for letter in "".join(parts))  # noqa: PLR2004  # the end of Latin-1
    return western and parts[0].rstrip(".").casefold() not in _TITLES


def addressee(text: str) -> Person:
    """Return a person for the head of a message, without an address that mail programs would refuse."""
    person = read_person(text)
    email = person.email if person.email and is_mailable(person.email) else None
    return Person(short_name(person.name), email)


def is_mailable(email: str) -> bool:
    """Return True if an address is valid in the head of a message."""
    from email.headerregistry import Address  # noqa: PLC0415  # slow, and only for drafts

    try:
        Address(addr_spec=email)
    except Exception:  # noqa: BLE001  # the parser of the standard library raises many kinds
        return False
    return email.isascii() and email.isprintable() and "," not in email


def missing_addresses(people: Sequence[str], addressees: Sequence[Person]) -> tuple[str, ...]:
    """Return the placeholders for unknown addresses."""
    if not people:
        return (_UNKNOWN_ADDRESS,)
    names = [person.name for person in addressees if not person.email]
    return tuple(_UNKNOWN_ADDRESS if len(people) == 1 or not name else f"address of {name}" for name in names)
