"""Salvage every intact record of a damaged journal.

A text that is JSON is read by its structure. Any other is read line by line, as the program writes one record a line,
and what is left by looking for objects wherever they are. An object that is a valid record counts as one, whatever
became of the number before it. The time grows with the length of the text.
"""

import codecs
import json
import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from feedback_loop.domain.model.events import Document
from feedback_loop.journal.doctor.scanner import find_objects
from feedback_loop.journal.format.codec import NUMBER, Tables, decode_one, lines_of, parse
from feedback_loop.journal.format.errors import FormatError
from feedback_loop.journal.format.merge import resolve_conflict
from feedback_loop.journal.format.schema import migrate, schema_of
from feedback_loop.journal.format.strict_json import parse_value_at

_HEADER = re.compile(r'\A[\s\ufeff]*\{\s*"schema"\s*:\s*\d{1,9}\s*,\s*"events"\s*:\s*')
_SCHEMA = re.compile(
    r'(?:\A[\s\ufeff]*\{|^|\})[ \t]{0,9},?[ \t]{0,9}"schema"[ \t]{0,9}:[ \t]{0,9}(\d{1,9})(?![\d.])', re.MULTILINE
)
_OWN_LAYOUT = re.compile(r'^"\d{1,15}": \{"[a-z_]{1,40}":.*\},?$', re.MULTILINE)
_OTHER_KEY = re.compile(r'"(\d*+[^"\\][^"\\]*+)"\s*:\s*')
_NUMBER_AT_END = re.compile(r'"(\d{1,20})"\s{0,100}:\s{0,100}\Z')
_KEY_AT_END = re.compile(r"[^\n{},]{0,60}\Z")
_CONTEXT = 250
"""The number of characters before a record in which its number is looked for."""

_MAX_DIGITS = 18
_CONFLICT_MARKERS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
_JOINTS = " \t\r{},\ufeff"
_RECORD_KEYS = frozenset({"kind", "id", "on", "batch", "recorded_at"})
_MIN_RECORD_KEYS = 2
"""The number of keys by which even a damaged record is told from other objects."""

_SURROGATES = re.compile("[\ud800-\udfff]")


@dataclass(slots=True)
class SalvageResult:
    """Intact records of a text, and its errors.

    Attributes:
        documents: each intact and valid record in the order of the text, of two with one id the one that a merge keeps.
        partial: records that are valid without a value that cannot be read.
        errors: all errors in the order of the text; none for an intact journal.
        unread: the number of records or lines that could not be read, or not entirely.
        others: the keys next to the table of events, if they could be told apart.
    """

    documents: list[Document] = field(default_factory=list)
    partial: list[Document] = field(default_factory=list)
    errors: list[FormatError] = field(default_factory=list)
    unread: int = 0
    others: Tables = field(default_factory=dict)
    _places: dict[str, int] = field(default_factory=dict)

    def add(self, document: object, number: str, line: int | None) -> None:
        """Add a record and any records in it, or the error that prevents it."""
        remaining: list[tuple[str, object]] = [(number, document)]
        while remaining:
            number, document = remaining.pop()
            swallowed = _swallowed_records(document)
            if swallowed and isinstance(document, dict):
                self.errors.append(FormatError("contains other records", line=line))
                document = {name: value for name, value in document.items() if name not in swallowed}
            self._add_one(document, self._read_number(number, line), line)
            remaining += reversed(swallowed.items())

    def add_partial(self, document: Document, number: str, line: int) -> None:
        """Add what could be read of a record."""
        self.partial.append(document)
        self.add_error(FormatError("has a value that cannot be read", self._read_number(number, line), line))

    def add_error(self, error: FormatError) -> None:
        """Add the error of a record or line that cannot be read."""
        self.errors.append(error)
        self.unread += 1

    def _add_one(self, document: object, record: int | None, line: int | None) -> None:
        problem = _problem_of(document)
        if problem or not isinstance(document, dict):
            self.add_error(FormatError(problem or "", record, line))
        elif (known := self._places.get(document["id"])) is not None:
            self.add_error(FormatError("has the id of an earlier record", record, line))
            self.documents[known] = resolve_conflict(self.documents[known], document)
        else:
            self._places[document["id"]] = len(self.documents)
            self.documents.append(document)

    def _read_number(self, number: str, line: int | None) -> int | None:
        """Return a document number; if it is invalid, add an error."""
        if NUMBER.fullmatch(number):
            return int(number)
        self.errors.append(FormatError("has a document number that is not a positive integer", line=line))
        return None


class _Piece(NamedTuple):
    """A record in a text: its place, its value, and whether a part of that could not be read."""

    start: int
    end: int
    number: str
    document: Document
    is_partial: bool = False


