"""The rules of asking and of waiting for a decision: nudge, ask, outcome."""

import pytest

from domain.builders import (
    DANA,
    KIM,
    NEVER,
    RAY,
    applied,
    asked,
    days_due,
    declined,
    find_step,
    heard,
    interviewed,
    outcome,
    prompt_on,
    recorded,
    rejected,
    status_on,
    thanked,
)
from domain.builders import day as day_of
from feedback_loop.domain.model.events import AnyEvent, Event, FeedbackType, Result

ACME = applied()
INTERVIEW = interviewed(ACME, 10, DANA)
HELD = (ACME, INTERVIEW)


class TestNudge:
    STORY = (ACME, asked(ACME, 10))

    def test_is_due_a_week_after_an_ask_until_it_counts_as_no_reply(self) -> None:
        assert days_due(self.STORY, "nudge") == range(17, 38)

    def test_names_the_person_and_the_date(self) -> None:
        due = find_step(self.STORY, 17, "nudge")
        assert (due.label, due.arguments) == ("nudge Dana Lee", "ask-feedback acme --with dana")
        assert due.why == "You asked Dana Lee on Thu 12 Mar and have no reply: one friendly nudge is fine."

    def test_names_the_company_if_that_was_asked(self) -> None:
        story = [ACME, asked(ACME, 10, None), heard(ACME, 11, person=KIM)]
        assert find_step(story, 17, "nudge").arguments == "ask-feedback acme --with acme"
        assert find_step(story[:2], 17, "nudge").arguments == "ask-feedback acme"

    def test_is_due_once(self) -> None:
        assert days_due([*self.STORY, asked(ACME, 17)], "nudge") == NEVER

    @pytest.mark.parametrize("reply", [recorded(ACME, 12), declined(ACME, 12)])
    def test_ends_with_a_reply(self, reply: AnyEvent) -> None:
        assert days_due([*self.STORY, reply], "nudge") == NEVER

    @pytest.mark.parametrize("on", [10, 12, 20])
    def test_is_due_whatever_else_happens(self, on: int) -> None:
        assert days_due([*self.STORY, rejected(ACME, on)], "nudge") == range(17, 38)

    def test_is_one_step_for_each_person_who_was_asked(self) -> None:
        steps = [step for step in status_on([*self.STORY, asked(ACME, 11, KIM)], 20).next_steps if step.rule == "nudge"]
        assert [step.people for step in steps] == [(DANA,), (KIM,)]

    def test_starts_over_after_a_reply(self) -> None:
        story = [*self.STORY, asked(ACME, 17), recorded(ACME, 20, type=FeedbackType.STRENGTH), asked(ACME, 40)]
        assert days_due(story, "nudge") == range(47, 68)

    @pytest.mark.parametrize("between", [rejected(ACME, 20), recorded(ACME, 20, KIM, type=FeedbackType.STRENGTH)])
    def test_is_not_due_after_two_requests_without_a_reply_whatever_happened_in_between(self, between: Event) -> None:
        story = [*self.STORY, asked(ACME, 17), between, asked(ACME, 22)]
        assert days_due(story, "nudge") == NEVER

    def test_follows_its_settings(self) -> None:
        assert days_due(self.STORY, "nudge", nudge=3, no_reply=6) == range(13, 16)


class TestNoReply:
    def test_closes_the_loop_four_weeks_after_an_ask(self) -> None:
        story = [*HELD, rejected(ACME, 11), asked(ACME, 12)]
        assert status_on(story, 39).is_open
        assert status_on(story, 40).closed_because == "no-reply"

    def test_closes_the_loop_two_weeks_after_a_nudge(self) -> None:
        story = [*HELD, rejected(ACME, 11), asked(ACME, 12), asked(ACME, 20)]
        assert status_on(story, 33).waiting_for
        assert status_on(story, 34).closed_because == "no-reply"

    def test_ends_with_a_late_reply(self) -> None:
        story = [*HELD, rejected(ACME, 11), asked(ACME, 12), recorded(ACME, 90)]
        assert prompt_on(story, 91) == "thank-giver"

    def test_follows_its_settings(self) -> None:
        story = [*HELD, rejected(ACME, 11), asked(ACME, 12), asked(ACME, 20)]
        assert status_on(story, 34, no_reply_after_nudge=15).is_open
        assert not status_on(story[:-1], 30, no_reply=18).is_open


