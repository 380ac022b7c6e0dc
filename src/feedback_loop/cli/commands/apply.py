"""``apply``: record an application."""

from typing import Annotated

import typer

from feedback_loop.cli.completion import complete_source
from feedback_loop.cli.context import CommandContext, command_context
from feedback_loop.cli.options import Json, Note, On, People, argument, option
from feedback_loop.domain.commands import verbs
from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.model.events import Applied, Document
from feedback_loop.domain.rules.earlier import earlier_loops
from feedback_loop.domain.rules.overview import LoopStatus, Overview
from feedback_loop.domain.text import clean_line, clean_text, parse_language
from feedback_loop.views.blocks import Page


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
    agency: Annotated[str | None, option("NAME", "Agency that arranged it; its people aren't the company's.")] = None,
    language: Annotated[str | None, option("CODE", "Language of what you write to them, e.g. de.")] = None,
    cv: Annotated[str | None, option("NAME", "Version of the CV that you sent.", "--cv")] = None,
    posting: Annotated[
        str | None, option("FILE", "File with the job ad, which may vanish; - reads standard input. Or its text.")
    ] = None,
    note: Note = None,
    again: Annotated[bool, typer.Option("--again", help="Apply for the same role once more.")] = False,
    as_json: Json = False,
) -> None:
    """Record an application, which opens a loop."""
    context = command_context(ctx, as_json=as_json)
    company = clean_line(company, "company")
    options = (role, on, source, url, location, people, agency, language, cv, posting, note)
    if context.terminal.is_interactive and not again and all(option is None for option in options):
        from feedback_loop.cli.apply_questions import ask_about_application

        company, role, on, source, url, people = ask_about_application(context, company)
    if company is None:
        raise UsageError("Which company? Type: feedback-loop apply COMPANY ROLE")
    applied = Applied(
        company=clean_line(company, "company"),
        role=clean_line(role, "role"),
        on=context.dates.past_date(on),
        source=clean_line(source, "source"),
        url=clean_line(url, "url"),
        location=clean_line(location, "location"),
        people=tuple(people or ()),
        agency=clean_line(agency, "agency"),
        language=None if language is None else parse_language(language),
        cv=clean_line(cv, "CV"),
        posting=None if posting is None else _read_posting(context, posting),
        note=clean_text(note, "note"),
    )
    recording = context.record(lambda overview: [verbs.apply(applied, overview, again=again)])
    context.show_confirmation(recording, recording.added[0].id, _earlier_loops)


def _read_posting(context: CommandContext, posting: str) -> str | None:
    """Return the text of a job ad: of a file, from standard input for ``-``, else as typed."""
    from feedback_loop.cli.text_files import is_file_name, read_text_file

    if posting != "-" and is_file_name(posting):
        return read_text_file(posting)
    return context.read_text(posting, "Posting")


def _earlier_loops(overview: Overview, status: LoopStatus) -> tuple[Page, Document]:
    """Return what is known from earlier loops at the company, as lines and for JSON."""
    earlier = earlier_loops(overview, status.application)
    if not earlier:
        return [], {"earlier": []}
    from feedback_loop.views.earlier import earlier_json, earlier_lines

    return earlier_lines(earlier), {"earlier": earlier_json(earlier)}
