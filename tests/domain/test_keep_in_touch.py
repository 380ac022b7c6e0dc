"""Keeping in touch: one prompt a person, in the loop where they were told last, and not for ever."""

from domain.builders import (
    DANA,
    KIM,
    NEVER,
    AdvisedLoop,
    advised_loop,
    applied,
    days_due,
    find_step,
    finished,
    followed_up,
    heard,
    interviewed,
    recorded,
    rejected,
    snoozed,
    status_on,
)
from feedback_loop.domain.model.events import AnyEvent, FeedbackType

SOON = 50


def told(one: AdvisedLoop, on: int = 30) -> list[AnyEvent]:
    return [*one.story, finished(one.plan, 5), followed_up(one.loop, on)]


class TestKeepInTouch:
    def test_is_due_half_a_year_after_the_last_contact(self) -> None:
        story = told(advised_loop(), on=10)
        assert days_due(story, "keep-in-touch")[0] == 190
        due = find_step(story, 190, "keep-in-touch")
        assert (due.people, due.arguments) == ((DANA,), "follow-up acme --with dana")
        assert due.why == "You were last in touch with Dana Lee on Thu 12 Mar: send a line, no reply needed."

    def test_follows_its_setting(self) -> None:
        assert days_due(told(advised_loop()), "keep-in-touch", keep_in_touch=SOON)[0] == 80

    def test_leaves_the_loop_closed(self) -> None:
        assert status_on(told(advised_loop()), 199, keep_in_touch=SOON).closed_because == "told"

    def test_needs_somebody_who_was_told(self) -> None:
        assert days_due(told(advised_loop())[:-1], "keep-in-touch", keep_in_touch=SOON) == NEVER
        unknown = advised_loop(person=None)
        assert (
            days_due([*told(unknown)[:-1], followed_up(unknown.loop, 30, None)], "keep-in-touch", keep_in_touch=SOON)
            == NEVER
        )

    def test_moves_with_any_contact(self) -> None:
        one = advised_loop()
        for contact in (heard(one.loop, 60, person=DANA), followed_up(one.loop, 60)):
            assert days_due([*told(one), contact], "keep-in-touch", keep_in_touch=SOON)[0] == 110

    def test_moves_with_a_contact_in_another_loop(self) -> None:
        again = applied("Acme", on=50)
        story = [*told(advised_loop()), again, interviewed(again, 60, DANA), rejected(again, 61)]
        assert days_due(story, "keep-in-touch", keep_in_touch=SOON, ask_after_rejection_window=2)[0] == 110

    def test_is_silent_while_the_person_is_in_an_open_loop(self) -> None:
        again = applied("Globex", on=50, people=(DANA,))
        story = [*told(advised_loop()), again]
        assert days_due(story, "keep-in-touch", keep_in_touch=SOON)[0] == 140
        assert status_on(story, 140, again).closed_because == "quiet"

    def test_is_silent_while_the_persons_own_loop_is_open(self) -> None:
        one = advised_loop()
        story = [*told(one), recorded(one.loop, 31), snoozed(one.loop, 31, until=190, rule="decide")]
        assert days_due(story, "keep-in-touch", keep_in_touch=SOON) == NEVER

    def test_is_silent_where_the_loop_is(self) -> None:
        one = advised_loop()
        assert days_due([*told(one), snoozed(one.loop, 40)], "keep-in-touch", keep_in_touch=SOON) == NEVER

    def test_is_one_prompt_for_a_person_told_in_two_loops(self) -> None:
        first, second = advised_loop(), advised_loop("Globex", DANA)
        story = [*told(first), *told(second, on=40)]
        assert days_due(story, "keep-in-touch", second.loop, keep_in_touch=SOON)[0] == 90
        assert days_due(story, "keep-in-touch", first.loop, keep_in_touch=SOON) == NEVER

    def test_is_one_prompt_for_each_of_two_people(self) -> None:
        one = advised_loop()
        story = [*told(one), followed_up(one.loop, 31, KIM)]
        steps = [each for each in status_on(story, 250).next_steps if each.rule == "keep-in-touch"]
        assert [each.people for each in steps] == [(DANA,), (KIM,)]


class TestMessagesWithoutAReply:
    def test_stop_after_two_in_a_row(self) -> None:
        one = advised_loop()
        once = [*told(one), followed_up(one.loop, 60)]
        assert days_due(once, "keep-in-touch", keep_in_touch=SOON)[0] == 110
        assert days_due([*once, followed_up(one.loop, 100)], "keep-in-touch", keep_in_touch=SOON) == NEVER

    def test_go_on_after_a_reply(self) -> None:
        one = advised_loop()
        story = [*told(one), followed_up(one.loop, 50), followed_up(one.loop, 60), heard(one.loop, 70, person=DANA)]
        assert days_due(story, "keep-in-touch", keep_in_touch=SOON)[0] == 120

    def test_do_not_count_where_they_bring_news_of_an_action(self) -> None:
        one = advised_loop()
        point = recorded(one.loop, 2, type=FeedbackType.STRENGTH)
        another = advised_loop("Acme", DANA, on=1)
        story = [*told(one), followed_up(one.loop, 60), point, *another.story]
        story += [finished(another.plan, 65), followed_up(another.loop, 70)]
        assert days_due(story, "keep-in-touch", another.loop, keep_in_touch=SOON)[0] == 120

    def test_may_be_more_or_fewer_by_a_setting(self) -> None:
        one = advised_loop()
        once = [*told(one), followed_up(one.loop, 60)]
        assert days_due(once, "keep-in-touch", keep_in_touch=SOON, keep_in_touch_unanswered=1) == NEVER
