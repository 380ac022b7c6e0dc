"""Plan an erasure: which records to delete, and which to rewrite without a person.

A loop is deleted with everything that refers to it. For a person, the corrections of their data are deleted; every
other record that names them is rewritten under a new id, without the name and address, and without the text if it
quotes them. Corrections of such a record are applied to it and deleted, since they may contain the name too. Undone
records that name the person are deleted.
"""

import datetime as dt
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, Protocol, TypeGuard

import msgspec

from feedback_loop.domain.model.events import (
    Amended,
    AnyEvent,
    Applied,
    Forgotten,
    Heard,
    Joined,
    LoopEvent,
    PersonAmended,
    Recorded,
    Retracted,
    owner_id,
    references,
)
from feedback_loop.domain.model.fold import effective_events
from feedback_loop.domain.model.message_ids import MAIL_SOURCE
from feedback_loop.domain.model.people import Directory, Person, people_of, read_person
from feedback_loop.domain.privacy.digests import digest_names
from feedback_loop.domain.privacy.fields import companies_in, people_in, texts_of
from feedback_loop.domain.privacy.names import UNKNOWN_PERSON, NameMatcher
from feedback_loop.domain.privacy.quotations import Quotations
from feedback_loop.domain.rules.overview import Overview
from feedback_loop.domain.text import casefold_key

FORGOTTEN_TEXT = "(forgotten)"
"""Stands for the words of a person who was erased."""

_COMPANY = "the company"
_OTHER_PERSON = "somebody else"
_MAX_SHORT_WORD = 2
_MIN_QUOTE_LENGTH = 12
"""Shorter texts may be anybody's words."""

_Value = str | int | list[str] | None


@dataclass(frozen=True, slots=True)
class ErasurePlan:
    """The records to delete and to rewrite.

    Attributes:
        deleted: Records to delete, in the order of the journal.
        rewritten: Records to rewrite, each with its replacement.
        mentions: Records that stay although their text names the company of a deleted loop.
        names: Names and addresses of the person; empty for a loop.
    """

    deleted: Sequence[AnyEvent] = ()
    rewritten: Sequence[tuple[AnyEvent, AnyEvent]] = ()
    mentions: Sequence[AnyEvent] = ()
    names: Collection[str] = ()

    @property
    def is_empty(self) -> bool:
        """True if there is nothing to erase."""
        return not (self.deleted or self.rewritten)

    def events(self, today: dt.date, key: str) -> list[AnyEvent]:
        """Return the events to record: the tombstone, with digests of the names under a key, and the rewritten records.

        The tombstone is how other machines learn what to remove, also from records that this one has not seen.
        """
        new_ids = {old.id: new.id for old, new in self.rewritten}
        ids = (*(event.id for event in self.deleted), *new_ids)
        digests = digest_names(key, self.names)
        tombstone = Forgotten(ids=ids, anew=new_ids, key=key if digests else None, digests=digests, on=today)
        return [tombstone, *(new for _, new in self.rewritten)]


def plan_event_erasure(overview: Overview, id_: str) -> ErasurePlan:
    """Plan to erase an event with everything that refers to it; for an application, the whole loop.

    That includes the applications that were joined to it.
    """
    joined = (other for other, kept in overview.history.joined.items() if kept == id_)
    deleted_ids = {deleted for part in (id_, *joined) for deleted in _with_dependents(overview.events, part)}
    remaining = [event for event in overview.events if event.id not in deleted_ids]
    deleted_ids |= _corrections_of_missing_people(overview, remaining)
    deleted = [event for event in overview.events if event.id in deleted_ids]
    companies = _missing_companies(deleted, remaining)
    kept = (event for event in effective_events(remaining) if event.id not in deleted_ids)
    return ErasurePlan(deleted, mentions=[event for event in kept if _mentions_company(event, companies)])


def plan_person_erasure(overview: Overview, key: str, new_id: Callable[[], str]) -> ErasurePlan:
    """Plan to erase the person under ``key`` from every record; ``new_id`` generates the ids of rewritten ones."""
    return plan_erasure(overview, _KnownPerson(overview.history.people, key), new_id)


