"""Read delimited text in any encoding and with any delimiter."""

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from itertools import chain, islice

from feedback_loop.domain.errors import UsageError
from feedback_loop.exchange.importing.columns import ColumnMapping, is_header, known_headings
from feedback_loop.exchange.importing.limits import (
    MAX_CELL_LENGTH,
    MAX_CELL_LINES,
    MAX_COLUMNS,
    MAX_LINES,
    MAX_TABLE_BYTES,
    check_columns,
    check_counts,
    check_size,
)

_DELIMITERS = ",;\t|"
_TEXT = re.compile(rf'[^\s"{_DELIMITERS}]')
_UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# No cell can contain it, because a text that does is refused.
_END = "\0"
_MAX_HEADER_ROW = 20
"""Number of rows searched for the header, which may stand below a title."""
_MAX_BLANK_ROWS = 10_000
"""Number of rows, blank ones included, that are searched for these."""
_PIECE = 1 << 20


@dataclass(frozen=True)
class SheetRow:
    """One row.

    Attributes:
        number: the number that a spreadsheet program shows: the header is row 1, and a cell may span lines.
        cells: the cells as written; there may be fewer or more than headings.
        file: the name of its file in an archive; blank if there is only one.
    """

    number: int
    cells: tuple[str, ...]
    file: str = ""


@dataclass(frozen=True)
class Sheet:
    """A header and the rows below it that are not blank; ``name`` is the sheet's name in a workbook."""

    header: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    name: str | None = None


def build_sheet(rows: Iterable[SheetRow], mappings: Sequence[ColumnMapping] = (), name: str | None = None) -> Sheet:
    """Build a sheet from filled rows; its header is the first row that can only be one, else the first row."""
    filled = list(_trim_rows(rows))
    if not filled:
        raise UsageError("The file is empty. Its first row must have headings such as Company and Date Applied.")
    top = [row.cells for row in filled[:_MAX_HEADER_ROW]]
    headers = (index for known in (mappings, ()) for index, cells in enumerate(top) if is_header(cells, known))
    header = next(headers, 0)
    return Sheet(filled[header].cells, tuple(filled[header + 1 :]), name)


def _trim_rows(rows: Iterable[SheetRow]) -> Iterator[SheetRow]:
    """Trim each row; refuse a table that is too large, without its header."""
    cells = characters = 0
    for number, row in enumerate(rows):
        trimmed = _trim_row(row)
        cells += len(trimmed.cells)
        characters += sum(map(len, trimmed.cells))
        check_counts(number, cells, characters)
        yield trimmed


def _trim_row(row: SheetRow) -> SheetRow:
    """Leave out blank cells at the end; a sheet that is formatted to its edge is saved with some up to there."""
    width = len(row.cells)
    while width and not row.cells[width - 1]:
        width -= 1
    check_columns(row.number, width)
    return replace(row, cells=row.cells[:width]) if width < len(row.cells) else row


def has_text(cells: Iterable[str]) -> bool:
    """Return True if a row is not blank."""
    return _TEXT.search("".join(cells)) is not None


def read_sheet(content: bytes, mappings: Sequence[ColumnMapping] = ()) -> Sheet:
    """Read a whole file; refuse one that is empty, not text, malformed, or too large."""
    check_size("The table", len(content), MAX_TABLE_BYTES)
    encoding = _detect_encoding(content)
    with _long_cells_allowed():
        delimiter = max(_DELIMITERS, key=lambda delimiter: _score_delimiter(content, encoding, delimiter, mappings))
        return build_sheet(_read_rows(content, encoding, delimiter), mappings)


def _detect_encoding(content: bytes) -> str:
    encodings = ("utf-16",) if content.startswith(_UTF_16_MARKS) else ("utf-8-sig", "cp1252", "latin-1")
    for encoding in encodings:
        with suppress(UnicodeDecodeError):
            if not _has_nul(content, encoding):
                return encoding
            break
    raise UsageError("The file is not text. Save the spreadsheet as CSV (UTF-8) and import that.")


def _has_nul(content: bytes, encoding: str) -> bool:
    stream = io.TextIOWrapper(io.BytesIO(content), encoding, newline="")
    return any(_END in piece for piece in iter(lambda: stream.read(_PIECE), ""))


@contextmanager
def _long_cells_allowed() -> Iterator[None]:
    limit = csv.field_size_limit(MAX_CELL_LENGTH)
    try:
        yield
    finally:
        csv.field_size_limit(limit)


def _score_delimiter(
    content: bytes, encoding: str, delimiter: str, mappings: Sequence[ColumnMapping]
) -> tuple[bool, int, int]:
    """Return how well a delimiter fits the first rows, for comparing."""
    best = (False, 0, 0)
    # Quotation marks that are balanced with one delimiter need not be with another.
    with suppress(UsageError):
        for row in islice(_read_rows(content, encoding, delimiter, _MAX_BLANK_ROWS), _MAX_HEADER_ROW):
            headings = row.cells[:MAX_COLUMNS]
            best = max(best, (is_header(headings, mappings), *known_headings(headings)))
    return best


def _read_rows(content: bytes, encoding: str, delimiter: str, last: int = MAX_LINES) -> Iterator[SheetRow]:
    """Yield the rows that are not blank, up to the number ``last``."""
    lines = _Lines(io.TextIOWrapper(io.BytesIO(content), encoding, newline=""))
    reader = csv.reader(chain(lines, [_END]), delimiter=delimiter)
    while (cells := _read_cells(reader, lines.row)) != [_END] and lines.row <= last:
        if has_text(cells):
            yield SheetRow(lines.row, tuple(cells))
        lines.next_row()


class _Lines:
    """The lines of a file, as long as they are what a spreadsheet program writes."""

    def __init__(self, stream: io.TextIOWrapper) -> None:
        self._stream = stream
        self._lines = 0
        self.row = 1

    def next_row(self) -> None:
        """Begin the next row; refuse a file with too many."""
        self.row += 1
        self._lines = 0
        if self.row > MAX_LINES:
            raise UsageError(f"The file has more than {MAX_LINES:,} rows, blank ones included. Delete the blank rows.")

    def __iter__(self) -> Iterator[str]:
        while line := self._stream.readline(_PIECE):
            if len(line) == _PIECE:
                raise UsageError(
                    f"The file has a line with over {_PIECE:,} characters; it doesn't look like a spreadsheet."
                )
            self._lines += 1
            if self._lines > MAX_CELL_LINES:
                raise UsageError(
                    f"A cell in row {self.row} goes on for over {MAX_CELL_LINES} lines. A quotation mark may be "
                    "missing there, or one too many; correct it, or shorten the cell, and import the file again."
                )
            yield line


def _read_cells(reader: Iterator[list[str]], number: int) -> list[str]:
    try:
        cells = next(reader)
    except csv.Error as error:
        raise UsageError(
            f"Row {number} has a cell with over {MAX_CELL_LENGTH:,} characters. Is a quotation mark missing there?"
        ) from error
    if cells != [_END] and "".join(cells[-1:]).endswith(_END):
        raise UsageError(f"A quotation mark in row {number} is never closed. Close it and import the file again.")
    return cells
