"""Stages of a loop, the first day of each, and imported history without dates."""

import pytest

from domain.builders import (
    DANA,
    KIM,
    applied,
    asked,
    declined,
    dropped,
    finished,
    followed_up,
    history_of,
    interviewed,
    outcome,
    planned,
    recorded,
    rejected,
    status_on,
)
from domain.builders import day as day_of
from feedback_loop.domain.model.events import Event, Result
from feedback_loop.domain.rules.overview import Stage

ACME = applied()
POINT = recorded(ACME, 14)
PLAN = planned(ACME, 15, POINT)

STEPS: list[tuple[Stage, Event]] = [
    (Stage.APPLIED, ACME),
    (Stage.INTERVIEWED, interviewed(ACME, 10)),
    (Stage.ASKED, asked(ACME, 12)),
    (Stage.RECORDED, POINT),
    (Stage.ACTED, finished(PLAN, 20)),
    (Stage.FOLLOWED_UP, followed_up(ACME, 50)),
]


class TestStage:
    def test_is_the_furthest_step_reached(self) -> None:
        for length, (stage, _) in enumerate(STEPS, start=1):
            story = [event for _, event in STEPS[:length]] + [PLAN] * (length >= 4)
            assert status_on(story, 60).stage == stage

    def test_can_skip_steps(self) -> None:
        status = status_on([ACME, POINT], 60)
        assert status.stage == "recorded"
        assert status.steps[Stage.INTERVIEWED] is None
        assert status.steps[Stage.ASKED] is None

    def test_has_the_first_day_of_each_step(self) -> None:
        twice = [event for _, event in STEPS] + [PLAN, interviewed(ACME, 5), asked(ACME, 30), followed_up(ACME, 40)]
        days = [0, 5, 12, 14, 20, 40]
        assert status_on(twice, 60).steps == dict(zip(Stage, map(day_of, days), strict=True))

    def test_does_not_count_a_refusal_as_feedback(self) -> None:
        assert status_on([ACME, asked(ACME, 12), declined(ACME, 14)], 60).stage == "asked"

    def test_counts_an_open_action_as_half_a_step(self) -> None:
        half = status_on([ACME, POINT, PLAN], 60)
        assert (half.stage, half.has_open_action) == ("recorded", True)

    def test_does_not_count_a_dropped_action(self) -> None:
        status = status_on([ACME, POINT, PLAN, dropped(PLAN, 20)], 60)
        assert (status.stage, status.has_open_action) == ("recorded", False)

    def test_counts_a_finished_action_as_the_whole_step(self) -> None:
        status = status_on([ACME, POINT, PLAN, finished(PLAN, 20)], 60)
        assert (status.stage, status.has_open_action) == ("acted", False)


class TestImportedHistory:
    SOMETIME = interviewed(ACME, None, DANA)

    def test_puts_an_interview_without_a_date_on_the_day_of_the_application(self) -> None:
        status = status_on([ACME, self.SOMETIME], 5)
        assert status.steps[Stage.INTERVIEWED] == day_of(0)

    def test_puts_an_outcome_without_a_date_after_every_interview(self) -> None:
        no, late = rejected(ACME, None), interviewed(ACME, 30)
        loop = history_of([no, late, self.SOMETIME, ACME]).loops[ACME.id]
        assert loop.events == (ACME, self.SOMETIME, late, no)
        assert loop.date_of(no) == day_of(30)
        assert status_on([ACME, no, late], 40).outcome == no

    def test_puts_an_outcome_without_interviews_on_the_day_of_the_application(self) -> None:
        no = rejected(ACME, None)
        assert history_of([ACME, no]).loops[ACME.id].date_of(no) == day_of(0)

    @pytest.mark.parametrize("result", [None, Result.ACCEPTED, Result.TURNED_DOWN, Result.WITHDRAWN])
    def test_has_no_steps(self, result: Result | None) -> None:
        ended = [outcome(ACME, None, result)] if result else []
        assert [status_on([ACME, self.SOMETIME, *ended], today).next_steps for today in (0, 3, 30, 300)] == [()] * 4

    @pytest.mark.parametrize(
        ("result", "rule", "last_day"),
        [(Result.OFFER, "answer", 179), (Result.REJECTED, "ask", 59), (Result.GHOSTED, "ask", 59)],
    )
    def test_has_the_steps_of_an_outcome_of_unknown_day(self, result: Result, rule: str, last_day: int) -> None:
        story = [ACME, self.SOMETIME, outcome(ACME, None, result)]
        steps = [[step.rule for step in status_on(story, today).next_steps] for today in (3, last_day, last_day + 1)]
        assert steps == [[rule], [rule], []]

    def test_closes_when_the_windows_are_over(self) -> None:
        assert status_on([ACME, self.SOMETIME, rejected(ACME, None)], 60).closed_because == "not-asked"
        assert status_on([ACME, rejected(ACME, None)], 1).closed_because == "no-interview"
        assert status_on([ACME, self.SOMETIME], 90).closed_because == "quiet"

    def test_does_not_hide_the_steps_of_dated_events(self) -> None:
        status = status_on([ACME, self.SOMETIME, interviewed(ACME, 10, KIM)], 11)
        assert status.prompt
        assert (status.prompt.rule, status.prompt.people) == ("thank", (KIM,))

    def test_puts_the_application_first_even_if_another_event_has_an_earlier_date(self) -> None:
        loop = applied(on=20)
        early = interviewed(loop, 10)
        assert history_of([early, loop]).loops[loop.id].events == (loop, early)
