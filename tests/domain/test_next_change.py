"""A lull: nothing becomes due before its end unless something more happens."""

import datetime as dt
from collections.abc import Sequence

from hypothesis import assume, given
from hypothesis import strategies as st

from domain.builders import applied, asked, day, followed_up, interviewed, overview_on, recorded, rejected
from domain.strategies import UNTIMED, event_lists
from feedback_loop.domain.model.events import AnyEvent, Event, FeedbackType
from feedback_loop.domain.rules.overview import LoopStatus, build_overview, next_change_date
from feedback_loop.domain.rules.table import DEFAULT_DAYS

_FARTHEST = 400


def on(events: Sequence[AnyEvent], today: dt.date) -> list[LoopStatus]:
    return list(build_overview(events, today, {**DEFAULT_DAYS, "chase": 30}).statuses.values())


def prompted(statuses: Sequence[LoopStatus]) -> list[str]:
    return [status.prompt.rule for status in statuses if status.prompt]


@given(event_lists(), st.integers(-10, 600))
@UNTIMED
def test_nothing_becomes_due_before_its_end(events: list[AnyEvent], number: int) -> None:
    statuses = on(events, day(number))
    assume(not prompted(statuses))
    end = next_change_date(statuses, day(number))
    assert end > day(number)
    for later in range(number + 1, number + _FARTHEST):
        if day(later) >= end:
            break
        assert prompted(on(events, day(later))) == []


class TestTheEnd:
    def test_is_the_day_of_the_next_prompt(self) -> None:
        acme = applied("Acme", 0)
        story: list[Event] = [acme, interviewed(acme, 10), rejected(acme, 12)]
        assert _end(story, 12) == day(14)

    def test_is_no_later_than_a_meeting_that_is_set(self) -> None:
        acme = applied("Acme", 0)
        assert _end([acme, interviewed(acme, 40)], 12) == day(40)

    def test_is_when_an_open_loop_lets_go_of_somebody_to_keep_in_touch_with(self) -> None:
        told, busy = applied("Acme", 0), applied("Globex", 300)
        dana = "Dana Lee <dana@acme.example>"
        story: list[Event] = [told, recorded(told, 5, dana, type=FeedbackType.STRENGTH), followed_up(told, 20, dana)]
        story += [
            busy,
            interviewed(busy, 310, dana),
            rejected(busy, 312),
            asked(busy, 314, dana),
            asked(busy, 321, dana),
        ]
        assert _end(story, 330) <= day(350)

    def test_never_comes_where_nothing_was_recorded(self) -> None:
        assert _end([], 0) == dt.date.max


def _end(events: Sequence[Event], today: int) -> dt.date:
    return next_change_date(overview_on(events, today).statuses.values(), day(today))
