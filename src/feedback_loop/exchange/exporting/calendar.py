"""Calendar entries: the next step of each loop, and each interview.

An export remembers nothing of earlier ones but the ids of their entries, so only the journal can tell how often an
entry changed. The id of an entry
is that of its application, which has one prompt at a time, or of its interview. Its sequence number grows with whatever
may move or end it: for an interview, each correction, move, undo and redo of it. A prompt may follow from any record,
even of another loop, and from time alone, so its number counts all records and days.

Entries that an earlier export contained and that no longer hold are cancelled: the latest of one year.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from feedback_loop.domain.model.events import (
    Amended,
    AnyEvent,
    Applied,
    Asked,
    Cancelled,
    FollowedUp,
    Forgotten,
    Heard,
    Interviewed,
    InterviewEvent,
    LoopEvent,
    Outcome,
    Planned,
    Recorded,
    Rescheduled,
    Result,
    Retracted,
)
from feedback_loop.domain.model.fold import amend, retracted_ids
from feedback_loop.domain.model.loop import Loop
from feedback_loop.domain.model.people import read_person
from feedback_loop.domain.rules.overview import LoopStatus, NextStep, Overview, as_of_due_date
from feedback_loop.domain.rules.table import INTERVIEW
from feedback_loop.domain.text import capitalize

_CANCELLED_DAYS = 365
"""Longer than any prompt waits by default, so that one that another loop ends is cancelled too."""
_MAX_CANCELLED = 200
_MIDNIGHT = dt.time.min
_PROMPTING_EVENTS = (Asked, Recorded, Planned, FollowedUp)
"""Kinds of events that cause prompts, besides interviews and offers."""

_Change = Amended | Rescheduled | Cancelled | Retracted


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One entry of a calendar.

    Attributes:
        id: the id of the application (for a prompt) or of the interview.
        at: the time of day; None for all day.
        sequence: a number that grows whenever the date, the time or ``cancelled`` may have changed.
        changed_at: the time of the last record that it follows from.
    """

    id: str
    day: dt.date
    at: dt.time | None
    sequence: int
    changed_at: dt.datetime
    title: str
    description: str = ""
    is_interview: bool = False
    cancelled: bool = False


def calendar_entries(
    overview: Overview,
    history: Sequence[AnyEvent],
    period: tuple[dt.date | None, dt.date | None] = (None, None),
    *,
    redacted: bool,
    exported: Collection[str] | None = None,
) -> list[CalendarEntry]:
    """Return the entries of a calendar by date; redacted ones omit commands, which cannot work with pseudonyms.

    ``period`` has the first and the last date of the entries; None leaves an end open. Only entries in ``exported``,
    the ids of those that a calendar may have, are cancelled; None stands for all.

    No names are taken from ``history``, which has all recorded events, including undone ones.
    """
    index = _EventIndex(history)
    entries = [*_prompts(overview, index, redacted=redacted), *_interviews(overview, index, redacted=redacted)]
    cancelled = [entry for entry in entries if entry.cancelled and _is_recent(entry, overview.today)]
    cancelled = [entry for entry in cancelled if exported is None or entry.id in exported]
    cancelled.sort(key=lambda entry: (entry.changed_at, entry.id), reverse=True)
    entries = [*(entry for entry in entries if not entry.cancelled), *cancelled[:_MAX_CANCELLED]]
    first, last = period[0] or dt.date.min, period[1] or dt.date.max
    requested = (entry for entry in entries if first <= entry.day <= last)
    return sorted(requested, key=lambda entry: (entry.day, entry.at or _MIDNIGHT, entry.id))


def _is_recent(entry: CalendarEntry, today: dt.date) -> bool:
    return (today - entry.changed_at.date()).days <= _CANCELLED_DAYS


class _EventIndex:
    """All recorded events, by the event that they refer to."""

    def __init__(self, history: Sequence[AnyEvent]) -> None:
        self.events = list({event.id: event for event in history}.values())
        self.undone = retracted_ids(history)
        forgotten = (id_ for event in history if isinstance(event, Forgotten) for id_ in event.ids)
        self.count = len({*forgotten, *(event.id for event in self.events)})
        self.newest = max((event.recorded_at for event in self.events), default=dt.datetime.min.replace(tzinfo=dt.UTC))
        self.applications = {event.id: event for event in self.events if isinstance(event, Applied)}
        self.interviews = [event for event in self.events if isinstance(event, Interviewed)]
        self._by_application: dict[str, list[AnyEvent]] = {}
        self._changes: dict[str, list[_Change]] = {}
        for event in self.events:
            if isinstance(event, InterviewEvent):
                self._changes.setdefault(event.interview, []).append(event)
            elif isinstance(event, Amended | Retracted):
                self._changes.setdefault(event.target, []).append(event)
            elif isinstance(event, LoopEvent | Planned) and event.application:
                self._by_application.setdefault(event.application, []).append(event)

    def events_of(self, application: str) -> list[AnyEvent]:
        """Return the events of an application, without the application itself."""
        return self._by_application.get(application, [])

    def changes_of(self, events: Iterable[AnyEvent]) -> list[_Change]:
        """Return every correction, move, undo and redo of events, and of these again, oldest first."""
        changes: dict[str, _Change] = {}
        pending = [id_ for event in events for id_ in (event.id, event.batch)]
        while pending:
            for change in self._changes.get(pending.pop(), ()):
                if change.id not in changes:
                    changes[change.id] = change
                    pending += (change.id, change.batch)
        return sorted(changes.values(), key=lambda change: (change.recorded_at, change.id))

    def is_undone(self, event: AnyEvent) -> bool:
        return event.id in self.undone or event.batch in self.undone


