"""Calendar entries: the next step of each loop, and each interview.

Nothing remembers what an earlier export said, so that the journal alone tells how often an entry changed. Each entry
has the id of what it is about: an application has one prompt at a time, which moves. Its number grows with whatever may
move or end it. For an interview, that is each correction, undo and redo of it. A prompt may follow from any record,
also of another loop, and from time alone; so its number counts all records and the days.

What an earlier export may have said and is no longer true is cancelled: for a year, and the latest of it.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from feedback_loop.domain.model.events import (
    Amended,
    AnyEvent,
    Applied,
    Asked,
    FollowedUp,
    Forgotten,
    Interviewed,
    LoopEvent,
    Outcome,
    Planned,
    Recorded,
    Result,
    Retracted,
)
from feedback_loop.domain.model.fold import amend, retracted_ids
from feedback_loop.domain.model.loop import Loop
from feedback_loop.domain.model.people import read_person
from feedback_loop.domain.rules.overview import INTERVIEW_STEP, LoopStatus, NextStep, Overview, as_of_due_date

_CANCELLED_DAYS = 365
"""Longer than any prompt waits by default, so that one that another loop ends is cancelled too."""
_MAX_CANCELLED = 200
_NO_TIME = dt.time.min
_PROMPTING = (Asked, Recorded, Planned, FollowedUp)
"""What a prompt can follow from, beside interviews and offers."""


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One entry of a calendar.

    Attributes:
        id: of the application whose prompt it is, or of the interview.
        day: when.
        at: the time of day; None is all day.
        number: grows whenever the day, the time or whether it is cancelled may have changed.
        changed: when what it says was last recorded.
        title: one line.
        text: more, on several lines; may be blank.
        meeting: whether it is an interview.
        cancelled: whether it is over without having been, or was taken back.
    """

    id: str
    day: dt.date
    at: dt.time | None
    number: int
    changed: dt.datetime
    title: str
    text: str
    meeting: bool
    cancelled: bool = False


def calendar_entries(
    overview: Overview, history: Sequence[AnyEvent], since: dt.date | None, *, redacted: bool
) -> list[CalendarEntry]:
    """Return the entries of a calendar, by day.

    Args:
        overview: how the journal looks today, with pseudonyms where these are wanted.
        history: every event as recorded, also what was taken back; nothing that names anybody is taken from it.
        since: the first day; None is from the beginning.
        redacted: whether no command is offered, as it would name nobody who is in the journal.
    """
    past = _EventIndex(history)
    found = [*_prompts(overview, past, redacted=redacted), *_meetings(overview, past, redacted=redacted)]
    ended = [one for one in found if one.cancelled and (overview.today - one.changed.date()).days <= _CANCELLED_DAYS]
    ended.sort(key=lambda one: (one.changed, one.id), reverse=True)
    entries = [*(one for one in found if not one.cancelled), *ended[:_MAX_CANCELLED]]
    kept = (one for one in entries if since is None or one.day >= since)
    return sorted(kept, key=lambda one: (one.day, one.at or _NO_TIME, one.id))


class _EventIndex:
    """What was ever recorded, by what it is about."""

    def __init__(self, history: Sequence[AnyEvent]) -> None:
        self.events = list({event.id: event for event in history}.values())
        self.gone = retracted_ids(history)
        forgotten = (id_ for event in history if isinstance(event, Forgotten) for id_ in event.ids)
        self.count = len({*forgotten, *(event.id for event in self.events)})
        self.newest = max((event.recorded_at for event in self.events), default=dt.datetime.min.replace(tzinfo=dt.UTC))
        self.applications = {event.id: event for event in self.events if isinstance(event, Applied)}
        self.interviews = [event for event in self.events if isinstance(event, Interviewed)]
        self._of: dict[str, list[AnyEvent]] = {}
        self._changes: dict[str, list[Amended | Retracted]] = {}
        for event in self.events:
            if isinstance(event, Amended | Retracted):
                self._changes.setdefault(event.target, []).append(event)
            elif isinstance(event, LoopEvent | Planned) and event.application:
                self._of.setdefault(event.application, []).append(event)

    def of(self, application: str) -> list[AnyEvent]:
        """Return what was recorded about an application, itself aside."""
        return self._of.get(application, [])

    def changes(self, events: Iterable[AnyEvent]) -> list[Amended | Retracted]:
        """Return every correction, undo and redo of events, and of these, oldest first."""
        found: dict[str, Amended | Retracted] = {}
        pending = [name for event in events for name in (event.id, event.batch)]
        while pending:
            fresh = [change for change in self._changes.get(pending.pop(), ()) if change.id not in found]
            found.update((change.id, change) for change in fresh)
            pending += [name for change in fresh for name in (change.id, change.batch)]
        return sorted(found.values(), key=lambda change: (change.recorded_at, change.id))

    def counts(self, event: AnyEvent) -> bool:
        """Tell whether an event is not taken back."""
        return event.id not in self.gone and event.batch not in self.gone


