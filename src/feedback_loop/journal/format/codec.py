"""Encode events as the strict JSON text of a journal, one event per line, and decode them.

``Tables`` is the whole document: ``schema``, ``events`` (document number to record) and any other keys that a newer
version or another program added. A record is an event if all its fields are known, otherwise the raw document.
"""

import codecs
import re
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from feedback_loop.domain.model.events import AnyEvent, Document, Record, decode, encode
from feedback_loop.journal.format.errors import FormatError
from feedback_loop.journal.format.schema import SCHEMA

Tables = dict[str, Any]

SALTS = "salts"
"""Key of the secret salts, from which the Message-IDs of drafts are derived; a merged journal has several."""

MAX_NUMBER = 999_999_999_999_999
"""The highest document number; every JSON reader can represent it exactly."""

NUMBER = re.compile(r"[1-9][0-9]{0,14}")
_NUMBERED_BYTES = re.compile(rb'\s*"(\d{1,15})"\s*:')
_FIELD = re.compile(r"(?:at `\$\.|field `)([a-z_]+)")
_ENCODER = msgspec.json.Encoder()


class _PlainJournal(msgspec.Struct):
    schema: int
    events: dict[str, AnyEvent]
    salts: list[str] = []


class _EventList(msgspec.Struct):
    # The members of a bare union are looked up anew at each conversion; those of a field only once.
    events: list[AnyEvent]


def parse(content: bytes) -> Tables:
    """Parse ``content`` as one JSON object; reject anything that would not round-trip.

    Raises:
        FormatError: not UTF-8, not JSON, not an object, a duplicate key, a number that is not JSON or cannot be kept,
            an unpaired surrogate, or nested too deeply.
    """
    value: object = _parse_fast(content)
    if value is None:
        from feedback_loop.journal.format.strict_json import parse_strictly  # noqa: PLC0415 - slow, and seldom needed

        value = parse_strictly(_decode_utf8(content))
    if not isinstance(value, dict):
        raise FormatError("the file is JSON, but not a journal")
    return value


def parse_events_fast(content: bytes) -> Tables | None:
    """Parse ``content`` as numbered events and salts in one go; None if ``render`` would not write it the same.

    Anything that got lost, or that this version writes differently, would show in that comparison.
    """
    try:
        journal = msgspec.json.decode(content, type=_PlainJournal)
        tables: Tables = {"events": journal.events, **({SALTS: journal.salts} if journal.salts else {})}
        return tables if render(tables) == content else None
    except (FormatError, msgspec.MsgspecError, UnicodeError, RecursionError):
        return None


def _parse_fast(content: bytes) -> Tables | None:
    try:
        tables: Tables = msgspec.json.decode(content)
        return tables if render(tables) == content else None
    except (FormatError, msgspec.MsgspecError, UnicodeError, RecursionError, KeyError, TypeError, AttributeError):
        return None


def render(tables: Tables) -> bytes:
    """Return the text of ``tables``: ``schema`` first, then one event per line, then each other key on its line."""
    try:
        return b'{"schema": %d, "events": {\n%b%b' % (SCHEMA, _render_records(tables["events"]), _render_end(tables))
    except (ValueError, TypeError, RecursionError, msgspec.MsgspecError) as error:
        raise FormatError("contains something that JSON cannot represent") from error


def append_records(content: bytes, before: Tables, records: Mapping[str, Any], after: Tables) -> bytes:
    """Return the text of a journal, which ``render`` wrote for the tables ``before``, with records appended.

    The other keys are those of the tables ``after``.
    """
    return b"%b,\n%b%b" % (content.removesuffix(_render_end(before)), _render_records(records), _render_end(after))


def _render_end(tables: Tables) -> bytes:
    """Return the text after the last event: the other keys, each on its line."""
    others = [_render_member(key, value) for key, value in tables.items() if key not in ("schema", "events")]
    return b",\n".join([b"\n}", *others]) + b"}\n"


