"""People: parsing, identity and the directory of everybody in the journal."""

import re
import shlex
from collections.abc import Sequence
from functools import cache

import msgspec

from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.model.events import KINDS, AnyEvent, Changes, PersonAmended
from feedback_loop.domain.text import casefold_key, clean_line

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
    def is_recruiter(self) -> bool:
        """Whether the role is a recruiter's."""
        return any(word in casefold_key(self.role or "") for word in _RECRUITING)

    def key(self, company: str) -> str:
        """Return who this is: the address, else the name within ``company``."""
        return (
            self.email.casefold() if self.email else f"{casefold_key(self.name) or self.name} @ {casefold_key(company)}"
        )


def parse_person(text: str) -> Person:
    """Read a person as typed.

    Raises:
        UsageError: it is empty or not of the form ``Name <address> (role)``.
    """
    line = clean_line(text, "person")
    person = _parse_line(line)
    if line.count(",") > 1:
        raise UsageError(f"{line!r} looks like several people; name each with a --with of its own.")
    if person is None:
        raise UsageError(
            f"Cannot read the person {line!r}; write them as: Dana Lee <dana@acme.example> (recruiter).",
        )
    return person


def read_person(text: str) -> Person:
    """Read a person from the journal; what has another form is a name."""
    return _parse_line(text) or Person(name=text)


@cache
def _parse_line(line: str) -> Person | None:
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
    wanted = casefold_key(query)
    if not wanted:
        return False
    return wanted in casefold_key(person.name) or (by_address and wanted in casefold_key(person.email or ""))


_KINDS_WITH_PEOPLE = frozenset(kind for kind in KINDS if "people" in kind.__struct_fields__)
_KINDS_WITH_PERSON = frozenset(kind for kind in KINDS if "person" in kind.__struct_fields__) - {PersonAmended}


def people_of(event: AnyEvent) -> tuple[str, ...]:
    """Return the people that an event names, as they stand in it."""
    kind = type(event)
    if kind in _KINDS_WITH_PERSON:
        return (event.person,) if event.person else ()  # type: ignore[union-attr]  # the kinds that have it
    return event.people if kind in _KINDS_WITH_PEOPLE else ()  # type: ignore[union-attr]  # likewise


class Directory(msgspec.Struct):
    """Everybody in the journal, each under one key, with what is known of them by now."""

    _aliases: dict[str, str] = msgspec.field(default_factory=dict)
    _people: dict[str, Person] = msgspec.field(default_factory=dict)
    _companies: dict[str, str] = msgspec.field(default_factory=dict)

    def key(self, text: str, company: str) -> str:
        """Return the key of the person written ``text`` in a loop of ``company``."""
        return self.resolve(_key_of(text, company))

    def person(self, key: str) -> Person:
        """Return what is known of the person under a key that came from ``key``."""
        return self._people[key]

    def canonical_name(self, text: str, company: str) -> str:
        """Return the canonical spelling of the person written ``text`` in a loop of ``company``."""
        known = self._people.get(self.key(text, company))
        return str(known) if known else text

    def company(self, key: str) -> str:
        """Return the company where the person was last met, or was said to be now."""
        return self._companies[key]

    def person_keys(self) -> list[str]:
        """Return the key of everybody, each once, in the order in which they were met."""
        return [key for key in self._people if key not in self._aliases]

    def reserve(self, text: str, company: str) -> None:
        """Give a person their place among everybody, before what is known of them."""
        self._people.setdefault(self.key(text, company), read_person(text))

    def learn(self, text: str, company: str) -> None:
        """Learn of a person from an event; later ones say more."""
        person = read_person(text)
        key = self.resolve(_key_of(text, company))
        known = self._people.get(key, person)
        if known is not person:
            self._people[key] = Person(
                known.name if len(known.name) > len(person.name) else person.name,
                person.email or known.email,
                person.role or known.role,
            )
        self._companies[key] = company

    def alias(self, key: str, other: str) -> bool:
        """Let two keys mean the person under ``other``; tell whether they did not before."""
        key, other = self.resolve(key), self.resolve(other)
        if key != other:
            self._aliases[key] = other
        return key != other

    def amend(self, amendment: PersonAmended) -> None:
        """Apply a correction of a person; one about nobody known is left alone."""
        key = self.resolve(amendment.person)
        known = self._people.get(key)
        if known is None:
            return
        changes = amendment.changes
        self._people[key] = msgspec.structs.replace(
            known,
            name=str(changes.get("name") or known.name),
            email=_apply_changes(changes, "email", known.email),
            role=_apply_changes(changes, "role", known.role),
        )
        self._companies[key] = str(changes.get("company") or self._companies[key])
        if name := changes.get("name"):
            self.alias(Person(str(name)).key(self._companies[key]), key)

    def resolve(self, key: str) -> str:
        """Return the key that ``key`` goes by now."""
        while key in self._aliases:
            key = self._aliases[key]
        return key


def _apply_changes(changes: Changes, name: str, before: str | None) -> str | None:
    if name not in changes:
        return before
    value = changes[name]
    return None if value is None else str(value)


Meeting = tuple[str, str]
"""A person as written, and the company of the loop."""


def build_directory(meetings: Sequence[Meeting], amendments: Sequence[PersonAmended]) -> Directory:
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
            known.alias(amendment.person, str(same_as))
        if email := amendment.changes.get("email"):
            known.alias(str(email).casefold(), amendment.person)
    for text, company in first:
        known.reserve(text, company)
    for text, company in last:
        known.learn(text, company)
    for amendment in amendments:
        known.amend(amendment)
    corrected = {known.resolve(amendment.person) for amendment in amendments}
    respelled = [meeting for meeting in last if known.key(*meeting) in corrected] if corrected else []
    # Joining two people may give one of them another spelling, so on until everybody is known by theirs.
    while any(_join_spelling(known, text, company) for text, company in respelled):
        pass
    return known


def _join_spelling(known: Directory, text: str, company: str) -> bool:
    """Let a person's corrected spelling mean them wherever they were met, as it stands in the loops."""
    return known.alias(read_person(known.canonical_name(text, company)).key(company), known.key(text, company))


def _join_names_to_addresses(known: Directory, meetings: Sequence[Meeting]) -> None:
    """A name without an address is the one person of that name at the company who has one."""
    addresses: dict[str, set[str]] = {}
    for text, company in meetings:
        person = read_person(text)
        if person.email and person.name:
            addresses.setdefault(Person(person.name).key(company), set()).add(_key_of(text, company))
    for name, keys in addresses.items():
        if len(keys) == 1:
            known.alias(name, keys.pop())


def shell_slug(name: str) -> str:
    """Return a name as one would type it in a shell: lower case, hyphens for spaces, quotes only where needed."""
    slug = casefold_key(name).replace(" ", "-")
    if slug and slug.isascii():
        return slug
    # Other scripts keep their marks, which comparing drops.
    return name if name.isalnum() else shlex.quote(name)


def person_slug(person: str, people: Sequence[str]) -> str:
    """Return what to type after ``--with`` for a person, given everybody in the loop."""
    known = read_person(person)
    first = casefold_key(known.name).split(" ")[0]
    for candidate in (first, casefold_key(known.name), known.email or ""):
        if candidate and [other for other in people if matches(read_person(other), candidate)] in ([person], []):
            return shell_slug(candidate) if candidate != known.email else candidate
    return shlex.quote(person)
