"""Plan an import: match the rows with the journal, and return new events and a summary."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

import msgspec

from feedback_loop.domain.dates import format_date
from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.model.events import AnyEvent, Applied, Forgotten, Interviewed, Outcome, Recorded
from feedback_loop.domain.text import name_key
from feedback_loop.exchange.importing.columns import (
    Column,
    ColumnMapping,
    MissingColumnError,
    day_comes_first,
    headings_for_error,
    languages_of,
    quote_headings,
    read_header,
)
from feedback_loop.exchange.importing.dates import detect_date_order
from feedback_loop.exchange.importing.fields import Field
from feedback_loop.exchange.importing.joined_rows import join_rows
from feedback_loop.exchange.importing.layout import Sheet, SheetRow
from feedback_loop.exchange.importing.limits import MAX_EVENTS
from feedback_loop.exchange.importing.matching import (
    ExistingApplication,
    existing_applications,
    find_similar,
    match_rows,
)
from feedback_loop.exchange.importing.parsed_rows import ImportContext, ParsedRow
from feedback_loop.exchange.importing.row_parser import read_row
from feedback_loop.exchange.importing.sources import SPREADSHEET, Source, source_of
from feedback_loop.exchange.importing.status_words import StatusMeaning
from feedback_loop.exchange.importing.statuses import exact_status
from feedback_loop.exchange.importing.tables import Tables
from feedback_loop.exchange.importing.taught_words import TaughtWords
from feedback_loop.exchange.importing.updates import find_updates
from feedback_loop.results import ImportedRow, ImportSummary, RowProblem, SimilarRow, UnreadWord

_DATE_FIELDS = (Field.DATE, Field.STATUS_DATE, Field.ROUND, Field.RESULT)
_PROGRESS_STEP = 100
_MAX_PREVIEW = 5
_MIN_EQUAL_ADDRESSES = 3
_OWN_ID = re.compile(r"[0-9a-hj-km-np-tv-z]{13}")


@dataclass(frozen=True)
class ImportOptions:
    """Options of an import.

    Attributes:
        undated: the date of applications without a readable one; None leaves them out.
        day_first: the order of day and month in dates such as 3/4/2019; None detects it.
        source: the name of the format; None detects it.
        mappings: the user's column mappings.
        words: the meanings that the user gave to words.
        again: import also rows that may be an application of the journal.
        also: the files and numbers of such rows to import without ``again``.
    """

    undated: dt.date | None = None
    day_first: bool | None = None
    source: str | None = None
    mappings: tuple[ColumnMapping, ...] = ()
    words: TaughtWords = field(default_factory=TaughtWords)
    again: bool = False
    also: frozenset[tuple[str, int]] = frozenset()

    def takes(self, row: SimilarRow) -> bool:
        """Return True if a row is to be imported though it may be an application of the journal."""
        return self.again or (row.file, row.row) in self.also


@dataclass(frozen=True)
class ImportPlan:
    """The events to record, of which only applications have ids yet, and their summary."""

    events: tuple[AnyEvent, ...]
    summary: ImportSummary


@dataclass(frozen=True)
class _Table:
    """A sheet with the meaning of its columns."""

    sheet: Sheet
    source: Source
    columns: tuple[Column, ...]


def plan_import(  # noqa: PLR0913, PLR0917 - the clock, the ids and the progress are the caller's
    tables: Tables,
    options: ImportOptions,
    journal: Sequence[AnyEvent],
    today: dt.date,
    new_id: Callable[[], str],
    advance: Callable[[int], None] | None = None,
) -> ImportPlan:
    """Return the events that importing some tables would record, apart from what the journal already has.

    ``advance`` is called now and then with the number of rows done since its last call.
    """
    read = [_read_columns(sheet, options) for sheet in _name_files(tables.sheets)]
    skipped = [*tables.skipped]
    if options.undated is None:
        read, undated = _require_dates(read)
        skipped += [table.sheet.name or table.sheet.title or quote_headings(table.sheet.header) for table in undated]
    month_first = next((table.source.title for table in read if table.source.month_first), None)
    cells = (cell for table in read for cell in _date_cells(table.sheet.rows, table.columns))
    native = all(day_comes_first(table.columns) for table in read)
    order = detect_date_order(cells, options.day_first, month_first, has_day_first_headings=native)
    parsed = []
    for table in read:
        words = options.words.with_languages(languages_of(table.columns))
        context = ImportContext(order.day_first, options.undated, today, table.source, words)
        rows = (_read_row(row, table, context) for row in _report_progress(table.sheet.rows, advance))
        parsed.append(list(_check_events(rows)))
    planner = _Planner(journal, today, new_id, options)
    planner.add_rows(join_rows(parsed) if len(parsed) > 1 else parsed[0])
    return ImportPlan(tuple(planner.events), planner.summarize(read, skipped, order.sentence))


def check_columns(tables: Tables, options: ImportOptions) -> None:
    """Refuse tables in which no heading names a field that every application needs."""
    columns = [
        read_header(sheet.header, 0, source_of(sheet.header, options.source), options.mappings)
        for sheet in tables.sheets
    ]
    if options.undated is None:
        _require_dates([_Table(sheet, SPREADSHEET, known) for sheet, known in zip(tables.sheets, columns, strict=True)])


def _name_files(sheets: Sequence[Sheet]) -> Iterator[Sheet]:
    """Give each row the name of its sheet where there are several."""
    names = {sheet.name for sheet in sheets}
    for sheet in sheets:
        if len(names) > 1 and sheet.name:
            yield replace(sheet, rows=tuple(replace(row, file=sheet.name) for row in sheet.rows))
        else:
            yield sheet


def _read_columns(sheet: Sheet, options: ImportOptions) -> _Table:
    source = source_of(sheet.header, options.source)
    width = max((len(row.cells) for row in sheet.rows), default=0)
    columns = list(read_header(sheet.header, width, source, options.mappings))
    for index, column in enumerate(columns):
        if (column.field is Field.EMAIL and _is_own_address(sheet.rows, index)) or (
            column.field is Field.SOURCE_ID and source is SPREADSHEET and not _has_unique_cells(sheet.rows, index)
        ):
            columns[index] = Column(column.heading, Field.OTHER)
    return _add_section(_Table(sheet, source, tuple(columns)), width)


def _cells_of(rows: Iterable[SheetRow], index: int) -> list[str]:
    return [row.cells[index].strip() for row in rows if index < len(row.cells) and row.cells[index].strip()]


def _is_own_address(rows: Sequence[SheetRow], index: int) -> bool:
    """Return True if every row has the same address: the user's own, which is nobody at the company."""
    cells = _cells_of(rows, index)
    return len(cells) >= _MIN_EQUAL_ADDRESSES and len(set(cells)) == 1


