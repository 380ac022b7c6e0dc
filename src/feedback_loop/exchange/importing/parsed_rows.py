"""The context in which a row is read, and the result of reading it."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

import msgspec

from feedback_loop.domain.model.events import Applied, Interviewed, Outcome, Recorded
from feedback_loop.exchange.importing.sources import SPREADSHEET, Source
from feedback_loop.exchange.importing.taught_words import TaughtWords
from feedback_loop.results import RowProblem


@dataclass(frozen=True)
class ImportContext:
    """Context of every row: the order of day and month, the date of undated rows, today, the source, and words."""

    day_first: bool | None
    undated: dt.date | None
    today: dt.date
    source: Source = SPREADSHEET
    words: TaughtWords = field(default_factory=TaughtWords)


@dataclass(frozen=True, slots=True)
class ParsedRow:
    """Content of one row; its events have no ids yet.

    Attributes:
        applied: the application; ``id`` is the one that the row states, if any.
        interviews: its interviews, in the order of the columns.
        feedback: the points of feedback, in the order of the columns.
        not_understood: the cells that could not be read as their column's field.
        unclear_statuses: those of them with a status, each with its line of the note.
        interview_from_status: True if only the status implies the interview.
        row_problem: a problem of the whole row, still without a reason.
    """

    applied: Applied
    interviews: tuple[Interviewed, ...]
    outcome: Outcome | None
    feedback: tuple[Recorded, ...]
    not_understood: tuple[RowProblem, ...]
    unclear_statuses: tuple[tuple[str, RowProblem], ...]
    interview_from_status: bool
    row_problem: RowProblem

    def events(self, application: str) -> Iterator[Applied | Interviewed | Outcome | Recorded]:
        """Return the events of the application, with this id."""
        yield msgspec.structs.replace(self.applied, id=application)
        for event in chain(self.interviews, (self.outcome,), self.feedback):
            if event:
                yield msgspec.structs.replace(event, application=application)
