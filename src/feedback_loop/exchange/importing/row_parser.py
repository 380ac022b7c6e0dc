"""Parse one row into an application with its interviews and outcome."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

import msgspec

from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.model.events import Applied, Interviewed, Outcome, Result
from feedback_loop.domain.text import clean_line, clean_text
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
from feedback_loop.exchange.own_csv import unescape_formula
from feedback_loop.results import RowProblem

_MAX_YEARS = 10


@dataclass(frozen=True)
class ImportContext:
    """Context of every row: the order of day and month, the date of undated rows, today, and the source."""

    day_first: bool | None
    undated: dt.date | None
    today: dt.date
    source: Source = SPREADSHEET


@dataclass(frozen=True)
class ParsedRow:
    """Content of one row; its events have no ids yet.

    Attributes:
        applied: the application; ``id`` is the one that the row states, if any.
        interviews: its interviews, in the order of the columns.
        not_understood: the cells that could not be read as their column's field.
        unclear_statuses: those of them with a status, each with its line of the note.
        interview_from_status: True if only the status implies the interview.
        row_problem: a problem of the whole row, still without a reason.
    """

    applied: Applied
    interviews: tuple[Interviewed, ...]
    outcome: Outcome | None
    not_understood: tuple[RowProblem, ...]
    unclear_statuses: tuple[tuple[str, RowProblem], ...]
    interview_from_status: bool
    row_problem: RowProblem

    def events(self, application: str) -> Iterator[Applied | Interviewed | Outcome]:
        """Return the events of the application, with this id."""
        yield msgspec.structs.replace(self.applied, id=application)
        for interview in self.interviews:
            yield msgspec.structs.replace(interview, application=application)
        if self.outcome:
            yield msgspec.structs.replace(self.outcome, application=application)


def read_row(row: SheetRow, columns: Sequence[Column], context: ImportContext) -> ParsedRow | RowProblem:
    """Read one row; a problem says why the whole row is left out."""
    try:
        return _RowReader(row, columns, context).read()
    except UsageError as error:  # a cell that no field of an event can hold
        return RowProblem(row.number, "", "", error.message.rstrip("."), "", row.file)


@dataclass(frozen=True)
class _Cell:
    """One cell: its text without control characters, and as written."""

    column: Column
    text: str
    raw: str


class _UnreadableCellError(Exception):
    """A cell cannot be read as its column's field; the message is the reason."""


class _CellsByField:
    """The cells of a row, those that are not blank by field."""

    def __init__(self, row: SheetRow, columns: Sequence[Column], *, is_own_export: bool) -> None:
        self.all = [
            _Cell(column, strip_control_chars(raw), raw)
            for column, text in zip(columns, row.cells, strict=False)
            if column.field not in (Field.PRIVATE, Field.IGNORED)
            for raw in [unescape_formula(text) if is_own_export else text]
        ]
        self._columns = columns
        self._by_field: defaultdict[Field, list[_Cell]] = defaultdict(list)
        for cell in self.all:
            if cell.text if is_own_export else not is_blank_value(cell.text):
                self._by_field[cell.column.field].append(cell)

    def __getitem__(self, field: Field) -> list[_Cell]:
        return self._by_field[field]

    def line(self, field: Field) -> str | None:
        cells = self._by_field[field]
        return clean_line(cells[0].text, "cell") if cells else None

    def first(self, field: Field) -> _Cell:
        """Return the first cell of a field, or a blank cell in its column."""
        columns = (column for column in self._columns if column.field is field)
        return next(iter(self._by_field[field]), None) or _Cell(next(columns, Column("", field)), "", "")

    def has_only(self, field: Field) -> bool:
        return all(other is field for other, cells in self._by_field.items() if cells)


