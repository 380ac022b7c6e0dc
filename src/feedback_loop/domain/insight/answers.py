"""Answers of companies: how long each took, who still waits, and when an application is old enough to be counted."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain

import msgspec

from feedback_loop.domain.insight.rates import median
from feedback_loop.domain.insight.rounds import UNNAMED, round_key
from feedback_loop.domain.model.events import Cancelled, Heard, Interviewed, Outcome, Result
from feedback_loop.domain.rules.overview import LoopStatus, Overview

TIMES = ("to_first_answer", "to_first_interview", "interview_to_decision", "to_rejection")
"""Names of the times that companies take, in the order in which they are shown."""

_OFFERS = (Result.OFFER, Result.ACCEPTED, Result.TURNED_DOWN)
_DECISIONS = (Result.OFFER, Result.REJECTED)
_MATURE_SHARE = 9, 10
"""Share of the known answers that must have taken no longer than an application is old, to count it."""


class Wait(msgspec.Struct, frozen=True):
    """A loop in which the company's answer is still to come, and the date from which it counts."""

    status: LoopStatus
    since: dt.date

    @property
    def days(self) -> int:
        """Number of days that it has taken so far."""
        return (self.status.today - self.since).days


class AnswerTimes(msgspec.Struct, frozen=True):
    """Days that companies took to do something, and the loops in which it may still happen, longest first."""

    days: Sequence[int]
    waits: Sequence[Wait]

    @property
    def median(self) -> float | None:
        """Median of the known durations; None without any."""
        return median(self.days)


class Maturity(msgspec.Struct, frozen=True):
    """Age in days from which an application, or a round, is compared with others.

    By that age, nine in ten of the known answers had come. None if no answer is known, so that nothing is old enough.

    Attributes:
        interview: From the application to the first interview, or to a decision without one.
        decision: From the application to the offer or the rejection.
        round: From the last interview of a round to the next round, the offer or the rejection.
    """

    interview: int | None
    decision: int | None
    round: int | None


def answer_times(statuses: Iterable[LoopStatus]) -> dict[str, AnswerTimes]:
    """Return the times that companies took, each by its name in ``TIMES``."""
    statuses = list(statuses)
    return {name: _times_of(statuses, *_FUNCTIONS[name]) for name in TIMES}


def maturity(overview: Overview) -> Maturity:
    """Return the ages from which applications and rounds are compared, by all known answers of the journal."""
    statuses = list(overview.statuses.values())
    interviews = (_first_of(status.loop.applied_on, *_first_round_or_decision(status)) for status in statuses)
    decisions = (_first_of(status.loop.applied_on, _decided_on(status)) for status in statuses)
    rounds = chain.from_iterable(map(_round_answers, statuses))
    return Maturity(*map(_mature_age, (interviews, decisions, rounds)))


def held_on(status: LoopStatus) -> list[dt.date]:
    """Return the known dates of the interviews that were held, in order."""
    return sorted(event.on for event in status.facts.past_interviews if event.on)


def is_undecided(status: LoopStatus) -> bool:
    """Return True if the application may still advance: it has no outcome or an open offer, and is not closed."""
    is_pending = status.outcome is None or status.outcome.result is Result.OFFER
    return is_pending and status.is_open and not status.facts.is_quiet


def had_offer(status: LoopStatus) -> bool:
    """Return True if the company ever made an offer."""
    return ever_had_result(status, *_OFFERS)


def ever_had_result(status: LoopStatus, *results: Result) -> bool:
    """Return True if one of these results was recorded, whatever came after it."""
    return any(event.result in results for event in status.loop.events_of(Outcome))


def last_of_round(status: LoopStatus, key: str) -> dt.date:
    """Return the date of the latest interview that was held of a round."""
    dates = (status.loop.date_of(event) for event in status.facts.past_interviews if _key_of(event) == key)
    return max(dates, default=status.loop.applied_on)


def _times_of(
    statuses: Sequence[LoopStatus],
    find_days: Callable[[LoopStatus], int | None],
    find_start: Callable[[LoopStatus], dt.date | None],
) -> AnswerTimes:
    days = sorted(count for count in map(find_days, statuses) if count is not None)
    starts = ((status, find_start(status)) for status in statuses if is_undecided(status) and not status.outcome)
    waits = [Wait(status, since) for status, since in starts if since]
    return AnswerTimes(days, sorted(waits, key=lambda wait: (wait.since, wait.status.id)))


