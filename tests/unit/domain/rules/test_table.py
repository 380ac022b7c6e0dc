"""The table of rules and its settings."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from domain.builders import status_on
from domain.stories import stories
from domain.strategies import UNTIMED
from feedback_loop.domain.model.events import Event
from feedback_loop.domain.rules.table import DAY_SETTINGS, DEFAULT_DAYS, RULE_NAMES, RULES


class TestTable:
    def test_lists_the_rules_in_order(self) -> None:
        first = "answer interview thank-giver tell decide action revisit nudge ask outcome"
        order = f"{first} check-in debrief thank keep-in-touch"
        assert [rule.name for rule in RULES] == order.split()
        assert tuple(order.split()) == RULE_NAMES

    def test_has_the_documented_defaults(self) -> None:
        assert DEFAULT_DAYS == {
            "answer_before_deadline": 1,
            "answer": 3,
            "answer_undated_window": 180,
            "interview_before": 1,
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
            "ask_again": 14,
            "outcome": 10,
            "outcome_after_decision": 2,
            "outcome_ghosted": 28,
            "quiet": 90,
            "check_in": 7,
            "check_in_after_decision": 1,
            "check_in_again": 10,
            "check_in_window": 28,
            "check_in_application": 0,
            "debrief": 1,
            "debrief_window": 3,
            "thank": 1,
            "thank_window": 7,
            "keep_in_touch": 120,
            "keep_in_touch_unanswered": 2,
        }

    def test_gives_a_source_for_each_number(self) -> None:
        assert all(days.meaning and days.source for days in DAY_SETTINGS.values())

    def test_describes_each_rule_with_its_own_settings(self) -> None:
        for rule in RULES:
            texts = rule.applies + rule.due + rule.ends
            assert texts.format_map(DEFAULT_DAYS)
            assert all(f"{{{name}}}" in texts for name in rule.days)


@given(stories, st.integers(0, 400))
@UNTIMED
def test_a_rule_finds_nothing_without_an_event_of_its_kinds(story: Sequence[Event], today: int) -> None:
    facts = status_on(story, today, check_in_application=30).facts
    found = {rule.name for rule in RULES if list(rule.find(facts))}
    assert found <= {rule.name for rule in RULES if not rule.kinds.isdisjoint(facts.loop.kinds)}
