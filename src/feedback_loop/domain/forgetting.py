"""Forgetting for good: which records go, and which are recorded anew without a person.

A loop goes with everything that refers to it. Of a person go the corrections of who they are; every other record that
names them is recorded anew under a new id: without the name and address, and where the words are theirs, without the
words. Corrections of such a record are worked into it, for they may hold the name too. What was taken back before and
names the person goes whole.
"""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from feedback_loop.domain.events import (
    ActionEvent,
    Amended,
    AnyEvent,
    Applied,
    Forgotten,
    LoopEvent,
    PersonAmended,
    Planned,
    Retracted,
    SetAside,
)
from feedback_loop.domain.history import counting
from feedback_loop.domain.naming import Names
from feedback_loop.domain.overview import Overview
from feedback_loop.domain.people import people_of
from feedback_loop.domain.somebody import Somebody, texts_of

NewId = Callable[[], str]


@dataclass(frozen=True, slots=True)
class Forgetting:
    """What is to go.

    Attributes:
        gone: the records that go whole, in the order of the journal.
        renewed: the records that lose something, each with the one that takes its place.
        mentions: records that stay and name the loop's company in their own words.
        names: the person's names and addresses; none of a loop.
    """

    gone: Sequence[AnyEvent] = ()
    renewed: Sequence[tuple[AnyEvent, AnyEvent]] = ()
    mentions: Sequence[AnyEvent] = ()
    names: Collection[str] = ()

    def recorded(self, today: dt.date) -> list[AnyEvent]:
        """Return what to record for it: the tombstone, and the records made anew."""
        anew = {old.id: new.id for old, new in self.renewed}
        ids = (*(event.id for event in self.gone), *anew)
        return [Forgotten(ids=ids, anew=anew, on=today), *(new for _, new in self.renewed)]


def forget_event(seen: Overview, id_: str) -> Forgetting:
    """Return what goes with the event of an id: what refers to it, and of an application the whole loop."""
    gone = _with_what_refers_to(seen.events, id_)
    left = [event for event in seen.events if event.id not in gone]
    gone |= _of_people_left_out(seen, left)
    taken = [event for event in seen.events if event.id in gone]
    mentions = [event for event in counting(left) if event.id not in gone and _mentions(event, _companies(taken, left))]
    return Forgetting(gone=taken, mentions=mentions)


def forget_person(seen: Overview, key: str, new_id: NewId) -> Forgetting:
    """Return what goes, and what is recorded anew, so that nothing names the person of ``key``."""
    who = Somebody(seen, key)
    counted = {event.id: event for event in counting(seen.events)}
    gone: set[str] = set()
    renewed: list[tuple[AnyEvent, AnyEvent]] = []
    corrections: dict[str, list[Amended]] = {}
    for event in seen.events:
        if isinstance(event, Amended):
            corrections.setdefault(event.target, []).append(event)
    for event in seen.events:
        if isinstance(event, Forgotten | Retracted | Amended):
            continue
        now = counted.get(event.id, event)
        own = corrections.pop(event.id, [])
        forms = [event, *([now] if now is not event else []), *own]
        if not any(who.is_in(each) for each in forms):
            continue
        gone.update(each.id for each in own)
        if event.id not in counted or who.is_about(event):
            gone.add(event.id)
        else:
            renewed.append((event, who.left_out_of(now, new_id())))
    gone.update(each.id for rest in corrections.values() for each in rest if who.is_in(each))
    return Forgetting([event for event in seen.events if event.id in gone], renewed, names=who.names)


def _with_what_refers_to(events: Sequence[AnyEvent], id_: str) -> set[str]:
    gone, now = {id_}, {event.id: event for event in counting(events)}
    batches: dict[str, set[str]] = {}
    for event in events:
        batches.setdefault(event.batch, set()).add(event.id)
    while True:
        left = [form for event in events if event.id not in gone for form in (event, now.get(event.id, event))]
        more = {form.id for form in left if _hangs_on(form, gone, batches)}
        if not more:
            return gone
        gone |= more


def _hangs_on(event: AnyEvent, gone: set[str], batches: dict[str, set[str]]) -> bool:
    """Tell whether nothing is left that an event is about."""
    if isinstance(event, LoopEvent):
        return event.application in gone
    if isinstance(event, Planned):
        return event.application in gone or (not event.application and _all_in(event.feedback, gone))
    if isinstance(event, SetAside):
        return _all_in(event.feedback, gone)
    if isinstance(event, ActionEvent):
        return event.action in gone
    if isinstance(event, Retracted):
        return event.target in gone or batches.get(event.target, {""}) <= gone
    return isinstance(event, Amended) and event.target in gone


def _all_in(ids: Sequence[str], gone: set[str]) -> bool:
    return bool(ids) and gone.issuperset(ids)


def _of_people_left_out(seen: Overview, left: Iterable[AnyEvent]) -> set[str]:
    """Return the corrections of people who are met nowhere any more."""
    people, remaining = seen.book.people, {event.id for event in left}
    met = {
        people.key(text, loop.application.company)
        for loop in seen.book.loops.values()
        for event in loop.events
        if event.id in remaining
        for text in people_of(event)
    }
    corrections = [event for event in seen.events if isinstance(event, PersonAmended)]
    return {event.id for event in corrections if people.canonical(event.person) not in met}


def _companies(gone: Iterable[AnyEvent], left: Iterable[AnyEvent]) -> Names:
    """Return the names of the companies that are in no loop any more."""
    names, others = Names(), {event.company for event in left if isinstance(event, Applied)}
    for event in gone:
        if isinstance(event, Applied) and event.company not in others:
            names.add_company(event.company, _COMPANY)
    return names


_COMPANY = "the company"


def _mentions(event: AnyEvent, names: Names) -> bool:
    return any(names.hidden(text, only=_COMPANY) != text for text in texts_of(event))
