"""Widths, bars and ASCII fallbacks of text on a terminal."""

import unicodedata
from collections.abc import Sequence
from functools import cache
from textwrap import wrap

_BAR_WIDTH = 10
_BAR = "█"
_SPARKS = "▁▂▃▄▅▆▇█"
_COMMAND = "feedback-loop "
_UNBROKEN = "\x1f"
"""Stands for a space at which a line may not be broken."""
_WIDE = frozenset({"W", "F"})

ASCII = str.maketrans(
    {
        "●": "*", "◐": "+", "○": ".", "…": "...", "“": '"', "”": '"', "\N{RIGHT SINGLE QUOTATION MARK}": "'",
        "→": "->", "·": "-", "\N{EN DASH}": "-", "─": "-", "█": "#", "►": ">", "\N{NO-BREAK SPACE}": " ",
        "▁": "_", "▂": ".", "▃": "-", "▄": "=", "▅": "+", "▆": "*", "▇": "%",
    },
)  # fmt: skip
"""ASCII fallbacks for our own symbols."""


def bar(count: float, maximum: float, width: int = _BAR_WIDTH) -> str:
    """Return a bar for ``count`` on a scale of ``width`` blocks up to ``maximum``; at least one block, unless zero."""
    if count <= 0 or maximum <= 0:
        return ""
    return _BAR * max(1, round(width * count / maximum))


def sparkline(counts: Sequence[int]) -> str:
    """Return one column for each count, scaled to the largest; only zero has the lowest."""
    maximum = max(counts, default=0)
    top = len(_SPARKS) - 1
    return "".join(_SPARKS[-(-top * count // maximum) if maximum else 0] for count in counts)


def width(text: str) -> int:
    """Return the number of terminal columns that a text takes."""
    return len(text) if text.isascii() else sum(map(_char_width, text))


@cache
def _char_width(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in _WIDE else 1


def pad(text: str, columns: int) -> str:
    """Return a text padded with spaces to a width."""
    return text + " " * (columns - width(text))


def wrap_words(text: str, columns: int) -> list[str]:
    """Return a text as lines that split no word that fits, nor the command that ends it, so that it can be copied."""
    if width(text) <= columns:
        return [text]
    indent = " " * (len(text) - len(text.lstrip()))
    prose, start, arguments = text.rpartition(_COMMAND)
    is_command = bool(start) and ". " not in arguments and len(_COMMAND + arguments) <= columns
    whole = prose + (start + arguments).replace(" ", _UNBROKEN) if is_command else text
    lines = wrap(whole, columns, subsequent_indent=indent, break_on_hyphens=False)
    return [line.replace(_UNBROKEN, " ") for line in lines] or [text]
