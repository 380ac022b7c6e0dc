"""Subset of a journal: whole loops since a date, and nothing of earlier ones."""

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from domain.builders import (
    advised_loop,
    amended,
    applied,
    day,
    finished,
    forgotten,
    history_of,
    overview_on,
    person_amended,
    planned,
    recorded,
    retracted,
    set_aside,
    theme_renamed,
)
from domain.strategies import UNTIMED, event_lists
from feedback_loop.domain.model.events import Event
from feedback_loop.domain.privacy.subset import events_between


def recorded_order(events: Iterable[Event]) -> list[Event]:
    return sorted(events, key=lambda event: (event.recorded_at, event.id))


def subset(events: list[Event], number: int) -> list[Event]:
    return list(events_between(overview_on(events, 0).events, day(number), None))


def test_selects_whole_loops_by_application_date() -> None:
    early, late = advised_loop("Acme", on=0), advised_loop("Globex", on=10)
    endings = [finished(early.plan, 30), finished(late.plan, 31)]
    assert subset([*early.story, *late.story, *endings], 10) == recorded_order([*late.story, endings[1]])
    assert subset([*early.story, *late.story], 11) == []


def test_uses_the_corrected_date() -> None:
    loop = applied("Acme", 0)
    correction = amended(loop, on=day(20).isoformat())
    assert subset([loop, correction], 10) == [loop, correction]


def test_includes_corrections_and_undos_of_selected_events() -> None:
    early, late = applied("Acme", 0), applied("Globex", 10)
    story: list[Event] = [early, late, undo := retracted(late.batch), redo := retracted(undo.id)]
    story += [retracted(early.id), change := amended(late, role="Clerk")]
    assert subset(story, 5) == [late, undo, redo, change]


def test_includes_the_undo_of_a_whole_command() -> None:
    loop = applied("Acme", 10)
    assert subset([loop, undo := retracted(loop.batch)], 5) == [loop, undo]


def test_includes_actions_for_the_feedback_of_a_selected_loop() -> None:
    early, late = applied("Acme", 0), applied("Globex", 10)
    first, second = recorded(early, 12), recorded(late, 13)
    across, aside = planned(early, 14, first, second), set_aside(15, first)
    assert subset([early, late, first, second, across, aside], 5) == [late, second, across]


def test_includes_events_about_no_application() -> None:
    loop = applied("Acme", 0)
    others: list[Event] = [person_amended("dana"), theme_renamed("old", "new"), forgotten(applied("Gone"))]
    assert subset([loop, *others], 5) == others


@given(event_lists(), st.integers(0, 150))
@UNTIMED
def test_selects_exactly_the_applications_since_the_date(events: list[Event], number: int) -> None:
    selected = subset(events, number)
    loops = history_of(events).loops.values()
    assert set(history_of(selected).loops) == {loop.id for loop in loops if loop.applied_on >= day(number)}
    assert recorded_order(event for event in events if event in selected) == selected


def test_both_ends_of_a_period_are_included() -> None:
    loops = [applied(name, number) for number, name in enumerate("ABCD")]
    selected = events_between(overview_on(loops, 9).events, day(1), day(2))
    assert [loop.company for loop in loops if loop in selected] == ["B", "C"]