def salts_in(tables: Tables) -> list[str]:
    """Return the secret salts of a journal, sorted; a value of another type counts as none."""
    salts = tables.get(SALTS)
    return sorted({salt for salt in salts if isinstance(salt, str)}) if isinstance(salts, list) else []


def line_of(content: bytes, record: int) -> int | None:
    """Return the line, counted from 1, on which ``record`` begins; None unless the file has one event per line."""
    return lines_of(content).get(record)


def lines_of(content: bytes) -> dict[int, int | None]:
    """Return the line, counted from 1, on which each record begins; None for a number that two lines have."""
    lines: dict[int, int | None] = {}
    for line, text in enumerate(content.split(b"\n"), start=1):
        if start := _NUMBERED_BYTES.match(text):
            number = int(start[1])
            lines[number] = None if number in lines else line
    return lines


def _render_records(records: Mapping[str, Any]) -> bytes:
    numbers, lines = (_ENCODER.encode_lines(values).splitlines() for values in (records, records.values()))
    return b",\n".join(map(b": ".join, zip(numbers, lines, strict=True)))


def _render_member(key: str, value: object) -> bytes:
    return b"%b: %b" % (_ENCODER.encode(key), _ENCODER.encode(value))


def _decode_utf8(content: bytes) -> str:
    if not content.strip():
        raise FormatError("the file is empty")
    if content.startswith(codecs.BOM_UTF8):
        raise FormatError("begins with a byte order mark, which some editors add", line=1)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise FormatError("is not UTF-8 text", line=line) from error


def numbers_are_valid(records: Mapping[str, Record]) -> bool:
    """Return True if every document number is from 1 to ``MAX_NUMBER``."""
    return all(map(NUMBER.fullmatch, records))


def decode_all(records: Mapping[str, Record]) -> list[AnyEvent]:
    """Decode numbered records into events, in the same order.

    Raises:
        FormatError: a record is invalid or has the id of an earlier one.
    """
    events = _convert(records)
    complete = {event.id for event in events if event.batch and event.on}
    if len(complete) == len(events) and "" not in complete:
        return events
    if len({event.id for event in events}) < len(events):
        raise FormatError("has the id of an earlier record", _first_duplicate(records, events))
    for number, event in zip(records, events, strict=True):
        if not (event.batch and event.id and event.on):
            decode_one(number, as_document(records[number]))
    return events


def _convert(records: Mapping[str, Record]) -> list[AnyEvent]:
    events = [record for record in records.values() if not isinstance(record, dict)]
    if len(events) == len(records):
        return events
    try:
        return msgspec.convert({"events": list(map(as_document, records.values()))}, _EventList).events
    except msgspec.ValidationError:
        return [decode_one(number, as_document(record)) for number, record in records.items()]


def _first_duplicate(numbers: Iterable[str], events: Iterable[AnyEvent]) -> int | None:
    ids: set[str] = set()
    for number, event in zip(numbers, events, strict=True):
        if event.id in ids:
            return int(number)
        ids.add(event.id)
    return None


def decode_one(number: str, record: Document) -> AnyEvent:
    """Decode one numbered record."""
    try:
        return decode(record)
    except msgspec.ValidationError as error:
        # Fields are our own words; nothing else of the file is quoted.
        field = _FIELD.search(str(error))
        problem = f"has a missing or invalid `{field[1]}`" if field else "is not a valid record"
        raise FormatError(problem, int(number)) from error


def encode_checked(event: AnyEvent) -> Document:
    """Return the raw record of a new event, which is sure to be readable again."""
    try:
        document = encode(event)
        decode(document)
        msgspec.json.encode(document)
    except (ValueError, TypeError, msgspec.MsgspecError) as error:
        raise FormatError("the new record is invalid") from error
    return document


def as_document(record: Record) -> Document:
    """Return the raw document of a record."""
    return record if isinstance(record, dict) else encode(record)


def id_of(record: Record) -> object:
    """Return the id of a record."""
    return record["id"] if isinstance(record, dict) else record.id
