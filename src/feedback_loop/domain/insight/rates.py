"""Rates and medians of the feedback loop's steps."""

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from feedback_loop.domain.insight.funnel import FunnelPath, FunnelStep, funnel_path, is_useful
from feedback_loop.domain.model.events import Asked, Event, FollowedUp, Recorded
from feedback_loop.domain.model.loop import Loop
from feedback_loop.domain.rules.overview import Overview


class Rate(msgspec.Struct, frozen=True):
    """Share of the loops in which something happened.

    Attributes:
        count: Number of loops in which it happened.
        of: Number of loops in which it happened or no longer can.
        open: Number of loops in which it still can happen; not part of ``of``.
    """

    count: int
    of: int
    open: int


class Median(msgspec.Struct, frozen=True):
    """Median duration of something in days.

    Attributes:
        days: Median of the finished cases; None if there are none.
        cases: Number of finished cases.
        open: Number of cases that may still finish; not part of the median.
    """

    days: float | None
    cases: int
    open: int


_RATE_STEPS = {
    "asked": (FunnelStep.INTERVIEWED, FunnelStep.ASKED, FunnelStep.NOT_ASKED_YET),
    "replied": (FunnelStep.ASKED, FunnelStep.REPLIED, FunnelStep.NO_REPLY_YET),
    "useful": (FunnelStep.REPLIED, FunnelStep.USEFUL, None),
    "acted": (FunnelStep.USEFUL, FunnelStep.ACTED, FunnelStep.NOTHING_DONE_YET),
    "closed": (FunnelStep.ACTED, FunnelStep.TOLD, FunnelStep.NOT_TOLD_YET),
}
"""Each rate is the share of the first step that reaches the second; paths that end at the third are open."""


def rates(overview: Overview) -> dict[str, Rate]:
    """Return the rate of each step of the feedback loop: ``asked``, ``replied``, ``useful``, ``acted``, ``closed``.

    Asked: of the loops with an interview. Replied (a refusal is a reply): of those asked. Useful: of those with a
    reply, asked for or not. Acted: of those with useful feedback that asks for a change, so not of those with praise
    alone. Closed: of those with a finished action, those where somebody was told.
    """
    return rates_of([funnel_path(overview, status) for status in overview.statuses.values()])


def medians(overview: Overview) -> dict[str, Median]:
    """Return the median days of ``reply``, ``act`` and ``close``.

    Reply: from the first ask to the next reply. Act: from the first useful feedback to the next finished action.
    Close: from the first finished action to the next follow-up.
    """
    loops = [status.loop for status in overview.statuses.values()]
    ends = Counter(path[-1] for status in overview.statuses.values() if (path := funnel_path(overview, status)))
    return {
        "reply": _median_of(map(_days_to_reply, loops), ends[FunnelStep.NO_REPLY_YET]),
        "act": _median_of(map(_days_to_act, loops), ends[FunnelStep.NOTHING_DONE_YET]),
        "close": _median_of(map(_days_to_close, loops), ends[FunnelStep.NOT_TOLD_YET]),
    }


def rates_of(paths: Sequence[FunnelPath]) -> dict[str, Rate]:
    """Return the rate of each step, as `rates` does, of some paths through the funnel."""
    result = {}
    for name, (start, step, open_step) in _RATE_STEPS.items():
        excluded = FunnelStep.NOTHING_TO_CHANGE if name == "acted" else None
        cases = [path for path in paths if start in path and excluded not in path]
        result[name] = rate_of((step in path, path[-1] is open_step) for path in cases)
    return result


def rate_of(cases: Iterable[tuple[bool, bool]]) -> Rate:
    """Count cases, each given as "it happened" and "it still can"."""
    tally = Counter((happened, can and not happened) for happened, can in cases)
    still_open = tally[False, True]
    return Rate(tally[True, False], tally.total() - still_open, still_open)


def _median_of(days: Iterable[int | None], still_open: int) -> Median:
    finished = [count for count in days if count is not None]
    return Median(median(finished), len(finished), still_open)


def median(numbers: Sequence[int]) -> float | None:
    """Return the median of some numbers, or None without any."""
    if not numbers:
        return None
    # Importing the standard library's statistics takes as long as importing the whole domain.
    ordered, half = sorted(numbers), len(numbers) // 2
    return (ordered[half] + ordered[~half]) / 2


def _days_to_reply(loop: Loop) -> int | None:
    asks = loop.events_of(Asked)
    return _days_between(loop, asks[0], loop.events_after(Recorded, asks[0])) if asks else None


def _days_to_act(loop: Loop) -> int | None:
    useful = [point for point in loop.points if is_useful(point)]
    return _days_between(loop, useful[0], _finished_actions(loop)) if useful else None


def _days_to_close(loop: Loop) -> int | None:
    finished = _finished_actions(loop)
    return _days_between(loop, min(finished, key=loop.sort_key), loop.events_of(FollowedUp)) if finished else None


def _finished_actions(loop: Loop) -> list[Event]:
    return [action.finished for action in loop.actions if action.finished]


def _days_between(loop: Loop, start: Event, ends: Iterable[Event]) -> int | None:
    """Return the days from an event to the first of ``ends`` that is not before it."""
    start_date = loop.date_of(start)
    dates = map(loop.date_of, ends)
    return min(((date - start_date).days for date in dates if date >= start_date), default=None)
