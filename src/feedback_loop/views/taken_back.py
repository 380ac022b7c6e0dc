"""What an undo or redo was about."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence

from feedback_loop.domain.events import AnyEvent, Document, encode
from feedback_loop.views.documents import SCHEMA_VERSION
from feedback_loop.views.page import Page, line
from feedback_loop.views.told import day, told

_FEW = 3


def page(verb: str, taken: Sequence[AnyEvent], today: dt.date) -> Page:
    """Return which events it was: each in words, or how many of each kind where there are many."""
    if len(taken) <= _FEW:
        return [line(f"{verb}: {told(event)} · {day(event, today)}.") for event in taken]
    kinds = Counter(event.kind.replace("_", " ") for event in taken)
    counted = ", ".join(f"{count} {kind}" for kind, count in kinds.items())
    return [line(f"{verb} {len(taken)} events that were recorded together: {counted}.")]


def document(event: AnyEvent, taken: Sequence[AnyEvent]) -> Document:
    """Return the document of an undo or redo, with the ids of the events that it was about."""
    return {
        "schema_version": SCHEMA_VERSION,
        "event": encode(event),
        "next": None,
        "events": [one.id for one in taken],
    }
