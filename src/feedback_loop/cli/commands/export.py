"""``export``: write the journal in another format."""

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from feedback_loop.cli.context import CommandContext, command_context
from feedback_loop.cli.options import Json
from feedback_loop.cli.output_files import write_private
from feedback_loop.domain.model.events import encode
from feedback_loop.exchange.exporting.formats import WRITERS, ExportInput, Format
from feedback_loop.journal.format.schema import SCHEMA
from feedback_loop.views.json import SCHEMA_VERSION

_NO_ENTRIES = "There is no prompt and no dated interview to put into a calendar."
_NO_APPLICATIONS = "There is no application yet; start with: feedback-loop apply COMPANY ROLE"
_NONE_SINCE = "No application was sent since then."
_REDACTED = "Names that the journal knows are replaced; look through the rest, which stays as it was written."


def export(
    ctx: typer.Context,
    form: Annotated[
        Format | None,
        typer.Option(
            "--format",
            help="json: everything, to be read back; csv: a spreadsheet of the applications; md: for a diary or a "
            "coach; ics: what is due and the interviews, for a calendar; sankeymatic: the flows, for sankeymatic.com; "
            "json-schema: what json looks like.",
        ),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write a file; standard output if left out.")
    ] = None,
    redact: Annotated[
        bool, typer.Option("--redact", help="Pseudonyms for people and companies, to show it to others.")
    ] = False,
    since: Annotated[
        str | None,
        typer.Option(
            metavar="DATE",
            help="Only applications sent on this day or later, with all about them; of a calendar, only its entries "
            "on this day or later.",
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    """Write the journal out in another format."""
    context = command_context(ctx, as_json=as_json)
    chosen = form or Format(context.choose("Which format", list(Format), "Which format? Add --format with one of"))
    extract = _extract(context, chosen, context.dates.past_date(since) if since is not None else None, redact=redact)
    text = WRITERS[chosen](extract)
    path = None if output == Path("-") else output
    if path and text:
        write_private(path, text.encode(), besides=context.journal_path[0])
    _tell(context, chosen, path, text or None, extract)
    if redact and text and extract.history:
        context.terminal.warn(_REDACTED)


def _extract(context: CommandContext, form: Format, since: dt.date | None, *, redact: bool) -> ExportInput:
    """Read what is to be written; a JSON Schema is the same for every journal, also for one that cannot be read."""
    from feedback_loop.domain.privacy.redact import redact_events  # noqa: PLC0415  # likewise
    from feedback_loop.domain.privacy.subset import events_since as sent_since  # noqa: PLC0415  # only where it is used

    history, documents = ([], []) if form is Format.JSON_SCHEMA else context.journal.read()
    events = redact_events(history) if redact else history
    if since and form is not Format.ICS:
        events = sent_since(events, since)
    if redact:
        documents = [encode(event) for event in events]
    elif len(events) < len(history):
        kept = {event.id for event in events}
        documents = [document for document in documents if document["id"] in kept]
    return ExportInput(context.overview_of(events), documents, SCHEMA, history, since, redact)


def _tell(context: CommandContext, form: Format, path: Path | None, text: str | None, extract: ExportInput) -> None:
    if context.terminal.as_json:
        written = {"format": form, "output": str(path) if path and text else None, "text": None if path else text}
        context.terminal.write_json({"schema_version": SCHEMA_VERSION, **written})
    elif text is None:
        context.terminal.warn(_nothing(extract))
    elif path:
        context.terminal.warn(f"Wrote {path}")
    else:
        context.terminal.write_file_content(text)


def _nothing(extract: ExportInput) -> str:
    if extract.overview.statuses:
        return _NO_ENTRIES
    return _NONE_SINCE if extract.since and extract.history else _NO_APPLICATIONS
