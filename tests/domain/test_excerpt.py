"""Excerpts: whole loops from a day on, and nothing of the earlier ones."""

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
from feedback_loop.domain.model.events import Applied, Event
from feedback_loop.domain.privacy.subset import events_since


def recorded_order(events: Iterable[Event]) -> list[Event]:
    return sorted(events, key=lambda event: (event.recorded_at, event.id))


def kept(events: list[Event], number: int) -> list[Event]:
    return list(events_since(overview_on(events, 0).events, day(number)))


def test_keeps_whole_loops_by_the_day_of_their_application() -> None:
    early, late = advised_loop("Acme", on=0), advised_loop("Globex", on=10)
    endings = [finished(early.plan, 30), finished(late.plan, 31)]
    assert kept([*early.story, *late.story, *endings], 10) == recorded_order([*late.story, endings[1]])
    assert kept([*early.story, *late.story], 11) == []


def test_goes_by_the_day_as_corrected() -> None:
    loop = applied("Acme", 0)
    correction = amended(loop, on=day(20).isoformat())
    assert kept([loop, correction], 10) == [loop, correction]


def test_takes_what_corrected_or_took_back_a_kept_event_and_what_took_that_back() -> None:
    early, late = applied("Acme", 0), applied("Globex", 10)
    story: list[Event] = [early, late, undo := retracted(late.batch), redo := retracted(undo.id)]
    story += [retracted(early.id), change := amended(late, role="Clerk")]
    assert kept(story, 5) == [late, undo, redo, change]


def test_takes_the_undo_of_a_whole_command_that_is_all_there_is() -> None:
    loop = applied("Acme", 10)
    assert kept([loop, undo := retracted(loop.batch)], 5) == [loop, undo]


def test_keeps_an_action_for_the_point_of_a_kept_loop() -> None:
    early, late = applied("Acme", 0), applied("Globex", 10)
    first, second = recorded(early, 12), recorded(late, 13)
    across, left = planned(early, 14, first, second), set_aside(15, first)
    assert kept([early, late, first, second, across, left], 5) == [late, second, across]


def test_keeps_what_is_about_no_application() -> None:
    loop = applied("Acme", 0)
    others: list[Event] = [person_amended("dana"), theme_renamed("old", "new"), forgotten(applied("Gone"))]
    assert kept([loop, *others], 5) == others


@given(event_lists(), st.integers(0, 150))
@UNTIMED
def test_leaves_the_applications_since_then_and_no_others(events: list[Event], number: int) -> None:
    left = kept(events, number)
    everybody = history_of(events).loops.values()
    assert set(history_of(left).loops) == {loop.id for loop in everybody if loop.applied_on >= day(number)}
    assert recorded_order(event for event in events if event in left) == left
    assert not [one for one in left if isinstance(one, Applied) and one.id not in {event.id for event in events}]
