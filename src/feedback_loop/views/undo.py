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
        return [line(f"{verb}: {_sentence(event, today)}.") for event in events]
    return [line(f"{verb}: {undone_subject(events, today)}.")]


def undone_subject(events: Sequence[AnyEvent], today: dt.date) -> str:
    """Return what an undo is about, in words: its event, or how many of each kind."""
    if len(events) == 1:
        return _sentence(events[0], today)
    kinds = Counter(event.kind for event in events)
    counts = [count_noun(count, _KIND_NOUNS.get(kind, kind), _PLURALS.get(kind, "")) for kind, count in kinds.items()]
    return f"{len(events)} events recorded together ({join_words(counts)})"


def later_elsewhere_note(event: AnyEvent, short_id: str, today: dt.date) -> str:
    """Return a sentence on a later command from another machine, which was not undone."""
    return (
        f"That is the last command typed here. Another machine has a later one by its clock: "
        f"{_sentence(event, today)}. Undo that with: feedback-loop undo {short_id}"
    )


def _sentence(event: AnyEvent, today: dt.date) -> str:
    return f"{event_sentence(event, today)} · {event_date(event, today)}"


def undo_json(event: AnyEvent, events: Sequence[AnyEvent]) -> Document:
    """Return the recorded undo or redo, with the ids of the events that it is about."""
    return to_document(event=event, next=None, events=[undone.id for undone in events])
