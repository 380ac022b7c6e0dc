"""People: parsing, identity and the directory of everybody in the journal."""

import re
import shlex
from collections.abc import Sequence
from functools import cache

import msgspec

from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.model.events import KINDS, AnyEvent, Changes, PersonAmended
from feedback_loop.domain.text import folded, one_line

_ADDRESS = re.compile(r"[^<>\s@()]+@[^<>\s@()]+")
_WRITTEN = re.compile(rf"(?P<name>[^<>]*?)\s*(?:<(?P<email>{_ADDRESS.pattern})>)?\s*(?:\((?P<role>[^()<>]+)\))?")
_RECRUITING = ("recruit", "talent", "sourcer")


class Person(msgspec.Struct, frozen=True):
    """One person as written: a name or an address, and perhaps a role ("recruiter")."""

    name: str
    email: str | None = None
    role: str | None = None

    def __str__(self) -> str:
        address = f"<{self.email}>" if self.email and self.name else self.email
        role = f"({self.role})" if self.role else None
        return " ".join(part for part in (self.name, address, role) if part)

    @property
    def short(self) -> str:
        """The name alone, else the address: what a sentence calls them."""
        return self.name or self.email or ""

    @property
    def recruits(self) -> bool:
        """Whether the role is a recruiter's."""
        return any(word in folded(self.role or "") for word in _RECRUITING)

    def key(self, company: str) -> str:
        """Return who this is: the address, else the name within ``company``."""
        return self.email.casefold() if self.email else f"{folded(self.name) or self.name} @ {folded(company)}"


def parse_person(text: str) -> Person:
    """Read a person as typed.

    Raises:
        UsageError: it is empty or not of the form ``Name <address> (role)``.
    """
    line = one_line(text, "person")
    person = _read(line)
    if line.count(",") > 1:
        raise UsageError(f"{line!r} looks like several people; name each with a --with of its own.")
    if person is None:
        raise UsageError(
            f"Cannot read the person {line!r}; write them as: Dana Lee <dana@acme.example> (recruiter).",
        )
    return person


def read_person(text: str) -> Person:
    """Read a person from the journal; what has another form is a name."""
    return _read(text) or Person(name=text)


@cache
def _read(line: str) -> Person | None:
    match = _WRITTEN.fullmatch(line.strip())
    if match is None or not (match["name"] or match["email"]):
        return None
    if not match["email"] and _ADDRESS.fullmatch(match["name"]):
        return Person("", match["name"], match["role"])
    return Person(match["name"], match["email"], match["role"])


@cache
def _key_of(text: str, company: str) -> str:
    return read_person(text).key(company)


def matches(person: Person, query: str, *, by_address: bool = True) -> bool:
    """Tell whether ``query`` is any part of the person's name, or address."""
    wanted = folded(query)
    if not wanted:
        return False
    return wanted in folded(person.name) or (by_address and wanted in folded(person.email or ""))


_NAMING_SEVERAL = frozenset(kind for kind in KINDS if "people" in kind.__struct_fields__)
_NAMING_ONE = frozenset(kind for kind in KINDS if "person" in kind.__struct_fields__) - {PersonAmended}


def people_of(event: AnyEvent) -> tuple[str, ...]:
    """Return the people that an event names, as they stand in it."""
    kind = type(event)
    if kind in _NAMING_ONE:
        return (event.person,) if event.person else ()  # type: ignore[union-attr]  # the kinds that have it
    return event.people if kind in _NAMING_SEVERAL else ()  # type: ignore[union-attr]  # likewise


