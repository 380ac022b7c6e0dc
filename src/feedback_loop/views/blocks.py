"""Building blocks of a page: headings, lines and tables, and how each reads as plain text.

Texts in blocks are raw, the user's and ours alike; whatever renders a block escapes them.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum

import msgspec

from feedback_loop.views.text import pad, width

Escape = Callable[[str], str]
_GAP = "  "
_EMPTY_CELL = "-"


class Style(StrEnum):
    """The meaning of a piece of text, which decides its colour."""

    PLAIN = "plain"
    STRONG = "strong"
    DIM = "dim"
    LATE = "late"
    DUE = "due"
    GOOD = "good"
    COMMAND = "command"


class Cell(msgspec.Struct, frozen=True):
    """A piece of text in one style."""

    text: str
    style: Style = Style.PLAIN


class Column(msgspec.Struct, frozen=True):
    """A column of a table; on a narrow terminal, a stacked one moves below the column before it."""

    title: str
    flexible: bool = False
    stacked: bool = False


class Table(msgspec.Struct, frozen=True):
    """Rows with one cell for each column."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]


class Heading(msgspec.Struct, frozen=True):
    """The title of the blocks that follow."""

    text: str


class Line(msgspec.Struct, frozen=True):
    """One line of cells without spaces between them, indented like its continuation lines."""

    cells: Sequence[Cell]
    indent: int = 0


Block = Table | Heading | Line
Page = Sequence[Block]


def line(text: str, style: Style = Style.PLAIN, indent: int = 0) -> Line:
    """Return a line of one piece."""
    return Line((Cell(text, style),), indent)


def command(before: str, typed: str, indent: int = 0) -> Line:
    """Return a line that ends with a command to type."""
    return Line((Cell(before), Cell(typed, Style.COMMAND)), indent)


def flexible(title: str, *, stacked: bool = False) -> Column:
    """Return a column that may shrink and wrap on a narrow terminal."""
    return Column(title, flexible=True, stacked=stacked)


def table(columns: Sequence[Column], rows: Iterable[Sequence[Cell | str]]) -> Table:
    """Return a table whose cells may be plain texts."""
    return Table(columns, [[Cell(cell) if isinstance(cell, str) else cell for cell in row] for row in rows])


def section(title: str, columns: Sequence[Column], rows: Sequence[Sequence[Cell | str]]) -> list[Block]:
    """Return a table with its title, or nothing if it has no rows."""
    return [Heading(title), table(columns, rows)] if rows else []


def escape_texts(page: Page, escape: Escape) -> Iterator[Block]:
    """Return the blocks of a page with all texts escaped."""
    for block in page:
        if isinstance(block, Table):
            yield Table(block.columns, [_escape_cells(row, escape) for row in block.rows])
        elif isinstance(block, Heading):
            yield Heading(escape(block.text))
        else:
            yield Line(_escape_cells(block.cells, escape), block.indent)


def _escape_cells(cells: Sequence[Cell], escape: Escape) -> list[Cell]:
    return [Cell(escape(cell.text), cell.style) for cell in cells]


def plain_lines(page: Page, escape: Escape) -> Iterator[str]:
    """Return a page as lines of plain text, for pipes and files; ``escape`` makes each text safe to print."""
    for number, block in enumerate(page):
        if isinstance(block, Table):
            yield from _align_rows(block, escape)
        elif isinstance(block, Heading):
            yield from ["", escape(block.text)] if number else [escape(block.text)]
        else:
            yield " " * block.indent + "".join(escape(cell.text) for cell in block.cells)


def _align_rows(table: Table, escape: Escape) -> Iterator[str]:
    rows = [[column.title for column in table.columns]]
    rows += [[escape(cell.text) or _EMPTY_CELL for cell in row] for row in table.rows]
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield _GAP.join(pad(text, columns) for text, columns in zip(row, widths, strict=True)).rstrip()
