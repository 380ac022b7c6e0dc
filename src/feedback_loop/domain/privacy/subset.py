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
    selected = {event.id for event in events if (on := sent_on.get(event.id)) and on >= day}
    selected |= {event.id for event in events if not event.reference_fields and not isinstance(event, Applied)}
    referring: dict[str, list[AnyEvent]] = {}
    by_id = {event.id: event for event in events}
    for event in events:
        for id_ in references(event):
            referring.setdefault(id_, []).append(event)
    pending = list(selected)
    while pending:
        event = by_id[pending.pop()]
        # A retraction may refer to a whole command. What refers to an id or batch is looked up once.
        new = [other for id_ in (event.id, event.batch) for other in referring.pop(id_, ())]
        new = [other for other in new if other.id not in selected]
        selected.update(other.id for other in new)
        pending += [other.id for other in new]
    return [event for event in events if event.id in selected]
