"""Undo and redo."""

from collections.abc import Sequence

from feedback_loop.domain.errors import RefusedError, TargetError
from feedback_loop.domain.model.events import AnyEvent, Applied, Forgotten, LoopEvent, Planned, Retracted
from feedback_loop.domain.model.fold import retracted_ids


def last_command(events: Sequence[AnyEvent]) -> list[AnyEvent]:
    """Return the events of the newest command that still counts and can be taken back.

    Raises:
        RefusedError: there is none.
    """
    gone = retracted_ids(events)
    live = [
        event for event in events if not isinstance(event, Retracted | Forgotten) and not _is_retracted(event, gone)
    ]
    if not live:
        raise RefusedError("There is nothing to undo.")
    last = max(live, key=lambda event: (event.recorded_at, event.id))
    return [event for event in live if event.batch == last.batch]


def find_events(events: Sequence[AnyEvent], id_: str) -> list[AnyEvent]:
    """Return the event, or the events of the command, whose id begins with ``id_``.

    Raises:
        TargetError: no event or command, or several, have such an id.
        RefusedError: it was taken back before.
    """
    wanted = id_.strip().lower()
    by_event = [event for event in events if event.id.startswith(wanted)]
    by_batch = [event for event in events if event.batch.startswith(wanted)]
    found = by_event or by_batch
    if len(wanted) < 4 or not found or len({event.id if by_event else event.batch for event in found}) > 1:  # noqa: PLR2004
        raise TargetError(f"{id_!r} is not the id of one event; see: feedback-loop log")
    if any(isinstance(event, Forgotten) for event in found):
        raise RefusedError("What was forgotten is gone for good; there is no undo for it.")
    gone = retracted_ids(events)
    if all(_is_retracted(event, gone) for event in found):
        raise RefusedError("That was taken back before; bring it again with: feedback-loop redo")
    return found


def dependent_events(events: Sequence[AnyEvent], taken: Sequence[AnyEvent]) -> list[AnyEvent]:
    """Return the events that would lose what they are about: later ones of an application that is taken back."""
    ids = {event.id for event in taken}
    applications = {event.id for event in taken if isinstance(event, Applied)}
    gone = retracted_ids(events)
    return [
        event
        for event in events
        if event.id not in ids
        and not _is_retracted(event, gone)
        and isinstance(event, LoopEvent | Planned)
        and event.application in applications
    ]


def last_undo(events: Sequence[AnyEvent]) -> tuple[list[Retracted], list[AnyEvent]]:
    """Return the newest undo that is in effect, with those of the same events, and what comes back without them.

    Where two machines took the same thing back, several undos are in its way, and all of them go.

    Raises:
        RefusedError: nothing is taken back.
    """
    gone = retracted_ids(events)
    retractions = {event.id: event for event in events if isinstance(event, Retracted)}
    batches = {event.batch for event in retractions.values()}
    undos = [
        event
        for event in retractions.values()
        if not _is_retracted(event, gone) and event.target not in retractions and event.target not in batches
    ]
    undos = [undo for undo in undos if _events_of(undo, events)]
    if not undos:
        raise RefusedError("There is nothing to redo.")
    last = max(undos, key=lambda event: (event.recorded_at, event.id))
    wanted = _events_of(last, events)
    in_the_way = [undo for undo in undos if {*wanted} <= {*_events_of(undo, events)}]
    still_gone = retracted_ids(event for event in events if event not in in_the_way)
    back = {id_: event for undo in in_the_way for id_, event in _events_of(undo, events).items()}
    return in_the_way, [event for event in back.values() if not _is_retracted(event, still_gone)]


def _events_of(undo: Retracted, events: Sequence[AnyEvent]) -> dict[str, AnyEvent]:
    return {event.id: event for event in events if undo.target in (event.id, event.batch)}


def _is_retracted(event: AnyEvent, gone: set[str]) -> bool:
    return event.id in gone or event.batch in gone
