"""Redact a journal: replace the names of people and companies with pseudonyms everywhere.

Pseudonyms are numbered in the order in which names were first recorded, so they stay the same in every run, also
after more was recorded.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from feedback_loop.domain.model.events import (
    BUILT_IN_THEMES,
    AnyEvent,
    Applied,
    Cancelled,
    Interviewed,
    PersonAmended,
    owner_id,
    recording_order,
)
from feedback_loop.domain.model.fold import fold
from feedback_loop.domain.model.loop import History, Loop
from feedback_loop.domain.model.people import Person, people_of, read_person
from feedback_loop.domain.privacy.fields import companies_in, people_in, texts_of
from feedback_loop.domain.privacy.names import UNKNOWN_PERSON, NameMatcher
from feedback_loop.domain.text import casefold_key

UNKNOWN_COMPANY = "a company"
"""Stands for a company of no application."""

_DROPPED_FIELDS = ("url", "source_id")
_THEME_FIELDS = ("theme", "themes")
_Meeting = tuple[str, str | None]
"""A company, and a person as written in one of its loops."""


def redact_events(events: Sequence[AnyEvent]) -> list[AnyEvent]:
    """Return the effective events with pseudonyms for people and companies.

    Text without a known name stays as it is.
    """
    history = fold(events)
    pseudonyms = _Pseudonyms(history)
    for company, person in (*_recorded_meetings(events, history), *_folded_meetings(history)):
        pseudonyms.add(company, person)
    pseudonyms.add_other_names(events)
    redacted: dict[str, AnyEvent] = {}
    cancelled = _cancelled_interviews(history)
    for loop in history.loops.values():
        context = {
            pseudonyms.of_company(loop.application.company),
            *(pseudonyms.of_person(loop, text) for text in loop.people()),
        }
        for event in (*loop.events, *cancelled.get(loop.id, ())):
            if event.id not in redacted:
                redacted[event.id] = _Redactor(pseudonyms, loop, context).redact(event)
    return [*redacted.values(), *_current_companies(history, pseudonyms)]


def _cancelled_interviews(history: History) -> Mapping[str, Sequence[Interviewed]]:
    """Return the interviews that did not take place, which a loop does not list, by the id of their loop."""
    cancelled = {event.interview for event in history.events if type(event) is Cancelled}
    interviews: dict[str, list[Interviewed]] = {}
    for event in history.events:
        if type(event) is Interviewed and event.id in cancelled:
            interviews.setdefault(event.application, []).append(event)
    return interviews


def _recorded_meetings(events: Sequence[AnyEvent], history: History) -> Iterator[_Meeting]:
    """Yield every name as first recorded, including those corrected or undone since."""
    in_order = sorted(events, key=recording_order)
    companies = {event.id: event.company for event in in_order if isinstance(event, Applied)}
    for event in in_order:
        loop_id = event.id if isinstance(event, Applied) else getattr(event, "application", None)
        if loop_id not in companies:
            continue
        yield companies[loop_id], None
        loop = history.loops.get(loop_id)
        company = loop.application.company if loop else companies[loop_id]
        for person in (None, *people_of(event)):
            yield company, person


def _folded_meetings(history: History) -> Iterator[_Meeting]:
    for loop in history.loops.values():
        for person in (None, *loop.people()):
            yield loop.application.company, person
    for key in history.people.person_keys():
        yield history.people.company(key), None


@dataclass(slots=True)
class _Pseudonyms:
    """The pseudonym of each company and person."""

    history: History
    names: NameMatcher = field(default_factory=NameMatcher)
    _companies: dict[str, str] = field(default_factory=dict)
    _people: dict[str, str] = field(default_factory=dict)

    def of_company(self, name: str) -> str:
        """Return the pseudonym of a company, a new one if necessary."""
        return self._companies.setdefault(casefold_key(name) or name, f"Company {len(self._companies) + 1}")

    def of_person(self, loop: Loop, text: str) -> str:
        """Return the pseudonym of a person of a loop, a new one if necessary."""
        return self._of_key(self.history.people.key(text, loop.application.company))

    def person(self, key: str) -> Person:
        """Return a person under a pseudonym; the address makes them the same person in every loop."""
        name = self._of_key(key)
        return Person(name, f"{name.lower().replace(' ', '-')}@redacted.example")

    def add(self, company: str, text: str | None) -> None:
        """Add the names of a company, and of a person in one of its loops."""
        self.names.add_company(company, self.of_company(company))
        if text is None:
            return
        pseudonym = self._of_key(self.history.people.key(text, company))
        for spelling in (text, self.history.people.canonical_name(text, company)):
            self._add_person(spelling, pseudonym)
            self._add_host(spelling, company)

    def add_other_names(self, events: Sequence[AnyEvent]) -> None:
        """Add the names that corrections, undone events and events about nothing told the journal."""
        application_ids = {event.id: getattr(event, "application", None) or event.id for event in events}
        for event in events:
            owner = owner_id(event) or event.id
            loop = self.history.applications.get(application_ids.get(owner, owner))
            for name in companies_in(event):
                own = self._companies.get(casefold_key(name) or name)
                current = self.of_company(loop.company) if loop else UNKNOWN_COMPANY
                self.names.add_company(name, own or current)
            for text in people_in(event):
                self._add_person(text, self._known_pseudonym(event, text, loop))

    def _known_pseudonym(self, event: AnyEvent, text: str, loop: Applied | None) -> str:
        """Return the pseudonym of a person, if any loop has that person."""
        people = self.history.people
        key = people.resolve(event.person) if isinstance(event, PersonAmended) else ""
        return self._people.get(key or people.key(text, loop.company if loop else ""), UNKNOWN_PERSON)

    def _add_person(self, text: str, pseudonym: str) -> None:
        person = read_person(text)
        self.names.add_person(person.name, pseudonym)
        if person.email:
            self.names.add_address(person.email, pseudonym)

    def _add_host(self, text: str, company: str) -> None:
        if email := read_person(text).email:
            self.names.add_host(email, self.of_company(company))

    def _of_key(self, key: str) -> str:
        return self._people.setdefault(key, f"Person {len(self._people) + 1}")


@dataclass(frozen=True, slots=True)
class _Redactor:
    """Redaction of the events of one loop; the context is the pseudonyms of its company and people."""

    pseudonyms: _Pseudonyms
    loop: Loop
    context: set[str]

    def redact(self, event: AnyEvent) -> AnyEvent:
        texts = texts_of(event)
        changes: dict[str, Any] = {name: self._redact_field(name, value) for name, value in texts.items()}
        if isinstance(event, Applied):
            changes["company"] = self.pseudonyms.of_company(event.company)
        if getattr(event, "people", ()):
            changes["people"] = tuple(map(self._redact_person, people_of(event)))
        elif people_of(event):
            changes["person"] = self._redact_person(people_of(event)[0])
        return msgspec.structs.replace(event, **changes) if changes else event

    def _redact_field(self, name: str, value: str | tuple[str, ...]) -> str | tuple[str, ...] | None:
        if name in _DROPPED_FIELDS:
            return None
        redact_one = self._redact_theme if name in _THEME_FIELDS else self._redact_text
        return redact_one(value) if isinstance(value, str) else tuple(map(redact_one, value))

    def _redact_text(self, text: str) -> str:
        return self.pseudonyms.names.pseudonymize(text, self.context)

    def _redact_theme(self, theme: str) -> str:
        # Rules depend on the names of the built-in themes, which identify nobody.
        return theme if theme in BUILT_IN_THEMES else self._redact_text(theme).lower().replace(" ", "-")

    def _redact_person(self, text: str) -> str:
        person = self.pseudonyms.person(self.pseudonyms.history.people.key(text, self.loop.application.company))
        role = read_person(text).role
        return str(Person(person.name, person.email, self._redact_text(role) if role else None))


def _current_companies(history: History, pseudonyms: _Pseudonyms) -> Iterator[AnyEvent]:
    """Yield corrections that set everybody's current company, as corrections in the journal may have done."""
    for number, key in enumerate(history.people.person_keys()):
        changes: dict[str, Any] = {"company": pseudonyms.of_company(history.people.company(key))}
        person = pseudonyms.person(key).key("")
        yield PersonAmended(id=f"redacted-{number}", batch="redacted", on=dt.date.min, person=person, changes=changes)
