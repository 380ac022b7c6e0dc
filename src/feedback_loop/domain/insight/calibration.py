"""Calibration of the user's own ratings: how often the rounds that they rated went on."""

from collections.abc import Iterable, Mapping

import msgspec

from feedback_loop.domain.insight.answers import had_offer, is_undecided
from feedback_loop.domain.insight.rounds import round_key
from feedback_loop.domain.model.events import Interviewed, Result
from feedback_loop.domain.rules.overview import LoopStatus, Overview

LEVELS: Mapping[str, tuple[int, ...]] = {"high": (4, 5), "middle": (3,), "low": (1, 2)}
"""The ratings of each level, as they are shown."""


class PassedRounds(msgspec.Struct, frozen=True):
    """Interviews with some rating that led on.

    Attributes:
        passed: Number of those that another round or an offer followed.
        of: Number of those that were decided: passed, rejected, or never answered.
        open: Number of those that may still lead on; not part of ``of``.
    """

    passed: int
    of: int
    open: int


class RatingCount(msgspec.Struct, frozen=True):
    """Interviews that the user gave one rating (1 to 5), and how many of them led on."""

    rating: int
    passed: int
    of: int
    open: int


def calibration(overview: Overview) -> dict[str, PassedRounds]:
    """Return how many rounds were passed by the level of their rating: ``high``, ``middle`` and ``low``."""
    rated = _rated_interviews(overview)
    return {
        level: _count_passed(passed for rating, passed in rated if rating in ratings)
        for level, ratings in LEVELS.items()
    }


def ratings(overview: Overview) -> list[RatingCount]:
    """Return the same for each rating that was given, the best first."""
    rated = _rated_interviews(overview)
    given = sorted({rating for rating, _ in rated}, reverse=True)
    counts = {rating: _count_passed(passed for other, passed in rated if other == rating) for rating in given}
    return [RatingCount(rating, count.passed, count.of, count.open) for rating, count in counts.items()]


def _rated_interviews(overview: Overview) -> list[tuple[int, bool | None]]:
    """Return the rating of each interview and whether it led on; None while that is open.

    Interviews of a process that the user ended are left out: they would have led on or not.
    """
    return [
        (event.rating, passed)
        for status in overview.statuses.values()
        for event in status.facts.past_interviews
        if event.rating is not None
        for passed in _passing(status, event)
    ]


def _passing(status: LoopStatus, interview: Interviewed) -> list[bool | None]:
    """Return whether an interview led on, in a list that is empty if that will never be known."""
    if had_offer(status) or any(
        _is_next_round(status, interview, other) for other in status.loop.events_of(Interviewed)
    ):
        return [True]
    if is_undecided(status):
        return [None]
    is_withdrawn = status.outcome is not None and status.outcome.result is Result.WITHDRAWN
    return [] if is_withdrawn else [False]


def _is_next_round(status: LoopStatus, interview: Interviewed, other: Interviewed) -> bool:
    """Return True if another interview is a later round: of another name, or a later day if either has none."""
    if status.loop.sort_key(other) <= status.loop.sort_key(interview):
        return False
    if interview.round and other.round:
        return round_key(interview.round) != round_key(other.round)
    return status.loop.date_of(other) > status.loop.date_of(interview)


def _count_passed(results: Iterable[bool | None]) -> PassedRounds:
    results = list(results)
    still_open = results.count(None)
    return PassedRounds(results.count(True), len(results) - still_open, still_open)
