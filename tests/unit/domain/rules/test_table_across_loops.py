"""Rules across several loops, and rules that apply again later."""

import pytest

from domain.builders import (
    DANA,
    advised_loop,
    applied,
    asked,
    closed,
    day,
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
    def test_one_follow_up_counts_in_every_loop_of_the_person(self) -> None:
        acme, globex = advised_loop("Acme", DANA), advised_loop("Globex", DANA)
        plan = planned(None, 3, acme.point, globex.point, theme="level")
        story = [*acme.story[:-1], *globex.story[:-1], plan, finished(plan, 20)]
        assert prompt_on(story, 40, globex.loop) == "tell"
        assert prompt_on([*story, followed_up(acme.loop, 30)], 40, globex.loop) is None


class TestCloseByHand:
    def test_is_undone_by_an_upcoming_interview(self) -> None:
        acme = applied()
        story = [acme, closed(acme, 10), interviewed(acme, 20)]
        assert status_on(story[:2], 12).closed_because == "by-hand"
        assert [step.rule for step in status_on(story, 12).next_steps] == ["interview"]
        assert status_on(story, 20).is_open


class TestAsk:
    def test_is_due_again_after_a_second_rejection(self) -> None:
        acme = applied()
        point = recorded(acme, 6)
        first = [acme, interviewed(acme, 1, DANA), rejected(acme, 5), point, planned(acme, 6, point, by=day(300))]
        again = [interviewed(acme, 20, DANA), rejected(acme, 25)]
        assert prompt_on([*first, again[0]], 29) == "check-in"
        assert prompt_on([*first, *again], 29) == "ask"

    def test_is_not_due_again_after_two_requests_without_a_reply(self) -> None:
        acme = applied()
        first = [acme, interviewed(acme, 1, DANA), rejected(acme, 5), asked(acme, 7), asked(acme, 15)]
        assert prompt_on([*first, interviewed(acme, 60, DANA), rejected(acme, 65)], 70) is None


class TestNext:
    def test_prefers_a_step_of_the_loop_to_one_shown_by_another_loop(self) -> None:
        acme, globex = advised_loop("Acme", DANA), applied("Globex", 1)
        point = recorded(globex, 3, "Kim Oh")
        shared = planned(None, 3, acme.point, point, theme="level")
        story = [*acme.story, globex, interviewed(globex, 2, "Kim Oh"), point, shared, planned(acme.loop, 20)]
        step = status_on(story, 34, acme.loop).next
        assert step is not None
        assert step.is_home


class TestAction:
    ACME, GLOBEX = advised_loop("Acme", DANA), advised_loop("Globex", DANA, on=1)
    SHARED = planned(None, 3, ACME.point, GLOBEX.point, theme="level")
    STORY = (*ACME.story[:-1], *GLOBEX.story[:-1], SHARED)

    def test_is_shown_by_the_loop_with_the_latest_point(self) -> None:
        assert (prompt_on(self.STORY, 40, self.ACME.loop), prompt_on(self.STORY, 40, self.GLOBEX.loop)) == (
            None,
            "action",
        )

    @pytest.mark.parametrize(
        "silence",
        [closed(GLOBEX.loop, 10), snoozed(GLOBEX.loop, 10), snoozed(GLOBEX.loop, 10, rule="action")],
    )
    def test_moves_to_another_loop_when_that_loop_is_silenced_for_good(self, silence: AnyEvent) -> None:
        story = [*self.STORY, silence]
        assert (prompt_on(story, 40, self.ACME.loop), prompt_on(story, 40, self.GLOBEX.loop)) == ("action", None)

    def test_waits_while_that_loop_is_snoozed(self) -> None:
        story = [*self.STORY, snoozed(self.GLOBEX.loop, 10, until=60)]
        assert (prompt_on(story, 40, self.ACME.loop), prompt_on(story, 60, self.GLOBEX.loop)) == (None, "action")

    def test_is_hidden_when_it_is_silenced_in_every_loop(self) -> None:
        story = [*self.STORY, *(snoozed(advised.loop, 10, rule="action") for advised in (self.ACME, self.GLOBEX))]
        assert (prompt_on(story, 40, self.ACME.loop), prompt_on(story, 40, self.GLOBEX.loop)) == (None, None)
