"""Salvage every intact record of a damaged journal."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from feedback_loop.domain.model.events import Document
from feedback_loop.journal.format.codec import NUMBER, Tables, decode_one, line_of, parse, parse_value_at
from feedback_loop.journal.format.errors import FormatError
from feedback_loop.journal.format.schema import migrate, schema_of

_NUMBERED_OBJECT = re.compile(r'"(\d+)"\s*:\s*(?=\{)')
_NUMBERED_LINE = re.compile(r'\n[ \t\r]*"\d{1,15}"\s*:\s*\{')
_HEADER = re.compile(r'\A[\s\ufeff]*\{\s*"schema"\s*:\s*(\d{1,9})\s*,\s*"events"\s*:\s*')
_OTHER_KEY = re.compile(r'"\d*+[^"\\][^"\\]*+"\s*:\s*')
_CONFLICT_MARKERS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")


@dataclass(slots=True)
class SalvageResult:
    """Intact records of a text, and its errors.

    Attributes:
        documents: each intact and valid record in the order of the text, each id once.
        errors: all errors in the order of the text; none for an intact journal.
        unread: the number of records or lines that could not be read.
        others: the keys next to the table of events, if they could be told apart.
    """

    documents: list[Document] = field(default_factory=list)
    errors: list[FormatError] = field(default_factory=list)
    unread: int = 0
    others: Tables = field(default_factory=dict)
    _ids: set[str] = field(default_factory=set)

    def add(self, document: object, number: str, line: int | None) -> None:
        """Add a record, or the error that prevents it."""
        record = int(number) if NUMBER.fullmatch(number) else None
        if record is None:
            self.errors.append(FormatError("has a document number that is not a positive integer", line=line))
        problem = self._problem_of(document)
        if problem:
            self.errors.append(FormatError(problem, record, line))
            self.unread += 1
        elif isinstance(document, dict):
            self._ids.add(document["id"])
            self.documents.append(document)

    def _problem_of(self, document: object) -> str | None:
        if not isinstance(document, dict):
            return "is not a record"
        try:
            event = decode_one("0", document)
        except FormatError as error:
            return error.problem
        return "has the id of an earlier record" if event.id in self._ids else None


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
        tables = migrate(tables, schema_of(tables))
    except FormatError as error:
        result.errors.append(error)
    events = tables.get("events")
    if not isinstance(events, dict):
        _scan(content, FormatError("the file has no table of events"), result)
        return result
    result.others = {name: value for name, value in tables.items() if name not in ("schema", "events")}
    for number, document in events.items():
        result.add(document, number, None)
    for invalid in result.errors:
        invalid.line = line_of(content, invalid.record) if invalid.record else None
    return result


def _scan(content: bytes, parse_error: FormatError, result: SalvageResult) -> None:
    """Find the records in a text that is not JSON, wherever they are, and the lines that are anything else."""
    text = _decode_leniently(content)
    header = _HEADER.match(text)
    schema = schema_of({"schema": int(header[1])}) if header else None
    result.errors.insert(0, parse_error)
    position, line = header.end() if header else 0, 1
    line += text.count("\n", 0, position)
    for start, end, number, document in _find_records(text, position):
        _note_unread(text[position:start], line, result)
        line += text.count("\n", position, start)
        result.add(_migrate_record(document, schema), number, line)
        line += text.count("\n", start, end)
        position = end
    _note_unread(text[position:], line, result)
    others = [error for error in result.errors[1:] if error.line is None or error.line != parse_error.line]
    result.errors[1:] = sorted(others, key=lambda error: error.line or 0)


def _find_records(text: str, start: int) -> Iterator[tuple[int, int, str, object]]:
    """Yield start, end, number and value of each record."""
    while match := _NUMBERED_OBJECT.search(text, start):
        try:
            document, end = parse_value_at(text, match.end())
        except (ValueError, RecursionError):
            start = match.end()
        else:
            # An object that is not a record may still contain records.
            start = end if _is_record(document, text[match.end() : end]) else match.end()
            if start == end:
                yield match.start(), end, match[1], document


def _is_record(document: object, text: str) -> bool:
    """Return True for a record, perhaps a damaged one, and False for a part of the table around others."""
    if not isinstance(document, dict) or not any(isinstance(value, dict) for value in document.values()):
        return True
    if _NUMBERED_LINE.search(text):
        # One brace too many makes a part of one record of all that follow it.
        return False
    try:
        decode_one("0", document)
    except FormatError:
        return "id" in document and not any(isinstance(value, dict) and "kind" in value for value in document.values())
    return True


def _migrate_record(document: object, schema: int | None) -> object:
    """Return one record in the current schema; if the schema number is lost, it counts as the current one."""
    if schema is None or not isinstance(document, dict):
        return document
    tables: dict[str, Any] = migrate({"schema": schema, "events": {"1": document}}, schema)
    return tables["events"].get("1")


def _note_unread(text: str, first_line: int, result: SalvageResult) -> None:
    """Note each line that holds more than what joins records."""
    for line, content in enumerate(text.split("\n"), first_line):
        if problem := _problem_of_line(content.strip(" \t\r{},\ufeff")):
            result.errors.append(FormatError(problem, line=line))
            result.unread += 1


def _problem_of_line(text: str) -> str | None:
    if not text or _is_other_key(text):
        return None
    if text.startswith(_CONFLICT_MARKERS):
        return "is a conflict marker of another program"
    if "\0" in text:
        return "contains NUL characters, as after a crash of the machine"
    if any("\udc80" <= character <= "\udcff" for character in text):
        return "is not UTF-8 text"
    return "cannot be read"


def _is_other_key(text: str) -> bool:
    """Return True if a line is another table, or another key next to the table of events."""
    key = _OTHER_KEY.match(text)
    if not key:
        return False
    # Its closing brace was stripped, as if it joined records.
    for closing in ("", "}", "}}"):
        try:
            _, end = parse_value_at(text + closing, key.end())
        except (ValueError, RecursionError):
            continue
        return end == len(text + closing)
    return False


def _decode_leniently(content: bytes) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) and b'"kind"' not in content:
        return content.decode("utf-16", "replace")
    return content.decode("utf-8", "surrogateescape")
