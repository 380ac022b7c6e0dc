"""Extract the applications since a day, with everything about them."""

import datetime as dt
from collections.abc import Sequence

from feedback_loop.domain.model.events import (
    ActionEvent,
    Amended,
    AnyEvent,
    Applied,
    LoopEvent,
    Planned,
    Retracted,
    SetAside,
)
from feedback_loop.domain.model.history import effective_events


def events_since(events: Sequence[AnyEvent], day: dt.date) -> list[AnyEvent]:
    """Return the events about applications that were sent on a day or later, in the order given.

    Corrections and retractions go with what they are about. What is about no application stays: corrections of people,
    names of themes, and what was forgotten.
    """
    sent = {event.id: event.on for event in (*events, *effective_events(events)) if isinstance(event, Applied)}
    found = [event for event in events if (on := sent.get(event.id)) and on >= day]
    while True:
        # A retraction may name a whole command.
        known = {name for event in found for name in (event.id, event.batch)}
        more = [event for event in events if event.id in known or _belongs_to(event, known)]
        if len(more) == len(found):
            return found
        found = more


def _belongs_to(event: AnyEvent, known: set[str]) -> bool:
    names = _references(event)
    return names is None or not known.isdisjoint(names)


def _references(event: AnyEvent) -> tuple[str, ...] | None:
    """Return the ids of what an event is about; None when it is about no event at all."""
    if isinstance(event, LoopEvent):
        return (event.application,)
    if isinstance(event, Planned):
        return (event.application or "", *event.feedback)
    if isinstance(event, ActionEvent):
        return (event.action,)
    if isinstance(event, SetAside):
        return event.feedback
    if isinstance(event, Amended | Retracted):
        return (event.target,)
    return () if isinstance(event, Applied) else None
