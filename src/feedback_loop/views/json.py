"""JSON documents that several commands share."""

from collections.abc import Sequence

from feedback_loop.domain.model.events import AnyEvent, Asked, Document, Progressed, encode
from feedback_loop.domain.model.loop import Action, Loop
from feedback_loop.domain.model.people import Directory, read_person
from feedback_loop.domain.rules.overview import LoopStatus, NextStep

SCHEMA_VERSION = 1


def loop_document(status: LoopStatus) -> Document:
    """Return one loop: what it is, how far it came, and what is next."""
    loop = status.loop
    return {
        "id": loop.id,
        "company": loop.application.company,
        "role": loop.application.role,
        "applied_on": loop.applied_on.isoformat(),
        "stage": status.stage,
        "state": "open" if status.is_open else "closed",
        "closed_because": status.closed_because,
        "outcome": status.outcome.result if status.outcome else None,
        "steps": {stage: day.isoformat() if day else None for stage, day in status.steps.items()},
        "next": next_document(status),
    }


def next_document(status: LoopStatus) -> Document | None:
    """Return what is due in a loop, else what will be first."""
    return _step(status.next, status) if status.next else None


def _step(step: NextStep, status: LoopStatus) -> Document:
    return {
        "rule": step.rule,
        "due": step.due.isoformat(),
        "overdue_days": step.overdue_days(status.today),
        "people": list(step.people),
        "why": step.why,
        "command": step.command,
    }


def prompt_document(status: LoopStatus, step: NextStep) -> Document:
    """Return one prompt, with the loop that it is about."""
    about = {"loop": status.loop.id, "company": status.loop.application.company}
    return {**about, "role": status.loop.application.role, **_step(step, status)}


def status_document(statuses: Sequence[LoopStatus], today: str) -> Document:
    """Return the ``status`` document."""
    return {
        "schema_version": SCHEMA_VERSION,
        "today": today,
        "loops": [loop_document(status) for status in statuses],
    }


def show_document(status: LoopStatus, people: Directory) -> Document:
    """Return the ``show`` document: one loop whole."""
    loop = status.loop
    return {
        "schema_version": SCHEMA_VERSION,
        "today": status.today.isoformat(),
        "loop": loop_document(status),
        "events": [encode(event) for event in loop.events],
        "people": [_person(loop, text, people) for text in loop.people()],
        "asks": [encode(event) for event in loop.events_of(Asked)],
        "feedback": [{"number": number, **encode(point)} for number, point in enumerate(loop.points, start=1)],
        "actions": [_action(number, action) for number, action in enumerate(loop.actions, start=1)],
        "todo": [_step(step, status) for step in status.next_steps],
    }


def _person(loop: Loop, text: str, people: Directory) -> Document:
    person = read_person(text)
    company = people.company(people.key(text, loop.application.company))
    return {"name": person.name, "email": person.email, "role": person.role, "company": company}


def _action(number: int, action: Action) -> Document:
    return {
        "number": number,
        **encode(action.planned),
        "state": "open" if action.is_open else "finished" if action.finished else "dropped",
        "progress": [encode(step) for step in action.steps if isinstance(step, Progressed)],
        "end": encode(action.end) if action.end else None,
    }


def events_document(events: Sequence[AnyEvent], retracted: set[str]) -> Document:
    """Return the ``log`` document; an event that was taken back says so."""
    documents = [
        {**encode(event), **({"retracted": True} if {event.id, event.batch} & retracted else {})} for event in events
    ]
    return {"schema_version": SCHEMA_VERSION, "events": documents}
