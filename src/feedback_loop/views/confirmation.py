"""View of what a command recorded, with the next step."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from feedback_loop.domain.dates import format_date, format_full_date
from feedback_loop.domain.model.events import (
    Amended,
    AnyEvent,
    Applied,
    Cancelled,
    Document,
    Interviewed,
    PersonAmended,
    Planned,
    Recorded,
    Rescheduled,
    SetAside,
)
from feedback_loop.domain.model.fold import effective_events
from feedback_loop.domain.model.lazy import cached_property
from feedback_loop.domain.model.loop import Loop
from feedback_loop.domain.rules.overview import LoopStatus, Overview
from feedback_loop.domain.text import join_words, truncate
from feedback_loop.views.blocks import Block, Cell, Line, Page, Style, command, line
from feedback_loop.views.event_sentences import event_sentence, person_references, quote_line, sentence_references
from feedback_loop.views.json import next_json, to_document

_MAX_POINTS = 2
"""Feedback points that a confirmation names."""


class _Recording(msgspec.Struct, frozen=True, dict=True, eq=False):
    """The journal after a command, and its events before it."""

    overview: Overview
    before: Sequence[AnyEvent]

    @cached_property
    def loop_of(self) -> Mapping[str, Loop]:
        """The loop of each event."""
        return {event.id: loop for loop in self.overview.history.loops.values() for event in loop.events}

    @cached_property
    def interviews_before(self) -> Mapping[str, Interviewed]:
        """The interviews as they were before, also those that are cancelled now."""
        return {event.id: event for event in effective_events(self.before) if isinstance(event, Interviewed)}


def confirmation_page(
    added: Sequence[AnyEvent], status: LoopStatus | None, overview: Overview, before: Sequence[AnyEvent]
) -> Page:
    """Return a line for each event that a command recorded; after those of the first one's loop, its next step.

    The loop, and with it the next step, is that of ``status``. The events ``before`` have the interviews that were
    moved or cancelled.
    """
    first, *further = added
    recording = _Recording(overview, before)
    head = _event_lines(first, status.loop if status else None, recording)
    if not status:
        return [*head, *_further_lines(further, recording)]
    own = [event for event in further if _loop_of(event, recording) is status.loop]
    others = [event for event in further if event not in own]
    return [*head, *_further_lines(own, recording), next_line(status), *_further_lines(others, recording)]


def batch_page(added: Sequence[AnyEvent], overview: Overview, before: Sequence[AnyEvent]) -> Page:
    """Return a line for each event that a command recorded in several loops, and how to take them back."""
    back = command("Take all of it back with: ", "feedback-loop undo")
    return [*event_lines(added, overview, before), back]


def event_lines(added: Sequence[AnyEvent], overview: Overview, before: Sequence[AnyEvent]) -> Page:
    """Return a line for each event that was recorded."""
    return list(_further_lines(added, _Recording(overview, before)))


def batch_json(added: Sequence[AnyEvent]) -> Document:
    """Return the events recorded in several loops."""
    return to_document(event=added[0] if added else None, next=None, events=added)


def _further_lines(events: Sequence[AnyEvent], recording: _Recording) -> Iterator[Block]:
    for event in events:
        yield from _event_lines(event, _loop_of(event, recording), recording)


def confirmation_json(added: Sequence[AnyEvent], status: LoopStatus | None) -> Document:
    """Return the first event recorded, with the next step of its loop; all of them if there are several."""
    several = {"events": added} if len(added) > 1 else {}
    return to_document(event=added[0], next=next_json(status) if status else None, **several)


def _loop_of(event: AnyEvent, recording: _Recording) -> Loop | None:
    """Return the loop of an event, or of the event that it corrects."""
    return recording.loop_of.get(event.target if isinstance(event, Amended) else event.id)


def _event_lines(event: AnyEvent, loop: Loop | None, recording: _Recording) -> Iterator[Block]:
    label = f"{loop.label}: " if loop and not isinstance(event, Applied) else ""
    yield line(f"{label}{_sentence(event, loop, recording)}.")
    if isinstance(event, Rescheduled) and event.at is None:
        interview = recording.interviews_before.get(event.interview)
        if interview and interview.at:
            yield line(f"The time, {interview.at}, no longer holds. Add --at if you know the new one.")
    if loop:
        yield from _early_lines(event, loop, recording.overview)


def _sentence(event: AnyEvent, loop: Loop | None, recording: _Recording) -> str:
    """Return an event in words, with its date; what was cancelled or completed is shown as the interview it is about.

    That is the whole of it, while the event itself has only what changed.
    """
    today = recording.overview.today
    if isinstance(event, Cancelled) and (interview := recording.interviews_before.get(event.interview)):
        reason = f" · {quote_line(event.reason)}" if event.reason else ""
        return f"Cancelled: {_dated(event_sentence(interview, today), interview, today)}{reason}"
    completed = _corrected_event(event, loop) if isinstance(event, Amended) and event.changes.get("held") else None
    if completed:
        return _dated(event_sentence(completed, today), completed, today)
    references = sentence_references(loop) if loop else {}
    if isinstance(event, PersonAmended):
        references = person_references(recording.overview.events, recording.overview.history)
    sentence = event_sentence(event, today, references)
    if isinstance(event, Planned) and event.feedback:
        sentence += f" · for {_name_points(event, recording.overview)}"
    return _dated(sentence, event, today)


def _name_points(plan: Planned, overview: Overview) -> str:
    """Return the first feedback points that an action answers, from any loop, and the number of the others."""
    texts = {event.id: event.text for event in overview.history.events if type(event) is Recorded}
    named = [quote_line(truncate(texts[id_])) for id_ in plan.feedback[:_MAX_POINTS] if texts.get(id_)]
    others = len(plan.feedback) - len(named)
    return join_words([*named, f"{others} more"] if others else named)


def _dated(sentence: str, event: AnyEvent, today: dt.date) -> str:
    return f"{sentence} · {format_date(event.on, today)}" if event.on and event.on != today else sentence


def _corrected_event(event: Amended, loop: Loop | None) -> AnyEvent | None:
    """Return the event that was corrected, as it is now."""
    return next((other for other in loop.events if other.id == event.target), None) if loop else None


def _early_lines(event: AnyEvent, loop: Loop, overview: Overview) -> Iterator[Block]:
    """Say which date is before the application, whether of a new event or after a correction."""
    subject = _corrected_event(event, loop) if isinstance(event, Amended) else event
    applied = f"your application of {format_full_date(loop.applied_on)}"
    if isinstance(subject, Planned | SetAside) and getattr(subject, "application", None) != loop.id:
        return  # about the feedback of several loops
    if isinstance(subject, Applied):
        early = [other for other in loop.events if other.on and other.on < loop.applied_on]
        if early and isinstance(event, Amended):
            yield line(f"Something is dated before {applied}. See: feedback-loop doctor")
    elif subject and subject.on and subject.on < loop.applied_on:
        id_ = overview.short_ids().get(subject.id, subject.id)
        day = format_full_date(subject.on)
        yield command(f"{day} is before {applied}. If that is wrong: ", f"feedback-loop edit {id_} on=DATE")


def next_line(status: LoopStatus) -> Block:
    """Return the next step of a loop."""
    step, waiting = status.next, status.waiting_for
    if step:
        if step.due <= status.today and not step.day:
            when = Cell(" (now)", Style.DUE)
        else:
            day = format_date(step.shown_on, status.today)
            when = Cell(" today", Style.DUE) if step.shown_on == status.today else Cell(f" on {day}")
        return Line((Cell("Next"), when, Cell(f": {step.label}: "), Cell(step.command, Style.COMMAND)))
    if waiting:
        next_command = f"feedback-loop {waiting.next_command.format(target=status.target)}"
        return command(f"Next: {waiting.reason}; when it comes: ", next_command)
    reason = f": {status.closed_because.words}" if status.closed_because else ""
    return line(f"Next: nothing. This loop is closed{reason}.")
