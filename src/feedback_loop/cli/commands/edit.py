"""``edit``: correct an application, a person or an event."""

import datetime as dt
from typing import Annotated

import typer

from feedback_loop.cli.context import CommandContext, command_context
from feedback_loop.cli.options import AnyTarget, Json, argument
from feedback_loop.cli.prompts import BACK
from feedback_loop.cli.terminal import match_choice
from feedback_loop.domain.commands.edit import amend_event, amend_person, editable_fields
from feedback_loop.domain.commands.lookup import resolve, resolve_person_key
from feedback_loop.domain.dates import AmbiguousDateError
from feedback_loop.domain.errors import TargetError, UsageError
from feedback_loop.domain.model.events import AnyEvent, Document
from feedback_loop.domain.rules.overview import Overview
from feedback_loop.views.blocks import Cell, Column, Table
from feedback_loop.views.json import SCHEMA_VERSION

_MISSING = "What to correct? Name a loop, a person or an event's id."


def edit(
    ctx: typer.Context,
    target: AnyTarget = None,
    assignments: Annotated[
        list[str] | None, argument("[FIELD=VALUE]...", "Corrections (default: list the fields, and ask).")
    ] = None,
    as_json: Json = False,
) -> None:
    """Correct an application, a person or an event; without FIELD=VALUE, list the fields and ask.

    For a person, greeting="Dr Li" is how letters address them, and same-as=OTHER makes two people one.
    """
    context = command_context(ctx, as_json=as_json)
    query = context.require(target, "What to correct", _MISSING, lambda typed: _check(context, typed, target))
    if not assignments:
        fields = _read_fields(context, query)
        _show_fields(context, fields)
        if not (context.terminal.is_interactive and context.terminal.is_tty):
            return
        assignments = _ask_for_changes(context, query, fields)
    if assignments:
        _record(context, query, assignments)


def _check(context: CommandContext, typed: str, target: str | None) -> str:
    """Return what is to be corrected; if it was asked for, only what there is."""
    if target is None:
        resolve(context.overview, typed)
    return typed


def _record(context: CommandContext, query: str, assignments: list[str]) -> None:
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


def _read_fields(context: CommandContext, query: str) -> Document:
    match = resolve(context.overview, query)
    if not isinstance(match, str):
        return editable_fields(match)
    people = context.overview.history.people
    person = people.person(match)
    return {
        "name": person.name,
        "email": person.email,
        "role": person.role,
        "company": people.company(match),
        "greeting": person.greeting,
    }


def _show_fields(context: CommandContext, fields: Document) -> None:
    if context.terminal.as_json:
        context.terminal.write_json({"schema_version": SCHEMA_VERSION, "fields": fields})
    else:
        rows = [[Cell(name.replace("_", "-")), Cell(_format_value(value))] for name, value in fields.items()]
        context.terminal.show([Table((Column("Field"), Column("Value", flexible=True)), rows)])


def _ask_for_changes(context: CommandContext, query: str, fields: Document) -> list[str]:
    """Return corrections as typed on the terminal, each checked before the next is asked for."""
    names = [name.replace("_", "-") for name in fields]
    assignments: list[str] = []
    while answer := context.terminal.read_line("Which field (Enter to finish)"):
        matched = match_choice(answer, names)
        if len(matched) != 1:
            problem = "fits several fields" if matched else "is no field"
            context.terminal.warn(f"{answer!r} {problem}. Type one of: {', '.join(names)}.")
        elif assignment := _ask_for_value(context, query, names[matched[0]]):
            assignments.append(assignment)
    return assignments


def _ask_for_value(context: CommandContext, query: str, name: str) -> str | None:
    """Return the correction of one field; None to leave it as it is, and go back to the choice of fields."""
    while (answer := context.terminal.read_line(f"New {name} (Enter leaves it, - removes it)")) not in (None, "", BACK):
        assignment = f"{name}={'' if answer == '-' else answer}"
        try:
            _correct(context, context.overview, query, [assignment])
        except (UsageError, TargetError) as error:
            context.terminal.write_error(error)
        else:
            return assignment
    return None


def _format_value(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)
