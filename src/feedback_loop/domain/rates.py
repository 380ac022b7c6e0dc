"""Rates: how often each step of the loop follows the one before, and how long it takes.

Whatever can still happen is open: it is left out of the denominator and counted beside it.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from feedback_loop.domain.events import Asked, Event, FollowedUp, Interviewed, Outcome, Recorded, Result
from feedback_loop.domain.flows import ended
from feedback_loop.domain.journeys import Journey, Milestone, is_useful, journey
from feedback_loop.domain.loop import Loop
from feedback_loop.domain.overview import Overview
from feedback_loop.domain.review import Stage, Standing


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
