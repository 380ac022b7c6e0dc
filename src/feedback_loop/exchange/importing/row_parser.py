"""Parse one row into an application with its interviews and outcome."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

import msgspec

from feedback_loop.domain.model.events import Applied, Interviewed, Outcome, Result
from feedback_loop.domain.text import clean_line, clean_text
from feedback_loop.exchange.formula_escape import unescape_formula
from feedback_loop.exchange.importing.cells import (
    AttendanceCell,
    StatusMeaning,
    attendance,
    exported_status,
    is_blank_value,
    status,
    strip_control_chars,
)
from feedback_loop.exchange.importing.columns import Column
from feedback_loop.exchange.importing.csv_reader import SheetRow
from feedback_loop.exchange.importing.dates import WrittenDate, find_dates
from feedback_loop.exchange.importing.sources import SPREADSHEET, Field, Source
from feedback_loop.results import RowProblem

_MAX_YEARS = 10


@dataclass(frozen=True)
class Cell:
    """A cell: its text without control characters, and as it was written."""

    column: Column
    text: str
    raw: str


@dataclass(frozen=True)
class ImportContext:
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


class RowReader:
    """What has been read of one row so far; its events bear no ids yet.

    Attributes:
        company: whose row it is; blank when it does not say.
        notes: lines for the note.
        problems: what was not understood.
        unclear: those of them that are about the status, each with its line of the note.
        interviews: in the order of the columns.
        by_status: whether only the status tells of the interview.
    """

    def __init__(self, row: SheetRow, company: str, terms: ImportContext) -> None:
        self.company = company
        self.notes: list[str] = []
        self.problems: list[RowProblem] = []
        self.unclear: list[tuple[str, RowProblem]] = []
        self.interviews: list[Interviewed] = []
        self.by_status = False
        self._row = row
        self._terms = terms

    def problem(self, cell: Cell, reason: str) -> RowProblem:
        """Return what is wrong with a cell."""
        return RowProblem(self._row.number, cell.column.heading, cell.text, reason, self.company, self._row.file)

    def to_note(self, cell: Cell) -> None:
        """Keep a cell in the note."""
        self.notes.append(f"{cell.column.heading}: {cell.text}")

    def report_problem(self, cell: Cell, reason: str) -> None:
        """Keep a cell in the note, and say that it was not understood."""
        self.to_note(cell)
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

    def read_interview_cell(self, cell: Cell) -> None:
        """Read a cell that says whether, and on which days, there were interviews of a round."""
        said = attendance(cell.text)
        if said in (AttendanceCell.YES, AttendanceCell.YES_AND_MORE):
            self._interview(cell.column.round)
        if said in (AttendanceCell.YES_AND_MORE, AttendanceCell.NO_AND_MORE):
            self.to_note(cell)
        if said is None:
            self._read_meetings(cell)

    def read_statuses(self, cells: Sequence[Cell], decided: Cell | None) -> Outcome | None:
        """Read all that a row says about how the application stands, and when that was decided."""
        read = exported_status if self._terms.source.is_own_export else status
        meanings = [(cell, read(cell.text)) for cell in cells]
        results = {meaning for _, meaning in meanings if isinstance(meaning, Result)}
        # An offer is never the end: beside it stands what became of it.
        final = results - {Result.OFFER} or results
        result = final.pop() if len(final) == 1 else None
        for cell, meaning in meanings:
            self._read_status(cell, meaning, result)
        if result is None:
            if decided and not self._terms.source.is_own_export:
                self.to_note(decided)
            return None
        on = self._decision_date(decided) if decided else None
        return Outcome(on=on, application="", result=result)

    def _read_status(self, cell: Cell, meaning: Result | StatusMeaning | None, result: Result | None) -> None:
        if meaning is None:
            self._report_status(cell, "it is not a known status")
        elif isinstance(meaning, Result):
            if result is None:
                self._report_status(cell, "it contradicts another status of the row")
            elif meaning is not result:
                self.to_note(cell)
        elif meaning in (StatusMeaning.INTERVIEWED, StatusMeaning.AT_A_ROUND):
            self._read_interviewing(cell, meaning)

    def _report_status(self, cell: Cell, reason: str) -> None:
        self.report_problem(cell, reason)
        self.unclear.append((self.notes[-1], self.problems[-1]))

    def _read_interviewing(self, cell: Cell, meaning: StatusMeaning) -> None:
        named = meaning is StatusMeaning.AT_A_ROUND
        if not self.interviews:
            self._interview(clean_line(cell.text.lower(), "round") if named else None)
            self.by_status = True
        elif named:
            self.to_note(cell)

    def _read_meetings(self, cell: Cell) -> None:
        dated = [part for part in cell.text.split(" & ") if attendance(part) is not AttendanceCell.YES]
        try:
            days = self._days(" & ".join(dated)) if dated else []
        except UnreadableError as error:
            self.report_problem(cell, error.reason)
            return
        for on, written in days:
            self._interview(cell.column.round, on, written.at)
        for _ in range(cell.text.count(" & ") + 1 - len(dated)):
            self._interview(cell.column.round)
        if any(written.zoned for _, written in days):
            self.to_note(cell)

    def _interview(self, name: str | None, on: dt.date | None = None, at: str | None = None) -> None:
        self.interviews.append(Interviewed(on=on, application="", round=name, at=at))

    def _decision_date(self, cell: Cell) -> dt.date | None:
        try:
            return self._past_day(cell)
        except UnreadableError as error:
            self.report_problem(cell, error.reason)
            return None

    def _past_day(self, cell: Cell) -> dt.date:
        (on, written), *others = self._days(cell.text)
        if others:
            raise UnreadableError("it holds several dates")
        if on > self._terms.today:
            raise UnreadableError("it is after today")
        if written.at or written.zoned:
            self.to_note(cell)
        return on

    def _days(self, text: str) -> list[tuple[dt.date, WrittenDate]]:
        written = find_dates(text)
        if not written:
            raise UnreadableError("it is not a whole date")
        return [(self._day(each), each) for each in written]

    def _day(self, written: WrittenDate) -> dt.date:
        day_first = self._terms.day_first
        day = written.read(day_first=day_first)
        if day is None:
            raise UnreadableError(f"it is no date with the {'day' if day_first else 'month'} first")
        if day.year > self._terms.today.year + _MAX_YEARS:
            raise UnreadableError("it is more than ten years ahead")
        return day


@dataclass(frozen=True)
class ParsedRow:
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
    not_understood: tuple[RowProblem, ...]
    unclear: tuple[tuple[str, RowProblem], ...]
    by_status: bool
    place: RowProblem

    def events(self, application: str) -> Iterator[Applied | Interviewed | Outcome]:
        """Return its events, as those of the application with this id."""
        yield msgspec.structs.replace(self.applied, id=application)
        for interview in self.interviews:
            yield msgspec.structs.replace(interview, application=application)
        if self.outcome:
            yield msgspec.structs.replace(self.outcome, application=application)


class _Cells:
    """The cells of a row, of which those that say something are sorted by what their columns hold."""

    def __init__(self, row: SheetRow, columns: Sequence[Column], *, ours: bool) -> None:
        self.written = [
            Cell(column, strip_control_chars(raw), raw)
            for column, text in zip(columns, row.cells, strict=False)
            if column.field not in (Field.PRIVATE, Field.IGNORED)
            for raw in [unescape_formula(text) if ours else text]
        ]
        self._columns = columns
        self._sorted: defaultdict[Field, list[Cell]] = defaultdict(list)
        for cell in self.written:
            if cell.text if ours else not is_blank_value(cell.text):
                self._sorted[cell.column.field].append(cell)

    def __getitem__(self, holds: Field) -> list[Cell]:
        return self._sorted[holds]

    def line(self, holds: Field) -> str | None:
        cells = self._sorted[holds]
        return clean_line(cells[0].text, "cell") if cells else None

    def one(self, holds: Field) -> Cell:
        """Return the cell, or else the place where it is missing."""
        columns = (column for column in self._columns if column.field is holds)
        return next(iter(self._sorted[holds]), None) or Cell(next(columns, Column("", holds)), "", "")

    def holds_nothing_but(self, holds: Field) -> bool:
        return all(kind is holds for kind, cells in self._sorted.items() if cells)


def read_row(row: SheetRow, columns: Sequence[Column], terms: ImportContext) -> ParsedRow | RowProblem:
    """Read one row; a problem says why it is left out as a whole."""
    cells = _Cells(row, columns, ours=terms.source.is_own_export)
    reading = RowReader(row, cells.line(Field.COMPANY) or "", terms)
    if problem := _no_application(cells, reading):
        return problem
    date = cells.one(Field.DATE)
    try:
        on = reading.application_date(date)
    except UnreadableError as error:
        if terms.undated is None:
            return reading.problem(date, error.reason)
        on = terms.undated
        if date.text:
            reading.report_problem(date, error.reason)
    return _entry(cells, on, reading, terms.source)


def _no_application(cells: _Cells, reading: RowReader) -> RowProblem | None:
    if not cells[Field.COMPANY]:
        written = ", ".join(cell.text for cell in cells.written if cell.text)
        column = cells.one(Field.COMPANY).column
        return reading.problem(Cell(column, written, written), "no company is named")
    if cells.holds_nothing_but(Field.COMPANY):
        return reading.problem(cells.one(Field.COMPANY), "there is nothing but a company")
    unsent = (cell for cell in cells[Field.STATUS] if status(cell.text) is StatusMeaning.NOT_APPLIED)
    unsent_by_flag = (cell for cell in cells[Field.SENT] if attendance(cell.text) is AttendanceCell.NO)
    return next((reading.problem(cell, "it was not applied to") for cell in chain(unsent, unsent_by_flag)), None)


def _entry(cells: _Cells, on: dt.date, reading: RowReader, source: Source) -> ParsedRow:
    for cell in cells[Field.ROUND]:
        reading.read_interview_cell(cell)
    outcome = reading.read_statuses(cells[Field.STATUS], next(iter(cells[Field.STATUS_DATE]), None))
    for cell in cells[Field.SENT]:
        if attendance(cell.text) is not AttendanceCell.YES:
            reading.to_note(cell)
    for cell in cells[Field.OTHER]:
        reading.to_note(cell)
    reading.check_characters(cells.written)
    return ParsedRow(
        _applied(cells, on, reading, source),
        tuple(reading.interviews),
        outcome,
        tuple(reading.problems),
        tuple(reading.unclear),
        reading.by_status,
        reading.problem(cells.one(Field.COMPANY), ""),
    )


def _applied(cells: _Cells, on: dt.date, reading: RowReader, source: Source) -> Applied:
    note = "\n".join([*(cell.text for cell in cells[Field.NOTE]), *reading.notes])
    source_id = cells.line(Field.SOURCE_ID)
    return Applied(
        id=cells.line(Field.OWN_ID) or "",
        on=on,
        company=reading.company,
        role=cells.line(Field.ROLE),
        source=cells.line(Field.SOURCE) or source.site,
        url=cells.line(Field.URL),
        location=cells.line(Field.LOCATION),
        note=clean_text(note, "note") if note else None,
        source_id=f"{source.name}:{source_id}" if source_id else None,
    )
