"""Spreadsheets kept by hand, turned into events; what cannot be read is said, never guessed."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from feedback_loop.domain.events import AnyEvent, Applied, Interviewed, Outcome
from feedback_loop.domain.text import folded
from feedback_loop.exchange.columns import Column, Holds, read_header
from feedback_loop.exchange.days import day_order
from feedback_loop.exchange.reading import Problem, Terms
from feedback_loop.exchange.rows import Entry, read_row
from feedback_loop.exchange.sheets import Row, Sheet

__all__ = ["Options", "Plan", "Problem", "Summary", "plan_import"]

_DATED = (Holds.DATE, Holds.STATUS_DATE, Holds.ROUND)
_ROWS_AT_ONCE = 100


@dataclass(frozen=True)
class Options:
    """What the user says about a file.

    Attributes:
        undated: the day of the applications whose own cannot be read; None leaves them out.
        day_first: the order of day and month in dates such as 3/4/2019; None reads it off the file.
    """

    undated: dt.date | None = None
    day_first: bool | None = None


@dataclass(frozen=True)
class Summary:
    """What an import comes to.

    Attributes:
        rows: all rows; each is added, the same as one in the journal, or left out.
        added: new applications.
        same: rows that are in the journal already.
        interviews: of the new applications.
        outcomes: of the new applications.
        left_out: one problem for each row that is left out.
        not_understood: cells of the new applications that were not taken as what their column holds; what stands
            there is in the application's note, or in its field but for control characters.
        day_order: a sentence on the order of day and month; None where it never matters.
    """

    rows: int
    added: int
    same: int
    interviews: int
    outcomes: int
    left_out: tuple[Problem, ...]
    not_understood: tuple[Problem, ...]
    day_order: str | None


@dataclass(frozen=True)
class Plan:
    """The events to record, of which only applications bear ids yet, and what they come to."""

    events: tuple[AnyEvent, ...]
    summary: Summary


def plan_import(  # noqa: PLR0913, PLR0917 - the clock, the ids and the progress are the caller's
    sheet: Sheet,
    options: Options,
    existing: Sequence[Applied],
    today: dt.date,
    new_id: Callable[[], str],
    advance: Callable[[int], None] | None = None,
) -> Plan:
    """Work out what importing a sheet would record.

    Args:
        sheet: what the file holds.
        options: what the user says about it.
        existing: the applications in the journal; rows that stand there are not recorded again.
        today: the day it is; applications cannot be later.
        new_id: gives each new application its id.
        advance: called now and then with the number of rows done since the last time.

    Raises:
        UsageError: no column names companies, or nothing says whether the day or the month stands first.
    """
    columns = read_header(sheet.header, max((len(row.cells) for row in sheet.rows), default=0))
    order = day_order(_dated_cells(sheet.rows, columns), options.day_first)
    terms = Terms(order.day_first, options.undated, today)
    tally = _Tally(existing)
    for row in _counted(sheet.rows, advance):
        tally.count(read_row(row, columns, terms), new_id)
    return tally.plan(len(sheet.rows), order.sentence)


class _Tally:
    """What the rows so far come to."""

    def __init__(self, existing: Iterable[Applied]) -> None:
        self._in_journal = Counter(map(_identity, existing))
        self._events: list[AnyEvent] = []
        self._same = 0
        self._left_out: list[Problem] = []
        self._not_understood: list[Problem] = []

    def count(self, read: Entry | Problem, new_id: Callable[[], str]) -> None:
        if isinstance(read, Problem):
            self._left_out.append(read)
        elif self._in_journal[_identity(read.applied)] > 0:
            # Each application of the journal stands for one row, so that two alike rows are two applications.
            self._in_journal[_identity(read.applied)] -= 1
            self._same += 1
        else:
            self._events.extend(read.events(new_id()))
            self._not_understood.extend(read.not_understood)

    def plan(self, rows: int, sentence: str | None) -> Plan:
        kinds = Counter(type(event) for event in self._events)
        summary = Summary(
            rows=rows,
            added=kinds[Applied],
            same=self._same,
            interviews=kinds[Interviewed],
            outcomes=kinds[Outcome],
            left_out=tuple(self._left_out),
            not_understood=tuple(self._not_understood),
            day_order=sentence,
        )
        return Plan(tuple(self._events), summary)


def _identity(applied: Applied) -> tuple[str, str, dt.date | None]:
    return folded(applied.company), folded(applied.role or ""), applied.on


def _dated_cells(rows: Iterable[Row], columns: Sequence[Column]) -> Iterator[tuple[int, str]]:
    dated = [index for index, column in enumerate(columns) if column.holds in _DATED]
    for row in rows:
        yield from ((row.number, row.cells[index]) for index in dated if index < len(row.cells))


def _counted(rows: Sequence[Row], advance: Callable[[int], None] | None) -> Iterator[Row]:
    for done in range(0, len(rows), _ROWS_AT_ONCE):
        batch = rows[done : done + _ROWS_AT_ONCE]
        yield from batch
        if advance:
            advance(len(batch))
