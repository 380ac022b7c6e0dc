"""Extract the applications since a day, with everything about them."""

import datetime as dt
from collections.abc import Sequence

from feedback_loop.domain.model.events import (
    AnyEvent,
    Applied,
    references,
)
from feedback_loop.domain.model.fold import effective_events


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
    """Return True if an event is about a known one, or about no event at all."""
    if isinstance(event, Applied):
        return False
    return not event.reference_fields or not known.isdisjoint(references(event))
