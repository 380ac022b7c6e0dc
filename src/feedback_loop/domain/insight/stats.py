"""Statistics of a period: rates, medians, groups and ratings."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum

import msgspec

from feedback_loop.domain.insight.funnel import Flow, Journey, Milestone, ended, flows, funnel, is_useful, journey
from feedback_loop.domain.insight.rounds import held_rounds, round_key, round_names
from feedback_loop.domain.model.events import Asked, Event, FollowedUp, Interviewed, Outcome, Recorded, Result
from feedback_loop.domain.model.loop import Loop
from feedback_loop.domain.rules.overview import Overview
from feedback_loop.domain.rules.status import Stage, Standing
from feedback_loop.domain.text import folded


class Grouping(StrEnum):
    """What rates are compared by."""

    SOURCE = "source"
    ROUND = "round"
    MONTH = "month"


class Period(msgspec.Struct, frozen=True):
    """From which day to which, both included; None is without end. A loop counts by the day of its application."""

    since: dt.date | None = None
    until: dt.date | None = None

    def holds(self, day: dt.date) -> bool:
        """Tell whether a day lies in it."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


ALWAYS = Period()


def within(seen: Overview, period: Period) -> Overview:
    """Return the overview with only the loops whose application lies in the period."""
    if period == ALWAYS:
        return seen
    kept = {id_: one for id_, one in seen.standings.items() if period.holds(one.loop.applied_on)}
    return msgspec.structs.replace(seen, standings=kept)


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


class Step(msgspec.Struct, frozen=True):
    """How many applications ever came to a stage, whatever became of them: ``reached`` of ``of`` applications."""

    stage: str
    reached: int
    of: int


class Rated(msgspec.Struct, frozen=True):
    """How many interviews got a rating from 1 to 5 of the user's own, in applications that ended in one way."""

    rating: int
    outcome: str
    count: int


OFFERED = (Result.OFFER, Result.ACCEPTED, Result.TURNED_DOWN)
_RATES = {
    "asked": (Milestone.INTERVIEWED, Milestone.ASKED, Milestone.NOT_ASKED_YET),
    "replied": (Milestone.ASKED, Milestone.REPLIED, Milestone.NO_REPLY_YET),
    "useful": (Milestone.REPLIED, Milestone.USEFUL, None),
    "acted": (Milestone.USEFUL, Milestone.ACTED, Milestone.NOTHING_DONE_YET),
    "closed": (Milestone.ACTED, Milestone.TOLD, Milestone.NOT_TOLD_YET),
}
"""Each rate: of the loops that came to the first milestone, those that came to the second; the last one is open."""


def rates(seen: Overview, period: Period = ALWAYS) -> dict[str, Rate]:
    """Return how often each step follows the one before, by ``asked``, ``replied``, ``useful``, ``acted``, ``closed``.

    Asked: of the loops with an interview. Replied (a refusal is a reply): of those asked. Useful: of those with a
    reply, asked for or not. Acted: of those with useful feedback that asks for a change, so not of those with praise
    alone. Closed: of those where an action is finished, those where somebody was told.
    """
    narrowed = within(seen, period)
    return rates_of([journey(narrowed, standing) for standing in narrowed.standings.values()])


def rates_of(journeys: Sequence[Journey]) -> dict[str, Rate]:
    """Return the rates of some journeys, as ``rates`` does."""
    found = {}
    for name, (start, step, still_open) in _RATES.items():
        ways = [way for way in journeys if start in way and _decides(name, way)]
        found[name] = rate(((step in way), way[-1] is still_open) for way in ways)
    return found


def _decides(name: str, way: Journey) -> bool:
    return name != "acted" or Milestone.NOTHING_TO_CHANGE not in way


def rate(cases: Iterable[tuple[bool, bool]]) -> Rate:
    """Count cases, each given as whether it happened, and whether it still can if it has not."""
    tally = Counter((happened, can and not happened) for happened, can in cases)
    still_open = tally[False, True]
    return Rate(tally[True, False], tally.total() - still_open, still_open)