class Subject(Protocol):
    """The person whom an erasure is about."""

    @property
    def names(self) -> Collection[str]:
        """Names and addresses that are known beforehand."""

    def is_person(self, text: str, company: str) -> bool:
        """Return True if the person written ``text`` in a loop of ``company`` is meant."""

    def has_key(self, key: str) -> bool:
        """Return True if the key of a person means the same one."""


class _KnownPerson:
    """A person of the directory."""

    names: Collection[str] = ()

    def __init__(self, people: Directory, key: str) -> None:
        self._people = people
        self._key = people.resolve(key)

    def is_person(self, text: str, company: str) -> bool:
        return self._people.key(text, company) == self._key

    def has_key(self, key: str) -> bool:
        return self._people.resolve(key) == self._key


class NamedPerson:
    """Whoever has one of some names and addresses, or, ``by_parts``, a name with one of them in it."""

    def __init__(self, names: Iterable[str], *, by_parts: bool = False) -> None:
        self.names = tuple(names)
        self._keys = {casefold_key(name) for name in self.names if "@" not in name}
        self._addresses = {name.strip().casefold() for name in self.names if "@" in name}
        self._by_parts = by_parts

    def is_person(self, text: str, company: str) -> bool:  # noqa: ARG002  # a name is the same at any company
        """Return True if a person has one of the names or addresses."""
        person = read_person(text)
        return self._is_name(casefold_key(person.name)) or self._is_address(person.email or "")

    def has_key(self, key: str) -> bool:
        """Return True if the key is one of the addresses, or one of the names at some company."""
        name, at, _ = key.partition(" @ ")
        return self._is_name(name) if at else self._is_address(key)

    def _is_name(self, key: str) -> bool:
        return key in self._keys or (self._by_parts and not self._keys.isdisjoint(key.split()))

    def _is_address(self, address: str) -> bool:
        return address.casefold() in self._addresses or ("@" in address and self._is_name(_local_words(address)))


def _local_words(address: str) -> str:
    """Return the words of an address before its @, as a name."""
    return casefold_key(address.partition("@")[0])


def plan_erasure(
    overview: Overview, subject: Subject, new_id: Callable[[], str], among: Container[str] | None = None
) -> ErasurePlan:
    """Plan to erase a person from every record, or from those ``among`` some ids."""
    eraser = _PersonEraser(overview, subject)
    effective = {event.id: event for event in effective_events(overview.events)}
    amendments: dict[str, list[Amended]] = {}
    for event in overview.events:
        if isinstance(event, Amended):
            amendments.setdefault(event.target, []).append(event)
    deleted: set[str] = set()
    rewritten: list[tuple[AnyEvent, AnyEvent]] = []
    for event in overview.events:
        if isinstance(event, Forgotten | Retracted | Amended):
            continue
        current = effective.get(event.id, event)
        own = amendments.pop(event.id, [])
        versions = [event, *([current] if current is not event else []), *own]
        is_concerned = among is None or any(version.id in among for version in (event, *own))
        if not (is_concerned and any(map(eraser.is_mentioned_in, versions))):
            continue
        deleted.update(amendment.id for amendment in own)
        if event.id not in effective or eraser.is_correction_of(event) or eraser.is_obsolete(event):
            deleted.add(event.id)
        else:
            rewritten.append((event, eraser.remove_from(current, new_id())))
    orphans = (amendment for rest in amendments.values() for amendment in rest)
    concerned = (orphan for orphan in orphans if among is None or orphan.id in among)
    deleted.update(orphan.id for orphan in concerned if eraser.is_mentioned_in(orphan))
    return ErasurePlan([event for event in overview.events if event.id in deleted], rewritten, names=eraser.names)


