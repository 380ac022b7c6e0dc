"""What holds across loops and across days: being told once, closing for now, asking anew, and whose step is next."""

import pytest

from domain.builders import (
    DANA,
    advised_loop,
    applied,
    asked,
    closed,
    finished,
    followed_up,
    interviewed,
    planned,
    prompt_on,
    recorded,
    rejected,
    snoozed,
    status_on,
)
from feedback_loop.domain.model.events import AnyEvent


class TestTell:
    def test_is_done_for_a_person_of_two_loops_when_told_in_one(self) -> None:
        acme, globex = advised_loop("Acme", DANA), advised_loop("Globex", DANA)
        plan = planned(None, 3, acme.point, globex.point, theme="level")
        story = [*acme.story[:-1], *globex.story[:-1], plan, finished(plan, 20)]
        assert prompt_on(story, 40, globex.loop) == "tell"
        assert prompt_on([*story, followed_up(acme.loop, 30)], 40, globex.loop) is None


class TestCloseByHand:
    def test_gives_way_to_an_interview_that_lies_ahead(self) -> None:
        acme = applied()
        story = [acme, closed(acme, 10), interviewed(acme, 20)]
        assert status_on(story[:2], 12).closed_because == "by-hand"
        assert [step.rule for step in status_on(story, 12).next_steps] == ["interview"]
        assert status_on(story, 20).is_open


class TestAsk:
    def test_comes_again_for_an_interview_after_a_rejection_that_was_asked_about(self) -> None:
        acme = applied()
        story = [acme, interviewed(acme, 1), asked(acme, 2), rejected(acme, 5), interviewed(acme, 20)]
        assert prompt_on(story, 27) == "ask"

    def test_does_not_come_again_where_somebody_spoke_after_the_rejection(self) -> None:
        acme = applied()
        said = recorded(acme, 6)
        plan = planned(acme, 6, said)
        story = [acme, interviewed(acme, 1), rejected(acme, 5), said, plan, interviewed(acme, 20)]
        assert prompt_on(story, 27) is None


class TestNext:
    def test_is_a_step_of_the_loop_itself_before_one_that_another_loop_shows(self) -> None:
        acme, globex = advised_loop("Acme", DANA), applied("Globex", 1)
        said = recorded(globex, 3, "Kim Oh")
        shared = planned(None, 3, acme.point, said, theme="level")
        story = [*acme.story, globex, interviewed(globex, 2, "Kim Oh"), said, shared, planned(acme.loop, 20)]
        step = status_on(story, 34, acme.loop).next
        assert step is not None
        assert step.is_home


class TestAction:
    ACME, GLOBEX = advised_loop("Acme", DANA), advised_loop("Globex", DANA, on=1)
    SHARED = planned(None, 3, ACME.point, GLOBEX.point, theme="level")
    STORY = (*ACME.story[:-1], *GLOBEX.story[:-1], SHARED)

    def test_across_loops_is_shown_by_the_one_with_the_latest_point(self) -> None:
        assert (prompt_on(self.STORY, 40, self.ACME.loop), prompt_on(self.STORY, 40, self.GLOBEX.loop)) == (
            None,
            "action",
        )

    @pytest.mark.parametrize(
        "silence",
        [closed(GLOBEX.loop, 10), snoozed(GLOBEX.loop, 10), snoozed(GLOBEX.loop, 10, rule="action")],
    )
    def test_is_shown_by_another_loop_once_that_one_is_silenced_for_good(self, silence: AnyEvent) -> None:
        story = [*self.STORY, silence]
        assert (prompt_on(story, 40, self.ACME.loop), prompt_on(story, 40, self.GLOBEX.loop)) == ("action", None)

    def test_waits_with_that_one_when_it_is_silenced_for_some_days(self) -> None:
        story = [*self.STORY, snoozed(self.GLOBEX.loop, 10, until=60)]
        assert (prompt_on(story, 40, self.ACME.loop), prompt_on(story, 60, self.GLOBEX.loop)) == (None, "action")

    def test_is_shown_nowhere_once_it_is_silenced_everywhere(self) -> None:
        story = [*self.STORY, *(snoozed(one.loop, 10, rule="action") for one in (self.ACME, self.GLOBEX))]
        assert (prompt_on(story, 40, self.ACME.loop), prompt_on(story, 40, self.GLOBEX.loop)) == (None, None)
