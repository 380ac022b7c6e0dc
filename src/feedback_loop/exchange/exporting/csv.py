"""CSV export: one row for each application.

What ``sources`` knows as this header is read back as it was written.
"""

import csv
import io
from collections.abc import Iterable, Sequence

from feedback_loop.domain.insight.rounds import UNNAMED
from feedback_loop.domain.model.events import Interviewed, Result
from feedback_loop.domain.model.loop import Loop
from feedback_loop.domain.rules.overview import LoopStatus, Overview
from feedback_loop.exchange.formula_escape import escape_formula
from feedback_loop.exchange.importing.sources import FEEDBACK_LOOP_CSV

_MEETINGS = " & "
_HELD_UNDATED = "yes"
_BYTE_ORDER_MARK = "\ufeff"
_STATUSES = {result: str(result) for result in Result} | {Result.TURNED_DOWN: "offer turned down"}
"""As imports understand them: somebody who was turned down says so of themselves."""


def to_csv(overview: Overview) -> str:
    """Return one row an application, in the order sent; blank where there is none.

    Every cell is quoted, so that it stays whole where another separator is usual. A byte order mark stands before
    text that is not plain ASCII, as spreadsheet programs would misread it without.
    """
    if not overview.statuses:
        return ""
    statuses = sorted(overview.statuses.values(), key=lambda one: (one.loop.applied_on, one.loop.id))
    rounds = _rounds(one.loop for one in statuses)
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    for cells in ((*FEEDBACK_LOOP_CSV.columns.values(), *rounds), *(_row(one, rounds) for one in statuses)):
        writer.writerow(map(escape_formula, cells))
    written = text.getvalue()
    return written if written.isascii() else _BYTE_ORDER_MARK + written


def _rounds(loops: Iterable[Loop]) -> list[str]:
    """Return the name of every round once, in the order in which they were met."""
    return list(dict.fromkeys(_name(interview) for loop in loops for interview in loop.events_of(Interviewed)))


def _name(interview: Interviewed) -> str:
    return interview.round or UNNAMED.lower()


def _row(status: LoopStatus, rounds: Sequence[str]) -> list[str]:
    sent = status.loop.application
    interviews = status.loop.events_of(Interviewed)
    end = status.outcome
    status_word = _STATUSES[end.result] if end else "interviewing" if interviews else "applied"
    decided = end.on.isoformat() if end and end.on else ""
    fields = (sent.company, sent.role, status.loop.applied_on.isoformat(), status_word, decided)
    more = (sent.source, sent.url, sent.location, sent.note)
    meetings = (_MEETINGS.join(_meeting(one) for one in interviews if _name(one) == name) for name in rounds)
    return [sent.id, *(field or "" for field in (*fields, *more)), *meetings]


def _meeting(interview: Interviewed) -> str:
    if interview.on is None:
        return _HELD_UNDATED
    return f"{interview.on} {interview.at}" if interview.at else interview.on.isoformat()