class TestAskAfterRejection:
    @pytest.mark.parametrize("result", [Result.REJECTED, Result.GHOSTED])
    def test_is_due_two_days_after_the_outcome_for_two_months(self, result: Result) -> None:
        assert days_due([*HELD, outcome(ACME, 20, result)], "ask") == range(22, 80)

    @pytest.mark.parametrize("result", [Result.OFFER, Result.ACCEPTED, Result.TURNED_DOWN, Result.WITHDRAWN])
    def test_is_not_due_after_another_outcome(self, result: Result) -> None:
        assert days_due([*HELD, outcome(ACME, 20, result)], "ask") == NEVER

    def test_is_not_due_without_an_interview(self) -> None:
        assert days_due([ACME, rejected(ACME, 20)], "ask") == NEVER

    @pytest.mark.parametrize("ending", [asked(ACME, 20), asked(ACME, 30, KIM), recorded(ACME, 20), declined(ACME, 21)])
    def test_ends_with_an_ask_or_feedback(self, ending: AnyEvent) -> None:
        assert days_due([*HELD, rejected(ACME, 20), ending], "ask") == NEVER

    def test_does_not_repeat_an_ask_of_the_last_two_weeks(self) -> None:
        # Asked on the 9th, rejected on the 10th: not on the 12th again; a nudge comes first.
        story = [ACME, interviewed(ACME, 5, DANA), asked(ACME, 9), rejected(ACME, 10)]
        assert days_due(story, "ask") == range(23, 37)
        assert [prompt_on(story, today) for today in (12, 16, 23)] == [None, "nudge", "nudge"]

    def test_is_due_after_an_early_ask_without_a_reply(self) -> None:
        assert days_due([*HELD, asked(ACME, 12), rejected(ACME, 30)], "ask") == range(32, 40)

    @pytest.mark.parametrize("late", [0, 10])
    def test_never_makes_a_third_request_to_one_person(self, late: int) -> None:
        story = [*HELD, asked(ACME, 12), asked(ACME, 20), rejected(ACME, 21 + late)]
        assert days_due(story, "ask") == NEVER
        assert days_due([*story, interviewed(ACME, 15, KIM)], "ask") == range(max(34, 23 + late), 81 + late)
        assert find_step([*story, interviewed(ACME, 15, KIM)], 40, "ask").people == (KIM,)

    @pytest.mark.parametrize("silence", [declined(ACME, 12), asked(ACME, 5)])
    def test_means_the_next_interviewer_after_a_refusal_or_no_reply(self, silence: Event) -> None:
        story = [ACME, interviewed(ACME, 3, RAY), interviewed(ACME, 4, DANA), silence, rejected(ACME, 40)]
        assert find_step(story, 42, "ask").people == (RAY,)
        alone = [ACME, interviewed(ACME, 4, DANA), silence, rejected(ACME, 40)]
        assert days_due(alone, "ask") == NEVER

    def test_does_not_ask_a_silent_company_for_ever(self) -> None:
        story = [ACME, interviewed(ACME, 3), asked(ACME, 4, None), asked(ACME, 11, None), rejected(ACME, 40)]
        assert days_due(story, "ask") == NEVER

    @pytest.mark.parametrize(
        "outsider", ["Rae Fox (referrer)", "Rae Fox (friend who referred me)", "Rae Fox (agency recruiter)"]
    )
    def test_never_means_a_referrer_or_an_agent(self, outsider: str) -> None:
        loop = applied(people=(outsider,))
        story = [loop, interviewed(loop, 10, outsider), rejected(loop, 20)]
        assert find_step(story, 22, "ask").people == ()
        assert find_step([*story, interviewed(loop, 9, KIM)], 22, "ask").people == (KIM,)

    def test_never_means_the_recruiter_of_an_application_through_an_agency(self) -> None:
        loop = applied(people=(RAY,), agency="Placewell")
        assert find_step([loop, interviewed(loop, 10, DANA), rejected(loop, 20)], 22, "ask").people == (DANA,)

    @pytest.mark.parametrize("result", [Result.REJECTED, Result.GHOSTED])
    def test_counts_from_the_last_known_day_if_that_of_the_outcome_is_unknown(self, result: Result) -> None:
        story = [*HELD, outcome(ACME, None, result)]
        assert days_due(story, "ask") == range(12, 70)
        assert find_step([*story, thanked(ACME, 15, DANA)], 20, "ask").due == day_of(17)
        assert status_on(story, 69).is_open
        assert status_on(story, 70).closed_because == "not-asked"

    def test_is_not_prompted_by_a_word_after_silence(self) -> None:
        story = [*HELD, outcome(ACME, 45, Result.GHOSTED), heard(ACME, 60, "Are you still interested?", person=KIM)]
        assert prompt_on(story[:-1], 60) == "ask"
        assert {step.rule for step in status_on(story, 61).next_steps} == {"check-in", "outcome"}

    @pytest.mark.parametrize("today", [10, 17, 30, 99])
    def test_is_never_due_in_the_middle_of_a_process(self, today: int) -> None:
        assert "ask" not in {step.rule for step in status_on(HELD, today).next_steps}

    def test_is_due_after_an_interview_without_a_date(self) -> None:
        assert days_due([ACME, interviewed(ACME, None), rejected(ACME, 20)], "ask") == range(22, 80)

    def test_asks_the_recruiter_first(self) -> None:
        loop = applied(people=(RAY,))
        due = find_step([loop, interviewed(loop, 10, DANA), rejected(loop, 20)], 22, "ask")
        assert (due.people, due.arguments) == ((RAY,), "ask-feedback acme --with ray")
        assert due.why == "You were turned down on Sun 22 Mar: ask Ray Poe for advice, not for the reason."

    def test_asks_the_latest_interviewer_if_there_is_no_recruiter(self) -> None:
        assert find_step([*HELD, interviewed(ACME, 15, KIM), rejected(ACME, 20)], 22, "ask").people == (KIM,)

    def test_asks_the_company_if_no_person_is_known(self) -> None:
        due = find_step([ACME, interviewed(ACME, 10), outcome(ACME, 20, Result.GHOSTED)], 22, "ask")
        assert (due.people, due.arguments) == ((), "ask-feedback acme")
        assert due.why == "You were left without an answer on Sun 22 Mar: ask Acme for advice, not for the reason."

    def test_follows_its_settings(self) -> None:
        story = [*HELD, rejected(ACME, 20)]
        assert days_due(story, "ask", ask_after_rejection=5, ask_after_rejection_window=9) == range(25, 29)


