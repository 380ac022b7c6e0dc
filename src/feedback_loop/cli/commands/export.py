"""``export``: write the journal in another format."""

import datetime as dt
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from feedback_loop.cli.context import NO_APPLICATIONS, CommandContext, command_context
from feedback_loop.cli.options import Json, Redact, option
from feedback_loop.cli.output_files import write_private
from feedback_loop.domain.dates import Direction, check_direction, format_full_date, parse_date
from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.model.events import encode
from feedback_loop.exchange.exporting.formats import WRITERS, ExportInput, Format, RecordOptions
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
            "work-search: a record of your search to hand in, as a page to print, or as CSV if FILE ends in .csv; "
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
            "Only applications sent on or after this date, with everything about them; for ics and work-search, only "
            "entries on or after it.",
        ),
    ] = None,
    until: Annotated[str | None, option("DATE", "Only applications or entries on or before this date.")] = None,
    language: Annotated[
        str | None, option("CODE", "Language of a work-search record: en, de, fr, es, it or nl.", "--language")
    ] = None,
    weekly: Annotated[bool, typer.Option("--weekly", help="Give each week of a work-search record a heading.")] = False,
    as_json: Json = False,
) -> None:
    """Export the journal in another format."""
    context = command_context(ctx, as_json=as_json)
    chosen = format_ or Format(context.choose("Which format", list(Format), "Which format? Add --format with one of"))
    _check_options(chosen, {"--language": language is not None, "--weekly": weekly})
    path = None if output == Path("-") else output
    period = _read_period(context, since, until, chosen)
    record = _record_options(context, language, path, weekly=weekly)
    export_input = _read_input(context, chosen, period, record, redact=redact)
    text = WRITERS[chosen](export_input)
    is_empty_record = chosen is Format.WORK_SEARCH and not text
    if path and not is_empty_record:
        write_private(path, text.encode(), journal=context.journal_path[0])
    _report(context, chosen, None if is_empty_record else path, text, export_input)
    if redact and export_input.history and not is_empty_record:
        context.terminal.warn(_redaction_warning())


def _check_options(chosen: Format, given: Mapping[str, bool]) -> None:
    wrong = [name for name, is_given in given.items() if is_given]
    if wrong and chosen is not Format.WORK_SEARCH:
        verb = "go" if len(wrong) > 1 else "goes"
        raise UsageError(f"{' and '.join(wrong)} {verb} with --format work-search.")


def _read_period(
    context: CommandContext, since: str | None, until: str | None, chosen: Format
) -> tuple[dt.date | None, dt.date | None]:
    # A calendar has entries ahead; everything else is about the past.
    start, end = (_parse_date(context, text, may_be_ahead=chosen is Format.ICS) for text in (since, until))
    if start and end and start > end:
        dates = f"--since {format_full_date(start)} is after --until {format_full_date(end)}"
        raise UsageError(f"{dates}. Swap them.")
    return start, end


def _parse_date(context: CommandContext, text: str | None, *, may_be_ahead: bool) -> dt.date | None:
    if text is None:
        return None
    day = parse_date(text, context.today, Direction.PAST, day_first=context.settings.day_first)
    is_ahead = may_be_ahead and day > context.today
    check_direction(day, context.today, Direction.FUTURE if is_ahead else Direction.PAST, "date")
    return day


def _record_options(context: CommandContext, language: str | None, path: Path | None, *, weekly: bool) -> RecordOptions:
    from feedback_loop.exchange.exporting.work_search.words import DEFAULT, find_language

    sender = context.settings.me
    code = find_language(language if language is not None else sender.language or DEFAULT)
    as_csv = path is not None and path.suffix.lower() == ".csv"
    return RecordOptions(code, sender.name, weekly, as_csv)


def _redaction_warning() -> str:
    from feedback_loop.domain.privacy.names import MAY_REMAIN, SPELLINGS_FOUND

    return (
        f"The people and companies that the journal knows were replaced: {SPELLINGS_FOUND}. "
        f"These may remain: {MAY_REMAIN}. Read it before you share it."
    )


def _read_input(
    context: CommandContext,
    format_: Format,
    period: tuple[dt.date | None, dt.date | None],
    record: RecordOptions,
    *,
    redact: bool,
) -> ExportInput:
    """Read the events to export; the JSON Schema needs none, and works for a damaged journal too."""
    from feedback_loop.cli.system.time_zone import find_zone
    from feedback_loop.domain.privacy.redact import redact_events
    from feedback_loop.domain.privacy.subset import events_between

    history, documents = ([], []) if format_ is Format.JSON_SCHEMA else context.journal.read()
    events = redact_events(history) if redact else history
    if any(period) and format_ not in (Format.ICS, Format.WORK_SEARCH):
        events = events_between(events, *period)
    if redact:
        documents = [encode(event) for event in events]
    elif len(events) < len(history):
        ids = {event.id for event in events}
        documents = [document for document in documents if document["id"] in ids]
    zone = find_zone(context.settings.timezone, os.environ) if format_ is Format.ICS else None
    return ExportInput(
        overview=context.overview_of(events),
        documents=documents,
        schema=SCHEMA,
        history=history,
        since=period[0],
        until=period[1],
        redacted=redact,
        zone=zone,
        record=record,
    )


def _report(context: CommandContext, format_: Format, path: Path | None, text: str, export_input: ExportInput) -> None:
    if context.terminal.as_json:
        result = {"format": format_, "output": str(path) if path else None, "text": None if path else text}
        context.terminal.write_json({"schema_version": SCHEMA_VERSION, **result})
        return
    if path:
        context.terminal.warn(f"Wrote {path}")
    elif text:
        context.terminal.write_file_content(text)
    if note := _explain_empty(format_, text, export_input):
        context.terminal.warn(note)


def _explain_empty(format_: Format, text: str, export_input: ExportInput) -> str | None:
    """Return why there is nothing to see in the export, unless there is."""
    if format_ in (Format.JSON, Format.JSON_SCHEMA):
        return None
    if export_input.overview.statuses:
        return _explain_no_entries(format_, text)
    if any((export_input.since, export_input.until)) and export_input.history:
        return "No applications were sent in that time."
    return NO_APPLICATIONS


def _explain_no_entries(format_: Format, text: str) -> str | None:
    if format_ is Format.WORK_SEARCH and not text:
        return "Nothing was recorded in that time: no application, interview or check-in. No file was written."
    if format_ is Format.ICS and "BEGIN:VEVENT" not in text:
        return "There are no prompts and no dated interviews to put into a calendar."
    return None
