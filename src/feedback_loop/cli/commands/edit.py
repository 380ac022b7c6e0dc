"""``edit``: correct an application, a person or an event."""

from typing import Annotated

import typer

from feedback_loop.cli.context import CommandContext, command_context
from feedback_loop.cli.options import Json
from feedback_loop.domain.commands import edit as editing
from feedback_loop.domain.commands.lookup import resolve, resolve_person_key
from feedback_loop.domain.model.events import AnyEvent, Document
from feedback_loop.domain.rules.overview import Overview
from feedback_loop.views.blocks import Cell, Column, Table
from feedback_loop.views.json import SCHEMA_VERSION


def edit(
    ctx: typer.Context,
    target: Annotated[
        str | None,
        typer.Argument(metavar="TARGET", help="A loop, a person, or the id of an event.", show_default=False),
    ] = None,
    assignments: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[FIELD=VALUE]...", help="What to correct; without any, what there is.", show_default=False
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    """Correct an application, a person or any event; without FIELD=VALUE, show what can be corrected."""
    context = command_context(ctx, as_json=as_json)
    query = context.require(target, "What to correct", "What to correct? Name a loop, a person or an event's id.")
    if assignments:
        touched: list[str | None] = []

        def decide(overview: Overview) -> list[AnyEvent]:
            correction, home = _correction(context, overview, query, assignments)
            touched[:] = [home]
            return [correction]

        entry = context.record(decide)
        context.show_confirmation(entry, touched[0])
    else:
        _show_fields(context, query)


def _correction(
    context: CommandContext, overview: Overview, query: str, assignments: list[str]
) -> tuple[AnyEvent, str | None]:
    """Return the correction and the loop that it is about, if it is about one."""
    what = resolve(overview, query)
    if isinstance(what, str):
        return editing.amend_person(
            what, assignments, context.today, lambda text: resolve_person_key(overview, text)
        ), None
    home = next(
        (id_ for id_, one in overview.statuses.items() if what.id in {event.id for event in one.loop.events}), None
    )
    return editing.amend_event(what, assignments, context.today, day_first=context.settings.day_first), home


def _show_fields(context: CommandContext, query: str) -> None:
    what = resolve(context.overview, query)
    if isinstance(what, str):
        person = context.overview.history.people.person(what)
        company = context.overview.history.people.company(what)
        fields: Document = {"name": person.name, "email": person.email, "role": person.role, "company": company}
    else:
        fields = editing.editable_fields(what)
    if context.terminal.as_json:
        context.terminal.write_json({"schema_version": SCHEMA_VERSION, "fields": fields})
    else:
        rows = [[Cell(name.replace("_", "-")), Cell(_written(value))] for name, value in fields.items()]
        context.terminal.show([Table((Column("Field"), Column("Value", flexible=True)), rows)])


def _written(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)
