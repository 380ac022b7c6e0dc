"""Undo and redo."""

from collections.abc import Collection, Sequence

from feedback_loop.domain.errors import RefusedError, TargetError
from feedback_loop.domain.model.events import AnyEvent, Applied, Forgotten, LoopEvent, Planned, Retracted
from feedback_loop.domain.model.fold import retracted_ids
from feedback_loop.domain.rules.targets import MIN_ID_LENGTH


def last_command(events: Sequence[AnyEvent]) -> list[AnyEvent]:
    """Return the events of the latest command that can be undone."""
    retracted = retracted_ids(events)
    candidates = [
        event
        for event in events
        if not isinstance(event, Retracted | Forgotten) and not _is_retracted(event, retracted)
    ]
    if not candidates:
        raise RefusedError("There is nothing to undo.")
    last = max(candidates, key=lambda event: (event.recorded_at, event.id))
    return [event for event in candidates if event.batch == last.batch]


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
    if all(_is_retracted(event, retracted) for event in matches):
        raise RefusedError("That is already undone. Bring it back with: feedback-loop redo")
    return matches


def dependent_events(events: Sequence[AnyEvent], undone: Collection[AnyEvent]) -> list[AnyEvent]:
    """Return the other events of the applications that an undo would take away."""
    ids = {event.id for event in undone}
    applications = {event.id for event in undone if isinstance(event, Applied)}
    retracted = retracted_ids(events)
    return [
        event
        for event in events
        if event.id not in ids
        and not _is_retracted(event, retracted)
        and isinstance(event, LoopEvent | Planned)
        and event.application in applications
    ]


def last_undo(events: Sequence[AnyEvent]) -> tuple[list[Retracted], list[AnyEvent]]:
    """Return the latest undo in effect, and the events that redo would bring back.

    If two machines undid the same events, all their retractions are returned, since each of them is in the way.
    """
    retracted = retracted_ids(events)
    retractions = {event.id: event for event in events if isinstance(event, Retracted)}
    batches = {event.batch for event in retractions.values()}
    undos = [
        event
        for event in retractions.values()
        if not _is_retracted(event, retracted)
        and event.target not in retractions
        and event.target not in batches
        and _events_of(event, events)
    ]
    if not undos:
        raise RefusedError("There is nothing to redo.")
    last = max(undos, key=lambda event: (event.recorded_at, event.id))
    ids = set(_events_of(last, events))
    equivalent = [undo for undo in undos if ids <= set(_events_of(undo, events))]
    still_retracted = retracted_ids(event for event in events if event not in equivalent)
    restored = {id_: event for undo in equivalent for id_, event in _events_of(undo, events).items()}
    return equivalent, [event for event in restored.values() if not _is_retracted(event, still_retracted)]


def _events_of(undo: Retracted, events: Sequence[AnyEvent]) -> dict[str, AnyEvent]:
    return {event.id: event for event in events if undo.target in (event.id, event.batch)}


def _is_retracted(event: AnyEvent, retracted: set[str]) -> bool:
    return event.id in retracted or event.batch in retracted
