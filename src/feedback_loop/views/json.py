"""JSON documents, and the parts that several commands share."""

import datetime as dt

import msgspec

from feedback_loop.domain.model.events import Document
from feedback_loop.domain.rules.overview import LoopStatus, NextStep

SCHEMA_VERSION = 1


def to_document(**fields: object) -> Document:
    """Return a JSON document of some fields: dates as ISO text, structs as objects, paths as text."""
    return {"schema_version": SCHEMA_VERSION, **msgspec.to_builtins(fields, enc_hook=str)}


def loop_json(status: LoopStatus) -> Document:
    """Return one loop with its steps, its outcome and the next step."""
    loop = status.loop
    return {
        "id": loop.id,
        "company": loop.application.company,
        "role": loop.application.role,
        "applied_on": loop.applied_on,
        "stage": status.stage,
        "state": "open" if status.is_open else "closed",
        "closed_because": status.closed_because,
        "outcome": status.outcome.result if status.outcome else None,
        "steps": status.steps,
        "next": next_json(status),
    }


def next_json(status: LoopStatus) -> Document | None:
    """Return the step of a loop that is due, or else comes first; None if there is none."""
    return step_json(status.next, status.today) if status.next else None


def step_json(step: NextStep, today: dt.date) -> Document:
    """Return one step of a loop."""
    return {
        "rule": step.rule,
        "due": step.due,
        "overdue_days": step.overdue_days(today),
        "people": step.people,
        "why": step.why,
        "command": step.command,
    }


def prompt_json(status: LoopStatus, step: NextStep) -> Document:
    """Return one prompt: the step with its loop."""
    application = status.loop.application
    loop = {"loop": application.id, "company": application.company, "role": application.role}
    return {**loop, **step_json(step, status.today)}
