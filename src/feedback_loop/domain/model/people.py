"""People: parsing and names, and the directory of everybody in the journal."""

import re
import shlex
from collections.abc import Sequence
from functools import cache

import msgspec

from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.model.events import KINDS, AnyEvent, Changes, PersonAmended
from feedback_loop.domain.text import casefold_key, clean_line

_ADDRESS = re.compile(r"[^<>\s@()]+@[^<>\s@()]+")
_PERSON = re.compile(rf"(?P<name>[^<>]*?)\s*(?:<(?P<email>{_ADDRESS.pattern})>)?\s*(?:\((?P<role>[^()<>]+)\))?")
_RECRUITER_WORDS = ("recruit", "talent", "sourcer")
_REFERRER_WORDS = ("refer", "friend")
_AGENT_WORDS = ("agency", "agent", "headhunter", "staffing")
_KINDS_WITH_PEOPLE = frozenset(kind for kind in KINDS if "people" in kind.__struct_fields__)
_KINDS_WITH_PERSON = frozenset(kind for kind in KINDS if "person" in kind.__struct_fields__) - {PersonAmended}

Meeting = tuple[str, str]
"""A person as written, and the company of the loop."""


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
        """The name without address and role, else the address."""
        return self.name or self.email or ""

    @property
    def is_recruiter(self) -> bool:
        """True if the role is that of a recruiter, of a company or an agency."""
        return self._has_role(_RECRUITER_WORDS) or self.is_agent

    @property
    def is_referrer(self) -> bool:
        """True if the role is that of somebody who referred the user."""
        return self._has_role(_REFERRER_WORDS)

    @property
    def is_agent(self) -> bool:
        """True if the role is one at an agency."""
        return self._has_role(_AGENT_WORDS)

    def _has_role(self, words: Sequence[str]) -> bool:
        return self.role is not None and any(word in casefold_key(self.role) for word in words)

    def key(self, company: str) -> str:
        """Return the identity of the person: the address, else the name within ``company``."""
        if self.email:
            return self.email.casefold()
        return f"{casefold_key(self.name) or self.name} @ {casefold_key(company)}"


def parse_person(text: str) -> Person:
    """Parse a person as typed."""
    line = clean_line(text, "person")
    if line.count(",") > 1:
        raise UsageError(f"{line!r} looks like several people. Use --with once for each person.")
    person = _parse_line(line)
    if person is None:
        raise UsageError(f"Cannot read the person {line!r}. Type it like: Dana Lee <dana@acme.example> (recruiter).")
    return person


def read_person(text: str) -> Person:
    """Return a person from the journal; text in any other form is taken as a name."""
    return _parse_line(text) or Person(name=text)


def matches(person: Person, query: str, *, by_address: bool = True) -> bool:
    """Return True if ``query`` is any part of the person's name or address."""
    wanted = casefold_key(query)
    if not wanted:
        return False
    return wanted in casefold_key(person.name) or (by_address and wanted in casefold_key(person.email or ""))


def shell_slug(name: str) -> str:
    """Return a name as typed in a shell: lower case, hyphens for spaces, quotes only where needed."""
    slug = casefold_key(name).replace(" ", "-")
    if slug and slug.isascii():
        return slug
    # The key drops the marks of other scripts, which are part of the name.
    return name if name.isalnum() else shlex.quote(name)


def person_slug(text: str, people: Sequence[str]) -> str:
    """Return the shortest text to type after ``--with`` for a person, given all people of the loop."""
    person = read_person(text)
    full_name = casefold_key(person.name)
    for candidate in (full_name.split(" ")[0], full_name, person.email or ""):
        if candidate and [other for other in people if matches(read_person(other), candidate)] in ([text], []):
            return candidate if candidate == person.email else shell_slug(candidate)
    return shlex.quote(text)


def people_of(event: AnyEvent) -> tuple[str, ...]:
    """Return the people that an event names, as written."""
    kind = type(event)
    if kind in _KINDS_WITH_PERSON:
        return (event.person,) if event.person else ()  # type: ignore[union-attr]  # these kinds have it
    return event.people if kind in _KINDS_WITH_PEOPLE else ()  # type: ignore[union-attr]  # likewise


