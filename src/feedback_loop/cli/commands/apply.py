"""``apply``: record an application."""

from typing import Annotated

import typer

from feedback_loop.cli.context import session
from feedback_loop.cli.options import Json, Note, On, People, line, text_of
from feedback_loop.domain.commands import verbs
from feedback_loop.domain.model.events import Applied
from feedback_loop.domain.model.people import parse_person
from feedback_loop.domain.text import one_line


def apply(
    context: typer.Context,
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
    here = session(context, as_json=as_json)
    missing = "Which company? Type: feedback-loop apply COMPANY ROLE"
    applied = Applied(
        company=one_line(here.value(company, "Company", missing), "company"),
        role=line(role, "role"),
        on=here.calendar.happened(on),
        source=line(source, "source"),
        url=line(url, "url"),
        location=line(location, "location"),
        people=tuple(str(parse_person(person)) for person in people or ()),
        note=text_of(note, "note"),
    )
    entry = here.record(lambda seen: [verbs.apply(applied, seen.standings.values(), again=again)])
    here.confirm(entry, entry.added[0].id)
