"""CSV export: one row for each application, which an import reads back unchanged."""

import csv
import io
from collections.abc import Iterable, Sequence

from feedback_loop.domain.insight.rounds import UNNAMED
from feedback_loop.domain.model.events import Interviewed, Result
from feedback_loop.domain.model.loop import Loop
from feedback_loop.domain.rules.overview import LoopStatus, Overview
from feedback_loop.exchange.own_csv import HEADINGS, escape_formula

_SEPARATOR = " & "
_BYTE_ORDER_MARK = "\ufeff"
_STATUS_WORDS = {result: str(result) for result in Result} | {Result.TURNED_DOWN: "offer turned down"}
"""Results in words that imports understand: "turned down" alone may mean that the company did."""


def to_csv(overview: Overview) -> str:
    """Return one row for each application, in the order sent, below the header.

    Every cell is quoted, so that it stays whole in countries with another delimiter. Text that is not plain ASCII gets
    a byte order mark, without which spreadsheet programs misread it.
    """
    statuses = sorted(overview.statuses.values(), key=lambda status: (status.loop.applied_on, status.loop.id))
    rounds = _rounds(status.loop for status in statuses)
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL)
    for cells in ((*HEADINGS, *rounds), *(_row(status, rounds) for status in statuses)):
        writer.writerow(map(escape_formula, cells))
    text = stream.getvalue()
    return text if text.isascii() else _BYTE_ORDER_MARK + text


def _rounds(loops: Iterable[Loop]) -> list[str]:
    """Return the name of every round once, in order of appearance."""
    return list(dict.fromkeys(_round_name(interview) for loop in loops for interview in loop.events_of(Interviewed)))


def _round_name(interview: Interviewed) -> str:
    return interview.round or UNNAMED.lower()


def _row(status: LoopStatus, rounds: Sequence[str]) -> list[str]:
    applied = status.loop.application
    interviews = status.loop.events_of(Interviewed)
    outcome = status.outcome
    status_word = _STATUS_WORDS[outcome.result] if outcome else "interviewing" if interviews else "applied"
    status_date = outcome.on.isoformat() if outcome and outcome.on else None
    fields = (applied.company, applied.role, status.loop.applied_on.isoformat(), status_word, status_date)
    details = (applied.source, applied.url, applied.location, applied.note, applied.cv, applied.posting)
    dates = (
        _SEPARATOR.join(_interview_date(interview) for interview in interviews if _round_name(interview) == name)
        for name in rounds
    )
    return [applied.id, *(field or "" for field in (*fields, *details)), *dates]


def _interview_date(interview: Interviewed) -> str:
    if interview.on is None:
        return "yes"
    return f"{interview.on} {interview.at}" if interview.at else interview.on.isoformat()
