"""Undo and redo: their order, and that they cancel out."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.builders import (
    DANA,
    amended,
    applied,
    asked,
    day,
    finished,
    forgotten,
    history_of,
    interviewed,
    make_event,
    planned,
    recorded,
    rejected,
    retracted,
)
from domain.strategies import UNTIMED, event_lists
from feedback_loop.domain.commands import undo as undoing
from feedback_loop.domain.errors import FeedbackLoopError, RefusedError, TargetError
from feedback_loop.domain.model.events import AnyEvent, Event, Noted, Retracted
from feedback_loop.domain.model.fold import effective_events, fold, retracted_ids

ACME = applied()
ASK, REJECTION = asked(ACME, 5), rejected(ACME, 6)


class UndoStack:
    """A journal with undo and redo."""

    def __init__(self, *events: AnyEvent) -> None:
        self.events: list[AnyEvent] = list(events)

    def undo(self, id_: str | None = None) -> list[AnyEvent]:
        undone = undoing.find_events(self.events, id_) if id_ else undoing.last_command(self.events)
        self._retract(undone[0].id if id_ else undoing.retraction_target(self.events, undone))
        return undone

    def redo(self, id_: str | None = None) -> list[AnyEvent]:
        undos, restored = undoing.find_undo(self.events, id_) if id_ else undoing.last_undo(self.events)
        for undo in undos:
            self._retract(undo.id)
        return restored

    def _retract(self, target: str) -> None:
        latest = max(event.recorded_at for event in self.events)
        self.events.append(make_event(Retracted, 0, target=target, recorded_at=latest + TICK))

    @property
    def kinds(self) -> list[str]:
        """Kinds of the effective events."""
        return sorted(event.kind for event in effective_events(self.events) if not isinstance(event, Retracted))


TICK = day(1) - day(0)


class TestUndo:
    def test_undoes_the_latest_command_first(self) -> None:
        stack = UndoStack(ACME, ASK, REJECTION)
        assert [stack.undo(), stack.undo(), stack.undo()] == [[REJECTION], [ASK], [ACME]]
        assert stack.kinds == []

    def test_uses_the_order_of_recording_not_of_dates(self) -> None:
        recorded_late = interviewed(ACME, 1)
        assert UndoStack(recorded_late, ACME, ASK).undo() == [recorded_late]

    def test_undoes_all_events_of_a_command(self) -> None:
        batch = [recorded(ACME, 7, batch="import"), recorded(ACME, 7, batch="import")]
        stack = UndoStack(ACME, *batch)
        assert stack.undo() == batch
        assert stack.kinds == ["applied"]

    def test_is_refused_if_there_is_nothing_to_undo(self) -> None:
        with pytest.raises(RefusedError, match="nothing to undo"):
            undoing.last_command([])
        stack = UndoStack(ACME)
        stack.undo()
        with pytest.raises(RefusedError):
            stack.undo()

    def test_skips_forgetting(self) -> None:
        assert UndoStack(ACME, forgotten(ASK)).undo() == [ACME]

    def test_undoes_an_edit(self) -> None:
        stack = UndoStack(ACME, amended(ACME, company="Globex"))
        stack.undo()
        assert fold(stack.events).loops[ACME.id].application.company == "Acme"


class TestUndoById:
    def test_finds_one_event_or_a_whole_command(self) -> None:
        first, second = recorded(ACME, 7, batch="import01"), recorded(ACME, 8, batch="import01")
        events: list[AnyEvent] = [ACME, first, second]
        assert undoing.find_events(events, first.id) == [first]
        assert undoing.find_events(events, f" {first.id.upper()} ") == [first]
        assert undoing.find_events(events, "import") == [first, second]

    @pytest.mark.parametrize("id_", ["", "id0", "zzzz", "id0000", "batch"])
    def test_needs_a_unique_prefix_of_four_letters(self, id_: str) -> None:
        with pytest.raises(TargetError, match="feedback-loop log"):
            undoing.find_events([ACME, ASK], id_)

    def test_is_refused_if_already_undone(self) -> None:
        stack = UndoStack(ACME, ASK)
        stack.undo(ASK.id)
        with pytest.raises(RefusedError, match="feedback-loop redo"):
            stack.undo(ASK.id)


class TestDependentEvents:
    def test_are_the_other_events_of_an_application(self) -> None:
        other = applied("Globex")
        plan = planned(ACME, 7)
        events: list[AnyEvent] = [ACME, ASK, other, asked(other, 1), plan, finished(plan, 8), planned(None, 7)]
        assert undoing.dependent_events(events, [ACME]) == [ASK, plan]
        assert undoing.dependent_events(events, [ASK]) == []

    def test_exclude_events_of_the_same_undo_and_undone_ones(self) -> None:
        events: list[AnyEvent] = [ACME, ASK, REJECTION, retracted(ASK.id)]
        assert undoing.dependent_events(events, [ACME, REJECTION]) == []


class TestRedo:
    def test_restores_the_events_of_the_latest_undo(self) -> None:
        stack = UndoStack(ACME, ASK, REJECTION)
        stack.undo()
        assert stack.redo() == [REJECTION]
        assert stack.kinds == ["applied", "asked", "outcome"]

    def test_reverses_several_undos_the_latest_first(self) -> None:
        stack = UndoStack(ACME, ASK, REJECTION)
        stack.undo()
        stack.undo()
        assert [stack.redo(), stack.redo()] == [[ASK], [REJECTION]]
        with pytest.raises(RefusedError, match="nothing to redo"):
            stack.redo()

    def test_can_be_repeated(self) -> None:
        stack = UndoStack(ACME, ASK)
        for _ in range(3):
            assert stack.undo() == [ASK]
            assert stack.kinds == ["applied"]
            assert stack.redo() == [ASK]
            assert stack.kinds == ["applied", "asked"]

    def test_works_after_a_new_command(self) -> None:
        stack = UndoStack(ACME, ASK)
        stack.undo()
        stack.events.append(asked(ACME, 9, recorded_at=stack.events[-1].recorded_at + TICK))
        assert stack.redo() == [ASK]
        assert stack.kinds == ["applied", "asked", "asked"]
        assert stack.undo() == [ASK]

    def test_with_an_id_restores_what_an_earlier_undo_took(self) -> None:
        stack = UndoStack(ACME, ASK, REJECTION)
        stack.undo()
        stack.undo()
        assert stack.redo(REJECTION.id) == [REJECTION]
        assert stack.undo() == [REJECTION]

    def test_with_an_id_needs_an_undone_event(self) -> None:
        with pytest.raises(RefusedError, match="not undone"):
            UndoStack(ACME, ASK).redo(ASK.id)

    def test_reverses_an_undo_by_id(self) -> None:
        stack = UndoStack(ACME, ASK, REJECTION)
        stack.undo(ASK.id)
        assert stack.redo() == [ASK]

    def test_reverses_the_same_undo_of_two_machines_at_once(self) -> None:
        stack = UndoStack(ACME, ASK, retracted(ASK.batch), retracted(ASK.id))
        assert stack.redo() == [ASK]
        assert stack.kinds == ["applied", "asked"]

    def test_leaves_separately_undone_events_undone(self) -> None:
        first, second = recorded(ACME, 7, batch="import01"), recorded(ACME, 8, batch="import01")
        stack = UndoStack(ACME, first, second, retracted(first.id), retracted("import01"))
        assert stack.redo() == [second]
        assert stack.redo() == [first]

    def test_reverses_the_undo_of_a_command_that_contains_the_event(self) -> None:
        first, second = recorded(ACME, 7, batch="import01"), recorded(ACME, 8, batch="import01")
        stack = UndoStack(ACME, first, second, retracted("import01"), retracted(first.id))
        assert stack.redo() == [first, second]

    def test_is_refused_if_the_undone_event_is_forgotten(self) -> None:
        with pytest.raises(RefusedError):
            undoing.last_undo([ACME, retracted("id-that-is-gone")])

    def test_is_refused_if_nothing_is_undone(self) -> None:
        with pytest.raises(RefusedError):
            undoing.last_undo([ACME])


class TestRetraction:
    def test_of_a_retraction_cancels_it_in_any_order(self) -> None:
        first = retracted(ASK.id)
        second = retracted(first.id)
        third = retracted(second.id)
        for count, is_retracted in enumerate([True, False, True], start=1):
            assert (ASK.id in retracted_ids(reversed([first, second, third][:count]))) is is_retracted


class TestUndoAfterRedo:
    def test_takes_what_redo_restored_though_it_is_not_the_newest(self) -> None:
        stack = UndoStack(ACME, ASK, REJECTION)
        stack.undo(ASK.id)
        stack.redo()
        assert [stack.undo(), stack.undo(), stack.undo()] == [[ASK], [REJECTION], [ACME]]

    def test_takes_no_other_event_of_the_command(self) -> None:
        first, second = recorded(ACME, 7, batch="import01"), recorded(ACME, 8, batch="import01")
        stack = UndoStack(ACME, first, second)
        stack.undo(first.id)
        stack.redo()
        assert [stack.undo(), stack.undo(), stack.undo()] == [[first], [second], [ACME]]
        assert [stack.redo(), stack.redo(), stack.redo()] == [[ACME], [second], [first]]


STEPS = st.lists(st.sampled_from(["do", "undo", "redo"]), max_size=30)


@given(STEPS)
@UNTIMED
def test_any_sequence_behaves_like_the_undo_stack_of_an_editor(steps: list[str]) -> None:
    stack, done, undone = UndoStack(ACME), [ACME.id], list[str]()
    for step in steps:
        if step == "do":
            note = make_event(Noted, 0, text="x", application=ACME.id, recorded_at=stack.events[-1].recorded_at + TICK)
            stack.events.append(note)
            done.append(note.id)
            continue
        source, target, act = (done, undone, stack.undo) if step == "undo" else (undone, done, stack.redo)
        if not source:
            with pytest.raises(RefusedError):
                act()
            continue
        target.append(source.pop())
        assert [event.id for event in act()] == target[-1:]
        in_effect = {event.id for event in effective_events(stack.events) if not isinstance(event, Retracted)}
        assert in_effect == set(done)


@given(event_lists(), st.randoms())
@UNTIMED
def test_the_order_of_the_file_makes_no_difference(events: list[AnyEvent], random: Random) -> None:
    shuffled = random.sample(events, len(events))

    def next_steps(events: list[AnyEvent]) -> list[set[str] | str]:
        results: list[set[str] | str] = []
        for find in (undoing.last_command, lambda events: undoing.last_undo(events)[1]):
            try:
                results.append({event.id for event in find(events)})
            except RefusedError as error:
                results.append(error.message)
        return results

    assert next_steps(shuffled) == next_steps(events)


@given(event_lists(), st.lists(st.booleans(), max_size=6))
@UNTIMED
def test_undo_then_redo_changes_nothing(events: list[AnyEvent], undos: list[bool]) -> None:
    stack = UndoStack(*events)
    for undo in undos:
        try:
            stack.undo() if undo else stack.redo()
        except FeedbackLoopError:
            continue
    before = fold(stack.events)
    try:
        stack.undo()
    except RefusedError:
        return
    stack.redo()
    assert fold(stack.events) == before


@given(event_lists(), st.integers(1, 5))
@UNTIMED
def test_as_many_redos_as_undos_change_nothing(events: list[AnyEvent], times: int) -> None:
    unretracted: list[Event] = [event for event in events if not isinstance(event, Retracted)]
    stack = UndoStack(*unretracted)  # type: ignore[arg-type]
    before = history_of(unretracted)
    done = 0
    while done < times and stack.kinds and any(event.kind != "forgotten" for event in effective_events(stack.events)):
        try:
            stack.undo()
        except RefusedError:
            break
        done += 1
    for _ in range(done):
        stack.redo()
    assert fold(stack.events) == before


def test_redoing_an_application_restores_its_interview() -> None:
    interview = interviewed(ACME, 1, DANA)
    stack = UndoStack(interview, ACME)
    stack.undo(ACME.id)
    assert fold(stack.events).loops == {}
    stack.redo()
    assert fold(stack.events).loops[ACME.id].events == (ACME, interview)
