"""What a command says after it recorded something: the event and what is next."""

import datetime as dt
from collections.abc import Sequence

from feedback_loop.domain.dates import spoken
from feedback_loop.domain.events import AnyEvent, Applied, Document, Planned, encode
from feedback_loop.domain.review import Standing
from feedback_loop.views.documents import SCHEMA_VERSION, next_document
from feedback_loop.views.page import Block, Cell, Line, Page, Tone, line
from feedback_loop.views.told import told


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
    plans = [one for one in standing.loop.events if isinstance(one, Planned)] if standing else []
    sentence = told(event, {plan.id: plan.text for plan in plans})
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


def and_more(events: Sequence[AnyEvent], labels: Sequence[str], today: dt.date) -> Page:
    """Return a line for each further event that the same command recorded."""
    return [
        line(f"{label}: {told(event)}{f' · {spoken(event.on, today)}' if event.on and event.on != today else ''}.")
        for event, label in zip(events, labels, strict=True)
    ]
