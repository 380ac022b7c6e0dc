"""Acting on feedback: which points an action answers, and which action is meant."""

import pytest

from domain.builders import KIM, applied, day, dropped, finished, history_of, planned, recorded, set_aside
from feedback_loop.domain.commands import act as acting
from feedback_loop.domain.commands.act import ActionTarget, Plan
from feedback_loop.domain.errors import RefusedError, TargetError, UsageError
from feedback_loop.domain.model.events import Event, FeedbackType, Planned, SetAside

ACME, GLOBEX = applied("Acme"), applied("Globex")
LEVEL, CODING = recorded(ACME, 1, themes=("level",)), recorded(ACME, 2, themes=("coding",))
PRAISE = recorded(ACME, 3, type=FeedbackType.STRENGTH, themes=("level",))
ABROAD = recorded(GLOBEX, 4, KIM, themes=("level",))
POINTS = (LEVEL, CODING, PRAISE, ABROAD)


def loop_scope(*events: Event, theme: str | None = None) -> ActionTarget:
    return acting.loop_target(history_of([ACME, GLOBEX, *POINTS, *events]).loops[ACME.id], "acme", theme)


def theme_scope(*events: Event) -> ActionTarget:
    return acting.theme_target(history_of([ACME, GLOBEX, *POINTS, *events]), "level")


def plan(scope: ActionTarget, *numbers: int) -> Planned:
    return acting.plan(scope, Plan("Learn", day(40), "A talk"), numbers, day(5), "id")


def aside(scope: ActionTarget, *numbers: int) -> SetAside:
    return acting.set_aside(scope, "Not now", numbers, day(5), day(50))


class TestPlan:
    def test_answers_all_open_points_of_the_loop(self) -> None:
        made = plan(loop_scope())
        assert made.feedback == (LEVEL.id, CODING.id)
        assert (made.application, made.theme) == (ACME.id, None)
        assert (made.text, made.by, made.measure) == ("Learn", day(40), "A talk")

    def test_answers_the_points_with_these_numbers_each_once(self) -> None:
        assert plan(loop_scope(), 3, 1, 3).feedback == (PRAISE.id, LEVEL.id)

    def test_answers_the_open_points_of_a_theme_in_the_loop(self) -> None:
        made = plan(loop_scope(theme="coding"))
        assert (made.feedback, made.theme, made.application) == ((CODING.id,), "coding", ACME.id)

    def test_answers_the_open_points_of_a_theme_across_loops(self) -> None:
        made = plan(theme_scope())
        assert (made.feedback, made.theme, made.application) == ((LEVEL.id, ABROAD.id), "level", None)

    def test_answers_gaps_again_where_none_is_open(self) -> None:
        assert plan(loop_scope(set_aside(4, LEVEL, CODING))).feedback == (LEVEL.id, CODING.id)
        assert plan(loop_scope(set_aside(4, LEVEL), theme="level")).feedback == (LEVEL.id,)

    @pytest.mark.parametrize("number", [0, 4, -1])
    def test_refuses_a_number_that_no_point_has(self, number: int) -> None:
        with pytest.raises(UsageError, match=f"no point {number}: Acme has the points 1 to 3"):
            plan(loop_scope(), number)

    def test_says_where_there_is_no_feedback_yet(self) -> None:
        with pytest.raises(UsageError, match="has no feedback yet"):
            plan(acting.loop_target(history_of([ACME]).loops[ACME.id], "acme", None), 1)

    def test_takes_numbers_for_one_loop_only(self) -> None:
        with pytest.raises(UsageError, match="--for"):
            plan(theme_scope(), 1)

    def test_needs_no_feedback(self) -> None:
        assert plan(acting.loop_target(history_of([ACME]).loops[ACME.id], "acme", None)).feedback == ()


class TestScope:
    def test_refuses_a_theme_that_nothing_is_about_and_names_those_there_are(self) -> None:
        with pytest.raises(TargetError, match="No feedback of Acme is about motivation") as raised:
            loop_scope(theme="motivation")
        assert raised.value.candidates == ("coding", "level")
        with pytest.raises(TargetError, match="No feedback is about motivation") as raised:
            acting.theme_target(history_of([ACME, *POINTS]), "motivation")
        assert raised.value.candidates == ("coding", "level")
        with pytest.raises(TargetError) as raised:
            acting.theme_target(history_of([ACME]), "level")
        assert raised.value.candidates == ("none",)

    def test_has_the_actions_of_the_loop_or_of_the_theme_across_loops(self) -> None:
        own, across = planned(ACME, 5, LEVEL, theme="level"), planned(None, 5, LEVEL, ABROAD, theme="level")
        assert [one.planned for one in loop_scope(own, across).actions] == [own, across]
        assert [one.planned for one in theme_scope(own, across).actions] == [across]


class TestSetAside:
    def test_takes_all_open_points_or_those_with_these_numbers(self) -> None:
        assert aside(loop_scope()).feedback == (LEVEL.id, CODING.id)
        assert aside(loop_scope(), 2).feedback == (CODING.id,)
        assert aside(theme_scope()).feedback == (LEVEL.id, ABROAD.id)
        assert (aside(loop_scope()).reason, aside(loop_scope()).until) == ("Not now", day(50))

    def test_is_refused_where_no_point_is_open(self) -> None:
        with pytest.raises(RefusedError, match="No feedback of Acme waits"):
            aside(loop_scope(planned(ACME, 4, LEVEL, CODING)))


class TestOpenAction:
    ONE, OTHER = planned(ACME, 5, text="Read"), planned(ACME, 6, text="Write")

    def test_is_the_only_one_or_the_one_with_this_number(self) -> None:
        assert acting.open_action(loop_scope(self.ONE), None).planned == self.ONE
        assert acting.open_action(loop_scope(self.ONE, self.OTHER), 2).planned == self.OTHER
        assert acting.open_action(loop_scope(self.ONE, self.OTHER, finished(self.ONE, 7)), None).planned == self.OTHER

    def test_has_to_be_named_where_several_are_open(self) -> None:
        with pytest.raises(UsageError, match="Several actions") as raised:
            acting.open_action(loop_scope(self.ONE, self.OTHER), None)
        assert raised.value.candidates == ("--action 1  Read", "--action 2  Write")

    @pytest.mark.parametrize("number", [0, 2])
    def test_is_refused_where_no_action_has_the_number(self, number: int) -> None:
        with pytest.raises(UsageError, match=f"no action {number}"):
            acting.open_action(loop_scope(self.ONE), number)

    def test_is_refused_where_it_is_not_open_any_more(self) -> None:
        over = loop_scope(self.ONE, dropped(self.ONE, 7))
        with pytest.raises(RefusedError, match="not open any more"):
            acting.open_action(over, 1)
        with pytest.raises(RefusedError, match="No action is open for Acme"):
            acting.open_action(over, None)
