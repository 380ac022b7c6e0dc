"""Statistics of a period: rates, medians, groups and ratings."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum

import msgspec

from feedback_loop.domain.insight.funnel import (
    Flow,
    FunnelPath,
    FunnelStep,
    application_flows,
    feedback_flows,
    funnel_path,
    is_useful,
    outcome_node,
)
from feedback_loop.domain.insight.rounds import common_spelling, past_rounds, round_key, round_names
from feedback_loop.domain.model.events import Asked, Event, FollowedUp, Interviewed, Outcome, Recorded, Result
from feedback_loop.domain.model.loop import Loop
from feedback_loop.domain.rules.overview import LoopStatus, Overview, Stage
from feedback_loop.domain.text import casefold_key


class GroupBy(StrEnum):
    """Property by which rates can be compared."""

    SOURCE = "source"
    ROUND = "round"
    MONTH = "month"


class Period(msgspec.Struct, frozen=True):
    """Range of application dates, both ends included; None leaves an end open."""

    since: dt.date | None = None
    until: dt.date | None = None

    def contains(self, day: dt.date) -> bool:
        """Return True if the date lies in the period."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


ALL_TIME = Period()


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


class StageCount(msgspec.Struct, frozen=True):
    """Number of applications that ever reached a stage, of all applications."""

    stage: str
    reached: int
    of: int


class RatingCount(msgspec.Struct, frozen=True):
    """Number of interviews that the user gave a rating (1 to 5), in applications with a given outcome."""

    rating: int
    outcome: str
    count: int


class GroupRow(msgspec.Struct, frozen=True):
    """Rates of one group of loops.

    Attributes:
        label: Source, round or month (``2026-03``); blank for applications without a source.
        applications: Number of loops; a loop counts in each of its rounds.
        advanced: By round, share of the loops with another round or an offer after it; otherwise with an offer.
    """

    label: str
    applications: int
    interviewed: Rate
    advanced: Rate
    rates: Mapping[str, Rate]


class Summary(msgspec.Struct, frozen=True):
    """All statistics of the applications in a period, as from the functions that `summarize` calls.

    ``rows`` are the groups of ``grouping``, and empty without it.
    """

    period: Period
    applications: int
    months: Mapping[str, int]
    rates: Mapping[str, Rate]
    medians: Mapping[str, Median]
    conversion: Sequence[StageCount]
    ratings: Sequence[RatingCount]
    flows: Sequence[Flow]
    funnel: Sequence[Flow]
    grouping: GroupBy | None
    rows: Sequence[GroupRow]


_OFFERS = (Result.OFFER, Result.ACCEPTED, Result.TURNED_DOWN)
_RATE_STEPS = {
    "asked": (FunnelStep.INTERVIEWED, FunnelStep.ASKED, FunnelStep.NOT_ASKED_YET),
    "replied": (FunnelStep.ASKED, FunnelStep.REPLIED, FunnelStep.NO_REPLY_YET),
    "useful": (FunnelStep.REPLIED, FunnelStep.USEFUL, None),
    "acted": (FunnelStep.USEFUL, FunnelStep.ACTED, FunnelStep.NOTHING_DONE_YET),
    "closed": (FunnelStep.ACTED, FunnelStep.TOLD, FunnelStep.NOT_TOLD_YET),
}
"""Each rate is the share of the first step that reaches the second; paths that end at the third are open."""

_MONTHS = 12


def summarize(overview: Overview, period: Period = ALL_TIME, grouping: GroupBy | None = None) -> Summary:
    """Return all statistics of the applications in a period."""
    narrowed = restrict(overview, period)
    return Summary(
        period=period,
        applications=len(narrowed.statuses),
        months=applications_by_month(narrowed),
        rates=rates(narrowed),
        medians=medians(narrowed),
        conversion=conversion(narrowed),
        ratings=ratings(narrowed),
        flows=application_flows(narrowed),
        funnel=feedback_flows(narrowed),
        grouping=grouping,
        rows=rates_by(narrowed, grouping) if grouping else (),
    )


def restrict(overview: Overview, period: Period) -> Overview:
    """Return the overview with only the loops whose application lies in the period."""
    if period == ALL_TIME:
        return overview
    statuses = {id_: status for id_, status in overview.statuses.items() if period.contains(status.loop.applied_on)}
    return overview.restricted_to(statuses)


def rates(overview: Overview) -> dict[str, Rate]:
    """Return the rate of each step of the feedback loop: ``asked``, ``replied``, ``useful``, ``acted``, ``closed``.

    Asked: of the loops with an interview. Replied (a refusal is a reply): of those asked. Useful: of those with a
    reply, asked for or not. Acted: of those with useful feedback that asks for a change, so not of those with praise
    alone. Closed: of those with a finished action, those where somebody was told.
    """
    return _rates_of([funnel_path(overview, status) for status in overview.statuses.values()])


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


def conversion(overview: Overview) -> list[StageCount]:
    """Return the number of applications that ever reached each stage, then an offer, then accepting one.

    Later events do not matter: an application rejected after an onsite was interviewed.
    """
    statuses = list(overview.statuses.values())
    reached = {str(stage): sum(status.steps[stage] is not None for status in statuses) for stage in Stage}
    reached["offer"] = sum(map(_had_offer, statuses))
    reached["accepted"] = sum(_ever_had_result(status, Result.ACCEPTED) for status in statuses)
    return [StageCount(stage, count, len(statuses)) for stage, count in reached.items()]


