"""Render a page on a terminal with Rich."""

from collections.abc import Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text

from feedback_loop.domain.text import escape_control_chars
from feedback_loop.views.blocks import Block, Cell, Column, Heading, Page, Style, Table

NARROW = 100
"""Terminal width below which stacked columns move below the one before them."""

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
        console.print(_render_block(block, console.width), soft_wrap=False)


def _render_block(block: Block, columns: int) -> RenderableType:
    if isinstance(block, Table):
        return _render_table(block, narrow=columns < NARROW)
    if isinstance(block, Heading):
        return Text(escape_control_chars(block.text), style="bold")
    return Padding(Text.assemble(*map(_render_cell, block.cells)), (0, 0, 0, block.indent))


def _render_cell(cell: Cell) -> Text:
    return Text(escape_control_chars(cell.text), style=STYLES[cell.style])


def _render_table(table: Table, *, narrow: bool) -> RichTable:
    rendered = RichTable(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="bold", padding=(0, 1))
    groups = _group_columns(table.columns, narrow=narrow)
    for group in groups:
        flexible = any(table.columns[position].flexible for position in group)
        rendered.add_column(table.columns[group[0]].title, no_wrap=not flexible, overflow="fold", ratio=None)
    for row in table.rows:
        rendered.add_row(*(_render_stack([row[position] for position in group]) for group in groups))
    return rendered


def _group_columns(columns: Sequence[Column], *, narrow: bool) -> list[list[int]]:
    """Return the positions of the columns that share one rendered column."""
    groups: list[list[int]] = []
    for position, column in enumerate(columns):
        if narrow and column.stacked and groups:
            groups[-1].append(position)
        else:
            groups.append([position])
    return groups


def _render_stack(cells: list[Cell]) -> RenderableType:
    first, *below = [cell for cell in cells if cell.text] or [Cell("")]
    if not below:
        return _render_cell(first)
    return Group(_render_cell(first), *(_render_cell(_dim_plain(cell)) for cell in below))


def _dim_plain(cell: Cell) -> Cell:
    return Cell(cell.text, Style.DIM) if cell.style is Style.PLAIN else cell
