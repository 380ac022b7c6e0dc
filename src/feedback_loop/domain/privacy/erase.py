"""Plan an erasure: which records are deleted, and which are rewritten without a person.

A loop goes with everything that refers to it. Of a person go the corrections of who they are; every other record that
names them is recorded anew under a new id: without the name and address, and where the words are theirs, without the
words. Corrections of such a record are worked into it, for they may hold the name too. What was taken back before and
names the person goes whole.
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
"""What stands for the words of somebody who was forgotten."""

_WRITTEN = "text note role source location round via reason evidence measure url source_id theme"
_TEXTS = tuple(_WRITTEN.split(" "))
_OTHER = "somebody else"
_LONG_ENOUGH = 12
"""Shorter words of theirs are anybody's."""


def texts_of(event: AnyEvent) -> list[str]:
    """Return everything in an event that somebody wrote in their own words."""
    return [*_texts(event).values(), *getattr(event, "themes", ())]


Value = str | int | list[str] | None


class PersonEraser:
    """One person of the journal, by every name and address they go by.

    Attributes:
        names: those names and addresses.
    """

    def __init__(self, overview: Overview, key: str) -> None:
        self._people = overview.history.people
        self._key = self._people.resolve(key)
        self._homes = {event.id: loop.id for loop in overview.history.loops.values() for event in loop.events}
        self._companies = {event.id: event.company for event in overview.events if isinstance(event, Applied)}
        self._companies |= {loop.id: loop.application.company for loop in overview.history.loops.values()}
        self._written = {
            event.id: self._spellings_in(event) for event in overview.events if not isinstance(event, PersonAmended)
        }
        self.names = sorted(set(self._collect_names(overview)))
        self._index = NameMatcher()
        self._near = self._build_index(overview)
        self._words = sorted(set(self._collect_words(overview)), key=len, reverse=True)

    def is_correction_of(self, event: AnyEvent) -> bool:
        """Tell whether an event is nothing but a correction of who they are."""
        return isinstance(event, PersonAmended) and self._people.resolve(event.person) == self._key

    def is_mentioned_in(self, event: AnyEvent) -> bool:
        """Tell whether an event names them, or holds their words."""
        return self.is_correction_of(event) or self._changes(event) != {}

    def remove_from(self, event: AnyEvent, id_: str) -> AnyEvent:
        """Return the event without them, under another id."""
        return msgspec.structs.replace(event, id=id_, **self._changes(event))

    def _collect_names(self, overview: Overview) -> Iterator[str]:
        for texts in self._written.values():
            yield from _names_of(map(read_person, texts))
        for event in overview.events:
            if isinstance(event, PersonAmended) and self.is_correction_of(event):
                yield from _as_list(event.changes.get("name"))
                yield from _as_list(event.changes.get("email"))
                yield from (key for key in (event.person, event.changes.get("same_as")) if _is_address(key))

    def _spellings_in(self, event: AnyEvent) -> list[str]:
        """Return each spelling of them in the fields for people."""
        texts = people_of(event)
        if isinstance(event, Amended):
            texts = tuple(text for name in ("people", "person") for text in _as_list(event.changes.get(name)))
        return [text for text in texts if self._is_person(text, event)]

    def _is_person(self, text: str, event: AnyEvent) -> bool:
        return self._people.key(text, self._company(event)) == self._key

    def _company(self, event: AnyEvent) -> str:
        return self._companies.get(self._loop_id(event) or "", "")

    def _loop_id(self, event: AnyEvent) -> str | None:
        own = event.application if isinstance(event, LoopEvent) else event.id
        target = event.target if isinstance(event, Amended) else own
        return self._homes.get(event.id) or self._homes.get(target, target)

    def _build_index(self, overview: Overview) -> dict[str, set[str]]:
        """Learn their names, and those that others share a word with; return who is near in each loop."""
        for name in self.names:
            add = self._index.add_address if "@" in name else self._index.add_person
            add(name, UNKNOWN_PERSON)
        words = {word for name in self.names for word in casefold_key(name).split()}
        near: dict[str, set[str]] = {}
        for loop in overview.history.loops.values():
            near[loop.id] = {UNKNOWN_PERSON} if any(self._written.get(event.id) for event in loop.events) else set()
            company = loop.application.company
            others = [read_person(text) for text in loop.people() if self._people.key(text, company) != self._key]
            shared = [one for one in others if words.intersection(casefold_key(str(one)).split())]
            for one in shared:
                self._index.add_person(one.name, _OTHER)
                if casefold_key(one.name) in words:
                    # One who is known by a first name alone has no more right to it.
                    self._index.add_person(one.name, UNKNOWN_PERSON)
                self._index.add_address(one.email or one.name, _OTHER)
            if words.intersection(casefold_key(company).split()):
                self._index.add_company(company, _OTHER)
                shared.append(Person(company))
            near[loop.id] |= {_OTHER} if shared else set()
        return near

    def _collect_words(self, overview: Overview) -> Iterator[str]:
        """Return the words of theirs in every version, where they are long enough to be known elsewhere."""
        now = {event.id: event for event in effective_events(overview.events)}
        for event in overview.events:
            about = event.target if isinstance(event, Amended) else event.id
            text = event.changes.get("text") if isinstance(event, Amended) else getattr(event, "text", None)
            theirs = isinstance(now.get(about, event), Recorded | Heard) and self._spellings_in(now.get(about, event))
            if theirs and isinstance(text, str) and len(text) >= _LONG_ENOUGH:
                yield text

    def _changes(self, event: AnyEvent) -> dict[str, Any]:
        """Return the fields of an event that name them, with what takes their place."""
        if isinstance(event, Amended | PersonAmended):
            changes = {name: self._erase_value(event, value) for name, value in event.changes.items()}
            theirs = isinstance(event, Amended) and self._written.get(event.id)
            return {"changes": changes} if theirs or changes != event.changes else {}
        found: dict[str, Any] = {name: self._erase_text(event, value) for name, value in _texts(event).items()}
        for name in ("themes", "people"):
            values: tuple[str, ...] = getattr(event, name, ())
            found[name] = tuple(self._erase_people(event, values))
        if person := getattr(event, "person", None):
            found["person"] = self._erase_person(event, person)
            if found["person"] is None and isinstance(event, Recorded | Heard) and event.text:
                found["text"] = FORGOTTEN_TEXT
        return {name: value for name, value in found.items() if value != getattr(event, name, value)}

    def _erase_value(self, event: AnyEvent, value: Value) -> Value:
        if isinstance(value, list):
            return self._erase_people(event, value)
        return self._erase_text(event, value) if isinstance(value, str) else value

    def _erase_people(self, event: AnyEvent, people: Iterable[str]) -> list[str]:
        return [left for each in people if (left := self._erase_person(event, each)) is not None]

    def _erase_person(self, event: AnyEvent, text: str) -> str | None:
        """Return a person, or a theme, without them: nothing where it is they, else without them in the rest."""
        return None if self._is_person(text, event) else self._erase_text(event, text, self_named=True)

    def _erase_text(self, event: AnyEvent, text: str, *, self_named: bool = False) -> str:
        for words in self._words:
            text = text.replace(words, FORGOTTEN_TEXT)
        # The name of another person in a field for people is that person's own.
        context = {_OTHER} if self_named else self._near.get(self._loop_id(event) or "", set())
        text = self._index.pseudonymize(text, context, only=UNKNOWN_PERSON)
        return " ".join(map(self._erase_link, text.split(" "))) if self._still_identifies(text) else text

    def _erase_link(self, word: str) -> str:
        return "[link]" if self._still_identifies(word) else word

    def _still_identifies(self, text: str) -> bool:
        """Tell whether a full name or an address is in a text in spite of all, as in a link."""
        run_together = casefold_key(text).replace(" ", "")
        return any(
            name.casefold() in text.casefold()
            if "@" in name
            else len(name.split()) > 1 and casefold_key(name).replace(" ", "") in run_together
            for name in self.names
        )