def ratings(overview: Overview) -> list[RatingCount]:
    """Return the user's ratings of interviews by outcome of the application, the best rating first."""
    cells = Counter(
        (event.rating, outcome_node(status))
        for status in overview.statuses.values()
        for event in status.loop.events_of(Interviewed)
        if event.rating is not None and status.loop.date_of(event) <= status.today
    )
    ordered = sorted(cells.items(), key=lambda cell: (-cell[0][0], -cell[1], cell[0][1]))
    return [RatingCount(rating, outcome, count) for (rating, outcome), count in ordered]


def rates_by(overview: Overview, grouping: GroupBy) -> list[GroupRow]:
    """Return the rates of each group: the largest source first, rounds and months in their order."""
    statuses = list(overview.statuses.values())
    if grouping is GroupBy.ROUND:
        return _rates_by_round(overview, statuses)
    groups = _group_by_source(statuses) if grouping is GroupBy.SOURCE else _group_by_month(statuses)
    return [_group_row(overview, label, group, _had_offer) for label, group in groups.items()]


def applications_by_month(overview: Overview) -> dict[str, int]:
    """Return the number of applications in each month (``2026-03``) from the first to the last."""
    days = [status.loop.applied_on for status in overview.statuses.values()]
    if not days:
        return {}
    months = [day.year * _MONTHS + day.month - 1 for day in days]
    counts = dict.fromkeys(range(min(months), max(months) + 1), 0)
    for month in months:
        counts[month] += 1
    return {f"{month // _MONTHS:04}-{month % _MONTHS + 1:02}": count for month, count in counts.items()}


def _rates_of(paths: Sequence[FunnelPath]) -> dict[str, Rate]:
    result = {}
    for name, (start, step, open_step) in _RATE_STEPS.items():
        excluded = FunnelStep.NOTHING_TO_CHANGE if name == "acted" else None
        cases = [path for path in paths if start in path and excluded not in path]
        result[name] = _rate_of((step in path, path[-1] is open_step) for path in cases)
    return result


def _rate_of(cases: Iterable[tuple[bool, bool]]) -> Rate:
    """Count cases, each given as "it happened" and "it still can"."""
    tally = Counter((happened, can and not happened) for happened, can in cases)
    still_open = tally[False, True]
    return Rate(tally[True, False], tally.total() - still_open, still_open)


def _median_of(days: Iterable[int | None], still_open: int) -> Median:
    ordered = sorted(count for count in days if count is not None)
    if not ordered:
        return Median(None, 0, still_open)
    # Importing the standard library's statistics takes as long as importing the whole domain.
    half = len(ordered) // 2
    return Median((ordered[half] + ordered[~half]) / 2, len(ordered), still_open)


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


def _had_offer(status: LoopStatus) -> bool:
    return _ever_had_result(status, *_OFFERS)


def _ever_had_result(status: LoopStatus, *results: Result) -> bool:
    return any(event.result in results for event in status.loop.events_of(Outcome))


def _group_row(
    overview: Overview, label: str, group: Sequence[LoopStatus], has_advanced: Callable[[LoopStatus], bool]
) -> GroupRow:
    return GroupRow(
        label=label,
        applications=len(group),
        interviewed=_rate_of((status.steps[Stage.INTERVIEWED] is not None, _is_undecided(status)) for status in group),
        advanced=_rate_of((has_advanced(status), _is_undecided(status)) for status in group),
        rates=_rates_of([funnel_path(overview, status) for status in group]),
    )


def _is_undecided(status: LoopStatus) -> bool:
    """Return True if an application may still advance."""
    return status.is_open and (status.outcome is None or status.outcome.result is Result.OFFER)


def _group_by_source(statuses: Iterable[LoopStatus]) -> dict[str, list[LoopStatus]]:
    groups: dict[str, list[LoopStatus]] = {}
    for status in statuses:
        groups.setdefault(casefold_key(status.loop.application.source or ""), []).append(status)
    ordered = sorted(groups.items(), key=lambda pair: (not pair[0], -len(pair[1]), pair[0]))
    return {common_spelling(status.loop.application.source or "" for status in group): group for _, group in ordered}


def _group_by_month(statuses: Iterable[LoopStatus]) -> dict[str, list[LoopStatus]]:
    groups: dict[str, list[LoopStatus]] = {}
    for status in sorted(statuses, key=lambda status: status.loop.applied_on):
        groups.setdefault(f"{status.loop.applied_on:%Y-%m}", []).append(status)
    return groups


def _rates_by_round(overview: Overview, statuses: Sequence[LoopStatus]) -> list[GroupRow]:
    rounds = {status.loop.id: past_rounds(status) for status in statuses}
    names = round_names(rounds.values())
    paths = {id_: list(map(round_key, path)) for id_, path in rounds.items()}
    groups: dict[str, list[LoopStatus]] = {key: [] for key in _order_rounds(paths.values())}
    for status in statuses:
        for key in dict.fromkeys(paths[status.loop.id]):
            groups[key].append(status)

    def row(key: str, group: Sequence[LoopStatus]) -> GroupRow:
        return _group_row(overview, names[key], group, lambda status: _has_passed(status, paths[status.loop.id], key))

    return [row(key, group) for key, group in groups.items()]


def _order_rounds(paths: Iterable[Sequence[str]]) -> list[str]:
    """Return each round once, ordered by average position in the paths."""
    positions: dict[str, list[int]] = {}
    for path in paths:
        for position, key in enumerate(path):
            positions.setdefault(key, []).append(position)
    return sorted(positions, key=lambda key: (sum(positions[key]) / len(positions[key]), key))


def _has_passed(status: LoopStatus, path: Sequence[str], key: str) -> bool:
    """Return True if a round was followed by another one or an offer."""
    rest = path[path.index(key) :]
    return any(other != key for other in rest) or _had_offer(status)
