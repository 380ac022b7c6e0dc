"""Undo and redo: what is taken back, in which order it comes again, and that both together change nothing."""

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
from feedback_loop.domain.model.events import AnyEvent, Event, Retracted
from feedback_loop.domain.model.fold import effective_events, fold
from feedback_loop.domain.model.fold import retracted_ids as gone

ACME = applied()
ASK, NO = asked(ACME, 5), rejected(ACME, 6)


class Typist:
    """Somebody who types undo and redo into a journal."""

    def __init__(self, *events: AnyEvent) -> None:
        self.events: list[AnyEvent] = list(events)

    def undo(self, id_: str | None = None) -> list[AnyEvent]:
        taken = undoing.find_events(self.events, id_) if id_ else undoing.last_command(self.events)
        self._retract(taken[0].batch)
        return taken

    def redo(self) -> list[AnyEvent]:
        undos, back = undoing.last_undo(self.events)
        for undo in undos:
            self._retract(undo.id)
        return back

    def _retract(self, target: str) -> None:
        latest = max(event.recorded_at for event in self.events)
        self.events.append(make_event(Retracted, 0, target=target, recorded_at=latest + TICK))

    @property
    def kinds(self) -> list[str]:
        """What still counts."""
        return sorted(event.kind for event in effective_events(self.events) if not isinstance(event, Retracted))


TICK = day(1) - day(0)


class TestUndo:
    def test_takes_back_the_newest_command_first(self) -> None:
        typist = Typist(ACME, ASK, NO)
        assert [typist.undo(), typist.undo(), typist.undo()] == [[NO], [ASK], [ACME]]
        assert typist.kinds == []

    def test_goes_by_when_things_were_typed_and_not_when_they_happened(self) -> None:
        typed_late = interviewed(ACME, 1)
        assert Typist(typed_late, ACME, ASK).undo() == [typed_late]

    def test_takes_a_command_of_several_events_back_as_a_whole(self) -> None:
        together = [recorded(ACME, 7, batch="import"), recorded(ACME, 7, batch="import")]
        typist = Typist(ACME, *together)
        assert typist.undo() == together
        assert typist.kinds == ["applied"]

    def test_is_refused_where_there_is_nothing(self) -> None:
        with pytest.raises(RefusedError, match="nothing to undo"):
            undoing.last_command([])
        typist = Typist(ACME)
        typist.undo()
        with pytest.raises(RefusedError):
            typist.undo()

    def test_leaves_what_was_forgotten_for_good(self) -> None:
        assert Typist(ACME, forgotten(ASK)).undo() == [ACME]

    def test_takes_an_edit_back(self) -> None:
        typist = Typist(ACME, amended(ACME, company="Globex"))
        typist.undo()
        assert fold(typist.events).loops[ACME.id].application.company == "Acme"


class TestUndoById:
    def test_takes_one_event_or_a_whole_command(self) -> None:
        first, second = recorded(ACME, 7, batch="import01"), recorded(ACME, 8, batch="import01")
        events: list[AnyEvent] = [ACME, first, second]
        assert undoing.find_events(events, first.id) == [first]
        assert undoing.find_events(events, f" {first.id.upper()} ") == [first]
        assert undoing.find_events(events, "import") == [first, second]

    @pytest.mark.parametrize("id_", ["", "id0", "zzzz", "id0000", "batch"])
    def test_needs_four_letters_that_one_event_or_command_begins_with(self, id_: str) -> None:
        with pytest.raises(TargetError, match="feedback-loop log"):
            undoing.find_events([ACME, ASK], id_)

    def test_is_refused_for_what_was_taken_back_before(self) -> None:
        typist = Typist(ACME, ASK)
        typist.undo(ASK.id)
        with pytest.raises(RefusedError, match="feedback-loop redo"):
            typist.undo(ASK.id)


class TestDependants:
    def test_are_the_later_events_of_an_application(self) -> None:
        other = applied("Globex")
        plan = planned(ACME, 7)
        events: list[AnyEvent] = [ACME, ASK, other, asked(other, 1), plan, finished(plan, 8), planned(None, 7)]
        assert undoing.dependent_events(events, [ACME]) == [ASK, plan]
        assert undoing.dependent_events(events, [ASK]) == []

    def test_leave_out_what_goes_with_it_or_is_gone_already(self) -> None:
        events: list[AnyEvent] = [ACME, ASK, NO, retracted(ASK.id)]
        assert undoing.dependent_events(events, [ACME, NO]) == []


