"""Timeline of the report: one row per loop."""

import datetime as dt
from collections.abc import Sequence
from enum import StrEnum

import msgspec

from feedback_loop.domain.rules.overview import LoopStatus, Overview, Stage
from feedback_loop.domain.text import capitalize
from feedback_loop.views.report.sankey_layers import NodeKind, result_kind
from feedback_loop.views.report.wording import STEPS, long_date, short_name
from feedback_loop.views.status import outcome_words

MAX_ROWS = 30
_MAX_TICKS = 4
_TICK_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 24000)
_YEAR = 12
_EDGE = 1.5
"""Room for a mark at both ends of the axis, in percent of it."""


class Actor(StrEnum):
    """The kind of a mark, mostly who acted."""

    YOU = "you"
    THEY = "they"
    HALF = "half"
    TOLD = "told"


_ACTORS = {Stage.INTERVIEWED: Actor.THEY, Stage.RECORDED: Actor.THEY, Stage.FOLLOWED_UP: Actor.TOLD}


class StepMark(msgspec.Struct, frozen=True):
    """One step on the line: its place in percent, its kind and its title."""

    at: float
    actor: Actor
    title: str


class OutcomeMark(msgspec.Struct, frozen=True):
    """The outcome on the line: its place in percent, its kind and its title."""

    at: float
    kind: NodeKind
    title: str


class TimelineRow(msgspec.Struct, frozen=True):
    """One loop.

    Attributes:
        company: its company.
        role: its role.
        state: its outcome, stage and state.
        is_open: True if the line goes on to today.
        start: the start of the line, in percent.
        stop: the end of the line, in percent.
        marks: the steps.
        outcome: the outcome, if there is one.
        days: the date of each step, for the table.
        description: all marks in words.
    """

    company: str
    role: str
    state: str
    is_open: bool
    start: float
    stop: float
    marks: Sequence[StepMark]
    outcome: OutcomeMark | None
    days: Sequence[str]
    description: str


class Timeline(msgspec.Struct, frozen=True):
    """The rows, the ticks of the axis, and how many loops are left out."""

    rows: Sequence[TimelineRow]
    ticks: Sequence[tuple[float, str]]
    left_out: int


def timeline(overview: Overview) -> Timeline:
    """Return the loops that got furthest, most recent activity first."""
    ranked = sorted(overview.statuses.values(), key=_rank, reverse=True)
    shown = ranked[:MAX_ROWS]
    days = [day for status in shown for day in _days(status)] + [overview.today]
    axis = _Axis(min(days), max(days))
    rows = [_row(status, axis) for status in sorted(shown, key=_latest_day, reverse=True)]
    return Timeline(rows, axis.ticks(), len(ranked) - len(shown))


def _rank(status: LoopStatus) -> tuple[bool, dt.date]:
    return sum(day is not None for day in status.steps.values()) > 1, _latest_day(status)


def _latest_day(status: LoopStatus) -> dt.date:
    return max(_days(status))


def _days(status: LoopStatus) -> list[dt.date]:
    outcome = [status.loop.date_of(status.outcome)] if status.outcome else []
    return [*filter(None, status.steps.values()), *outcome, *_planned_days(status)]


def _planned_days(status: LoopStatus) -> list[dt.date]:
    """Return the dates of open plans, while no action is finished."""
    if not status.has_open_action or status.steps[Stage.ACTED]:
        return []
    return [action.planned.on for action in status.loop.actions if action.is_open and action.planned.on]


class _Axis(msgspec.Struct, frozen=True):
    first: dt.date
    last: dt.date

    def at(self, day: dt.date) -> float:
        """Return the place of a date, in percent."""
        length = max((self.last - self.first).days, 1)
        return round(_EDGE + (100 - 2 * _EDGE) * (day - self.first).days / length, 2)

    def ticks(self) -> list[tuple[float, str]]:
        """Return the starts of some months or years, evenly spaced."""
        start, end = _month_number(self.first) + 1, _month_number(self.last)
        step = next((months for months in _TICK_MONTHS if (end - start) / months < _MAX_TICKS), _TICK_MONTHS[-1])
        months = range(start + -start % step, end + 1, step)
        days = [dt.date(month // _YEAR, month % _YEAR + 1, 1) for month in months if month >= _YEAR]
        return [(self.at(day), str(day.year) if step >= _YEAR else f"{day:%b} {day.year}") for day in days]


def _month_number(day: dt.date) -> int:
    return day.year * _YEAR + day.month - 1


def _row(status: LoopStatus, axis: _Axis) -> TimelineRow:
    application = status.loop.application
    days = _days(status)
    marks, outcome = _step_marks(status, axis), _outcome_mark(status, axis)
    titles = [mark.title for mark in marks] + ([outcome.title] if outcome else [])
    return TimelineRow(
        company=short_name(application.company),
        role=short_name(application.role or ""),
        state=_state(status),
        is_open=status.is_open,
        start=axis.at(min(days)),
        stop=axis.at(max(*days, status.today) if status.is_open else max(days)),
        marks=marks,
        outcome=outcome,
        days=[long_date(day) if day else "" for day in status.steps.values()],
        description="; ".join(titles),
    )


def _step_marks(status: LoopStatus, axis: _Axis) -> list[StepMark]:
    marks = [
        StepMark(axis.at(day), _ACTORS.get(stage, Actor.YOU), f"{STEPS[stage]} {long_date(day)}")
        for stage, day in status.steps.items()
        if day
    ]
    return marks + [
        StepMark(axis.at(day), Actor.HALF, f"Planned {long_date(day)}") for day in _planned_days(status)[:1]
    ]


def _outcome_mark(status: LoopStatus, axis: _Axis) -> OutcomeMark | None:
    outcome = status.outcome
    if outcome is None:
        return None
    title = f"{capitalize(outcome_words(status))} {long_date(outcome.on) if outcome.on else 'on an unknown date'}"
    return OutcomeMark(axis.at(status.loop.date_of(outcome)), result_kind(outcome.result), title)


def _state(status: LoopStatus) -> str:
    stage = STEPS[status.stage].lower()
    return " · ".join(filter(None, [outcome_words(status), stage, "open" if status.is_open else "closed"]))
