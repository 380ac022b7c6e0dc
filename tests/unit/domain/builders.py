"""Builders of test journals: one function for each kind of event, and the history, overview or status they lead to.

Days are counted from Monday 2 March 2026. Each event is recorded one minute after the one before.
"""

import datetime as dt
import itertools
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple, cast

from feedback_loop.domain.model.events import (
    Amended,
    AnyEvent,
    Applied,
    Asked,
    Cancelled,
    CheckedIn,
    Closed,
    Dropped,
    E,
    Event,
    FeedbackType,
    Finished,
    FollowedUp,
    Forgotten,
    Heard,
    Interviewed,
    Joined,
    Noted,
    Outcome,
    PersonAmended,
    Planned,
    Progressed,
    Recorded,
    Reply,
    Rescheduled,
    Result,
    Retracted,
    SetAside,
    Snoozed,
    Thanked,
    ThemeRenamed,
)
from feedback_loop.domain.model.fold import fold
from feedback_loop.domain.model.loop import History
from feedback_loop.domain.rules.overview import LoopStatus, NextStep, Overview, build_overview
from feedback_loop.domain.rules.table import DEFAULT_DAYS

DANA = "Dana Lee <dana@acme.example>"
RAY = "Ray Poe <ray@acme.example> (recruiter)"
KIM = "Kim Oh <kim@globex.example>"

HORIZON = 200
"""Number of days that ``days_due`` covers."""
NEVER = range(0)

_MONDAY = dt.date(2026, 3, 2)
_MORNING = dt.datetime(2026, 3, 2, 8, tzinfo=dt.UTC)
_minutes = itertools.count(1)


def day(number: int) -> dt.date:
    return _MONDAY + dt.timedelta(days=number)


def _day_or_none(number: int | None) -> dt.date | None:
    return None if number is None else day(number)


def make_event(kind: type[E], on: int | None, **fields: Any) -> E:
    minute = next(_minutes)
    recorded_at = _MORNING + dt.timedelta(minutes=minute)
    stamps: dict[str, Any] = {"id": f"id{minute:06}", "batch": f"batch{minute:06}", "recorded_at": recorded_at}
    return kind(on=_day_or_none(on), **{**stamps, **fields})


def applied(company: str = "Acme", on: int = 0, **fields: Any) -> Applied:
    return make_event(Applied, on, company=company, **fields)


def interviewed(loop: Applied, on: int | None, *people: str, **fields: Any) -> Interviewed:
    return make_event(Interviewed, on, application=loop.id, people=people, **fields)


def rescheduled(interview: Interviewed, on: int, to: int, at: str | None = None) -> Rescheduled:
    return make_event(Rescheduled, on, interview=interview.id, to=day(to), at=at)


def cancelled(interview: Interviewed, on: int) -> Cancelled:
    return make_event(Cancelled, on, interview=interview.id)


def checked_in(loop: Applied, on: int, person: str | None = DANA) -> CheckedIn:
    return make_event(CheckedIn, on, application=loop.id, person=person)


def joined(loop: Applied, into: Applied, on: int = 0) -> Joined:
    return make_event(Joined, on, application=loop.id, into=into.id)


def heard(loop: Applied, on: int, text: str = "Two more weeks", **fields: Any) -> Heard:
    return make_event(Heard, on, application=loop.id, text=text, **fields)


def outcome(loop: Applied, on: int | None, result: Result, **fields: Any) -> Outcome:
    return make_event(Outcome, on, application=loop.id, result=result, **fields)


def rejected(loop: Applied, on: int | None) -> Outcome:
    return outcome(loop, on, Result.REJECTED)


def asked(loop: Applied, on: int, person: str | None = DANA, **fields: Any) -> Asked:
    return make_event(Asked, on, application=loop.id, person=person, **fields)


def recorded(
    loop: Applied, on: int, person: str | None = DANA, type: FeedbackType = FeedbackType.GAP, **fields: Any
) -> Recorded:
    fields = {"text": "Has not supported executives", "reply": Reply.ANSWERED, **fields}
    return make_event(Recorded, on, application=loop.id, person=person, type=type, **fields)


def declined(loop: Applied, on: int, person: str | None = DANA) -> Recorded:
    return make_event(Recorded, on, application=loop.id, person=person, type=FeedbackType.NONE, reply=Reply.DECLINED)


def thanked(loop: Applied, on: int, *people: str) -> Thanked:
    return make_event(Thanked, on, application=loop.id, people=people)


def planned(loop: Applied | None, on: int, *points: Recorded, **fields: Any) -> Planned:
    fields = {"text": "Support an executive team", "application": loop and loop.id, **fields}
    return make_event(Planned, on, feedback=tuple(point.id for point in points), **fields)


def progressed(plan: Planned, on: int) -> Progressed:
    return make_event(Progressed, on, action=plan.id, text="Wrote the first agenda")


def finished(plan: Planned, on: int) -> Finished:
    return make_event(Finished, on, action=plan.id, evidence="A letter from the director")


def dropped(plan: Planned, on: int) -> Dropped:
    return make_event(Dropped, on, action=plan.id, reason="No time")


