"""What holds for any journal: it folds, in any order, to loops that each know what is next."""

import datetime as dt
import random
from collections.abc import Sequence

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from domain.builders import day
from domain.strategies import UNTIMED, event_lists, far_days
from feedback_loop.domain.model.events import (
    Amended,
    AnyEvent,
    Forgotten,
    PersonAmended,
    Retracted,
    ThemeRenamed,
    sort_key,
)
from feedback_loop.domain.model.fold import fold
from feedback_loop.domain.rules.overview import LoopStatus, build_overview
from feedback_loop.domain.rules.table import DEFAULT_DAYS

KEEPING = (Amended, PersonAmended, ThemeRenamed, Retracted, Forgotten)
"""The kinds that are about what was typed in; the latest of them wins."""


def standings(events: Sequence[AnyEvent], today: dt.date) -> dict[str, LoopStatus]:
    return dict(build_overview(events, today, {**DEFAULT_DAYS, "chase": 30}).statuses)


@given(event_lists(far_days), st.integers(-10, 400).map(day) | far_days)
@UNTIMED
def test_any_journal_can_be_folded_and_reviewed_on_any_day(events: list[AnyEvent], today: dt.date) -> None:
    assert set(standings(events, today)) == set(fold(events).loops)


@given(event_lists(), st.integers(-10, 400).map(day))
@UNTIMED
def test_the_prompt_is_the_first_row_that_is_due(events: list[AnyEvent], today: dt.date) -> None:
    for status in standings(events, today).values():
        due = [step for step in status.next_steps if step.due <= today and step.is_home]
        assert status.prompt == (due[0] if due else None)


@given(event_lists(), st.integers(-10, 400).map(day))
@UNTIMED
def test_every_open_loop_has_a_next_step_or_waits_for_somebody(events: list[AnyEvent], today: dt.date) -> None:
    for status in standings(events, today).values():
        if status.is_open:
            assert (status.next is None) == (status.waiting_for is not None)
        else:
            assert {step.rule for step in status.next_steps} <= {"keep-in-touch", "revisit"}
            assert status.waiting_for is None


@given(event_lists(), st.integers(-10, 400).map(day))
@UNTIMED
def test_every_step_can_be_typed_as_it_stands(events: list[AnyEvent], today: dt.date) -> None:
    blanks = ["{target}", "{with}", "{which}", "{result}", "{who}", "{day}"]
    for status in standings(events, today).values():
        for step in status.next_steps:
            typed = step.arguments.replace(status.target, "TARGET")
            assert not any(blank in typed for blank in blanks)
            assert typed.split(" ")[1] == "TARGET"


@given(event_lists(), st.integers(-10, 400).map(day))
@UNTIMED
def test_an_open_action_is_shown_by_one_loop_unless_all_of_its_loops_are_silenced(
    events: list[AnyEvent], today: dt.date
) -> None:
    overview = build_overview(events, today, DEFAULT_DAYS)
    audible = {
        action.planned.id
        for status in overview.statuses.values()
        for action in status.loop.actions
        if action.is_open
        and action.planned.by != dt.date.max
        and not overview.facts[status.loop.id].is_silenced("action")
    }
    todo = [step for status in overview.statuses.values() for step in status.next_steps]
    assert len([step for step in todo if step.rule == "action" and step.is_home]) == len(audible)


@given(event_lists(), st.integers(100, 400).map(day))
@UNTIMED
def test_nobody_is_to_be_kept_in_touch_with_in_two_loops(events: list[AnyEvent], today: dt.date) -> None:
    overview = build_overview(events, today, DEFAULT_DAYS)
    people = [
        overview.history.people.key(step.people[0], status.loop.application.company)
        for status in overview.statuses.values()
        for step in status.next_steps
        if step.rule == "keep-in-touch" and step.is_home
    ]
    assert len(people) == len(set(people))


@given(event_lists(), st.randoms(use_true_random=False), st.integers(0, 200).map(day))
@UNTIMED
def test_the_order_in_which_events_are_stored_never_matters(
    events: list[AnyEvent], chance: random.Random, today: dt.date
) -> None:
    shuffled = list(events)
    chance.shuffle(shuffled)
    assert fold(shuffled) == fold(events)
    assert standings(shuffled, today) == standings(events, today)


@given(event_lists(), st.data(), st.integers(0, 200).map(day))
@UNTIMED
def test_what_was_just_recorded_is_looked_at_as_if_it_had_always_been_there(
    events: list[AnyEvent], data: st.DataObject, today: dt.date
) -> None:
    again = data.draw(st.lists(st.sampled_from(events), max_size=3)) if events else []
    added = [
        msgspec.structs.replace(
            event, id=f"new{number}", batch="new", recorded_at=dt.datetime.max.replace(tzinfo=dt.UTC)
        )
        for number, event in enumerate(again)
    ]
    seen, anew = (
        build_overview(events, today, DEFAULT_DAYS).with_events(added),
        build_overview([*events, *added], today, DEFAULT_DAYS),
    )
    assert (seen.events, seen.history, seen.statuses) == (anew.events, anew.history, anew.statuses)


@given(event_lists(), st.data(), st.integers(0, 200).map(day))
@UNTIMED
def test_the_order_in_which_things_were_typed_in_never_matters(
    events: list[AnyEvent], data: st.DataObject, today: dt.date
) -> None:
    """Where two events of one kind fell on one day, nothing else could tell which came first."""
    happened = {(event.on, event.kind): event for event in events if event.on and not isinstance(event, KEEPING)}
    kept = [event for event in events if isinstance(event, KEEPING)]
    typed = data.draw(st.permutations([event.recorded_at for event in happened.values()]))
    retyped = [
        msgspec.structs.replace(event, recorded_at=at) for event, at in zip(happened.values(), typed, strict=True)
    ]
    # An edit of a day could bring two of them together.
    kept = [event for event in kept if not (isinstance(event, Amended) and "on" in event.changes)]
    before = fold([*happened.values(), *kept])
    after = fold([*retyped, *kept])
    assert after.people == before.people
    assert {id_: [event.id for event in loop.events] for id_, loop in after.loops.items()} == {
        id_: [event.id for event in loop.events] for id_, loop in before.loops.items()
    }
    one, other = standings([*happened.values(), *kept], today), standings([*retyped, *kept], today)
    assert {id_: status.next_steps for id_, status in one.items()} == {
        id_: found.next_steps for id_, found in other.items()
    }
    assert [one[id_].closed_because for id_ in one] == [other[id_].closed_because for id_ in one]


@given(event_lists())
@UNTIMED
def test_a_loop_is_in_the_order_of_days_kinds_and_instants(events: list[AnyEvent]) -> None:
    for loop in fold(events).loops.values():
        assert loop.events[0] is loop.application
        places = [sort_key(event, loop.date_of(event)) for event in loop.events[1:]]
        assert places == sorted(places)


@given(event_lists(), st.integers(0, 200).map(day))
@UNTIMED
def test_folding_what_was_merged_twice_changes_nothing(events: list[AnyEvent], today: dt.date) -> None:
    assert standings([*events, *events], today) == standings(events, today)
