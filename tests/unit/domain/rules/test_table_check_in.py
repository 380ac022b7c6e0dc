"""The rule check-in: where things stand, once and once more, and never for ever."""

import pytest

from domain.builders import (
    DANA,
    KIM,
    NEVER,
    RAY,
    amended,
    applied,
    asked,
    cancelled,
    checked_in,
    days_due,
    due_days_by_rule,
    find_step,
    heard,
    interviewed,
    noted,
    outcome,
    prompt_on,
    recorded,
    rejected,
    set_interview,
    snoozed,
    status_on,
    thanked,
)
from domain.builders import day as day_of
from feedback_loop.domain.model.events import AnyEvent, Event, Result

ACME = applied()
HELD = (ACME, interviewed(ACME, 10, DANA))


class TestAfterAnInterview:
    def test_is_due_a_week_after_the_last_interview_for_three_weeks(self) -> None:
        assert days_due(HELD, "check-in") == range(17, 38)
        assert days_due([*HELD, interviewed(ACME, 15)], "check-in") == range(22, 43)

    def test_is_due_a_week_after_the_last_word(self) -> None:
        assert days_due([*HELD, heard(ACME, 14)], "check-in") == range(21, 42)

    def test_gives_way_to_the_outcome(self) -> None:
        assert [prompt_on(HELD, today) for today in (16, 17, 19, 20, 40)] == [
            "thank",
            "check-in",
            "check-in",
            "outcome",
            "outcome",
        ]

    def test_stands_just_after_the_outcome(self) -> None:
        assert list(due_days_by_rule(HELD, 12)) == ["outcome", "check-in", "thank"]

    def test_says_how_long_nothing_was_heard(self) -> None:
        step = find_step(HELD, 17, "check-in")
        assert (step.label, step.people, step.arguments) == (
            "check in with Dana Lee",
            (DANA,),
            "check-in acme --with dana",
        )
        assert step.why == "You last heard from them on Thu 12 Mar: ask Dana Lee where things stand."

    @pytest.mark.parametrize("result", Result)
    def test_ends_with_an_outcome(self, result: Result) -> None:
        assert days_due([*HELD, outcome(ACME, 12, result)], "check-in") == NEVER

    def test_waits_while_another_interview_is_ahead(self) -> None:
        assert days_due([*HELD, set_interview(ACME, 40)], "check-in") == range(47, 68)

    def test_counts_from_the_day_on_which_an_interview_was_cancelled(self) -> None:
        second = set_interview(ACME, 40, KIM)
        story = [*HELD, second, cancelled(second, 30)]
        assert days_due(story, "check-in") == range(37, 58)
        assert days_due(story, "outcome")[0] == 40

    @pytest.mark.parametrize("other", [asked(ACME, 12), recorded(ACME, 12), thanked(ACME, 12), noted(ACME, 12)])
    def test_does_not_end_with_what_is_not_a_word_on_the_decision(self, other: AnyEvent) -> None:
        assert days_due([*HELD, other], "check-in") == range(17, 38)

    def test_follows_its_settings(self) -> None:
        assert days_due(HELD, "check-in", check_in=3, check_in_window=5) == range(13, 15)
        assert days_due(HELD, "check-in", check_in=30) == range(40, 41)
        assert days_due([*HELD, checked_in(ACME, 17)], "check-in", check_in_again=5) == range(22, 45)


class TestAfterTheDecisionDay:
    STORY = (ACME, interviewed(ACME, 10, DANA, decision_by=day_of(20)))

    def test_is_due_the_next_day(self) -> None:
        assert days_due(self.STORY, "check-in") == range(21, 48)
        assert [prompt_on(self.STORY, today) for today in (20, 21, 22)] == [None, "check-in", "outcome"]

    def test_names_the_day(self) -> None:
        before, after = (find_step(self.STORY, today, "check-in").why for today in (20, 21))
        assert before == "They want to decide by today: ask Dana Lee where things stand."
        assert after == "They wanted to decide by Sun 22 Mar: ask Dana Lee where things stand."

    def test_moves_with_a_later_word(self) -> None:
        story = [*self.STORY, heard(ACME, 18, decision_by=day_of(34))]
        assert days_due(story, "check-in") == range(35, 62)

    def test_moves_with_a_word_after_it(self) -> None:
        assert days_due([*self.STORY, heard(ACME, 23)], "check-in")[-1] == 50
        assert find_step([*self.STORY, heard(ACME, 23)], 30, "check-in").due == day_of(30)

    def test_ends_with_a_check_in_from_that_day_on(self) -> None:
        early = [*self.STORY, checked_in(ACME, 15)]
        assert days_due(early, "check-in") == range(21, 48)
        assert days_due([*early, checked_in(ACME, 20)], "check-in") == range(30, 48)

    def test_follows_its_setting(self) -> None:
        assert days_due(self.STORY, "check-in", check_in_after_decision=4)[0] == 24


