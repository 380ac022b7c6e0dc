"""Confirmation of a recorded event, with the next step."""

import datetime as dt
from collections.abc import Mapping, Sequence

from feedback_loop.domain.dates import spoken
from feedback_loop.domain.model.events import AnyEvent, Applied, Document, Interviewed, Retracted, encode
from feedback_loop.domain.model.loop import Loop
from feedback_loop.domain.rules.overview import Overview
from feedback_loop.domain.rules.status import Standing
from feedback_loop.views.blocks import Block, Cell, Line, Page, Tone, line
from feedback_loop.views.event_sentences import background, told
from feedback_loop.views.json import SCHEMA_VERSION, next_document


def page(event: AnyEvent, standing: Standing | None, today: dt.date) -> Page:
    """Return the line that confirms an event, and the next step of its loop."""
    return [line(f"{_told(event, standing, today)}."), *(_next(standing) if standing else [])]


def document(event: AnyEvent, standing: Standing | None) -> Document:
    """Return the document of a command that recorded something."""
    return {
        "schema_version": SCHEMA_VERSION,
        "event": encode(event),
        "next": next_document(standing) if standing else None,
    }


def _told(event: AnyEvent, standing: Standing | None, today: dt.date) -> str:
    sentence = told(event, background(standing.loop) if standing else {})
    where = f"{standing.loop.label}: " if standing and not isinstance(event, Applied) else ""
    when = f" · {spoken(event.on, today)}" if event.on and event.on != today else ""
    return f"{where}{sentence}{when}"


def _next(standing: Standing) -> Sequence[Block]:
    step = standing.next
    if step is None:
        return [_nothing_next(standing)]
    if step.due <= standing.today:
        when, tone = "now", Tone.DUE
    else:
        when, tone = spoken(step.due, standing.today), Tone.PLAIN
    what = (Cell("Next, "), Cell(when, tone), Cell(f": {step.label}: "), Cell(step.command, Tone.COMMAND))
    return [Line(what)]


def _nothing_next(standing: Standing) -> Block:
    if standing.waiting is None:
        return line(f"Next: nothing, this loop is closed ({standing.closed_because}).")
    then = standing.waiting.then.format(target=standing.target)
    before = f"Next: {standing.waiting.reason}; when it comes: "
    return Line((Cell(before), Cell(f"feedback-loop {then}", Tone.COMMAND)))


def and_more(events: Sequence[AnyEvent], seen: Overview, before: Sequence[AnyEvent]) -> Page:
    """Return a line for each further event that the same command recorded.

    Args:
        events: those after the first.
        seen: the journal with them.
        before: the journal without them, where the meetings are that were called off.
    """
    if not events:
        return []
    homes = {event.id: loop for loop in seen.book.loops.values() for event in loop.events}
    off = {event.id: event for event in before if isinstance(event, Interviewed)}
    return [line(f"{_further(event, homes, off, seen)}.") for event in events]


def _further(
    event: AnyEvent,
    homes: Mapping[str, Loop],
    off: Mapping[str, Interviewed],
    seen: Overview,
) -> str:
    if isinstance(event, Retracted) and event.target in off:
        meeting = off[event.target]
        when = f" · {spoken(meeting.on, seen.today)}" if meeting.on else ""
        return f"{seen.book.loops[meeting.application].label}: Called off: {told(meeting)}{when}"
    when = f" · {spoken(event.on, seen.today)}" if event.on and event.on != seen.today else ""
    return f"{homes[event.id].label}: {told(event)}{when}" if event.id in homes else f"{told(event)}{when}"
