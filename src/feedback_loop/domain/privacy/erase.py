"""Plan an erasure: which records to delete, and which to rewrite without a person.

A loop is deleted with everything that refers to it. For a person, the corrections of their data are deleted; every
other record that names them is rewritten under a new id, without the name and address, and without the text if it
quotes them. Corrections of such a record are applied to it and deleted, since they may contain the name too. Undone
records that name the person are deleted.
"""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeGuard

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
    ThemeRenamed,
    owner_id,
    references,
)
from feedback_loop.domain.model.fold import effective_events
from feedback_loop.domain.model.people import Person, people_of, read_person
from feedback_loop.domain.privacy.names import UNKNOWN_PERSON, NameMatcher
from feedback_loop.domain.rules.overview import Overview
from feedback_loop.domain.text import casefold_key

FORGOTTEN_TEXT = "(forgotten)"
"""Stands for the words of a person who was erased."""

_TEXT_FIELDS = (
    *("text", "note", "role", "source", "location", "round"),
    *("via", "reason", "evidence", "measure", "url", "source_id", "theme"),
)
_COMPANY = "the company"
_OTHER_PERSON = "somebody else"
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

    def events(self, today: dt.date) -> list[AnyEvent]:
        """Return the events to record: the tombstone and the rewritten records."""
        new_ids = {old.id: new.id for old, new in self.rewritten}
        ids = (*(event.id for event in self.deleted), *new_ids)
        return [Forgotten(ids=ids, anew=new_ids, on=today), *(new for _, new in self.rewritten)]


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
    eraser = _PersonEraser(overview, key)
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
        if not any(map(eraser.is_mentioned_in, versions)):
            continue
        deleted.update(amendment.id for amendment in own)
        if event.id not in effective or eraser.is_correction_of(event):
            deleted.add(event.id)
        else:
            rewritten.append((event, eraser.remove_from(current, new_id())))
    orphans = (amendment for rest in amendments.values() for amendment in rest)
    deleted.update(orphan.id for orphan in orphans if eraser.is_mentioned_in(orphan))
    return ErasurePlan([event for event in overview.events if event.id in deleted], rewritten, names=eraser.names)


