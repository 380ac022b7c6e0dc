"""The fold: what belongs to which loop, in which order, and what counts at all."""

import pytest

from domain.builders import (
    DANA,
    KIM,
    advised_loop,
    amended,
    applied,
    asked,
    days_due,
    days_from,
    dropped,
    due_days_by_rule,
    finished,
    followed_up,
    forgotten,
    history_of,
    interviewed,
    noted,
    overview_on,
    planned,
    progressed,
    recorded,
    rejected,
    retracted,
    set_aside,
    status_on,
    theme_renamed,
)
from feedback_loop.domain.insight.themes import recurring_themes
from feedback_loop.domain.model.events import Event

ACME, GLOBEX = applied("Acme"), applied("Globex")


class TestFold:
    def test_orders_events_by_day_then_kind_then_instant(self) -> None:
        later_kind, second, first, earlier = noted(ACME, 5), asked(ACME, 5), interviewed(ACME, 5), rejected(ACME, 4)
        again = asked(ACME, 5)
        events = history_of([again, later_kind, second, first, earlier, ACME]).loops[ACME.id].events
        assert events == (ACME, earlier, first, second, again, later_kind)

    def test_leaves_out_what_refers_to_nothing(self) -> None:
        point = recorded(ACME, 1)
        nowhere = [recorded(GLOBEX, 1), asked(GLOBEX, 1), planned(None, 1), progressed(planned(ACME, 1), 2)]
        nowhere_either = [finished(planned(None, 1, point), 3), set_aside(2, recorded(GLOBEX, 1)), amended(GLOBEX)]
        assert history_of([ACME, *nowhere, *nowhere_either]).loops[ACME.id].events == (ACME,)
        assert list(history_of([ACME, *nowhere]).loops) == [ACME.id]

    def test_counts_an_event_once_that_is_there_twice(self) -> None:
        ask = asked(ACME, 1)
        assert history_of([ACME, ask, ask, ACME]).loops[ACME.id].events == (ACME, ask)

    def test_files_what_becomes_of_an_action_under_its_loop(self) -> None:
        one = advised_loop()
        steps = progressed(one.plan, 5), finished(one.plan, 6)
        loop = history_of([*one.story, *steps]).loops[one.loop.id]
        assert loop.actions[0].steps == steps
        assert set(steps) <= set(loop.events)

    def test_leaves_out_what_was_forgotten(self) -> None:
        point = recorded(ACME, 1)
        assert history_of([ACME, point, forgotten(point)]).loops[ACME.id].points == []
        assert history_of([forgotten(ACME), ACME, point]).loops == {}

    def test_leaves_out_what_was_taken_back_alone_or_with_its_command(self) -> None:
        point, ask = recorded(ACME, 1), asked(ACME, 1)
        assert history_of([ACME, point, ask, retracted(point.id), retracted(ask.batch)]).loops[ACME.id].events == (
            ACME,
        )


class TestActionOnATheme:
    """One action may answer points of several loops; it is one prompt, where its latest point is."""

    ONE, OTHER = recorded(ACME, 1, themes=("level",)), recorded(GLOBEX, 2, KIM, themes=("level",))
    PLAN = planned(None, 3, ONE, OTHER, theme="level")
    STORY = (ACME, GLOBEX, ONE, OTHER, PLAN)

    def test_answers_the_points_of_every_loop(self) -> None:
        assert days_due(self.STORY, "decide", ACME) == range(0)
        assert days_due(self.STORY, "decide", GLOBEX) == range(0)

    def test_is_one_prompt_at_home(self) -> None:
        assert days_due(self.STORY, "action", GLOBEX) == days_from(33)
        assert days_due(self.STORY, "action", ACME) == range(0)
        prompts = [one.prompt.rule for one in overview_on(self.STORY, 40).statuses.values() if one.prompt]
        assert prompts == ["action"]

    def test_keeps_every_loop_open(self) -> None:
        assert "action" in due_days_by_rule(self.STORY, 200, ACME)
        assert status_on(self.STORY, 200, ACME).is_open

    def test_is_at_home_in_the_loop_that_it_was_planned_in(self) -> None:
        plan = planned(ACME, 3, self.ONE, self.OTHER)
        actions = [loop.actions[0].home_id for loop in history_of([*self.STORY[:4], plan]).loops.values()]
        assert actions == [ACME.id] * 2

    def test_shows_what_became_of_it_once_in_each_loop(self) -> None:
        steps = progressed(self.PLAN, 5), finished(self.PLAN, 6)
        for loop in history_of([*self.STORY, *steps]).loops.values():
            assert loop.actions[0].steps == steps

    def test_is_told_to_each_giver_in_their_own_loop(self) -> None:
        story = [*self.STORY, finished(self.PLAN, 6)]
        assert [status_on(story, 40, loop).next_steps[0].people for loop in (ACME, GLOBEX)] == [(DANA,), (KIM,)]
        assert status_on(story, 40, ACME).next_steps[0].rule == "tell"
        assert days_due([*story, followed_up(ACME, 7)], "tell", ACME) == range(0)
        assert days_due([*story, followed_up(ACME, 7)], "tell", GLOBEX) == days_from(30)

    def test_counts_its_points_as_set_aside_when_dropped(self) -> None:
        story = [*self.STORY, dropped(self.PLAN, 6)]
        assert [list(due_days_by_rule(story, 50, loop)) for loop in (ACME, GLOBEX)] == [[], []]

    def test_lives_on_in_the_other_loop_when_one_is_taken_back(self) -> None:
        story = [*self.STORY, retracted(GLOBEX.id)]
        assert days_due(story, "action", ACME) == days_from(33)

    def test_sets_points_of_several_loops_aside_together(self) -> None:
        story = [*self.STORY[:4], set_aside(3, self.ONE, self.OTHER, until=40)]
        assert days_due(story, "revisit", ACME) == days_from(40)
        assert days_due(story, "revisit", GLOBEX) == days_from(40)


