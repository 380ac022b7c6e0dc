"""Delimited text as spreadsheet programs save it, whatever its encoding and delimiter."""

import codecs
import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import chain

from feedback_loop.domain.errors import UsageError
from feedback_loop.exchange.columns import known_headings, read_header

_DELIMITERS = ",;\t|"
_LONGEST_CELL = 1_000_000
_UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# No cell can hold it, because a text that does is refused.
_END = "\0"


@dataclass(frozen=True)
class Row:
    """One row.

    Attributes:
        number: as a spreadsheet program shows it: the header is row 1, and a cell may span lines.
        cells: as they are written; there may be fewer or more than the header has.
    """

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """A header and the rows below it that are not blank."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]


def read_sheet(content: bytes) -> Sheet:
    """Read a whole file.

    Raises:
        UsageError: it is empty, not text, not well formed, or its header names no company.
    """
    text = _decoded(content)
    if not "".join(text.split()).strip(f'{_DELIMITERS}"'):
        raise UsageError("The file is empty; the first row must hold headings such as Company and Date Applied.")
    with _long_cells():
        delimiter = max(_DELIMITERS, key=lambda delimiter: known_headings(_first(text, delimiter)))
        records = [Row(number, cells) for number, cells in _records(text, delimiter) if _filled(cells)]
    header, *rows = records
    read_header(header.cells)
    return Sheet(header.cells, tuple(rows))


def _decoded(content: bytes) -> str:
    encodings = ("utf-16",) if content.startswith(_UTF_16_MARKS) else ("utf-8-sig", "cp1252", "latin-1")
    for encoding in encodings:
        with suppress(UnicodeDecodeError):
            text = content.decode(encoding)
            if _END not in text:
                return text
            break
    raise UsageError("The file is not text; save the spreadsheet as CSV (UTF-8) and import that.")


@contextmanager
def _long_cells() -> Iterator[None]:
    limit = csv.field_size_limit(_LONGEST_CELL)
    try:
        yield
    finally:
        csv.field_size_limit(limit)


def _first(text: str, delimiter: str) -> tuple[str, ...]:
    # Quotation marks that are in order with one delimiter need not be with another.
    with suppress(UsageError):
        return next((cells for _, cells in _records(text, delimiter) if _filled(cells)), ())
    return ()


def _records(text: str, delimiter: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    reader = csv.reader(chain(io.StringIO(text, newline=""), [_END]), delimiter=delimiter)
    number = 1
    while (cells := _record(reader, number)) != [_END]:
        yield number, tuple(cells)
        number += 1


def _record(reader: Iterator[list[str]], number: int) -> list[str]:
    try:
        cells = next(reader)
    except csv.Error as error:
        raise UsageError(
            f"Row {number} holds a cell of over {_LONGEST_CELL:,} characters; is a quotation mark left open?"
        ) from error
    if cells != [_END] and "".join(cells[-1:]).endswith(_END):
        raise UsageError(f"A quotation mark in row {number} is never closed; close it and import again.")
    return cells


def _filled(cells: tuple[str, ...]) -> bool:
    return any(cell.strip() for cell in cells)
