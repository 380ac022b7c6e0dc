"""The rules of an interview that was set: interview before it, debrief after it."""

import pytest

from domain.builders import (
    DANA,
    KIM,
    NEVER,
    RAY,
    amended,
    applied,
    cancelled,
    checked_in,
    days_due,
    due_days_by_rule,
    find_step,
    heard,
    interviewed,
    noted,
    outcome,
    overview_on,
    prompt_on,
    rejected,
    rescheduled,
    set_interview,
    snoozed,
    status_at,
    status_on,
    thanked,
)
from domain.builders import day as day_of
from feedback_loop.domain.model.events import AnyEvent, Event, Result
from feedback_loop.domain.rules.overview import due_prompts

ACME = applied()
ONSITE = set_interview(ACME, 20, DANA, round="onsite", at="10:00")


class TestInterview:
    STORY = (ACME, ONSITE)

    def test_is_due_the_day_before_and_on_its_day(self) -> None:
        assert days_due(self.STORY, "interview") == range(19, 21)
        assert [prompt_on(self.STORY, today) for today in (18, 19, 20)] == [None, "interview", "interview"]

    def test_is_never_late(self) -> None:
        early = [find_step(self.STORY, today, "interview") for today in (10, 19, 20)]
        assert [step.overdue_days(day_of(today)) for step, today in zip(early, (10, 19, 20), strict=True)] == [-9, 0, 0]
        assert {step.day for step in early} == {day_of(20)}

    def test_names_time_round_and_people(self) -> None:
        words = [find_step(self.STORY, today, "interview").why for today in (10, 19, 20)]
        assert words == [
            "Sun 22 Mar 10:00: onsite with Dana Lee.",
            "Tomorrow 10:00: onsite with Dana Lee.",
            "Today 10:00: onsite with Dana Lee.",
        ]
        step = find_step(self.STORY, 19, "interview")
        assert (step.label, step.arguments, step.people) == ("onsite", "show acme", (DANA,))

    def test_needs_neither_time_nor_round_nor_people(self) -> None:
        step = find_step([ACME, set_interview(ACME, 20)], 19, "interview")
        assert (step.label, step.why) == ("interview", "Tomorrow: interview.")
        panel = find_step([ACME, set_interview(ACME, 20, DANA, KIM, RAY)], 20, "interview")
        assert panel.why == "Today: interview with Dana Lee, Kim Oh and Ray Poe."

    def test_comes_before_everything_but_an_offer(self) -> None:
        late = [ACME, interviewed(ACME, 1, DANA), set_interview(ACME, 6, KIM)]
        assert prompt_on(late, 5) == "interview"
        assert prompt_on([*late, outcome(ACME, 2, Result.OFFER)], 5) == "answer"

    def test_speaks_of_the_earliest_first(self) -> None:
        story = [ACME, set_interview(ACME, 20, KIM, at="15:00"), ONSITE, set_interview(ACME, 19, round="call")]
        assert [step.label for step in status_on(story, 18).next_steps] == ["call", "onsite", "interview"]

    @pytest.mark.parametrize("setting", [0, 3])
    def test_follows_its_setting(self, setting: int) -> None:
        assert days_due(self.STORY, "interview", interview_before=setting) == range(20 - setting, 21)

    def test_ends_when_it_is_cancelled(self) -> None:
        assert days_due([*self.STORY, cancelled(ONSITE, 15)], "interview") == NEVER

    def test_moves_with_the_interview(self) -> None:
        story = [*self.STORY, rescheduled(ONSITE, 15, to=30, at="14:00")]
        assert days_due(story, "interview") == range(29, 31)
        assert find_step(story, 29, "interview").why == "Tomorrow 14:00: onsite with Dana Lee."

    def test_is_due_for_one_that_was_recorded_by_an_old_version_until_its_day(self) -> None:
        story = [ACME, interviewed(ACME, 20, DANA)]
        assert days_due(story, "interview") == range(19, 20)
        assert status_on(story, 20).stage == "interviewed"

    def test_can_be_snoozed(self) -> None:
        assert days_due([*self.STORY, snoozed(ACME, 11, until=20, rule="interview")], "interview") == range(20, 21)


