"""Select the applications since a date, with everything about them."""

import datetime as dt
from collections.abc import Sequence

from feedback_loop.domain.model.events import AnyEvent, Applied, references
from feedback_loop.domain.model.fold import effective_events


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
    """Return True if an event is about a known one, or about no event at all."""
    if isinstance(event, Applied):
        return False
    return not event.reference_fields or not known.isdisjoint(references(event))
