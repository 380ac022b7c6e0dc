"""One row of a spreadsheet, as the application with its interviews and outcome that it tells of."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import msgspec

from feedback_loop.domain.events import Applied, Interviewed, Outcome
from feedback_loop.domain.text import free_text, one_line
from feedback_loop.exchange.cells import Held, Standing, held, is_nothing, printable, status
from feedback_loop.exchange.columns import Column
from feedback_loop.exchange.defusing import restored
from feedback_loop.exchange.holds import Holds
from feedback_loop.exchange.reading import Cell, Problem, Reading, Terms, UnreadableError
from feedback_loop.exchange.sheets import Row
from feedback_loop.exchange.sources import Source


@dataclass(frozen=True)
class Entry:
    """What one row says; its events bear no ids yet.

    Attributes:
        applied: its application; ``id`` is the one that the row itself names, if it does.
        interviews: in the order of the columns.
        outcome: how it ended.
        not_understood: cells that were not taken as what their column holds.
        unclear: those of them that are about the status, each with its line of the note.
        by_status: whether only the status tells of the interview.
        place: row and company for what may be said about the row later.
    """

    applied: Applied
    interviews: tuple[Interviewed, ...]
    outcome: Outcome | None
    not_understood: tuple[Problem, ...]
    unclear: tuple[tuple[str, Problem], ...]
    by_status: bool
    place: Problem

    def events(self, application: str) -> Iterator[Applied | Interviewed | Outcome]:
        """Return its events, as those of the application with this id."""
        yield msgspec.structs.replace(self.applied, id=application)
        for interview in self.interviews:
            yield msgspec.structs.replace(interview, application=application)
        if self.outcome:
            yield msgspec.structs.replace(self.outcome, application=application)


class _Cells:
    """The cells of a row, of which those that say something are sorted by what their columns hold."""

    def __init__(self, row: Row, columns: Sequence[Column], *, ours: bool) -> None:
        self.written = [
            Cell(column, printable(raw), raw)
            for column, text in zip(columns, row.cells, strict=False)
            if column.holds not in (Holds.PRIVATE, Holds.IGNORED)
            for raw in [restored(text) if ours else text]
        ]
        self._columns = columns
        self._sorted: defaultdict[Holds, list[Cell]] = defaultdict(list)
        for cell in self.written:
            if cell.text if ours else not is_nothing(cell.text):
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
        return all(kind is holds for kind, cells in self._sorted.items() if cells)


def read_row(row: Row, columns: Sequence[Column], terms: Terms) -> Entry | Problem:
    """Read one row; a problem says why it is left out as a whole."""
    cells = _Cells(row, columns, ours=terms.source.ours)
    reading = Reading(row, cells.line(Holds.COMPANY) or "", terms)
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
    return _entry(cells, on, reading, terms.source)


def _no_application(cells: _Cells, reading: Reading) -> Problem | None:
    if not cells[Holds.COMPANY]:
        written = ", ".join(cell.text for cell in cells.written if cell.text)
        column = cells.one(Holds.COMPANY).column
        return reading.problem(Cell(column, written, written), "no company is named")
    if cells.holds_nothing_but(Holds.COMPANY):
        return reading.problem(cells.one(Holds.COMPANY), "there is nothing but a company")
    unsent = (cell for cell in cells[Holds.STATUS] if status(cell.text) is Standing.NOT_APPLIED)
    unsent_by_flag = (cell for cell in cells[Holds.SENT] if held(cell.text) is Held.NO)
    return next((reading.problem(cell, "it was not applied to") for cell in chain(unsent, unsent_by_flag)), None)


def _entry(cells: _Cells, on: dt.date, reading: Reading, source: Source) -> Entry:
    for cell in cells[Holds.ROUND]:
        reading.read_round(cell)
    outcome = reading.read_statuses(cells[Holds.STATUS], next(iter(cells[Holds.STATUS_DATE]), None))
    for cell in cells[Holds.SENT]:
        if held(cell.text) is not Held.YES:
            reading.keep(cell)
    for cell in cells[Holds.OTHER]:
        reading.keep(cell)
    reading.check_characters(cells.written)
    return Entry(
        _applied(cells, on, reading, source),
        tuple(reading.interviews),
        outcome,
        tuple(reading.problems),
        tuple(reading.unclear),
        reading.by_status,
        reading.problem(cells.one(Holds.COMPANY), ""),
    )


def _applied(cells: _Cells, on: dt.date, reading: Reading, source: Source) -> Applied:
    note = "\n".join([*(cell.text for cell in cells[Holds.NOTE]), *reading.notes])
    source_id = cells.line(Holds.SOURCE_ID)
    return Applied(
        id=cells.line(Holds.OWN_ID) or "",
        on=on,
        company=reading.company,
        role=cells.line(Holds.ROLE),
        source=cells.line(Holds.SOURCE) or source.site,
        url=cells.line(Holds.URL),
        location=cells.line(Holds.LOCATION),
        note=free_text(note, "note") if note else None,
        source_id=f"{source.name}:{source_id}" if source_id else None,
    )