class _PersonEraser:
    """One person of the journal, with all names and addresses, and how to remove them from an event."""

    def __init__(self, overview: Overview, subject: Subject) -> None:
        self._people = overview.history.people
        self._subject = subject
        self._known_keys = frozenset(self._people.person_keys())
        self._loop_ids = {event.id: loop.id for loop in overview.history.loops.values() for event in loop.events}
        self._loop_ids |= overview.history.joined  # whose own records a loop holds as merged into its application
        self._companies = {event.id: event.company for event in overview.events if isinstance(event, Applied)}
        self._companies |= {loop.id: loop.application.company for loop in overview.history.loops.values()}
        self._spellings = {
            event.id: self._spellings_in(event) for event in overview.events if not isinstance(event, PersonAmended)
        }
        names = {*subject.names, *self._collect_names(overview)}
        self.names = sorted(names.union(self._collect_former_names(overview, names)))
        self._matcher = NameMatcher()
        self._full_names = NameMatcher()
        self._contexts = self._add_names(overview)
        self._quotes = Quotations(self._collect_quotes(overview), _MIN_QUOTE_LENGTH)

    def is_correction_of(self, event: AnyEvent) -> bool:
        """Return True if an event does nothing but correct the person's data."""
        return isinstance(event, PersonAmended) and self._subject.has_key(event.person)

    def is_mentioned_in(self, event: AnyEvent) -> bool:
        """Return True if an event names or quotes the person."""
        if self.is_correction_of(event) or self.is_obsolete(event) or self._changed_fields(event):
            return True
        return isinstance(event, Amended) and bool(self._spellings[event.id])

    def is_obsolete(self, event: AnyEvent) -> bool:
        """Return True if an event corrects somebody of the person's name whom no loop has."""
        if not isinstance(event, PersonAmended) or self._people.resolve(event.person) in self._known_keys:
            return False
        return self._matcher.mentions(event.person, UNKNOWN_PERSON)

    def remove_from(self, event: AnyEvent, id_: str) -> AnyEvent:
        """Return the event without the person, under a new id."""
        return msgspec.structs.replace(event, id=id_, **self._changed_fields(event))

    def _collect_names(self, overview: Overview) -> Iterator[str]:
        for texts in self._spellings.values():
            for person in map(read_person, texts):
                yield from filter(None, (person.name, person.email))
        for event in overview.events:
            if isinstance(event, PersonAmended) and self.is_correction_of(event):
                yield from (*as_list(event.changes.get("name")), *as_list(event.changes.get("email")))
                yield from (key for key in (event.person, event.changes.get("same_as")) if _is_address(key))

    def _collect_former_names(self, overview: Overview, names: Collection[str]) -> Iterator[str]:
        """Yield names that share a word with the person's, and that only corrected or undone events give."""
        words = _long_words(names)
        for event in overview.events:
            company = self._companies.get(self._loop_id(event) or "", "")
            for text in people_in(event):
                person = read_person(text)
                if self._people.key(text, company) not in self._known_keys and words & _long_words([person.name]):
                    yield from filter(None, (person.name, person.email))

    def _spellings_in(self, event: AnyEvent) -> list[str]:
        """Return each spelling of the person in the event's fields for people."""
        texts = people_of(event)
        if isinstance(event, Amended):
            texts = tuple(text for name in ("people", "person") for text in as_list(event.changes.get(name)))
        return [text for text in texts if self._is_person(text, event)]

    def _is_person(self, text: str, event: AnyEvent) -> bool:
        company = self._companies.get(self._loop_id(event) or "", "")
        return self._subject.is_person(text, company)

    def _loop_id(self, event: AnyEvent) -> str | None:
        own = event.application if isinstance(event, LoopEvent) else event.id
        target = event.target if isinstance(event, Amended) else own
        return self._loop_ids.get(event.id) or self._loop_ids.get(target, target)

    def _add_names(self, overview: Overview) -> dict[str, set[str]]:
        """Add the person's names to the matcher, and the names of others that share a word with them.

        Return the pseudonyms that a name in each loop may mean, by the loop's id.
        """
        for name in self.names:
            add = self._matcher.add_address if _is_address(name) else self._matcher.add_person
            add(name, UNKNOWN_PERSON)
            self._full_names.add_full_name(name, UNKNOWN_PERSON)
        words = {word for name in self.names for word in casefold_key(name).split()}
        contexts: dict[str, set[str]] = {}
        for loop in overview.history.loops.values():
            company = loop.application.company
            context = {UNKNOWN_PERSON} if any(self._spellings.get(event.id) for event in loop.events) else set()
            others = [read_person(text) for text in loop.people() if not self._subject.is_person(text, company)]
            namesakes = [person for person in others if words.intersection(casefold_key(str(person)).split())]
            for person in namesakes:
                self._add_namesake(person, words)
            company_shares_a_word = bool(words.intersection(casefold_key(company).split()))
            if company_shares_a_word:
                self._matcher.add_company(company, _OTHER_PERSON)
            contexts[loop.id] = context | ({_OTHER_PERSON} if namesakes or company_shares_a_word else set())
        return contexts

    def _add_namesake(self, person: Person, words: set[str]) -> None:
        self._matcher.add_person(person.name, _OTHER_PERSON)
        if casefold_key(person.name) in words:
            # Somebody known by a first name alone has no better claim to it.
            self._matcher.add_person(person.name, UNKNOWN_PERSON)
        if person.email:
            self._matcher.add_address(person.email, _OTHER_PERSON)

    def _collect_quotes(self, overview: Overview) -> Iterator[str]:
        """Yield every version of the person's words that is long enough to recognise elsewhere."""
        effective = {event.id: event for event in effective_events(overview.events)}
        for event in overview.events:
            target = event.target if isinstance(event, Amended) else event.id
            text = event.changes.get("text") if isinstance(event, Amended) else getattr(event, "text", None)
            current = effective.get(target, event)
            is_quote = isinstance(current, Recorded | Heard) and self._spellings_in(current)
            if is_quote and isinstance(text, str) and len(text) >= _MIN_QUOTE_LENGTH:
                yield text

    def _changed_fields(self, event: AnyEvent) -> dict[str, Any]:
        """Return the fields of an event that name or quote the person, with their new values."""
        fields: dict[str, Any] = {name: self._erase_texts(event, value) for name, value in texts_of(event).items()}
        if isinstance(event, Amended | PersonAmended):
            fields["changes"] = {name: self._erase_value(event, value) for name, value in event.changes.items()}
        if isinstance(event, Applied):
            fields["company"] = self._erase_full_name(event.company)
        if people := getattr(event, "people", ()):
            fields["people"] = tuple(self._erase_people(event, people))
        elif isinstance(event, LoopEvent) and (person := getattr(event, "person", None)):
            fields["person"] = self._erase_person(event, person)
            if fields["person"] is None and isinstance(event, Recorded | Heard) and event.text:
                fields["text"] = FORGOTTEN_TEXT
        if self._spellings.get(event.id) and (event.source_id or "").startswith(MAIL_SOURCE):
            fields["source_id"] = None  # the Message-ID of a mail from or to the person
        return {name: value for name, value in fields.items() if value != getattr(event, name)}

    def _erase_texts(self, event: AnyEvent, value: str | tuple[str, ...]) -> str | tuple[str, ...]:
        if isinstance(value, str):
            return self._erase_text(event, value)
        return tuple(self._erase_text(event, text) for text in value)

    def _erase_full_name(self, company: str) -> str:
        """Return the name of a company without the person; a company may share one name of theirs."""
        return self._full_names.pseudonymize(company, only=UNKNOWN_PERSON)

    def _erase_value(self, event: AnyEvent, value: _Value) -> _Value:
        if isinstance(value, list):
            return self._erase_people(event, value)
        return self._erase_text(event, value) if isinstance(value, str) else value

    def _erase_people(self, event: AnyEvent, people: Iterable[str]) -> list[str]:
        erased = (self._erase_person(event, text) for text in people)
        return [text for text in erased if text is not None]

    def _erase_person(self, event: AnyEvent, text: str) -> str | None:
        """Return a person or theme without the erased person, or None if it is that person."""
        return None if self._is_person(text, event) else self._erase_text(event, text, is_own_name=True)

    def _erase_text(self, event: AnyEvent, text: str, *, is_own_name: bool = False) -> str:
        text = self._quotes.replace(text, FORGOTTEN_TEXT)
        # The name of another person in a field for people is that person's own.
        context = {_OTHER_PERSON} if is_own_name else self._contexts.get(self._loop_id(event) or "", set())
        return self._matcher.pseudonymize(text, context, only=UNKNOWN_PERSON)


