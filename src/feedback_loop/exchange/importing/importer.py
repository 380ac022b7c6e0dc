"""Plan an import: match the rows, and return new events and a summary."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import msgspec

from feedback_loop.domain.model.events import AnyEvent, Applied, Forgotten, Interviewed, Outcome
from feedback_loop.exchange.importing.columns import Column, ColumnMapping, read_header
from feedback_loop.exchange.importing.csv_reader import Sheet, SheetRow
from feedback_loop.exchange.importing.dates import detect_date_order
from feedback_loop.exchange.importing.matching import ExistingApplication, existing_applications, match_rows
from feedback_loop.exchange.importing.row_parser import ImportContext, ParsedRow, read_row
from feedback_loop.exchange.importing.sources import Field, source_of
from feedback_loop.exchange.importing.updates import find_updates
from feedback_loop.results import ImportSummary, RowProblem

_DATED = (Field.DATE, Field.STATUS_DATE, Field.ROUND)
_ROWS_AT_ONCE = 100


@dataclass(frozen=True)
class ImportOptions:
    """What the user says about a file.

    Attributes:
        undated: the day of the applications whose own cannot be read; None leaves them out.
        day_first: the order of day and month in dates such as 3/4/2019; None reads it off the file.
        source: the name of the format; None reads it off the header.
        mapped: which columns hold what, where the header does not tell.
    """

    undated: dt.date | None = None
    day_first: bool | None = None
    source: str | None = None
    mapped: tuple[ColumnMapping, ...] = ()


@dataclass(frozen=True)
class ImportPlan:
    """The events to record, of which only applications bear ids yet, and what they come to."""

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
    """Work out what importing a sheet would record.

    Args:
        sheet: what the file holds.
        options: what the user says about it.
        journal: all its events; what stands there is not recorded again.
        today: the day it is; applications cannot be later.
        new_id: gives each new application its id.
        advance: called now and then with the number of rows done since the last time.

    Raises:
        UsageError: no column names companies, an option names what is not there, or nothing says whether the day or
            the month stands first.
    """
    source = source_of(sheet.header, options.source)
    width = max((len(row.cells) for row in sheet.rows), default=0)
    columns = read_header(sheet.header, width, source, options.mapped)
    habit = source.title if source.month_first else None
    order = detect_date_order(_dated_cells(sheet.rows, columns), options.day_first, habit)
    terms = ImportContext(order.day_first, options.undated, today, source)
    read = [read_row(row, columns, terms) for row in _counted(sheet.rows, advance)]
    tally = ImportPlanner(journal, today, new_id)
    tally.count(read)
    private = tuple(column.heading for column in columns if column.field is Field.PRIVATE)
    return tally.plan(source.name, sheet, private, order.sentence)


class ImportPlanner:
    """What the rows so far come to."""

    def __init__(self, journal: Sequence[AnyEvent], today: dt.date, new_id: Callable[[], str]) -> None:
        self._journal = journal
        self._ids = _Ids(journal, new_id)
        self._today = today
        self._events: list[AnyEvent] = []
        self._updated = 0
        self._same = 0
        self._left_out: list[RowProblem] = []
        self._not_understood: list[RowProblem] = []

    def count(self, read: Sequence[ParsedRow | RowProblem]) -> None:
        self._left_out += [row for row in read if isinstance(row, RowProblem)]
        entries = [row for row in read if isinstance(row, ParsedRow)]
        for entry, known in zip(entries, match_rows(entries, existing_applications(self._journal)), strict=True):
            if known is None:
                self._add(entry)
            elif known.applied.current is None:
                reason = "its application was taken back; it stays so, see: log"
                self._left_out.append(msgspec.structs.replace(entry.place, reason=reason))
            else:
                self._update(entry, known)
        self._left_out.sort(key=lambda problem: (problem.file, problem.row))

    def _add(self, entry: ParsedRow) -> None:
        if self._ids.is_forgotten(entry.applied.id):
            self._left_out.append(msgspec.structs.replace(entry.place, reason="its application was forgotten"))
            return
        self._events += entry.events(self._ids.give(entry.applied.id))
        self._not_understood += entry.not_understood

    def _update(self, entry: ParsedRow, known: ExistingApplication) -> None:
        found = [*find_updates(entry, known, self._today)]
        events = [one for one in found if not isinstance(one, RowProblem)]
        self._events += events
        self._not_understood += [one for one in found if isinstance(one, RowProblem)]
        self._updated += bool(events)
        self._same += not events

    def plan(self, source: str, sheet: Sheet, private: tuple[str, ...], sentence: str | None) -> ImportPlan:
        kinds = Counter(type(event) for event in self._events)
        summary = ImportSummary(
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
            private=private,
            day_order=sentence,
        )
        return ImportPlan(tuple(self._events), summary)


class _Ids:
    """The ids of new applications: the one that this program gave before, if it is free."""

    _OURS = re.compile(r"[0-9a-hj-km-np-tv-z]{13}")

    def __init__(self, journal: Sequence[AnyEvent], new_id: Callable[[], str]) -> None:
        self._forgotten = {id_ for event in journal if isinstance(event, Forgotten) for id_ in event.ids}
        self._taken = {event.id for event in journal} | self._forgotten
        self._new_id = new_id

    def is_forgotten(self, id_: str) -> bool:
        return id_ in self._forgotten

    def give(self, wanted: str) -> str:
        id_ = wanted if self._OURS.fullmatch(wanted) and wanted not in self._taken else self._new_id()
        self._taken.add(id_)
        return id_


def _dated_cells(rows: Iterable[SheetRow], columns: Sequence[Column]) -> Iterator[tuple[int, str]]:
    dated = [index for index, column in enumerate(columns) if column.field in _DATED]
    for row in rows:
        yield from ((row.number, row.cells[index]) for index in dated if index < len(row.cells))


def _counted(rows: Sequence[SheetRow], advance: Callable[[int], None] | None) -> Iterator[SheetRow]:
    for done in range(0, len(rows), _ROWS_AT_ONCE):
        batch = rows[done : done + _ROWS_AT_ONCE]
        yield from batch
        if advance:
            advance(len(batch))