def _texts(event: AnyEvent) -> Mapping[str, str]:
    names = ("old", "new") if isinstance(event, ThemeRenamed) else _TEXTS
    return {name: value for name in names if isinstance(value := getattr(event, name, None), str)}


def _as_list(value: Value) -> list[str]:
    return [value] if isinstance(value, str) else list(value) if isinstance(value, list) else []


def _names_of(people: Iterator[Person]) -> Iterator[str]:
    return (each for person in people for each in (person.name, person.email) if each)


def _is_address(key: Value) -> TypeGuard[str]:
    return isinstance(key, str) and "@" in key and " @ " not in key


NewId = Callable[[], str]


@dataclass(frozen=True, slots=True)
class ErasurePlan:
    """What is to go.

    Attributes:
        gone: the records that go whole, in the order of the journal.
        renewed: the records that lose something, each with the one that takes its place.
        mentions: records that stay and name the loop's company in their own words.
        names: the person's names and addresses; none of a loop.
    """

    deleted: Sequence[AnyEvent] = ()
    rewritten: Sequence[tuple[AnyEvent, AnyEvent]] = ()
    mentions: Sequence[AnyEvent] = ()
    names: Collection[str] = ()

    def events(self, today: dt.date) -> list[AnyEvent]:
        """Return what to record for it: the tombstone, and the records made anew."""
        anew = {old.id: new.id for old, new in self.rewritten}
        ids = (*(event.id for event in self.deleted), *anew)
        return [Forgotten(ids=ids, anew=anew, on=today), *(new for _, new in self.rewritten)]