def _has_unique_cells(rows: Sequence[SheetRow], index: int) -> bool:
    cells = _cells_of(rows, index)
    return len(cells) == len(set(cells))


def _add_section(table: _Table, width: int) -> _Table:
    """Take the line above a table as the status of its rows, if it is one and no column has any."""
    title = table.sheet.title or table.sheet.name or ""
    meaning = exact_status(title) if title else None
    is_status = meaning is not None and meaning is not StatusMeaning.WAITING
    if not is_status or any(column.field in (Field.STATUS, Field.RESULT) for column in table.columns):
        return table
    width = max(width, len(table.columns))
    rows = tuple(replace(row, cells=(*row.cells, *[""] * (width - len(row.cells)), title)) for row in table.sheet.rows)
    spaces = (Column(f"Column {index + 1}", Field.OTHER) for index in range(len(table.columns), width))
    columns = (*table.columns, *spaces, Column("Section", Field.STATUS))
    return _Table(replace(table.sheet, rows=rows, width=None), table.source, columns)


def _require_dates(tables: Sequence[_Table]) -> tuple[list[_Table], list[_Table]]:
    """Return the tables with a date of the application, and those without; refuse a file that has none at all."""
    dated = [table for table in tables if any(column.field is Field.DATE for column in table.columns)]
    if not dated:
        headings = headings_for_error(tables[0].sheet.header)
        raise MissingColumnError(
            f"No heading names the date of the application; the headings are {quote_headings(headings)}. "
            'Name it with --map "date=HEADING", or give every application one date with --undated DATE.',
            "date",
            headings,
        )
    return dated, [table for table in tables if table not in dated]


