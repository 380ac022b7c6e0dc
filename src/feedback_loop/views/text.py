"""Escaping and bars for terminals."""

import unicodedata
from collections.abc import Sequence
from functools import cache

WIDTH = 10
_BAR = "█"
_HEIGHTS = "▁▂▃▄▅▆▇█"


def bar(count: float, most: float, width: int = WIDTH) -> str:
    """Return a bar as long as ``count`` is of ``most``; whatever is there has at least one block."""
    if count <= 0 or most <= 0:
        return ""
    return _BAR * max(1, round(width * count / most))


def sparkline(counts: Sequence[int]) -> str:
    """Return a column for each number, as high as it is of the largest; nothing is the lowest."""
    most = max(counts, default=0)
    top = len(_HEIGHTS) - 1
    return "".join(_HEIGHTS[-(-top * count // most) if most else 0] for count in counts)


_JOINERS = "\u200c\u200d"
_UNSAFE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_WIDE = frozenset({"W", "F"})

ASCII = str.maketrans(
    {
        "●": "*", "◐": "+", "○": ".", "…": "...", "“": '"', "”": '"', "\N{RIGHT SINGLE QUOTATION MARK}": "'",
        "→": "->", "·": "-", "\N{EN DASH}": "-", "─": "-", "█": "#", "►": ">", "\N{NO-BREAK SPACE}": " ",
        "▁": "_", "▂": ".", "▃": "-", "▄": "=", "▅": "+", "▆": "*", "▇": "%",
    },
)  # fmt: skip
"""What stands for our own symbols where the output takes ASCII only."""


def escape_control_chars(text: str) -> str:
    """Return text with control characters, half characters and direction overrides shown as escapes.

    Line breaks are shown too: what is to stand on several lines is split before.
    """
    return text if text.isascii() and text.isprintable() else "".join(map(_visible, text))


@cache
def _visible(character: str) -> str:
    if unicodedata.category(character) not in _UNSAFE or character in _JOINERS:
        return character
    return character.encode("unicode_escape").decode("ascii")


def width(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return len(text) if text.isascii() else sum(map(_width, text))


@cache
def _width(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in _WIDE else 1


def pad(text: str, columns: int) -> str:
    """Return a text filled up with spaces to a width."""
    return text + " " * (columns - width(text))
