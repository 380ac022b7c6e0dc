"""Select the applications since a date, with everything about them."""

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
    """Return the events about applications sent on a date or later, in the order given.

    Corrections and retractions go with their targets. Events about no application stay: corrections of people,
    renamed themes and tombstones.
    """
    sent_on = {event.id: event.on for event in (*events, *effective_events(events)) if isinstance(event, Applied)}
    selected = [event for event in events if (on := sent_on.get(event.id)) and on >= day]
    while True:
        # A retraction may refer to a whole command.
        known = {id_ for event in selected for id_ in (event.id, event.batch)}
        extended = [event for event in events if event.id in known or _belongs_to(event, known)]
        if len(extended) == len(selected):
            return selected
        selected = extended


def _belongs_to(event: AnyEvent, known: set[str]) -> bool:
    references = _references(event)
    return references is None or not known.isdisjoint(references)


def _references(event: AnyEvent) -> tuple[str, ...] | None:
    """Return the ids that an event refers to; None if it is about no application."""
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
