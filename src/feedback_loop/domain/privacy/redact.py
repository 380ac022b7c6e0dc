"""Redact a journal: pseudonyms for people and companies everywhere.

A pseudonym is a number in the order in which names were first recorded, so that it is the same everywhere, in every
run, and after more was recorded.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import msgspec

from feedback_loop.domain.model.events import BUILT_IN_THEMES, AnyEvent, Applied, PersonAmended
from feedback_loop.domain.model.fold import fold
from feedback_loop.domain.model.loop import History, Loop
from feedback_loop.domain.model.people import Person, people_of, read_person
from feedback_loop.domain.privacy.names import NameMatcher
from feedback_loop.domain.text import casefold_key

_DROPPED = ("url", "source_id")
_NO_TEXT = frozenset(
    {"id", "batch", "company", "person", "people", "theme", "themes", "at", "rule", "feedback", *_DROPPED}
)
"""Fields that names are replaced in as what they are, that only point somewhere, or that are words of the program."""
_TEXT_TYPES = (str, str | None, tuple[str, ...])
_Meeting = tuple[str, str | None]
"""A company, and a person as written in one of its loops."""


def redact_events(events: Sequence[AnyEvent]) -> list[AnyEvent]:
    """Return the events that count, corrections applied, with pseudonyms for people and companies.

    What a text says without one of the known names stays in it.
    """
    book = fold(events)
    pseudonyms = _Pseudonyms(book)
    for company, person in (*_meetings_as_recorded(events, book), *_meetings_as_folded(book)):
        pseudonyms.learn(company, person)
    kept: dict[str, AnyEvent] = {}
    for loop in book.loops.values():
        context = {pseudonyms.company(loop.application.company), *(pseudonyms.name(loop, who) for who in loop.people())}
        for event in loop.events:
            if event.id not in kept:
                kept[event.id] = _Redactor(pseudonyms, loop, context).redact(event)
    return [*kept.values(), *_companies_now(book, pseudonyms)]


def _meetings_as_recorded(events: Sequence[AnyEvent], history: History) -> Iterator[_Meeting]:
    """Return every name as it was first typed in, also what was corrected or taken back since."""
    in_order = sorted(events, key=lambda event: (event.recorded_at, event.id))
    companies = {event.id: event.company for event in in_order if isinstance(event, Applied)}
    for event in in_order:
        home = event.id if isinstance(event, Applied) else getattr(event, "application", None)
        if home in companies:
            yield companies[home], None
            if home in history.loops:
                yield history.loops[home].application.company, None
            for text in people_of(event):
                yield (history.loops[home].application.company if home in history.loops else companies[home]), text


def _meetings_as_folded(history: History) -> Iterator[_Meeting]:
    for loop in history.loops.values():
        yield loop.application.company, None
        for text in loop.people():
            yield loop.application.company, text
    for key in history.people.person_keys():
        yield history.people.company(key), None


@dataclass(slots=True)
class _Pseudonyms:
    """Who goes by which pseudonym."""

    book: History
    names: NameMatcher = field(default_factory=NameMatcher)
    _companies: dict[str, str] = field(default_factory=dict)
    _people: dict[str, str] = field(default_factory=dict)

    def company(self, name: str) -> str:
        """Return the pseudonym of a company; a new one when it has none yet."""
        return self._companies.setdefault(casefold_key(name) or name, f"Company {len(self._companies) + 1}")

    def name(self, loop: Loop, text: str) -> str:
        """Return the pseudonym of a person of a loop."""
        return self._person(self.book.people.key(text, loop.application.company))

    def person(self, key: str) -> Person:
        """Return who stands for a person; the address keeps them one person wherever they are met."""
        name = self._person(key)
        return Person(name, f"{name.lower().replace(' ', '-')}@redacted.example")

    def learn(self, company: str, text: str | None) -> None:
        """Learn the names of a company, and of a person in one of its loops."""
        self.names.add_company(company, self.company(company))
        if text is not None:
            key = self.book.people.key(text, company)
            for person in (read_person(text), read_person(self.book.people.canonical_name(text, company))):
                self.names.add_person(person.name, self._person(key))
                if person.email:
                    self.names.add_address(person.email, self._person(key))

    def _person(self, key: str) -> str:
        return self._people.setdefault(key, f"Person {len(self._people) + 1}")


@dataclass(frozen=True, slots=True)
class _Redactor:
    """What replaces the fields of a loop's events."""

    pseudonyms: _Pseudonyms
    loop: Loop
    here: set[str]

    def redact(self, event: AnyEvent) -> AnyEvent:
        given = _field_values(event, _texts(type(event)))
        changes: dict[str, Any] = {name: self._any_text(value) for name, value in given.items()}
        changes |= dict.fromkeys(_field_values(event, _DROPPED))
        if isinstance(event, Applied):
            changes["company"] = self.pseudonyms.company(event.company)
        if getattr(event, "people", ()):
            changes["people"] = tuple(map(self._person, people_of(event)))
        elif people_of(event):
            changes["person"] = self._person(people_of(event)[0])
        changes |= {name: self._theme(value) for name, value in _field_values(event, ("theme",)).items()}
        changes |= {name: tuple(map(self._theme, value)) for name, value in _field_values(event, ("themes",)).items()}
        return msgspec.structs.replace(event, **changes) if changes else event

    def _any_text(self, value: str | tuple[str, ...]) -> str | tuple[str, ...]:
        return self._text(value) if isinstance(value, str) else tuple(map(self._text, value))

    def _text(self, text: str) -> str:
        return self.pseudonyms.names.pseudonymize(text, self.here)

    def _theme(self, theme: str) -> str:
        # Rules hang on the names of the built-in themes, which name nobody.
        return theme if theme in BUILT_IN_THEMES else self._text(theme).lower().replace(" ", "-")

    def _person(self, text: str) -> str:
        key = self.pseudonyms.book.people.key(text, self.loop.application.company)
        role = read_person(text).role
        alias = self.pseudonyms.person(key)
        return str(Person(alias.name, alias.email, self._text(role) if role else None))


@cache
def _texts(kind: type[AnyEvent]) -> tuple[str, ...]:
    """Return the fields of a kind that hold text; a new one does unless something above says otherwise."""
    fields = msgspec.structs.fields(kind)
    return tuple(one.name for one in fields if one.type in _TEXT_TYPES and one.name not in _NO_TEXT)


def _field_values(event: AnyEvent, names: Sequence[str]) -> Mapping[str, Any]:
    """Return the fields of these names that the event has and that hold something."""
    return {name: value for name in names if (value := getattr(event, name, None))}


def _companies_now(history: History, pseudonyms: _Pseudonyms) -> Iterator[AnyEvent]:
    """Say where everybody is now, which corrections of a person may have said."""
    for number, key in enumerate(history.people.person_keys()):
        changes: dict[str, Any] = {"company": pseudonyms.company(history.people.company(key))}
        who = pseudonyms.person(key).key("")
        yield PersonAmended(id=f"redacted-{number}", batch="redacted", on=dt.date.min, person=who, changes=changes)
