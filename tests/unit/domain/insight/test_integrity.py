"""Integrity checks: dangling references, duplicates and impossible times."""

import datetime as dt
import re

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
MISSING = applied("Never recorded")
LATER = dt.datetime(2030, 1, 1, tzinfo=dt.UTC)


def recorded_on(event: Event, on: int = 0, **fields: object) -> AnyEvent:
    """Return the event with a given date of recording."""
    instant = dt.datetime.combine(day(on), dt.time(12), dt.UTC)
    return msgspec.structs.replace(event, **{"recorded_at": instant, **fields})  # type: ignore[return-value]


def issues_of(*events: AnyEvent, now: dt.datetime = LATER) -> list[Issue]:
    return integrity_issues(
        [recorded_on(event, (event.on or day(0)).toordinal() - day(0).toordinal()) for event in events], now
    )


def test_a_valid_journal_has_no_issues() -> None:
    point = recorded(ACME, 1)
    plan = planned(ACME, 2, point)
    assert issues_of(ACME, point, plan, finished(plan, 3), retracted(plan.batch), amended(point, text="x")) == []


def test_events_before_their_application_are_listed_by_loop() -> None:
    acme, globex = applied("Acme", 5), applied("Globex", 0)
    early, note = interviewed(acme, 2), noted(acme, 4)
    (issue,) = issues_of(acme, globex, early, note, interviewed(acme, 5), interviewed(acme, None), noted(globex, 1))
    assert (issue.check, issue.is_damage) == ("dates", False)
    assert issue.message == f"2 events ({early.id}, {note.id}) are dated before the application of Sat 7 Mar 2026"
    assert f"feedback-loop edit {early.id} on=DATE" in issue.remedy
    assert issues_of(acme, early, amended(early, on=day(6).isoformat())) == []


def test_an_action_about_the_feedback_of_several_loops_may_be_older_than_one_of_them() -> None:
    acme, globex = applied("Acme", 0), applied("Globex", 8)
    points = recorded(acme, 1), recorded(globex, 9)
    plan = planned(None, 2, *points)
    assert issues_of(acme, globex, *points, plan, finished(plan, 3)) == []
    own = planned(globex, 2, points[1])
    assert [issue.check for issue in issues_of(acme, globex, *points, own, finished(own, 3))] == ["dates"]


DANGLING = [
    closed(MISSING, 1),
    finished(planned(None, 1), 1),
    planned(MISSING, 1),
    planned(ACME, 1, recorded(MISSING, 1)),
    set_aside(1, recorded(MISSING, 1)),
    amended(MISSING, role="x"),
    retracted("nowhere"),
]


@pytest.mark.parametrize("event", DANGLING, ids=lambda event: event.kind)
def test_a_dangling_reference_is_reported_with_a_remedy(event: AnyEvent) -> None:
    (issue,) = issues_of(ACME, event)
    assert (issue.check, issue.is_damage) == ("references", False)
    assert re.fullmatch(r"1 event \(\w+\) refers to the missing event \w+", issue.message)
    assert f"feedback-loop undo {event.id}"[:22] in issue.remedy


def test_all_references_to_a_missing_event_are_one_issue() -> None:
    (issue,) = issues_of(ACME, *(closed(MISSING, number) for number in range(5)))
    assert re.match(r"5 events \((\w+, ){2}\w+ and 2 more\) refer to the missing event", issue.message)


def test_a_reference_to_a_forgotten_event_is_reported_with_a_remedy() -> None:
    late = noted(MISSING, 2)
    (issue,) = issues_of(ACME, forgotten(MISSING), late)
    assert "refers to a forgotten event" in issue.message
    assert issue.remedy.startswith("feedback-loop forget ")


def test_undos_and_plans_may_refer_to_forgotten_events() -> None:
    point = recorded(MISSING, 1)
    assert issues_of(ACME, forgotten(MISSING, point), retracted(MISSING.id), planned(ACME, 2, point)) == []


def test_undone_events_are_not_checked() -> None:
    late = closed(MISSING, 1)
    assert issues_of(ACME, late, retracted(late.batch)) == []


def test_a_correction_of_a_person_whom_no_event_names_is_reported() -> None:
    correction = make_event(PersonAmended, 2, person="somebody else @ acme", changes={"role": "recruiter"})
    (issue,) = issues_of(applied("Acme", people=(DANA,)), correction)
    assert re.fullmatch(r"1 event \(\w+\) corrects a person whom no event names", issue.message)
    assert issue.remedy.startswith("feedback-loop undo ")
    fitting = make_event(PersonAmended, 2, person="dana@acme.example", changes={"role": "recruiter"})
    assert issues_of(applied("Acme", people=("Dana Lee <dana@acme.example>",)), fitting) == []


def test_duplicates_are_reported_with_the_later_one_to_undo() -> None:
    first, second = asked(ACME, 1), asked(ACME, 1)
    (issue,) = issues_of(ACME, second, first)
    assert (issue.check, issue.is_damage) == ("duplicates", False)
    assert re.fullmatch(r"2 events \(\w+, \w+\) are identical \(asked\)", issue.message)
    assert second.id.startswith(issue.remedy.removeprefix("feedback-loop undo "))


def test_different_events_are_not_duplicates() -> None:
    assert issues_of(ACME, asked(ACME, 1), asked(ACME, 2), asked(ACME, 1, person="Kim")) == []


def test_a_recording_time_in_the_future_is_reported() -> None:
    now = dt.datetime.combine(day(0), dt.time(12), dt.UTC)
    assert issues_of(ACME, now=now) == []
    (issue,) = issues_of(ACME, noted(ACME, 3), now=now)
    assert (issue.check, "date" in issue.remedy) == ("clock", True)
    assert issue.message.endswith("has a recording time in the future, up to Thu 5 Mar")


def test_an_event_recorded_before_it_happened_is_reported() -> None:
    early = recorded_on(noted(ACME, 9), 2)
    (issue,) = integrity_issues([recorded_on(ACME), early], LATER)
    assert issue.message.endswith("was recorded before it happened")


def test_other_time_zones_and_scheduled_interviews_are_valid() -> None:
    interview = recorded_on(interviewed(ACME, 99), 1)
    assert integrity_issues([recorded_on(ACME), recorded_on(noted(ACME, 2), 1), interview], LATER) == []


def test_an_interview_ten_years_ahead_is_reported() -> None:
    (issue,) = integrity_issues([recorded_on(ACME), recorded_on(interviewed(ACME, 4000), 1)], LATER)
    assert issue.check == "clock"


@UNTIMED
@given(event_lists())
def test_any_journal_can_be_checked(events: list[AnyEvent]) -> None:
    for issue in integrity_issues(events, LATER):
        assert issue.message
        assert issue.remedy
        assert not issue.is_damage
