"""Which of several prompts comes first, what silences them, and what a scheduled interview holds back."""

import pytest

from domain.builders import (
    DANA,
    NEVER,
    advised_loop,
    applied,
    asked,
    closed,
    days_due,
    days_from,
    due_days_by_rule,
    find_step,
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
    snoozed,
    status_on,
    thanked,
)
from domain.builders import day as day_of
from feedback_loop.domain.model.events import Event, FeedbackType, Result
from feedback_loop.domain.rules.table import DAY_SETTINGS, DEFAULT_DAYS, RULE_NAMES, RULES

ACME = applied()


class TestTable:
    def test_names_each_rule_of_the_design_in_its_order(self) -> None:
        order = "answer thank-giver tell decide action revisit nudge ask ask outcome thank keep-in-touch chase"
        assert [rule.name for rule in RULES] == order.split()
        assert len(RULE_NAMES) == len(RULES) - 1

    def test_has_the_defaults_of_the_design(self) -> None:
        assert DEFAULT_DAYS == {
            "answer_before_deadline": 1,
            "answer": 3,
            "thank_giver": 1,
            "thank_giver_window": 14,
            "tell_after_finished": 7,
            "tell_after_recorded": 28,
            "tell_after_accepted": 7,
            "decide": 3,
            "action": 30,
            "action_progress": 14,
            "nudge": 7,
            "no_reply": 28,
            "no_reply_after_nudge": 14,
            "ask_after_rejection": 2,
            "ask_after_rejection_window": 60,
            "ask": 7,
            "ask_after_decision": 1,
            "outcome": 10,
            "outcome_after_decision": 2,
            "outcome_ghosted": 28,
            "quiet": 90,
            "thank": 1,
            "thank_window": 7,
            "keep_in_touch": 180,
            "keep_in_touch_unanswered": 2,
            "chase": 0,
        }

    def test_says_where_each_number_comes_from(self) -> None:
        assert all(days.meaning and days.source for days in DAY_SETTINGS.values())

    def test_describes_each_rule_with_its_own_settings(self) -> None:
        for rule in RULES:
            texts = rule.applies + rule.due + rule.ends
            assert texts.format_map(DEFAULT_DAYS)
            assert all(f"{{{name}}}" in texts for name in rule.days)


class TestPrecedence:
    def test_gives_the_first_row_that_is_due_and_lists_the_rest(self) -> None:
        # Everything at once; each row comes up when the ones above it are gone.
        loop = applied()
        point, aside = recorded(loop, 1), recorded(loop, 1)
        done, undone = planned(loop, 1, point), planned(loop, 1)
        offer = outcome(loop, 60, Result.OFFER)
        rows: dict[str, list[Event]] = {
            "answer": [offer],
            "thank-giver": [recorded(loop, 57, type=FeedbackType.STRENGTH)],
            "tell": [point, done, finished(done, 2)],
            "decide": [recorded(loop, 1)],
            "action": [undone],
            "revisit": [aside, set_aside(2, aside, until=50)],
            "nudge": [asked(loop, 58, DANA)],
        }
        for position, rule in enumerate(rows):
            story = [loop, *(event for kept in list(rows.values())[position:] for event in kept)]
            assert prompt_on(story, 66) == rule
            assert next(iter(due_days_by_rule(story, 66))) == rule

    def test_skips_a_row_that_is_not_due_yet(self) -> None:
        story = [ACME, interviewed(ACME, 10, DANA)]
        assert due_days_by_rule(story, 11) == {"ask": 17, "outcome": 20, "thank": 11}
        assert prompt_on(story, 11) == "thank"
        assert prompt_on(story, 20) == "ask"

    def test_takes_what_comes_first_as_next_when_nothing_is_due(self) -> None:
        coming = status_on([ACME, interviewed(ACME, 10, DANA)], 10).next
        assert coming
        assert (coming.rule, coming.due) == ("thank", day_of(11))

    def test_gives_nothing_in_a_quiet_journal(self) -> None:
        assert overview_on([], 0).statuses == {}
        assert prompt_on([ACME], 50) is None


