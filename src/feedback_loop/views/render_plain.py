"""Render a page as plain text, for pipes and files."""

from collections.abc import Callable, Iterator

from feedback_loop.views.blocks import Block, Heading, Page, Table
from feedback_loop.views.text import escape_control_chars, pad, width

_GAP = "  "
_NOTHING = "-"


def lines(page: Page, safe: Callable[[str], str] = escape_control_chars) -> Iterator[str]:
    """Return the lines of a page; ``safe`` makes a text such that the output can show it."""
    for number, block in enumerate(page):
        if isinstance(block, Heading) and number:
            yield ""
        yield from _lines(block, safe)


def _lines(block: Block, safe: Callable[[str], str]) -> Iterator[str]:
    if isinstance(block, Table):
        yield from _rows(block, safe)
    elif isinstance(block, Heading):
        yield safe(block.text)
    else:
        yield " " * block.indent + "".join(safe(cell.text) for cell in block.cells)


def _rows(table: Table, safe: Callable[[str], str]) -> Iterator[str]:
    rows = [[column.title for column in table.columns]]
    rows += [[safe(cell.text) or _NOTHING for cell in row] for row in table.rows]
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield _GAP.join(pad(text, columns) for text, columns in zip(row, widths, strict=True)).rstrip()