class TestOutcome:
    def test_is_due_ten_days_after_the_last_interview_until_the_loop_is_quiet(self) -> None:
        assert days_due(HELD, "outcome") == range(20, 100)

    def test_is_due_ten_days_after_the_last_contact(self) -> None:
        assert days_due([*HELD, heard(ACME, 15)], "outcome") == range(25, 105)

    def test_is_due_two_days_after_the_decision_date(self) -> None:
        assert days_due([ACME, interviewed(ACME, 10, decision_by=day_of(15))], "outcome")[0] == 17
        assert days_due([*HELD, heard(ACME, 15, decision_by=day_of(40))], "outcome")[0] == 42

    def test_stays_due_until_the_company_is_quiet_after_the_decision_date(self) -> None:
        assert days_due([*HELD, heard(ACME, 15, decision_by=day_of(40))], "outcome") == range(42, 130)

    def test_ignores_a_decision_date_before_the_last_contact(self) -> None:
        story = [ACME, interviewed(ACME, 10, decision_by=day_of(15)), heard(ACME, 18)]
        assert days_due(story, "outcome")[0] == 28

    def test_keeps_a_decision_date_after_the_last_contact(self) -> None:
        story = [ACME, interviewed(ACME, 10, decision_by=day_of(30)), heard(ACME, 18)]
        assert days_due(story, "outcome")[0] == 32

    def test_suggests_ghosted_four_weeks_after_the_last_contact(self) -> None:
        early, late = find_step(HELD, 37, "outcome"), find_step(HELD, 38, "outcome")
        assert (early.arguments, late.arguments) == ("outcome acme", "outcome acme ghosted")
        assert early.why == "You last heard from them on Thu 12 Mar. Did they decide?"
        assert "probably ghosted" in late.why

    def test_does_not_suggest_ghosted_before_the_decision_date(self) -> None:
        story = [ACME, interviewed(ACME, 10, decision_by=day_of(60))]
        assert find_step(story, 61, "outcome").arguments == "outcome acme"
        assert find_step(story, 62, "outcome").arguments == "outcome acme ghosted"

    @pytest.mark.parametrize("result", Result)
    def test_ends_with_an_outcome(self, result: Result) -> None:
        assert days_due([*HELD, outcome(ACME, 12, result)], "outcome") == NEVER

    def test_needs_an_interview_with_a_date(self) -> None:
        assert days_due([ACME, heard(ACME, 5)], "outcome") == NEVER
        assert days_due([ACME, interviewed(ACME, None), heard(ACME, 5)], "outcome") == NEVER

    def test_follows_its_settings(self) -> None:
        assert days_due(HELD, "outcome", outcome=20) == range(30, 100)
        assert days_due(HELD, "outcome", quiet=30) == range(20, 40)
        steps = {step.rule: step for step in status_on(HELD, 31, outcome_ghosted=21).next_steps}
        assert steps["outcome"].arguments == "outcome acme ghosted"
        story = [ACME, interviewed(ACME, 10, decision_by=day_of(15))]
        assert days_due(story, "outcome", outcome_after_decision=7)[0] == 22
