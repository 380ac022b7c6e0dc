"""Render a page on a terminal with Rich."""

from collections.abc import Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text

from feedback_loop.views.blocks import Block, Cell, Column, Heading, Line, Page, Style, Table
from feedback_loop.views.text import escape_control_chars

NARROW = 100
"""Below this width, columns that may move below the one before them do."""

STYLES = {
    Style.PLAIN: "",
    Style.STRONG: "bold",
    Style.DIM: "dim",
    Style.LATE: "bold red",
    Style.DUE: "yellow",
    Style.GOOD: "green",
    Style.COMMAND: "cyan",
}


def show(console: Console, page: Page) -> None:
    """Print a page."""
    for number, block in enumerate(page):
        if isinstance(block, Heading) and number:
            console.print()
        console.print(_rendered(block, console.width), soft_wrap=False)


def _rendered(block: Block, columns: int) -> RenderableType:
    if isinstance(block, Table):
        return _table(block, narrow=columns < NARROW)
    if isinstance(block, Heading):
        return Text(escape_control_chars(block.text), style="bold")
    return Padding(_text(block), (0, 0, 0, block.indent))


def _text(block: Line) -> Text:
    return Text.assemble(*(_piece(cell) for cell in block.cells))


def _piece(cell: Cell) -> Text:
    return Text(escape_control_chars(cell.text), style=STYLES[cell.tone])


def _table(table: Table, *, narrow: bool) -> RichTable:
    rendered = RichTable(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="bold", padding=(0, 1))
    groups = _grouped(table.columns, narrow=narrow)
    for group in groups:
        flexible = any(table.columns[position].flexible for position in group)
        rendered.add_column(table.columns[group[0]].title, no_wrap=not flexible, overflow="fold", ratio=None)
    for row in table.rows:
        rendered.add_row(*(_stacked([row[position] for position in group]) for group in groups))
    return rendered


def _grouped(columns: Sequence[Column], *, narrow: bool) -> list[list[int]]:
    """Return which columns stand in one, as lists of positions."""
    groups: list[list[int]] = []
    for position, column in enumerate(columns):
        if narrow and column.under and groups:
            groups[-1].append(position)
        else:
            groups.append([position])
    return groups


def _stacked(cells: list[Cell]) -> RenderableType:
    first, *below = [cell for cell in cells if cell.text] or [Cell("")]
    if not below:
        return _piece(first)
    return Group(_piece(first), *(_below(cell) for cell in below))


def _below(cell: Cell) -> Text:
    return Text(escape_control_chars(cell.text), style=STYLES[Style.DIM if cell.tone is Style.PLAIN else cell.tone])
