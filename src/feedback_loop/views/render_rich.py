"""Render a page on a terminal with Rich."""

from collections.abc import Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text

from feedback_loop.views.blocks import Block, Cell, Column, Escape, Heading, Page, Style, Table, escape_texts
from feedback_loop.views.text import width as text_width

NARROW = 100
"""Terminal width below which stacked columns move below the one before them."""
_GAP = 3
"""Columns between two columns of a table."""
_WORD_LENGTHS = (60, 24, 16, 12, 8)
"""Lengths from which a word may be split, tried in turn until the table fits."""

STYLES = {
    Style.PLAIN: "",
    Style.STRONG: "bold",
    Style.DIM: "dim",
    Style.LATE: "bold red",
    Style.DUE: "yellow",
    Style.GOOD: "green",
    Style.COMMAND: "cyan",
}


def show(console: Console, page: Page, escape: Escape) -> None:
    """Print a page; ``escape`` makes each text safe to print, before anything is measured."""
    for number, block in enumerate(escape_texts(page, escape)):
        if isinstance(block, Heading) and number:
            console.print()
        console.print(_render_block(block, console.width), soft_wrap=False)


def _render_block(block: Block, columns: int) -> RenderableType:
    if isinstance(block, Table):
        return _render_table(block, columns)
    if isinstance(block, Heading):
        return Text(block.text, style="bold")
    return Padding(Text.assemble(*map(_render_cell, block.cells)), (0, 0, 0, block.indent))


def _render_cell(cell: Cell) -> Text:
    return Text(cell.text, style=STYLES[cell.style])


def _render_table(table: Table, columns: int) -> RichTable:
    rendered = RichTable(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="bold", padding=(0, 1))
    groups = _group_columns(table.columns, narrow=columns < NARROW)
    for group, width in zip(groups, _column_widths(table, groups, columns), strict=True):
        flexible = any(table.columns[position].flexible for position in group)
        title = table.columns[group[0]].title
        rendered.add_column(title, no_wrap=not flexible, overflow="fold", ratio=None, width=width)
    for row in table.rows:
        rendered.add_row(*(_render_stack([row[position] for position in group]) for group in groups))
    return rendered


def _column_widths(table: Table, groups: Sequence[Sequence[int]], columns: int) -> list[int | None]:
    """Return the width of each group of columns, such that no word is split; None leaves them all to Rich.

    Rich splits words as soon as a table is too wide, even where another column has room to give.
    """
    texts = [_texts_of(table, group) for group in groups]
    wanted = [max(map(text_width, column)) for column in texts]
    flexible = [any(table.columns[position].flexible for position in group) for group in groups]
    room = columns - _GAP * (len(groups) - 1)
    if sum(wanted) <= room:
        return [None] * len(groups)
    for longest in _WORD_LENGTHS:
        words = (_longest_word(column, longest) for column in texts)
        least = [word if may_wrap else full for word, full, may_wrap in zip(words, wanted, flexible, strict=True)]
        if sum(least) <= room:
            return [*_shrink_widest(wanted, least, room)]
    return [None] * len(groups)


def _shrink_widest(wanted: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """Return the widths with the widest columns cut to one width, so that all fit into the room."""
    bounds = list(zip(wanted, least, strict=True))
    caps = range(max(wanted), 0, -1)
    cap = next(cap for cap in caps if sum(max(low, min(full, cap)) for full, low in bounds) <= room)
    widths = [max(low, min(full, cap)) for full, low in bounds]
    for position, (full, _) in enumerate(bounds):
        widths[position] += min(room - sum(widths), full - widths[position], 1)
    return widths


def _longest_word(texts: Sequence[str], longest: int) -> int:
    """Return the width of the longest word, which counts as ``longest`` at most unless it is in the title."""
    title, *cells = (max(map(text_width, text.split()), default=0) for text in texts)
    return max(title, min(longest, max(cells, default=0)))


def _texts_of(table: Table, group: Sequence[int]) -> list[str]:
    """Return the title and all cells of a group of columns."""
    return [table.columns[group[0]].title, *(row[position].text for row in table.rows for position in group)]


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
