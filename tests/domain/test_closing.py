"""What closes a loop, what reopens it, and what an open one waits for."""

import pytest

from domain.builders import (
    DANA,
    KIM,
    advised_loop,
    applied,
    asked,
    closed,
    declined,
    dropped,
    finished,
    followed_up,
    heard,
    interviewed,
    noted,
    outcome,
    overview_on,
    planned,
    recorded,
    rejected,
    set_aside,
    status_on,
    thanked,
)
from domain.builders import day as day_of
from feedback_loop.domain.model.events import Event, FeedbackType, Result
from feedback_loop.domain.rules.conditions import ClosedReason

ACME = applied()
INTERVIEW = interviewed(ACME, 10, DANA)
NO = rejected(ACME, 12)
POINT = recorded(ACME, 14)
STRENGTH = recorded(ACME, 14, type=FeedbackType.STRENGTH)
PLAN = planned(ACME, 15, POINT)
LATE = 120

ENDINGS = [
    ("told", [INTERVIEW, NO, POINT, PLAN, finished(PLAN, 20), followed_up(ACME, 50)]),
    ("no-reply", [INTERVIEW, NO, asked(ACME, 14)]),
    ("no-reply", [INTERVIEW, NO, asked(ACME, 14), asked(ACME, 21)]),
    ("declined", [INTERVIEW, NO, asked(ACME, 14), declined(ACME, 20)]),
    ("nothing-to-do", [INTERVIEW, NO, STRENGTH]),
    ("nothing-to-do", [INTERVIEW, NO, recorded(ACME, 14, type=FeedbackType.NONE)]),
    ("nothing-to-do", [INTERVIEW, NO, POINT, set_aside(15, POINT)]),
    ("nothing-to-do", [INTERVIEW, NO, POINT, set_aside(15, POINT, until=300)]),
    ("nothing-to-do", [INTERVIEW, NO, POINT, PLAN, dropped(PLAN, 20)]),
    ("not-asked", [INTERVIEW, NO]),
    ("not-asked", [INTERVIEW, outcome(ACME, 12, Result.GHOSTED)]),
    ("quiet", []),
    ("quiet", [INTERVIEW]),
    ("quiet", [INTERVIEW, asked(ACME, 15)]),
    ("quiet", [INTERVIEW, STRENGTH]),
    ("quiet", [outcome(ACME, None, Result.OFFER)]),
    ("told", [INTERVIEW, POINT, PLAN, finished(PLAN, 20), followed_up(ACME, 50)]),
    ("no-interview", [NO]),
    ("no-interview", [outcome(ACME, 12, Result.GHOSTED)]),
    ("accepted", [INTERVIEW, outcome(ACME, 12, Result.ACCEPTED)]),
    ("turned-down", [INTERVIEW, outcome(ACME, 12, Result.TURNED_DOWN)]),
    ("withdrawn", [INTERVIEW, outcome(ACME, 12, Result.WITHDRAWN)]),
    ("by-hand", [INTERVIEW, closed(ACME, 12)]),
]


class TestClosedBecause:
    @pytest.mark.parametrize(
        ("reason", "events"), ENDINGS, ids=[f"{reason}-{n}" for n, (reason, _) in enumerate(ENDINGS)]
    )
    def test_names_what_ended_the_loop(self, reason: str, events: list[Event]) -> None:
        seen = status_on([ACME, *events], LATE)
        assert seen.closed_because == reason
        assert not seen.is_open
        assert seen.waiting_for is None

    def test_is_tried_for_every_ending(self) -> None:
        assert {reason for reason, _ in ENDINGS} == set(ClosedReason)

    @pytest.mark.parametrize(
        ("last_open_day", "events"),
        [
            (71, [INTERVIEW, NO]),
            (89, []),
            (99, [INTERVIEW]),
            (41, [INTERVIEW, NO, asked(ACME, 14)]),
            (27, [INTERVIEW, NO, STRENGTH]),
            (37, [NO, asked(ACME, 13), asked(ACME, 24)]),
        ],
    )
    def test_comes_with_the_end_of_the_last_window(self, last_open_day: int, events: list[Event]) -> None:
        reasons = [status_on([ACME, *events], today).closed_because for today in (last_open_day, last_open_day + 1)]
        assert reasons[0] is None
        assert reasons[1] is not None

    def test_comes_at_once_where_there_is_nothing_to_wait_for(self) -> None:
        assert status_on([ACME, NO], 12).closed_because == "no-interview"
        assert status_on([ACME, outcome(ACME, 12, Result.WITHDRAWN)], 12).closed_because == "withdrawn"

    def test_is_not_given_while_an_action_is_open(self) -> None:
        assert status_on([ACME, INTERVIEW, NO, POINT, PLAN], 1000).is_open

    def test_does_not_call_a_loop_quiet_that_waits_for_the_user(self) -> None:
        assert status_on([ACME, INTERVIEW, POINT], 1000).is_open
        assert status_on([ACME, INTERVIEW, outcome(ACME, 12, Result.OFFER)], 1000).is_open


