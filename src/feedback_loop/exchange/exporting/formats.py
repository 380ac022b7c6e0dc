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
class Extract:
    """What is to be written.

    Attributes:
        seen: how the journal looks today, with pseudonyms where these are wanted.
        documents: its raw records, in the order recorded.
        schema: the number that says how to read them.
        history: every event as recorded, also what was taken back.
        since: the first day of the calendar; None is from the beginning.
        redacted: whether names are pseudonyms, so that no command with one of them can be typed.
    """

    seen: Overview
    documents: Sequence[Document]
    schema: int
    history: Sequence[AnyEvent]
    since: dt.date | None = None
    redacted: bool = False


def _json(extract: Extract) -> str:
    from feedback_loop.exchange.exporting.json import records  # noqa: PLC0415

    return records(extract.documents, extract.schema)


def _json_schema(extract: Extract) -> str:
    from feedback_loop.exchange.exporting.json import json_schema  # noqa: PLC0415

    return json_schema(extract.schema)


def _csv(extract: Extract) -> str:
    from feedback_loop.exchange.exporting.csv import table  # noqa: PLC0415

    return table(extract.seen)


def _sankeymatic(extract: Extract) -> str:
    from feedback_loop.exchange.exporting.sankeymatic import sankeymatic  # noqa: PLC0415

    return sankeymatic(extract.seen)


def _markdown(extract: Extract) -> str:
    from feedback_loop.exchange.exporting.markdown import markdown  # noqa: PLC0415

    return markdown(extract.seen, redacted=extract.redacted)


def _calendar(extract: Extract) -> str:
    from feedback_loop.exchange.exporting.calendar import agenda  # noqa: PLC0415
    from feedback_loop.exchange.exporting.ics import calendar  # noqa: PLC0415  # icalendar takes long to import

    return calendar(agenda(extract.seen, extract.history, extract.since, redacted=extract.redacted), extract.seen.today)


WRITERS: Mapping[Format, Callable[[Extract], str]] = {
    Format.JSON: _json,
    Format.CSV: _csv,
    Format.MD: _markdown,
    Format.ICS: _calendar,
    Format.SANKEYMATIC: _sankeymatic,
    Format.JSON_SCHEMA: _json_schema,
}
"""Each turns an extract into the text of a file, blank where there is nothing to write."""
