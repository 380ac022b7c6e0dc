"""Strict JSON text of a journal, one event per line.

``Tables`` is the whole document: ``schema``, ``events`` (document number to record) and whatever else a newer
version or another program keeps beside them. A record is an event where nothing is known of it but that, else the raw
document.
"""

import codecs
import json
import re
from collections.abc import Mapping
from typing import Any, NoReturn

import msgspec

from feedback_loop.domain.model.events import AnyEvent
from feedback_loop.journal.format.errors import FormatError
from feedback_loop.journal.format.schema import SCHEMA

Tables = dict[str, Any]

_ESCAPED_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_ENCODER = msgspec.json.Encoder()
_END = b"\n}}\n"
_ENTRY = re.compile(r'\s*"(\d{1,15})"\s*:')


class _Written(msgspec.Struct):
    schema: int
    events: dict[str, AnyEvent]


class LossyJsonError(ValueError):
    """JSON that Python would read, but not faithfully."""


def parse(content: bytes) -> Tables:
    """Read ``content`` as one JSON object, without letting any of it get lost or bent.

    Raises:
        FlawError: not UTF-8, not JSON, no object, a field given twice, a number that JSON does not know or
            that cannot be kept, half a character, or too deep.
    """
    value = _parse_fast(content) or _parsed(_decoded(content))
    if not isinstance(value, dict):
        raise FormatError("the file is JSON, but not a journal")
    return value


def parse_events_fast(content: bytes) -> dict[str, AnyEvent] | None:
    """Read ``content`` at once as events by number, if it is what ``render`` makes of them; None if not.

    Whatever would get lost, or is not as this version writes it, would be missing in what is made of them.
    """
    try:
        events = msgspec.json.decode(content, type=_Written).events
        return events if render({"events": events}) == content else None
    except (FormatError, msgspec.MsgspecError, UnicodeError, RecursionError):
        return None


def _parse_fast(content: bytes) -> Tables | None:
    """Read ``content`` at once if it is what this module writes; whatever would get lost would be missing there."""
    try:
        tables: Tables = msgspec.json.decode(content)
        return tables if render(tables) == content else None
    except (FormatError, msgspec.MsgspecError, UnicodeError, RecursionError, KeyError, TypeError, AttributeError):
        return None


def _parsed(text: str) -> object:
    try:
        return _value(text)
    except json.JSONDecodeError as error:
        raise FormatError("is not valid JSON, or the file breaks off there", line=error.lineno) from error
    except (ValueError, RecursionError) as error:
        record, line = _where_it_fails(text)
        raise FormatError(_reason(error), record, line) from error


def parse_value_at(text: str, start: int) -> tuple[object, int]:
    """Read one JSON value that begins at ``start``, as strictly as ``parse``; return it and where it ends.

    Raises:
        ValueError: none is there that is whole.
        RecursionError: it is nested too deeply.
    """
    value, end = _DECODER.raw_decode(text, start)
    json.dumps(value, ensure_ascii=False).encode()
    return value, end


def render(tables: Tables) -> bytes:
    """Return the text of ``tables``: ``schema`` first, then one event a line, then the rest, one a line.

    Raises:
        FlawError: something in it has no faithful JSON text.
    """
    try:
        events = _entries(tables["events"])
        others = [_entry(key, value) for key, value in tables.items() if key not in ("schema", "events")]
    except (ValueError, TypeError, RecursionError, msgspec.MsgspecError) as error:
        raise FormatError("holds something that cannot be written as text") from error
    return b",\n".join([b'{"schema": %d, "events": {\n%b\n}' % (SCHEMA, events), *others]) + b"}\n"


def append_records(content: bytes, records: Mapping[str, Any]) -> bytes:
    """Return the text of a journal with records after those that it has.

    Args:
        content: what ``render`` made of a table that holds events and nothing else.
        records: those to append by number, each sure to have a JSON text.
    """
    return b"%b,\n%b%b" % (content.removesuffix(_END), _entries(records), _END)


def line_of(content: bytes, record: int) -> int | None:
    """Return the line, from 1, on which ``record`` begins; None where the file is not one event a line."""
    starts = list(re.finditer(rb'^\s*"%d"\s*:' % record, content, re.MULTILINE))
    return content.count(b"\n", 0, starts[0].end()) + 1 if len(starts) == 1 else None


def _entries(records: Mapping[str, Any]) -> bytes:
    lines = _ENCODER.encode_lines(records.values()).splitlines()
    return b",\n".join(map(b"%b: %b".__mod__, zip(map(_ENCODER.encode, records), lines, strict=True)))


def _entry(key: str, value: object) -> bytes:
    return b"%b: %b" % (_ENCODER.encode(key), _ENCODER.encode(value))


def _decoded(content: bytes) -> str:
    if not content.strip():
        raise FormatError("the file is empty")
    if content.startswith(codecs.BOM_UTF8):
        raise FormatError("begins with a byte order mark, as some editors add it", line=1)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise FormatError("is not UTF-8 text", line=line) from error


def _value(text: str) -> object:
    value: object = _DECODER.decode(text)
    if _ESCAPED_SURROGATE.search(text):
        json.dumps(value, ensure_ascii=False).encode()
    return value


def _reject_duplicate_keys(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise LossyJsonError("gives a field or a document number twice")
    return found


def _finite(digits: str) -> float:
    number = float(digits)
    if number in (float("inf"), float("-inf")):
        _no_constant(digits)
    return number


def _no_constant(_name: str) -> NoReturn:
    raise LossyJsonError("holds NaN, Infinity or a number beyond every range")


_DECODER = json.JSONDecoder(
    object_pairs_hook=_reject_duplicate_keys, parse_float=_finite, parse_constant=_no_constant, strict=True
)


def _reason(error: ValueError | RecursionError) -> str:
    if isinstance(error, RecursionError):
        return "is nested too deeply"
    if isinstance(error, UnicodeEncodeError):
        return "holds half a character"
    return str(error) if isinstance(error, LossyJsonError) else "holds a number that is too long"


def _where_it_fails(text: str) -> tuple[int | None, int | None]:
    """Find the first line that fails by itself, when the file is one event a line."""
    for line, entry in enumerate(text.split("\n"), start=1):
        start = _ENTRY.match(entry)
        if start and not _parses_alone(entry[start.end() :].rstrip().removesuffix(",")):
            return int(start[1]), line
    return None, None


def _parses_alone(record: str) -> bool:
    try:
        _value(record)
    except (ValueError, RecursionError):
        return False
    return True
