"""View of an undo or redo."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence

from feedback_loop.domain.model.events import AnyEvent, Document, encode
from feedback_loop.views.blocks import Page, line
from feedback_loop.views.event_sentences import day, event_sentence
from feedback_loop.views.json import SCHEMA_VERSION

_FEW = 3


def page(verb: str, taken: Sequence[AnyEvent], today: dt.date) -> Page:
    """Return which events it was: each in words, or how many of each kind where there are many."""
    if len(taken) <= _FEW:
        return [line(f"{verb}: {event_sentence(event)} · {day(event, today)}.") for event in taken]
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
