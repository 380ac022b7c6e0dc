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
    has_ended,
    is_useful,
)
from feedback_loop.domain.insight.rounds import round_key, round_names, rounds_held
from feedback_loop.domain.model.events import Asked, Event, FollowedUp, Interviewed, Outcome, Recorded, Result
from feedback_loop.domain.model.loop import Loop
from feedback_loop.domain.rules.overview import LoopStatus, Overview, Stage
from feedback_loop.domain.text import casefold_key


class GroupBy(StrEnum):
    """What rates are compared by."""

    SOURCE = "source"
    ROUND = "round"
    MONTH = "month"


class Period(msgspec.Struct, frozen=True):
    """From which day to which, both included; None is without end. A loop counts by the day of its application."""

    since: dt.date | None = None
    until: dt.date | None = None

    def contains(self, day: dt.date) -> bool:
        """Tell whether a day lies in it."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


ALWAYS = Period()


def restrict(overview: Overview, period: Period) -> Overview:
    """Return the overview with only the loops whose application lies in the period."""
    if period == ALWAYS:
        return overview
    kept = {id_: one for id_, one in overview.statuses.items() if period.contains(one.loop.applied_on)}
    return overview.restricted_to(kept)


class Rate(msgspec.Struct, frozen=True):
    """How many of how many.

    Attributes:
        count: the loops in which it happened.
        of: the loops in which it happened or no longer can.
        open: the loops in which it has not happened and still can; left out of ``of``.
    """

    count: int
    of: int
    open: int


class Median(msgspec.Struct, frozen=True):
    """How long something takes, in days.

    Attributes:
        days: the median over the cases that ended; None without any.
        cases: how many ended.
        open: how many may still end; how long they take is not known yet, so they are left out.
    """

    days: float | None
    cases: int
    open: int


class StageCount(msgspec.Struct, frozen=True):
    """How many applications ever came to a stage, whatever became of them: ``reached`` of ``of`` applications."""

    stage: str
    reached: int
    of: int


class RatingCount(msgspec.Struct, frozen=True):
    """How many interviews got a rating from 1 to 5 of the user's own, in applications that ended in one way."""

    rating: int
    outcome: str
    count: int


OFFERED = (Result.OFFER, Result.ACCEPTED, Result.TURNED_DOWN)
_RATES = {
    "asked": (FunnelStep.INTERVIEWED, FunnelStep.ASKED, FunnelStep.NOT_ASKED_YET),
    "replied": (FunnelStep.ASKED, FunnelStep.REPLIED, FunnelStep.NO_REPLY_YET),
    "useful": (FunnelStep.REPLIED, FunnelStep.USEFUL, None),
    "acted": (FunnelStep.USEFUL, FunnelStep.ACTED, FunnelStep.NOTHING_DONE_YET),
    "closed": (FunnelStep.ACTED, FunnelStep.TOLD, FunnelStep.NOT_TOLD_YET),
}
"""Each rate: of the loops that came to the first milestone, those that came to the second; the last one is open."""


def rates(overview: Overview, period: Period = ALWAYS) -> dict[str, Rate]:
    """Return how often each step follows the one before, by ``asked``, ``replied``, ``useful``, ``acted``, ``closed``.

    Asked: of the loops with an interview. Replied (a refusal is a reply): of those asked. Useful: of those with a
    reply, asked for or not. Acted: of those with useful feedback that asks for a change, so not of those with praise
    alone. Closed: of those where an action is finished, those where somebody was told.
    """
    narrowed = restrict(overview, period)
    return rates_of([funnel_path(narrowed, status) for status in narrowed.statuses.values()])


def rates_of(journeys: Sequence[FunnelPath]) -> dict[str, Rate]:
    """Return the rates of some journeys, as ``rates`` does."""
    found = {}
    for name, (start, step, still_open) in _RATES.items():
        ways = [way for way in journeys if start in way and _decides(name, way)]
        found[name] = rate(((step in way), way[-1] is still_open) for way in ways)
    return found


def _decides(name: str, way: FunnelPath) -> bool:
    return name != "acted" or FunnelStep.NOTHING_TO_CHANGE not in way


def rate(cases: Iterable[tuple[bool, bool]]) -> Rate:
    """Count cases, each given as whether it happened, and whether it still can if it has not."""
    tally = Counter((happened, can and not happened) for happened, can in cases)
    still_open = tally[False, True]
    return Rate(tally[True, False], tally.total() - still_open, still_open)