def medians(seen: Overview, period: Period = ALWAYS) -> dict[str, Median]:
    """Return the median days by ``reply``, ``act`` and ``close``.

    Reply: from the first ask to the first reply since. Act: from the first usable feedback to the first action finished
    since. Close: from the first finished action to the first follow-up since.
    """
    narrowed = within(seen, period)
    loops = [standing.loop for standing in narrowed.standings.values()]
    ends = Counter(way[-1] for standing in narrowed.standings.values() if (way := journey(narrowed, standing)))
    return {
        "reply": _median(map(_days_to_reply, loops), ends[Milestone.NO_REPLY_YET]),
        "act": _median(map(_days_to_act, loops), ends[Milestone.NOTHING_DONE_YET]),
        "close": _median(map(_days_to_close, loops), ends[Milestone.NOT_TOLD_YET]),
    }


def _median(days: Iterable[int | None], still_open: int) -> Median:
    known = [count for count in days if count is not None]
    return Median(_middle(sorted(known)) if known else None, len(known), still_open)


def _middle(ordered: Sequence[int]) -> float:
    # The standard library's statistics takes as long to import as the whole domain.
    half = len(ordered) // 2
    return (ordered[half] + ordered[~half]) / 2


def _days_to_reply(loop: Loop) -> int | None:
    asks = loop.of(Asked)
    return _days(loop, asks[0], loop.since(Recorded, asks[0])) if asks else None


def _days_to_act(loop: Loop) -> int | None:
    useful = [point for point in loop.points if is_useful(point)]
    return _days(loop, useful[0], _finished(loop)) if useful else None


def _days_to_close(loop: Loop) -> int | None:
    finished = _finished(loop)
    return _days(loop, min(finished, key=loop.place), loop.of(FollowedUp)) if finished else None


def _finished(loop: Loop) -> list[Event]:
    return [action.finished for action in loop.actions if action.finished]


def _days(loop: Loop, start: Event, ends: Iterable[Event]) -> int | None:
    begun = loop.on(start)
    return min(((loop.on(end) - begun).days for end in ends if loop.on(end) >= begun), default=None)


def conversion(seen: Overview, period: Period = ALWAYS) -> list[Step]:
    """Return how many applications ever came to each stage, then how many to an offer, and to accepting one.

    It counts what happened and not what is: an application that was turned down after an onsite was interviewed.
    """
    standings = list(within(seen, period).standings.values())
    reached = {str(stage): sum(one.steps[stage] is not None for one in standings) for stage in Stage}
    reached["offer"] = sum(ever(one, *OFFERED) for one in standings)
    reached["accepted"] = sum(ever(one, Result.ACCEPTED) for one in standings)
    return [Step(stage, count, len(standings)) for stage, count in reached.items()]


def ever(standing: Standing, *results: Result) -> bool:
    """Tell whether a loop ever had an outcome that is one of these."""
    return any(event.result in results for event in standing.loop.of(Outcome))


def ratings(seen: Overview, period: Period = ALWAYS) -> list[Rated]:
    """Return the user's own ratings of interviews against how the applications ended, the best rating first."""
    cells = Counter(
        (event.rating, ended(standing))
        for standing in within(seen, period).standings.values()
        for event in standing.loop.of(Interviewed)
        if event.rating is not None and standing.loop.on(event) <= standing.today
    )
    ordered = sorted(cells.items(), key=lambda cell: (-cell[0][0], -cell[1], cell[0][1]))
    return [Rated(rating, outcome, count) for (rating, outcome), count in ordered]


class Row(msgspec.Struct, frozen=True):
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
    went_on: Rate
    rates: Mapping[str, Rate]


def by(seen: Overview, period: Period, what: Grouping) -> list[Row]:
    """Return the rates of each group: sources with most applications first, rounds and months in their order."""
    narrowed = within(seen, period)
    standings = list(narrowed.standings.values())
    if what is Grouping.ROUND:
        return _by_round(narrowed, standings)
    groups = _by_source(standings) if what is Grouping.SOURCE else _by_month(standings)
    return [_row(narrowed, label, group, lambda one: ever(one, *OFFERED)) for label, group in groups.items()]