class _RowReader:
    """Reader of one row, which collects notes, problems and interviews cell by cell."""

    def __init__(self, row: SheetRow, columns: Sequence[Column], context: ImportContext) -> None:
        self._row = row
        self._context = context
        self._cells = _CellsByField(row, columns, is_own_export=context.source.is_own_export)
        self._company = self._cells.line(Field.COMPANY) or ""
        self._notes: list[str] = []
        self._problems: list[RowProblem] = []
        self._unclear_statuses: list[tuple[str, RowProblem]] = []
        self._interviews: list[Interviewed] = []
        self._interview_from_status = False

    def read(self) -> ParsedRow | RowProblem:
        if problem := self._find_no_application():
            return problem
        date = self._cells.first(Field.DATE)
        try:
            on = self._read_application_date(date)
        except _UnreadableCellError as error:
            if self._context.undated is None:
                return self._problem(date, str(error))
            on = self._context.undated
            if date.text:
                self._report(date, str(error))
        outcome = self._read_rest()
        return ParsedRow(
            applied=self._build_applied(on),
            interviews=tuple(self._interviews),
            outcome=outcome,
            not_understood=tuple(self._problems),
            unclear_statuses=tuple(self._unclear_statuses),
            interview_from_status=self._interview_from_status,
            row_problem=self._problem(self._cells.first(Field.COMPANY), ""),
        )

    def _problem(self, cell: _Cell, reason: str) -> RowProblem:
        return RowProblem(self._row.number, cell.column.heading, cell.text, reason, self._company, self._row.file)

    def _add_note(self, cell: _Cell) -> None:
        self._notes.append(f"{cell.column.heading}: {cell.text}")

    def _report(self, cell: _Cell, reason: str) -> None:
        """Keep a cell in the note, and report that it was not understood."""
        self._add_note(cell)
        self._problems.append(self._problem(cell, reason))

    def _find_no_application(self) -> RowProblem | None:
        cells = self._cells
        if not cells[Field.COMPANY]:
            text = ", ".join(cell.text for cell in cells.all if cell.text)
            return self._problem(replace(cells.first(Field.COMPANY), text=text), "no company")
        if cells.has_only(Field.COMPANY):
            return self._problem(cells.first(Field.COMPANY), "nothing but a company")
        unsent = (cell for cell in cells[Field.STATUS] if status(cell.text) is StatusMeaning.NOT_APPLIED)
        unsent_by_flag = (cell for cell in cells[Field.SENT] if attendance(cell.text) is AttendanceCell.NO)
        return next((self._problem(cell, "not applied yet") for cell in chain(unsent, unsent_by_flag)), None)

    def _read_application_date(self, cell: _Cell) -> dt.date:
        if not cell.text:
            raise _UnreadableCellError("no application date")
        return self._read_past_date(cell)

    def _read_rest(self) -> Outcome | None:
        cells = self._cells
        for cell in cells[Field.ROUND]:
            self._read_interview_cell(cell)
        outcome = self._read_statuses(cells[Field.STATUS], next(iter(cells[Field.STATUS_DATE]), None))
        for cell in cells[Field.SENT]:
            if attendance(cell.text) is not AttendanceCell.YES:
                self._add_note(cell)
        for cell in cells[Field.OTHER]:
            self._add_note(cell)
        for cell in cells.all:
            if cell.text != cell.raw.strip():
                self._problems.append(self._problem(replace(cell, text=cell.raw), "control characters were removed"))
        return outcome

    def _read_interview_cell(self, cell: _Cell) -> None:
        """Read a cell that says if, and on which days, there were interviews of a round."""
        attended = attendance(cell.text)
        if attended in (AttendanceCell.YES, AttendanceCell.YES_AND_MORE):
            self._add_interview(cell.column.round)
        if attended in (AttendanceCell.YES_AND_MORE, AttendanceCell.NO_AND_MORE):
            self._add_note(cell)
        if attended is None:
            self._read_interview_dates(cell)

    def _read_interview_dates(self, cell: _Cell) -> None:
        parts = cell.text.split(" & ")
        dated = [part for part in parts if attendance(part) is not AttendanceCell.YES]
        try:
            dates = self._read_dates(" & ".join(dated)) if dated else []
        except _UnreadableCellError as error:
            self._report(cell, str(error))
            return
        for on, written in dates:
            self._add_interview(cell.column.round, on, written.at)
        for _ in range(len(parts) - len(dated)):
            self._add_interview(cell.column.round)
        if any(written.zoned for _, written in dates):
            self._add_note(cell)

    def _add_interview(self, round_: str | None, on: dt.date | None = None, at: str | None = None) -> None:
        self._interviews.append(Interviewed(on=on, application="", round=round_, at=at))

    def _read_statuses(self, cells: Sequence[_Cell], decided: _Cell | None) -> Outcome | None:
        """Read the statuses of the application, and the date of the decision."""
        is_own_export = self._context.source.is_own_export
        meaning_of = exported_status if is_own_export else status
        meanings = [(cell, meaning_of(cell.text)) for cell in cells]
        results = {meaning for _, meaning in meanings if isinstance(meaning, Result)}
        # An offer is never final; another result next to it is.
        final = results - {Result.OFFER} or results
        result = final.pop() if len(final) == 1 else None
        for cell, meaning in meanings:
            self._read_status(cell, meaning, result)
        if result is None:
            if decided and not is_own_export:
                self._add_note(decided)
            return None
        return Outcome(on=self._read_decision_date(decided) if decided else None, application="", result=result)

    def _read_status(self, cell: _Cell, meaning: Result | StatusMeaning | None, result: Result | None) -> None:
        if meaning is None:
            self._report_status(cell, "unknown status")
        elif isinstance(meaning, Result):
            if result is None:
                self._report_status(cell, "contradicts another status in this row")
            elif meaning is not result:
                self._add_note(cell)
        elif meaning in (StatusMeaning.INTERVIEWED, StatusMeaning.AT_A_ROUND):
            self._read_interviewing(cell, meaning)

    def _report_status(self, cell: _Cell, reason: str) -> None:
        self._report(cell, reason)
        self._unclear_statuses.append((self._notes[-1], self._problems[-1]))

    def _read_interviewing(self, cell: _Cell, meaning: StatusMeaning) -> None:
        has_round = meaning is StatusMeaning.AT_A_ROUND
        if not self._interviews:
            self._add_interview(clean_line(cell.text.lower(), "round") if has_round else None)
            self._interview_from_status = True
        elif has_round:
            self._add_note(cell)

    def _read_decision_date(self, cell: _Cell) -> dt.date | None:
        try:
            return self._read_past_date(cell)
        except _UnreadableCellError as error:
            self._report(cell, str(error))
            return None

    def _read_past_date(self, cell: _Cell) -> dt.date:
        """Read exactly one date up to today; a time of day goes into the note."""
        (on, written), *others = self._read_dates(cell.text)
        if others:
            raise _UnreadableCellError("more than one date")
        if on > self._context.today:
            raise _UnreadableCellError("in the future")
        if written.at or written.zoned:
            self._add_note(cell)
        return on

    def _read_dates(self, text: str) -> list[tuple[dt.date, WrittenDate]]:
        dates = find_dates(text)
        if not dates:
            raise _UnreadableCellError("not a complete date")
        return [(self._resolve(date), date) for date in dates]

    def _resolve(self, written: WrittenDate) -> dt.date:
        day_first = self._context.day_first
        date = written.read(day_first=day_first)
        if date is None:
            raise _UnreadableCellError(f"not a date with the {'day' if day_first else 'month'} first")
        if date.year > self._context.today.year + _MAX_YEARS:
            raise _UnreadableCellError("more than ten years ahead")
        return date

    def _build_applied(self, on: dt.date) -> Applied:
        cells, source = self._cells, self._context.source
        note = "\n".join([*(cell.text for cell in cells[Field.NOTE]), *self._notes])
        source_id = cells.line(Field.SOURCE_ID)
        return Applied(
            id=cells.line(Field.OWN_ID) or "",
            on=on,
            company=self._company,
            role=cells.line(Field.ROLE),
            source=cells.line(Field.SOURCE) or source.site,
            url=cells.line(Field.URL),
            location=cells.line(Field.LOCATION),
            note=clean_text(note, "note") if note else None,
            source_id=f"{source.name}:{source_id}" if source_id else None,
        )