def _first_answer_days(status: LoopStatus) -> int | None:
    words = (event.on for kind in (Heard, Cancelled) for event in status.loop.events_of(kind) if event.on)
    return _first_of(status.loop.applied_on, *_first_round_or_decision(status), *words)


def _first_interview_days(status: LoopStatus) -> int | None:
    return _first_of(status.loop.applied_on, *held_on(status))


def _decision_days(status: LoopStatus) -> int | None:
    """Return the days from the last interview to the latest decision after it."""
    decided = _decision_dates(status)
    before = [day for day in held_on(status) if decided and day <= decided[-1]]
    return (decided[-1] - before[-1]).days if before else None


def _rejection_days(status: LoopStatus) -> int | None:
    """Return the days to a rejection without an interview."""
    if status.facts.past_interviews:
        return None
    rejections = (event.on for event in status.loop.events_of(Outcome) if event.result is Result.REJECTED)
    return _first_of(status.loop.applied_on, *rejections)


def _awaits_answer_since(status: LoopStatus) -> dt.date | None:
    has_words = any(status.loop.events_of(kind) for kind in (Heard, Cancelled))
    has_answer = has_words or status.facts.past_interviews or status.facts.next_interview
    return None if has_answer else status.loop.applied_on


def _awaits_interview_since(status: LoopStatus) -> dt.date | None:
    return None if status.facts.past_interviews else status.loop.applied_on


def _awaits_decision_since(status: LoopStatus) -> dt.date | None:
    return None if status.facts.next_interview else status.facts.last_interview_on


def _awaits_rejection_since(status: LoopStatus) -> dt.date | None:
    return None if status.facts.next_interview else _awaits_interview_since(status)


_FUNCTIONS: Mapping[str, tuple[Callable[[LoopStatus], int | None], Callable[[LoopStatus], dt.date | None]]] = {
    "to_first_answer": (_first_answer_days, _awaits_answer_since),
    "to_first_interview": (_first_interview_days, _awaits_interview_since),
    "interview_to_decision": (_decision_days, _awaits_decision_since),
    "to_rejection": (_rejection_days, _awaits_rejection_since),
}
"""For each time, the functions that return the days that it took in a loop, and since when a loop waits for it."""


def _decision_dates(status: LoopStatus) -> list[dt.date]:
    """Return the dates of the company's decisions; what the user made of an offer is none, unless it is all we know."""
    outcomes = status.loop.events_of(Outcome)
    known = _DECISIONS if any(event.result is Result.OFFER for event in outcomes) else (*_DECISIONS, *_OFFERS)
    return [event.on for event in outcomes if event.on and event.result in known]


def _decided_on(status: LoopStatus) -> dt.date | None:
    return next(iter(_decision_dates(status)), None)


def _first_round_or_decision(status: LoopStatus) -> tuple[dt.date | None, dt.date | None]:
    return next(iter(held_on(status)), None), _decided_on(status)


def _round_answers(status: LoopStatus) -> list[int | None]:
    """Return the days from the last interview of each round to the next round or the decision."""
    dated = [event for event in status.facts.past_interviews if event.on]
    answers = []
    for key in dict.fromkeys(map(_key_of, dated)):
        start = last_of_round(status, key)
        following = [event.on for event in dated if event.on and event.on > start]
        answers.append(_first_of(start, *following, *(day for day in _decision_dates(status) if day >= start)))
    return answers


def _key_of(interview: Interviewed) -> str:
    return round_key(interview.round or UNNAMED)


def _first_of(start: dt.date, *ends: dt.date | None) -> int | None:
    """Return the days from a date to the first known one that is not before it."""
    return min(((end - start).days for end in ends if end and end >= start), default=None)


def _mature_age(days: Iterable[int | None]) -> int | None:
    """Return the number of days that nine in ten did not exceed."""
    ordered = sorted(count for count in days if count is not None)
    share, whole = _MATURE_SHARE
    return ordered[-(-len(ordered) * share // whole) - 1] if ordered else None