def _row(seen: Overview, label: str, group: Sequence[Standing], goes_on: Callable[[Standing], bool]) -> Row:
    return Row(
        label=label,
        applications=len(group),
        interviewed=rate((one.steps[Stage.INTERVIEWED] is not None, _undecided(one)) for one in group),
        went_on=rate((goes_on(one), _undecided(one)) for one in group),
        rates=rates_of([way for one in group if (way := journey(seen, one))]),
    )


def _undecided(standing: Standing) -> bool:
    """Tell whether an application may still come further."""
    return standing.is_open and (standing.outcome is None or standing.outcome.result is Result.OFFER)


def _by_source(standings: Iterable[Standing]) -> dict[str, list[Standing]]:
    groups: dict[str, list[Standing]] = {}
    for standing in standings:
        groups.setdefault(folded(standing.loop.application.source or ""), []).append(standing)
    ordered = sorted(groups.items(), key=lambda pair: (not pair[0], -len(pair[1]), pair[0]))
    return {_spelling(one.loop.application.source or "" for one in group): group for _, group in ordered}


def _spelling(names: Iterable[str]) -> str:
    counted = Counter(names)
    return min(counted, key=lambda name: (-counted[name], name))


def _by_month(standings: Iterable[Standing]) -> dict[str, list[Standing]]:
    groups: dict[str, list[Standing]] = {}
    for standing in sorted(standings, key=lambda one: one.loop.applied_on):
        groups.setdefault(f"{standing.loop.applied_on:%Y-%m}", []).append(standing)
    return groups


def _by_round(seen: Overview, standings: Sequence[Standing]) -> list[Row]:
    paths = {one.loop.id: held_rounds(one) for one in standings}
    names = round_names(paths.values())
    keys = {id_: [round_key(name) for name in path] for id_, path in paths.items()}
    groups: dict[str, list[Standing]] = {key: [] for key in _in_usual_order(keys.values())}
    for one in standings:
        for key in dict.fromkeys(keys[one.loop.id]):
            groups[key].append(one)

    def row(key: str, group: Sequence[Standing]) -> Row:
        return _row(seen, names[key], group, lambda one: _went_on(one, keys[one.loop.id], key))

    return [row(key, group) for key, group in groups.items()]


def _in_usual_order(paths: Iterable[Sequence[str]]) -> list[str]:
    """Return each round once, by its average place in the paths."""
    places: dict[str, list[int]] = {}
    for path in paths:
        for place, key in enumerate(path):
            places.setdefault(key, []).append(place)
    return sorted(places, key=lambda key: (sum(places[key]) / len(places[key]), key))


def _went_on(standing: Standing, path: Sequence[str], key: str) -> bool:
    """Tell whether something came after a round: an interview of another one, or an offer."""
    after = path[path.index(key) :]
    return any(other != key for other in after) or ever(standing, *OFFERED)


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
    conversion: Sequence[Step]
    ratings: Sequence[Rated]
    flows: Sequence[Flow]
    funnel: Sequence[Flow]
    grouping: Grouping | None
    rows: Sequence[Row]


def summary(seen: Overview, period: Period = ALWAYS, grouping: Grouping | None = None) -> Summary:
    """Return the numbers of the applications in a period."""
    narrowed = within(seen, period)
    return Summary(
        period=period,
        applications=len(narrowed.standings),
        months=months(narrowed),
        rates=rates(narrowed),
        medians=medians(narrowed),
        conversion=conversion(narrowed),
        ratings=ratings(narrowed),
        flows=flows(narrowed),
        funnel=funnel(narrowed),
        grouping=grouping,
        rows=by(narrowed, ALWAYS, grouping) if grouping else (),
    )


_MONTHS = 12


def months(seen: Overview) -> dict[str, int]:
    """Return how many applications were sent in each month (``2026-03``) from the first to the last."""
    sent = [one.loop.applied_on for one in seen.standings.values()]
    if not sent:
        return {}
    numbers = [day.year * _MONTHS + day.month - 1 for day in sent]
    counts = dict.fromkeys(range(min(numbers), max(numbers) + 1), 0)
    for number in numbers:
        counts[number] += 1
    return {f"{number // _MONTHS:04}-{number % _MONTHS + 1:02}": count for number, count in counts.items()}