class TestScheduledInterviews:
    AHEAD = interviewed(ACME, 20, DANA, round="onsite", at="14:00")

    def test_are_next_until_their_day(self) -> None:
        coming = status_on([ACME, self.AHEAD], 18).next
        assert coming
        assert (coming.rule, coming.due, coming.arguments) == ("interview", day_of(20), "show acme")
        assert coming.why == "Onsite at 14:00 in 2 days: have your examples ready."
        assert coming.command == "feedback-loop show acme"

    def test_are_no_prompt_and_count_from_their_day_on(self) -> None:
        story = [ACME, self.AHEAD]
        assert prompt_on(story, 19) is None
        assert list(due_days_by_rule(story, 19)) == ["interview"]
        assert list(due_days_by_rule(story, 20)) == ["ask", "outcome", "thank"]
        assert [status_on(story, today).stage for today in (19, 20)] == ["applied", "interviewed"]

    def test_hold_back_asking_and_the_outcome_of_earlier_ones(self) -> None:
        story = [ACME, interviewed(ACME, 1, DANA), self.AHEAD]
        assert days_due(story, "ask")[0] == 27
        assert days_due(story, "outcome")[0] == 30
        assert days_due([ACME, interviewed(ACME, 1, DANA)], "thank") == range(2, 8)

    def test_keep_a_loop_from_being_quiet(self) -> None:
        story = [ACME, interviewed(ACME, 150)]
        assert status_on(story, 149).is_open
        assert status_on([ACME], 149).closed_because == "quiet"

    def test_name_the_nearest_one(self) -> None:
        coming = status_on([ACME, interviewed(ACME, 30), self.AHEAD], 0).next
        assert coming
        assert coming.due == day_of(20)

    def test_need_no_round(self) -> None:
        coming = find_step([ACME, interviewed(ACME, 1)], 0, "interview")
        assert (coming.label, coming.why) == ("interview", "Interview tomorrow: have your examples ready.")

    def test_start_no_follow_up_of_an_earlier_no_before_their_day(self) -> None:
        story = [ACME, rejected(ACME, 5), interviewed(ACME, 20)]
        assert status_on(story, 19).outcome
        assert status_on(story, 20).outcome is None


class TestSnooze:
    STORY = (ACME, interviewed(ACME, 10, DANA))

    def test_moves_every_rule_to_its_day(self) -> None:
        story = [*self.STORY, snoozed(ACME, 11, until=40)]
        assert [days_due(story, rule) for rule in ("ask", "outcome", "thank")] == [range(40, 100)] * 2 + [NEVER]

    def test_moves_one_rule_and_leaves_the_others(self) -> None:
        story = [*self.STORY, snoozed(ACME, 11, until=40, rule="ask")]
        assert [days_due(story, rule)[0] for rule in ("ask", "outcome", "thank")] == [40, 20, 11]

    def test_does_not_hurry_what_comes_later(self) -> None:
        assert days_due([*self.STORY, snoozed(ACME, 11, until=12)], "ask")[0] == 17

    def test_ends_what_would_be_over_by_its_day(self) -> None:
        assert days_due([*self.STORY, rejected(ACME, 20), snoozed(ACME, 21, until=80, rule="ask")], "ask") == NEVER

    def test_silences_one_rule_for_good(self) -> None:
        story = [*self.STORY, snoozed(ACME, 11, rule="ask")]
        assert days_due(story, "ask") == NEVER
        assert days_due(story, "outcome")[0] == 20

    def test_silences_everything_for_good_and_closes_the_loop(self) -> None:
        story = [*self.STORY, snoozed(ACME, 11)]
        assert due_days_by_rule(story, 50) == {}
        assert status_on(story, 12).closed_because == "by-hand"

    def test_can_be_changed_by_a_later_one(self) -> None:
        story = [*self.STORY, snoozed(ACME, 11), snoozed(ACME, 12, until=30)]
        assert days_due(story, "outcome")[0] == 30

    def test_silences_a_scheduled_interview_with_everything_else(self) -> None:
        assert due_days_by_rule([ACME, interviewed(ACME, 20), snoozed(ACME, 11)], 12) == {}


class TestCloseByHand:
    STORY = (ACME, interviewed(ACME, 10, DANA), closed(ACME, 12))

    def test_silences_every_rule(self) -> None:
        assert due_days_by_rule(self.STORY, 30) == {}
        assert status_on(self.STORY, 30).closed_because == "by-hand"

    def test_silences_even_keeping_in_touch(self) -> None:
        one = advised_loop()
        told = [*one.story, finished(one.plan, 5), followed_up(one.loop, 10)]
        assert days_due(told, "keep-in-touch", keep_in_touch=50) == days_from(60)
        assert days_due([*told, closed(one.loop, 40)], "keep-in-touch", keep_in_touch=50) == NEVER

    @pytest.mark.parametrize("on", [13, 30])
    def test_is_undone_by_whatever_happens_next(self, on: int) -> None:
        assert status_on([*self.STORY, interviewed(ACME, on, DANA)], 31).is_open
        assert status_on([*self.STORY, recorded(ACME, on)], 31).is_open

    def test_is_not_undone_by_notes_snoozes_and_what_was_typed_late(self) -> None:
        late = [noted(ACME, 20), snoozed(ACME, 20, until=30), thanked(ACME, 11)]
        assert status_on([*self.STORY, *late], 31).closed_because == "by-hand"

    def test_holds_for_what_happened_on_its_day(self) -> None:
        assert status_on([*self.STORY, recorded(ACME, 12)], 31).closed_because == "by-hand"

    def test_can_be_repeated(self) -> None:
        story = [*self.STORY, recorded(ACME, 20), closed(ACME, 21)]
        assert status_on(story, 31).closed_because == "by-hand"
