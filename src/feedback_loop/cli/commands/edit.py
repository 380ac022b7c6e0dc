"""``edit``: correct an application, a person or an event."""

from typing import Annotated

import typer

from feedback_loop.cli.context import Session, session
from feedback_loop.cli.options import Json
from feedback_loop.domain.commands import edit as editing
from feedback_loop.domain.commands.lookup import meant, person_key
from feedback_loop.domain.model.events import AnyEvent, Document
from feedback_loop.domain.rules.overview import Overview
from feedback_loop.views.blocks import Cell, Column, Table
from feedback_loop.views.json import SCHEMA_VERSION


def edit(
    context: typer.Context,
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
    here = session(context, as_json=as_json)
    query = here.value(target, "What to correct", "What to correct? Name a loop, a person or an event's id.")
    if assignments:
        touched: list[str | None] = []

        def decide(seen: Overview) -> list[AnyEvent]:
            correction, home = _correction(here, seen, query, assignments)
            touched[:] = [home]
            return [correction]

        entry = here.record(decide)
        here.confirm(entry, touched[0])
    else:
        _show_fields(here, query)


def _correction(here: Session, seen: Overview, query: str, assignments: list[str]) -> tuple[AnyEvent, str | None]:
    """Return the correction and the loop that it is about, if it is about one."""
    what = meant(seen, query)
    if isinstance(what, str):
        return editing.edit_person(what, assignments, here.today, lambda text: person_key(seen, text)), None
    home = next(
        (id_ for id_, one in seen.standings.items() if what.id in {event.id for event in one.loop.events}), None
    )
    return editing.edit(what, assignments, here.today, day_first=here.settings.day_first), home


def _show_fields(here: Session, query: str) -> None:
    what = meant(here.overview, query)
    if isinstance(what, str):
        person = here.overview.book.people.person(what)
        company = here.overview.book.people.company(what)
        fields: Document = {"name": person.name, "email": person.email, "role": person.role, "company": company}
    else:
        fields = editing.editable(what)
    if here.terminal.as_json:
        here.terminal.document({"schema_version": SCHEMA_VERSION, "fields": fields})
    else:
        rows = [[Cell(name.replace("_", "-")), Cell(_written(value))] for name, value in fields.items()]
        here.terminal.show([Table((Column("Field"), Column("Value", flexible=True)), rows)])


def _written(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)
