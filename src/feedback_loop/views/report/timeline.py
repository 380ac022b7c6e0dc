"""Timeline of the report: the open loops drawn, with all that happened, and every loop on one line of a table."""

import datetime as dt
from collections.abc import Sequence
from enum import StrEnum

import msgspec

from feedback_loop.domain.model.events import Asked, CheckedIn, FollowedUp, Heard, Interviewed, Recorded, Reply
from feedback_loop.domain.rules.overview import LoopStatus, Overview
from feedback_loop.domain.text import capitalize, count_noun
from feedback_loop.views.report.sankey_layers import RESULT_KINDS, NodeKind
from feedback_loop.views.report.wording import Values, long_date, short_name, short_text
from feedback_loop.views.status import outcome_words

MAX_DRAWN = 15
"""Number of open loops that are drawn."""
_MIN_DRAWN = 8
"""Number of loops that are drawn at least, the latest closed ones after the open ones."""
MAX_LISTED = 300
_MAX_TICKS = 4
_TICK_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 24000)
_YEAR = 12
_EDGE = 1.5
"""Room for a mark at both ends of the axis, in percent of it."""


class Actor(StrEnum):
    """The kind of a mark, mostly who acted."""

    YOU = "you"
    THEY = "they"
    AHEAD = "half"
    TOLD = "told"


class _Mark(msgspec.Struct, frozen=True):
    """A step or the outcome on the line; its place is in percent."""

    at: float
    kind: Actor | NodeKind
    title: str


class Moment(msgspec.Struct, frozen=True):
    """Something that happened in a loop, with its day and its mark."""

    on: dt.date
    kind: Actor
    words: str


def timeline(overview: Overview) -> Values:
    """Return the open loops to draw, and a line for every loop; the most recent activity first."""
    loops = [(status, moments_of(status)) for status in overview.statuses.values()]
    loops.sort(key=lambda pair: (pair[0].is_open, _latest_day(*pair)), reverse=True)
    still_open = sum(status.is_open for status, _ in loops)
    drawn = loops[: min(max(still_open, _MIN_DRAWN), MAX_DRAWN)]
    days = [moment.on for _, moments in drawn for moment in moments] + [overview.today]
    days += [status.loop.date_of(status.outcome) for status, _ in drawn if status.outcome]
    axis = Axis(min(days), max(days))
    return {
        "rows": [_row(status, moments, axis) for status, moments in drawn],
        "ticks": axis.ticks(),
        "lines": [_line(status, moments) for status, moments in loops[:MAX_LISTED]],
        "note": _note(len(loops), still_open, sum(status.is_open for status, _ in drawn)),
        "left_out": max(len(loops) - MAX_LISTED, 0),
    }


def _note(loops: int, still_open: int, drawn: int) -> str:
    """Return in words which loops are drawn and where the others are."""
    parts = [f"{count_noun(drawn, 'open loop is', 'open loops are')} drawn" if drawn else "No loop is open"]
    parts += [f"{still_open - drawn:,} more open ones are not"] if still_open > drawn else []
    parts += [f"{loops - still_open:,} closed"] if loops > still_open else []
    return f"{'; '.join(parts)}. The table has every loop on one line."


def _latest_day(status: LoopStatus, moments: Sequence[Moment]) -> dt.date:
    outcome = [status.loop.date_of(status.outcome)] if status.outcome else []
    return max([*(moment.on for moment in moments), *outcome])