class TestAhead:
    """An interview that was set starts nothing until it was held."""

    STORY = (ACME, ONSITE)

    @pytest.mark.parametrize("today", [0, 19, 20])
    def test_starts_nothing(self, today: int) -> None:
        status = status_on(self.STORY, today)
        assert [step.rule for step in status.next_steps] == ["interview"]
        assert status.stage == "applied"
        assert "You interviewed" not in " ".join(step.why for step in status.next_steps)

    @pytest.mark.parametrize(
        ("at", "ahead_until"), [("10:00", "10:59"), ("09:30", "10:29"), ("22:59", "23:58"), ("00:00", "00:59")]
    )
    def test_is_over_an_hour_after_its_time(self, at: str, ahead_until: str) -> None:
        story = [ACME, set_interview(ACME, 20, DANA, at=at)]
        assert status_at(story, 20, ahead_until).stage == "applied"
        hour, minute = map(int, ahead_until.split(":"))
        over = f"{hour + (minute == 59):02}:{(minute + 1) % 60:02}"
        assert status_at(story, 20, over).stage == "interviewed"
        assert [step.due for step in status_at(story, 20, over).next_steps if step.rule == "thank"] == [day_of(21)]

    @pytest.mark.parametrize("at", [None, "23:00", "23:59", "later", ""])
    def test_lasts_all_day_without_an_end_on_that_day(self, at: str | None) -> None:
        story = [ACME, set_interview(ACME, 20, DANA, at=at)]
        assert status_at(story, 20, "23:59").stage == "applied"
        assert status_on(story, 21).stage == "interviewed"

    @pytest.mark.parametrize("ending", [thanked(ACME, 20, DANA), thanked(ACME, 20), amended(ONSITE, held=True)])
    def test_ends_when_it_is_completed_or_thanked_for(self, ending: AnyEvent) -> None:
        status = status_at([*self.STORY, ending], 20, "08:00")
        assert status.stage == "interviewed"
        assert "interview" not in {step.rule for step in status.next_steps}

    @pytest.mark.parametrize("thanks", [thanked(ACME, 20, KIM), thanked(ACME, 19, DANA)])
    def test_does_not_end_with_thanks_for_something_else(self, thanks: AnyEvent) -> None:
        assert prompt_on([*self.STORY, thanks], 20) == "interview"

    def test_does_not_end_with_thanks_that_were_due_for_an_earlier_interview(self) -> None:
        story = [ACME, interviewed(ACME, 19, DANA), ONSITE, thanked(ACME, 20, DANA)]
        assert prompt_on(story, 20) == "interview"
        assert status_on([*story, thanked(ACME, 20, DANA)], 20).facts.next_interview is None

    def test_is_what_an_interview_on_a_later_day_is_even_if_it_was_completed(self) -> None:
        story = [*self.STORY, amended(ONSITE, held=True)]
        assert [status_on(story, today).stage for today in (19, 20)] == ["applied", "interviewed"]

    def test_keeps_a_loop_open(self) -> None:
        assert status_on([ACME, set_interview(ACME, 150)], 149).is_open
        assert status_on([ACME], 149).closed_because == "quiet"

    def test_delays_outcome_and_check_in_of_earlier_interviews(self) -> None:
        story = [ACME, interviewed(ACME, 1, DANA), ONSITE]
        assert days_due(story, "check-in") == range(27, 48)
        assert days_due(story, "outcome")[0] == 30
        assert days_due([ACME, interviewed(ACME, 1, DANA)], "thank") == range(2, 8)

    def test_counts_from_its_new_day_once_it_was_moved(self) -> None:
        story = [*self.STORY, rescheduled(ONSITE, 20, to=27)]
        assert status_on(story, 24).stage == "applied"
        assert days_due(story, "thank") == range(28, 34)

    def test_keeps_an_earlier_rejection_until_it_was_held(self) -> None:
        story = [ACME, rejected(ACME, 5), ONSITE]
        assert status_on(story, 20).outcome
        assert status_on(story, 21).outcome is None


