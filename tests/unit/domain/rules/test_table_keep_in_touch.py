"""The rule keep-in-touch: one prompt for each person, in the loop of the last follow-up, and not for ever."""

from collections.abc import Sequence

import pytest

from domain.builders import (
    DANA,
    KIM,
    NEVER,
    AdvisedLoop,
    advised_loop,
    applied,
    days_due,
    declined,
    find_step,
    finished,
    followed_up,
    heard,
    interviewed,
    recorded,
    rejected,
    snoozed,
    status_on,
    thanked,
)
from feedback_loop.domain.model.events import AnyEvent, Applied, FeedbackType

ACME = applied()
NO = rejected(ACME, 0)
SOON = 50


def soon_due(events: Sequence[AnyEvent], loop: Applied | None = None, **days: int) -> range:
    """Return the days on which the rule is due, if it comes 50 days after the last contact."""
    return days_due(events, "keep-in-touch", loop, keep_in_touch=SOON, **days)


def with_follow_up(advised: AdvisedLoop, on: int = 30) -> list[AnyEvent]:
    return [*advised.story, finished(advised.plan, 5), followed_up(advised.loop, on)]


class TestKeepInTouch:
    def test_is_due_four_months_after_the_last_contact(self) -> None:
        story = with_follow_up(advised_loop(), on=10)
        assert days_due(story, "keep-in-touch")[0] == 130
        due = find_step(story, 130, "keep-in-touch")
        assert (due.people, due.arguments) == ((DANA,), "follow-up acme --with dana")
        assert due.why == "You were last in touch with Dana Lee on Thu 12 Mar: send a line, no reply needed."

    def test_follows_its_setting(self) -> None:
        assert soon_due(with_follow_up(advised_loop()))[0] == 80

    def test_leaves_the_loop_closed(self) -> None:
        assert status_on(with_follow_up(advised_loop()), 199, keep_in_touch=SOON).closed_because == "told"

    @pytest.mark.parametrize("type", [FeedbackType.GAP, FeedbackType.STRENGTH, FeedbackType.MIXED])
    def test_includes_givers_who_were_thanked(self, type: FeedbackType) -> None:
        story: list[AnyEvent] = [ACME, NO, recorded(ACME, 10, type=type, themes=("process",)), thanked(ACME, 11, DANA)]
        assert soon_due(story)[0] == 61
        assert find_step(story, 131, "keep-in-touch").arguments == "follow-up acme --with dana"

    def test_includes_givers_who_were_thanked_without_a_name(self) -> None:
        assert soon_due([ACME, NO, recorded(ACME, 10, type=FeedbackType.STRENGTH), thanked(ACME, 11)])[0] == 60

    @pytest.mark.parametrize("role", ["referrer", "friend who referred me"])
    def test_includes_referrers_who_were_thanked(self, role: str) -> None:
        rae = f"Rae Fox ({role})"
        loop = applied(people=(rae,))
        story: list[AnyEvent] = [loop, rejected(loop, 5), thanked(loop, 6, rae)]
        assert soon_due(story)[0] == 56
        assert soon_due(story[:-1]) == NEVER

    @pytest.mark.parametrize(
        "events",
        [
            [recorded(ACME, 10, type=FeedbackType.STRENGTH)],
            [thanked(ACME, 9, DANA), recorded(ACME, 10, type=FeedbackType.STRENGTH)],
            [recorded(ACME, 10, type=FeedbackType.NONE), thanked(ACME, 11, DANA)],
            [declined(ACME, 10), thanked(ACME, 11, DANA)],
            [interviewed(ACME, 1, DANA), thanked(ACME, 2, DANA)],
            [recorded(ACME, 10, KIM, type=FeedbackType.STRENGTH), thanked(ACME, 11, DANA)],
        ],
    )
    def test_excludes_whoever_did_not_help_or_was_not_thanked_for_it(self, events: list[AnyEvent]) -> None:
        assert soon_due([ACME, NO, *events], no_reply=1, ask_after_rejection_window=1) == NEVER

    def test_needs_thanks_or_a_follow_up_to_a_person(self) -> None:
        thankless = [event for event in advised_loop().story if event.kind != "thanked"]
        assert soon_due(thankless) == NEVER
        unknown = advised_loop(person=None)
        story = [*with_follow_up(unknown)[:-1], followed_up(unknown.loop, 30, None)]
        assert soon_due(story) == NEVER

    def test_counts_from_any_contact(self) -> None:
        advised = advised_loop()
        for contact in (heard(advised.loop, 60, person=DANA), followed_up(advised.loop, 60)):
            assert soon_due([*with_follow_up(advised), contact])[0] == 110

    def test_counts_from_a_contact_in_another_loop(self) -> None:
        again = applied("Acme", on=50)
        story = [*with_follow_up(advised_loop()), again, interviewed(again, 60, DANA), rejected(again, 61)]
        assert soon_due(story, ask_after_rejection_window=2)[0] == 110

    def test_is_silent_while_the_person_is_in_an_open_loop(self) -> None:
        again = applied("Globex", on=50, people=(DANA,))
        story = [*with_follow_up(advised_loop()), again]
        assert soon_due(story)[0] == 140
        assert status_on(story, 140, again).closed_because == "quiet"

    def test_is_silent_while_the_persons_own_loop_is_open(self) -> None:
        advised = advised_loop()
        loop = advised.loop
        story = [*with_follow_up(advised), recorded(loop, 31), snoozed(loop, 31, until=190, rule="decide")]
        assert soon_due(story) == NEVER

    def test_is_silent_in_a_silenced_loop(self) -> None:
        advised = advised_loop()
        assert soon_due([*with_follow_up(advised), snoozed(advised.loop, 40)]) == NEVER

    def test_is_one_prompt_for_a_person_told_in_two_loops(self) -> None:
        first, second = advised_loop(), advised_loop("Globex", DANA)
        story = [*with_follow_up(first), *with_follow_up(second, on=40)]
        assert soon_due(story, second.loop)[0] == 90
        assert soon_due(story, first.loop) == NEVER

    def test_is_one_prompt_for_each_of_two_people(self) -> None:
        advised = advised_loop()
        story = [*with_follow_up(advised), followed_up(advised.loop, 31, KIM)]
        steps = [step for step in status_on(story, 250).next_steps if step.rule == "keep-in-touch"]
        assert [step.people for step in steps] == [(DANA,), (KIM,)]


class TestUnansweredMessages:
    def test_stop_after_two(self) -> None:
        advised = advised_loop()
        once = [*with_follow_up(advised), followed_up(advised.loop, 60)]
        assert soon_due(once)[0] == 110
        assert soon_due([*once, followed_up(advised.loop, 100)]) == NEVER

    def test_start_over_after_a_reply(self) -> None:
        advised = advised_loop()
        loop = advised.loop
        story = [*with_follow_up(advised), followed_up(loop, 50), followed_up(loop, 60), heard(loop, 70, person=DANA)]
        assert soon_due(story)[0] == 120

    def test_do_not_include_news_of_an_action(self) -> None:
        advised = advised_loop()
        point = recorded(advised.loop, 2, type=FeedbackType.STRENGTH)
        another = advised_loop("Acme", DANA, on=1)
        story = [*with_follow_up(advised), followed_up(advised.loop, 60), point, *another.story]
        story += [finished(another.plan, 65), followed_up(another.loop, 70)]
        assert soon_due(story, another.loop)[0] == 120

    def test_follow_their_setting(self) -> None:
        advised = advised_loop()
        once = [*with_follow_up(advised), followed_up(advised.loop, 60)]
        assert soon_due(once, keep_in_touch_unanswered=1) == NEVER
