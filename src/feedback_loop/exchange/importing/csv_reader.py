"""Read delimited text in any encoding and with any delimiter."""

import codecs
import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from itertools import chain, islice

from feedback_loop.domain.errors import UsageError
from feedback_loop.exchange.importing.columns import ColumnMapping, is_header, known_headings
from feedback_loop.exchange.importing.limits import MAX_CELL_LENGTH, MAX_COLUMNS, MAX_LINE_LENGTH, check_row

_DELIMITERS = ",;\t|"
_MARKS = f'{_DELIMITERS}"'
_UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# No cell can hold it, because a text that does is refused.
_END = "\0"
_HEADER_WITHIN = 20
"""Rows among which the header is looked for: above it may stand a title."""


@dataclass(frozen=True)
class SheetRow:
    """One row.

    Attributes:
        number: as a spreadsheet program shows it: the header is row 1, and a cell may span lines.
        cells: as they are written; there may be fewer or more than the header has.
        file: the file in the archive that it stands in; blank where there is but one.
    """

    number: int
    cells: tuple[str, ...]
    file: str = ""


@dataclass(frozen=True)
class Sheet:
    """A header and the rows below it that are not blank; ``name`` is what a workbook calls it."""

    header: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    name: str | None = None


def build_sheet(rows: Iterable[SheetRow], mapped: Sequence[ColumnMapping] = (), name: str | None = None) -> Sheet:
    """Make a sheet of rows: the header is the first that can only be one, else the first of all.

    Raises:
        UsageError: there is no row that says anything, or there are too many.
    """
    filled = [_checked(row) for row in rows if _filled(row.cells)]
    if not filled:
        raise UsageError("The file is empty; the first row must hold headings such as Company and Date Applied.")
    top = [row.cells for row in filled[:_HEADER_WITHIN]]
    likely = [place for means in (mapped, ()) for place, cells in enumerate(top) if is_header(cells, means)]
    header = next(iter(likely), 0)
    return Sheet(filled[header].cells, tuple(filled[header + 1 :]), name)


def read_sheet(content: bytes, mapped: Sequence[ColumnMapping] = ()) -> Sheet:
    """Read a whole file.

    Raises:
        UsageError: it is empty, not text, not well formed, or too large.
    """
    encoding = _encoding(content)
    with _long_cells():
        delimiter = max(_DELIMITERS, key=lambda delimiter: _sense(content, encoding, delimiter, mapped))
        return build_sheet(_records(content, encoding, delimiter), mapped)


def _encoding(content: bytes) -> str:
    encodings = ("utf-16",) if content.startswith(_UTF_16_MARKS) else ("utf-8-sig", "cp1252", "latin-1")
    for encoding in encodings:
        with suppress(UnicodeDecodeError):
            if _END not in content.decode(encoding):
                return encoding
            break
    raise UsageError("The file is not text; save the spreadsheet as CSV (UTF-8) and import that.")


@contextmanager
def _long_cells() -> Iterator[None]:
    limit = csv.field_size_limit(MAX_CELL_LENGTH)
    try:
        yield
    finally:
        csv.field_size_limit(limit)


def _sense(content: bytes, encoding: str, delimiter: str, mapped: Sequence[ColumnMapping]) -> tuple[bool, int, int]:
    """Return how much sense the first rows make with a delimiter, for comparing."""
    sense = (False, 0, 0)
    # Quotation marks that are in order with one delimiter need not be with another.
    with suppress(UsageError):
        filled = (row.cells for row in _records(content, encoding, delimiter) if _filled(row.cells))
        for cells in islice(filled, _HEADER_WITHIN):
            told = cells[:MAX_COLUMNS]
            sense = max(sense, (is_header(told, mapped), *known_headings(told)))
    return sense


def _records(content: bytes, encoding: str, delimiter: str) -> Iterator[SheetRow]:
    stream = io.TextIOWrapper(io.BytesIO(content), encoding, newline="")
    reader = csv.reader(chain(_lines(stream), [_END]), delimiter=delimiter)
    number = 1
    while (cells := _record(reader, number)) != [_END]:
        yield SheetRow(number, tuple(cells))
        number += 1


def _lines(stream: io.TextIOWrapper) -> Iterator[str]:
    while line := stream.readline(MAX_LINE_LENGTH):
        if len(line) == MAX_LINE_LENGTH:
            raise UsageError(f"The file has a line of over {MAX_LINE_LENGTH:,} characters; it is no spreadsheet.")
        yield line


def _record(reader: Iterator[list[str]], number: int) -> list[str]:
    try:
        cells = next(reader)
    except csv.Error as error:
        raise UsageError(
            f"Row {number} holds a cell of over {MAX_CELL_LENGTH:,} characters; is a quotation mark left open?"
        ) from error
    if cells != [_END] and "".join(cells[-1:]).endswith(_END):
        raise UsageError(f"A quotation mark in row {number} is never closed; close it and import again.")
    return cells


def _checked(row: SheetRow) -> SheetRow:
    width = len(row.cells)
    if width > MAX_COLUMNS:
        # A sheet that is formatted to its edge is saved with blank cells up to there.
        width = next(place for place in range(width, 0, -1) if row.cells[place - 1])
    check_row(row.number, width)
    return replace(row, cells=row.cells[:width]) if width < len(row.cells) else row


def _filled(cells: tuple[str, ...]) -> bool:
    return any(cell.strip().strip(_MARKS) for cell in cells)
