"""``export``: write the journal in another format."""

import datetime as dt
import os
from pathlib import Path
from typing import Annotated

import typer

from feedback_loop.cli.context import NO_APPLICATIONS, CommandContext, command_context
from feedback_loop.cli.options import Json, Redact, option
from feedback_loop.cli.output_files import write_private
from feedback_loop.domain.model.events import encode
from feedback_loop.exchange.exporting.formats import WRITERS, ExportInput, Format
from feedback_loop.journal.format.schema import SCHEMA
from feedback_loop.views.json import SCHEMA_VERSION


def export(
    ctx: typer.Context,
    format_: Annotated[
        Format | None,
        typer.Option(
            "--format",
            help="json: everything, can be imported again; csv: a spreadsheet of the applications; md: a diary to "
            "read or share; ics: prompts and interviews for a calendar; sankeymatic: flows for sankeymatic.com; "
            "json-schema: the schema of json.",
        ),
    ] = None,
    output: Annotated[
        Path | None, option("FILE", "File to write (default: standard output).", "--output", "-o")
    ] = None,
    redact: Redact = False,
    since: Annotated[
        str | None,
        option(
            "DATE",
            "Only applications sent on or after this date, with everything about them; for ics, only entries on "
            "or after it.",
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    """Export the journal in another format."""
    context = command_context(ctx, as_json=as_json)
    chosen = format_ or Format(context.choose("Which format", list(Format), "Which format? Add --format with one of"))
    start = context.dates.past_date(since) if since is not None else None
    export_input = _read_input(context, chosen, start, redact=redact)
    text = WRITERS[chosen](export_input)
    path = None if output == Path("-") else output
    if path:
        write_private(path, text.encode(), journal=context.journal_path[0])
    _report(context, chosen, path, text, export_input)
    if redact and export_input.history:
        context.terminal.warn(_redaction_warning())


def _redaction_warning() -> str:
    from feedback_loop.domain.privacy.names import MAY_REMAIN, SPELLINGS_FOUND

    return (
        f"The people and companies that the journal knows were replaced: {SPELLINGS_FOUND}. "
        f"These may remain: {MAY_REMAIN}. Read it before you share it."
    )


def _read_input(context: CommandContext, format_: Format, since: dt.date | None, *, redact: bool) -> ExportInput:
    """Read the events to export; the JSON Schema needs none, and works for a damaged journal too."""
    from feedback_loop.cli.system.time_zone import find_zone
    from feedback_loop.domain.privacy.redact import redact_events
    from feedback_loop.domain.privacy.subset import events_since

    history, documents = ([], []) if format_ is Format.JSON_SCHEMA else context.journal.read()
    events = redact_events(history) if redact else history
    if since and format_ is not Format.ICS:
        events = events_since(events, since)
    if redact:
        documents = [encode(event) for event in events]
    elif len(events) < len(history):
        ids = {event.id for event in events}
        documents = [document for document in documents if document["id"] in ids]
    zone = find_zone(context.settings.timezone, os.environ) if format_ is Format.ICS else None
    return ExportInput(context.overview_of(events), documents, SCHEMA, history, since, redact, zone)


def _report(context: CommandContext, format_: Format, path: Path | None, text: str, export_input: ExportInput) -> None:
    if context.terminal.as_json:
        result = {"format": format_, "output": str(path) if path else None, "text": None if path else text}
        context.terminal.write_json({"schema_version": SCHEMA_VERSION, **result})
        return
    if path:
        context.terminal.warn(f"Wrote {path}")
    else:
        context.terminal.write_file_content(text)
    if note := _explain_empty(format_, text, export_input):
        context.terminal.warn(note)


def _explain_empty(format_: Format, text: str, export_input: ExportInput) -> str | None:
    """Return why there is nothing to see in the export, unless there is."""
    if format_ in (Format.JSON, Format.JSON_SCHEMA):
        return None
    if export_input.overview.statuses:
        has_entries = format_ is not Format.ICS or "BEGIN:VEVENT" in text
        return None if has_entries else "There are no prompts and no dated interviews to put into a calendar."
    if export_input.since and export_input.history:
        return "No applications were sent since then."
    return NO_APPLICATIONS
