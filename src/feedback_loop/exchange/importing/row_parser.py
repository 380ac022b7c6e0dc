"""Parse one row into an application with its interviews and outcome."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

import msgspec

from feedback_loop.domain.model.events import Applied, Interviewed, Outcome, Result
from feedback_loop.domain.text import free_text, one_line
from feedback_loop.exchange.formula_escape import restored
from feedback_loop.exchange.importing.cells import Held, Standing, held, is_nothing, own_status, printable, status
from feedback_loop.exchange.importing.columns import Column
from feedback_loop.exchange.importing.csv_reader import Row
from feedback_loop.exchange.importing.dates import WrittenDay, written_days
from feedback_loop.exchange.importing.sources import SPREADSHEET, Holds, Source

_FARTHEST_YEARS = 10


@dataclass(frozen=True)
class Problem:
    """A cell that was not taken as what its column holds.

    Attributes:
        row: the number of its row, as a spreadsheet program shows it.
        column: the heading of its column; blank when there is no such column.
        text: what stands in it.
        reason: why it was not taken.
        company: whose row it is, as far as the row says.
        file: the file in the archive that the row stands in; blank where there is but one.
    """

    row: int
    column: str
    text: str
    reason: str
    company: str = ""
    file: str = ""


@dataclass(frozen=True)
class Cell:
    """A cell: its text without control characters, and as it was written."""

    column: Column
    text: str
    raw: str


@dataclass(frozen=True)
class Terms:
    """What holds for every row: the order of day and month, the date of rows without one, the day, the source."""

    day_first: bool | None
    undated: dt.date | None
    today: dt.date
    source: Source = SPREADSHEET


class UnreadableError(Exception):
    """A cell does not say what its column holds."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Reading:
    """What has been read of one row so far; its events bear no ids yet.

    Attributes:
        company: whose row it is; blank when it does not say.
        notes: lines for the note.
        problems: what was not understood.
        unclear: those of them that are about the status, each with its line of the note.
        interviews: in the order of the columns.
        by_status: whether only the status tells of the interview.
    """

    def __init__(self, row: Row, company: str, terms: Terms) -> None:
        self.company = company
        self.notes: list[str] = []
        self.problems: list[Problem] = []
        self.unclear: list[tuple[str, Problem]] = []
        self.interviews: list[Interviewed] = []
        self.by_status = False
        self._row = row
        self._terms = terms

    def problem(self, cell: Cell, reason: str) -> Problem:
        """Return what is wrong with a cell."""
        return Problem(self._row.number, cell.column.heading, cell.text, reason, self.company, self._row.file)

    def keep(self, cell: Cell) -> None:
        """Keep a cell in the note."""
        self.notes.append(f"{cell.column.heading}: {cell.text}")

    def report(self, cell: Cell, reason: str) -> None:
        """Keep a cell in the note, and say that it was not understood."""
        self.keep(cell)
        self.problems.append(self.problem(cell, reason))

    def check_characters(self, cells: Iterable[Cell]) -> None:
        """Say which cells lost control characters, and what stood there."""
        for cell in cells:
            if cell.text != cell.raw.strip():
                reason = "control characters in it were left out"
                self.problems.append(self.problem(replace(cell, text=cell.raw), reason))

    def application_date(self, cell: Cell) -> dt.date:
        """Read the day of the application; a time beside it is kept in the note.

        Raises:
            UnreadableError: there is none, or not exactly one that is not yet to come.
        """
        if not cell.text:
            raise UnreadableError("there is no date of the application")
        return self._past_day(cell)

    def read_round(self, cell: Cell) -> None:
        """Read a cell that says whether, and on which days, there were interviews of a round."""
        said = held(cell.text)
        if said in (Held.YES, Held.YES_AND_MORE):
            self._interview(cell.column.round)
        if said in (Held.YES_AND_MORE, Held.NO_AND_MORE):
            self.keep(cell)
        if said is None:
            self._read_meetings(cell)

    def read_statuses(self, cells: Sequence[Cell], decided: Cell | None) -> Outcome | None:
        """Read all that a row says about how the application stands, and when that was decided."""
        read = own_status if self._terms.source.ours else status
        meanings = [(cell, read(cell.text)) for cell in cells]
        results = {meaning for _, meaning in meanings if isinstance(meaning, Result)}
        # An offer is never the end: beside it stands what became of it.
        final = results - {Result.OFFER} or results
        result = final.pop() if len(final) == 1 else None
        for cell, meaning in meanings:
            self._read_status(cell, meaning, result)
        if result is None:
            if decided and not self._terms.source.ours:
                self.keep(decided)
            return None
        on = self._decision_date(decided) if decided else None
        return Outcome(on=on, application="", result=result)

    def _read_status(self, cell: Cell, meaning: Result | Standing | None, result: Result | None) -> None:
        if meaning is None:
            self._report_status(cell, "it is not a known status")
        elif isinstance(meaning, Result):
            if result is None:
                self._report_status(cell, "it contradicts another status of the row")
            elif meaning is not result:
                self.keep(cell)
        elif meaning in (Standing.INTERVIEWED, Standing.AT_A_ROUND):
            self._read_interviewing(cell, meaning)

    def _report_status(self, cell: Cell, reason: str) -> None:
        self.report(cell, reason)
        self.unclear.append((self.notes[-1], self.problems[-1]))

    def _read_interviewing(self, cell: Cell, meaning: Standing) -> None:
        named = meaning is Standing.AT_A_ROUND
        if not self.interviews:
            self._interview(one_line(cell.text.lower(), "round") if named else None)
            self.by_status = True
        elif named:
            self.keep(cell)

    def _read_meetings(self, cell: Cell) -> None:
        dated = [part for part in cell.text.split(" & ") if held(part) is not Held.YES]
        try:
            days = self._days(" & ".join(dated)) if dated else []
        except UnreadableError as error:
            self.report(cell, error.reason)
            return
        for on, written in days:
            self._interview(cell.column.round, on, written.at)
        for _ in range(cell.text.count(" & ") + 1 - len(dated)):
            self._interview(cell.column.round)
        if any(written.zoned for _, written in days):
            self.keep(cell)

    def _interview(self, name: str | None, on: dt.date | None = None, at: str | None = None) -> None:
        self.interviews.append(Interviewed(on=on, application="", round=name, at=at))

    def _decision_date(self, cell: Cell) -> dt.date | None:
        try:
            return self._past_day(cell)
        except UnreadableError as error:
            self.report(cell, error.reason)
            return None

    def _past_day(self, cell: Cell) -> dt.date:
        (on, written), *others = self._days(cell.text)
        if others:
            raise UnreadableError("it holds several dates")
        if on > self._terms.today:
            raise UnreadableError("it is after today")
        if written.at or written.zoned:
            self.keep(cell)
        return on

    def _days(self, text: str) -> list[tuple[dt.date, WrittenDay]]:
        written = written_days(text)
        if not written:
            raise UnreadableError("it is not a whole date")
        return [(self._day(each), each) for each in written]

    def _day(self, written: WrittenDay) -> dt.date:
        day_first = self._terms.day_first
        day = written.read(day_first=day_first)
        if day is None:
            raise UnreadableError(f"it is no date with the {'day' if day_first else 'month'} first")
        if day.year > self._terms.today.year + _FARTHEST_YEARS:
            raise UnreadableError("it is more than ten years ahead")
        return day


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
