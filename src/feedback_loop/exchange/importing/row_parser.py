"""Parse one row into an application with its interviews, its outcome, its people and its feedback."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

import msgspec

from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.model.events import Applied, Interviewed, Outcome, Recorded, Result
from feedback_loop.domain.text import MAX_LINE_LENGTH, clean_line, clean_text
from feedback_loop.exchange.importing.cells import AttendanceCell, attendance, exported_status, is_blank_value
from feedback_loop.exchange.importing.columns import Column
from feedback_loop.exchange.importing.dates import find_dates
from feedback_loop.exchange.importing.fields import Field
from feedback_loop.exchange.importing.heading_words import Certainty
from feedback_loop.exchange.importing.interview_cells import InterviewCell, read_round
from feedback_loop.exchange.importing.layout import SheetRow
from feedback_loop.exchange.importing.parsed_rows import ImportContext, ParsedRow
from feedback_loop.exchange.importing.row_cells import Cell, CellsByField, UnreadableCellError
from feedback_loop.exchange.importing.row_days import find_day, read_past_day, resolve, resolve_year
from feedback_loop.exchange.importing.row_kinds import reason_for_no_application
from feedback_loop.exchange.importing.row_people import RowPeople
from feedback_loop.exchange.importing.status_words import StatusMeaning
from feedback_loop.exchange.importing.statuses import StatusReading
from feedback_loop.results import RowProblem

_NOTION_LINK = re.compile(r"\s\((?:https://(?:www\.)?notion\.so/[^()\s]{1,500}|[^()]{1,300}\.md)\)$")
_MEETING_FIELDS = (Field.ROUND, Field.PERSON, Field.EMAIL, Field.PHONE)
_UNKNOWN_STATUS = "unknown status"
_MAX_WORD_LENGTH = 60
_SENT = (StatusMeaning.APPLIED, StatusMeaning.INTERVIEWED, StatusMeaning.AT_A_ROUND)


def read_row(row: SheetRow, columns: Sequence[Column], context: ImportContext) -> ParsedRow | RowProblem:
    """Read one row; a problem says why the whole row is left out."""
    try:
        return _RowReader(row, columns, context).read()
    except UsageError as error:  # a cell that no field of an event can hold
        return RowProblem(row.number, "", "", error.message.rstrip("."), "", row.file)


class _RowReader:
    """Reader of one row, which collects notes, problems and interviews cell by cell."""

    def __init__(self, row: SheetRow, columns: Sequence[Column], context: ImportContext) -> None:
        self._row = row
        self._context = context
        self._cells = CellsByField(row, columns, is_own_export=context.source.is_own_export)
        self._notes: list[str] = []
        self._company = self._read_company()
        self._problems: list[RowProblem] = []
        self._unclear_statuses: list[tuple[str, RowProblem]] = []
        self._interviews: list[Interviewed] = []
        self._interview_from_status = False
        self._on = context.today
        self._people = RowPeople()
        self._statuses = [(cell, self._read_meaning(cell)) for cell in self._cells[Field.STATUS]]

    def read(self) -> ParsedRow | RowProblem:
        if problem := self._find_no_application():
            return problem
        date = self._cells.first(Field.DATE)
        try:
            self._on = self._read_application_date(date)
        except UnreadableCellError as error:
            if self._context.undated is None:
                return self._problem(date, str(error))
            self._on = self._context.undated
            if date.text:
                self._report(date, str(error))
        outcome = self._read_rest()
        feedback = self._read_feedback(outcome)
        applied = self._build_applied()
        return ParsedRow(
            applied=applied,
            interviews=self._people.assign_interviewer(self._interviews),
            outcome=outcome,
            feedback=feedback,
            not_understood=tuple(self._problems),
            unclear_statuses=tuple(self._unclear_statuses),
            interview_from_status=self._interview_from_status,
            row_problem=self._problem(self._cells.first(Field.COMPANY), ""),
        )

    def _read_company(self) -> str:
        cells = self._cells[Field.COMPANY]
        if not cells:
            return ""
        company = _NOTION_LINK.sub("", cells[0].text)
        if company != cells[0].text:
            self._add_note(cells[0])
        return " ".join(company.split())

    def _read_meaning(self, cell: Cell) -> StatusReading:
        if self._context.source.is_own_export:
            return StatusReading(exported_status(cell.text), exact=True)
        return self._context.words.status(cell.text)

    def _problem(self, cell: Cell, reason: str) -> RowProblem:
        return RowProblem(self._row.number, cell.column.heading, cell.text, reason, self._company, self._row.file)

    def _add_note(self, cell: Cell) -> None:
        self._notes.append(f"{cell.column.heading}: {cell.text}")

    def _report(self, cell: Cell, reason: str) -> None:
        """Keep a cell in the note, and report that it was not understood."""
        self._add_note(cell)
        self._problems.append(self._problem(cell, reason))

    def _report_word(self, cell: Cell, reason: str, option: str) -> None:
        """Report a word whose meaning the user can teach with an option."""
        self._report(cell, reason)
        if len(cell.text) <= _MAX_WORD_LENGTH and "\n" not in cell.text:
            self._problems[-1] = msgspec.structs.replace(self._problems[-1], teach=option)

    def _find_no_application(self) -> RowProblem | None:
        cells = self._cells
        company = cells.first(Field.COMPANY)
        if not cells[Field.COMPANY]:
            text = ", ".join(cell.text for cell in cells.all if cell.text)
            return self._problem(replace(company, text=text), "no company")
        if reason := reason_for_no_application(cells):
            return self._problem(company, reason)
        if len(self._company) > MAX_LINE_LENGTH:
            return self._problem(company, f"over {MAX_LINE_LENGTH:,} characters; too long for a company")
        unsent = [cell for cell, reading in self._statuses if reading.meaning is StatusMeaning.NOT_APPLIED]
        unsent += [cell for cell in cells[Field.SENT] if attendance(cell.text) is AttendanceCell.NO]
        if unsent:
            return self._problem(unsent[0], "not applied yet")
        return None if self._says_sent() else self._find_doubt(cells.first(Field.DATE))

    def _says_sent(self) -> bool:
        """Return True if anything but the date says that the application was sent."""
        if any(isinstance(reading.meaning, Result) or reading.meaning in _SENT for _, reading in self._statuses):
            return True
        is_sent = any(attendance(cell.text) is AttendanceCell.YES for cell in self._cells[Field.SENT])
        evidence = chain(self._cells[Field.RESULT], self._cells[Field.ROUND])
        return is_sent or any(attendance(cell.text) is AttendanceCell.YES or find_dates(cell.text) for cell in evidence)

    def _find_doubt(self, date: Cell) -> RowProblem | None:
        """Return a problem if the date may be another one than that of the application."""
        if not date.text or date.column.certainty is Certainty.SENT:
            return None
        unknown = [cell for cell, reading in self._statuses if reading.meaning is None and not reading.is_prose]
        if unknown:
            problem = self._problem(unknown[0], f"{_UNKNOWN_STATUS}, so it may not have been sent")
            return msgspec.structs.replace(problem, teach="--status")
        if date.column.certainty is Certainty.FOUND:
            return self._problem(date, "nothing says that it was sent")
        return None

    def _read_application_date(self, cell: Cell) -> dt.date:
        if not cell.text:
            others = (other for other in self._cells.all if other.column.is_second_date)
            cell = next((other for other in others if not is_blank_value(other.text)), cell)
        if not cell.text:
            raise UnreadableCellError("no application date")
        return self._read_past_date(cell)

    def _read_rest(self) -> Outcome | None:
        cells = self._cells
        for cell in cells.all:
            if cell.column.field in _MEETING_FIELDS and cell in cells[cell.column.field]:
                self._read_meeting(cell)
        outcome = self._read_outcome()
        for cell in cells[Field.SENT]:
            if attendance(cell.text) is not AttendanceCell.YES:
                self._add_note(cell)
        for cell in (*cells[Field.DATE][1:], *cells[Field.OTHER]):
            if not cell.column.is_second_date:
                self._add_note(cell)
        for cell in cells.all:
            if cell.text != cell.raw.strip():
                self._problems.append(self._problem(replace(cell, text=cell.raw), "control characters were removed"))
        return outcome

    def _read_meeting(self, cell: Cell) -> None:
        """Read a cell with interviews, people or addresses; a column of the recruiter may have any of these."""
        is_person = cell.column.field is Field.PERSON
        is_attendance = is_person and (attendance(cell.text) or find_dates(cell.text))
        if cell.column.field is Field.ROUND or (is_attendance and cell.column.round):
            self._read_interview_cell(cell)
        elif is_attendance or self._people.read(cell):
            self._add_note(cell)

    def _read_interview_cell(self, cell: Cell) -> None:
        """Read a cell that says if, and on which days, there were interviews of a round."""
        reading = read_round(cell.text, cell.column.heading, self._context.words)
        if reading.reason:
            is_word = not any(map(str.isnumeric, cell.text))
            (self._report_word(cell, reading.reason, "--round") if is_word else self._report(cell, reading.reason))
            return
        try:
            days = [self._resolve_interview(interview) for interview in reading.interviews]
        except UnreadableCellError as error:
            self._report(cell, str(error))
            return
        says_more = reading.says_more
        for interview, (day, at, is_partly) in zip(reading.interviews, days, strict=True):
            round_ = interview.round or cell.column.round
            self._add_interview(round_, day, at, interview.person)
            says_more = says_more or is_partly
        if says_more:
            self._add_note(cell)

    def _resolve_interview(self, interview: InterviewCell) -> tuple[dt.date | None, str | None, bool]:
        """Return day and time of an interview, and True if the cell says more than these."""
        if interview.day is None:
            return None, None, False
        if isinstance(interview.day, str):
            day = resolve_year(interview.day, self._on, self._context)
            return day, None, day is None
        return resolve(interview.day, self._context), interview.day.at, interview.day.zoned

    def _add_interview(
        self, round_: str | None, on: dt.date | None = None, at: str | None = None, person: str | None = None
    ) -> None:
        people = (person,) if person else ()
        is_ahead = on is not None and on > self._context.today
        self._interviews.append(Interviewed(on=on, application="", round=round_, at=at, people=people, set=is_ahead))

    def _read_outcome(self) -> Outcome | None:
        """Read the statuses of the application, the columns of single outcomes, and the date of the decision."""
        results = {reading.meaning for _, reading in self._statuses if isinstance(reading.meaning, Result)}
        stated = [cell.column.result for cell in self._cells[Field.RESULT] if self._is_stated(cell)]
        results.update(result for result in stated if result)
        # An offer is never final; another result next to it is.
        final = results - {Result.OFFER} or results
        result = final.pop() if len(final) == 1 else None
        for cell, reading in self._statuses:
            self._read_status(cell, reading, result)
        for cell in self._cells[Field.RESULT]:
            if not self._is_stated(cell):
                if not self._is_denied(cell):
                    self._report_status(cell, "neither yes, no nor a date")
            elif result is None:
                self._report_status(cell, "contradicts another column in this row")
            elif cell.column.result is not result:
                self._add_note(cell)
        decided = next(iter(self._cells[Field.STATUS_DATE]), None)
        if result is None:
            if decided and not self._context.source.is_own_export:
                self._add_note(decided)
            return None
        return Outcome(on=self._read_decision_date(decided, result), application="", result=result)

    def _is_stated(self, cell: Cell) -> bool:
        """Return True if the column of one outcome says that it came to it."""
        attended = self._context.words.attendance(cell.text)
        if attended is AttendanceCell.YES or find_dates(cell.text):
            return True
        reading = self._context.words.status(cell.text)
        return reading.meaning is not None and reading.meaning is cell.column.result

    def _is_denied(self, cell: Cell) -> bool:
        return self._context.words.attendance(cell.text) is AttendanceCell.NO

    def _read_status(self, cell: Cell, reading: StatusReading, result: Result | None) -> None:
        meaning = reading.meaning
        if meaning is None:
            if reading.is_prose or attendance(cell.text):
                self._add_note(cell)
            else:
                self._report_status(cell, _UNKNOWN_STATUS)
        elif isinstance(meaning, Result):
            if result is None:
                self._report_status(cell, "contradicts another status in this row")
            elif meaning is not result or not reading.exact:
                self._add_note(cell)
            if reading.interviewed:
                self._read_interviewing(cell, reading)
        elif meaning in (StatusMeaning.INTERVIEWED, StatusMeaning.AT_A_ROUND):
            self._read_interviewing(cell, reading)
            if not reading.exact:
                self._add_note(cell)
        elif not reading.exact:
            self._add_note(cell)

    def _report_status(self, cell: Cell, reason: str) -> None:
        self._report_word(cell, reason, "--status") if reason is _UNKNOWN_STATUS else self._report(cell, reason)
        self._unclear_statuses.append((self._notes[-1], self._problems[-1]))

    def _read_interviewing(self, cell: Cell, reading: StatusReading) -> None:
        if not self._interviews:
            day = None if isinstance(reading.meaning, Result) else find_day(cell.text, self._on, self._context)
            self._add_interview(clean_line(reading.round.lower(), "round") if reading.round else None, day)
            self._interview_from_status = True
        elif reading.round and reading.exact:
            self._add_note(cell)

    def _read_decision_date(self, decided: Cell | None, result: Result) -> dt.date | None:
        own = [cell for cell in self._cells[Field.RESULT] if cell.column.result is result and find_dates(cell.text)]
        for cell in [*own, *([decided] if decided else [])]:
            try:
                return self._read_past_date(cell)
            except UnreadableCellError as error:
                self._report(cell, str(error))
        for cell, reading in self._statuses:
            day = (
                find_day(cell.text, self._on, self._context)
                if reading.meaning is result and not reading.exact
                else None
            )
            if day and day <= self._context.today:
                return day
        return None

    def _read_past_date(self, cell: Cell) -> dt.date:
        """Read exactly one date up to today; a time of day goes into the note."""
        on, says_more = read_past_day(cell.text, self._context)
        if says_more:
            self._add_note(cell)
        return on

    def _read_feedback(self, outcome: Outcome | None) -> tuple[Recorded, ...]:
        if not (self._cells[Field.FEEDBACK] or self._cells[Field.REASON]):
            return ()
        rejected = outcome is not None and outcome.result is Result.REJECTED
        for cell in self._cells[Field.REASON]:
            if not rejected:
                self._add_note(cell)
        cells = [*self._cells[Field.FEEDBACK], *(self._cells[Field.REASON] if rejected else [])]
        known = [self._on, *(event.on for event in self._interviews if event.on and event.on <= self._context.today)]
        on = outcome.on if outcome and outcome.on else max(known)
        note = None if outcome and outcome.on else "The day is not known; it is the last one that the row states."
        points = []
        for cell in cells:
            read = self._people.read_feedback(cell, on, note)
            points += read
            if not read:
                self._add_note(cell)
        return tuple(points)

    def _line(self, field_: Field) -> str | None:
        """Return the text of a field of one line; a longer one goes into the note."""
        cells = self._cells[field_]
        if not cells:
            return None
        line = " ".join(cells[0].text.split())
        if len(line) > MAX_LINE_LENGTH:
            self._report(cells[0], f"over {MAX_LINE_LENGTH:,} characters")
            return None
        return line

    def _build_applied(self) -> Applied:
        cells, source = self._cells, self._context.source
        source_id, own_id = self._line(Field.SOURCE_ID), self._line(Field.OWN_ID)
        posting = cells[Field.POSTING]
        applied = Applied(
            id=own_id or "",
            on=self._on,
            company=self._company,
            role=self._line(Field.ROLE),
            source=self._line(Field.SOURCE) or source.site,
            url=self._line(Field.URL),
            location=self._line(Field.LOCATION),
            agency=self._line(Field.AGENCY),
            language=self._line(Field.LANGUAGE),
            cv=self._line(Field.CV),
            people=self._people.applied,
            posting=clean_text(posting[0].text, "posting") if posting else None,
            source_id=f"{source.name}:{source_id}" if source_id else None,
        )
        note = "\n".join([*(cell.text for cell in cells[Field.NOTE]), *self._notes])
        return msgspec.structs.replace(applied, note=clean_text(note, "note") if note else None)
