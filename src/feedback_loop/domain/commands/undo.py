"""Undo and redo."""

import datetime as dt
from collections.abc import Collection, Sequence

from feedback_loop.domain.errors import RefusedError, TargetError
from feedback_loop.domain.model.clock import command_order, is_from_elsewhere
from feedback_loop.domain.model.events import (
    AnyEvent,
    Applied,
    Forgotten,
    LoopEvent,
    Planned,
    Retracted,
)
from feedback_loop.domain.model.fold import is_retracted, retracted_ids
from feedback_loop.domain.rules.targets import MIN_ID_LENGTH

_LATER = dt.datetime.max.replace(tzinfo=dt.UTC)


def last_command(events: Sequence[AnyEvent], now: dt.datetime = _LATER, origin: str = "") -> list[AnyEvent]:
    """Return the events of the last command typed into the journal of ``origin``, or else of the latest of all."""
    undoable = _undoable(events)
    if not undoable:
        raise RefusedError("There is nothing to undo.")
    last = max(undoable, key=command_order(events, now, origin))
    return [event for event in undoable if event.batch == last.batch]


def later_elsewhere(
    events: Sequence[AnyEvent], undone: Sequence[AnyEvent], now: dt.datetime, origin: str
) -> AnyEvent | None:
    """Return the latest event of another journal that seems to be later than what was undone of this one."""
    others = [event for event in _undoable(events) if is_from_elsewhere(event, origin)]
    latest = max(others, key=command_order(events, now, origin), default=None)
    return latest if latest and latest.recorded_at > max(event.recorded_at for event in undone) else None


def _undoable(events: Sequence[AnyEvent]) -> list[AnyEvent]:
    return [event for event in _not_retracted(events) if not isinstance(event, Retracted | Forgotten)]


def find_events(events: Sequence[AnyEvent], id_: str) -> list[AnyEvent]:
    """Return the event, or all events of the command, whose id begins with ``id_``."""
    prefix = id_.strip().lower()
    by_event = [event for event in events if event.id.startswith(prefix)]
    by_batch = [event for event in events if event.batch.startswith(prefix)]
    matches = by_event or by_batch
    ids = {event.id if by_event else event.batch for event in matches}
    if len(prefix) < MIN_ID_LENGTH or len(ids) != 1:
        raise TargetError(f"{id_!r} does not identify one event. See: feedback-loop log")
    if any(isinstance(event, Forgotten) for event in matches):
        raise RefusedError("Forgetting is permanent and cannot be undone.")
    retracted = retracted_ids(events)
    if all(is_retracted(event, retracted) for event in matches):
        raise RefusedError("That is already undone. Bring it back with: feedback-loop redo")
    return matches


def dependent_events(events: Sequence[AnyEvent], undone: Collection[AnyEvent]) -> list[AnyEvent]:
    """Return the other events of the applications that an undo would take away."""
    ids = {event.id for event in undone}
    applications = {event.id for event in undone if isinstance(event, Applied)}
    others = (event for event in _not_retracted(events) if event.id not in ids)
    return [event for event in others if isinstance(event, LoopEvent | Planned) and event.application in applications]


def last_undo(
    events: Sequence[AnyEvent], now: dt.datetime = _LATER, origin: str = ""
) -> tuple[list[Retracted], list[AnyEvent]]:
    """Return the latest undo in effect, and the events that redo would bring back.

    If two machines undid the same events, all their retractions are returned, since each of them is in the way.
    """
    undone_undos = _ids_of_undos(events)
    in_effect = [event for event in _not_retracted(events) if isinstance(event, Retracted)]
    undos = [event for event in in_effect if event.target not in undone_undos and _events_of(event, events)]
    if not undos:
        raise RefusedError("There is nothing to redo.")
    last = max(undos, key=command_order(events, now, origin))
    ids = set(_events_of(last, events))
    equivalent = [undo for undo in undos if ids <= set(_events_of(undo, events))]
    still_retracted = retracted_ids(event for event in events if event not in equivalent)
    restored = {id_: event for undo in equivalent for id_, event in _events_of(undo, events).items()}
    return equivalent, [
        event
        for event in restored.values()
        if not (isinstance(event, Retracted) or is_retracted(event, still_retracted))
    ]


def _ids_of_undos(events: Sequence[AnyEvent]) -> set[str]:
    """Return the ids of all retractions, and of the batches that hold nothing else."""
    ids = {event.id for event in events if isinstance(event, Retracted)}
    batches = {event.batch for event in events if event.id in ids}
    return ids | batches.difference(event.batch for event in events if event.id not in ids)


def _events_of(undo: Retracted, events: Sequence[AnyEvent]) -> dict[str, AnyEvent]:
    return {event.id: event for event in events if undo.target in (event.id, event.batch)}


def _not_retracted(events: Sequence[AnyEvent]) -> list[AnyEvent]:
    retracted = retracted_ids(events)
    return [event for event in events if not is_retracted(event, retracted)]
