"""One row of a spreadsheet, as the application with its interviews and outcome that it tells of."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import msgspec

from feedback_loop.domain.events import Applied, Interviewed, Outcome
from feedback_loop.domain.text import free_text, one_line
from feedback_loop.exchange.cells import Standing, is_nothing, printable, status
from feedback_loop.exchange.columns import Column, Holds
from feedback_loop.exchange.reading import Cell, Problem, Reading, Terms, UnreadableError
from feedback_loop.exchange.sheets import Row


@dataclass(frozen=True)
class Entry:
    """What one row says; its events bear no ids yet."""

    applied: Applied
    interviews: tuple[Interviewed, ...]
    outcome: Outcome | None
    not_understood: tuple[Problem, ...]

    def events(self, application: str) -> Iterator[Applied | Interviewed | Outcome]:
        """Return its events, as those of the application with this id."""
        yield msgspec.structs.replace(self.applied, id=application)
        for interview in self.interviews:
            yield msgspec.structs.replace(interview, application=application)
        if self.outcome:
            yield msgspec.structs.replace(self.outcome, application=application)


class _Cells:
    """The cells of a row, of which those that say something are sorted by what their columns hold."""

    def __init__(self, row: Row, columns: Sequence[Column]) -> None:
        self.written = [Cell(column, printable(raw), raw) for column, raw in zip(columns, row.cells, strict=False)]
        self._columns = columns
        self._sorted: defaultdict[Holds, list[Cell]] = defaultdict(list)
        for cell in self.written:
            if not is_nothing(cell.text):
                self._sorted[cell.column.holds].append(cell)

    def __getitem__(self, holds: Holds) -> list[Cell]:
        return self._sorted[holds]

    def line(self, holds: Holds) -> str | None:
        cells = self._sorted[holds]
        return one_line(cells[0].text, "cell") if cells else None

    def one(self, holds: Holds) -> Cell:
        """Return the cell, or else the place where it is missing."""
        columns = (column for column in self._columns if column.holds is holds)
        return next(iter(self._sorted[holds]), None) or Cell(next(columns, Column("", holds)), "", "")

    def holds_nothing_but(self, holds: Holds) -> bool:
        return all(held is holds for held, cells in self._sorted.items() if cells)


def read_row(row: Row, columns: Sequence[Column], terms: Terms) -> Entry | Problem:
    """Read one row; a problem says why it is left out as a whole."""
    cells = _Cells(row, columns)
    reading = Reading(row.number, cells.line(Holds.COMPANY) or "", terms)
    if problem := _no_application(cells, reading):
        return problem
    date = cells.one(Holds.DATE)
    try:
        on = reading.application_date(date)
    except UnreadableError as error:
        if terms.undated is None:
            return reading.problem(date, error.reason)
        on = terms.undated
        if date.text:
            reading.report(date, error.reason)
    return _entry(cells, on, reading)


def _no_application(cells: _Cells, reading: Reading) -> Problem | None:
    if not cells[Holds.COMPANY]:
        written = ", ".join(cell.text for cell in cells.written if cell.text)
        column = cells.one(Holds.COMPANY).column
        return reading.problem(Cell(column, written, written), "no company is named")
    if cells.holds_nothing_but(Holds.COMPANY):
        return reading.problem(cells.one(Holds.COMPANY), "there is nothing but a company")
    unsent = (cell for cell in cells[Holds.STATUS] if status(cell.text) is Standing.NOT_APPLIED)
    return next((reading.problem(cell, "it was not applied to") for cell in unsent), None)


def _entry(cells: _Cells, on: dt.date, reading: Reading) -> Entry:
    for cell in cells[Holds.ROUND]:
        reading.read_round(cell)
    outcome = reading.read_statuses(cells[Holds.STATUS], next(iter(cells[Holds.STATUS_DATE]), None))
    for cell in cells[Holds.OTHER]:
        reading.keep(cell)
    reading.check_characters(cells.written)
    note = "\n".join([*(cell.text for cell in cells[Holds.NOTE]), *reading.notes])
    applied = Applied(
        on=on,
        company=reading.company,
        role=cells.line(Holds.ROLE),
        source=cells.line(Holds.SOURCE),
        url=cells.line(Holds.URL),
        location=cells.line(Holds.LOCATION),
        note=free_text(note, "note") if note else None,
    )
    return Entry(applied, tuple(reading.interviews), outcome, tuple(reading.problems))
