"""Building blocks of a page: lines, tables and cells.

Texts in these values are the user's own and ours alike; they are made safe where they are rendered.
"""

from collections.abc import Sequence
from enum import StrEnum

import msgspec


class Style(StrEnum):
    """What a piece of text means, which decides its colour."""

    PLAIN = "plain"
    STRONG = "strong"
    DIM = "dim"
    LATE = "late"
    DUE = "due"
    GOOD = "good"
    COMMAND = "command"


class Cell(msgspec.Struct, frozen=True):
    """A piece of text with its meaning."""

    text: str
    tone: Style = Style.PLAIN


class Column(msgspec.Struct, frozen=True):
    """A column of a table.

    Attributes:
        title: its heading.
        flexible: whether it gives way, and wraps, when the terminal is narrow.
        under: whether it moves below the column before it, when the terminal is narrow.
    """

    title: str
    flexible: bool = False
    under: bool = False


class Table(msgspec.Struct, frozen=True):
    """Rows of cells, one for each column."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]


class Heading(msgspec.Struct, frozen=True):
    """The title of what follows."""

    text: str


class Line(msgspec.Struct, frozen=True):
    """One line of text pieces.

    Attributes:
        cells: the pieces, which follow each other directly.
        indent: how many columns it is moved in, its continuation lines too.
    """

    cells: Sequence[Cell]
    indent: int = 0


Block = Table | Heading | Line
Page = Sequence[Block]


def line(text: str, tone: Style = Style.PLAIN, indent: int = 0) -> Line:
    """Return a line of one piece."""
    return Line((Cell(text, tone),), indent)


def command(before: str, typed: str, indent: int = 0) -> Line:
    """Return a line that ends with something to type."""
    return Line((Cell(before), Cell(typed, Style.COMMAND)), indent)
