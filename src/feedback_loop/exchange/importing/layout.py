"""Find the tables in a file: their headers, their titles, and the rows below."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from feedback_loop.domain.errors import UsageError
from feedback_loop.exchange.importing.columns import (
    ColumnMapping,
    holds_applications,
    is_certain_header,
    is_header,
)
from feedback_loop.exchange.importing.limits import check_columns, check_counts, check_tables

_MAX_KNOWN_CELLS = 20_000
_TEXT = re.compile(r'[^\s",;\t|]')
MAX_HEADER_ROW = 20
"""Number of rows searched for the header, which may stand below a title."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row.

    Attributes:
        number: the number that a spreadsheet program shows: the header is row 1, and a cell may span lines.
        cells: the cells as written; there may be fewer or more than headings.
        file: the name of its file in an archive, or of its sheet; blank if there is only one.
        width: the number of its cells as written, with blank ones at the end; 0 if that means nothing.
    """

    number: int
    cells: tuple[str, ...]
    file: str = ""
    width: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Sheet:
    """A header and the rows below it that are not blank.

    Attributes:
        name: the name of the sheet in a workbook.
        title: the line above the table, such as "Rejected".
        width: the number of columns that the header has; None if more of them in a row mean nothing.
    """

    header: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    name: str | None = None
    title: str = ""
    width: int | None = None


def build_sheets(
    rows: Iterable[SheetRow], mappings: Sequence[ColumnMapping] = (), name: str | None = None, *, is_typed: bool = False
) -> tuple[Sheet, ...]:
    """Build the tables of one sheet from filled rows.

    The first header is the first row that can only be one, else the first row; each later one starts another table.

    Args:
        rows: the rows that are not blank.
        mappings: the columns that the user named.
        name: the name of the sheet in a workbook.
        is_typed: True if cells are separated by a character, which one that is not quoted turns into two.
    """
    filled: list[SheetRow] = []
    width: dict[int, int] = {}
    for row, trimmed in _trim_rows(rows):
        if len(filled) < MAX_HEADER_ROW:
            width[len(filled)] = len(row.cells)
        filled.append(trimmed)
    if not filled:
        raise UsageError("The file is empty. Its first row must have headings such as Company and Date Applied.")
    first = _find_header(filled, mappings)
    starts = [first, *(index for index in range(first + 1, len(filled)) if is_certain_header(filled[index].cells))]
    bounds = zip(starts, [*starts[1:], len(filled)], strict=True)
    tables = []
    for start, end in bounds:
        header = filled[start].cells
        typed_width = max(width.get(start, 0), len(header)) if is_typed else None
        rows_below = filled[start + 1 : end]
        if end < len(filled) and _is_title(filled, end - 1) and end - 1 > start:
            rows_below.pop()
        title = filled[start - 1].cells[-1] if start and _is_title(filled, start - 1) else ""
        tables.append(Sheet(header, tuple(rows_below), name, title, typed_width))
    return _join_equal(tables)


def _find_header(rows: Sequence[SheetRow], mappings: Sequence[ColumnMapping]) -> int:
    top = [row.cells for row in rows[:MAX_HEADER_ROW]]
    for known in (mappings, ()):
        candidates = [index for index, cells in enumerate(top) if is_header(cells, known)]
        # Notes above the table may name a column or two; the header has those of an application.
        best = next((index for index in candidates if known or holds_applications(top[index])), None)
        if candidates:
            return candidates[0] if best is None else best
    return 0


def _is_title(rows: Sequence[SheetRow], index: int) -> bool:
    """Return True if a row before a header is its title: one cell, apart from what is above."""
    filled = [cell for cell in rows[index].cells if cell.strip()]
    is_apart = index == 0 or rows[index].number > rows[index - 1].number + 1
    return len(filled) == 1 and is_apart


def _join_equal(tables: Sequence[Sheet]) -> tuple[Sheet, ...]:
    """Join tables that only repeat the header."""
    joined: list[tuple[Sheet, list[SheetRow]]] = []
    for table in tables:
        if joined and (joined[-1][0].header, joined[-1][0].title) == (table.header, table.title):
            joined[-1][1].extend(table.rows)
        else:
            joined.append((table, [*table.rows]))
    check_tables(len(joined))
    return tuple(replace(table, rows=tuple(rows)) for table, rows in joined)


def _trim_rows(rows: Iterable[SheetRow]) -> Iterator[tuple[SheetRow, SheetRow]]:
    """Yield each row as written and trimmed; refuse a table that is too large, without its header."""
    cells = characters = 0
    known: dict[str, str] = {}
    for number, row in enumerate(rows):
        trimmed = _trim_row(row, known)
        cells += len(trimmed.cells)
        characters += sum(map(len, trimmed.cells))
        check_counts(number, cells, characters)
        yield row, trimmed


def _trim_row(row: SheetRow, known: dict[str, str]) -> SheetRow:
    """Leave out blank cells at the end; a sheet that is formatted to its edge is saved with some up to there.

    Equal short cells become one text, as most columns have the same few days and words again and again.
    """
    width = len(row.cells)
    while width and not row.cells[width - 1]:
        width -= 1
    check_columns(row.number, width)
    if len(known) > _MAX_KNOWN_CELLS:
        known.clear()
    return SheetRow(
        row.number, tuple(known.setdefault(cell, cell) for cell in row.cells[:width]), row.file, len(row.cells)
    )


def has_text(cells: Iterable[str]) -> bool:
    """Return True if a row is not blank."""
    return _TEXT.search("".join(cells)) is not None
