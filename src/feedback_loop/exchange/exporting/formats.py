"""Table of the export formats. Each writer is imported only when needed, since some take long to import."""

import datetime as dt
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from feedback_loop.domain.model.events import AnyEvent, Document
from feedback_loop.domain.rules.overview import Overview

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo


class Format(StrEnum):
    """Export formats."""

    JSON = "json"
    CSV = "csv"
    MD = "md"
    ICS = "ics"
    SANKEYMATIC = "sankeymatic"
    JSON_SCHEMA = "json-schema"
    WORK_SEARCH = "work-search"
    SVG = "svg"
    PNG = "png"


@dataclass(frozen=True, slots=True)
class RecordOptions:
    """Options of the record of a job search: its language, whose it is, and its form."""

    language: str = "en"
    name: str | None = None
    weekly: bool = False
    as_csv: bool = False


@dataclass(frozen=True, slots=True)
class ExportInput:
    """Input of every export format.

    Attributes:
        overview: the journal today, redacted if required.
        documents: its raw records, in the order recorded; only for JSON.
        history: all recorded events, including undone ones.
        since: the first date of the calendar or the record of a job search; None for all dates.
        until: the last date of these.
        redacted: True if names are pseudonyms, so that commands with them would not work.
        zone: the time zone of the calendar; None if it has no name.
        record: options of the record of a job search.
        exported: the ids of the entries that earlier calendars contained; None if that is not known.
    """

    overview: Overview
    documents: Sequence[Document]
    schema: int
    history: Sequence[AnyEvent]
    since: dt.date | None = None
    redacted: bool = False
    zone: "ZoneInfo | None" = None
    until: dt.date | None = None
    record: RecordOptions = RecordOptions()
    exported: Collection[str] | None = None


def _json(data: ExportInput) -> str:
    from feedback_loop.exchange.exporting.json import to_json  # noqa: PLC0415

    return to_json(data.documents, data.schema)


def _json_schema(data: ExportInput) -> str:
    from feedback_loop.exchange.exporting.json import json_schema  # noqa: PLC0415

    return json_schema(data.schema)


def _csv(data: ExportInput) -> str:
    from feedback_loop.exchange.exporting.csv import to_csv  # noqa: PLC0415

    return to_csv(data.overview)


def _sankeymatic(data: ExportInput) -> str:
    from feedback_loop.exchange.exporting.sankeymatic import to_sankeymatic  # noqa: PLC0415

    return to_sankeymatic(data.overview)


def _markdown(data: ExportInput) -> str:
    from feedback_loop.exchange.exporting.markdown import to_markdown  # noqa: PLC0415

    return to_markdown(data.overview, redacted=data.redacted)


def _calendar(data: ExportInput) -> str:
    from feedback_loop.exchange.exporting.calendar import calendar_entries  # noqa: PLC0415
    from feedback_loop.exchange.exporting.ics import to_ics  # noqa: PLC0415

    period = data.since, data.until
    entries = calendar_entries(data.overview, data.history, period, redacted=data.redacted, exported=data.exported)
    return to_ics(entries, data.overview.today, data.zone)


def _work_search(data: ExportInput) -> str:
    from feedback_loop.exchange.exporting.work_search.rows import split_into_weeks, work_search_rows  # noqa: PLC0415
    from feedback_loop.exchange.exporting.work_search.words import load_words  # noqa: PLC0415

    until = data.until or data.overview.today
    rows = work_search_rows(data.overview, data.since, until)
    if not rows:
        return ""
    weeks, words = split_into_weeks(rows, data.since, until), load_words(data.record.language)
    if data.record.as_csv:
        from feedback_loop.exchange.exporting.work_search.table import to_table  # noqa: PLC0415

        return to_table(weeks, words)
    from feedback_loop.exchange.exporting.work_search.page import RecordInfo, to_page  # noqa: PLC0415

    options = data.record
    since = data.since or rows[0].on
    info = RecordInfo(options.language, since, until, data.overview.today, options.name, options.weekly)
    return to_page(weeks, words, info)


WRITERS: Mapping[Format, Callable[[ExportInput], str]] = {
    Format.JSON: _json,
    Format.CSV: _csv,
    Format.MD: _markdown,
    Format.ICS: _calendar,
    Format.SANKEYMATIC: _sankeymatic,
    Format.JSON_SCHEMA: _json_schema,
    Format.WORK_SEARCH: _work_search,
}
"""Functions that return the content of the file, which is valid even if there is nothing to export.

Only the record of a job search is then blank, as nobody hands in an empty one. Pictures are views, and not among them.
"""
