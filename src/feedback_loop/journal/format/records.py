"""Numbered records of a journal, decoded into events."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from feedback_loop.domain.model.events import AnyEvent, Document, Forgotten, Record, decode, encode
from feedback_loop.domain.model.fold import read_tombstones
from feedback_loop.journal.format.codec import Tables, parse, render
from feedback_loop.journal.format.errors import FormatError
from feedback_loop.journal.format.ids import deleted_ids
from feedback_loop.journal.format.schema import migrate, schema_of

MAX_NUMBER = 999_999_999_999_999
"""The highest document number; every JSON reader can still hold it exactly."""

NUMBER = re.compile(r"[1-9][0-9]{0,14}")
_FIELD = re.compile(r"(?:at `\$\.|field `)([a-z_]+)")


class _All(msgspec.Struct):
    # The members of a bare union are looked up anew at each conversion; those of a field only once.
    events: list[AnyEvent]


def check_shape(tables: dict[str, Any]) -> None:
    """Check that ``events`` is a table: numbers from 1 to ``LAST_NUMBER``, each with one record.

    Raises:
        FlawError: it is not.
    """
    events = tables.get("events")
    if not isinstance(events, dict):
        raise FormatError("the file holds no table of events")
    for number, record in events.items():
        if not NUMBER.fullmatch(number):
            raise FormatError("the table of events holds a document number that is not a positive integer")
        if not isinstance(record, dict):
            raise FormatError("is not a record", int(number))


def ids_are_valid(records: Mapping[str, Record]) -> bool:
    """Tell whether every number is one from 1 to ``LAST_NUMBER``."""
    return all(map(NUMBER.fullmatch, records))


def decode_all(records: Mapping[str, Record]) -> list[AnyEvent]:
    """Turn each numbered record into its event, in the same order.

    Raises:
        FlawError: one does not fit its kind or has the id of an earlier one.
    """
    events = _convert(records)
    whole = {event.id for event in events if event.batch and event.on}
    if len(whole) == len(events) and "" not in whole:
        return events
    if len({event.id for event in events}) < len(events):
        raise FormatError("has the id of an earlier record", _first_twice(records, events))
    pairs = zip(records, events, strict=True)
    for number in [number for number, event in pairs if not (event.batch and event.id and event.on)]:
        decode_one(number, as_document(records[number]))
    return events


def as_document(record: Record) -> Document:
    """Return the raw document of a record."""
    return record if isinstance(record, dict) else encode(record)


def id_of(record: Record) -> object:
    """Return the id of a record."""
    return record["id"] if isinstance(record, dict) else record.id


def _first_twice(numbers: Iterable[str], events: Iterable[AnyEvent]) -> int | None:
    seen: set[str] = set()
    for number, event in zip(numbers, events, strict=True):
        if event.id in seen:
            return int(number)
        seen.add(event.id)
    return None


def encode_checked(event: AnyEvent) -> Document:
    """Return the raw record of a new event, which is sure to be readable again.

    Raises:
        FlawError: the event does not fit its kind, or holds something that JSON does not know.
    """
    try:
        document = encode(event)
        decode(document)
        msgspec.json.encode(document)
    except (ValueError, TypeError, msgspec.MsgspecError) as error:
        raise FormatError("the new record does not fit its kind") from error
    return document


def _convert(records: Mapping[str, Record]) -> list[AnyEvent]:
    events = [record for record in records.values() if not isinstance(record, dict)]
    if len(events) == len(records):
        return events
    try:
        return msgspec.convert({"events": list(map(as_document, records.values()))}, _All).events
    except msgspec.ValidationError:
        return [decode_one(number, as_document(record)) for number, record in records.items()]


def decode_one(number: str, record: Document) -> AnyEvent:
    """Turn one numbered record into its event.

    Raises:
        FlawError: it does not fit its kind.
    """
    try:
        return decode(record)
    except msgspec.ValidationError as error:
        raise FormatError(_field_message(error), int(number)) from error


def _field_message(error: msgspec.ValidationError) -> str:
    """Name the field, which is a word of ours, and none of the file's own words."""
    field = _FIELD.search(str(error))
    return f"does not fit its kind, see its `{field[1]}`" if field else "does not fit its kind"


def newest_instant(events: Sequence[AnyEvent]) -> dt.datetime:
    """Return the latest ``recorded_at``; the first instant there is when there are no events."""
    beginning = dt.datetime.min.replace(tzinfo=dt.UTC)
    return max((event.recorded_at for event in events), default=beginning)


TOMBSTONE = "forgotten"
"""The kind of a tombstone."""


def read_tables(content: bytes) -> tuple[Tables, int]:
    """Return the tables of a text in the present schema, and the schema that it had.

    Raises:
        FlawError: it is damaged, or its events are no table.
        NewerSchemaError: a newer version wrote it.
    """
    found = parse(content)
    schema = schema_of(found)
    tables = migrate(found, schema)
    check_shape(tables)
    return tables, schema


def append_missing(tables: Tables, documents: Sequence[Document]) -> Tables:
    """Return ``tables`` with those records appended whose ids they lack, and without what is forgotten in either.

    Raises:
        FlawError: a record of the tables does not fit its kind, or their numbers are used up.
    """
    records: dict[str, Document] = tables["events"]
    events = decode_all(records)
    context = {event.id for event in events}
    missing = [document for document in documents if document["id"] not in context]
    first = max(map(int, records), default=0) + 1
    if first + len(missing) > MAX_NUMBER:
        raise FormatError("has no document numbers left")
    joined = {**records, **{str(number): document for number, document in enumerate(missing, first)}}
    gone = deleted_ids(decode_all(joined))
    return {**tables, "events": {number: each for number, each in joined.items() if each["id"] not in gone}}


def tombstone_records(documents: Sequence[Document], events: Sequence[AnyEvent]) -> list[Document]:
    """Return the tombstones among some records, and the records that stand for one that a tombstone names.

    Args:
        documents: the records.
        events: their events, in the same order.
    """
    anew = set(read_tombstones(events).superseded_by.values())
    pairs = zip(documents, events, strict=True)
    return [document for document, event in pairs if isinstance(event, Forgotten) or event.id in anew]


def without_forgotten(content: bytes, forgetting: Sequence[Document]) -> bytes:
    """Return a journal's text without what was forgotten; the same bytes where nothing of it is there.

    Args:
        content: the text.
        forgetting: the tombstones, which the text then has as well, and the records that stand for one that they
            name; those take its place where the text has it.

    Raises:
        FlawError: the text is damaged, so that nothing in it can be told to be gone.
        NewerSchemaError: a newer version wrote it.
    """
    if not forgetting:
        return content
    tables, _ = read_tables(content)
    now = read_tombstones(map(decode, forgetting)).superseded_by
    wanted = {now[event.id] for event in decode_all(tables["events"]) if event.id in now}
    clean = append_missing(tables, [each for each in forgetting if each["kind"] == TOMBSTONE or each["id"] in wanted])
    return content if clean["events"] == tables["events"] else render(clean)