def moments_of(status: LoopStatus) -> list[Moment]:
    """Return every application, interview, word, ask, reply, action and message of a loop, in order."""
    loop, facts = status.loop, status.facts
    moments = [
        Moment(loop.applied_on, Actor.YOU, "Applied"),
        *(
            Moment(loop.date_of(event), Actor.AHEAD if facts.is_ahead(event) else Actor.THEY, _interview_words(event))
            for event in loop.events_of(Interviewed)
        ),
        *(Moment(loop.date_of(event), Actor.THEY, "Word from them") for event in loop.events_of(Heard)),
        *(Moment(loop.date_of(event), Actor.YOU, "Checked in") for event in loop.events_of(CheckedIn)),
        *(Moment(loop.date_of(event), Actor.YOU, "Asked for feedback") for event in loop.events_of(Asked)),
        *(Moment(loop.date_of(event), Actor.THEY, _reply_words(event)) for event in loop.events_of(Recorded)),
        *(Moment(loop.date_of(event), Actor.TOLD, "Told them") for event in loop.events_of(FollowedUp)),
    ]
    for action in loop.actions:
        if action.finished:
            moments.append(Moment(loop.date_of(action.finished), Actor.YOU, "Acted"))
        elif action.is_open:
            moments.append(Moment(loop.date_of(action.planned), Actor.AHEAD, "Planned"))
    return sorted(moments, key=lambda moment: moment.on)


def _interview_words(interview: Interviewed) -> str:
    return short_name(capitalize(interview.round or "Interview"))


def _reply_words(reply: Recorded) -> str:
    return "Feedback" if reply.reply is Reply.ANSWERED else "Feedback declined"


class Axis(msgspec.Struct, frozen=True):
    """Axis of dates from a first to a last one."""

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


def _row(status: LoopStatus, moments: Sequence[Moment], axis: Axis) -> Values:
    application = status.loop.application
    marks, outcome = _marks(moments, axis), _outcome_mark(status, axis)
    titles = [f"{moment.words} {long_date(moment.on)}" for moment in moments]
    latest = _latest_day(status, moments)
    return {
        "company": short_name(application.company),
        "role": short_name(application.role or ""),
        "state": _state(status),
        "is_open": status.is_open,
        "start": axis.at(moments[0].on),
        "stop": axis.at(max(latest, status.today) if status.is_open else latest),
        "marks": marks,
        "outcome": outcome,
        "description": "; ".join([*titles, *([outcome.title] if outcome else [])]),
    }


def _marks(moments: Sequence[Moment], axis: Axis) -> list[_Mark]:
    """Return one mark for each day and kind, so that none hides another; its title has all that happened."""
    words: dict[tuple[dt.date, Actor], list[str]] = {}
    for moment in moments:
        words.setdefault((moment.on, moment.kind), []).append(moment.words)
    return [_Mark(axis.at(day), kind, f"{', '.join(texts)}: {long_date(day)}") for (day, kind), texts in words.items()]


def _line(status: LoopStatus, moments: Sequence[Moment]) -> Values:
    """Return one loop as a line of the table: how often each thing happened."""
    application = status.loop.application
    held = [event.round or "interview" for event in status.facts.past_interviews]
    rounds = short_text(" → ".join(map(capitalize, held)))
    asks, replies = len(status.loop.events_of(Asked)), len(status.loop.events_of(Recorded))
    return {
        "company": short_name(application.company),
        "role": short_name(application.role or ""),
        "applied": long_date(status.loop.applied_on),
        "rounds": rounds,
        "asked": f"{asks:,}" if asks else "",
        "replies": f"{replies:,}" if replies else "",
        "state": _state(status),
        "latest": long_date(_latest_day(status, moments)),
    }


def _outcome_mark(status: LoopStatus, axis: Axis) -> _Mark | None:
    outcome = status.outcome
    if outcome is None:
        return None
    title = f"{capitalize(outcome_words(status))} {long_date(outcome.on) if outcome.on else 'on an unknown date'}"
    return _Mark(axis.at(status.loop.date_of(outcome)), RESULT_KINDS[outcome.result], title)


def _state(status: LoopStatus) -> str:
    reason = status.closed_because.words if status.closed_because else ""
    state = "open" if status.is_open else "closed"
    words = [outcome_words(status), "" if reason == outcome_words(status) else reason, state]
    return " · ".join(filter(None, words))
