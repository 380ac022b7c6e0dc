"""People: parsing and names, and the directory of everybody in the journal."""

import shlex
from collections.abc import Sequence
from enum import IntEnum
from functools import cache

import msgspec

from feedback_loop.domain.model.events import KINDS, AnyEvent, Changes, PersonAmended
from feedback_loop.domain.text import ADDRESS, casefold_key, clean_line, name_key, split_address, split_role

_UNUSUAL = frozenset("\",;:[]()@?=\u201c\u201e\u00ab\u2018'")
"""Characters in a name that only the parser of all usual forms can read."""
_RECRUITER_WORDS = ("recruit", "talent", "sourcer")
_REFERRER_WORDS = ("refer", "friend")
_AGENT_WORDS = ("agency", "agent", "headhunter", "staffing")
_KINDS_WITH_PEOPLE = frozenset(kind for kind in KINDS if "people" in kind.__struct_fields__)
_KINDS_WITH_PERSON = frozenset(kind for kind in KINDS if "person" in kind.__struct_fields__) - {PersonAmended}

Meeting = tuple[str, str]
"""A person as written, and the company of the loop."""


class Person(msgspec.Struct, frozen=True):
    """One person as written: a name or an address, and perhaps a role ("recruiter").

    Attributes:
        greeting: the form of address that the user chose, which only a correction of the person has.
    """

    name: str
    email: str | None = None
    role: str | None = None
    greeting: str | None = None

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
        return f"{casefold_key(self.name) or self.name} @ {name_key(company)}"


def parse_person(text: str, company: str | None = None) -> Person:
    """Parse a person as typed or copied from a mail program; ``company`` after a comma is not part of the name."""
    line = clean_line(text, "person")
    person = _parse_line(line)
    if person and _is_plain(person):
        return person
    from feedback_loop.domain.model.typed_people import parse_forms  # noqa: PLC0415  # most names are plain

    return Person(*parse_forms(line, company))


def _is_plain(person: Person) -> bool:
    """Return True if a person was typed in the form in which the journal writes people, and no other one fits."""
    email = (person.email or "").replace("@", "", 1)
    return bool(person.name or not person.role) and _UNUSUAL.isdisjoint(f"{person.name}{email}")


def read_person(text: str) -> Person:
    """Return a person from the journal; text in any other form is taken as a name."""
    return _parse_line(text) or Person(name=text)


class MatchRank(IntEnum):
    """Degrees to which a typed text fits a person, the best first."""

    EXACT = 0
    WORDS = 1
    BEGINNING = 2
    PART = 3
    ADDRESS = 4


def match_rank(person: Person, query: str) -> MatchRank | None:
    """Return how well ``query`` fits the person's name or address; None if it is part of neither."""
    wanted, name, email = casefold_key(query), casefold_key(person.name), casefold_key(person.email or "")
    if not wanted:
        return None
    fits = (wanted in (name, email), f" {wanted} " in f" {name} ", f" {wanted}" in f" {name}", wanted in name)
    return next((rank for rank, does_fit in zip(MatchRank, (*fits, wanted in email), strict=True) if does_fit), None)


def matches(person: Person, query: str, *, by_address: bool = True) -> bool:
    """Return True if ``query`` is any part of the person's name or address."""
    wanted = casefold_key(query)
    if not wanted:
        return False
    return wanted in casefold_key(person.name) or (by_address and wanted in casefold_key(person.email or ""))


def full_name(person: Person, company: str) -> str:
    """Return what tells a person from namesakes: the address, else the name with the company."""
    return person.email or f"{person.name}, {company}"


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

    def details(self, text: str, company: str) -> Person:
        """Return the details of the person written ``text`` in a loop of ``company``, who may not be in the journal."""
        return self._people.get(self.key(text, company)) or read_person(text)

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

    def reserve(self, key: str, person: Person) -> None:
        """Fix the place of a person in the order of people, before their details are learned."""
        self._people.setdefault(key, person)

    def learn(self, key: str, person: Person, company: str) -> None:
        """Add the details of one meeting: the latest address, role and company, and the longest name."""
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
            greeting=_changed_text(changes, "greeting", person.greeting),
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
    if amendments:
        _alias_old_keys(directory, by_first_meeting, amendments)
    keys = {meeting: directory.key(*meeting) for meeting in by_first_meeting}
    for meeting, key in keys.items():
        directory.reserve(key, read_person(meeting[0]))
    for meeting in by_last_meeting:
        directory.learn(keys[meeting], read_person(meeting[0]), meeting[1])
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


def _alias_old_keys(directory: Directory, meetings: Sequence[Meeting], amendments: Sequence[PersonAmended]) -> None:
    """Alias the keys of older corrections, which left symbols of the company out, to the people whom they meant."""
    amended = {key for event in amendments for key in (event.person, event.changes.get("same_as"))}
    unknown = amended - {None} - {_key_of(text, company) for text, company in meetings}
    for text, company in meetings if unknown else ():
        name = read_person(text).name
        old_key = f"{casefold_key(name) or name} @ {casefold_key(company)}"
        if old_key in unknown:
            directory.alias(old_key, _key_of(text, company))


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
    # From the end, as one pattern for all of it would take a time that grows with the cube of the length.
    line, role = split_role(line.strip())
    name, email = split_address(line)
    if not (name or email) or "<" in name or ">" in name:
        return None
    if not email and ADDRESS.fullmatch(name):
        return Person("", name, role)
    return Person(name, email, role)


@cache
def _key_of(text: str, company: str) -> str:
    return read_person(text).key(company)