def plan_event_erasure(overview: Overview, id_: str) -> ErasurePlan:
    """Return what goes with the event of an id: what refers to it, and of an application the whole loop."""
    gone = _with_dependents(overview.events, id_)
    left = [event for event in overview.events if event.id not in gone]
    gone |= _corrections_of_missing_people(overview, left)
    taken = [event for event in overview.events if event.id in gone]
    mentions = [
        event for event in effective_events(left) if event.id not in gone and _mentions(event, _companies(taken, left))
    ]
    return ErasurePlan(deleted=taken, mentions=mentions)


def plan_person_erasure(overview: Overview, key: str, new_id: NewId) -> ErasurePlan:
    """Return what goes, and what is recorded anew, so that nothing names the person of ``key``."""
    who = PersonEraser(overview, key)
    counted = {event.id: event for event in effective_events(overview.events)}
    gone: set[str] = set()
    renewed: list[tuple[AnyEvent, AnyEvent]] = []
    corrections: dict[str, list[Amended]] = {}
    for event in overview.events:
        if isinstance(event, Amended):
            corrections.setdefault(event.target, []).append(event)
    for event in overview.events:
        if isinstance(event, Forgotten | Retracted | Amended):
            continue
        now = counted.get(event.id, event)
        own = corrections.pop(event.id, [])
        forms = [event, *([now] if now is not event else []), *own]
        if not any(who.is_mentioned_in(each) for each in forms):
            continue
        gone.update(each.id for each in own)
        if event.id not in counted or who.is_correction_of(event):
            gone.add(event.id)
        else:
            renewed.append((event, who.remove_from(now, new_id())))
    gone.update(each.id for rest in corrections.values() for each in rest if who.is_mentioned_in(each))
    return ErasurePlan([event for event in overview.events if event.id in gone], renewed, names=who.names)


def _with_dependents(events: Sequence[AnyEvent], id_: str) -> set[str]:
    gone, now = {id_}, {event.id: event for event in effective_events(events)}
    batches: dict[str, set[str]] = {}
    for event in events:
        batches.setdefault(event.batch, set()).add(event.id)
    while True:
        left = [form for event in events if event.id not in gone for form in (event, now.get(event.id, event))]
        more = {form.id for form in left if _depends_on(form, gone, batches)}
        if not more:
            return gone
        gone |= more


def _depends_on(event: AnyEvent, gone: set[str], batches: dict[str, set[str]]) -> bool:
    """Return True if nothing is left that an event is about."""
    if owner := owner_id(event):
        return owner in gone or batches.get(owner, {""}) <= gone
    return _are_all_in(references(event), gone)


def _are_all_in(ids: Sequence[str], gone: set[str]) -> bool:
    return bool(ids) and gone.issuperset(ids)


def _corrections_of_missing_people(overview: Overview, left: Iterable[AnyEvent]) -> set[str]:
    """Return the corrections of people who are met nowhere any more."""
    people, remaining = overview.history.people, {event.id for event in left}
    met = {
        people.key(text, loop.application.company)
        for loop in overview.history.loops.values()
        for event in loop.events
        if event.id in remaining
        for text in people_of(event)
    }
    corrections = [event for event in overview.events if isinstance(event, PersonAmended)]
    return {event.id for event in corrections if people.resolve(event.person) not in met}


def _companies(gone: Iterable[AnyEvent], left: Iterable[AnyEvent]) -> NameMatcher:
    """Return the names of the companies that are in no loop any more."""
    names, others = NameMatcher(), {event.company for event in left if isinstance(event, Applied)}
    for event in gone:
        if isinstance(event, Applied) and event.company not in others:
            names.add_company(event.company, _COMPANY)
    return names


_COMPANY = "the company"


def _mentions(event: AnyEvent, names: NameMatcher) -> bool:
    return any(names.pseudonymize(text, only=_COMPANY) != text for text in texts_of(event))
