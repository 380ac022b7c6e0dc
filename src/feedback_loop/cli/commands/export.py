"""``export``: write the journal in another format."""

import datetime as dt
import os
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Annotated

import typer

from feedback_loop.cli.context import NO_APPLICATIONS, CommandContext, command_context
from feedback_loop.cli.export_pictures import PICTURE_FORMATS, TypedPicture, draw_picture
from feedback_loop.cli.exported_entries import read_exported, remember_exported
from feedback_loop.cli.options import Json, Redact, option
from feedback_loop.cli.output_files import write_private
from feedback_loop.domain.dates import Direction, check_direction, format_full_date, parse_date
from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.model.events import AnyEvent, Document, encode
from feedback_loop.exchange.exporting.formats import WRITERS, ExportInput, Format, RecordOptions
from feedback_loop.journal.format.schema import SCHEMA
from feedback_loop.views.json import SCHEMA_VERSION
from feedback_loop.views.picture_kind import PictureKind


def export(
    ctx: typer.Context,
    format_: Annotated[
        Format | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="json: everything, can be imported again; csv: a spreadsheet of the applications; md: a diary to "
            "read or share; ics: prompts and interviews for a calendar; sankeymatic: flows for sankeymatic.com; "
            "work-search: a record of your search to hand in, as a page to print, or as CSV if FILE ends in .csv; "
            "svg, png: a picture to share; json-schema: the schema of json.",
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
    picture: Annotated[
        PictureKind | None,
        typer.Option("--picture", help="What a picture shows: applications, feedback, or all over time."),
    ] = None,
    size: Annotated[str | None, option("WxH", "Size of a picture in pixels (default: 1200x675).", "--size")] = None,
    dark: Annotated[bool, typer.Option("--dark", help="Draw a picture on a dark background.")] = False,
    as_json: Json = False,
) -> None:
    """Export the journal in another format."""
    context = command_context(ctx, as_json=as_json)
    chosen = format_ or Format(context.choose("Which format", list(Format), "Which format? Add --format with one of"))
    _check_options(chosen, (Format.WORK_SEARCH,), {"--language": language is not None, "--weekly": weekly})
    _check_options(chosen, PICTURE_FORMATS, {"--picture": bool(picture), "--size": size is not None, "--dark": dark})
    path = None if output == Path("-") else output
    period = _read_period(context, since, until, chosen)
    record = _record_options(context, language, path, weekly=weekly)
    export_input = _read_input(context, chosen, period, record, redact=redact)
    if chosen in PICTURE_FORMATS:
        content = draw_picture(export_input.overview, chosen, TypedPicture(picture, size, dark), path)
    else:
        content = WRITERS[chosen](export_input).encode()
    if path and content:
        write_private(path, content, journal=context.journal_path[0])
    if chosen is Format.ICS:
        _remember_entries(context, content)
    _report(context, chosen, path if content else None, content, export_input)
    if redact and export_input.history and content:
        context.terminal.warn(_redaction_warning())


def _remember_entries(context: CommandContext, calendar: bytes) -> None:
    from feedback_loop.exchange.exporting.ics import entry_ids

    remember_exported(entry_ids(calendar.decode()), context.journal_path[0])


def _check_options(chosen: Format, formats: Collection[Format], given: Mapping[str, bool]) -> None:
    wrong = [name for name, is_given in given.items() if is_given]
    if wrong and chosen not in formats:
        verb = "go" if len(wrong) > 1 else "goes"
        raise UsageError(f"{' and '.join(wrong)} {verb} with --format {' or '.join(formats)}.")


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

    history: list[AnyEvent] = []
    documents: list[Document] = []
    if format_ is Format.JSON:
        history, documents = context.journal.read()
    elif format_ is not Format.JSON_SCHEMA:
        history = context.journal.events()
    events = redact_events(history) if redact else history
    if any(period) and format_ not in (Format.ICS, Format.WORK_SEARCH):
        events = events_between(events, *period)
    if redact and documents:
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
        exported=read_exported(context.journal_path[0]) if format_ is Format.ICS else None,
    )


def _report(
    context: CommandContext, format_: Format, path: Path | None, content: bytes, export_input: ExportInput
) -> None:
    if context.terminal.as_json:
        text = None if path or not content else content.decode()
        result = {"format": format_, "output": str(path) if path else None, "text": text}
        context.terminal.write_json({"schema_version": SCHEMA_VERSION, **result})
        return
    if path:
        context.terminal.warn(f"Wrote {path}")
    elif content:
        context.terminal.write_file_content(content.decode())
    if note := _explain_empty(format_, content, export_input):
        context.terminal.warn(note)


def _explain_empty(format_: Format, content: bytes, export_input: ExportInput) -> str | None:
    """Return why there is nothing to see in the export, unless there is."""
    if format_ in (Format.JSON, Format.JSON_SCHEMA):
        return None
    if export_input.overview.statuses:
        return _explain_no_entries(format_, content)
    if any((export_input.since, export_input.until)) and export_input.history:
        return "No applications were sent in that time."
    return NO_APPLICATIONS


def _explain_no_entries(format_: Format, content: bytes) -> str | None:
    if format_ is Format.WORK_SEARCH and not content:
        return "Nothing was recorded in that time: no application, interview or check-in. No file was written."
    if format_ in PICTURE_FORMATS and not content:
        return "No interview was held yet, so there is no feedback to draw. No file was written."
    if format_ is Format.ICS and b"BEGIN:VEVENT" not in content:
        return "There are no prompts and no dated interviews to put into a calendar."
    return None