class TestSecondCheckIn:
    ONCE = (*HELD, checked_in(ACME, 17))

    def test_is_due_ten_days_after_the_first(self) -> None:
        assert days_due(self.ONCE, "check-in") == range(27, 45)
        why = find_step(self.ONCE, 27, "check-in").why
        assert why == "You checked in on Thu 19 Mar and have no answer: ask Dana Lee where things stand."

    def test_is_the_last(self) -> None:
        assert days_due([*self.ONCE, checked_in(ACME, 27)], "check-in") == NEVER
        assert days_due([*self.ONCE, checked_in(ACME, 18, KIM)], "check-in") == NEVER

    @pytest.mark.parametrize("on", [17, 20])
    def test_starts_over_with_a_word(self, on: int) -> None:
        assert days_due([*self.ONCE, heard(ACME, on)], "check-in") == range(on + 7, on + 28)

    def test_counts_a_check_in_on_the_day_of_the_interview(self) -> None:
        assert days_due([*HELD, checked_in(ACME, 10)], "check-in") == range(20, 38)

    def test_does_not_count_those_of_an_earlier_round(self) -> None:
        story = [*self.ONCE, checked_in(ACME, 27), interviewed(ACME, 30, KIM)]
        assert days_due(story, "check-in") == range(37, 58)


class TestBeforeAnyInterview:
    def test_is_off(self) -> None:
        assert days_due([ACME], "check-in") == NEVER
        assert days_due([ACME, heard(ACME, 5)], "check-in") == NEVER

    def test_is_due_after_a_day_that_they_named(self) -> None:
        story = [ACME, heard(ACME, 5, decision_by=day_of(20), person=KIM)]
        assert days_due(story, "check-in") == range(21, 48)
        step = find_step(story, 21, "check-in")
        assert step.why == "They wanted to decide by Sun 22 Mar: ask Kim Oh where things stand."
        assert prompt_on(story, 21) == "check-in"

    def test_is_off_again_after_a_word_without_a_day(self) -> None:
        story = [ACME, heard(ACME, 5, decision_by=day_of(20)), heard(ACME, 22)]
        assert days_due(story, "check-in") == NEVER

    def test_follows_its_setting(self) -> None:
        assert days_due([ACME], "check-in", check_in_application=20) == range(20, 48)
        assert days_due([ACME], "check-in", check_in_application=40) == range(40, 68)
        assert days_due([ACME, heard(ACME, 15)], "check-in", check_in_application=20) == range(35, 63)
        step = next(iter(status_on([ACME], 20, check_in_application=20).next_steps))
        assert step.why == "You applied on Mon 2 Mar: ask Acme where things stand."

    @pytest.mark.parametrize("ending", [interviewed(ACME, None), set_interview(ACME, 150), rejected(ACME, 5)])
    def test_ends_with_any_interview_or_an_outcome(self, ending: AnyEvent) -> None:
        assert prompt_on([ACME, ending], 25, check_in_application=20) is None

    def test_is_due_once_more_after_a_check_in(self) -> None:
        story = [ACME, checked_in(ACME, 22)]
        assert days_due(story, "check-in", check_in_application=20) == range(32, 50)

    def test_is_not_due_once_the_loop_is_quiet(self) -> None:
        assert days_due([ACME], "check-in", check_in_application=89) == range(89, 90)
        assert days_due([ACME], "check-in", check_in_application=90) == NEVER


class TestWhoIsAsked:
    @pytest.mark.parametrize(
        ("people", "who"),
        [((RAY,), RAY), (("Rae Fox (agency recruiter)",), "Rae Fox (agency recruiter)"), ((KIM,), DANA), ((), DANA)],
    )
    def test_is_the_recruiter_also_of_an_agency_else_the_latest_interviewer(
        self, people: tuple[str, ...], who: str
    ) -> None:
        loop = applied(people=people)
        story = [loop, interviewed(loop, 9, KIM), interviewed(loop, 10, DANA)]
        assert find_step(story, 20, "check-in").people == (who,)

    def test_is_the_company_if_nobody_is_known(self) -> None:
        step = find_step([ACME, interviewed(ACME, 10)], 20, "check-in")
        assert (step.people, step.label, step.arguments) == ((), "check in with Acme", "check-in acme")


class TestSnoozesOfOldNames:
    @pytest.mark.parametrize("rule", ["check-in", "ask", "chase"])
    def test_count(self, rule: str) -> None:
        assert days_due([*HELD, snoozed(ACME, 11, until=25, rule=rule)], "check-in") == range(25, 38)
        assert days_due([*HELD, snoozed(ACME, 11, rule=rule)], "check-in") == NEVER

    def test_do_not_count_once_there_was_an_outcome(self) -> None:
        ghosted = outcome(ACME, 12, Result.GHOSTED)
        story: list[Event] = [*HELD, ghosted, snoozed(ACME, 13, rule="ask"), heard(ACME, 20)]
        assert days_due(story, "check-in") == range(27, 48)

    def test_leave_other_rules_alone(self) -> None:
        assert days_due([*HELD, snoozed(ACME, 11, rule="ask")], "outcome")[0] == 20


def test_a_correction_of_the_decision_day_moves_it() -> None:
    interview = interviewed(ACME, 10, DANA, decision_by=day_of(20))
    moved = amended(interview, decision_by=day_of(30).isoformat())
    assert days_due([ACME, interview, moved], "check-in")[0] == 31


def test_the_setting_for_applications_does_not_change_what_follows_an_interview() -> None:
    assert days_due(HELD, "check-in", check_in_application=60) == range(17, 38)
