"""``apply``: record an application."""

from typing import Annotated

import typer

from feedback_loop.cli.completion import complete_source
from feedback_loop.cli.context import command_context
from feedback_loop.cli.options import Json, Note, On, People, argument, option
from feedback_loop.domain.commands import verbs
from feedback_loop.domain.model.events import Applied
from feedback_loop.domain.text import clean_line, clean_text


def apply(
    ctx: typer.Context,
    company: Annotated[str | None, argument("COMPANY", "Name of the company.")] = None,
    role: Annotated[str | None, argument("[ROLE]", "Role you applied for.")] = None,
    on: On = None,
    source: Annotated[
        str | None, option("SOURCE", "Where you found it, e.g. LinkedIn.", complete=complete_source)
    ] = None,
    url: Annotated[str | None, option("URL", "Link to the job ad.")] = None,
    location: Annotated[str | None, option("PLACE", "Place of work.")] = None,
    people: People = None,
    note: Note = None,
    again: Annotated[bool, typer.Option("--again", help="Apply for the same role once more.")] = False,
    as_json: Json = False,
) -> None:
    """Record an application, which opens a loop."""
    context = command_context(ctx, as_json=as_json)
    missing = "Which company? Type: feedback-loop apply COMPANY ROLE"
    applied = Applied(
        company=clean_line(context.require(company, "Company", missing), "company"),
        role=clean_line(role, "role"),
        on=context.dates.past_date(on),
        source=clean_line(source, "source"),
        url=clean_line(url, "url"),
        location=clean_line(location, "location"),
        people=tuple(people or ()),
        note=clean_text(note, "note"),
    )
    recording = context.record(lambda overview: [verbs.apply(applied, overview, again=again)])
    context.show_confirmation(recording, recording.added[0].id)
