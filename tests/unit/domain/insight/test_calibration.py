"""The user's ratings of interviews against whether the round was passed."""

import pytest

from domain.builders import applied, closed, interviewed, outcome, overview_on, rejected
from feedback_loop.domain.insight.calibration import PassedRounds, RatingCount, calibration, ratings
from feedback_loop.domain.model.events import Event, Result


def test_a_good_rating_counts_as_passed_although_a_later_round_failed() -> None:
    loop = applied()
    events = [
        loop,
        interviewed(loop, 1, rating=5, round="Phone"),
        interviewed(loop, 8, rating=2, round="Onsite"),
        rejected(loop, 9),
    ]
    overview = overview_on(events, 20)
    assert calibration(overview) == {
        "high": PassedRounds(passed=1, of=1, open=0),
        "middle": PassedRounds(passed=0, of=0, open=0),
        "low": PassedRounds(passed=0, of=1, open=0),
    }
    assert ratings(overview) == [RatingCount(5, 1, 1, 0), RatingCount(2, 0, 1, 0)]


@pytest.mark.parametrize(
    ("first", "second", "days_between", "passed"),
    [
        ("Phone", "Onsite", 7, 1),
        ("Phone", "Onsite", 0, 1),
        ("Phone", "phone", 7, 0),
        (None, None, 7, 1),
        (None, "Onsite", 0, 0),
    ],
)
def test_the_next_round_has_another_name_or_comes_on_a_later_day(
    first: str | None, second: str | None, days_between: int, passed: int
) -> None:
    loop = applied()
    events = [
        loop,
        interviewed(loop, 1, rating=4, round=first),
        interviewed(loop, 1 + days_between, round=second),
        rejected(loop, 20),
    ]
    assert calibration(overview_on(events, 30))["high"] == PassedRounds(passed, 1, 0)


@pytest.mark.parametrize(
    ("result", "counted"),
    [
        (Result.OFFER, PassedRounds(1, 1, 0)),
        (Result.TURNED_DOWN, PassedRounds(1, 1, 0)),
        (Result.REJECTED, PassedRounds(0, 1, 0)),
        (Result.GHOSTED, PassedRounds(0, 1, 0)),
        (Result.WITHDRAWN, PassedRounds(0, 0, 0)),
        (None, PassedRounds(0, 0, 1)),
    ],
)
def test_an_outcome_decides_the_last_round(result: Result | None, counted: PassedRounds) -> None:
    loop = applied()
    events: list[Event] = [loop, interviewed(loop, 1, rating=3)]
    events += [outcome(loop, 5, result)] if result else []
    assert calibration(overview_on(events, 20))["middle"] == counted


def test_silence_does_not_pass_and_an_interview_ahead_does() -> None:
    quiet, invited, given_up = applied("Quiet"), applied("Invited", 90), applied("Given up", 90)
    events = [
        *(quiet, interviewed(quiet, 1, rating=1)),
        *(invited, interviewed(invited, 95, rating=1), interviewed(invited, 120, set=True)),
        *(given_up, interviewed(given_up, 95, rating=1), closed(given_up, 96)),
    ]
    assert calibration(overview_on(events, 110))["low"] == PassedRounds(1, 3, 0)
