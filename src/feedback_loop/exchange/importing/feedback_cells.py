"""Read feedback in a cell: one point, or a list or paragraphs of them."""

import re
from collections.abc import Mapping

from feedback_loop.domain.model.events import FeedbackType
from feedback_loop.exchange.importing.cells import attendance
from feedback_loop.exchange.importing.dates import find_dates
from feedback_loop.exchange.importing.statuses import exact_status
from feedback_loop.exchange.importing.words import keys, word_key

_MARKS: Mapping[str, FeedbackType] = {
    "+": FeedbackType.STRENGTH,
    "-": FeedbackType.GAP,
    "~": FeedbackType.MIXED,
}
_BULLET = re.compile(r"(?:([+~\-])|[*•·▪–—]|[0-9]{1,2}[.)])\s+(?=\S)")
_INLINE_MARK = re.compile(r";\s*(?=[+~-]\s)")
_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*")
_NO_FEEDBACK = keys(
    "no, none, no feedback, none given, nothing, generic, generic rejection, standard rejection, template, "
    "templated, automated, automated email, automated rejection, no reason given, no reason, not given, "
    "not provided, none provided, unknown, asked, requested, waiting, pending, standard, standard email, "
    "form letter, generic email, no feedback given, no feedback provided, no feedback received, kein feedback, "
    "keine, keins, keine angabe, aucun, aucune, sin feedback, ninguno, sem feedback, nenhum, nessuno, "
    "nessun feedback, geen, geen feedback, brak, yok, inget, ingen, 无, 没有, なし, нет, not yet, n a, unbekannt, "
    "unclear"
)


def split_points(text: str) -> list[tuple[str, FeedbackType]]:
    """Return the points in a text, each with its type: ``+``, ``-`` or ``~`` before it says it; gap is the default."""
    lines = _INLINE_MARK.sub("\n", text.replace("\r\n", "\n")).splitlines()
    if any(map(_BULLET.match, map(str.strip, lines))):
        pieces = _split_list(lines)
    else:
        pieces = _PARAGRAPH.split(text.replace("\r\n", "\n"))
    return [_read_point(piece.strip()) for piece in pieces if piece.strip()]


def is_feedback(text: str) -> bool:
    """Return True unless a cell only says that there was none, or something else than feedback."""
    return not (word_key(text) in _NO_FEEDBACK or attendance(text) or exact_status(text) or find_dates(text))


def _split_list(lines: list[str]) -> list[str]:
    points: list[str] = []
    for line in map(str.strip, lines):
        if _BULLET.match(line) or not points:
            points.append(line)
        else:
            points[-1] = f"{points[-1]}\n{line}"
    return points


def _read_point(text: str) -> tuple[str, FeedbackType]:
    match = _BULLET.match(text)
    if not match:
        return text, FeedbackType.GAP
    return text[match.end() :], _MARKS.get(match[1] or "-", FeedbackType.GAP)
