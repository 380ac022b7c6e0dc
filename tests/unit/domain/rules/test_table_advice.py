"""The rules of acting on advice: decide, action, revisit, tell."""

import pytest

from domain.builders import (
    DANA,
    KIM,
    NEVER,
    RAY,
    advised_loop,
    applied,
    days_due,
    days_from,
    declined,
    dropped,
    find_step,
    finished,
    followed_up,
    outcome,
    planned,
    progressed,
    recorded,
    set_aside,
    status_on,
)
from domain.builders import day as day_of
from feedback_loop.domain.model.events import AnyEvent, FeedbackType, Result

ACME = applied()
POINT = recorded(ACME, 10)
PLAN = planned(ACME, 12, POINT)


class TestDecide:
    @pytest.mark.parametrize("type", [FeedbackType.GAP, FeedbackType.MIXED])
    def test_is_due_three_days_after_a_gap(self, type: FeedbackType) -> None:
        assert days_due([ACME, recorded(ACME, 10, type=type)], "decide") == days_from(13)

    @pytest.mark.parametrize("type", [FeedbackType.STRENGTH, FeedbackType.NONE])
    def test_ignores_other_points(self, type: FeedbackType) -> None:
        assert days_due([ACME, recorded(ACME, 10, type=type)], "decide") == NEVER

    def test_ignores_a_refusal(self) -> None:
        assert days_due([ACME, declined(ACME, 10)], "decide") == NEVER

    @pytest.mark.parametrize("themes", [("process",), ("logistics",), ("process", "logistics")])
    def test_ignores_themes_that_are_up_to_the_company(self, themes: tuple[str, ...]) -> None:
        assert days_due([ACME, recorded(ACME, 10, themes=themes)], "decide") == NEVER

    def test_is_due_if_another_theme_is_up_to_the_user(self) -> None:
        assert days_due([ACME, recorded(ACME, 10, themes=("process", "level"))], "decide") == days_from(13)

    @pytest.mark.parametrize(
        "answer", [[PLAN], [PLAN, dropped(PLAN, 14)], [set_aside(12, POINT)], [set_aside(12, POINT, until=40)]]
    )
    def test_ends_with_an_action_or_a_set_aside(self, answer: list[AnyEvent]) -> None:
        assert days_due([ACME, POINT, *answer], "decide") == NEVER

    def test_is_one_prompt_for_all_points(self) -> None:
        story = [ACME, POINT, recorded(ACME, 11, RAY), PLAN]
        assert days_due(story, "decide") == days_from(14)
        due = find_step([ACME, POINT, recorded(ACME, 11, RAY)], 13, "decide")
        assert (due.people, due.arguments) == ((DANA, RAY), "act acme")
        assert due.why.startswith("2 feedback points since Thu 12 Mar have no plan yet")

    def test_follows_its_setting(self) -> None:
        assert days_due([ACME, POINT], "decide", decide=8) == days_from(18)


class TestAction:
    STORY = (ACME, POINT, PLAN)

    def test_is_due_thirty_days_after_it_was_planned(self) -> None:
        assert days_due(self.STORY, "action") == days_from(42)

    def test_is_due_on_its_own_date(self) -> None:
        assert days_due([ACME, POINT, planned(ACME, 12, POINT, by=day_of(20))], "action") == days_from(20)

    def test_is_due_two_weeks_after_the_latest_progress(self) -> None:
        story = [*self.STORY, progressed(PLAN, 35), progressed(PLAN, 40)]
        assert days_due(story, "action") == days_from(54)

    def test_is_not_due_earlier_because_of_progress(self) -> None:
        assert days_due([*self.STORY, progressed(PLAN, 13)], "action") == days_from(42)

    @pytest.mark.parametrize("ending", [finished(PLAN, 20), dropped(PLAN, 20)])
    def test_ends_when_finished_or_dropped(self, ending: AnyEvent) -> None:
        assert days_due([*self.STORY, ending], "action") == NEVER

    def test_needs_no_point(self) -> None:
        assert days_due([ACME, planned(ACME, 12)], "action") == days_from(42)

    def test_numbers_several_open_actions(self) -> None:
        story = [*self.STORY, planned(ACME, 13, text="Read about boards")]
        steps = [step for step in status_on(story, 50).next_steps if step.rule == "action"]
        assert [step.arguments for step in steps] == ["act acme --done --action 1", "act acme --done --action 2"]
        assert find_step(self.STORY, 50, "action").arguments == "act acme --done"

    def test_truncates_a_long_text_in_its_reason(self) -> None:
        due = find_step([ACME, planned(ACME, 12, text="long " * 30)], 50, "action")
        assert len(due.why) < 140
        assert "…” is due" in due.why

    def test_follows_its_settings(self) -> None:
        assert days_due(self.STORY, "action", action=10) == days_from(22)
        assert days_due([*self.STORY, progressed(PLAN, 40)], "action", action_progress=3) == days_from(43)

    def test_counts_the_first_of_two_ends(self) -> None:
        story = [*self.STORY, finished(PLAN, 20), dropped(PLAN, 21)]
        assert status_on(story, 50).loop.actions[0].finished


