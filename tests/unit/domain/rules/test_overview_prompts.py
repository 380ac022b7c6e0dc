"""Prompts in the overview: their order, snoozes, and loops closed by hand."""

import pytest

from domain.builders import (
    DANA,
    KIM,
    NEVER,
    advised_loop,
    applied,
    asked,
    closed,
    days_due,
    days_from,
    due_days_by_rule,
    finished,
    followed_up,
    interviewed,
    noted,
    outcome,
    overview_on,
    planned,
    prompt_on,
    recorded,
    rejected,
    set_aside,
    set_interview,
    snoozed,
    status_on,
    thanked,
)
from domain.builders import day as day_of
from feedback_loop.domain.model.events import Event, FeedbackType, Result

ACME = applied()


class TestPrecedence:
    def test_puts_the_first_row_that_is_due_first(self) -> None:
        # Starting with all rows, each becomes the prompt once the rows above it are removed.
        loop = applied()
        point, aside = recorded(loop, 1), recorded(loop, 1)
        done, undone = planned(loop, 1, point), planned(loop, 1)
        offer = outcome(loop, 60, Result.OFFER)
        rows: dict[str, list[Event]] = {
            "answer": [offer],
            "interview": [set_interview(loop, 67, DANA)],
            "thank-giver": [recorded(loop, 57, type=FeedbackType.STRENGTH)],
            "tell": [point, done, finished(done, 2)],
            "decide": [recorded(loop, 1)],
            "action": [undone],
            "revisit": [aside, set_aside(2, aside, until=50)],
            "nudge": [asked(loop, 58, DANA)],
        }
        for position, rule in enumerate(rows):
            story = [loop, *(event for events in list(rows.values())[position:] for event in events)]
            assert prompt_on(story, 66) == rule
            assert next(iter(due_days_by_rule(story, 66))) == rule

    def test_skips_a_row_that_is_not_due_yet(self) -> None:
        story = [ACME, interviewed(ACME, 10, DANA)]
        assert due_days_by_rule(story, 11) == {"outcome": 20, "check-in": 17, "thank": 11}
        assert [prompt_on(story, today) for today in (11, 17, 20)] == ["thank", "check-in", "outcome"]

    def test_puts_the_first_row_first_while_a_process_is_open(self) -> None:
        loop = applied()
        rows: dict[str, list[Event]] = {
            "outcome": [interviewed(loop, 20, DANA)],
            "check-in": [interviewed(loop, 22)],
            "debrief": [set_interview(loop, 29, KIM)],
            "thank": [interviewed(loop, 29, DANA)],
        }
        for position, rule in enumerate(rows):
            story = [loop, *(event for events in list(rows.values())[position:] for event in events)]
            assert prompt_on(story, 30) == ("debrief" if position <= 2 else rule)
        assert prompt_on([loop, *rows["outcome"]], 30) == "outcome"

    def test_takes_the_earliest_step_when_nothing_is_due(self) -> None:
        step = status_on([ACME, interviewed(ACME, 10, DANA)], 10).next
        assert step
        assert (step.rule, step.due) == ("thank", day_of(11))

    def test_has_no_prompt_in_a_quiet_journal(self) -> None:
        assert overview_on([], 0).statuses == {}
        assert prompt_on([ACME], 50) is None


class TestSnooze:
    STORY = (ACME, interviewed(ACME, 10, DANA))

    def test_delays_every_rule(self) -> None:
        story = [*self.STORY, snoozed(ACME, 11, until=40)]
        assert days_due(story, "outcome") == range(40, 100)
        assert [days_due(story, rule) for rule in ("check-in", "thank")] == [NEVER, NEVER]

    def test_delays_only_the_named_rule(self) -> None:
        story = [*self.STORY, snoozed(ACME, 11, until=30, rule="check-in")]
        assert [days_due(story, rule)[0] for rule in ("check-in", "outcome", "thank")] == [30, 20, 11]

    def test_does_not_bring_a_later_rule_forward(self) -> None:
        assert days_due([*self.STORY, snoozed(ACME, 11, until=12)], "check-in")[0] == 17

    def test_cancels_a_rule_that_ends_before_its_day(self) -> None:
        assert days_due([*self.STORY, rejected(ACME, 20), snoozed(ACME, 21, until=80, rule="ask")], "ask") == NEVER

    def test_silences_one_rule_for_good(self) -> None:
        story = [*self.STORY, snoozed(ACME, 11, rule="check-in")]
        assert days_due(story, "check-in") == NEVER
        assert days_due(story, "outcome")[0] == 20

    def test_of_every_rule_for_good_closes_the_loop(self) -> None:
        story = [*self.STORY, snoozed(ACME, 11)]
        assert due_days_by_rule(story, 50) == {}
        assert status_on(story, 12).closed_because == "by-hand"

    def test_is_replaced_by_a_later_snooze(self) -> None:
        story = [*self.STORY, snoozed(ACME, 11), snoozed(ACME, 12, until=30)]
        assert days_due(story, "outcome")[0] == 30

    def test_silences_a_scheduled_interview(self) -> None:
        assert due_days_by_rule([ACME, interviewed(ACME, 20), snoozed(ACME, 11)], 12) == {}


class TestCloseByHand:
    STORY = (ACME, interviewed(ACME, 10, DANA), closed(ACME, 12))

    def test_silences_every_rule(self) -> None:
        assert due_days_by_rule(self.STORY, 30) == {}
        assert status_on(self.STORY, 30).closed_because == "by-hand"

    def test_silences_keep_in_touch(self) -> None:
        advised = advised_loop()
        story = [*advised.story, finished(advised.plan, 5), followed_up(advised.loop, 10)]
        assert days_due(story, "keep-in-touch", keep_in_touch=50) == days_from(60)
        assert days_due([*story, closed(advised.loop, 40)], "keep-in-touch", keep_in_touch=50) == NEVER

    @pytest.mark.parametrize("on", [13, 30])
    def test_is_undone_by_later_events(self, on: int) -> None:
        assert status_on([*self.STORY, interviewed(ACME, on, DANA)], 31).is_open
        assert status_on([*self.STORY, recorded(ACME, on)], 31).is_open

    def test_is_not_undone_by_notes_snoozes_and_earlier_events(self) -> None:
        late = [noted(ACME, 20), snoozed(ACME, 20, until=30), thanked(ACME, 11)]
        assert status_on([*self.STORY, *late], 31).closed_because == "by-hand"

    def test_is_not_undone_by_an_event_of_the_same_day(self) -> None:
        assert status_on([*self.STORY, recorded(ACME, 12)], 31).closed_because == "by-hand"

    def test_can_be_repeated(self) -> None:
        story = [*self.STORY, recorded(ACME, 20), closed(ACME, 21)]
        assert status_on(story, 31).closed_because == "by-hand"
