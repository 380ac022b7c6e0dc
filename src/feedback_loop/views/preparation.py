"""View of what to have ready for an interview."""

import datetime as dt
from collections.abc import Iterator

from feedback_loop.domain.dates import format_date
from feedback_loop.domain.insight.preparation import Gap, KnownPerson, Preparation
from feedback_loop.domain.insight.questions import Question
from feedback_loop.domain.insight.wording import action_state, giver_text
from feedback_loop.domain.model.events import Document
from feedback_loop.domain.model.loop import Action
from feedback_loop.views.blocks import Block, Heading, line
from feedback_loop.views.event_sentences import quote_line
from feedback_loop.views.json import to_document


def preparation_lines(preparation: Preparation | None, today: dt.date) -> list[Block]:
    """Return what to have ready, as lines below a heading; nothing if there is nothing."""
    blocks = list(_lines(preparation, today)) if preparation else []
    return [Heading("Have ready"), *blocks] if blocks else []


def _lines(preparation: Preparation, today: dt.date) -> Iterator[Block]:
    for person in preparation.people:
        yield from _person_lines(person)
    if preparation.next_steps:
        yield line(f"They said of next steps: {quote_line(preparation.next_steps)}", indent=2)
    for title, questions in (
        ("They asked here before:", preparation.asked_here),
        ("Others asked:", preparation.asked_elsewhere),
    ):
        if questions:
            yield line(title, indent=2)
        yield from (
            line(f"{quote_line(question.text)} ({_place(question, today)})", indent=4) for question in questions
        )
    if preparation.themes:
        yield line(f"Recurring themes in your feedback: {', '.join(preparation.themes)}", indent=2)
    for gap in preparation.gaps:
        yield line(f"{giver_text(gap.loop, gap.point)} advised: {quote_line(gap.point.text)}", indent=2)
        yield from (line(_answer(action, today), indent=4) for action in gap.actions)
        if not gap.actions:
            yield line("Nothing is planned about it yet.", indent=4)


def _person_lines(person: KnownPerson) -> Iterator[Block]:
    yield line(f"With {person.person}", indent=2)
    yield from (line(quote_line(note), indent=4) for note in person.notes)


def _place(question: Question, today: dt.date) -> str:
    day = question.interview.on
    parts = (question.loop.application.company, question.interview.round, format_date(day, today) if day else None)
    return ", ".join(filter(None, parts))


def _answer(action: Action, today: dt.date) -> str:
    if action.finished:
        return f"{action.planned.text}{f': {action.finished.evidence}' if action.finished.evidence else ' (finished)'}"
    if action.end:
        return f"{action.planned.text} (dropped)"
    by = f", due {format_date(action.planned.by, today)}" if action.planned.by else ""
    return f"{action.planned.text} (open{by})"


def preparation_json(preparation: Preparation | None) -> Document | None:
    """Return what to have ready; None without an interview ahead."""
    if preparation is None:
        return None
    document = to_document(
        interview=preparation.interview.id,
        people=[{"person": person.person, "notes": person.notes} for person in preparation.people],
        next_steps=preparation.next_steps,
        asked_here=[question_json(question) for question in preparation.asked_here],
        asked_elsewhere=[question_json(question) for question in preparation.asked_elsewhere],
        themes=preparation.themes,
        gaps=[_gap_json(gap) for gap in preparation.gaps],
    )
    return {name: value for name, value in document.items() if name != "schema_version"}


def _gap_json(gap: Gap) -> Document:
    return {
        "company": gap.loop.application.company,
        "person": gap.point.person,
        "text": gap.point.text,
        "themes": gap.point.themes,
        "actions": [
            {
                "text": action.planned.text,
                "state": action_state(action),
                "evidence": action.finished.evidence if action.finished else None,
            }
            for action in gap.actions
        ],
    }


def question_json(question: Question) -> Document:
    """Return one question, with the interview in which it was asked."""
    application = question.loop.application
    return {
        "text": question.text,
        "company": application.company,
        "role": application.role,
        "round": question.interview.round,
        "on": question.interview.on,
        "loop": question.loop.id,
    }
