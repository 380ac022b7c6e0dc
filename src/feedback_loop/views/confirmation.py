"""View of what a command recorded, with the next step."""

import datetime as dt
from collections.abc import Sequence

from feedback_loop.domain.dates import format_date
from feedback_loop.domain.model.events import AnyEvent, Applied, Cancelled, Document, Interviewed
from feedback_loop.domain.model.loop import Loop
from feedback_loop.domain.rules.overview import LoopStatus, Overview
from feedback_loop.views.blocks import Block, Cell, Line, Page, Style, command, line
from feedback_loop.views.event_sentences import event_sentence, sentence_references
from feedback_loop.views.json import next_json, to_document


def confirmation_page(
    added: Sequence[AnyEvent], status: LoopStatus | None, overview: Overview, before: Sequence[AnyEvent]
) -> Page:
    """Return a line for each event that a command recorded; after the first, the next step of its loop, ``status``.

    The events ``before`` have the interviews that were cancelled.
    """
    first, *further = added
    head = _event_line(first, status.loop if status else None, overview.today)
    return [head, *([next_line(status)] if status else []), *_event_lines(further, overview, before)]


def batch_page(added: Sequence[AnyEvent], overview: Overview, before: Sequence[AnyEvent]) -> Page:
    """Return a line for each event that a command recorded in several loops, and how to take them back."""
    back = command("Take all of it back with: ", "feedback-loop undo")
    return [*_event_lines(added, overview, before), back]


def batch_json(added: Sequence[AnyEvent]) -> Document:
    """Return the events recorded in several loops."""
    return to_document(event=added[0] if added else None, next=None, events=added)


def _event_lines(events: Sequence[AnyEvent], overview: Overview, before: Sequence[AnyEvent]) -> list[Block]:
    """Return a line for each event, with its loop."""
    if not events:
        return []
    loop_of = {event.id: loop for loop in overview.history.loops.values() for event in loop.events}
    interviews = {event.id: event for event in before if isinstance(event, Interviewed)}
    lines = []
    for event in events:
        if isinstance(event, Cancelled) and (interview := interviews.get(event.interview)):
            lines.append(_event_line(interview, loop_of.get(event.id), overview.today, "Cancelled: "))
        else:
            lines.append(_event_line(event, loop_of.get(event.id), overview.today))
    return lines


def confirmation_json(event: AnyEvent, status: LoopStatus | None) -> Document:
    """Return a recorded event, with the next step of its loop."""
    return to_document(event=event, next=next_json(status) if status else None)


def _event_line(event: AnyEvent, loop: Loop | None, today: dt.date, prefix: str = "") -> Block:
    label = f"{loop.label}: " if loop and not isinstance(event, Applied) else ""
    sentence = event_sentence(event, today, sentence_references(loop) if loop else None)
    date = f" · {format_date(event.on, today)}" if event.on and event.on != today else ""
    return line(f"{label}{prefix}{sentence}{date}.")


def next_line(status: LoopStatus) -> Block:
    """Return the next step of a loop."""
    step, waiting = status.next, status.waiting_for
    if step:
        day = format_date(step.due, status.today)
        when = Cell(" (now)", Style.DUE) if step.due <= status.today else Cell(f" on {day}")
        return Line((Cell("Next"), when, Cell(f": {step.label}: "), Cell(step.command, Style.COMMAND)))
    if waiting:
        next_command = f"feedback-loop {waiting.next_command.format(target=status.target)}"
        return command(f"Next: {waiting.reason}; when it comes: ", next_command)
    reason = f": {status.closed_because.words}" if status.closed_because else ""
    return line(f"Next: nothing. This loop is closed{reason}.")