class Directory(msgspec.Struct):
    """Everybody in the journal, each under one key, with what is known of them by now."""

    _aliases: dict[str, str] = msgspec.field(default_factory=dict)
    _people: dict[str, Person] = msgspec.field(default_factory=dict)
    _companies: dict[str, str] = msgspec.field(default_factory=dict)

    def key(self, text: str, company: str) -> str:
        """Return the key of the person written ``text`` in a loop of ``company``."""
        return self.canonical(_key_of(text, company))

    def person(self, key: str) -> Person:
        """Return what is known of the person under a key that came from ``key``."""
        return self._people[key]

    def spelling(self, text: str, company: str) -> str:
        """Return the canonical spelling of the person written ``text`` in a loop of ``company``."""
        known = self._people.get(self.key(text, company))
        return str(known) if known else text

    def company(self, key: str) -> str:
        """Return the company where the person was last met, or was said to be now."""
        return self._companies[key]

    def everybody(self) -> list[str]:
        """Return the key of everybody, each once, in the order in which they were met."""
        return [key for key in self._people if key not in self._aliases]

    def expect(self, text: str, company: str) -> None:
        """Give a person their place among everybody, before what is known of them."""
        self._people.setdefault(self.key(text, company), read_person(text))

    def meet(self, text: str, company: str) -> None:
        """Learn of a person from an event; later ones say more."""
        person = read_person(text)
        key = self.canonical(_key_of(text, company))
        known = self._people.get(key, person)
        if known is not person:
            self._people[key] = Person(
                known.name if len(known.name) > len(person.name) else person.name,
                person.email or known.email,
                person.role or known.role,
            )
        self._companies[key] = company

    def join(self, key: str, other: str) -> bool:
        """Let two keys mean the person under ``other``; tell whether they did not before."""
        key, other = self.canonical(key), self.canonical(other)
        if key != other:
            self._aliases[key] = other
        return key != other

    def amend(self, amendment: PersonAmended) -> None:
        """Apply a correction of a person; one about nobody known is left alone."""
        key = self.canonical(amendment.person)
        known = self._people.get(key)
        if known is None:
            return
        changes = amendment.changes
        self._people[key] = msgspec.structs.replace(
            known,
            name=str(changes.get("name") or known.name),
            email=_changed(changes, "email", known.email),
            role=_changed(changes, "role", known.role),
        )
        self._companies[key] = str(changes.get("company") or self._companies[key])
        if name := changes.get("name"):
            self.join(Person(str(name)).key(self._companies[key]), key)

    def canonical(self, key: str) -> str:
        """Return the key that ``key`` goes by now."""
        while key in self._aliases:
            key = self._aliases[key]
        return key


def _changed(changes: Changes, name: str, before: str | None) -> str | None:
    if name not in changes:
        return before
    value = changes[name]
    return None if value is None else str(value)


Meeting = tuple[str, str]
"""A person as written, and the company of the loop."""


def directory(meetings: Sequence[Meeting], amendments: Sequence[PersonAmended]) -> Directory:
    """Build the directory.

    Args:
        meetings: every meeting, in the order in which they took place.
        amendments: corrections of people, oldest first.
    """
    first = list(dict.fromkeys(meetings))
    last = list(dict.fromkeys(reversed(meetings)))[::-1]
    known = Directory()
    _join_names_to_addresses(known, first)
    for amendment in amendments:
        if same_as := amendment.changes.get("same_as"):
            known.join(amendment.person, str(same_as))
        if email := amendment.changes.get("email"):
            known.join(str(email).casefold(), amendment.person)
    for text, company in first:
        known.expect(text, company)
    for text, company in last:
        known.meet(text, company)
    for amendment in amendments:
        known.amend(amendment)
    corrected = {known.canonical(amendment.person) for amendment in amendments}
    respelled = [meeting for meeting in last if known.key(*meeting) in corrected] if corrected else []
    # Joining two people may give one of them another spelling, so on until everybody is known by theirs.
    while any(_join_spelling(known, text, company) for text, company in respelled):
        pass
    return known


def _join_spelling(known: Directory, text: str, company: str) -> bool:
    """Let a person's corrected spelling mean them wherever they were met, as it stands in the loops."""
    return known.join(read_person(known.spelling(text, company)).key(company), known.key(text, company))


def _join_names_to_addresses(known: Directory, meetings: Sequence[Meeting]) -> None:
    """A name without an address is the one person of that name at the company who has one."""
    addresses: dict[str, set[str]] = {}
    for text, company in meetings:
        person = read_person(text)
        if person.email and person.name:
            addresses.setdefault(Person(person.name).key(company), set()).add(_key_of(text, company))
    for name, keys in addresses.items():
        if len(keys) == 1:
            known.join(name, keys.pop())


def typed(name: str) -> str:
    """Return a name as one would type it in a shell: lower case, hyphens for spaces, quotes only where needed."""
    slug = folded(name).replace(" ", "-")
    if slug and slug.isascii():
        return slug
    # Other scripts keep their marks, which comparing drops.
    return name if name.isalnum() else shlex.quote(name)


def person_handle(person: str, people: Sequence[str]) -> str:
    """Return what to type after ``--with`` for a person, given everybody in the loop."""
    known = read_person(person)
    first = folded(known.name).split(" ")[0]
    for candidate in (first, folded(known.name), known.email or ""):
        if candidate and [other for other in people if matches(read_person(other), candidate)] in ([person], []):
            return typed(candidate) if candidate != known.email else candidate
    return shlex.quote(person)
