"""Folding: interviews that were moved or cancelled, and applications that turned out to be one."""

import itertools
from typing import Any

import pytest

from domain.builders import (
    amended,
    applied,
    cancelled,
    day,
    heard,
    history_of,
    interviewed,
    joined,
    noted,
    rescheduled,
    retracted,
)
from feedback_loop.domain.model.events import Event, Interviewed
from feedback_loop.domain.model.loop import Loop

ACME = applied("Acme", 0)
MEETING = interviewed(ACME, 10, "Ann Ray", at="10:00", set=True)


def interviews(*events: Event) -> list[tuple[Any, str | None]]:
    loop = history_of([ACME, MEETING, *events]).loops[ACME.id]
    return [(event.on, event.at) for event in loop.events_of(Interviewed)]


class TestRescheduled:
    def test_moves_an_interview_and_drops_its_time(self) -> None:
        assert interviews(rescheduled(MEETING, 5, 12)) == [(day(12), None)]
        assert interviews(rescheduled(MEETING, 5, 12, "14:30")) == [(day(12), "14:30")]

    def test_the_latest_recorded_counts_in_any_order(self) -> None:
        moves = [rescheduled(MEETING, 5, 12), rescheduled(MEETING, 3, 14), amended(MEETING, on=str(day(16)))]
        for order in itertools.permutations(moves):
            assert interviews(*order) == [(day(16), None)]

    def test_may_be_corrected_itself(self) -> None:
        move = rescheduled(MEETING, 5, 12, "14:30")
        assert interviews(move, amended(move, to=str(day(13)), at=None)) == [(day(13), None)]

    def test_is_an_event_of_the_loop(self) -> None:
        move = rescheduled(MEETING, 5, 12)
        assert move in history_of([ACME, MEETING, move]).loops[ACME.id].events

    def test_makes_an_interview_of_older_versions_one_that_was_set(self) -> None:
        old = interviewed(ACME, 10)
        loop = history_of([ACME, old, rescheduled(old, 5, 12)]).loops[ACME.id]
        assert [event.set for event in loop.events_of(Interviewed)] == [True]


class TestCancelled:
    def test_removes_the_interview_from_the_loop_and_stays_itself(self) -> None:
        end = cancelled(MEETING, 6)
        loop = history_of([ACME, MEETING, end]).loops[ACME.id]
        assert loop.events == (ACME, end)

    def test_can_be_undone(self) -> None:
        end = cancelled(MEETING, 6)
        assert interviews(end, retracted(end.id)) == [(day(10), "10:00")]

    def test_does_not_remove_one_that_took_place(self) -> None:
        assert interviews(cancelled(MEETING, 6), amended(MEETING, held=True)) == [(day(10), "10:00")]


TYPED = applied("Acme", 4, role="Clerk", people=("Dana Lee",))
IMPORTED = applied("Acme Inc", 5, url="https://acme.example", people=("Kim Oh",))
THIRD = applied("ACME GmbH", 2)


def loops(*events: Event) -> dict[str, Loop]:
    return dict(history_of([TYPED, IMPORTED, THIRD, *events]).loops.items())


class TestJoined:
    def test_everything_of_the_first_counts_in_the_second(self) -> None:
        events = (heard(IMPORTED, 6), noted(TYPED, 7), joined(IMPORTED, TYPED, 8))
        loop = loops(*events)[TYPED.id]
        assert [event.kind for event in loop.events] == ["applied", "heard", "noted", "joined"]
        assert all(event.application == TYPED.id for event in loop.events[1:] if hasattr(event, "application"))
        assert IMPORTED.id not in loops(*events)

    def test_fields_of_the_second_win_and_the_first_fills_the_rest(self) -> None:
        application = loops(joined(IMPORTED, TYPED))[TYPED.id].application
        assert (application.company, application.role, application.url) == ("Acme", "Clerk", "https://acme.example")
        assert application.people == ("Dana Lee", "Kim Oh")
        assert application.on == TYPED.on

    def test_undo_parts_them_and_what_was_recorded_meanwhile_stays(self) -> None:
        join, note = joined(IMPORTED, TYPED, 8), noted(TYPED, 9)
        parted = loops(join, note, retracted(join.id))
        assert [event.kind for event in parted[TYPED.id].events] == ["applied", "noted"]
        assert [event.kind for event in parted[IMPORTED.id].events] == ["applied"]

    @pytest.mark.parametrize(
        "pairs",
        [
            [(IMPORTED, TYPED), (TYPED, THIRD)],
            [(THIRD, IMPORTED), (IMPORTED, TYPED)],
            [(TYPED, IMPORTED), (IMPORTED, TYPED), (THIRD, TYPED)],
            [(TYPED, IMPORTED), (TYPED, THIRD)],
        ],
    )
    def test_a_chain_or_circle_folds_to_the_oldest(self, pairs: list[tuple[Any, Any]]) -> None:
        joins = [joined(*pair) for pair in pairs]
        for order in itertools.permutations(joins):
            assert list(loops(*order)) == [THIRD.id]

    def test_a_circle_of_two_folds_to_the_oldest(self) -> None:
        assert set(loops(joined(TYPED, IMPORTED), joined(IMPORTED, TYPED))) == {TYPED.id, THIRD.id}

    def test_a_join_with_itself_or_with_nothing_has_no_effect(self) -> None:
        gone = applied("Gone")
        assert set(loops(joined(TYPED, TYPED), joined(TYPED, gone))) == {TYPED.id, IMPORTED.id, THIRD.id}
