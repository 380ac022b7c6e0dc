"""Table of the export formats."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from feedback_loop.domain.model.events import AnyEvent, Document
from feedback_loop.domain.rules.overview import Overview


class Format(StrEnum):
    """What to write."""

    JSON = "json"
    CSV = "csv"
    MD = "md"
    ICS = "ics"
    SANKEYMATIC = "sankeymatic"
    JSON_SCHEMA = "json-schema"


@dataclass(frozen=True, slots=True)
class ExportInput:
    """What is to be written.

    Attributes:
        seen: how the journal looks today, with pseudonyms where these are wanted.
        documents: its raw records, in the order recorded.
        schema: the number that says how to read them.
        history: every event as recorded, also what was taken back.
        since: the first day of the calendar; None is from the beginning.
        redacted: whether names are pseudonyms, so that no command with one of them can be typed.
    """

    overview: Overview
    documents: Sequence[Document]
    schema: int
    history: Sequence[AnyEvent]
    since: dt.date | None = None
    redacted: bool = False


def _json(extract: ExportInput) -> str:
    from feedback_loop.exchange.exporting.json import to_json  # noqa: PLC0415

    return to_json(extract.documents, extract.schema)


def _json_schema(extract: ExportInput) -> str:
    from feedback_loop.exchange.exporting.json import json_schema  # noqa: PLC0415

    return json_schema(extract.schema)


def _csv(extract: ExportInput) -> str:
    from feedback_loop.exchange.exporting.csv import to_csv  # noqa: PLC0415

    return to_csv(extract.overview)


def _sankeymatic(extract: ExportInput) -> str:
    from feedback_loop.exchange.exporting.sankeymatic import to_sankeymatic  # noqa: PLC0415

    return to_sankeymatic(extract.overview)


def _markdown(extract: ExportInput) -> str:
    from feedback_loop.exchange.exporting.markdown import to_markdown  # noqa: PLC0415

    return to_markdown(extract.overview, redacted=extract.redacted)


def _calendar(extract: ExportInput) -> str:
    from feedback_loop.exchange.exporting.calendar import calendar_entries  # noqa: PLC0415
    from feedback_loop.exchange.exporting.ics import to_ics  # noqa: PLC0415  # icalendar takes long to import

    return to_ics(
        calendar_entries(extract.overview, extract.history, extract.since, redacted=extract.redacted),
        extract.overview.today,
    )


WRITERS: Mapping[Format, Callable[[ExportInput], str]] = {
    Format.JSON: _json,
    Format.CSV: _csv,
    Format.MD: _markdown,
    Format.ICS: _calendar,
    Format.SANKEYMATIC: _sankeymatic,
    Format.JSON_SCHEMA: _json_schema,
}
"""Each turns an extract into the text of a file, blank where there is nothing to write."""