def as_list(value: _Value) -> list[str]:
    """Return the texts in the value of a correction."""
    return [value] if isinstance(value, str) else list(value) if isinstance(value, list) else []


def _long_words(names: Iterable[str]) -> set[str]:
    texts = (name.partition("@")[0] for name in names)
    return {word for text in texts for word in casefold_key(text).split() if len(word) > _MAX_SHORT_WORD}


def _is_address(key: _Value) -> TypeGuard[str]:
    return isinstance(key, str) and "@" in key and " @ " not in key


@dataclass(slots=True)
class _Reference:
    """Events that refer to some ids; they go when none of these is left."""

    remaining: set[str]
    dependents: list[str] = field(default_factory=list)


def _with_dependents(events: Sequence[AnyEvent], id_: str) -> set[str]:
    """Return the ids of an event and of everything that refers to nothing else."""
    references_to = _references_by_id(events)
    deleted, pending = {id_}, [id_]
    while pending:
        current = pending.pop()
        for reference in references_to.get(current, ()):
            reference.remaining.discard(current)
            if not reference.remaining:
                new = [dependent for dependent in reference.dependents if dependent not in deleted]
                deleted.update(new)
                pending += new
                reference.dependents.clear()
    return deleted


def _references_by_id(events: Sequence[AnyEvent]) -> Mapping[str, Sequence[_Reference]]:
    """Return the references to each id; one that many events share, such as that to a batch, is kept once."""
    batches: dict[str, set[str]] = {}
    for event in events:
        batches.setdefault(event.batch, set()).add(event.id)
    effective = {event.id: event for event in effective_events(events)}
    shared: dict[frozenset[str] | str, list[_Reference]] = {}
    for event in events:
        versions = (event,) if effective.get(event.id, event) is event else (event, effective[event.id])
        for version in versions:
            for key in _keys_of_references(version):
                if key not in shared:
                    groups = (
                        [{key}, *([set(batches[key])] if key in batches else [])] if isinstance(key, str) else [key]
                    )
                    shared[key] = [_Reference(set(group)) for group in groups]
                for reference in shared[key]:
                    reference.dependents.append(version.id)
    by_id: dict[str, list[_Reference]] = {}
    for reference in chain.from_iterable(shared.values()):
        for id_ in reference.remaining:
            by_id.setdefault(id_, []).append(reference)
    return by_id


