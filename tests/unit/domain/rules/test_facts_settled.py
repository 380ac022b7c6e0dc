"""Loops that are settled: the rules would find nothing in them, neither now nor later."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.builders import (
    DANA,
    KIM,
    applied,
    asked,
    checked_in,
    closed,
    followed_up,
    heard,
    interviewed,
    noted,
    outcome,
    planned,
    recorded,
    rejected,
    set_aside,
    set_interview,
    snoozed,
    status_on,
    thanked,
)
from domain.builders import day as day_of
from domain.stories import stories
from domain.strategies import UNTIMED
from feedback_loop.domain.model.events import Event, Result
from feedback_loop.domain.rules import overview
from feedback_loop.domain.rules.table import DEFAULT_DAYS

ACME = applied()
INTERVIEW = interviewed(ACME, 10, DANA)
NO = rejected(ACME, 12)
POINT = recorded(ACME, 14)
YEARS = 2_000
"""Days after which everything has ended that ends by itself."""


def is_settled(story: Sequence[Event], today: int, **days: int) -> bool:
    return status_on(story, today, None, **days).is_settled


class TestSettled:
    @pytest.mark.parametrize(
        ("story", "first"),
        [
            ([ACME], 91),
            ([ACME, INTERVIEW, thanked(ACME, 11)], 102),
            ([ACME, INTERVIEW, NO, asked(ACME, 20)], 111),
            ([ACME, INTERVIEW, heard(ACME, 12, decision_by=day_of(40)), checked_in(ACME, 30)], 131),
            ([ACME, INTERVIEW, outcome(ACME, 12, Result.ACCEPTED)], 103),
            ([ACME, NO, snoozed(ACME, 13, until=400)], 103),
            ([ACME, set_interview(ACME, 50)], 141),
        ],
    )
    def test_time_alone_settles_what_asks_for_nothing_for_long(self, story: list[Event], first: int) -> None:
        assert [is_settled(story, today) for today in (first - 1, first, YEARS)] == [False, True, True]

    @pytest.mark.parametrize("story", [[INTERVIEW], [INTERVIEW, NO, POINT], [outcome(ACME, 12, Result.OFFER)]])
    def test_closing_by_hand_settles_whatever_was_open(self, story: list[Event]) -> None:
        assert not is_settled([ACME, *story], 21)
        assert is_settled([ACME, *story, closed(ACME, 20)], 21)
        assert is_settled([ACME, *story, heard(ACME, 20), closed(ACME, 20), noted(ACME, 22)], 23)
        assert not is_settled([ACME, *story, closed(ACME, 20), interviewed(ACME, 22)], 23)

    @pytest.mark.parametrize(
        "story",
        [
            [ACME, INTERVIEW, NO, POINT],
            [ACME, INTERVIEW, NO, POINT, set_aside(15, POINT)],
            [ACME, planned(ACME, 15)],
            [ACME, outcome(ACME, 12, Result.OFFER)],
            [ACME, INTERVIEW, followed_up(ACME, 13)],
        ],
    )
    def test_what_waits_for_the_user_is_left_to_the_rules(self, story: list[Event]) -> None:
        assert not is_settled(story, YEARS)

    def test_somebody_who_referred_the_user_and_was_thanked_is_still_to_be_kept_in_touch_with(self) -> None:
        application = applied(people=(f"{KIM} (friend)",))
        story = [application, thanked(application, 1, f"{KIM} (friend)")]
        assert not is_settled(story, YEARS)
        assert [step.rule for step in status_on(story, YEARS).next_steps] == ["keep-in-touch"]

    @pytest.mark.parametrize(
        ("window", "story"),
        [
            ("ask_after_rejection_window", [ACME, interviewed(ACME, 0, DANA), rejected(ACME, 0)]),
            ("debrief_window", [ACME, set_interview(ACME, 0, DANA)]),
            ("no_reply", [ACME, asked(ACME, 0)]),
            ("no_reply_after_nudge", [ACME, asked(ACME, 0), asked(ACME, 0)]),
            ("quiet", [ACME]),
            ("thank_window", [ACME, interviewed(ACME, 0, DANA)]),
        ],
    )
    def test_a_longer_window_in_the_settings_settles_later(self, window: str, story: list[Event]) -> None:
        days = dict.fromkeys(DEFAULT_DAYS, 3)
        assert [is_settled(story, 300, **days | {window: number}) for number in (299, 300)] == [True, False]
        assert not is_settled(story, YEARS, **days | {window: 10_000_000})


@given(stories, st.integers(0, 400), st.sampled_from(sorted(DEFAULT_DAYS)), st.sampled_from([60, 10**7]))
@UNTIMED
def test_the_rules_would_say_the_same_of_a_settled_loop(
    story: list[Event], today: int, setting: str, number: int
) -> None:
    days = dict.fromkeys(DEFAULT_DAYS, 3) | {setting: number}
    status = status_on(story, today, None, **days)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(overview, "is_settled", lambda *_: False)
        thorough = status_on(story, today, None, **days)
        expected = (thorough.is_open, thorough.closed_because, thorough.next_steps)
    assert (status.is_open, status.closed_because, status.next_steps) == expected


@given(stories, st.integers(0, 400), st.integers(0, 400))
@UNTIMED
def test_a_settled_loop_stays_so_until_something_happens(story: list[Event], today: int, wait: int) -> None:
    assert is_settled(story, today + wait) or not is_settled(story, today)
