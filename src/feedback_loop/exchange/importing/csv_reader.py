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
_DELIMITERS_AND_QUOTE = f'{_DELIMITERS}"'
_UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# No cell can contain it, because a text that does is refused.
_END = "\0"
_MAX_HEADER_ROW = 20
"""Number of rows searched for the header, which may stand below a title."""


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
    """Build a sheet from rows; its header is the first row that can only be one, else the first row."""
    filled = [_trim_row(row) for row in rows if _has_text(row.cells)]
    if not filled:
        raise UsageError("The file is empty. Its first row must have headings such as Company and Date Applied.")
    top = [row.cells for row in filled[:_MAX_HEADER_ROW]]
    headers = (index for known in (mappings, ()) for index, cells in enumerate(top) if is_header(cells, known))
    header = next(headers, 0)
    return Sheet(filled[header].cells, tuple(filled[header + 1 :]), name)


def _trim_row(row: SheetRow) -> SheetRow:
    width = len(row.cells)
    if width > MAX_COLUMNS:
        # A sheet that is formatted to its edge is saved with blank cells up to there.
        width = next(length for length in range(width, 0, -1) if row.cells[length - 1])
    check_row(row.number, width)
    return replace(row, cells=row.cells[:width]) if width < len(row.cells) else row


def _has_text(cells: tuple[str, ...]) -> bool:
    return any(cell.strip().strip(_DELIMITERS_AND_QUOTE) for cell in cells)


def read_sheet(content: bytes, mappings: Sequence[ColumnMapping] = ()) -> Sheet:
    """Read a whole file; refuse one that is empty, not text, malformed, or too large."""
    encoding = _detect_encoding(content)
    with _long_cells_allowed():
        delimiter = max(_DELIMITERS, key=lambda delimiter: _score_delimiter(content, encoding, delimiter, mappings))
        return build_sheet(_read_rows(content, encoding, delimiter), mappings)


def _detect_encoding(content: bytes) -> str:
    encodings = ("utf-16",) if content.startswith(_UTF_16_MARKS) else ("utf-8-sig", "cp1252", "latin-1")
    for encoding in encodings:
        with suppress(UnicodeDecodeError):
            if _END not in content.decode(encoding):
                return encoding
            break
    raise UsageError("The file is not text. Save the spreadsheet as CSV (UTF-8) and import that.")


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
        filled = (row.cells for row in _read_rows(content, encoding, delimiter) if _has_text(row.cells))
        for cells in islice(filled, _MAX_HEADER_ROW):
            headings = cells[:MAX_COLUMNS]
            best = max(best, (is_header(headings, mappings), *known_headings(headings)))
    return best


def _read_rows(content: bytes, encoding: str, delimiter: str) -> Iterator[SheetRow]:
    stream = io.TextIOWrapper(io.BytesIO(content), encoding, newline="")
    reader = csv.reader(chain(_read_lines(stream), [_END]), delimiter=delimiter)
    number = 1
    while (cells := _read_cells(reader, number)) != [_END]:
        yield SheetRow(number, tuple(cells))
        number += 1


def _read_lines(stream: io.TextIOWrapper) -> Iterator[str]:
    while line := stream.readline(MAX_LINE_LENGTH):
        if len(line) == MAX_LINE_LENGTH:
            raise UsageError(
                f"The file has a line with over {MAX_LINE_LENGTH:,} characters; it doesn't look like a spreadsheet."
            )
        yield line


def _read_cells(reader: Iterator[list[str]], number: int) -> list[str]:
    try:
        cells = next(reader)
    except csv.Error as error:
        raise UsageError(
            f"Row {number} has a cell with over {MAX_CELL_LENGTH:,} characters. Is a quotation mark missing?"
        ) from error
    if cells != [_END] and "".join(cells[-1:]).endswith(_END):
        raise UsageError(f"A quotation mark in row {number} is never closed. Close it and import the file again.")
    return cells
