"""Effective events: without retracted and forgotten ones, with corrections applied.

A record that loses a name is forgotten by its id and recorded anew under a new one, so that a union of journals never
brings the old form back. Whatever names the old id, on this machine or on another, means the new record.
"""

import datetime as dt
from collections.abc import Iterable, Mapping

import msgspec

from feedback_loop.domain.model.events import (
    RANK,
    Amended,
    AnyEvent,
    Changes,
    Event,
    Forgotten,
    Retracted,
    decode,
    encode,
    references,
)

COMMON_FIELDS = frozenset({"id", "kind", "recorded_at", "batch"})
"""Fields that identify a record and are never corrected."""


def effective_events(events: Iterable[AnyEvent]) -> list[AnyEvent]:
    """Return the events that count, each once and amended, in no particular order."""
    by_id = {event.id: event for event in events}
    kept = without_tombstoned(by_id.values())
    gone = retracted_ids(kept)
    return _apply_amendments(
        [event for event in kept if event.id not in gone and event.batch not in gone] if gone else kept
    )


def retracted_ids(events: Iterable[AnyEvent]) -> set[str]:
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


def _apply_amendments(events: list[AnyEvent]) -> list[AnyEvent]:
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
            event = _with_field(event, name, value)
    return event


def _with_field(event: AnyEvent, name: str, value: object) -> AnyEvent:
    try:
        return decode({**encode(event), name: value})
    except msgspec.ValidationError:
        return event


SortKey = tuple[dt.date, int, dt.datetime, str]
"""Where an event stands among others: day, kind, instant, id."""


def sort_key(event: Event, on: dt.date) -> SortKey:
    """Return the place of an event that counts on the day ``on``."""
    return (on, RANK[type(event)], event.recorded_at, event.id)


class Tombstones(msgspec.Struct, frozen=True):
    """What became of the records that tombstones name.

    Attributes:
        gone: the ids of records that no journal holds any more.
        now: from each id that was renewed to the id of the record that stands for it, if one is left.
    """

    deleted: frozenset[str]
    superseded_by: Mapping[str, str]


def read_tombstones(events: Iterable[AnyEvent]) -> Tombstones:
    """Return what the tombstones among ``events`` say, in whichever order they are given.

    Where two machines renewed one record, the form from which more was taken stays, else the smaller id; where one of
    them forgot it whole, it is gone.
    """
    tombstones = [event for event in events if type(event) is Forgotten]
    # A tombstone is never forgotten: else it would depend on the order of merges whether what it names comes back.
    kept = {event.id for event in tombstones}
    gone = {each for event in tombstones for each in event.ids} - kept
    pairs = sorted((new, old) for event in tombstones for old, new in event.anew.items() if new not in kept)
    before = dict(pairs)
    if not before:
        return Tombstones(frozenset(gone), {})
    families: dict[str, list[tuple[int, str]]] = {}
    for id_ in {*before, *before.values()}:
        first, steps = _oldest_version(id_, before)
        families.setdefault(first, []).append((-steps, id_))
    ended = gone - set(before.values())
    now: dict[str, str] = {}
    for family in families.values():
        ids = [id_ for _, id_ in sorted(family)]
        left = None if ended.intersection(ids) else next((id_ for id_ in ids if id_ not in gone), None)
        gone.update(id_ for id_ in ids if id_ != left)
        now |= {id_: left for id_ in ids if left and id_ != left}
    return Tombstones(frozenset(gone - kept), now)


def _oldest_version(id_: str, before: Mapping[str, str]) -> tuple[str, int]:
    """Return the first id of a record, and how often it was renewed since; a circle is as long as it gets."""
    steps = 0
    while id_ in before and steps < len(before):
        id_, steps = before[id_], steps + 1
    return id_, steps


def without_tombstoned(events: Iterable[AnyEvent]) -> list[AnyEvent]:
    """Return the events that are not gone, in the same order, referring to each other by the ids of today."""
    known = list(events)
    said = read_tombstones(known)
    left = [event for event in known if event.id not in said.deleted] if said.deleted else known
    return [_follow_supersedes(event, said.superseded_by) for event in left] if said.superseded_by else left


def _follow_supersedes(event: AnyEvent, superseded_by: Mapping[str, str]) -> AnyEvent:
    """Return the event with each id that it refers to replaced by the id that stands for it now."""
    if superseded_by.keys().isdisjoint(references(event)):
        return event
    changes: dict[str, object] = {}
    for name in event.reference_fields:
        value = getattr(event, name)
        if isinstance(value, tuple):
            changes[name] = tuple(dict.fromkeys(superseded_by.get(id_, id_) for id_ in value))
        elif value:
            changes[name] = superseded_by.get(value, value)
    return msgspec.structs.replace(event, **changes)