class TestQuiet:
    def test_counts_from_the_last_sound_of_the_other_side(self) -> None:
        story = [ACME, INTERVIEW, heard(ACME, 30), thanked(ACME, 40, DANA), noted(ACME, 50)]
        assert [status_on(story, today).closed_because for today in (119, 120)] == [None, "quiet"]

    def test_waits_for_the_day_on_which_they_wanted_to_decide(self) -> None:
        story = [ACME, interviewed(ACME, 10, decision_by=day_of(50))]
        assert [status_on(story, today).closed_because for today in (139, 140)] == [None, "quiet"]

    def test_waits_for_a_reply_to_an_ask(self) -> None:
        story = [ACME, INTERVIEW, asked(ACME, 90)]
        assert [status_on(story, today).closed_because for today in (117, 118)] == [None, "quiet"]

    def test_follows_its_setting(self) -> None:
        assert [status_on([ACME], today, quiet=30).closed_because for today in (29, 30)] == [None, "quiet"]

    def test_keeps_old_history_from_nagging(self) -> None:
        old = [ACME, interviewed(ACME, 1, DANA)]
        assert overview_on(old, 2000).statuses[ACME.id].prompt is None


class TestReopening:
    @pytest.mark.parametrize("no", [Result.REJECTED, Result.GHOSTED, Result.WITHDRAWN, Result.TURNED_DOWN])
    def test_comes_with_an_interview_after_a_no(self, no: Result) -> None:
        seen = status_on([ACME, outcome(ACME, 12, no), interviewed(ACME, 30, DANA)], 31)
        assert seen.is_open
        assert seen.outcome is None

    @pytest.mark.parametrize("on", [12, 20])
    def test_comes_with_any_word_after_ghosting(self, on: int) -> None:
        story = [ACME, INTERVIEW, outcome(ACME, 11, Result.GHOSTED), heard(ACME, on)]
        assert status_on(story, 20).outcome is None

    def test_does_not_come_with_a_word_after_a_rejection(self) -> None:
        assert status_on([ACME, INTERVIEW, NO, heard(ACME, 20)], 21).outcome == NO

    def test_does_not_come_with_an_interview_after_an_acceptance(self) -> None:
        yes = outcome(ACME, 12, Result.ACCEPTED)
        assert status_on([ACME, yes, interviewed(ACME, 20)], 21).outcome == yes

    def test_comes_with_new_feedback_after_the_loop_was_quiet(self) -> None:
        assert status_on([ACME, INTERVIEW, recorded(ACME, 150)], 151).is_open

    def test_comes_with_the_next_outcome_which_replaces_the_earlier_one(self) -> None:
        offer = outcome(ACME, 20, Result.OFFER)
        seen = status_on([ACME, INTERVIEW, NO, offer], 21)
        assert seen.outcome == offer
        assert seen.is_open


class TestWaiting:
    def test_says_what_an_open_loop_without_a_step_waits_for(self) -> None:
        waiting = status_on([ACME], 5).waiting_for
        assert waiting
        assert (waiting.reason, waiting.next_command) == ("waiting for an answer from Acme", "interviewed {target}")

    def test_names_those_who_were_asked(self) -> None:
        nudged = [asked(ACME, 14), asked(ACME, 21), asked(ACME, 15, KIM), asked(ACME, 22, KIM)]
        waiting = status_on([ACME, INTERVIEW, NO, *nudged], 23).waiting_for
        assert waiting
        assert waiting.reason == "waiting for a reply from Dana Lee, Kim Oh until Tue 7 Apr"
        assert waiting.next_command == "record {target}"

    def test_names_the_company_where_nobody_is_known(self) -> None:
        waiting = status_on([ACME, NO, asked(ACME, 14, None), asked(ACME, 21, None)], 22).waiting_for
        assert waiting
        assert waiting.reason.startswith("waiting for a reply from Acme until")

    def test_is_not_said_where_there_is_a_step(self) -> None:
        one = advised_loop()
        assert status_on(one.story, 5).waiting_for is None
