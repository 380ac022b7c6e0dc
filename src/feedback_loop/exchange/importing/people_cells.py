"""Read the people in a cell: names with addresses, roles and telephone numbers in any order."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import msgspec

from feedback_loop.domain.model.people import Person, read_person
from feedback_loop.domain.text import casefold_key
from feedback_loop.exchange.importing.fields import Field
from feedback_loop.exchange.importing.headings import read_heading
from feedback_loop.exchange.importing.words import keys, split_words, word_key

_ADDRESS = re.compile(r"<?(?:mailto:)?([\w.+%'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8})>?")
_LINK = re.compile(r"\(?(?:https?://|www\.|linkedin\.com/)\S{1,2000}", re.IGNORECASE)
_TELEPHONE = re.compile(r"(?:(?:tel|phone|mobile|cell|m|t)[.:]? ?)?\+?[0-9][0-9()/ .\-]{5,24}[0-9]", re.IGNORECASE)
_ROLE = re.compile(r"[(\[]([^()\[\]]{1,60})[)\]]")
_SEPARATOR = re.compile(r"[\n;/|、+]\s*|\s(?:&|and|und|et|y|e|en|och|i|ve|и)\s+")
_NAME_WORD = r"[^\W\d_][^\W\d_]*(?:['’.\-][^\W\d_]*)*\.?"
_NAME = re.compile(rf"{_NAME_WORD}(?: {_NAME_WORD}){{0,4}}")
_PARTICLES = split_words(
    "van, von, der, den, de, da, di, du, la, le, del, della, dos, das, al, el, bin, ter, ten, zu, af, av, y, e, i"
)
_NO_NAMES = keys(
    "unknown, recruiter, hiring manager, hr, hr team, team, none, email, e mail, linkedin, website, online, indeed, "
    "glassdoor, tbd, applied online, hiring team, recruiting team, talent team, contact, unbekannt, inconnu, "
    "personal, portal, company, company website, careers page, referral, self, friend, me, n a, not known, not sure, "
    "pending, anonymous, internal, external, cold, direct, agency, various, multiple, same, see notes, ask, hiring, "
    "recruitment, careers, jobs, talent acquisition, ceo, cto, cfo, founder, manager, interviewer, engineer, "
    "the team, direct apply, online application, personalabteilung, phone, zoom, maybe"
)
_SHARED_MAILBOX = re.compile(
    r"^(?:no.?reply|donotreply|info|jobs?|careers?|hr|recruit\w*|talent\w*|contact|hello|apply|bewerbung\w*|karriere|"
    r"personal|kontakt|office|support|rh|emplois?|empleo|vagas|lavoro|team)@",
    re.IGNORECASE,
)  # fmt: skip


_MAX_LENGTH = 500
"""Most characters of a cell with people; a longer one has sentences."""


@dataclass(frozen=True)
class PeopleReading:
    """People in a cell, and whether it says more than that."""

    people: tuple[Person, ...] = ()
    says_more: bool = False


def read_people(text: str, role: str | None) -> PeopleReading:
    """Return the people that a cell names; what is no name for certain is left to the note."""
    if len(text) > _MAX_LENGTH:
        return PeopleReading(says_more=True)
    plain, links = _LINK.subn(" ", text)
    people: list[Person] = []
    says_more = bool(links)
    for chunk in _split(plain):
        person, rest = _read_person(chunk, role)
        people += [person] if person else []
        says_more = says_more or rest
    return PeopleReading(merge_people(people), says_more or not people)


def find_addresses(text: str) -> list[str]:
    """Return the addresses of people in a text, without those that a whole office reads."""
    addresses = (match[1] for match in _ADDRESS.finditer(text[:_MAX_LENGTH]))
    return [address for address in addresses if not _SHARED_MAILBOX.match(address)]


def merge_people(people: Iterable[Person]) -> tuple[Person, ...]:
    """Return each person once, with what is known of them together."""
    merged: list[Person] = []
    for person in people:
        index = next((index for index, other in enumerate(merged) if _is_same(person, other)), None)
        if index is None:
            merged.append(person)
        else:
            known = merged[index]
            merged[index] = Person(known.name or person.name, known.email or person.email, known.role or person.role)
    return tuple(merged)


def attach_address(people: Sequence[Person], index: int | None, address: str) -> list[Person]:
    """Return the people with an address that belongs to the one at ``index``, or to somebody without a name."""
    if any((person.email or "").casefold() == address.casefold() for person in people):
        return [*people]
    if index is None or people[index].email:
        return [*people, Person("", address)]
    changed = msgspec.structs.replace(people[index], email=address)
    return [*people[:index], changed, *people[index + 1 :]]


def _is_same(person: Person, other: Person) -> bool:
    if person.email and other.email:
        return person.email.casefold() == other.email.casefold()
    return casefold_key(person.name) == casefold_key(other.name) != ""


def _split(text: str) -> list[str]:
    chunks: list[str] = []
    for chunk in _SEPARATOR.split(text):
        parts = [part.strip() for part in re.split(r",(?![^(]*\))", chunk) if part.strip()]
        # "Lee, Dana" is one person, or two; only full names tell.
        several = len(parts) > 1 and all(" " in part or "@" in part for part in parts)
        paired = len(parts) == 2 and "@" not in parts[0] and "@" in parts[1]  # noqa: PLR2004 - a name and an address
        chunks += parts if several and not paired else [" ".join(parts) if paired else chunk]
    return [chunk.strip() for chunk in chunks if chunk.strip()]


def _read_person(chunk: str, role: str | None) -> tuple[Person | None, bool]:
    """Return the person in a piece of a cell, and True if it says more than that."""
    address = next(iter(_ADDRESS.findall(chunk)), None)
    text = _ADDRESS.sub(" ", chunk)
    text, telephones = _TELEPHONE.subn(" ", text)
    if match := _ROLE.search(text):
        role, text = match[1].strip() or role, _ROLE.sub(" ", text, count=1)
    label, colon, name = text.partition(":")
    if colon and (heading := read_heading(label.strip())).field is Field.PERSON:
        role, text = heading.role or role, name
    name = " ".join(text.replace('"', " ").split()).strip(" ,;:-–—<>()[]*")
    says_more = bool(telephones) or _ROLE.search(text) is not None
    if not name:
        is_person = address and not _SHARED_MAILBOX.match(address)
        return (Person("", address, role) if is_person else None), says_more or not is_person
    if not _is_name(name):
        is_person = address and not _SHARED_MAILBOX.match(address)
        return (Person("", address, role) if is_person else None), True
    person = Person(name, address, role)
    return (person, says_more) if read_person(str(person)) == person else (None, True)


def _is_name(text: str) -> bool:
    if not _NAME.fullmatch(text) or word_key(text) in _NO_NAMES:
        return False
    return all(not word[0].islower() or word.casefold() in _PARTICLES for word in text.split())
