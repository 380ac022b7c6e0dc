"""The next change date: no prompt appears before it unless something new is recorded."""

import datetime as dt
from collections.abc import Sequence

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from domain.builders import (
    DANA,
    KIM,
    applied,
    asked,
    day,
    followed_up,
    interviewed,
    overview_on,
    recorded,
    rejected,
    set_interview,
)
from domain.strategies import UNTIMED, event_lists
from feedback_loop.domain.model.events import AnyEvent, Event, FeedbackType
from feedback_loop.domain.rules.overview import LoopStatus, build_overview, next_change_date, next_interview_end
from feedback_loop.domain.rules.table import DEFAULT_DAYS

MAX_DAYS = 400


def statuses_on(events: Sequence[AnyEvent], today: dt.date) -> list[LoopStatus]:
    return list(build_overview(events, today, {**DEFAULT_DAYS, "check_in_application": 30}).statuses.values())


def prompts_of(statuses: Sequence[LoopStatus]) -> list[str]:
    return [status.prompt.rule for status in statuses if status.prompt]


def next_change(events: Sequence[Event], today: int) -> dt.date:
    return next_change_date(overview_on(events, today).statuses.values(), day(today))


@given(event_lists(), st.integers(-10, 600))
@UNTIMED
def test_no_prompt_appears_before_the_next_change(events: list[AnyEvent], number: int) -> None:
    statuses = statuses_on(events, day(number))
    assume(not prompts_of(statuses))
    change = next_change_date(statuses, day(number))
    assert change > day(number)
    for later in range(number + 1, number + MAX_DAYS):
        if day(later) >= change:
            break
        assert prompts_of(statuses_on(events, day(later))) == []


class TestNextInterviewEnd:
    ACME = applied("Acme", 0)

    @pytest.mark.parametrize(
        ("meetings", "time", "end"),
        [
            ([("10:00", 20), ("14:00", 20)], "09:00", dt.time(11)),
            ([("10:00", 20), ("14:00", 20)], "11:00", dt.time(15)),
            ([("10:00", 20), ("14:00", 20)], "15:00", None),
            ([("10:00", 21)], "09:00", None),
            ([("23:30", 20), (None, 20)], "09:00", None),
        ],
    )
    def test_is_when_the_first_of_today_is_over(
        self, meetings: list[tuple[str | None, int]], time: str, end: dt.time | None
    ) -> None:
        story: list[AnyEvent] = [self.ACME, *(set_interview(self.ACME, on, at=at) for at, on in meetings)]
        overview = build_overview(story, day(20), DEFAULT_DAYS, dt.time.fromisoformat(time))
        assert next_interview_end(overview.statuses.values(), day(20)) == end


class TestNextChangeDate:
    def test_is_the_day_of_the_next_prompt(self) -> None:
        acme = applied("Acme", 0)
        story: list[Event] = [acme, interviewed(acme, 10), rejected(acme, 12)]
        assert next_change(story, 12) == day(14)

    def test_is_no_later_than_a_scheduled_interview(self) -> None:
        acme = applied("Acme", 0)
        assert next_change([acme, interviewed(acme, 40)], 12) == day(39)

    def test_is_the_end_of_the_pause_after_an_ask(self) -> None:
        acme = applied("Acme", 0)
        asks = asked(acme, 9, DANA), asked(acme, 11, DANA)
        story: list[AnyEvent] = [acme, interviewed(acme, 4, KIM), interviewed(acme, 5, DANA), *asks, rejected(acme, 12)]
        overview = build_overview(story, day(15), {**DEFAULT_DAYS, "ask_again": 8})
        assert next_change_date(overview.statuses.values(), day(15)) == day(19)

    def test_is_no_later_than_the_end_of_the_loop_that_delays_keep_in_touch(self) -> None:
        acme, globex = applied("Acme", 0), applied("Globex", 300)
        point = recorded(acme, 5, DANA, type=FeedbackType.STRENGTH)
        interview = interviewed(globex, 310, DANA)
        asks = asked(globex, 314, DANA), asked(globex, 321, DANA)
        story = [acme, point, followed_up(acme, 20, DANA), globex, interview, rejected(globex, 312), *asks]
        assert next_change(story, 330) <= day(350)

    def test_is_the_last_day_of_all_in_an_empty_journal(self) -> None:
        assert next_change([], 0) == dt.date.max
