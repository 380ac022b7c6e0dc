"""Folding events into loops: which events are in effect, in which loop and in which order."""

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

ACME, GLOBEX = applied("Acme"), applied("Globex")


class TestFold:
    def test_orders_events_by_day_then_kind_then_instant(self) -> None:
        later_kind, second, first, earlier = noted(ACME, 5), asked(ACME, 5), interviewed(ACME, 5), rejected(ACME, 4)
        again = asked(ACME, 5)
        events = history_of([again, later_kind, second, first, earlier, ACME]).loops[ACME.id].events
        assert events == (ACME, earlier, first, second, again, later_kind)

    def test_leaves_out_events_that_refer_to_nothing(self) -> None:
        point = recorded(ACME, 1)
        dangling = [recorded(GLOBEX, 1), asked(GLOBEX, 1), planned(None, 1), progressed(planned(ACME, 1), 2)]
        more = [finished(planned(None, 1, point), 3), set_aside(2, recorded(GLOBEX, 1)), amended(GLOBEX)]
        assert history_of([ACME, *dangling, *more]).loops[ACME.id].events == (ACME,)
        assert list(history_of([ACME, *dangling]).loops) == [ACME.id]

    def test_counts_a_duplicate_once(self) -> None:
        ask = asked(ACME, 1)
        assert history_of([ACME, ask, ask, ACME]).loops[ACME.id].events == (ACME, ask)

    def test_adds_the_steps_of_an_action_to_its_loop(self) -> None:
        advised = advised_loop()
        steps = progressed(advised.plan, 5), finished(advised.plan, 6)
        loop = history_of([*advised.story, *steps]).loops[advised.loop.id]
        assert loop.actions[0].steps == steps
        assert set(steps) <= set(loop.events)

    def test_leaves_out_deleted_events(self) -> None:
        point = recorded(ACME, 1)
        assert history_of([ACME, point, forgotten(point)]).loops[ACME.id].points == []
        assert history_of([forgotten(ACME), ACME, point]).loops == {}

    def test_leaves_out_retracted_events_and_batches(self) -> None:
        point, ask = recorded(ACME, 1), asked(ACME, 1)
        assert history_of([ACME, point, ask, retracted(point.id), retracted(ask.batch)]).loops[ACME.id].events == (
            ACME,
        )


class TestActionAcrossLoops:
    """An action may answer points of several loops; it is prompted in the loop of its latest point."""

    ONE, OTHER = recorded(ACME, 1, themes=("level",)), recorded(GLOBEX, 2, KIM, themes=("level",))
    PLAN = planned(None, 3, ONE, OTHER, theme="level")
    STORY = (ACME, GLOBEX, ONE, OTHER, PLAN)

    def test_answers_the_points_of_every_loop(self) -> None:
        assert days_due(self.STORY, "decide", ACME) == range(0)
        assert days_due(self.STORY, "decide", GLOBEX) == range(0)

    def test_is_prompted_only_in_its_home_loop(self) -> None:
        assert days_due(self.STORY, "action", GLOBEX) == days_from(33)
        assert days_due(self.STORY, "action", ACME) == range(0)
        prompts = [status.prompt.rule for status in overview_on(self.STORY, 40).statuses.values() if status.prompt]
        assert prompts == ["action"]

    def test_keeps_every_loop_open(self) -> None:
        assert "action" in due_days_by_rule(self.STORY, 200, ACME)
        assert status_on(self.STORY, 200, ACME).is_open

    def test_has_its_home_in_the_loop_it_was_planned_in(self) -> None:
        plan = planned(ACME, 3, self.ONE, self.OTHER)
        actions = [loop.actions[0].home_id for loop in history_of([*self.STORY[:4], plan]).loops.values()]
        assert actions == [ACME.id] * 2

    def test_has_the_same_steps_in_each_loop(self) -> None:
        steps = progressed(self.PLAN, 5), finished(self.PLAN, 6)
        for loop in history_of([*self.STORY, *steps]).loops.values():
            assert loop.actions[0].steps == steps

    def test_is_reported_to_each_giver_in_their_own_loop(self) -> None:
        story = [*self.STORY, finished(self.PLAN, 6)]
        assert [status_on(story, 40, loop).next_steps[0].people for loop in (ACME, GLOBEX)] == [(DANA,), (KIM,)]
        assert status_on(story, 40, ACME).next_steps[0].rule == "tell"
        assert days_due([*story, followed_up(ACME, 7)], "tell", ACME) == range(0)
        assert days_due([*story, followed_up(ACME, 7)], "tell", GLOBEX) == days_from(30)

    def test_sets_its_points_aside_when_dropped(self) -> None:
        story = [*self.STORY, dropped(self.PLAN, 6)]
        assert [list(due_days_by_rule(story, 50, loop)) for loop in (ACME, GLOBEX)] == [[], []]

    def test_moves_to_the_other_loop_when_one_is_retracted(self) -> None:
        story = [*self.STORY, retracted(GLOBEX.id)]
        assert days_due(story, "action", ACME) == days_from(33)

    def test_points_of_several_loops_can_be_set_aside_together(self) -> None:
        story = [*self.STORY[:4], set_aside(3, self.ONE, self.OTHER, until=40)]
        assert days_due(story, "revisit", ACME) == days_from(40)
        assert days_due(story, "revisit", GLOBEX) == days_from(40)


class TestThemeRenames:
    def test_apply_to_earlier_points_and_actions(self) -> None:
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
    def test_can_be_chained(self, renames: list[tuple[str, str]], name: str) -> None:
        events = [theme_renamed(old, new) for old, new in renames]
        assert history_of([ACME, recorded(ACME, 1, themes=("a",)), *events]).loops[ACME.id].points[0].themes == (name,)

    def test_apply_to_events_recorded_later(self) -> None:
        overview = overview_on([ACME, theme_renamed("a", "b")], 0).with_events([recorded(ACME, 1, themes=("a",))])
        assert overview.history.loops[ACME.id].points[0].themes == ("b",)

    def test_do_not_affect_an_action_without_a_theme(self) -> None:
        plan = planned(ACME, 1)
        assert history_of([ACME, plan, theme_renamed("a", "b")]).loops[ACME.id].actions[0].planned.theme is None
