"""Integrity checks of the events."""

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from feedback_loop.domain.dates import format_date, format_full_date
from feedback_loop.domain.model.clock import CLOCK_TOLERANCE
from feedback_loop.domain.model.events import (
    ActionEvent,
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
    owner_id,
    references,
)
from feedback_loop.domain.model.fold import effective_events, fold, read_tombstones
from feedback_loop.domain.model.loop import Loop
from feedback_loop.domain.rules.targets import IdPrefixes
from feedback_loop.domain.text import count_noun

_CALENDAR_TOLERANCE = dt.timedelta(days=2)
"""Calendar dates of two time zones differ by less."""

_MAX_LEAD_TIME = dt.timedelta(days=3660)
"""No interview is scheduled further ahead."""

_META_EVENTS = (Amended, PersonAmended, ThemeRenamed, Retracted, Forgotten)
_STAMP_FIELDS = ("id", "recorded_at", "batch")
_MAX_LISTED = 3


@dataclass(frozen=True, slots=True)
class Issue:
    """One problem with the journal, in a sentence without its full stop; the remedy is advice or a command to type.

    ``is_damage`` is True if it makes the journal unusable.
    """

    check: str
    message: str
    remedy: str
    is_damage: bool = False


def integrity_issues(events: Sequence[AnyEvent], now: dt.datetime) -> list[Issue]:
    """Return the issues with the events of a journal: dangling references, duplicates and impossible times."""
    ids = IdPrefixes(event.id for event in events)
    checked = [event for event in effective_events(events) if not isinstance(event, Forgotten)]
    return [
        *_dangling_references(events, checked, ids),
        *_orphaned_corrections(events, checked, ids),
        *_duplicate_issues(checked, ids),
        *_events_before_application(events, ids),
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
    for reference, referring in missing.items():
        if reference not in forgotten:
            yield Issue(
                "references",
                f"{_describe(referring, ids, 'refers', 'refer')} to the missing event {reference}",
                f"merge a journal that has it, or type: feedback-loop undo {ids.shortest(referring[0].id)}",
            )
        elif stale := [event for event in referring if not isinstance(event, Planned | SetAside)]:
            yield Issue(
                "references",
                f"{_describe(stale, ids, 'refers', 'refer')} to a forgotten event",
                f"feedback-loop forget {ids.shortest(stale[0].id)}",
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
        yield Issue(
            "people",
            f"{_describe(orphans, ids, 'corrects', 'correct')} a person whom no event names",
            f"feedback-loop undo {ids.shortest(orphans[0].id)}",
        )


def _duplicate_issues(events: Iterable[AnyEvent], ids: IdPrefixes) -> Iterator[Issue]:
    by_content: dict[str, list[AnyEvent]] = {}
    for event in events:
        if not isinstance(event, _META_EVENTS):
            content = {name: value for name, value in encode(event).items() if name not in _STAMP_FIELDS}
            by_content.setdefault(json.dumps(content, sort_keys=True), []).append(event)
    for copies in by_content.values():
        if len(copies) > 1:
            copies.sort(key=lambda event: (event.recorded_at, event.id))
            kind = copies[0].kind.replace("_", " ")
            yield Issue(
                "duplicates",
                f"{_describe(copies, ids, 'is', 'are')} identical ({kind})",
                f"feedback-loop undo {ids.shortest(copies[-1].id)}",
            )


def _events_before_application(events: Sequence[AnyEvent], ids: IdPrefixes) -> Iterator[Issue]:
    """Find events that are dated before the application that they belong to, loop by loop."""
    for loop in fold(events).loops.values():
        early = [event for event in loop.events if event.on and event.on < loop.applied_on and _belongs(event, loop)]
        if early:
            applied_on = format_full_date(loop.applied_on)
            first = early[0]
            yield Issue(
                "dates",
                f"{_describe(early, ids, 'is', 'are')} dated before the application of {applied_on}",
                f"correct the date of either: feedback-loop edit {ids.shortest(first.id)} on=DATE, or "
                f"feedback-loop edit {ids.shortest(loop.id)} on=DATE",
            )


def _belongs(event: AnyEvent, loop: Loop) -> bool:
    """Return False for an action about the feedback of several loops, which may be older than one of them."""
    actions = {action.planned.id: action.planned for action in loop.actions}
    plan = actions.get(owner_id(event) or "") if isinstance(event, ActionEvent) else event
    if isinstance(plan, Planned | SetAside):
        return isinstance(plan, Planned) and plan.application == loop.id
    return True


def _clock_issues(events: Sequence[AnyEvent], now: dt.datetime, ids: IdPrefixes) -> Iterator[Issue]:
    future = [event for event in events if event.recorded_at > now + CLOCK_TOLERANCE]
    if future:
        latest = max(event.recorded_at for event in future)
        yield Issue(
            "clock",
            f"{_describe(future, ids, 'has', 'have')} a recording time in the future, up to "
            f"{format_date(latest.date(), now.date())}",
            "check the clock of this machine: date",
        )
    early = [event for event in events if _is_recorded_early(event)]
    if early:
        yield Issue(
            "clock",
            f"{_describe(early, ids, 'was recorded before it', 'were recorded before they')} happened",
            f"correct the date: feedback-loop edit {ids.shortest(early[0].id)} on=DATE",
        )


def _is_recorded_early(event: AnyEvent) -> bool:
    margin = _MAX_LEAD_TIME if isinstance(event, Interviewed) else _CALENDAR_TOLERANCE
    return event.on is not None and event.on - event.recorded_at.date() >= margin


def _describe(events: Sequence[AnyEvent], ids: IdPrefixes, verb: str, plural_verb: str) -> str:
    listed = ", ".join(ids.shortest(event.id) for event in events[:_MAX_LISTED])
    more = f" and {len(events) - _MAX_LISTED} more" if len(events) > _MAX_LISTED else ""
    return f"{count_noun(len(events), 'event')} ({listed}{more}) {verb if len(events) == 1 else plural_verb}"
