"""Points of feedback in one text: the items of a list, or the paragraphs."""

import re
from collections.abc import Mapping

import msgspec

from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.model.events import FeedbackType
from feedback_loop.domain.text import normalize_theme

MARKS: Mapping[str, FeedbackType] = {
    "+": FeedbackType.STRENGTH,
    "-": FeedbackType.GAP,
    "~": FeedbackType.MIXED,
}
"""Types by the sign before a point."""

_BULLET = re.compile(r"(?:([+~\-])|[*•·▪\u2013\u2014]|[0-9]{1,2}[.)])\s+(?=\S)")
_INLINE_MARK = re.compile(r";\s*(?=[+~-]\s)")
_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*")
_THEME = re.compile(r"#([^\W\d_][^\s#]*+)\s++(?=\S)")


class Point(msgspec.Struct, frozen=True):
    """One point: its text, its type if a sign says it, and the themes before its text (``#communication``)."""

    text: str
    type: FeedbackType | None = None
    themes: tuple[str, ...] = ()


def split_points(text: str) -> list[Point]:
    """Return the points in a text, without their signs; what looks like a theme stays in the text."""
    lines = _INLINE_MARK.sub("\n", text.replace("\r\n", "\n")).splitlines()
    if any(map(_BULLET.match, map(str.strip, lines))):
        pieces = _split_list(lines)
    else:
        pieces = _PARAGRAPH.split(text.replace("\r\n", "\n"))
    return [_read_point(piece.strip()) for piece in pieces if piece.strip()]


def read_points(text: str) -> list[Point]:
    """Return the points in a text that the user wrote, with the themes that they name: ``+ #communication Clear``."""
    return [_read_themes(point) for point in split_points(text)]


def _split_list(lines: list[str]) -> list[str]:
    points: list[str] = []
    for line in map(str.strip, lines):
        if _BULLET.match(line) or not points:
            points.append(line)
        else:
            points[-1] = f"{points[-1]}\n{line}"
    return points


def _read_point(text: str) -> Point:
    match = _BULLET.match(text)
    return Point(text[match.end() :], MARKS.get(match[1] or "")) if match else Point(text)


def _read_themes(point: Point) -> Point:
    rest, themes = point.text, []
    while match := _THEME.match(rest):
        try:
            themes.append(normalize_theme(match[1]))
        except UsageError:  # "#1" in front of a sentence
            break
        rest = rest[match.end() :]
    return Point(rest, point.type, tuple(dict.fromkeys(themes)))