def _prompts(overview: Overview, index: _EventIndex, *, redacted: bool) -> Iterator[CalendarEntry]:
    for application in index.applications.values():
        status = overview.statuses.get(application.id)
        step = status and _next_prompt(status)
        # Days since it was recorded, since its date may be corrected and the number must not fall.
        sequence = index.count + max(0, (overview.today - application.recorded_at.date()).days)
        if status and step:
            prompt = as_of_due_date(overview.facts_of(status.loop), status, step)
            description = prompt.why if redacted else f"{prompt.why}\n{prompt.command}"
            title = _title(prompt.label, status.loop)
            yield CalendarEntry(application.id, step.due, None, sequence, index.newest, title, description)
        elif end := _end_of_prompts(application, status, index, overview):
            day, changed_at = end
            title = _title("nothing to do", status.loop) if status else "Undone"
            yield CalendarEntry(application.id, day, None, sequence, changed_at, title, cancelled=True)


def _next_prompt(status: LoopStatus) -> NextStep | None:
    """Return the prompt that is due, else the first one ahead; an interview has an entry of its own."""
    steps = [step for step in status.next_steps if step.is_home and step.rule != INTERVIEW]
    due = (step for step in steps if step.due <= status.today)
    return next(due, None) or min(steps, key=lambda step: step.due, default=None)


def _end_of_prompts(
    application: Applied, status: LoopStatus | None, index: _EventIndex, overview: Overview
) -> tuple[dt.date, dt.datetime] | None:
    """Return the last date of a loop that may have had prompts and has none now, and when it was last changed."""
    events: list[AnyEvent] = [application, *index.events_of(application.id), *(status.loop.events if status else ())]
    records: list[AnyEvent] = [*events, *index.changes_of(events)]
    had_prompts = overview.days["check_in_application"] or any(_may_prompt(event, overview.today) for event in records)
    # All in one batch is an import, between whose rows nothing was exported.
    if not had_prompts or len({event.batch for event in records}) == 1:
        return None
    days = (event.on for event in events if event.on and event.on <= overview.today)
    return max(days, default=application.on or overview.today), max(event.recorded_at for event in records)


def _may_prompt(event: AnyEvent, today: dt.date) -> bool:
    """Return True if a prompt may have followed from an event; never from an interview that is still ahead."""
    if isinstance(event, Interviewed):
        return event.on is None or event.on < today or (event.on == today and not event.set)
    if isinstance(event, Heard):
        return event.decision_by is not None
    if isinstance(event, Amended):
        return "on" in event.changes or "result" in event.changes
    return isinstance(event, _PROMPTING_EVENTS) or (isinstance(event, Outcome) and event.result is Result.OFFER)


def _interviews(overview: Overview, index: _EventIndex, *, redacted: bool) -> Iterator[CalendarEntry]:
    current = {
        event.id: (event, loop) for loop in overview.history.loops.values() for event in loop.events_of(Interviewed)
    }
    for original in index.interviews:
        application = index.applications.get(original.application)
        changes = index.changes_of([original, application] if application else [original])
        changed_at = max(event.recorded_at for event in chain([original], changes))
        event, loop = current.get(original.id, (None, None))
        if event and loop and event.on:
            yield CalendarEntry(
                id=event.id,
                day=event.on,
                at=_time(event),
                sequence=len(changes),
                changed_at=changed_at,
                title=_title(event.round or "interview", loop),
                description="\n".join(_interview_lines(event, loop, overview, redacted=redacted)),
                is_interview=True,
            )
        elif application and (day := _last_day(original, changes, index)):
            yield CalendarEntry(
                original.id, day, None, len(changes), changed_at, "Cancelled", is_interview=True, cancelled=True
            )


def _last_day(original: Interviewed, changes: Iterable[_Change], index: _EventIndex) -> dt.date | None:
    """Return the last date that an interview had."""
    days = [original.on]
    corrected: AnyEvent = original
    for change in changes:
        if index.is_undone(change):
            continue
        if isinstance(change, Amended) and change.target == original.id:
            corrected = amend(corrected, change.changes)
            days.append(corrected.on)
        elif isinstance(change, Rescheduled):
            days.append(change.to)
    return next((day for day in reversed(days) if day), None)


def _interview_lines(event: Interviewed, loop: Loop, overview: Overview, *, redacted: bool) -> Iterator[str]:
    if event.people:
        yield f"With {', '.join(read_person(person).short for person in event.people)}."
    if not redacted:
        yield f"feedback-loop show {overview.statuses[loop.id].target}"


def _time(event: Interviewed) -> dt.time | None:
    try:
        return dt.time.fromisoformat(event.at).replace(tzinfo=None) if event.at else None
    except ValueError:
        return None


def _title(text: str, loop: Loop) -> str:
    return f"{capitalize(text)} · {loop.label}"
