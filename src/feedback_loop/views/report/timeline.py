"""Timeline of the report: one row per loop."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from feedback_loop.domain.rules.overview import LoopStatus, Overview, Stage
from feedback_loop.views.report.sankey_layers import of_end
from feedback_loop.views.report.wording import STEPS, dated, name

MOST = 30
_TICKS = 4
_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 24000)
_YEAR = 12
_EDGE = 1.5
"""Room for a mark at both ends of the axis, in percent of it."""


class Actor(StrEnum):
    """Whose move a mark is."""

    YOU = "you"
    THEY = "they"
    HALF = "half"
    TOLD = "told"


_MOVES = {Stage.INTERVIEWED: Actor.THEY, Stage.RECORDED: Actor.THEY, Stage.FOLLOWED_UP: Actor.TOLD}


@dataclass(frozen=True, slots=True)
class StepMark:
    """One step on the line: where, in percent, whose move, and what."""

    at: float
    by: Actor
    title: str


@dataclass(frozen=True, slots=True)
class OutcomeMark:
    """How an application ended, on the line."""

    at: float
    meaning: str
    title: str


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One loop.

    Attributes:
        company: whose it is.
        role: for what.
        state: how it stands, in few words.
        is_open: whether the line goes on to today.
        start: where the line begins.
        stop: where it ends.
        marks: the steps.
        ending: the outcome, where its day is known.
        days: the day of each step, for the table.
        told: all of it as a sentence.
    """

    company: str
    role: str
    state: str
    is_open: bool
    start: float
    stop: float
    marks: Sequence[StepMark]
    ending: OutcomeMark | None
    days: Sequence[str]
    told: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """All rows, what the axis says and where, and how many loops are left out."""

    rows: Sequence[TimelineRow]
    ticks: Sequence[tuple[float, str]]
    today: float
    left_out: int


def timeline(overview: Overview) -> Timeline:
    """Return the loops that came furthest, the latest move first."""
    ranked = sorted(overview.statuses.values(), key=_liveliness, reverse=True)
    shown = ranked[:MOST]
    days = [day for status in shown for day in _days(status)] + [overview.today]
    axis = _Axis(min(days), max(days))
    rows = [_row(status, axis) for status in sorted(shown, key=_latest, reverse=True)]
    return Timeline(rows, axis.ticks(), axis.at(overview.today), len(ranked) - len(shown))


def _liveliness(status: LoopStatus) -> tuple[bool, dt.date]:
    return sum(day is not None for day in status.steps.values()) > 1, _latest(status)


def _latest(status: LoopStatus) -> dt.date:
    return max(_days(status))


def _days(status: LoopStatus) -> list[dt.date]:
    outcome = [status.loop.date_of(status.outcome)] if status.outcome else []
    return [*filter(None, status.steps.values()), *outcome, *_plans(status)]


def _plans(status: LoopStatus) -> list[dt.date]:
    """Return the days on which actions were planned, while none is finished."""
    if not status.has_open_action or status.steps[Stage.ACTED]:
        return []
    return [action.planned.on for action in status.loop.actions if action.is_open and action.planned.on]


@dataclass(frozen=True, slots=True)
class _Axis:
    first: dt.date
    last: dt.date

    def at(self, day: dt.date) -> float:
        """Return where a day stands, in percent."""
        length = max((self.last - self.first).days, 1)
        return round(_EDGE + (100 - 2 * _EDGE) * (day - self.first).days / length, 2)

    def ticks(self) -> list[tuple[float, str]]:
        """Return some beginnings of months, or of years, evenly apart."""
        start, end = self._month(self.first) + 1, self._month(self.last)
        step = next((months for months in _MONTHS if (end - start) / months < _TICKS), _MONTHS[-1])
        months = range(start + -start % step, end + 1, step)
        days = [dt.date(month // _YEAR, month % _YEAR + 1, 1) for month in months if month >= _YEAR]
        return [(self.at(day), str(day.year) if step >= _YEAR else f"{day:%b} {day.year}") for day in days]

    @staticmethod
    def _month(day: dt.date) -> int:
        return day.year * _YEAR + day.month - 1


def _row(status: LoopStatus, axis: _Axis) -> TimelineRow:
    application = status.loop.application
    days = _days(status)
    marks = _marks(status, axis)
    ending = _ending(status, axis)
    return TimelineRow(
        company=name(application.company),
        role=name(application.role or ""),
        state=_state(status),
        is_open=status.is_open,
        start=axis.at(min(days)),
        stop=axis.at(max(*days, status.today) if status.is_open else max(days)),
        marks=marks,
        ending=ending,
        days=[dated(day) if day else "" for day in status.steps.values()],
        told=_told([mark.title for mark in marks] + ([ending.title] if ending else [])),
    )


def _marks(status: LoopStatus, axis: _Axis) -> list[StepMark]:
    marks = [
        StepMark(axis.at(day), _MOVES.get(stage, Actor.YOU), f"{STEPS[stage]} {dated(day)}")
        for stage, day in status.steps.items()
        if day
    ]
    return marks + [StepMark(axis.at(day), Actor.HALF, f"Planned {dated(day)}") for day in _plans(status)[:1]]


def _ending(status: LoopStatus, axis: _Axis) -> OutcomeMark | None:
    outcome = status.outcome
    if outcome is None:
        return None
    result = str(outcome.result).capitalize()
    day = status.loop.date_of(outcome)
    when = dated(day) if outcome.on else "on an unknown day"
    return OutcomeMark(axis.at(day), of_end(result), f"{result} {when}")


def _state(status: LoopStatus) -> str:
    outcome = str(status.outcome.result).replace("-", " ") if status.outcome else ""
    step = STEPS[status.stage].lower()
    return " · ".join(filter(None, [outcome, step, "open" if status.is_open else "closed"]))


def _told(parts: Iterable[str]) -> str:
    return "; ".join(parts)