class Directory(msgspec.Struct):
    """Everybody in the journal, each under one key, with their latest details."""

    _aliases: dict[str, str] = msgspec.field(default_factory=dict)
    _people: dict[str, Person] = msgspec.field(default_factory=dict)
    _companies: dict[str, str] = msgspec.field(default_factory=dict)

    def key(self, text: str, company: str) -> str:
        """Return the key of the person written ``text`` in a loop of ``company``."""
        return self.resolve(_key_of(text, company))

    def person(self, key: str) -> Person:
        """Return the details of the person under a resolved key."""
        return self._people[key]

    def canonical_name(self, text: str, company: str) -> str:
        """Return the canonical spelling of the person written ``text`` in a loop of ``company``."""
        person = self._people.get(self.key(text, company))
        return str(person) if person else text

    def company(self, key: str) -> str:
        """Return the company of the person's last meeting, or the one that a correction names."""
        return self._companies[key]

    def person_keys(self) -> list[str]:
        """Return the keys of all people, each once, in the order of their first meeting."""
        return [key for key in self._people if key not in self._aliases]

    def resolve(self, key: str) -> str:
        """Return the current key of the person who was once known under ``key``."""
        while key in self._aliases:
            key = self._aliases[key]
        return key

    def reserve(self, text: str, company: str) -> None:
        """Fix the place of a person in the order of people, before their details are learned."""
        self._people.setdefault(self.key(text, company), read_person(text))

    def learn(self, text: str, company: str) -> None:
        """Add the details of one meeting: the latest address, role and company, and the longest name."""
        person = read_person(text)
        key = self.key(text, company)
        known = self._people.get(key, person)
        if known is not person:
            self._people[key] = Person(
                known.name if len(known.name) > len(person.name) else person.name,
                person.email or known.email,
                person.role or known.role,
            )
        self._companies[key] = company

    def alias(self, key: str, other: str) -> bool:
        """Alias ``key`` to ``other``. Return True if that is new."""
        key, other = self.resolve(key), self.resolve(other)
        if key != other:
            self._aliases[key] = other
        return key != other

    def amend(self, amendment: PersonAmended) -> None:
        """Apply a correction of a person; a correction of an unknown person has no effect."""
        key, changes = self.resolve(amendment.person), amendment.changes
        person = self._people.get(key)
        if person is None:
            return
        self._people[key] = msgspec.structs.replace(
            person,
            name=str(changes.get("name") or person.name),
            email=_changed_text(changes, "email", person.email),
            role=_changed_text(changes, "role", person.role),
        )
        self._companies[key] = str(changes.get("company") or self._companies[key])
        if name := changes.get("name"):
            self.alias(Person(str(name)).key(self._companies[key]), key)


def build_directory(meetings: Sequence[Meeting], amendments: Sequence[PersonAmended]) -> Directory:
    """Build the directory from all meetings, in the order in which they took place, and corrections, oldest first."""
    by_first_meeting = list(dict.fromkeys(meetings))
    by_last_meeting = list(dict.fromkeys(reversed(meetings)))[::-1]
    directory = Directory()
    _alias_names_to_addresses(directory, by_first_meeting)
    _alias_amended_keys(directory, amendments)
    for text, company in by_first_meeting:
        directory.reserve(text, company)
    for text, company in by_last_meeting:
        directory.learn(text, company)
    for amendment in amendments:
        directory.amend(amendment)
    if amended := {directory.resolve(amendment.person) for amendment in amendments}:
        _alias_spellings(directory, [meeting for meeting in by_last_meeting if directory.key(*meeting) in amended])
    return directory


def _alias_names_to_addresses(directory: Directory, meetings: Sequence[Meeting]) -> None:
    """Alias a name without an address to the only address that this name has at the company."""
    addresses: dict[str, set[str]] = {}
    for text, company in meetings:
        person = read_person(text)
        if person.email and person.name:
            addresses.setdefault(Person(person.name).key(company), set()).add(_key_of(text, company))
    for name, keys in addresses.items():
        if len(keys) == 1:
            directory.alias(name, keys.pop())


def _alias_amended_keys(directory: Directory, amendments: Sequence[PersonAmended]) -> None:
    for amendment in amendments:
        if same_as := amendment.changes.get("same_as"):
            directory.alias(amendment.person, str(same_as))
        if email := amendment.changes.get("email"):
            directory.alias(str(email).casefold(), amendment.person)


def _alias_spellings(directory: Directory, meetings: Sequence[Meeting]) -> None:
    """Alias the canonical spelling of each person, as loops use it, to the person, at each company of a meeting."""

    def alias_spelling(text: str, company: str) -> bool:
        name = directory.canonical_name(text, company)
        return directory.alias(_key_of(name, company), directory.key(text, company))

    # Joining two people may change the spelling of one of them, so repeat until nothing is new.
    while any(alias_spelling(*meeting) for meeting in meetings):
        pass


def _changed_text(changes: Changes, name: str, default: str | None) -> str | None:
    value = changes.get(name, default)
    return None if value is None else str(value)


@cache
def _parse_line(line: str) -> Person | None:
    match = _PERSON.fullmatch(line.strip())
    if match is None or not (match["name"] or match["email"]):
        return None
    if not match["email"] and _ADDRESS.fullmatch(match["name"]):
        return Person("", match["name"], match["role"])
    return Person(match["name"], match["email"], match["role"])


@cache
def _key_of(text: str, company: str) -> str:
    return read_person(text).key(company)
