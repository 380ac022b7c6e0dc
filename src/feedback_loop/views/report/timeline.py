"""Timeline of the report: one row per loop."""

import datetime as dt
from enum import StrEnum

import msgspec

from feedback_loop.domain.rules.overview import LoopStatus, Overview, Stage
from feedback_loop.domain.text import capitalize
from feedback_loop.views.report.sankey_layers import RESULT_KINDS, NodeKind
from feedback_loop.views.report.wording import STEPS, Values, long_date, short_name
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


class _Mark(msgspec.Struct, frozen=True):
    """A step or the outcome on the line; its place is in percent."""

    at: float
    kind: Actor | NodeKind
    title: str


def timeline(overview: Overview) -> Values:
    """Return the loops that got furthest, most recent activity first."""
    ranked = sorted(overview.statuses.values(), key=_rank, reverse=True)
    shown = ranked[:MAX_ROWS]
    days = [day for status in shown for day in _days(status)] + [overview.today]
    axis = _Axis(min(days), max(days))
    rows = [_row(status, axis) for status in sorted(shown, key=_latest_day, reverse=True)]
    return {"rows": rows, "ticks": axis.ticks(), "left_out": len(ranked) - len(shown)}


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


def _row(status: LoopStatus, axis: _Axis) -> Values:
    application = status.loop.application
    days = _days(status)
    marks, outcome = _step_marks(status, axis), _outcome_mark(status, axis)
    titles = [mark.title for mark in marks] + ([outcome.title] if outcome else [])
    return {
        "company": short_name(application.company),
        "role": short_name(application.role or ""),
        "state": _state(status),
        "is_open": status.is_open,
        "start": axis.at(min(days)),
        "stop": axis.at(max(*days, status.today) if status.is_open else max(days)),
        "marks": marks,
        "outcome": outcome,
        "days": [long_date(day) if day else "" for day in status.steps.values()],
        "description": "; ".join(titles),
    }


def _step_marks(status: LoopStatus, axis: _Axis) -> list[_Mark]:
    marks = [
        _Mark(axis.at(day), _ACTORS.get(stage, Actor.YOU), f"{STEPS[stage]} {long_date(day)}")
        for stage, day in status.steps.items()
        if day
    ]
    return marks + [_Mark(axis.at(day), Actor.HALF, f"Planned {long_date(day)}") for day in _planned_days(status)[:1]]


def _outcome_mark(status: LoopStatus, axis: _Axis) -> _Mark | None:
    outcome = status.outcome
    if outcome is None:
        return None
    title = f"{capitalize(outcome_words(status))} {long_date(outcome.on) if outcome.on else 'on an unknown date'}"
    return _Mark(axis.at(status.loop.date_of(outcome)), RESULT_KINDS[outcome.result], title)


def _state(status: LoopStatus) -> str:
    stage = STEPS[status.stage].lower()
    return " · ".join(filter(None, [outcome_words(status), stage, "open" if status.is_open else "closed"]))
