"""Greeting and addresses of a message's recipients."""

from collections.abc import Sequence

from feedback_loop.domain.model.people import Person, read_person
from feedback_loop.domain.text import join_words
from feedback_loop.messages.forms_of_address import form_of_address
from feedback_loop.messages.wording import placeholder, short_name, single_line

_MAX_NAMES = 4
_UNKNOWN_NAME = "their name"
_UNKNOWN_ADDRESS = "their address"


def greeting(people: Sequence[Person], max_words: int) -> str:
    """Return the names in the greeting, or "everybody" for many people."""
    if len(people) > _MAX_NAMES:
        return "everybody"
    return join_words([_address(person, max_words) for person in people]) or placeholder(_UNKNOWN_NAME)


def _address(person: Person, max_words: int) -> str:
    """Return the form of address that the user chose, else the given name, else the whole name."""
    name = single_line(person.greeting or "") or form_of_address(single_line(person.name))
    return short_name(name, max_words) if name else placeholder(_UNKNOWN_NAME)


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
