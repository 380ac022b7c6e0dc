"""Confirmation of a recorded event, with the next step."""

import datetime as dt
from collections.abc import Mapping, Sequence

from feedback_loop.domain.dates import format_date
from feedback_loop.domain.model.events import AnyEvent, Applied, Document, Interviewed, Retracted, encode
from feedback_loop.domain.model.loop import Loop
from feedback_loop.domain.rules.overview import LoopStatus, Overview
from feedback_loop.views.blocks import Block, Cell, Line, Page, Style, line
from feedback_loop.views.event_sentences import event_sentence, sentence_context
from feedback_loop.views.json import SCHEMA_VERSION, next_document


def page(event: AnyEvent, status: LoopStatus | None, today: dt.date) -> Page:
    """Return the line that confirms an event, and the next step of its loop."""
    return [line(f"{_told(event, status, today)}."), *(_next(status) if status else [])]


def document(event: AnyEvent, status: LoopStatus | None) -> Document:
    """Return the document of a command that recorded something."""
    return {
        "schema_version": SCHEMA_VERSION,
        "event": encode(event),
        "next": next_document(status) if status else None,
    }


def _told(event: AnyEvent, status: LoopStatus | None, today: dt.date) -> str:
    sentence = event_sentence(event, sentence_context(status.loop) if status else {})
    where = f"{status.loop.label}: " if status and not isinstance(event, Applied) else ""
    when = f" · {format_date(event.on, today)}" if event.on and event.on != today else ""
    return f"{where}{sentence}{when}"


def _next(status: LoopStatus) -> Sequence[Block]:
    step = status.next
    if step is None:
        return [_nothing_next(status)]
    if step.due <= status.today:
        when, tone = "now", Style.DUE
    else:
        when, tone = format_date(step.due, status.today), Style.PLAIN
    what = (Cell("Next, "), Cell(when, tone), Cell(f": {step.label}: "), Cell(step.command, Style.COMMAND))
    return [Line(what)]


def _nothing_next(status: LoopStatus) -> Block:
    if status.waiting_for is None:
        return line(f"Next: nothing, this loop is closed ({status.closed_because}).")
    then = status.waiting_for.next_command.format(target=status.target)
    before = f"Next: {status.waiting_for.reason}; when it comes: "
    return Line((Cell(before), Cell(f"feedback-loop {then}", Style.COMMAND)))


def and_more(events: Sequence[AnyEvent], overview: Overview, before: Sequence[AnyEvent]) -> Page:
    """Return a line for each further event that the same command recorded.

    Args:
        events: those after the first.
        overview: the journal with them.
        before: the journal without them, where the meetings are that were called off.
    """
    if not events:
        return []
    homes = {event.id: loop for loop in overview.history.loops.values() for event in loop.events}
    off = {event.id: event for event in before if isinstance(event, Interviewed)}
    return [line(f"{_further(event, homes, off, overview)}.") for event in events]


def _further(
    event: AnyEvent,
    homes: Mapping[str, Loop],
    off: Mapping[str, Interviewed],
    overview: Overview,
) -> str:
    if isinstance(event, Retracted) and event.target in off:
        meeting = off[event.target]
        when = f" · {format_date(meeting.on, overview.today)}" if meeting.on else ""
        return f"{overview.history.loops[meeting.application].label}: Called off: {event_sentence(meeting)}{when}"
    when = f" · {format_date(event.on, overview.today)}" if event.on and event.on != overview.today else ""
    return (
        f"{homes[event.id].label}: {event_sentence(event)}{when}"
        if event.id in homes
        else f"{event_sentence(event)}{when}"
    )
