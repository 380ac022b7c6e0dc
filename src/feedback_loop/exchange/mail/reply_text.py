"""New text of a reply, and the points of feedback in it."""

import re
from collections.abc import Iterator, Sequence

from feedback_loop.exchange.mail.history import LineKind, classify_lines, strip_marks
from feedback_loop.exchange.mail.points import split_points
from feedback_loop.exchange.mail.signatures import strip_banner, strip_signature

__all__ = ["new_text", "split_points"]

_MAX_LENGTH = 200_000
_BLANK_LINES = re.compile(r"\n{3,}")


def new_text(text: str, sender: str = "") -> str:
    """Return what the writer of a mail added to it: greeting, text, closing and name.

    Args:
        text: the whole text of the mail.
        sender: the display name of the writer, where it is known.
    """
    lines = strip_banner(text[:_MAX_LENGTH].split("\n"))
    kinds = classify_lines(lines)
    if _quotes_somebody_else(lines, kinds):
        kinds = [LineKind.OWN] * len(lines)
    segments = list(_own_segments(lines, kinds))
    kept = ["\n".join(_strip_segment(segment, segments, sender)).strip("\n") for segment in segments]
    return _BLANK_LINES.sub("\n\n", "\n\n".join(filter(None, kept))).strip()


def _own_segments(lines: Sequence[str], kinds: Sequence[LineKind]) -> Iterator[list[str]]:
    """Yield the runs of lines that are the writer's own, parted by what is quoted."""
    segment: list[str] = []
    for line, kind in zip(lines, kinds, strict=True):
        if kind is LineKind.OWN:
            segment.append(strip_marks(line) if line.lstrip().startswith(">") else line)
        elif segment:
            yield segment
            segment = []
    yield segment


def _strip_segment(segment: Sequence[str], segments: Sequence[Sequence[str]], sender: str) -> list[str]:
    # Answers between quotations are short; nothing but a delimiter would tell that a signature is in them.
    if segment is segments[0] or segment is segments[-1]:
        return strip_signature(segment, sender)
    return list(segment)


def _quotes_somebody_else(lines: Sequence[str], kinds: Sequence[LineKind]) -> bool:
    """Return True if a writer cites something with marks, without any sign that it is the mail that is answered."""
    if LineKind.QUOTED not in kinds or LineKind.HISTORY in kinds or LineKind.ATTRIBUTION in kinds:
        return False
    first = kinds.index(LineKind.QUOTED)
    before = [line.strip() for line in lines[:first] if line.strip()]
    return bool(before) and before[-1].endswith(":")