def _keys_of_references(event: AnyEvent) -> list[frozenset[str] | str]:
    """Return the ids of which one has to stay for an event to stay; a join needs both of its applications."""
    if isinstance(event, Joined):
        return [event.application, event.into]
    key = owner_id(event) or frozenset(references(event))
    return [key] if key else []


def _corrections_of_missing_people(overview: Overview, remaining: Iterable[AnyEvent]) -> set[str]:
    """Return the ids of the corrections of people whom no remaining event names."""
    people, remaining_ids = overview.history.people, {event.id for event in remaining}
    named = {
        people.key(text, loop.application.company)
        for loop in overview.history.loops.values()
        for event in loop.events
        if event.id in remaining_ids
        for text in people_of(event)
    }
    corrections = [event for event in overview.events if isinstance(event, PersonAmended)]
    return {event.id for event in corrections if people.resolve(event.person) not in named}


def _missing_companies(deleted: Iterable[AnyEvent], remaining: Iterable[AnyEvent]) -> NameMatcher:
    """Return the names, also former ones, of the companies that no remaining loop has."""
    names = NameMatcher()
    others = {casefold_key(company) for event in remaining for company in companies_in(event)}
    for company in dict.fromkeys(company for event in deleted for company in companies_in(event)):
        if casefold_key(company) not in others:
            names.add_company(company, _COMPANY)
    return names


def _mentions_company(event: AnyEvent, names: NameMatcher) -> bool:
    values = (*texts_of(event).values(), people_of(event))
    texts = (text for value in values for text in ([value] if isinstance(value, str) else value))
    return any(names.mentions(text, _COMPANY) for text in texts)
