"""Plan an import: match the rows with the journal, and return new events and a summary."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import msgspec

from feedback_loop.domain.dates import format_date
from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.model.events import AnyEvent, Applied, Forgotten, Interviewed, Outcome
from feedback_loop.exchange.importing.columns import Column, ColumnMapping, read_header
from feedback_loop.exchange.importing.csv_reader import Sheet, SheetRow
from feedback_loop.exchange.importing.dates import detect_date_order
from feedback_loop.exchange.importing.limits import MAX_EVENTS
from feedback_loop.exchange.importing.matching import (
    ExistingApplication,
    existing_applications,
    find_similar,
    match_rows,
)
from feedback_loop.exchange.importing.row_parser import ImportContext, ParsedRow, read_row
from feedback_loop.exchange.importing.sources import Field, source_of
from feedback_loop.exchange.importing.updates import find_updates
from feedback_loop.results import ImportSummary, RowProblem, SimilarRow

_DATE_FIELDS = (Field.DATE, Field.STATUS_DATE, Field.ROUND)
_PROGRESS_STEP = 100
_OWN_ID = re.compile(r"[0-9a-hj-km-np-tv-z]{13}")


@dataclass(frozen=True)
class ImportOptions:
    """Options of an import.

    Attributes:
        undated: the date of applications without a readable one; None leaves them out.
        day_first: the order of day and month in dates such as 3/4/2019; None detects it.
        source: the name of the format; None detects it.
        mappings: the user's column mappings.
        again: import also rows that may be an application of the journal.
        also: the files and numbers of such rows to import without ``again``.
    """

    undated: dt.date | None = None
    day_first: bool | None = None
    source: str | None = None
    mappings: tuple[ColumnMapping, ...] = ()
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


def plan_import(  # noqa: PLR0913, PLR0917 - the clock, the ids and the progress are the caller's
    sheet: Sheet,
    options: ImportOptions,
    journal: Sequence[AnyEvent],
    today: dt.date,
    new_id: Callable[[], str],
    advance: Callable[[int], None] | None = None,
) -> ImportPlan:
    """Return the events that importing a sheet would record, apart from what the journal already has.

    ``advance`` is called now and then with the number of rows done since its last call.
    """
    source = source_of(sheet.header, options.source)
    width = max((len(row.cells) for row in sheet.rows), default=0)
    columns = read_header(sheet.header, width, source, options.mappings)
    month_first_in = source.title if source.month_first else None
    order = detect_date_order(_date_cells(sheet.rows, columns), options.day_first, month_first_in)
    context = ImportContext(order.day_first, options.undated, today, source)
    planner = _Planner(journal, today, new_id, options)
    rows = (read_row(row, columns, context) for row in _report_progress(sheet.rows, advance))
    planner.add_rows(list(_check_events(rows)))
    private = tuple(column.heading for column in columns if column.field is Field.PRIVATE)
    return ImportPlan(tuple(planner.events), planner.summarize(sheet, source.name, private, order.sentence))


class _Planner:
    """Events, counts and problems of the rows so far."""

    def __init__(
        self, journal: Sequence[AnyEvent], today: dt.date, new_id: Callable[[], str], options: ImportOptions
    ) -> None:
        self.events: list[AnyEvent] = []
        self._updated = 0
        self._same = 0
        self._left_out: list[RowProblem] = []
        self._not_understood: list[RowProblem] = []
        self._similar: list[SimilarRow] = []
        self._options = options
        self._journal = journal
        self._today = today
        self._new_id = new_id
        self._forgotten_ids = {id_ for event in journal if isinstance(event, Forgotten) for id_ in event.ids}
        self._used_ids = {event.id for event in journal} | self._forgotten_ids

    def add_rows(self, rows: Sequence[ParsedRow | RowProblem]) -> None:
        self._left_out += [row for row in rows if isinstance(row, RowProblem)]
        parsed = [row for row in rows if isinstance(row, ParsedRow)]
        existing = existing_applications(self._journal)
        matches = match_rows(parsed, existing)
        similar = find_similar(parsed, matches, existing)
        for row, application, other in zip(parsed, matches, similar, strict=True):
            if application is None:
                self._add_application(row, other)
            elif application.applied.current is None:
                self._leave_out(row, "you undid this application; see: feedback-loop log")
            else:
                self._update(row, application)
        self._left_out.sort(key=lambda problem: (problem.file, problem.row))

    def summarize(self, sheet: Sheet, source: str, private: tuple[str, ...], date_order: str | None) -> ImportSummary:
        kinds = Counter(map(type, self.events))
        return ImportSummary(
            source=source,
            sheet=sheet.name,
            rows=len(sheet.rows),
            added=kinds[Applied],
            updated=self._updated,
            same=self._same,
            interviews=kinds[Interviewed],
            outcomes=kinds[Outcome],
            left_out=tuple(self._left_out),
            not_understood=tuple(self._not_understood),
            similar=tuple(self._similar),
            private=private,
            day_order=date_order,
        )

    def _leave_out(self, row: ParsedRow, reason: str) -> None:
        self._left_out.append(msgspec.structs.replace(row.row_problem, reason=reason))

    def _add_application(self, row: ParsedRow, other: ExistingApplication | None) -> None:
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


def _date_cells(rows: Iterable[SheetRow], columns: Sequence[Column]) -> Iterator[tuple[int, str]]:
    indexes = [index for index, column in enumerate(columns) if column.field in _DATE_FIELDS]
    for row in rows:
        yield from ((row.number, row.cells[index]) for index in indexes if index < len(row.cells))


def _check_events(rows: Iterable[ParsedRow | RowProblem]) -> Iterator[ParsedRow | RowProblem]:
    """Refuse rows that would add too many events; a single cell may have thousands of dates."""
    count = 0
    for row in rows:
        if isinstance(row, ParsedRow):
            count += 1 + len(row.interviews) + (row.outcome is not None)
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