def _read_row(row: SheetRow, table: _Table, context: ImportContext) -> ParsedRow | RowProblem:
    """Read a row; one with more cells than headings is taken only if every cell is what its heading says."""
    read = read_row(row, table.columns, context)
    width = table.sheet.width
    written = max(row.width, len(row.cells))
    if width is None or written <= width:
        return read
    reason = f"{written} cells under {width} headings; is a comma not in quotation marks?"
    if isinstance(read, RowProblem):
        return msgspec.structs.replace(read, reason=f"{read.reason}; {reason}")
    if len(row.cells) <= width and not read.not_understood:
        return read  # blank cells at the end are common
    if read.not_understood:
        return msgspec.structs.replace(read.row_problem, reason=reason)
    return replace(read, not_understood=(msgspec.structs.replace(read.row_problem, reason=reason),))


class _Planner:
    """Events, counts and problems of the rows so far."""

    def __init__(
        self, journal: Sequence[AnyEvent], today: dt.date, new_id: Callable[[], str], options: ImportOptions
    ) -> None:
        self.events: list[AnyEvent] = []
        self._updated = 0
        self._same = 0
        self._rows = 0
        self._left_out: list[RowProblem] = []
        self._not_understood: list[RowProblem] = []
        self._preview: list[ImportedRow] = []
        self._similar: list[SimilarRow] = []
        self._options = options
        self._journal = journal
        self._today = today
        self._new_id = new_id
        self._forgotten_ids = {id_ for event in journal if isinstance(event, Forgotten) for id_ in event.ids}
        self._used_ids = {event.id for event in journal} | self._forgotten_ids

    def add_rows(self, rows: Sequence[ParsedRow | RowProblem]) -> None:
        self._rows += len(rows)
        self._left_out += [row for row in rows if isinstance(row, RowProblem)]
        parsed = [row for row in rows if isinstance(row, ParsedRow)]
        existing = existing_applications(self._journal)
        matches = match_rows(parsed, existing)
        similar = find_similar(parsed, matches, existing)
        gone = _Gone(existing, matches)
        for row, application, other in zip(parsed, matches, similar, strict=True):
            if application is None:
                self._add_application(row, other, gone)
            elif application.applied.current is None:
                self._leave_out(row, "you undid this application; see: feedback-loop log")
            else:
                self._update(row, application)
        self._left_out.sort(key=lambda problem: (problem.file, problem.row))

    def summarize(self, tables: Sequence[_Table], skipped: Sequence[str], date_order: str | None) -> ImportSummary:
        kinds = Counter(map(type, self.events))
        private = [column.heading for table in tables for column in table.columns if column.field is Field.PRIVATE]
        return ImportSummary(
            source=tables[0].source.name,
            sheet=", ".join(dict.fromkeys(table.sheet.name for table in tables if table.sheet.name)) or None,
            rows=self._rows,
            added=kinds[Applied],
            updated=self._updated,
            same=self._same,
            interviews=kinds[Interviewed],
            outcomes=kinds[Outcome],
            day_order=date_order,
            private=tuple(dict.fromkeys(private)),
            left_out=tuple(self._left_out),
            not_understood=tuple(self._not_understood),
            similar=tuple(self._similar),
            feedback=kinds[Recorded],
            people=len({person for event in self.events if isinstance(event, Applied) for person in event.people}),
            skipped=tuple(dict.fromkeys(skipped)),
            unread=_count_unread([*self._left_out, *self._not_understood]),
            preview=tuple(self._preview),
        )

    def _leave_out(self, row: ParsedRow, reason: str) -> None:
        self._left_out.append(msgspec.structs.replace(row.row_problem, reason=reason))

    def _add_application(self, row: ParsedRow, other: ExistingApplication | None, gone: "_Gone") -> None:
        if row.applied.id in self._forgotten_ids:
            self._leave_out(row, "you deleted this application with forget")
            return
        similar = _similar_row(row, other) if other and other.applied.current else None
        if similar and not self._options.takes(similar):
            self._similar.append(similar)
            day = format_date(similar.applied_on, self._today) if similar.applied_on else "unknown date"
            self._leave_out(row, f"looks like {similar.loop_label}, {day}, which you have")
            return
        id_ = self._assign_id(row.applied.id)
        if similar:
            self._similar.append(msgspec.structs.replace(similar, added=id_))
        self.events += row.events(id_)
        self._not_understood += row.not_understood
        if not similar and (reason := gone.reason(row.applied)):
            self._not_understood.append(msgspec.structs.replace(row.row_problem, reason=reason))
        if len(self._preview) < _MAX_PREVIEW:
            self._preview.append(
                ImportedRow(row.row_problem.row, row.applied, row.interviews, row.outcome, len(row.feedback))
            )

    def _assign_id(self, stated: str) -> str:
        """Return the id that a row states if this program assigned it and it is free, else a new one."""
        id_ = stated if _OWN_ID.fullmatch(stated) and stated not in self._used_ids else self._new_id()
        self._used_ids.add(id_)
        return id_

    def _update(self, row: ParsedRow, application: ExistingApplication) -> None:
        updates = list(find_updates(row, application, self._today))
        events = [update for update in updates if not isinstance(update, RowProblem)]
        self.events += events
        self._not_understood += [update for update in updates if isinstance(update, RowProblem)]
        self._updated += bool(events)
        self._same += not events


