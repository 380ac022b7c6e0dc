"""Read delimited text in any encoding and with any delimiter."""

import codecs
import csv
import io
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import chain, islice

from feedback_loop.domain.errors import UsageError
from feedback_loop.exchange.importing.columns import ColumnMapping, is_header, known_headings
from feedback_loop.exchange.importing.fields import Field
from feedback_loop.exchange.importing.headings import read_heading
from feedback_loop.exchange.importing.layout import MAX_HEADER_ROW, Sheet, SheetRow, build_sheets, has_text
from feedback_loop.exchange.importing.limits import (
    MAX_CELL_LENGTH,
    MAX_CELL_LINES,
    MAX_COLUMNS,
    MAX_LINES,
    MAX_TABLE_BYTES,
    check_size,
)

_DELIMITERS = ",;\t|"
_UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# No cell can contain it, because a text that does is refused.
_END = "\0"
_ENCODINGS = ("cp1252", "gb18030", "cp932", "big5", "cp1251", "cp1250", "cp1254")
_MAX_GUESSED = 20_000
_MAX_GUESSED_CELLS = 400
_MAX_BLANK_ROWS = 10_000
"""Number of rows, blank ones included, that are searched for these."""
_PIECE = 1 << 20


def read_csv(content: bytes, mappings: Sequence[ColumnMapping] = ()) -> tuple[Sheet, ...]:
    """Read the tables of a file; refuse one that is empty, not text, malformed, or too large."""
    check_size("The table", len(content), MAX_TABLE_BYTES)
    encoding = detect_encoding(content)
    with _long_cells_allowed():
        delimiter = max(_DELIMITERS, key=lambda delimiter: _score_delimiter(content, encoding, delimiter, mappings))
        return build_sheets(_read_rows(content, encoding, delimiter), mappings, is_typed=True)


def detect_encoding(content: bytes) -> str:
    """Return the encoding of a text; refuse what is none."""
    if content.startswith(_UTF_16_MARKS):
        encodings: Sequence[str] = ("utf-16",)
    else:
        encodings = ("utf-8-sig", *_guess_encodings(content), "latin-1")
    for encoding in encodings:
        with suppress(UnicodeDecodeError):
            if not _has_nul(content, encoding):
                return encoding
            break
    raise UsageError("The file is not text. Save the spreadsheet as CSV (UTF-8) and import that.")


def _guess_encodings(content: bytes) -> list[str]:
    """Return the encoding of a spreadsheet program in which one row of the beginning has the most known headings."""
    lines = content[:_MAX_GUESSED].splitlines()[:MAX_HEADER_ROW]

    def count_known(encoding: str) -> int:
        rows = (re.split(f"[{_DELIMITERS}]", line.decode(encoding, "replace").replace('"', "")) for line in lines)
        return max((sum(map(_is_known, cells[:_MAX_GUESSED_CELLS])) for cells in rows), default=0)

    best = max(_ENCODINGS, key=count_known)
    return [best] if count_known(best) > count_known(_ENCODINGS[0]) else [_ENCODINGS[0]]


def _is_known(cell: str) -> bool:
    return read_heading(cell.strip()).field is not Field.OTHER


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
        for row in islice(_read_rows(content, encoding, delimiter, _MAX_BLANK_ROWS), MAX_HEADER_ROW):
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
