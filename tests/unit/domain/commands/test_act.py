"""The command act: plans, set-asides and the choice of an action."""

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


def loop_target(*events: Event, theme: str | None = None) -> ActionTarget:
    return acting.loop_target(history_of([ACME, GLOBEX, *POINTS, *events]).loops[ACME.id], "acme", theme)


def theme_target(*events: Event) -> ActionTarget:
    return acting.theme_target(history_of([ACME, GLOBEX, *POINTS, *events]), "level")


def plan(target: ActionTarget, *numbers: int) -> Planned:
    return acting.plan(target, Plan("Learn", day(40), "A talk"), numbers, day(5), "id")


def set_points_aside(target: ActionTarget, *numbers: int) -> SetAside:
    return acting.set_aside(target, "Not now", numbers, day(5), day(50))


class TestPlan:
    def test_answers_all_undecided_points_of_the_loop(self) -> None:
        planned = plan(loop_target())
        assert planned.feedback == (LEVEL.id, CODING.id)
        assert (planned.application, planned.theme) == (ACME.id, None)
        assert (planned.text, planned.by, planned.measure) == ("Learn", day(40), "A talk")

    def test_answers_each_numbered_point_once(self) -> None:
        assert plan(loop_target(), 3, 1, 3).feedback == (PRAISE.id, LEVEL.id)

    def test_answers_the_undecided_points_of_a_theme_in_the_loop(self) -> None:
        planned = plan(loop_target(theme="coding"))
        assert (planned.feedback, planned.theme, planned.application) == ((CODING.id,), "coding", ACME.id)

    def test_answers_the_undecided_points_of_a_theme_across_loops(self) -> None:
        planned = plan(theme_target())
        assert (planned.feedback, planned.theme, planned.application) == ((LEVEL.id, ABROAD.id), "level", None)

    def test_answers_decided_gaps_if_none_is_undecided(self) -> None:
        assert plan(loop_target(set_aside(4, LEVEL, CODING))).feedback == (LEVEL.id, CODING.id)
        assert plan(loop_target(set_aside(4, LEVEL), theme="level")).feedback == (LEVEL.id,)

    @pytest.mark.parametrize("number", [0, 4, -1])
    def test_refuses_an_unknown_number(self, number: int) -> None:
        with pytest.raises(
            UsageError, match=f"Acme has no feedback point {number}, only 1 to 3. See: feedback-loop show acme"
        ):
            plan(loop_target(), number)

    def test_refuses_a_number_if_there_is_no_feedback(self) -> None:
        with pytest.raises(UsageError, match="Acme has no feedback yet"):
            plan(acting.loop_target(history_of([ACME]).loops[ACME.id], "acme", None), 1)

    def test_refuses_numbers_across_loops(self) -> None:
        with pytest.raises(UsageError, match="--for"):
            plan(theme_target(), 1)

    def test_works_without_feedback(self) -> None:
        assert plan(acting.loop_target(history_of([ACME]).loops[ACME.id], "acme", None)).feedback == ()


class TestActionTarget:
    def test_refuses_an_unknown_theme_and_lists_the_known_ones(self) -> None:
        with pytest.raises(TargetError, match="No feedback from Acme is about motivation") as raised:
            loop_target(theme="motivation")
        assert raised.value.candidates == ("coding", "level")
        with pytest.raises(TargetError, match="No feedback is about motivation") as raised:
            acting.theme_target(history_of([ACME, *POINTS]), "motivation")
        assert raised.value.candidates == ("coding", "level")
        with pytest.raises(TargetError) as raised:
            acting.theme_target(history_of([ACME]), "level")
        assert raised.value.candidates == ("none",)

    def test_has_the_actions_of_the_loop_or_of_the_theme(self) -> None:
        own, across = planned(ACME, 5, LEVEL, theme="level"), planned(None, 5, LEVEL, ABROAD, theme="level")
        assert [action.planned for action in loop_target(own, across).actions] == [own, across]
        assert [action.planned for action in theme_target(own, across).actions] == [across]


class TestSetAside:
    def test_takes_all_undecided_points_or_the_numbered_ones(self) -> None:
        assert set_points_aside(loop_target()).feedback == (LEVEL.id, CODING.id)
        assert set_points_aside(loop_target(), 2).feedback == (CODING.id,)
        assert set_points_aside(theme_target()).feedback == (LEVEL.id, ABROAD.id)
        assert (set_points_aside(loop_target()).reason, set_points_aside(loop_target()).until) == ("Not now", day(50))

    def test_is_refused_if_no_point_is_undecided(self) -> None:
        with pytest.raises(RefusedError, match="Acme has no feedback waiting for a decision"):
            set_points_aside(loop_target(planned(ACME, 4, LEVEL, CODING)))


class TestOpenAction:
    READ, WRITE = planned(ACME, 5, text="Read"), planned(ACME, 6, text="Write")

    def test_is_the_only_one_or_the_numbered_one(self) -> None:
        assert acting.open_action(loop_target(self.READ), None).planned == self.READ
        assert acting.open_action(loop_target(self.READ, self.WRITE), 2).planned == self.WRITE
        assert (
            acting.open_action(loop_target(self.READ, self.WRITE, finished(self.READ, 7)), None).planned == self.WRITE
        )

    def test_needs_a_number_if_several_are_open(self) -> None:
        with pytest.raises(UsageError, match="Acme has several open actions") as raised:
            acting.open_action(loop_target(self.READ, self.WRITE), None)
        assert raised.value.candidates == ("--action 1  Read", "--action 2  Write")

    @pytest.mark.parametrize("number", [0, 2])
    def test_is_refused_for_an_unknown_number(self, number: int) -> None:
        with pytest.raises(UsageError, match=f"Acme has no action {number}. See: feedback-loop show acme"):
            acting.open_action(loop_target(self.READ), number)
        with pytest.raises(UsageError, match=f"level has no action {number}. See: feedback-loop themes level"):
            acting.open_action(theme_target(planned(None, 5, LEVEL, theme="level")), number)

    def test_is_refused_if_no_longer_open(self) -> None:
        target = loop_target(self.READ, dropped(self.READ, 7))
        with pytest.raises(RefusedError, match="Action 1 of Acme is no longer open"):
            acting.open_action(target, 1)
        with pytest.raises(RefusedError, match=r"Acme has no open action\. Plan one: feedback-loop act acme TEXT"):
            acting.open_action(target, None)
