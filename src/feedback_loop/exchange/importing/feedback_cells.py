"""Read feedback in a cell: one point, or a list or paragraphs of them."""

from feedback_loop.domain.model.events import FeedbackType
from feedback_loop.domain.model.points import split_points
from feedback_loop.exchange.importing.cells import attendance
from feedback_loop.exchange.importing.dates import find_dates
from feedback_loop.exchange.importing.statuses import exact_status
from feedback_loop.exchange.importing.words import keys, word_key

_NO_FEEDBACK = keys(
    "no, none, no feedback, none given, nothing, generic, generic rejection, standard rejection, template, "
    "templated, automated, automated email, automated rejection, no reason given, no reason, not given, "
    "not provided, none provided, unknown, asked, requested, waiting, pending, standard, standard email, "
    "form letter, generic email, no feedback given, no feedback provided, no feedback received, kein feedback, "
    "keine, keins, keine angabe, aucun, aucune, sin feedback, ninguno, sem feedback, nenhum, nessuno, "
    "nessun feedback, geen, geen feedback, brak, yok, inget, ingen, 无, 没有, なし, нет, not yet, n a, unbekannt, "
    "unclear"
)


def points_in(text: str) -> list[tuple[str, FeedbackType]]:
    """Return the points in a cell, each with its type: a sign before it says it, and gap is the default."""
    return [(point.text, point.type or FeedbackType.GAP) for point in split_points(text)]


def is_feedback(text: str) -> bool:
    """Return True unless a cell only says that there was none, or something else than feedback."""
    return not (word_key(text) in _NO_FEEDBACK or attendance(text) or exact_status(text) or find_dates(text))