class TestRevisit:
    LATER = set_aside(12, POINT, until=40)

    def test_is_due_on_the_day_until_which_points_were_set_aside(self) -> None:
        story = [ACME, POINT, self.LATER]
        assert days_due(story, "revisit") == days_from(40)
        assert find_step(story, 40, "revisit").arguments == "act acme --for 1"

    def test_ignores_points_that_were_set_aside_for_good(self) -> None:
        assert days_due([ACME, POINT, set_aside(12, POINT)], "revisit") == NEVER

    def test_ends_with_an_action(self) -> None:
        assert days_due([ACME, POINT, self.LATER, planned(ACME, 41, POINT)], "revisit") == NEVER

    def test_does_not_end_with_an_earlier_action(self) -> None:
        story = [ACME, POINT, planned(ACME, 11, POINT), self.LATER]
        assert days_due(story, "revisit") == days_from(40)

    @pytest.mark.parametrize(("until", "due"), [(None, NEVER), (60, days_from(60))])
    def test_moves_when_the_points_are_set_aside_again(self, until: int | None, due: range) -> None:
        assert days_due([ACME, POINT, self.LATER, set_aside(41, POINT, until=until)], "revisit") == due

    def test_groups_the_points_that_were_set_aside_together(self) -> None:
        second, third = recorded(ACME, 10), recorded(ACME, 11)
        story = [ACME, POINT, second, third, set_aside(12, POINT, third, until=40), set_aside(12, second, until=50)]
        steps = [step for step in status_on(story, 60).next_steps if step.rule == "revisit"]
        assert [step.arguments for step in steps] == ["act acme --for 1 --for 3", "act acme --for 2"]

    def test_does_not_reopen_the_loop(self) -> None:
        advised = advised_loop()
        story = [*advised.story[:-1], set_aside(2, advised.point, until=40)]
        assert not status_on(story, 50).is_open
        assert days_due(story, "revisit") == days_from(40)