class _PersonEraser:
    """One person of the journal, with all names and addresses, and how to remove them from an event."""

    def __init__(self, overview: Overview, key: str) -> None:
        self._people = overview.history.people
        self._key = self._people.resolve(key)
        self._loop_ids = {event.id: loop.id for loop in overview.history.loops.values() for event in loop.events}
        self._companies = {event.id: event.company for event in overview.events if isinstance(event, Applied)}
        self._companies |= {loop.id: loop.application.company for loop in overview.history.loops.values()}
        self._spellings = {
            event.id: self._spellings_in(event) for event in overview.events if not isinstance(event, PersonAmended)
        }
        self.names = sorted(set(self._collect_names(overview)))
        self._matcher = NameMatcher()
        self._contexts = self._add_names(overview)
        self._quotes = sorted(set(self._collect_quotes(overview)), key=len, reverse=True)

    def is_correction_of(self, event: AnyEvent) -> bool:
        """Return True if an event does nothing but correct the person's data."""
        return isinstance(event, PersonAmended) and self._people.resolve(event.person) == self._key

    def is_mentioned_in(self, event: AnyEvent) -> bool:
        """Return True if an event names or quotes the person."""
        return self.is_correction_of(event) or self._changed_fields(event) != {}

    def remove_from(self, event: AnyEvent, id_: str) -> AnyEvent:
        """Return the event without the person, under a new id."""
        return msgspec.structs.replace(event, id=id_, **self._changed_fields(event))

    def _collect_names(self, overview: Overview) -> Iterator[str]:
        for texts in self._spellings.values():
            for person in map(read_person, texts):
                yield from filter(None, (person.name, person.email))
        for event in overview.events:
            if isinstance(event, PersonAmended) and self.is_correction_of(event):
                yield from (*_as_list(event.changes.get("name")), *_as_list(event.changes.get("email")))
                yield from (key for key in (event.person, event.changes.get("same_as")) if _is_address(key))

    def _spellings_in(self, event: AnyEvent) -> list[str]:
        """Return each spelling of the person in the event's fields for people."""
        texts = people_of(event)
        if isinstance(event, Amended):
            texts = tuple(text for name in ("people", "person") for text in _as_list(event.changes.get(name)))
        return [text for text in texts if self._is_person(text, event)]

    def _is_person(self, text: str, event: AnyEvent) -> bool:
        company = self._companies.get(self._loop_id(event) or "", "")
        return self._people.key(text, company) == self._key

    def _loop_id(self, event: AnyEvent) -> str | None:
        own = event.application if isinstance(event, LoopEvent) else event.id
        target = event.target if isinstance(event, Amended) else own
        return self._loop_ids.get(event.id) or self._loop_ids.get(target, target)

    def _add_names(self, overview: Overview) -> dict[str, set[str]]:
        """Add the person's names to the matcher, and the names of others that share a word with them.

        Return the pseudonyms that a name in each loop may mean, by the loop's id.
        """
        for name in self.names:
            add = self._matcher.add_address if "@" in name else self._matcher.add_person
            add(name, UNKNOWN_PERSON)
        words = {word for name in self.names for word in casefold_key(name).split()}
        contexts: dict[str, set[str]] = {}
        for loop in overview.history.loops.values():
            company = loop.application.company
            context = {UNKNOWN_PERSON} if any(self._spellings.get(event.id) for event in loop.events) else set()
            others = [read_person(text) for text in loop.people() if self._people.key(text, company) != self._key]
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
        self._matcher.add_address(person.email or person.name, _OTHER_PERSON)

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
        if isinstance(event, Amended | PersonAmended):
            changes = {name: self._erase_value(event, value) for name, value in event.changes.items()}
            names_person = isinstance(event, Amended) and self._spellings.get(event.id)
            return {"changes": changes} if names_person or changes != event.changes else {}
        texts = _texts_by_field(event)
        fields: dict[str, Any] = {name: self._erase_text(event, value) for name, value in texts.items()}
        for name in ("themes", "people"):
            fields[name] = tuple(self._erase_people(event, getattr(event, name, ())))
        if person := getattr(event, "person", None):
            fields["person"] = self._erase_person(event, person)
            if fields["person"] is None and isinstance(event, Recorded | Heard) and event.text:
                fields["text"] = FORGOTTEN_TEXT
        return {name: value for name, value in fields.items() if value != getattr(event, name, value)}

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
        for quote in self._quotes:
            text = text.replace(quote, FORGOTTEN_TEXT)
        # The name of another person in a field for people is that person's own.
        context = {_OTHER_PERSON} if is_own_name else self._contexts.get(self._loop_id(event) or "", set())
        text = self._matcher.pseudonymize(text, context, only=UNKNOWN_PERSON)
        if not self._still_identifies(text):
            return text
        return " ".join("[link]" if self._still_identifies(word) else word for word in text.split(" "))

    def _still_identifies(self, text: str) -> bool:
        """Return True if a text still contains a full name or an address, for example within a link."""
        without_spaces = casefold_key(text).replace(" ", "")
        return any(
            name.casefold() in text.casefold()
            if "@" in name
            else len(name.split()) > 1 and casefold_key(name).replace(" ", "") in without_spaces
            for name in self.names
        )


def _texts_by_field(event: AnyEvent) -> Mapping[str, str]:
    names = ("old", "new") if isinstance(event, ThemeRenamed) else _TEXT_FIELDS
    return {name: value for name in names if isinstance(value := getattr(event, name, None), str)}


def _as_list(value: _Value) -> list[str]:
    return [value] if isinstance(value, str) else list(value) if isinstance(value, list) else []


def _is_address(key: _Value) -> TypeGuard[str]:
    return isinstance(key, str) and "@" in key and " @ " not in key


def _with_dependents(events: Sequence[AnyEvent], id_: str) -> set[str]:
    """Return the ids of an event and of everything that refers to nothing else."""
    deleted, effective = {id_}, {event.id: event for event in effective_events(events)}
    batches: dict[str, set[str]] = {}
    for event in events:
        batches.setdefault(event.batch, set()).add(event.id)
    while True:
        remaining = [event for event in events if event.id not in deleted]
        versions = [version for event in remaining for version in (event, effective.get(event.id, event))]
        dependents = {version.id for version in versions if _depends_on(version, deleted, batches)}
        if not dependents:
            return deleted
        deleted |= dependents


def _depends_on(event: AnyEvent, deleted: set[str], batches: dict[str, set[str]]) -> bool:
    """Return True if everything that an event refers to is deleted, or one of two joined applications."""
    if type(event) is Joined and event.into in deleted:
        return True
    if owner := owner_id(event):
        return owner in deleted or batches.get(owner, {""}) <= deleted
    ids = references(event)
    return bool(ids) and deleted.issuperset(ids)


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
    """Return the names of the companies that no remaining loop has."""
    names, others = NameMatcher(), {event.company for event in remaining if isinstance(event, Applied)}
    for event in deleted:
        if isinstance(event, Applied) and event.company not in others:
            names.add_company(event.company, _COMPANY)
    return names


def _mentions_company(event: AnyEvent, names: NameMatcher) -> bool:
    texts = [*_texts_by_field(event).values(), *getattr(event, "themes", ())]
    return any(names.pseudonymize(text, only=_COMPANY) != text for text in texts)
