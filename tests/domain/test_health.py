"""What is odd about the events of a journal: missing references, doubles, and times that cannot be."""

import datetime as dt

import msgspec
import pytest
from hypothesis import given

from domain.builders import (
    DANA,
    amended,
    applied,
    asked,
    closed,
    day,
    finished,
    forgotten,
    interviewed,
    make_event,
    noted,
    planned,
    recorded,
    retracted,
    set_aside,
)
from domain.strategies import UNTIMED, event_lists
from feedback_loop.domain.insight.integrity import Issue, integrity_issues
from feedback_loop.domain.model.events import AnyEvent, Event, PersonAmended

ACME = applied()
NEVER = applied("Never recorded")
LATER = dt.datetime(2030, 1, 1, tzinfo=dt.UTC)


def at_once(event: Event, on: int = 0, **fields: object) -> AnyEvent:
    """The event, recorded on the day on which it happened."""
    instant = dt.datetime.combine(day(on), dt.time(12), dt.UTC)
    return msgspec.structs.replace(event, **{"recorded_at": instant, **fields})  # type: ignore[return-value]


def odd(*events: AnyEvent, now: dt.datetime = LATER) -> list[Issue]:
    return integrity_issues(
        [at_once(event, (event.on or day(0)).toordinal() - day(0).toordinal()) for event in events], now
    )


def test_a_plain_journal_has_nothing_odd() -> None:
    point = recorded(ACME, 1)
    plan = planned(ACME, 2, point)
    assert odd(ACME, point, plan, finished(plan, 3), retracted(plan.batch), amended(point, text="x")) == []


DANGLING = [
    closed(NEVER, 1),
    finished(planned(None, 1), 1),
    planned(NEVER, 1),
    planned(ACME, 1, recorded(NEVER, 1)),
    set_aside(1, recorded(NEVER, 1)),
    amended(NEVER, role="x"),
    retracted("nowhere"),
]


@pytest.mark.parametrize("event", DANGLING, ids=lambda event: event.kind)
def test_what_refers_to_a_missing_event_is_named_with_the_way_out(event: AnyEvent) -> None:
    (found,) = odd(ACME, event)
    assert (found.check, found.is_damage) == ("references", False)
    assert found.message.startswith("1 event refers to the event ")
    assert f"feedback-loop undo {event.id}"[:22] in found.remedy


def test_all_that_refers_to_one_missing_event_is_one_finding() -> None:
    (found,) = odd(ACME, *(closed(NEVER, number) for number in range(5)))
    assert found.message.startswith("5 events refer to the event")
    assert found.message.endswith("and 2 more")


def test_what_refers_to_a_forgotten_event_can_be_forgotten_too() -> None:
    late = noted(NEVER, 2)
    (found,) = odd(ACME, forgotten(NEVER), late)
    assert "refers to what was forgotten" in found.message
    assert found.remedy.startswith("feedback-loop forget ")


def test_an_undo_or_a_plan_may_outlive_what_was_forgotten() -> None:
    point = recorded(NEVER, 1)
    assert odd(ACME, forgotten(NEVER, point), retracted(NEVER.id), planned(ACME, 2, point)) == []


def test_what_was_taken_back_is_not_odd() -> None:
    late = closed(NEVER, 1)
    assert odd(ACME, late, retracted(late.batch)) == []


def test_a_correction_of_a_person_whom_no_event_names_is_named() -> None:
    correction = make_event(PersonAmended, 2, person="somebody else @ acme", changes={"role": "recruiter"})
    (issue,) = odd(applied("Acme", people=(DANA,)), correction)
    assert issue.message.startswith("1 event corrects a person whom no event names")
    assert issue.remedy.startswith("feedback-loop undo ")
    fitting = make_event(PersonAmended, 2, person="dana@acme.example", changes={"role": "recruiter"})
    assert odd(applied("Acme", people=("Dana Lee <dana@acme.example>",)), fitting) == []


def test_the_same_thing_recorded_twice_is_named_with_the_later_one_to_undo() -> None:
    first, second = asked(ACME, 1), asked(ACME, 1)
    (found,) = odd(ACME, second, first)
    assert (found.check, found.is_damage) == ("duplicates", False)
    assert found.message.startswith("The same is recorded 2 times (asked): ")
    assert second.id.startswith(found.remedy.removeprefix("feedback-loop undo "))


def test_two_different_things_are_no_doubles() -> None:
    assert odd(ACME, asked(ACME, 1), asked(ACME, 2), asked(ACME, 1, person="Kim")) == []


def test_a_time_of_recording_that_is_yet_to_come_is_named() -> None:
    now = dt.datetime.combine(day(0), dt.time(12), dt.UTC)
    assert odd(ACME, now=now) == []
    (found,) = odd(ACME, noted(ACME, 3), now=now)
    assert (found.check, "date" in found.remedy) == ("clock", True)
    assert f"up to {day(3)}" in found.message


def test_what_was_recorded_before_it_happened_is_named() -> None:
    early = at_once(noted(ACME, 9), 2)
    (found,) = integrity_issues([at_once(ACME), early], LATER)
    assert found.message.startswith("1 event was recorded before the day on which it happened")


def test_another_time_zone_and_a_meeting_that_is_set_are_not_odd() -> None:
    meeting = at_once(interviewed(ACME, 99), 1)
    assert integrity_issues([at_once(ACME), at_once(noted(ACME, 2), 1), meeting], LATER) == []


def test_a_meeting_ten_years_ahead_is_odd() -> None:
    (found,) = integrity_issues([at_once(ACME), at_once(interviewed(ACME, 4000), 1)], LATER)
    assert found.check == "clock"


@UNTIMED
@given(event_lists())
def test_any_journal_can_be_looked_at(events: list[AnyEvent]) -> None:
    for found in integrity_issues(events, LATER):
        assert found.message
        assert found.remedy
        assert not found.is_damage
