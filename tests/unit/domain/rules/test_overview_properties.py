"""Properties of any journal: it folds in any order, and each loop has a next step or waits for somebody."""

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
    Interviewed,
    PersonAmended,
    Retracted,
    ThemeRenamed,
    sort_key,
)
from feedback_loop.domain.model.fold import fold
from feedback_loop.domain.rules.facts import MAX_REQUESTS
from feedback_loop.domain.rules.overview import LoopStatus, build_overview
from feedback_loop.domain.rules.table import DEFAULT_DAYS

META_EVENTS = (Amended, PersonAmended, ThemeRenamed, Retracted, Forgotten)
"""Kinds that are about other records; among these the order of recording matters."""


def statuses_on(events: Sequence[AnyEvent], today: dt.date) -> dict[str, LoopStatus]:
    return dict(build_overview(events, today, {**DEFAULT_DAYS, "check_in_application": 30}).statuses)


@given(event_lists(far_days), st.integers(-10, 400).map(day) | far_days)
@UNTIMED
def test_any_journal_has_an_overview_on_any_day(events: list[AnyEvent], today: dt.date) -> None:
    assert set(statuses_on(events, today)) == set(fold(events).loops)


@given(event_lists(), st.integers(-10, 400).map(day))
@UNTIMED
def test_the_prompt_is_the_first_row_that_is_due(events: list[AnyEvent], today: dt.date) -> None:
    for status in statuses_on(events, today).values():
        due = [step for step in status.next_steps if step.due <= today and step.is_home]
        assert status.prompt == (due[0] if due else None)


@given(event_lists(), st.integers(-10, 400).map(day))
@UNTIMED
def test_every_open_loop_has_a_next_step_or_waits_for_somebody(events: list[AnyEvent], today: dt.date) -> None:
    for status in statuses_on(events, today).values():
        if status.is_open:
            assert (status.next is None) == (status.waiting_for is not None)
        else:
            assert {step.rule for step in status.next_steps} <= {"keep-in-touch", "revisit"}
            assert status.waiting_for is None


@given(event_lists(), st.integers(-10, 400).map(day))
@UNTIMED
def test_commands_of_steps_have_no_blanks(events: list[AnyEvent], today: dt.date) -> None:
    blanks = ["{target}", "{with}", "{which}", "{result}", "{who}", "{day}"]
    for status in statuses_on(events, today).values():
        for step in status.next_steps:
            arguments = step.arguments.replace(status.target, "TARGET")
            assert not any(blank in arguments for blank in blanks)
            assert arguments.split(" ")[1] == "TARGET"


@given(event_lists(), st.integers(-10, 400).map(day))
@UNTIMED
def test_an_open_action_is_shown_by_one_loop_unless_all_of_its_loops_are_silenced(
    events: list[AnyEvent], today: dt.date
) -> None:
    overview = build_overview(events, today, DEFAULT_DAYS)
    expected = {
        action.planned.id
        for status in overview.statuses.values()
        for action in status.loop.actions
        if action.is_open
        and action.planned.by != dt.date.max
        and not overview.facts[status.loop.id].is_silenced("action")
    }
    steps = [step for status in overview.statuses.values() for step in status.next_steps]
    assert len([step for step in steps if step.rule == "action" and step.is_home]) == len(expected)


@given(event_lists(), st.integers(100, 400).map(day))
@UNTIMED
def test_keep_in_touch_names_each_person_in_one_loop_only(events: list[AnyEvent], today: dt.date) -> None:
    overview = build_overview(events, today, DEFAULT_DAYS)
    people = [
        overview.history.people.key(step.people[0], status.loop.application.company)
        for status in overview.statuses.values()
        for step in status.next_steps
        if step.rule == "keep-in-touch" and step.is_home
    ]
    assert len(people) == len(set(people))


@given(event_lists(), st.integers(-10, 400).map(day))
@UNTIMED
def test_nobody_is_asked_a_third_time_without_a_reply(events: list[AnyEvent], today: dt.date) -> None:
    for status in statuses_on(events, today).values():
        for step in status.next_steps:
            if step.rule in ("ask", "nudge"):
                person = step.people[0] if step.people else None
                assert len(status.facts.unanswered_asks(person)) < MAX_REQUESTS


