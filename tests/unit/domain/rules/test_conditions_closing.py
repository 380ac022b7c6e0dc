"""The reasons for which a loop is closed, what reopens it, and what an open loop waits for."""

import pytest

from domain.builders import (
    DANA,
    KIM,
    advised_loop,
    applied,
    asked,
    cancelled,
    closed,
    declined,
    dropped,
    finished,
    followed_up,
    heard,
    interviewed,
    joined,
    noted,
    outcome,
    overview_on,
    planned,
    recorded,
    rejected,
    set_aside,
    set_interview,
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
    def test_names_the_reason(self, reason: str, events: list[Event]) -> None:
        status = status_on([ACME, *events], LATE)
        assert status.closed_because == reason
        assert not status.is_open
        assert status.waiting_for is None

    def test_covers_every_reason(self) -> None:
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
    def test_is_set_when_the_last_window_ends(self, last_open_day: int, events: list[Event]) -> None:
        reasons = [status_on([ACME, *events], today).closed_because for today in (last_open_day, last_open_day + 1)]
        assert reasons[0] is None
        assert reasons[1] is not None

    def test_is_set_at_once_if_there_is_nothing_to_wait_for(self) -> None:
        assert status_on([ACME, NO], 12).closed_because == "no-interview"
        assert status_on([ACME, outcome(ACME, 12, Result.WITHDRAWN)], 12).closed_because == "withdrawn"

    def test_is_none_while_an_action_is_open(self) -> None:
        assert status_on([ACME, INTERVIEW, NO, POINT, PLAN], 1000).is_open

    def test_is_none_while_the_loop_waits_for_the_user(self) -> None:
        assert status_on([ACME, INTERVIEW, POINT], 1000).is_open
        assert status_on([ACME, INTERVIEW, outcome(ACME, 12, Result.OFFER)], 1000).is_open


class TestQuiet:
    def test_never_ends_an_offer_of_unknown_day_within_half_a_year(self) -> None:
        story = [ACME, INTERVIEW, outcome(ACME, None, Result.OFFER)]
        assert [status_on(story, today).closed_because for today in (100, 189, 190)] == [None, None, "quiet"]

    def test_counts_from_the_day_on_which_an_interview_was_cancelled(self) -> None:
        second = set_interview(ACME, 40)
        story = [ACME, INTERVIEW, second, cancelled(second, 30)]
        assert [status_on(story, today).closed_because for today in (119, 120)] == [None, "quiet"]

    def test_counts_from_the_last_contact_by_the_company(self) -> None:
        story = [ACME, INTERVIEW, heard(ACME, 30), thanked(ACME, 40, DANA), noted(ACME, 50)]
        assert [status_on(story, today).closed_because for today in (119, 120)] == [None, "quiet"]

    def test_counts_from_the_decision_date(self) -> None:
        story = [ACME, interviewed(ACME, 10, decision_by=day_of(50))]
        assert [status_on(story, today).closed_because for today in (139, 140)] == [None, "quiet"]

    def test_waits_for_a_reply_to_an_ask(self) -> None:
        story = [ACME, INTERVIEW, asked(ACME, 90)]
        assert [status_on(story, today).closed_because for today in (117, 118)] == [None, "quiet"]

    def test_follows_its_setting(self) -> None:
        assert [status_on([ACME], today, quiet=30).closed_because for today in (29, 30)] == [None, "quiet"]

    def test_silences_old_history(self) -> None:
        old = [ACME, interviewed(ACME, 1, DANA)]
        assert overview_on(old, 2000).statuses[ACME.id].prompt is None


class TestClosedByHand:
    def test_is_not_undone_by_joining_two_loops(self) -> None:
        other = applied("Acme Inc", 1)
        story = [ACME, INTERVIEW, closed(ACME, 12), other, joined(other, ACME, 20)]
        assert status_on(story, 30).closed_because == "by-hand"


class TestReopening:
    @pytest.mark.parametrize("no", [Result.REJECTED, Result.GHOSTED, Result.WITHDRAWN, Result.TURNED_DOWN])
    def test_by_an_interview_after_a_negative_outcome(self, no: Result) -> None:
        status = status_on([ACME, outcome(ACME, 12, no), interviewed(ACME, 30, DANA)], 31)
        assert status.is_open
        assert status.outcome is None

    @pytest.mark.parametrize("on", [12, 20])
    def test_by_any_contact_after_ghosting(self, on: int) -> None:
        story = [ACME, INTERVIEW, outcome(ACME, 11, Result.GHOSTED), heard(ACME, on)]
        assert status_on(story, 20).outcome is None

    def test_not_by_a_contact_after_a_rejection(self) -> None:
        assert status_on([ACME, INTERVIEW, NO, heard(ACME, 20)], 21).outcome == NO

    def test_not_by_an_interview_after_an_acceptance(self) -> None:
        yes = outcome(ACME, 12, Result.ACCEPTED)
        assert status_on([ACME, yes, interviewed(ACME, 20)], 21).outcome == yes

    def test_by_feedback_in_a_quiet_loop(self) -> None:
        assert status_on([ACME, INTERVIEW, recorded(ACME, 150)], 151).is_open

    def test_by_a_later_outcome(self) -> None:
        offer = outcome(ACME, 20, Result.OFFER)
        status = status_on([ACME, INTERVIEW, NO, offer], 21)
        assert status.outcome == offer
        assert status.is_open


class TestWaitingFor:
    def test_describes_an_open_loop_without_a_step(self) -> None:
        waiting = status_on([ACME], 5).waiting_for
        assert waiting
        assert (waiting.reason, waiting.next_command) == ("waiting for an answer from Acme", "interviewed {target}")

    def test_names_the_people_who_were_asked(self) -> None:
        nudged = [asked(ACME, 14), asked(ACME, 21), asked(ACME, 15, KIM), asked(ACME, 22, KIM)]
        waiting = status_on([ACME, INTERVIEW, NO, *nudged], 23).waiting_for
        assert waiting
        assert waiting.reason == "waiting for a reply from Dana Lee, Kim Oh until Tue 7 Apr"
        assert waiting.next_command == "record {target}"

    def test_names_the_company_if_no_person_is_known(self) -> None:
        waiting = status_on([ACME, NO, asked(ACME, 14, None), asked(ACME, 21, None)], 22).waiting_for
        assert waiting
        assert waiting.reason.startswith("waiting for a reply from Acme until")

    def test_is_none_if_there_is_a_step(self) -> None:
        advised = advised_loop()
        assert status_on(advised.story, 5).waiting_for is None
