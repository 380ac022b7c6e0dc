"""Undo and redo, as an editor has them.

The commands that are done form a stack. ``undo`` takes the topmost one away, and ``redo`` puts back what the latest
undo took, on top of it again. Both stacks follow from the events alone, in the order of recording; what was typed into
this journal, which its batch tells (``origin``), comes before what a merge brought from elsewhere, where a clock may be
ahead. Unlike in an editor, a new command leaves what was undone to be redone: in a journal nothing is in its way.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec

from feedback_loop.domain.errors import RefusedError, TargetError
from feedback_loop.domain.model.clock import is_from_elsewhere
from feedback_loop.domain.model.events import (
    AnyEvent,
    Applied,
    Forgotten,
    LoopEvent,
    Planned,
    Retracted,
    recording_order,
)
from feedback_loop.domain.model.fold import is_retracted, retracted_ids
from feedback_loop.domain.rules.targets import MIN_ID_LENGTH


class Retraction(msgspec.Struct, frozen=True):
    """Meaning of one retraction.

    Attributes:
        name: the id of the event, or the batch of the command, that it takes back or restores.
        is_undo: False if it retracts an undo, which restores what that took back.
    """

    name: str
    is_undo: bool


def read_retractions(events: Iterable[AnyEvent]) -> dict[str, Retraction]:
    """Return the meaning of every retraction, by its id, in the order of recording."""
    retractions: dict[str, Retraction] = {}
    by_name: dict[str, Retraction] = {}
    for event in sorted((event for event in events if type(event) is Retracted), key=recording_order):
        earlier = by_name.get(event.target)
        meaning = Retraction(earlier.name, not earlier.is_undo) if earlier else Retraction(event.target, is_undo=True)
        retractions[event.id] = by_name[event.id] = by_name[event.batch] = meaning
    return retractions


def last_command(events: Sequence[AnyEvent], origin: str = "") -> list[AnyEvent]:
    """Return the events that ``undo`` takes away: those of the latest command, or what a later redo restored.

    Commands that were typed into the journal of ``origin`` come first.
    """
    by_name = _group_by_name(_not_retracted(events))
    commands = [by_name[name] for name in reversed(_done_in_order(events)) if name in by_name]
    if not commands:
        raise RefusedError("There is nothing to undo.")
    return next((command for command in commands if not is_from_elsewhere(command[0], origin)), commands[0])


def later_elsewhere(events: Sequence[AnyEvent], undone: Sequence[AnyEvent], origin: str) -> AnyEvent | None:
    """Return the latest event of another journal that seems to be later than what was undone of this one."""
    if is_from_elsewhere(undone[0], origin):
        return None
    undoable = (event for event in _not_retracted(events) if not isinstance(event, Retracted | Forgotten))
    others = [event for event in undoable if is_from_elsewhere(event, origin)]
    latest = max(others, key=recording_order, default=None)
    return latest if latest and latest.recorded_at > max(event.recorded_at for event in undone) else None


def retraction_target(events: Sequence[AnyEvent], undone: Sequence[AnyEvent]) -> str:
    """Return what to retract so that just these events of one command are undone: their batch, else the only event."""
    batch = _group_by_name(_not_retracted(events))[undone[0].batch]
    return undone[0].batch if len(undone) == len(batch) else undone[0].id


def _done_in_order(events: Sequence[AnyEvent]) -> list[str]:
    """Return the batch of every command, and what each redo restored, in the order in which they were done last."""
    retractions = read_retractions(events)
    done: dict[str, None] = {}
    for event in sorted(events, key=recording_order):
        meaning = retractions.get(event.id)
        if meaning is None or not meaning.is_undo:
            name = meaning.name if meaning else event.batch
            done.pop(name, None)
            done[name] = None
    return list(done)


def find_events(events: Sequence[AnyEvent], id_: str) -> list[AnyEvent]:
    """Return the event, or all events of the command, whose id begins with ``id_``."""
    matches = _find_by_prefix(events, id_)
    if any(isinstance(event, Forgotten) for event in matches):
        raise RefusedError("Forgetting is permanent and cannot be undone.")
    retracted = retracted_ids(events)
    if all(is_retracted(event, retracted) for event in matches):
        raise RefusedError(f"That is already undone. Bring it back with: feedback-loop redo {id_.strip()}")
    return matches


def _find_by_prefix(events: Sequence[AnyEvent], id_: str) -> list[AnyEvent]:
    prefix = id_.strip().lower()
    by_event = [event for event in events if event.id.startswith(prefix)]
    by_batch = [event for event in events if event.batch.startswith(prefix)]
    matches = by_event or by_batch
    ids = {event.id if by_event else event.batch for event in matches}
    if len(prefix) < MIN_ID_LENGTH or len(ids) != 1:
        raise TargetError(f"{id_!r} does not identify one event. See: feedback-loop log")
    return matches


def dependent_events(events: Sequence[AnyEvent], undone: Collection[AnyEvent]) -> list[AnyEvent]:
    """Return the other events of the applications that an undo would take away."""
    ids = {event.id for event in undone}
    applications = {event.id for event in undone if isinstance(event, Applied)}
    others = (event for event in _not_retracted(events) if event.id not in ids)
    return [event for event in others if isinstance(event, LoopEvent | Planned) and event.application in applications]


def last_undo(events: Sequence[AnyEvent], origin: str = "") -> tuple[list[Retracted], list[AnyEvent]]:
    """Return the latest undo in effect, and the events that ``redo`` brings back.

    Undos that were typed into the journal of ``origin`` come first.
    """
    undos = _undos_in_effect(events)
    if not undos:
        raise RefusedError("There is nothing to redo.")
    last = max(undos, key=lambda undo: (not is_from_elsewhere(undo, origin), *recording_order(undo)))
    return _restore(events, undos, last)


def find_undo(events: Sequence[AnyEvent], id_: str) -> tuple[list[Retracted], list[AnyEvent]]:
    """Return the undo that begins with ``id_``, or took back the event that does, and the events it would restore."""
    matches = _find_by_prefix(events, id_)
    names = {name for event in matches for name in (event.id, event.batch)}
    undos = [undo for undo in _undos_in_effect(events) if {undo.id, undo.batch, undo.target} & names]
    if not undos:
        raise RefusedError("That is not undone. See: feedback-loop log")
    return _restore(events, _undos_in_effect(events), max(undos, key=recording_order))


def _undos_in_effect(events: Sequence[AnyEvent]) -> list[Retracted]:
    """Return the undos that are not redone, unless everything that they took back was deleted since."""
    by_name, retractions = _group_by_name(events), read_retractions(events)
    in_effect = (event for event in _not_retracted(events) if isinstance(event, Retracted))
    return [event for event in in_effect if retractions[event.id].is_undo and retractions[event.id].name in by_name]


def _restore(
    events: Sequence[AnyEvent], undos: Sequence[Retracted], last: Retracted
) -> tuple[list[Retracted], list[AnyEvent]]:
    """Return the undos to retract so that the events of ``last`` come back, and those events.

    If two machines undid the same events, all their retractions are returned, since each of them is in the way.
    """
    by_name, retractions = _group_by_name(events), read_retractions(events)
    taken = {undo.id: {event.id: event for event in by_name[retractions[undo.id].name]} for undo in undos}
    equivalent = [undo for undo in undos if taken[last.id].keys() <= taken[undo.id].keys()]
    still_retracted = retracted_ids(event for event in events if event not in equivalent)
    restored = {id_: event for undo in equivalent for id_, event in taken[undo.id].items()}
    return equivalent, [event for event in restored.values() if not is_retracted(event, still_retracted)]


def _group_by_name(events: Iterable[AnyEvent]) -> Mapping[str, list[AnyEvent]]:
    """Return the events of commands by their id, one each, and by their batch."""
    by_name: dict[str, list[AnyEvent]] = {}
    for event in events:
        if type(event) is not Retracted and type(event) is not Forgotten:
            by_name.setdefault(event.id, []).append(event)
            by_name.setdefault(event.batch, []).append(event)
    return by_name


def _not_retracted(events: Sequence[AnyEvent]) -> list[AnyEvent]:
    retracted = retracted_ids(events)
    return [event for event in events if not is_retracted(event, retracted)]
