"""View of an undo or redo."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence

from feedback_loop.domain.commands.undo import read_retractions
from feedback_loop.domain.model.events import AnyEvent, Applied, Document, LoopEvent, Planned
from feedback_loop.domain.rules.overview import Overview
from feedback_loop.domain.text import count_noun, join_words
from feedback_loop.views.blocks import Page, line
from feedback_loop.views.event_sentences import (
    event_date,
    event_sentence,
    interview_references,
    join_references,
    person_references,
    sentence_references,
)
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
    "rescheduled": "new day of an interview",
    "cancelled": "cancelled interview",
    "checked_in": "check-in",
    "joined": "join",
    "dismissed": "declined proposal",
}
_PLURALS = {
    "heard": "messages from them",
    "asked": "requests for feedback",
    "rescheduled": "new days of interviews",
    "person_amended": "corrections of people",
}


def undo_page(verb: str, events: Sequence[AnyEvent], overview: Overview) -> Page:
    """Return the undone or redone events: each as a sentence, or how many of each kind if there are many.

    Those of several loops name them.
    """
    today = overview.today
    if len(events) > _MAX_LISTED:
        return [line(f"{verb}: {_count_kinds(events)}.")]
    references = event_references(overview)
    labels = {event.id: f"{event.label}: " for event in overview.events if type(event) is Applied}
    loops = [event.application if isinstance(event, LoopEvent) else "" for event in events]
    names = [labels.get(loop, "") if len({*loops}) > 1 else "" for loop in loops]
    return [
        line(f"{verb}: {name}{event_sentence(event, today, references)} · {event_date(event, today)}.")
        for event, name in zip(events, names, strict=True)
    ]


def undone_subject(events: Sequence[AnyEvent], today: dt.date) -> str:
    """Return what an undo is about, in words: its event, or how many of each kind."""
    return _sentence(events[0], today) if len(events) == 1 else _count_kinds(events)


def later_elsewhere_note(event: AnyEvent, short_id: str, today: dt.date) -> str:
    """Return a sentence on a later command from another machine, which was not undone."""
    return (
        f"That is the last command typed here. Another machine has a later one by its clock: "
        f"{_sentence(event, today)}. Undo that with: feedback-loop undo {short_id}"
    )


def _sentence(event: AnyEvent, today: dt.date) -> str:
    return f"{event_sentence(event, today)} · {event_date(event, today)}"


def event_references(overview: Overview) -> dict[str, str]:
    """Return what the sentences of all events refer to, as ``event_sentence`` takes it."""
    references = _loop_references(overview)
    return references | _retraction_sentences(overview, references)


def _loop_references(overview: Overview) -> dict[str, str]:
    """Return what the sentences of all events refer to, also of those that are undone."""
    references = interview_references(overview.events)
    references |= {event.id: event.text for event in overview.events if isinstance(event, Planned)}
    references |= join_references(overview.events) | person_references(overview.events, overview.history)
    for loop in overview.history.loops.values():
        references |= sentence_references(loop)
    return references


def _retraction_sentences(overview: Overview, references: Mapping[str, str]) -> dict[str, str]:
    """Return each undo and redo as a sentence that names what it took back or restored, by its id."""
    by_name: dict[str, list[AnyEvent]] = {}
    for event in overview.events:
        for name in (event.id, event.batch):
            by_name.setdefault(name, []).append(event)
    sentences = {}
    for id_, meaning in read_retractions(overview.events).items():
        verb = "Undid" if meaning.is_undo else "Restored"
        sentences[id_] = f"{verb}: {_describe(by_name.get(meaning.name, ()), overview, references)}"
    return sentences


def _describe(events: Sequence[AnyEvent], overview: Overview, references: Mapping[str, str]) -> str:
    if not events:
        return "something that was deleted since"
    return event_sentence(events[0], overview.today, references) if len(events) == 1 else _count_kinds(events)


def _count_kinds(events: Sequence[AnyEvent]) -> str:
    kinds = Counter(event.kind for event in events)
    counts = [count_noun(count, _KIND_NOUNS.get(kind, kind), _PLURALS.get(kind, "")) for kind, count in kinds.items()]
    return f"{len(events)} events recorded together ({join_words(counts)})"


def undo_json(event: AnyEvent, events: Sequence[AnyEvent]) -> Document:
    """Return the recorded undo or redo, with the ids of the events that it is about."""
    return to_document(event=event, next=None, events=[undone.id for undone in events])
