"""Checked tables of a journal, and how tombstones remove records from them."""

from collections.abc import Sequence
from typing import Any

from feedback_loop.domain.model.events import AnyEvent, Document, Forgotten, Record, decode
from feedback_loop.domain.model.fold import read_tombstones
from feedback_loop.journal.format.codec import MAX_NUMBER, NUMBER, Tables, as_document, decode_all, parse, render
from feedback_loop.journal.format.errors import FormatError
from feedback_loop.journal.format.schema import migrate, schema_of

TOMBSTONE = "forgotten"
"""The kind of a tombstone."""


def read_tables(content: bytes) -> tuple[Tables, int]:
    """Return the tables of a journal's text in the current schema, and the schema that the text has.

    Raises:
        FormatError: the text is damaged, or has no valid table of events.
        NewerSchemaError: a newer version wrote it.
    """
    parsed = parse(content)
    schema = schema_of(parsed)
    tables = migrate(parsed, schema)
    _check_shape(tables)
    return tables, schema


def _check_shape(tables: dict[str, Any]) -> None:
    events = tables.get("events")
    if not isinstance(events, dict):
        raise FormatError("the file has no table of events")
    for number, record in events.items():
        if not NUMBER.fullmatch(number):
            raise FormatError("the table of events has a document number that is not a positive integer")
        if not isinstance(record, dict):
            raise FormatError("is not a record", int(number))


def append_missing(tables: Tables, documents: Sequence[Document]) -> Tables:
    """Return ``tables`` with the records appended whose ids they lack, without what is forgotten in either.

    Raises:
        FormatError: a record is invalid, or no document numbers are left.
    """
    records: dict[str, Document] = tables["events"]
    known = {event.id for event in decode_all(records)}
    missing = [document for document in documents if document["id"] not in known]
    first = max(map(int, records), default=0) + 1
    if first + len(missing) > MAX_NUMBER:
        raise FormatError("has no document numbers left")
    joined = {**records, **{str(number): document for number, document in enumerate(missing, first)}}
    deleted = read_tombstones(decode_all(joined)).deleted
    remaining = {number: document for number, document in joined.items() if document["id"] not in deleted}
    return {**tables, "events": remaining}


def tombstone_records(records: Sequence[Record], events: Sequence[AnyEvent]) -> list[Document]:
    """Return the tombstones among ``records`` as documents, and the records that replace one that a tombstone names.

    The ``events`` are those of the records, in the same order.
    """
    replacements = set(read_tombstones(events).superseded_by.values())
    pairs = zip(records, events, strict=True)
    return [as_document(record) for record, event in pairs if type(event) is Forgotten or event.id in replacements]


def without_forgotten(content: bytes, tombstones: Sequence[Document]) -> bytes:
    """Return a journal's text without forgotten records; the same bytes if it has none of them.

    The ``tombstone_records`` are added to the text, but a replacement only if the text has the record that it replaces.
    """
    if not tombstones:
        return content
    tables, _ = read_tables(content)
    superseded_by = read_tombstones(map(decode, tombstones)).superseded_by
    replacements = {superseded_by[event.id] for event in decode_all(tables["events"]) if event.id in superseded_by}
    added = [record for record in tombstones if record["kind"] == TOMBSTONE or record["id"] in replacements]
    clean = append_missing(tables, added)
    return content if clean["events"] == tables["events"] else render(clean)