class TestTell:
    def test_is_due_a_week_after_the_action_and_four_weeks_after_the_advice(self) -> None:
        advised = advised_loop()
        assert days_due([*advised.story, finished(advised.plan, 2)], "tell") == days_from(29)
        assert days_due([*advised.story, finished(advised.plan, 30)], "tell") == days_from(37)

    def test_ends_with_a_follow_up(self) -> None:
        advised = advised_loop()
        assert days_due([*advised.story, finished(advised.plan, 30), followed_up(advised.loop, 30)], "tell") == NEVER

    def test_does_not_end_with_an_earlier_follow_up_or_one_to_somebody_else(self) -> None:
        loop = applied()
        point = recorded(loop, 1)
        plan = planned(loop, 1, point)
        story = [loop, point, plan, followed_up(loop, 20), finished(plan, 30), followed_up(loop, 31, KIM)]
        assert days_due(story, "tell") == days_from(37)

    def test_needs_a_finished_action(self) -> None:
        advised = advised_loop()
        assert days_due(advised.story, "tell") == NEVER
        assert days_due([*advised.story, dropped(advised.plan, 30)], "tell") == NEVER

    def test_needs_a_point_that_the_action_answers(self) -> None:
        plan = planned(ACME, 1)
        assert days_due([ACME, plan, finished(plan, 30)], "tell") == NEVER

    def test_names_all_givers_in_one_prompt(self) -> None:
        loop = applied()
        points = [recorded(loop, 1, DANA), recorded(loop, 1, RAY), recorded(loop, 60, KIM)]
        plan = planned(loop, 2, *points)
        due = find_step([loop, *points, plan, finished(plan, 61)], 68, "tell")
        assert due.people == (DANA, RAY)
        assert due.arguments == "follow-up acme --with dana"
        assert due.why.startswith("You did what Dana Lee and Ray Poe advised (finished on Sat 2 May)")

    def test_ends_with_any_follow_up_if_the_giver_is_unknown(self) -> None:
        loop = applied()
        points = [recorded(loop, 1, None), recorded(loop, 1, DANA)]
        plan = planned(loop, 2, *points)
        story = [loop, *points, plan, finished(plan, 3), followed_up(loop, 30, DANA)]
        assert days_due(story, "tell") == NEVER

    def test_follows_its_settings(self) -> None:
        advised = advised_loop()
        story = [*advised.story, finished(advised.plan, 30)]
        assert days_due(story, "tell", tell_after_finished=1) == days_from(31)
        assert days_due(story, "tell", tell_after_recorded=60) == days_from(61)


class TestTellAfterAcceptance:
    def test_is_due_in_every_loop_with_a_finished_action(self) -> None:
        advised = advised_loop()
        globex = applied("Globex")
        taken = [*advised.story, finished(advised.plan, 2), followed_up(advised.loop, 30)]
        story = [*taken, globex, outcome(globex, 50, Result.ACCEPTED)]
        assert days_due(story, "tell") == days_from(57)
        assert days_due(story, "tell", tell_after_accepted=10) == days_from(60)
        assert days_due([*story, followed_up(advised.loop, 50)], "tell") == NEVER

    def test_is_due_in_the_accepted_loop_itself(self) -> None:
        loop = applied()
        point = recorded(loop, 1)
        plan = planned(loop, 1, point)
        story = [loop, point, plan, finished(plan, 40), outcome(loop, 41, Result.ACCEPTED)]
        assert days_due(story, "tell") == days_from(47)
        assert days_due([*story, followed_up(loop, 42)], "tell") == NEVER

    @pytest.mark.parametrize("told", [[], ["told"]])
    def test_says_so_instead_of_repeating_the_news(self, told: list[str]) -> None:
        advised = advised_loop()
        globex = applied("Globex")
        known = [followed_up(advised.loop, 30)] if told else []
        accepted = outcome(globex, 50, Result.ACCEPTED)
        story = [*advised.story, finished(advised.plan, 2), *known, globex, accepted]
        assert find_step(story, 60, "tell").why == "You accepted an offer: tell Dana Lee, whose advice helped."

    def test_counts_from_the_last_known_day_if_that_of_the_acceptance_is_unknown(self) -> None:
        advised = advised_loop()
        globex = applied("Globex", 40)
        taken = [*advised.story, finished(advised.plan, 2), followed_up(advised.loop, 30)]
        assert days_due([*taken, globex, outcome(globex, None, Result.ACCEPTED)], "tell") == days_from(47)

    def test_ignores_an_acceptance_that_is_not_the_latest_outcome(self) -> None:
        advised = advised_loop()
        globex = applied("Globex")
        taken = [*advised.story, finished(advised.plan, 2), followed_up(advised.loop, 30)]
        story = [*taken, globex, outcome(globex, 50, Result.ACCEPTED), outcome(globex, 52, Result.TURNED_DOWN)]
        assert days_due(story, "tell") == NEVER

    def test_ignores_actions_finished_in_a_later_search(self) -> None:
        globex = applied("Globex")
        advised = advised_loop(on=100)
        story = [globex, outcome(globex, 5, Result.ACCEPTED), *advised.story, finished(advised.plan, 110)]
        assert days_due(story, "tell", advised.loop) == days_from(129)
