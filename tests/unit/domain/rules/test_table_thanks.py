"""The rules of offers and of thanks: answer, thank-giver, thank."""

import pytest

from domain.builders import (
    DANA,
    KIM,
    NEVER,
    RAY,
    applied,
    days_due,
    days_from,
    declined,
    find_step,
    followed_up,
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
from feedback_loop.domain.model.events import AnyEvent, FeedbackType, Result

ACME = applied()


class TestAnswer:
    def test_is_due_three_days_after_an_offer(self) -> None:
        story = [ACME, outcome(ACME, 10, Result.OFFER)]
        assert days_due(story, "answer") == days_from(13)
        assert find_step(story, 13, "answer").why == "The offer of Thu 12 Mar waits for your answer."

    def test_is_due_the_day_before_the_deadline(self) -> None:
        offer = outcome(ACME, 10, Result.OFFER, decision_by=day_of(20))
        assert days_due([ACME, offer], "answer") == days_from(19)
        assert "Sun 22 Mar" in find_step([ACME, offer], 19, "answer").why

    @pytest.mark.parametrize("result", [Result.ACCEPTED, Result.TURNED_DOWN])
    def test_ends_with_the_answer(self, result: Result) -> None:
        story = [ACME, outcome(ACME, 10, Result.OFFER), outcome(ACME, 12, result)]
        assert days_due(story, "answer") == NEVER

    def test_follows_its_settings(self) -> None:
        offer = outcome(ACME, 10, Result.OFFER)
        deadline = outcome(ACME, 10, Result.OFFER, decision_by=day_of(20))
        assert days_due([ACME, offer], "answer", answer=5) == days_from(15)
        assert days_due([ACME, deadline], "answer", answer_before_deadline=2) == days_from(18)

    def test_is_due_at_once_for_an_offer_of_unknown_day(self) -> None:
        story = [ACME, interviewed(ACME, 10), outcome(ACME, None, Result.OFFER)]
        assert find_step(story, 40, "answer").due == day_of(10)
        assert prompt_on(story, 40) == "answer"
        assert find_step(story, 12, "answer").why == "The offer waits for your answer."
        assert [status_on(story, today).closed_because for today in (189, 190)] == [None, "quiet"]
        assert days_due(story, "answer", answer_undated_window=20)[-1] == 29

    @pytest.mark.parametrize("on", [10, 15])
    def test_moves_with_a_word_that_moves_the_deadline(self, on: int) -> None:
        offer = outcome(ACME, 10, Result.OFFER, decision_by=day_of(20))
        story = [ACME, offer, heard(ACME, on, decision_by=day_of(27))]
        assert days_due(story, "answer") == days_from(26)
        assert find_step(story, 27, "answer").why == "They want your answer to the offer by today."
        assert days_due([*story, heard(ACME, 16)], "answer") == days_from(26)

    @pytest.mark.parametrize("day", [10, None])
    def test_takes_a_deadline_from_a_word(self, day: int | None) -> None:
        story = [ACME, interviewed(ACME, 5), outcome(ACME, day, Result.OFFER), heard(ACME, 12, decision_by=day_of(30))]
        assert days_due(story, "answer") == days_from(29)

    def test_does_not_take_a_decision_day_of_theirs_for_a_deadline(self) -> None:
        story = [ACME, heard(ACME, 5, decision_by=day_of(40)), outcome(ACME, 10, Result.OFFER)]
        assert days_due(story, "answer") == days_from(13)

    def test_says_that_the_deadline_has_passed(self) -> None:
        story = [ACME, outcome(ACME, 10, Result.OFFER, decision_by=day_of(20))]
        assert find_step(story, 21, "answer").why == "They wanted your answer to the offer by Sun 22 Mar."

    def test_counts_overdue_days_from_the_due_date(self) -> None:
        story = [ACME, outcome(ACME, 10, Result.OFFER)]
        overdue = [find_step(story, today, "answer").overdue_days(day_of(today)) for today in (11, 13, 15)]
        assert overdue == [-2, 0, 2]


class TestThankGiver:
    POINT = recorded(ACME, 10, type=FeedbackType.STRENGTH)

    def test_is_due_the_day_after_the_reply_for_two_weeks(self) -> None:
        assert days_due([ACME, self.POINT], "thank-giver") == range(11, 24)

    def test_is_due_for_a_refusal_too(self) -> None:
        story = [ACME, declined(ACME, 10)]
        assert days_due(story, "thank-giver") == range(11, 24)
        assert find_step(story, 11, "thank-giver").why.startswith("Dana Lee replied on Thu 12 Mar")

    @pytest.mark.parametrize("on", [10, 12])
    def test_ends_with_thanks(self, on: int) -> None:
        assert days_due([ACME, self.POINT, thanked(ACME, on, DANA)], "thank-giver") == NEVER

    def test_ends_with_thanks_that_name_nobody(self) -> None:
        assert days_due([ACME, self.POINT, thanked(ACME, 12)], "thank-giver") == NEVER

    def test_ends_with_a_follow_up(self) -> None:
        assert days_due([ACME, self.POINT, followed_up(ACME, 12)], "thank-giver") == NEVER

    @pytest.mark.parametrize("thanks", [thanked(ACME, 9, DANA), thanked(ACME, 12, KIM)])
    def test_does_not_end_with_earlier_thanks_or_thanks_to_somebody_else(self, thanks: AnyEvent) -> None:
        assert days_due([ACME, self.POINT, thanks], "thank-giver") == range(11, 24)

    def test_starts_over_with_the_next_reply(self) -> None:
        story = [ACME, self.POINT, thanked(ACME, 12, DANA), recorded(ACME, 30, type=FeedbackType.STRENGTH)]
        assert days_due(story, "thank-giver") == range(31, 44)

    def test_is_one_step_for_each_giver(self) -> None:
        story = [ACME, self.POINT, recorded(ACME, 10, RAY)]
        steps = [step for step in status_on(story, 12).next_steps if step.rule == "thank-giver"]
        assert [step.label for step in steps] == ["thank Dana Lee", "thank Ray Poe"]
        assert [step.arguments for step in steps] == ["thank acme --with dana", "thank acme --with ray"]

    def test_names_the_company_if_the_giver_is_unknown(self) -> None:
        due = find_step([ACME, recorded(ACME, 10, None)], 11, "thank-giver")
        assert (due.people, due.arguments) == ((), "thank acme")
        assert due.why.startswith("Acme gave you feedback")

    def test_follows_its_settings(self) -> None:
        story = [ACME, self.POINT]
        assert days_due(story, "thank-giver", thank_giver=3, thank_giver_window=5) == range(13, 15)


class TestThank:
    STORY = (ACME, interviewed(ACME, 10, DANA, RAY))

    def test_is_due_the_day_after_an_interview_for_a_week(self) -> None:
        assert days_due(self.STORY, "thank") == range(11, 17)

    def test_names_everybody_in_one_prompt(self) -> None:
        due = find_step(self.STORY, 11, "thank")
        assert due.people == (DANA, RAY)
        assert (due.label, due.arguments) == ("thank Dana Lee and Ray Poe", "thank acme")
        assert due.why == "You interviewed on Thu 12 Mar: thank Dana Lee and Ray Poe."

    def test_counts_the_others_of_more_than_two(self) -> None:
        story = (ACME, interviewed(ACME, 10, DANA, RAY, "Kim Ito"))
        assert find_step(story, 11, "thank").label == "thank Dana Lee and 2 others"

    @pytest.mark.parametrize("ending", [thanked(ACME, 10, DANA, RAY), thanked(ACME, 12), rejected(ACME, 12)])
    def test_ends_with_thanks_or_an_outcome(self, ending: AnyEvent) -> None:
        assert days_due([*self.STORY, ending], "thank") == NEVER

    def test_names_only_people_who_were_not_thanked(self) -> None:
        assert find_step([*self.STORY, thanked(ACME, 11, DANA)], 12, "thank").people == (RAY,)

    def test_needs_somebody_to_thank(self) -> None:
        assert days_due([ACME, interviewed(ACME, 10)], "thank") == NEVER

    def test_runs_from_the_first_interview_to_a_week_after_the_last(self) -> None:
        story = [ACME, interviewed(ACME, 10, DANA), interviewed(ACME, 13, RAY)]
        assert days_due(story, "thank") == range(11, 20)
        assert find_step(story, 12, "thank").people == (DANA,)
        assert find_step(story, 18, "thank").people == (RAY,)

    @pytest.mark.parametrize("second", [(RAY,), ()])
    def test_names_everybody_of_two_interviews_on_one_day(self, second: tuple[str, ...]) -> None:
        story = [ACME, interviewed(ACME, 10, DANA), interviewed(ACME, 10, *second)]
        assert find_step(story, 11, "thank").people == (DANA, *second)

    def test_follows_its_settings(self) -> None:
        assert days_due(self.STORY, "thank", thank=2, thank_window=4) == range(12, 14)

    def test_ignores_an_interview_without_a_date(self) -> None:
        assert days_due([ACME, interviewed(ACME, None, DANA)], "thank") == NEVER

    def test_is_due_after_an_interview_that_reopens_the_loop(self) -> None:
        story = [ACME, rejected(ACME, 5), interviewed(ACME, 20, DANA)]
        assert days_due(story, "thank") == range(21, 27)
        assert prompt_on(story, 21) == "thank"
