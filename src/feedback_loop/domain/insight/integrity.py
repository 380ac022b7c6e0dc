"""Integrity checks of the events."""

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from feedback_loop.domain.model.events import (
    Amended,
    AnyEvent,
    Forgotten,
    Interviewed,
    PersonAmended,
    Planned,
    Retracted,
    SetAside,
    ThemeRenamed,
    encode,
    references,
)
from feedback_loop.domain.model.fold import effective_events, fold, read_tombstones
from feedback_loop.domain.rules.targets import IdPrefixes

_AHEAD = dt.timedelta(minutes=5)
"""Clocks of two machines may differ by that much."""

_EARLY = dt.timedelta(days=2)
"""The calendars of two places differ by less."""

_FAR = dt.timedelta(days=3660)
"""Further ahead no meeting is set."""

META_EVENTS = (Amended, PersonAmended, ThemeRenamed, Retracted, Forgotten)
_STAMPS = ("id", "recorded_at", "batch")
_MAX_LISTED = 3


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing that is odd.

    Attributes:
        check: which check found it, in a word.
        what: what it is, a sentence without its full stop.
        do: what to do about it: words, or a command to type.
        damage: whether the journal cannot be used because of it.
    """

    check: str
    message: str
    remedy: str
    is_damage: bool = False


def integrity_issues(events: Sequence[AnyEvent], now: dt.datetime) -> list[Issue]:
    """Return what is odd about the events of a journal: references, doubles, and what clocks cannot have said."""
    ids = IdPrefixes(event.id for event in events)
    looked_at = [event for event in effective_events(events) if not isinstance(event, Forgotten)]
    return [
        *_dangling_references(events, looked_at, ids),
        *_orphaned_corrections(events, looked_at, ids),
        *_duplicate_issues(looked_at, ids),
        *_clock_issues(events, now, ids),
    ]


def _dangling_references(
    all_events: Sequence[AnyEvent], events: Iterable[AnyEvent], ids: IdPrefixes
) -> Iterator[Issue]:
    forgotten = read_tombstones(all_events).deleted
    known = {event.id for event in all_events} | {event.batch for event in all_events}
    missing: dict[str, list[AnyEvent]] = {}
    for event in events:
        for reference in references(event):
            if reference not in known and not (reference in forgotten and isinstance(event, Retracted)):
                missing.setdefault(reference, []).append(event)
    for reference, found in missing.items():
        if reference not in forgotten:
            who = f"{_count(found)} {_verb(found, 'refer')}"
            yield Issue(
                "references",
                f"{who} to the event {reference}, which is missing: {_list_ids(found, ids)}",
                "merge the journal of another machine that has it, or take it back with: "
                f"feedback-loop undo {ids.shortest(found[0].id)}",
            )
        elif stays := [event for event in found if not isinstance(event, Planned | SetAside)]:
            yield Issue(
                "references",
                f"{_count(stays)} {_verb(stays, 'refer')} to what was forgotten: {_list_ids(stays, ids)}",
                f"feedback-loop forget {ids.shortest(stays[0].id)}",
            )


def _orphaned_corrections(
    all_events: Sequence[AnyEvent], events: Iterable[AnyEvent], ids: IdPrefixes
) -> Iterator[Issue]:
    """Find corrections of people whom no event names, so that they correct nothing."""
    corrections = [event for event in events if isinstance(event, PersonAmended)]
    if not corrections:
        return
    people = fold(all_events).people
    known = set(people.person_keys())
    if orphans := [event for event in corrections if people.resolve(event.person) not in known]:
        verb = "corrects" if len(orphans) == 1 else "correct"
        yield Issue(
            "people",
            f"{_count(orphans)} {verb} a person whom no event names: {_list_ids(orphans, ids)}",
            f"feedback-loop undo {ids.shortest(orphans[0].id)}",
        )


def _duplicate_issues(events: Iterable[AnyEvent], ids: IdPrefixes) -> Iterator[Issue]:
    same: dict[str, list[AnyEvent]] = {}
    for event in events:
        if not isinstance(event, META_EVENTS):
            content = {name: value for name, value in encode(event).items() if name not in _STAMPS}
            same.setdefault(json.dumps(content, sort_keys=True), []).append(event)
    for found in same.values():
        if len(found) > 1:
            found.sort(key=lambda event: (event.recorded_at, event.id))
            yield Issue(
                "duplicates",
                f"The same is recorded {len(found)} times ({found[0].kind.replace('_', ' ')}): {_list_ids(found, ids)}",
                f"feedback-loop undo {ids.shortest(found[-1].id)}",
            )


def _clock_issues(events: Sequence[AnyEvent], now: dt.datetime, ids: IdPrefixes) -> Iterator[Issue]:
    future = [event for event in events if event.recorded_at > now + _AHEAD]
    if future:
        yield Issue(
            "clock",
            f"{_count(future)} {_verb(future, 'bear')} a time of recording that is yet to come, up to "
            f"{max(event.recorded_at for event in future):%Y-%m-%d}: {_list_ids(future, ids)}",
            "see whether the clock is right: date",
        )
    early = [event for event in events if _is_early(event)]
    if early:
        yield Issue(
            "clock",
            f"{_count(early)} {_verb(early, 'was', 'were')} recorded before the day on which it happened: "
            f"{_list_ids(early, ids)}",
            f"correct the day: feedback-loop edit {ids.shortest(early[0].id)} on=DATE",
        )


def _is_early(event: AnyEvent) -> bool:
    margin = _FAR if isinstance(event, Interviewed) else _EARLY
    return event.on is not None and event.on - event.recorded_at.date() >= margin


def _list_ids(events: Sequence[AnyEvent], ids: IdPrefixes) -> str:
    shown = ", ".join(ids.shortest(event.id) for event in events[:_MAX_LISTED])
    return f"{shown} and {len(events) - _MAX_LISTED} more" if len(events) > _MAX_LISTED else shown


def _count(events: Sequence[AnyEvent]) -> str:
    return "1 event" if len(events) == 1 else f"{len(events)} events"


def _verb(events: Sequence[AnyEvent], verb: str, several: str | None = None) -> str:
    if several is None:
        return f"{verb}s" if len(events) == 1 else verb
    return verb if len(events) == 1 else several