def set_aside(on: int, *points: Recorded, until: int | None = None) -> SetAside:
    point_ids = tuple(point.id for point in points)
    return make_event(SetAside, on, feedback=point_ids, reason="Not now", until=_day_or_none(until))


def followed_up(loop: Applied, on: int, person: str | None = DANA) -> FollowedUp:
    return make_event(FollowedUp, on, application=loop.id, person=person)


def noted(loop: Applied, on: int) -> Noted:
    return make_event(Noted, on, application=loop.id, text="Nice office")


def snoozed(loop: Applied, on: int, until: int | None = None, rule: str | None = None) -> Snoozed:
    return make_event(Snoozed, on, application=loop.id, until=_day_or_none(until), rule=rule)


def closed(loop: Applied, on: int) -> Closed:
    return make_event(Closed, on, application=loop.id, reason="Moving away")


def amended(event: AnyEvent, **changes: Any) -> Amended:
    return make_event(Amended, 0, target=event.id, changes=changes)


def person_amended(key: str, **changes: Any) -> PersonAmended:
    return make_event(PersonAmended, 0, person=key, changes=changes)


def theme_renamed(old: str, new: str) -> ThemeRenamed:
    return make_event(ThemeRenamed, 0, old=old, new=new)


def retracted(target: str) -> Retracted:
    return make_event(Retracted, 0, target=target)


def forgotten(*events: AnyEvent) -> Forgotten:
    return make_event(Forgotten, 0, ids=tuple(event.id for event in events))


class AdvisedLoop(NamedTuple):
    """A loop that was rejected on its first day, with feedback, thanks and an open action on the next."""

    loop: Applied
    point: Recorded
    plan: Planned
    story: list[AnyEvent]


def advised_loop(company: str = "Acme", person: str | None = DANA, on: int = 0) -> AdvisedLoop:
    loop = applied(company, on)
    interview = interviewed(loop, on, *filter(None, [person]))
    point = recorded(loop, on + 1, person)
    plan = planned(loop, on + 1, point)
    return AdvisedLoop(loop, point, plan, [loop, interview, rejected(loop, on), point, thanked(loop, on + 1), plan])


def history_of(events: Iterable[Event]) -> History:
    return fold(_as_events(events))


def overview_on(events: Iterable[Event], today: int, **days: int) -> Overview:
    return build_overview(_as_events(events), day(today), {**DEFAULT_DAYS, **days})


def status_on(events: Sequence[Event], today: int, loop: Applied | None = None, **days: int) -> LoopStatus:
    """Return the status of a loop, by default the first one, on a day."""
    loop = loop or next(event for event in events if isinstance(event, Applied))
    return overview_on(events, today, **days).statuses[loop.id]


def status_at(events: Sequence[Event], today: int, time: str) -> LoopStatus:
    """Return the status of the first loop at a time of a day."""
    loop = next(event for event in events if isinstance(event, Applied))
    overview = build_overview(_as_events(events), day(today), DEFAULT_DAYS, dt.time.fromisoformat(time))
    return overview.statuses[loop.id]


def set_interview(loop: Applied, on: int, *people: str, **fields: Any) -> Interviewed:
    """Return an interview that was recorded before it took place."""
    return interviewed(loop, on, *people, set=True, **fields)


def find_step(events: Sequence[Event], today: int, rule: str, loop: Applied | None = None) -> NextStep:
    """Return the step of a rule that applies, due or not."""
    return next(step for step in status_on(events, today, loop).next_steps if step.rule == rule)


def prompt_on(events: Sequence[Event], today: int, loop: Applied | None = None, **days: int) -> str | None:
    """Return the rule of a loop's prompt on a day."""
    step = status_on(events, today, loop, **days).prompt
    return step.rule if step else None


def due_days_by_rule(events: Sequence[Event], today: int, loop: Applied | None = None, **days: int) -> dict[str, int]:
    """Return the due day of each rule that applies to a loop on a day."""
    return {step.rule: (step.due - _MONDAY).days for step in status_on(events, today, loop, **days).next_steps}


def days_due(events: Iterable[Event], rule: str, loop: Applied | None = None, **days: int) -> range:
    """Return the days on which a rule is due in a loop, by default the first one; there must be no gap."""
    history = history_of(events)
    id_ = loop.id if loop else next(iter(history.loops))
    settings = {**DEFAULT_DAYS, **days}
    due = [number for number in range(HORIZON) if _is_due(history, id_, rule, day(number), settings)]
    period = range(due[0], due[-1] + 1) if due else NEVER
    assert due == list(period)
    return period


def days_from(first: int) -> range:
    """Return the days from ``first`` on, for a rule that stays due."""
    return range(first, HORIZON)


def _is_due(history: History, id_: str, rule: str, today: dt.date, days: Mapping[str, int]) -> bool:
    status = Overview((), history, today, days).statuses[id_]
    return any(step.rule == rule and step.due <= today and step.is_home for step in status.next_steps)


def _as_events(events: Iterable[Event]) -> list[AnyEvent]:
    """Return the events typed as the union of all kinds, as mypy infers their common base for a mixed list."""
    return cast("list[AnyEvent]", list(events))