class TestThemes:
    def test_go_by_their_new_name_from_the_first_mention_on(self) -> None:
        point = recorded(ACME, 1, themes=("seniority", "level", "coding"))
        plan = planned(None, 2, point, theme="seniority")
        loop = history_of([ACME, point, plan, theme_renamed("seniority", "level")]).loops[ACME.id]
        assert loop.points[0].themes == ("level", "coding")
        assert loop.actions[0].planned.theme == "level"

    @pytest.mark.parametrize(
        ("renames", "name"),
        [
            ([("a", "b"), ("b", "c")], "c"),
            ([("b", "c"), ("a", "b")], "b"),
            ([("a", "b"), ("b", "a")], "a"),
            ([("a", "b"), ("a", "c")], "c"),
            ([("a", "a")], "a"),
            ([("a", "b"), ("b", "c"), ("c", "a")], "a"),
        ],
    )
    def test_may_be_renamed_several_times(self, renames: list[tuple[str, str]], name: str) -> None:
        events = [theme_renamed(old, new) for old, new in renames]
        assert history_of([ACME, recorded(ACME, 1, themes=("a",)), *events]).loops[ACME.id].points[0].themes == (name,)

    def test_that_were_renamed_go_by_the_new_name_in_what_is_recorded_next(self) -> None:
        seen = overview_on([ACME, theme_renamed("a", "b")], 0).with_events([recorded(ACME, 1, themes=("a",))])
        assert seen.history.loops[ACME.id].points[0].themes == ("b",)

    def test_are_renamed_in_actions_that_have_one_only(self) -> None:
        plan = planned(ACME, 1)
        assert history_of([ACME, plan, theme_renamed("a", "b")]).loops[ACME.id].actions[0].planned.theme is None


class TestRecurring:
    @staticmethod
    def said(*points: Event) -> list[str]:
        return recurring_themes(history_of([ACME, GLOBEX, *points]))

    def test_is_a_theme_that_two_people_at_two_companies_named(self) -> None:
        assert self.said(
            recorded(ACME, 1, DANA, themes=("level", "x")), recorded(GLOBEX, 1, KIM, themes=("level",))
        ) == ["level"]

    def test_is_not_what_one_person_said_at_two_companies(self) -> None:
        assert self.said(recorded(ACME, 1, DANA, themes=("level",)), recorded(GLOBEX, 1, DANA, themes=("level",))) == []

    def test_is_not_what_two_people_at_one_company_said(self) -> None:
        assert self.said(recorded(ACME, 1, DANA, themes=("level",)), recorded(ACME, 1, KIM, themes=("level",))) == []

    def test_is_not_what_was_praised(self) -> None:
        praise = recorded(GLOBEX, 1, KIM, themes=("level",), type="strength")  # type: ignore[arg-type]
        assert self.said(recorded(ACME, 1, DANA, themes=("level",)), praise) == []

    def test_counts_a_company_as_one_voice_where_the_giver_is_unknown(self) -> None:
        points = [recorded(ACME, 1, None, themes=("level",)), recorded(GLOBEX, 1, None, themes=("level",))]
        assert self.said(*points) == ["level"]
        assert self.said(points[0], recorded(ACME, 2, None, themes=("level",))) == []
