"""Read the tables of a Markdown file."""

import re
from collections.abc import Iterator, Sequence
from html import unescape
from itertools import islice

from feedback_loop.domain.errors import UsageError
from feedback_loop.exchange.importing.fields import Field
from feedback_loop.exchange.importing.headings import read_heading
from feedback_loop.exchange.importing.layout import Sheet, SheetRow, has_text
from feedback_loop.exchange.importing.limits import (
    MAX_LINES,
    MAX_TABLE_BYTES,
    MAX_TABLES,
    check_cell,
    check_columns,
    check_counts,
    check_size,
    check_tables,
)

_DASHES = re.compile(r":?-+:?")
_HEADING = re.compile(r"[ \t]{0,3}#{1,6}[ \t]+(.*?)[ \t#]*$")
_FENCE = re.compile(r"[ \t]{0,3}(?:```|~~~)")
_BREAK = re.compile(r"<br ?/?>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
_LINK = re.compile(
    r"!?\[([^\[\]]{0,1000})\]\(<?([^()\s<>]{1,2000}(?:\([^()\s]{0,200}\))?[^()\s<>]{0,200})>?(?:\s+\"[^\"]{0,200}\")?\)"
)
_BARE_LINK = re.compile(r"<(https?://[^<>\s]{1,2000})>")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_CELL_END = re.compile(r"(?<!\\)\|")
_PLAIN_LINK_WORDS = frozenset(
    [
        "link",
        "url",
        "here",
        "apply",
        "posting",
        "job",
        "ad",
        "listing",
        "site",
        "web",
        "website",
        "🔗",
        "↗",
        "↗️",
        "link🔗",
        "jd",
        "view",
        "open",
    ]
)
_LINK_HEADING = "Link"
_MARKS = ("***", "**", "~~", "`")
_WRAPPERS = ("__", "*", "_")


def is_markdown(text: str) -> bool:
    """Return True if a text has the row of dashes that a table in Markdown has below its header."""
    return any(map(_is_delimiter_row, text.splitlines()))


def _is_delimiter_row(line: str) -> bool:
    text = line.strip(" \t>")
    # Most lines are told by their first character.
    if text[:1] not in ("|", ":", "-") or "|" not in text:
        return False
    return all(_DASHES.fullmatch(cell.strip()) for cell in text.removeprefix("|").removesuffix("|").split("|"))


def read_markdown(text: str) -> tuple[Sheet, ...]:
    """Read all tables, each with the heading above it as its title."""
    check_size("The table", len(text), MAX_TABLE_BYTES)
    lines = text.splitlines()
    if len(lines) > MAX_LINES:
        raise UsageError(f"The file has more than {MAX_LINES:,} lines. Import a smaller file.")
    starts = list(islice(_find_tables(lines), MAX_TABLES + 1))
    check_tables(len(starts))
    sheets = [_read_table(title, lines, start) for title, start in starts]
    rows = cells = characters = 0
    for sheet in sheets:
        rows += len(sheet.rows)
        cells += sum(len(row.cells) for row in sheet.rows)
        characters += sum(len(cell) for row in sheet.rows for cell in row.cells)
        check_counts(rows, cells, characters)
    return tuple(sheets)


def _find_tables(lines: Sequence[str]) -> Iterator[tuple[str, int]]:
    """Yield the title and the index of the header of each table."""
    title, fenced = "", False
    for index, line in enumerate(lines):
        if _FENCE.match(line):
            fenced = not fenced
        elif fenced:
            continue
        elif match := _HEADING.fullmatch(line):
            title = _plain(match[1])[0]
        elif index and _is_delimiter_row(line) and "|" in lines[index - 1]:
            yield title, index - 1


def _read_table(title: str, lines: Sequence[str], start: int) -> Sheet:
    header = [_plain(cell)[0] for cell in _split(lines[start])]
    check_columns(start + 1, len(header))
    rows: list[tuple[int, list[str], str]] = []
    for index in range(start + 2, len(lines)):
        line = lines[index]
        is_next_table = index + 1 < len(lines) and _is_delimiter_row(lines[index + 1])
        if "|" not in line or is_next_table or _HEADING.fullmatch(line):
            break
        cells, link = _read_cells(_split(line), header)
        check_columns(index + 1, len(cells))
        if has_text(cells):
            rows.append((index + 1, cells, link))
    if any(link for _, _, link in rows):
        width = max(len(header), *(len(cells) for _, cells, _ in rows))
        header = [*header, *[""] * (width - len(header)), _LINK_HEADING]
        rows = [(number, [*cells, *[""] * (width - len(cells)), link], "") for number, cells, link in rows]
    return Sheet(
        tuple(header),
        tuple(SheetRow(number, tuple(cells)) for number, cells, _ in rows),
        title=title,
        width=len(header),
    )


def _split(line: str) -> list[str]:
    text = line.strip().lstrip(">").strip()
    text = text.removeprefix("|")
    if text.endswith("|") and not text.endswith("\\|"):
        text = text.removesuffix("|")
    return [cell.strip() for cell in _CELL_END.split(text)]


def _read_cells(cells: Sequence[str], header: Sequence[str]) -> tuple[list[str], str]:
    """Return the cells as plain text, and the link behind the name of the company or the role."""
    texts, link = [], ""
    for index, cell in enumerate(cells):
        check_cell(None, len(cell))
        field = read_heading(header[index]).field if index < len(header) else Field.OTHER
        text, links = _plain(cell)
        if links and field is Field.URL:
            text = " ".join(links)
        elif links and field in (Field.COMPANY, Field.ROLE) and not link:
            link, links = links[0], links[1:]
            text = " ".join(filter(None, [text, *links]))
        elif links:
            text = " ".join(filter(None, dict.fromkeys([text, *links])))
        texts.append(text)
    return texts, link


def _plain(cell: str) -> tuple[str, list[str]]:
    """Return a cell without its markup, and its links."""
    links: list[str] = []

    def take_link(match: re.Match[str]) -> str:
        links.append(match[2])
        text = match[1].strip()
        return "" if text.casefold() in _PLAIN_LINK_WORDS or text == match[2] else text

    text = _BREAK.sub("\n", cell)
    text = _LINK.sub(take_link, text)
    text = _TAG.sub("", _BARE_LINK.sub(r"\1", text))
    for mark in _MARKS:
        text = text.replace(mark, "")
    text = text.strip()
    for mark in _WRAPPERS:
        if text.startswith(mark) and text.endswith(mark) and len(text) > 2 * len(mark):
            text = text[len(mark) : -len(mark)]
    text = _ESCAPE.sub(r"\1", unescape(text)).strip()
    if text.casefold() in ("[x]", "[ ]"):
        text = "x" if "x" in text.casefold() else ""
    return text, links
