"""View of an undo or redo."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence

from feedback_loop.domain.model.events import AnyEvent, Document
from feedback_loop.domain.text import count_noun, join_words
from feedback_loop.views.blocks import Page, line
from feedback_loop.views.event_sentences import event_date, event_sentence
from feedback_loop.views.json import to_document

_MAX_LISTED = 3
_KIND_NOUNS = {
    "applied": "application",
    "interviewed": "interview",
    "heard": "message from them",
    "outcome": "outcome",
    "asked": "request for feedback",
    "recorded": "feedback point",
    "thanked": "thank-you",
    "planned": "action",
    "progressed": "progress note",
    "finished": "finished action",
    "dropped": "dropped action",
    "set_aside": "set-aside",
    "followed_up": "follow-up",
    "noted": "note",
    "snoozed": "snooze",
    "closed": "closed loop",
    "amended": "correction",
    "person_amended": "correction of a person",
    "theme_renamed": "renamed theme",
    "retracted": "undo",
}
_PLURALS = {"heard": "messages from them", "asked": "requests for feedback", "person_amended": "corrections of people"}


def undo_page(verb: str, events: Sequence[AnyEvent], today: dt.date) -> Page:
    """Return the undone or redone events: each as a sentence, or how many of each kind if there are many."""
    if len(events) <= _MAX_LISTED:
        return [line(f"{verb}: {event_sentence(event, today)} · {event_date(event, today)}.") for event in events]
    kinds = Counter(event.kind for event in events)
    counts = [count_noun(count, _KIND_NOUNS.get(kind, kind), _PLURALS.get(kind, "")) for kind, count in kinds.items()]
    return [line(f"{verb}: {len(events)} events recorded together ({join_words(counts)}).")]


def undo_json(event: AnyEvent, events: Sequence[AnyEvent]) -> Document:
    """Return the recorded undo or redo, with the ids of the events that it is about."""
    return to_document(event=event, next=None, events=[undone.id for undone in events])
