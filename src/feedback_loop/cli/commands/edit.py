"""``edit``: correct an application, a person or an event."""

import datetime as dt
from typing import Annotated

import typer

from feedback_loop.cli.context import CommandContext, command_context
from feedback_loop.cli.options import AnyTarget, Json, argument
from feedback_loop.domain.commands.edit import amend_event, amend_person, editable_fields
from feedback_loop.domain.commands.lookup import resolve, resolve_person_key
from feedback_loop.domain.dates import AmbiguousDateError
from feedback_loop.domain.model.events import AnyEvent, Document
from feedback_loop.domain.rules.overview import Overview
from feedback_loop.views.blocks import Cell, Column, Table
from feedback_loop.views.json import SCHEMA_VERSION


def edit(
    ctx: typer.Context,
    target: AnyTarget = None,
    assignments: Annotated[
        list[str] | None, argument("[FIELD=VALUE]...", "Corrections (default: list the fields).")
    ] = None,
    as_json: Json = False,
) -> None:
    """Correct an application, a person or an event; without FIELD=VALUE, list the fields."""
    context = command_context(ctx, as_json=as_json)
    query = context.require(target, "What to correct", "What to correct? Name a loop, a person or an event's id.")
    if not assignments:
        _show_fields(context, query)
        return
    loop_id: str | None = None

    def decide(overview: Overview) -> list[AnyEvent]:
        nonlocal loop_id
        correction, loop_id = _correct(context, overview, query, assignments)
        return [correction]

    try:
        recording = context.record(decide)
    except AmbiguousDateError as error:
        assignments += [f"on={context.choose_date(error)}"]  # the last one counts
        recording = context.record(decide)
    context.show_confirmation(recording, loop_id)


def _correct(
    context: CommandContext, overview: Overview, query: str, assignments: list[str]
) -> tuple[AnyEvent, str | None]:
    """Return the correction, and the loop that it belongs to, if any."""
    match = resolve(overview, query)
    if isinstance(match, str):
        correction = amend_person(match, assignments, context.today, lambda text: resolve_person_key(overview, text))
        return correction, None
    loops = overview.history.loops.values()
    loop = next((loop for loop in loops if match.id in {event.id for event in loop.events}), None)
    event = amend_event(match, assignments, context.dates, loop.applied_on if loop else dt.date.min)
    return event, loop.id if loop else None


def _show_fields(context: CommandContext, query: str) -> None:
    match = resolve(context.overview, query)
    if isinstance(match, str):
        people = context.overview.history.people
        person = people.person(match)
        company = people.company(match)
        fields: Document = {"name": person.name, "email": person.email, "role": person.role, "company": company}
    else:
        fields = editable_fields(match)
    if context.terminal.as_json:
        context.terminal.write_json({"schema_version": SCHEMA_VERSION, "fields": fields})
    else:
        rows = [[Cell(name.replace("_", "-")), Cell(_format_value(value))] for name, value in fields.items()]
        context.terminal.show([Table((Column("Field"), Column("Value", flexible=True)), rows)])


def _format_value(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)