class TestRedo:
    def test_brings_back_what_the_latest_undo_took(self) -> None:
        typist = Typist(ACME, ASK, NO)
        typist.undo()
        assert typist.redo() == [NO]
        assert typist.kinds == ["applied", "asked", "outcome"]

    def test_brings_several_undos_back_one_by_one_the_latest_first(self) -> None:
        typist = Typist(ACME, ASK, NO)
        typist.undo()
        typist.undo()
        assert [typist.redo(), typist.redo()] == [[ASK], [NO]]
        with pytest.raises(RefusedError, match="nothing to redo"):
            typist.redo()

    def test_can_be_undone_again_and_again(self) -> None:
        typist = Typist(ACME, ASK)
        for _ in range(3):
            assert typist.undo() == [ASK]
            assert typist.kinds == ["applied"]
            assert typist.redo() == [ASK]
            assert typist.kinds == ["applied", "asked"]

    def test_works_after_a_new_command(self) -> None:
        typist = Typist(ACME, ASK)
        typist.undo()
        typist.events.append(asked(ACME, 9))
        assert typist.redo() == [ASK]
        assert typist.kinds == ["applied", "asked", "asked"]

    def test_brings_back_what_was_taken_by_id(self) -> None:
        typist = Typist(ACME, ASK, NO)
        typist.undo(ASK.id)
        assert typist.redo() == [ASK]

    def test_brings_back_at_once_what_two_machines_took_back(self) -> None:
        typist = Typist(ACME, ASK, retracted(ASK.batch), retracted(ASK.id))
        assert typist.redo() == [ASK]
        assert typist.kinds == ["applied", "asked"]

    def test_leaves_gone_what_was_taken_back_by_itself_before(self) -> None:
        first, second = recorded(ACME, 7, batch="import01"), recorded(ACME, 8, batch="import01")
        typist = Typist(ACME, first, second, retracted(first.id), retracted("import01"))
        assert typist.redo() == [second]
        assert typist.redo() == [first]

    def test_brings_back_the_whole_command_that_another_machine_took_where_a_part_needs_it(self) -> None:
        first, second = recorded(ACME, 7, batch="import01"), recorded(ACME, 8, batch="import01")
        typist = Typist(ACME, first, second, retracted("import01"), retracted(first.id))
        assert typist.redo() == [first, second]

    def test_is_refused_where_what_was_taken_back_is_forgotten(self) -> None:
        with pytest.raises(RefusedError):
            undoing.last_undo([ACME, retracted("id-that-is-gone")])

    def test_is_refused_where_nothing_is_taken_back(self) -> None:
        with pytest.raises(RefusedError):
            undoing.last_undo([ACME])


class TestRetraction:
    def test_of_a_retraction_has_the_last_word_however_they_are_stored(self) -> None:
        first = retracted(ASK.id)
        second = retracted(first.id)
        third = retracted(second.id)
        for count, taken in enumerate([True, False, True], start=1):
            assert (ASK.id in gone(reversed([first, second, third][:count]))) is taken


@given(event_lists(), st.lists(st.booleans(), max_size=6))
@UNTIMED
def test_undo_then_redo_is_identity(events: list[AnyEvent], wants_undo: list[bool]) -> None:
    typist = Typist(*events)
    for undo in wants_undo:
        try:
            typist.undo() if undo else typist.redo()
        except FeedbackLoopError:
            continue
    before = fold(typist.events)
    try:
        typist.undo()
    except RefusedError:
        return
    typist.redo()
    assert fold(typist.events) == before


@given(event_lists(), st.integers(1, 5))
@UNTIMED
def test_as_many_redos_as_undos_are_identity(events: list[AnyEvent], times: int) -> None:
    plain: list[Event] = [event for event in events if not isinstance(event, Retracted)]
    typist = Typist(*plain)  # type: ignore[arg-type]
    before = history_of(plain)
    done = 0
    while done < times and typist.kinds and any(event.kind != "forgotten" for event in effective_events(typist.events)):
        try:
            typist.undo()
        except RefusedError:
            break
        done += 1
    for _ in range(done):
        typist.redo()
    assert fold(typist.events) == before


def test_an_interview_of_a_taken_back_application_comes_back_with_it() -> None:
    meeting = interviewed(ACME, 1, DANA)
    typist = Typist(meeting, ACME)
    typist.undo(ACME.id)
    assert fold(typist.events).loops == {}
    typist.redo()
    assert fold(typist.events).loops[ACME.id].events == (ACME, meeting)
