"""Bars and sparklines: numbers as lengths, in symbols that ``text.ASCII`` has a likeness for."""

from collections.abc import Sequence

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
