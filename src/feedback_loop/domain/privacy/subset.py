"""Select the applications of a period, with everything about them."""

import datetime as dt
from collections.abc import Sequence

from feedback_loop.domain.model.events import AnyEvent, Applied, references
from feedback_loop.domain.model.fold import effective_events


def events_between(events: Sequence[AnyEvent], since: dt.date | None, until: dt.date | None) -> list[AnyEvent]:
    """Return the events about applications sent between two dates, both included, in the order given.

    None leaves an end open.

    Corrections and retractions go with their targets. Events about no application stay: corrections of people,
    renamed themes and tombstones.
    """
    sent_on = {event.id: event.on for event in (*events, *effective_events(events)) if isinstance(event, Applied)}
    first, last = since or dt.date.min, until or dt.date.max
    selected = {event.id for event in events if (on := sent_on.get(event.id)) and first <= on <= last}
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