def medians(overview: Overview, period: Period = ALWAYS) -> dict[str, Median]:
    """Return the median days by ``reply``, ``act`` and ``close``.

    Reply: from the first ask to the first reply since. Act: from the first usable feedback to the first action finished
    since. Close: from the first finished action to the first follow-up since.
    """
    narrowed = restrict(overview, period)
    loops = [status.loop for status in narrowed.statuses.values()]
    ends = Counter(way[-1] for status in narrowed.statuses.values() if (way := funnel_path(narrowed, status)))
    return {
        "reply": _median(map(_days_to_reply, loops), ends[FunnelStep.NO_REPLY_YET]),
        "act": _median(map(_days_to_act, loops), ends[FunnelStep.NOTHING_DONE_YET]),
        "close": _median(map(_days_to_close, loops), ends[FunnelStep.NOT_TOLD_YET]),
    }


def _median(days: Iterable[int | None], still_open: int) -> Median:
    known = [count for count in days if count is not None]
    return Median(_median_of(sorted(known)) if known else None, len(known), still_open)


def _median_of(ordered: Sequence[int]) -> float:
    # The standard library's statistics takes as long to import as the whole domain.
    half = len(ordered) // 2
    return (ordered[half] + ordered[~half]) / 2


def _days_to_reply(loop: Loop) -> int | None:
    asks = loop.events_of(Asked)
    return _days(loop, asks[0], loop.events_after(Recorded, asks[0])) if asks else None


def _days_to_act(loop: Loop) -> int | None:
    useful = [point for point in loop.points if is_useful(point)]
    return _days(loop, useful[0], _finished_actions(loop)) if useful else None


def _days_to_close(loop: Loop) -> int | None:
    finished = _finished_actions(loop)
    return _days(loop, min(finished, key=loop.sort_key), loop.events_of(FollowedUp)) if finished else None


def _finished_actions(loop: Loop) -> list[Event]:
    return [action.finished for action in loop.actions if action.finished]


def _days(loop: Loop, start: Event, ends: Iterable[Event]) -> int | None:
    begun = loop.date_of(start)
    return min(((loop.date_of(end) - begun).days for end in ends if loop.date_of(end) >= begun), default=None)


def conversion(overview: Overview, period: Period = ALWAYS) -> list[StageCount]:
    """Return how many applications ever came to each stage, then how many to an offer, and to accepting one.

    It counts what happened and not what is: an application that was turned down after an onsite was interviewed.
    """
    statuses = list(restrict(overview, period).statuses.values())
    reached = {str(stage): sum(one.steps[stage] is not None for one in statuses) for stage in Stage}
    reached["offer"] = sum(ever_had_result(one, *OFFERED) for one in statuses)
    reached["accepted"] = sum(ever_had_result(one, Result.ACCEPTED) for one in statuses)
    return [StageCount(stage, count, len(statuses)) for stage, count in reached.items()]


def ever_had_result(status: LoopStatus, *results: Result) -> bool:
    """Tell whether a loop ever had an outcome that is one of these."""
    return any(event.result in results for event in status.loop.events_of(Outcome))


def ratings(overview: Overview, period: Period = ALWAYS) -> list[RatingCount]:
    """Return the user's own ratings of interviews against how the applications ended, the best rating first."""
    cells = Counter(
        (event.rating, has_ended(status))
        for status in restrict(overview, period).statuses.values()
        for event in status.loop.events_of(Interviewed)
        if event.rating is not None and status.loop.date_of(event) <= status.today
    )
    ordered = sorted(cells.items(), key=lambda cell: (-cell[0][0], -cell[1], cell[0][1]))
    return [RatingCount(rating, outcome, count) for (rating, outcome), count in ordered]


class GroupRow(msgspec.Struct, frozen=True):
    """The rates of one group of loops.

    Attributes:
        label: the source, round or month (``2026-03``); blank for applications that name no source.
        applications: how many loops are in it; by round, a loop is in the row of each of its rounds.
        interviewed: those of them that had an interview.
        went_on: by round, those with another interview or an offer after it; else those that ever came to an offer.
        rates: as ``rates`` gives them.
    """

    label: str
    applications: int
    interviewed: Rate
    advanced: Rate
    rates: Mapping[str, Rate]


def rates_by(overview: Overview, period: Period, what: GroupBy) -> list[GroupRow]:
    """Return the rates of each group: sources with most applications first, rounds and months in their order."""
    narrowed = restrict(overview, period)
    statuses = list(narrowed.statuses.values())
    if what is GroupBy.ROUND:
        return _group_by_round(narrowed, statuses)
    groups = _group_by_source(statuses) if what is GroupBy.SOURCE else _group_by_month(statuses)
    return [_row(narrowed, label, group, lambda one: ever_had_result(one, *OFFERED)) for label, group in groups.items()]