def _similar_row(row: ParsedRow, other: ExistingApplication) -> SimilarRow:
    current = other.applied.current or other.applied.original
    problem = row.row_problem
    return SimilarRow(problem.row, problem.file, row.applied.label, other.loop_id, current.label, current.on)


class _Gone:
    """Applications of an earlier import that the file no longer has as they were: a corrected row looks new."""

    def __init__(
        self, applications: Iterable[ExistingApplication], matches: Sequence[ExistingApplication | None]
    ) -> None:
        matched = {application.id for application in matches if application}
        self._by_company: dict[str, list[Applied]] = {}
        # A file with other applications altogether is no newer version of the one imported before.
        for application in applications if matched else ():
            applied = application.applied.current
            if applied and application.is_imported and application.id not in matched:
                self._by_company.setdefault(name_key(applied.company), []).append(applied)

    def reason(self, applied: Applied) -> str | None:
        """Return why a new application may be an old one, with how to join the two."""
        for other in self._by_company.get(name_key(applied.company), ()):
            if name_key(other.role or "") == name_key(applied.role or "") or other.on == applied.on:
                return (
                    f"new, but the file no longer has {other.label} of {other.on}; "
                    "if they are the same: feedback-loop join --help"
                )
        return None


def _count_unread(problems: Iterable[RowProblem]) -> tuple[UnreadWord, ...]:
    """Return each word that the user can teach, with the number of rows that have it, the most frequent first."""
    counts = Counter((problem.teach, problem.text) for problem in problems if problem.teach)
    return tuple(UnreadWord(option, text, count) for (option, text), count in counts.most_common())


def _date_cells(rows: Iterable[SheetRow], columns: Sequence[Column]) -> Iterator[tuple[int, str]]:
    indexes = [index for index, column in enumerate(columns) if column.field in _DATE_FIELDS]
    for row in rows:
        yield from ((row.number, row.cells[index]) for index in indexes if index < len(row.cells))


def _check_events(rows: Iterable[ParsedRow | RowProblem]) -> Iterator[ParsedRow | RowProblem]:
    """Refuse rows that would add too many events; a single cell may have thousands of dates."""
    count = 0
    for row in rows:
        if isinstance(row, ParsedRow):
            count += 1 + len(row.interviews) + (row.outcome is not None) + len(row.feedback)
            if count > MAX_EVENTS:
                raise UsageError(
                    f"The file has more than {MAX_EVENTS:,} applications, interviews and outcomes. "
                    "Split it into several files."
                )
        yield row


def _report_progress(rows: Sequence[SheetRow], advance: Callable[[int], None] | None) -> Iterator[SheetRow]:
    for start in range(0, len(rows), _PROGRESS_STEP):
        batch = rows[start : start + _PROGRESS_STEP]
        yield from batch
        if advance:
            advance(len(batch))
