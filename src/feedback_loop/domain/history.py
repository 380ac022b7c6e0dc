"""Which events count: without what was taken back or forgotten, with corrections applied.

The outcome does not depend on the order in which the events are given, so that merged journals agree.
"""

import datetime as dt
from collections.abc import Iterable

import msgspec

from feedback_loop.domain.events import (
    RANK,
    Amended,
    AnyEvent,
    Changes,
    Event,
    Retracted,
    decode,
    encode,
)
from feedback_loop.domain.renewal import settled

COMMON_FIELDS = frozenset({"id", "kind", "recorded_at", "batch"})
"""Fields that identify a record and are never corrected."""


def counting(events: Iterable[AnyEvent]) -> list[AnyEvent]:
    """Return the events that count, each once and amended, in no particular order."""
    by_id = {event.id: event for event in events}
    kept = settled(by_id.values())
    gone = retracted(kept)
    return _amended([event for event in kept if event.id not in gone and event.batch not in gone] if gone else kept)


def retracted(events: Iterable[AnyEvent]) -> set[str]:
    """Return the ids of events and batches that are taken back now.

    A retraction that was itself taken back has no effect. Going from the newest back settles each before what it
    can be about.
    """
    gone: set[str] = set()
    retractions = [event for event in events if type(event) is Retracted]
    for event in sorted(retractions, key=lambda event: (event.recorded_at, event.id), reverse=True):
        if event.id not in gone and event.batch not in gone:
            gone.add(event.target)
    return gone


def _amended(events: list[AnyEvent]) -> list[AnyEvent]:
    changes: dict[str, Changes] = {}
    amendments = [event for event in events if type(event) is Amended]
    for event in sorted(amendments, key=lambda event: (event.recorded_at, event.id)):
        changes.setdefault(event.target, {}).update(event.changes)
    if not changes:
        return events
    return [amend(event, changes[event.id]) if event.id in changes else event for event in events]


def amend(event: AnyEvent, changes: Changes) -> AnyEvent:
    """Return the event with fields changed; changes that do not fit its kind are left out."""
    for name, value in changes.items():
        if name not in COMMON_FIELDS:
            event = _with(event, name, value)
    return event


def _with(event: AnyEvent, name: str, value: object) -> AnyEvent:
    try:
        return decode({**encode(event), name: value})
    except msgspec.ValidationError:
        return event


Place = tuple[dt.date, int, dt.datetime, str]
"""Where an event stands among others: day, kind, instant, id."""


def order(event: Event, on: dt.date) -> Place:
    """Return the place of an event that counts on the day ``on``."""
    return (on, RANK[type(event)], event.recorded_at, event.id)