def _prompts(overview: Overview, past: _EventIndex, *, redacted: bool) -> Iterator[CalendarEntry]:
    for application in past.applications.values():
        status = overview.statuses.get(application.id)
        step = status and _coming(status)
        # From when it was recorded: the day of the application may be corrected, and the number must not fall.
        number = past.count + max(0, (overview.today - application.recorded_at.date()).days)
        if status and step:
            said = as_of_due_date(overview.facts_of(status.loop), status, step)
            text = said.why if redacted else f"{said.why}\n{said.command}"
            title = _title(said.label, status.loop)
            yield CalendarEntry(application.id, step.due, None, number, past.newest, title, text, meeting=False)
        elif ended := _ended(application, status, past, overview):
            day, changed = ended
            title = _title("nothing to do", status.loop) if status else "Taken back"
            yield CalendarEntry(application.id, day, None, number, changed, title, "", meeting=False, cancelled=True)


def _coming(status: LoopStatus) -> NextStep | None:
    """Return what is due in a loop, else what will be first; a meeting has an entry of its own."""
    context = (step for step in status.next_steps if step.is_home and step.rule != INTERVIEW_STEP)
    return status.prompt or min(context, key=lambda step: step.due, default=None)


def _ended(
    application: Applied, status: LoopStatus | None, past: _EventIndex, overview: Overview
) -> tuple[dt.date, dt.datetime] | None:
    """Return the latest day of a loop that has no prompt and may have had one, and when it was last changed."""
    events: list[AnyEvent] = [application, *past.of(application.id), *(status.loop.events if status else ())]
    everything: list[AnyEvent] = [*events, *past.changes(events)]
    prompting = overview.days["chase"] or any(_prompting(event, overview.today) for event in everything)
    # An import has a command to itself: nothing was exported between its rows.
    if not prompting or len({event.batch for event in everything}) == 1:
        return None
    days = (event.on for event in events if event.on and event.on <= overview.today)
    return max(days, default=application.on or overview.today), max(event.recorded_at for event in everything)


def _prompting(event: AnyEvent, today: dt.date) -> bool:
    """Tell whether a prompt can have followed from an event; from a meeting that always lay ahead, none can."""
    if isinstance(event, Interviewed):
        return event.on is None or event.on <= today
    if isinstance(event, Amended):
        return "on" in event.changes or "result" in event.changes
    return isinstance(event, _PROMPTING) or (isinstance(event, Outcome) and event.result is Result.OFFER)


def _meetings(overview: Overview, past: _EventIndex, *, redacted: bool) -> Iterator[CalendarEntry]:
    now = {event.id: (event, loop) for loop in overview.history.loops.values() for event in loop.events_of(Interviewed)}
    for recorded in past.interviews:
        application = past.applications.get(recorded.application)
        changes = past.changes([recorded, application] if application else [recorded])
        changed = max(event.recorded_at for event in chain([recorded], changes))
        event, loop = now.get(recorded.id, (None, None))
        if event and loop and event.on:
            text = "\n".join(_about(event, loop, overview, redacted=redacted))
            title = _title(event.round or "interview", loop)
            yield CalendarEntry(event.id, event.on, _time(event), len(changes), changed, title, text, meeting=True)
        elif application and (day := _last_day(recorded, changes, past)):
            yield CalendarEntry(
                recorded.id, day, None, len(changes), changed, "Called off", "", meeting=True, cancelled=True
            )


def _last_day(recorded: Interviewed, changes: Iterable[Amended | Retracted], past: _EventIndex) -> dt.date | None:
    """Return the day for which an interview was set at last."""
    days = [recorded.on]
    corrected: AnyEvent = recorded
    for change in changes:
        if isinstance(change, Amended) and change.target == recorded.id and past.counts(change):
            corrected = amend(corrected, change.changes)
            days.append(corrected.on)
    return next((day for day in reversed(days) if day), None)


def _about(event: Interviewed, loop: Loop, overview: Overview, *, redacted: bool) -> Iterator[str]:
    if event.people:
        yield f"With {', '.join(read_person(person).short for person in event.people)}."
    if not redacted:
        yield f"feedback-loop show {overview.statuses[loop.id].target}"


def _time(event: Interviewed) -> dt.time | None:
    try:
        return dt.time.fromisoformat(event.at).replace(tzinfo=None) if event.at else None
    except ValueError:
        return None


def _title(what: str, loop: Loop) -> str:
    return f"{what[:1].upper()}{what[1:]} · {loop.label}"