def salvage(content: bytes) -> SalvageResult:
    """Return the intact records of a journal's text, whatever happened to it.

    Raises:
        NewerSchemaError: a newer version wrote it, so that nothing here can tell what is intact.
    """
    result = SalvageResult()
    try:
        tables = parse(content)
    except FormatError as error:
        _scan(content, error, result)
        return result
    try:
        schema = schema_of(tables)
    except FormatError as error:
        result.errors.append(error)
        schema = 0
    tables = migrate(tables, schema)
    events = tables.get("events")
    if not isinstance(events, dict):
        _scan(content, FormatError("the file has no table of events"), result)
        return result
    result.others = {name: value for name, value in tables.items() if name not in ("schema", "events")}
    for number, document in events.items():
        result.add(document, number, None)
    lines = lines_of(content) if result.errors else {}
    for invalid in result.errors:
        invalid.line = lines.get(invalid.record) if invalid.record else None
    return result


def _scan(content: bytes, parse_error: FormatError, result: SalvageResult) -> None:
    """Find the records in a text that is not JSON, wherever they are, and the lines that are anything else."""
    text = _decode_leniently(content)
    schema = _find_schema(text)
    result.errors.insert(0, parse_error)
    header = _HEADER.match(text)
    position = header.end() if header else 0
    line = 1 + text.count("\n", 0, position)
    for piece in _find_records(text, schema):
        _read_rest(text[position : piece.start], line, result)
        line += text.count("\n", position, piece.start)
        if piece.is_partial:
            result.add_partial(piece.document, piece.number, line)
        else:
            result.add(piece.document, piece.number, line)
        line += text.count("\n", piece.start, piece.end)
        position = piece.end
    _read_rest(text[position:], line, result)
    others = [error for error in result.errors[1:] if error.line is None or error.line != parse_error.line]
    result.errors[1:] = sorted(others, key=lambda error: error.line or 0)


def _find_schema(text: str) -> int:
    """Return the schema number of a text that is not a valid journal; 0 if it is lost, as each step up can be repeated.

    Raises:
        NewerSchemaError: it is above ours.
    """
    try:
        tables = json.loads(text.lstrip("\ufeff"), parse_int=str)
        number = tables.get("schema") if isinstance(tables, dict) else None
    except (ValueError, RecursionError):
        number = max((match[1] for match in _SCHEMA.finditer(text)), key=int, default=None)
    return schema_of({"schema": int(number[:_MAX_DIGITS])}) if isinstance(number, str) and number.isdecimal() else 0


def _find_records(text: str, schema: int) -> Iterator[_Piece]:
    """Yield each record of a text in its order: from lines that are one, and from what is between them."""
    position = start = 0
    has_own_layout = bool(_OWN_LAYOUT.search(text))
    for line in text.split("\n"):
        piece = _read_line(line, schema)
        if piece or (has_own_layout and _read_other_key(line.strip(_JOINTS))):
            yield from _move(_find_in_rest(text[start:position], schema), start)
            start = position + len(line)
        if piece:
            yield from _move([piece], position)
        position += len(line) + 1
    yield from _move(_find_in_rest(text[start:], schema), start)


def _move(pieces: Iterable[_Piece], distance: int) -> Iterator[_Piece]:
    return (piece._replace(start=piece.start + distance, end=piece.end + distance) for piece in pieces)


def _read_line(line: str, schema: int) -> _Piece | None:
    """Return a line that is one record, whatever its number is."""
    start = line.find("{")
    if start < 0 or line[start + 1 : start + 2] == "{":
        return None
    source = line[start:]
    try:
        value, end = parse_value_at(source, 0)
    except (ValueError, RecursionError):
        return None
    document = _as_record(value, schema)
    if document is None or source[end:].strip(_JOINTS):
        return None
    return _Piece(0, len(line), _number_at_end(line[:start]), document)


def _find_in_rest(text: str, schema: int) -> list[_Piece]:
    """Return the records in a part of a text, of those in one another only the outermost."""
    pieces: list[_Piece] = []
    for candidate in find_objects(text):
        if len(candidate.keys & _RECORD_KEYS) < _MIN_RECORD_KEYS:
            continue
        record = _read_record(text[candidate.start : candidate.end], schema)
        inner = len(pieces)
        while inner and pieces[inner - 1].end > candidate.start:
            inner -= 1
        if record and (_problem_of(record[0]) is None or inner == len(pieces)):
            del pieces[inner:]
            start = _start_of_key(text, candidate.start, pieces[-1].end if pieces else 0)
            number = _number_at_end(text[start : candidate.start])
            pieces.append(_Piece(start, candidate.end, number, *record))
    return pieces


