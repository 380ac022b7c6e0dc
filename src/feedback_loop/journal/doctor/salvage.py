"""Salvage every intact record of a damaged journal."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from feedback_loop.domain.model.events import Document
from feedback_loop.journal.format.codec import Tables, line_of, parse, parse_value_at
from feedback_loop.journal.format.errors import FormatError
from feedback_loop.journal.format.records import NUMBER, decode_one
from feedback_loop.journal.format.schema import migrate, schema_of

_ENTRY = re.compile(r'"(\d+)"\s*:\s*(?=\{)')
_AT_A_LINE = re.compile(r'\n\s*"\d{1,15}"\s*:\s*\{')
_SCHEMA = re.compile(r'\A[\s\ufeff]*\{\s*"schema"\s*:\s*(\d{1,9})\s*,\s*"events"\s*:\s*')
_TABLE = re.compile(r'"[^"\\]*[^"\\\d][^"\\]*"\s*:\s*')
_MARKERS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")


@dataclass(slots=True)
class SalvageResult:
    """What a text holds.

    Attributes:
        documents: each record that is whole and fits its kind, in the order of the text, each id once.
        flaws: everything that is wrong, in the order of the text; none for a journal that is whole.
        unread: how many records or lines could not be read.
        others: what stands beside the table of events, where that could be told.
    """

    documents: list[Document] = field(default_factory=list)
    flaws: list[FormatError] = field(default_factory=list)
    unread: int = 0
    others: Tables = field(default_factory=dict)
    _seen: set[str] = field(default_factory=set)

    def take(self, document: object, number: str, line: int | None) -> None:
        """Take a record in, or the flaw for which it cannot be."""
        at = int(number) if NUMBER.fullmatch(number) else None
        if at is None:
            self.flaws.append(FormatError("holds a document number that is not a positive integer", line=line))
        problem = self._problem_of(document)
        if problem:
            self.flaws.append(FormatError(problem, at, line))
            self.unread += 1
        elif isinstance(document, dict):
            self._seen.add(document["id"])
            self.documents.append(document)

    def _problem_of(self, document: object) -> str | None:
        if not isinstance(document, dict):
            return "is not a record"
        try:
            event = decode_one("0", document)
        except FormatError as flaw:
            return flaw.problem
        return "has the id of an earlier record" if event.id in self._seen else None


def salvage(content: bytes) -> SalvageResult:
    """Return what the text of a journal holds, whatever happened to it.

    Raises:
        NewerSchemaError: a newer version wrote it, so that nobody here can tell what is whole.
    """
    found = SalvageResult()
    try:
        tables = parse(content)
    except FormatError as flaw:
        _scan(content, flaw, found)
        return found
    try:
        tables = migrate(tables, schema_of(tables))
    except FormatError as flaw:
        found.flaws.append(flaw)
    events = tables.get("events")
    if not isinstance(events, dict):
        _scan(content, FormatError("the file holds no table of events"), found)
        return found
    found.others = {name: value for name, value in tables.items() if name not in ("schema", "events")}
    for number, document in events.items():
        found.take(document, number, None)
    for each in found.flaws:
        each.line = line_of(content, each.record) if each.record else None
    return found


def _scan(content: bytes, first: FormatError, found: SalvageResult) -> None:
    """Find the records in a text that is no JSON, wherever they stand, and the lines that hold something else."""
    text = _decoded(content)
    header = _SCHEMA.match(text)
    schema = schema_of({"schema": int(header[1])}) if header else None
    found.flaws.insert(0, first)
    end, line = header.end() if header else 0, 1
    line += text.count("\n", 0, end)
    for start, after, number, document in _entries(text, end):
        _note_rest(text[end:start], line, found)
        line += text.count("\n", end, start)
        found.take(_upgraded(document, schema), number, line)
        line += text.count("\n", start, after)
        end = after
    _note_rest(text[end:], line, found)
    told = {first.line} if first.line else set()
    rest = [flaw for flaw in found.flaws[1:] if flaw.line not in told]
    found.flaws[1:] = sorted(rest, key=lambda flaw: flaw.line or 0)


def _entries(text: str, start: int) -> Iterator[tuple[int, int, str, object]]:
    """Return where each record begins and ends, its number and what it is."""
    while entry := _ENTRY.search(text, start):
        try:
            document, after = parse_value_at(text, entry.end())
        except (ValueError, RecursionError):
            start = entry.end()
        else:
            # What is no record, but holds some, is no reason to lose them.
            start = after if _is_record(document, text[entry.end() : after]) else entry.end()
            if start == after:
                yield entry.start(), start, entry[1], document


def _is_record(document: object, written: str) -> bool:
    """Tell whether an object is a record, perhaps a damaged one, and not a part of the table around others."""
    if not isinstance(document, dict) or not any(isinstance(value, dict) for value in document.values()):
        return True
    if _AT_A_LINE.search(written):
        # A brace too many makes a part of one record of all that follow it.
        return False
    try:
        decode_one("0", document)
    except FormatError:
        return "id" in document and not any(isinstance(value, dict) and "kind" in value for value in document.values())
    return True


def _upgraded(document: object, schema: int | None) -> object:
    """Return one record in the present schema; where the number of the schema is lost, it is taken for the present."""
    if schema is None or not isinstance(document, dict):
        return document
    tables: dict[str, Any] = migrate({"schema": schema, "events": {"1": document}}, schema)
    return tables["events"].get("1")


def _note_rest(text: str, line: int, found: SalvageResult) -> None:
    """Note each line that holds more than what joins records."""
    for number, rest in enumerate(text.split("\n"), line):
        if problem := _problem(rest.strip(" \t\r{},\ufeff")):
            found.flaws.append(FormatError(problem, line=number))
            found.unread += 1


def _problem(rest: str) -> str | None:
    if not rest or _is_table(rest):
        return None
    if rest.startswith(_MARKERS):
        return "is the mark of a conflict that another program left"
    if "\0" in rest:
        return "holds NUL characters, as after a crash of the machine"
    if any("\udc80" <= character <= "\udcff" for character in rest):
        return "is not UTF-8 text"
    return "cannot be read"


def _is_table(rest: str) -> bool:
    """Tell whether a line is another table, or a field beside the table of events."""
    name = _TABLE.match(rest)
    if not name:
        return False
    # The brace that closes it was taken for one that joins records.
    for closing in ("", "}", "}}"):
        try:
            _, end = parse_value_at(rest + closing, name.end())
        except (ValueError, RecursionError):
            continue
        return end == len(rest + closing)
    return False


def _decoded(content: bytes) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) and b'"kind"' not in content:
        return content.decode("utf-16", "replace")
    return content.decode("utf-8", "surrogateescape")
