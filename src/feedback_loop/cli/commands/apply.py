"""``apply``: record an application."""

from typing import Annotated

import typer

from feedback_loop.cli.context import command_context
from feedback_loop.cli.options import Json, Note, On, People, optional_line, optional_text
from feedback_loop.domain.commands import verbs
from feedback_loop.domain.model.events import Applied
from feedback_loop.domain.model.people import parse_person
from feedback_loop.domain.text import clean_line


def apply(
    ctx: typer.Context,
    company: Annotated[str | None, typer.Argument(metavar="COMPANY", help="The company.", show_default=False)] = None,
    role: Annotated[str | None, typer.Argument(metavar="[ROLE]", help="The role.", show_default=False)] = None,
    on: On = None,
    source: Annotated[str | None, typer.Option(metavar="SOURCE", help="Where you found it.")] = None,
    url: Annotated[str | None, typer.Option(metavar="URL", help="Where it is advertised.")] = None,
    location: Annotated[str | None, typer.Option(metavar="PLACE", help="Where the work is.")] = None,
    people: People = None,
    note: Note = None,
    again: Annotated[bool, typer.Option("--again", help="Another application to the same role.")] = False,
    as_json: Json = False,
) -> None:
    """Record an application; it opens a loop."""
    context = command_context(ctx, as_json=as_json)
    missing = "Which company? Type: feedback-loop apply COMPANY ROLE"
    applied = Applied(
        company=clean_line(context.require(company, "Company", missing), "company"),
        role=optional_line(role, "role"),
        on=context.dates.past_date(on),
        source=optional_line(source, "source"),
        url=optional_line(url, "url"),
        location=optional_line(location, "location"),
        people=tuple(str(parse_person(person)) for person in people or ()),
        note=optional_text(note, "note"),
    )
    entry = context.record(lambda overview: [verbs.apply(applied, overview.statuses.values(), again=again)])
    context.show_confirmation(entry, entry.added[0].id)