def _row(
    overview: Overview, label: str, group: Sequence[LoopStatus], goes_on: Callable[[LoopStatus], bool]
) -> GroupRow:
    return GroupRow(
        label=label,
        applications=len(group),
        interviewed=rate((one.steps[Stage.INTERVIEWED] is not None, _is_undecided(one)) for one in group),
        advanced=rate((goes_on(one), _is_undecided(one)) for one in group),
        rates=rates_of([way for one in group if (way := funnel_path(overview, one))]),
    )


def _is_undecided(status: LoopStatus) -> bool:
    """Tell whether an application may still come further."""
    return status.is_open and (status.outcome is None or status.outcome.result is Result.OFFER)


def _group_by_source(statuses: Iterable[LoopStatus]) -> dict[str, list[LoopStatus]]:
    groups: dict[str, list[LoopStatus]] = {}
    for status in statuses:
        groups.setdefault(casefold_key(status.loop.application.source or ""), []).append(status)
    ordered = sorted(groups.items(), key=lambda pair: (not pair[0], -len(pair[1]), pair[0]))
    return {_spelling(one.loop.application.source or "" for one in group): group for _, group in ordered}


def _spelling(names: Iterable[str]) -> str:
    counted = Counter(names)
    return min(counted, key=lambda name: (-counted[name], name))


def _group_by_month(statuses: Iterable[LoopStatus]) -> dict[str, list[LoopStatus]]:
    groups: dict[str, list[LoopStatus]] = {}
    for status in sorted(statuses, key=lambda one: one.loop.applied_on):
        groups.setdefault(f"{status.loop.applied_on:%Y-%m}", []).append(status)
    return groups


def _group_by_round(overview: Overview, statuses: Sequence[LoopStatus]) -> list[GroupRow]:
    paths = {one.loop.id: rounds_held(one) for one in statuses}
    names = round_names(paths.values())
    keys = {id_: [round_key(name) for name in path] for id_, path in paths.items()}
    groups: dict[str, list[LoopStatus]] = {key: [] for key in _round_order(keys.values())}
    for one in statuses:
        for key in dict.fromkeys(keys[one.loop.id]):
            groups[key].append(one)

    def row(key: str, group: Sequence[LoopStatus]) -> GroupRow:
        return _row(overview, names[key], group, lambda one: _has_advanced(one, keys[one.loop.id], key))

    return [row(key, group) for key, group in groups.items()]


def _round_order(paths: Iterable[Sequence[str]]) -> list[str]:
    """Return each round once, by its average place in the paths."""
    places: dict[str, list[int]] = {}
    for path in paths:
        for place, key in enumerate(path):
            places.setdefault(key, []).append(place)
    return sorted(places, key=lambda key: (sum(places[key]) / len(places[key]), key))


def _has_advanced(status: LoopStatus, path: Sequence[str], key: str) -> bool:
    """Tell whether something came after a round: an interview of another one, or an offer."""
    after = path[path.index(key) :]
    return any(other != key for other in after) or ever_had_result(status, *OFFERED)


class Summary(msgspec.Struct, frozen=True):
    """The numbers of a period.

    Attributes:
        period: which applications are counted.
        applications: how many there are.
        months: how many were sent in each month from the first to the last, none included.
        rates: see ``rates.rates``.
        medians: see ``rates.medians``.
        conversion: see ``rates.conversion``.
        ratings: see ``rates.ratings``.
        flows: see ``flows.flows``.
        funnel: see ``flows.funnel``.
        grouping: what ``rows`` are by, where they are wanted.
        rows: see ``groups.by``.
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


def summarize(overview: Overview, period: Period = ALWAYS, grouping: GroupBy | None = None) -> Summary:
    """Return the numbers of the applications in a period."""
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
        rows=rates_by(narrowed, ALWAYS, grouping) if grouping else (),
    )


_MONTHS = 12


def applications_by_month(overview: Overview) -> dict[str, int]:
    """Return how many applications were sent in each month (``2026-03``) from the first to the last."""
    sent = [one.loop.applied_on for one in overview.statuses.values()]
    if not sent:
        return {}
    numbers = [day.year * _MONTHS + day.month - 1 for day in sent]
    counts = dict.fromkeys(range(min(numbers), max(numbers) + 1), 0)
    for number in numbers:
        counts[number] += 1
    return {f"{number // _MONTHS:04}-{number % _MONTHS + 1:02}": count for number, count in counts.items()}
