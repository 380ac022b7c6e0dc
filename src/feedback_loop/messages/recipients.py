"""Greeting and addresses of a message's recipients."""

from collections.abc import Sequence

from feedback_loop.domain.model.people import Person, read_person
from feedback_loop.messages.wording import join_names, name, placeholder, plain

_MOST_NAMES = 4
_UNKNOWN = "their name"
_TITLES = frozenset({"dr", "prof", "professor", "mr", "mrs", "ms", "mx", "sir", "dame"})


def greeting(people: Sequence[str], words: int) -> str:
    """Return the names behind a hello, or a word for many."""
    if len(people) > _MOST_NAMES:
        return "everybody"
    return join_names([_first_name(person, words) for person in people]) or placeholder(_UNKNOWN)


def _first_name(written: str, words: int) -> str:
    whole = plain(read_person(written).name)
    if not whole:
        return placeholder(_UNKNOWN)
    family, comma, given = whole.partition(", ")
    parts = (given if comma and family else whole).split(" ")
    return name(parts[0] if _stands_first(parts) else whole, words)


def _stands_first(parts: Sequence[str]) -> bool:
    """Tell whether the first word is the given name: elsewhere the family name stands first, or a title."""
    letters = "".join(parts)
    western = all(ord(letter) < 0x100 for letter in letters)  # noqa: PLR2004  # the end of Latin-1
    return western and parts[0].rstrip(".").casefold() not in _TITLES


def addressee(written: str) -> Person:
    """Return a person for the head of a message: without an address where no mail program would take it."""
    person = read_person(written)
    shown = name(person.name)
    return Person(shown, person.email if person.email and is_mailable(person.email) else None)


def is_mailable(email: str) -> bool:
    """Tell whether an address can stand in a message's head."""
    from email.headerregistry import Address  # noqa: PLC0415  # slow, and only for drafts

    try:
        Address(addr_spec=email)
    except Exception:  # noqa: BLE001  # the standard library's parser raises whatever it stumbles over
        return False
    return email.isascii() and email.isprintable() and "," not in email


def missing_addresses(people: Sequence[str], known: Sequence[Person]) -> tuple[str, ...]:
    """Return the gaps for those whose address is not known."""
    if not people:
        return ("their address",)
    named = [person.name for person in known if not person.email]
    return tuple("their address" if len(people) == 1 or not one else f"address of {one}" for one in named)