class TestDebrief:
    STORY = (ACME, ONSITE)

    def test_is_due_the_day_after_and_the_next(self) -> None:
        assert days_due(self.STORY, "debrief") == range(21, 23)
        assert prompt_on(self.STORY, 21) == "debrief"

    def test_comes_before_thanks(self) -> None:
        assert list(due_days_by_rule(self.STORY, 21))[-2:] == ["debrief", "thank"]
        assert prompt_on(self.STORY, 23) == "thank"

    def test_names_the_round_and_the_day(self) -> None:
        step = find_step(self.STORY, 21, "debrief")
        assert (step.label, step.arguments, step.people) == ("debrief the onsite", "debrief acme", (DANA,))
        assert step.why == "Your onsite was on Sun 22 Mar: note how it went while it is fresh."

    @pytest.mark.parametrize(
        "ending",
        [
            amended(ONSITE, held=True),
            amended(ONSITE, rating=4),
            amended(ONSITE, went_well="The case"),
            amended(ONSITE, questions=["Why us?"]),
            thanked(ACME, 20, DANA),
            thanked(ACME, 21),
            outcome(ACME, 20, Result.REJECTED),
            cancelled(ONSITE, 19),
        ],
    )
    def test_ends_once_something_was_noted_or_it_is_decided(self, ending: AnyEvent) -> None:
        assert days_due([*self.STORY, ending], "debrief") == NEVER

    @pytest.mark.parametrize("other", [thanked(ACME, 21, KIM), noted(ACME, 21), heard(ACME, 21), checked_in(ACME, 21)])
    def test_does_not_end_with_anything_else(self, other: AnyEvent) -> None:
        assert days_due([*self.STORY, other], "debrief") == range(21, 23)

    def test_asks_nothing_about_an_interview_typed_in_after_the_fact(self) -> None:
        assert days_due([ACME, interviewed(ACME, 20, DANA)], "debrief") == NEVER

    def test_is_due_despite_a_note_that_was_made_when_it_was_set(self) -> None:
        story = [ACME, set_interview(ACME, 20, DANA, note="Bring the passport")]
        assert days_due(story, "debrief") == range(21, 23)

    def test_is_one_step_for_each_interview(self) -> None:
        story = [*self.STORY, set_interview(ACME, 21, KIM, round="case")]
        steps = [step.label for step in status_on(story, 22).next_steps if step.rule == "debrief"]
        assert steps == ["debrief the onsite", "debrief the case"]

    def test_follows_its_settings(self) -> None:
        assert days_due(self.STORY, "debrief", debrief=2, debrief_window=6) == range(22, 26)


class TestOrderAcrossLoops:
    def test_puts_interviews_and_deadlines_before_what_is_long_overdue(self) -> None:
        late, offer, soon = applied("Late"), applied("Offer", 1), applied("Soon", 2)
        story: list[Event] = [
            *(late, interviewed(late, 1), outcome(late, 3, Result.REJECTED)),
            *(offer, outcome(offer, 40, Result.OFFER, decision_by=day_of(52))),
            *(soon, set_interview(soon, 51, at="15:00"), set_interview(soon, 51, at="09:00", round="call")),
        ]
        prompts = due_prompts(overview_on(story, 51))
        assert [(status.application.company, step.label) for status, step in prompts] == [
            ("Offer", "answer the offer"),
            ("Soon", "call"),
            ("Late", "ask Late"),
        ]

    def test_sorts_interviews_by_day_and_time(self) -> None:
        loops = [applied(name) for name in ("Third", "Second", "First")]
        when = [(21, "09:00"), (20, "15:00"), (20, "09:30")]
        meetings = [set_interview(loop, on, at=at) for loop, (on, at) in zip(loops, when, strict=True)]
        prompts = due_prompts(overview_on([*loops, *meetings], 20))
        assert [status.application.company for status, _ in prompts] == ["First", "Second", "Third"]