def _read_record(source: str, schema: int) -> tuple[Document, bool] | None:
    """Return an object as a record, perhaps an invalid one, and True if a value in it cannot be read."""
    try:
        value, _ = parse_value_at(source, 0)
    except (ValueError, RecursionError):
        record = _as_record(_read_partly(source), schema)
        is_usable = record is not None and _problem_of(record) is None and not _has_damaged_key(record)
        return (record, True) if record is not None and is_usable else None
    record = _as_record(value, schema)
    return None if record is None else (record, False)


def _as_record(value: object, schema: int) -> Document | None:
    """Return a value as a record in the current schema, perhaps an invalid one; None if it is anything else."""
    if not isinstance(value, dict) or len(value.keys() & _RECORD_KEYS) < _MIN_RECORD_KEYS:
        return None
    tables: dict[str, Any] = migrate({"schema": schema, "events": {"1": value}}, schema)
    record: Document = tables["events"]["1"]
    return record


def _read_partly(source: str) -> object:
    """Return a JSON value without the members and items that cannot be read."""
    try:
        return _LENIENT_DECODER.decode(source)
    except (ValueError, RecursionError):
        return None


def _without_unreadable(pairs: list[tuple[str, object]]) -> dict[str, object]:
    cleaned = ((_without_surrogates(name), _clean(value)) for name, value in pairs)
    return {name: value for name, value in cleaned if value is not _UNREADABLE}


def _clean(value: object) -> object:
    if isinstance(value, list):
        return [item for item in map(_clean, value) if item is not _UNREADABLE]
    return _without_surrogates(value) if isinstance(value, str) else value


def _without_surrogates(text: str) -> str:
    return _SURROGATES.sub("\ufffd", text)


def _has_damaged_key(record: Document) -> bool:
    """Return True if what identifies a record is damaged: it would come back as another one."""
    return any("\ufffd" in str(record.get(name)) for name in _RECORD_KEYS)


def _read_float(digits: str) -> object:
    number = float(digits)
    return number if math.isfinite(number) else _UNREADABLE


def _read_int(digits: str) -> object:
    return int(digits) if len(digits) <= _MAX_DIGITS else _UNREADABLE


_UNREADABLE = object()
_LENIENT_DECODER = json.JSONDecoder(
    object_pairs_hook=_without_unreadable,
    parse_float=_read_float,
    parse_int=_read_int,
    parse_constant=lambda _name: _UNREADABLE,
)


def _start_of_key(text: str, start: int, minimum: int) -> int:
    """Return the beginning of the key of an object, perhaps a damaged one."""
    before = text[max(minimum, start - _CONTEXT) : start]
    key = _NUMBER_AT_END.search(before) or _KEY_AT_END.search(before)
    return start - len(before) + (key.start() if key else len(before))


def _number_at_end(text: str) -> str:
    number = _NUMBER_AT_END.search(text[-_CONTEXT:])
    return number[1] if number else ""


def _problem_of(document: object) -> str | None:
    if not isinstance(document, dict):
        return "is not a record"
    try:
        decode_one("0", document)
    except FormatError as error:
        return error.problem
    return None


def _swallowed_records(document: object) -> dict[str, Document]:
    """Return the records directly in an object, which a missing piece of the text makes a part of it."""
    if not isinstance(document, dict):
        return {}
    return {name: value for name, value in document.items() if isinstance(value, dict) and _problem_of(value) is None}


def _read_rest(text: str, first_line: int, result: SalvageResult) -> None:
    """Keep the other keys in a text without records, and note each line that holds more than what joins records."""
    for line, content in enumerate(text.split("\n"), first_line):
        stripped = content.strip(_JOINTS)
        if other := _read_other_key(stripped):
            if not content.startswith((" ", "\t")):
                result.others.setdefault(*other)
        elif problem := _problem_of_line(stripped):
            result.add_error(FormatError(problem, line=line))


def _problem_of_line(text: str) -> str | None:
    if not text:
        return None
    if text.startswith(_CONFLICT_MARKERS):
        return "is a conflict marker of another program"
    if "\0" in text:
        return "contains NUL characters, as after a crash of the machine"
    if any("\udc80" <= character <= "\udcff" for character in text):
        return "is not UTF-8 text"
    return "cannot be read"


def _read_other_key(text: str) -> tuple[str, object] | None:
    """Return name and value if a line is another table, or another key next to the table of events."""
    key = _OTHER_KEY.match(text)
    if not key or key[1] in ("schema", "events") or _SURROGATES.search(text):
        return None
    # Its closing braces were stripped, as if they joined records.
    for closing in ("", "}", "}}"):
        source = text[key.end() :] + closing
        try:
            value, end = parse_value_at(source, 0)
        except (ValueError, RecursionError):
            continue
        return (key[1], value) if end == len(source) else None
    return None


def _decode_leniently(content: bytes) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) and b'"kind"' not in content:
        return content.decode("utf-16", "replace")
    return content.decode("utf-8", "surrogateescape")