@given(event_lists(), st.integers(-10, 400).map(day), st.times())
@UNTIMED
def test_nothing_follows_from_an_interview_that_is_still_ahead(
    events: list[AnyEvent], today: dt.date, time: dt.time
) -> None:
    for status in build_overview(events, today, DEFAULT_DAYS, time).statuses.values():
        ahead = status.facts.upcoming_interviews
        held = [event for event in status.loop.events_of(Interviewed) if event not in ahead]
        assert list(status.facts.past_interviews) == held
        assert [step.day for step in status.next_steps if step.rule == "interview"] in ([], [e.on for e in ahead])
        if ahead:
            waiting = {"outcome", "check-in"}
            assert not waiting.intersection(step.rule for step in status.next_steps)
        if not held:
            assert not {"thank", "debrief"}.intersection(step.rule for step in status.next_steps)


@given(event_lists(), st.randoms(use_true_random=False), st.integers(0, 200).map(day))
@UNTIMED
def test_stored_order_does_not_matter(events: list[AnyEvent], rng: random.Random, today: dt.date) -> None:
    shuffled = list(events)
    rng.shuffle(shuffled)
    assert fold(shuffled) == fold(events)
    assert statuses_on(shuffled, today) == statuses_on(events, today)


@given(event_lists(), st.data(), st.integers(0, 200).map(day))
@UNTIMED
def test_incremental_overview_equals_full_refold(events: list[AnyEvent], data: st.DataObject, today: dt.date) -> None:
    copied = data.draw(st.lists(st.sampled_from(events), max_size=3)) if events else []
    now = dt.datetime.max.replace(tzinfo=dt.UTC)
    added = [
        msgspec.structs.replace(event, id=f"new{number}", batch="new", recorded_at=now)
        for number, event in enumerate(copied)
    ]
    incremental = build_overview(events, today, DEFAULT_DAYS).with_events(added)
    refolded = build_overview([*events, *added], today, DEFAULT_DAYS)
    assert incremental == refolded


@given(event_lists(), st.data(), st.integers(0, 200).map(day))
@UNTIMED
def test_recording_order_does_not_matter(events: list[AnyEvent], data: st.DataObject, today: dt.date) -> None:
    # If two events of one kind are on the same day, only the order of recording can tell which came first. A correction
    # of a date could bring two of them together.
    by_day_and_kind = {(event.on, event.kind): event for event in events if event.on}
    happened = [event for event in by_day_and_kind.values() if not isinstance(event, META_EVENTS)]
    meta = [event for event in events if isinstance(event, META_EVENTS)]
    meta = [event for event in meta if not (isinstance(event, Amended) and "on" in event.changes)]
    instants = data.draw(st.permutations([event.recorded_at for event in happened]))
    moved = [msgspec.structs.replace(event, recorded_at=at) for event, at in zip(happened, instants, strict=True)]
    before, after = [*happened, *meta], [*moved, *meta]
    assert fold(after).people == fold(before).people
    assert _summarize(after, today) == _summarize(before, today)


def _summarize(events: Sequence[AnyEvent], today: dt.date) -> dict[str, object]:
    """Return what an overview shows of each loop, apart from the instants of recording."""
    return {
        id_: ([event.id for event in status.loop.events], status.next_steps, status.closed_because)
        for id_, status in statuses_on(events, today).items()
    }


@given(event_lists())
@UNTIMED
def test_loops_are_sorted_by_day_kind_and_instant(events: list[AnyEvent]) -> None:
    for loop in fold(events).loops.values():
        assert loop.events[0] is loop.application
        keys = [sort_key(event, loop.date_of(event)) for event in loop.events[1:]]
        assert keys == sorted(keys)


@given(event_lists(), st.integers(0, 200).map(day))
@UNTIMED
def test_duplicate_events_change_nothing(events: list[AnyEvent], today: dt.date) -> None:
    assert statuses_on([*events, *events], today) == statuses_on(events, today)
