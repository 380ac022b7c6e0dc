"""Properties of the import of any sheet."""

import csv
import datetime as dt
import io
from collections.abc import Sequence
from contextlib import suppress
from itertools import count, zip_longest

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.model.events import AnyEvent, decode, encode
from feedback_loop.exchange.importing.csv_reader import read_csv
from feedback_loop.exchange.importing.importer import ImportOptions, ImportPlan, plan_import
from feedback_loop.exchange.importing.layout import Sheet, SheetRow
from feedback_loop.exchange.importing.tables import Tables
from feedback_loop.journal.transaction import stamp

TODAY = dt.date(2025, 6, 1)
NOW = dt.datetime(2025, 6, 1, tzinfo=dt.UTC)
HEADER = ("Company", "Role", "Date Applied", "Phone", "On-site", "Status", "Status Date", "Salary", "Notes", "Link")
DAYS = {text: {dt.date.fromisoformat(text)} for text in ("2025-01-15", "2025-09-01")}
DAYS |= {"Jan 16, 2025": {dt.date(2025, 1, 16)}, "5.5.2025": {dt.date(2025, 5, 5)}}
DAYS |= {"13/1/2025": {dt.date(2025, 1, 13)}, "1/14/2025": {dt.date(2025, 1, 14)}}
DAYS |= {"3/4/2025": {dt.date(2025, 3, 4), dt.date(2025, 4, 3)}}
DAYS |= {"8-Jul": {dt.date(2025, 7, 8)}}
BLANK = {"", " ", "n/a", "-", "None"}
HELD, STATUSES = {"yes", "No", "[ ]"}, {"Rejected", "offer", "Applied", "interviewing"}
UNDERSTOOD = {"Phone": HELD, "On-site": HELD, "Status": STATUSES}
WORDS = ["Acme", "ACME ", "Zoë", "9-Foo", "expired", "passed", "Ghost Job", "wishlist", "two\n lines", "?"]
cells = st.sampled_from([*DAYS, *sorted(BLANK | HELD | STATUSES), *WORDS])
cells |= st.text(alphabet="#7 ä\n\r\t\x07\x1b[]\u202e\ud800", max_size=6)
orders = st.sampled_from([None, True, False])
options = st.builds(ImportOptions, st.sampled_from([None, dt.date(2025, 3, 1)]), orders)
decided = st.builds(ImportOptions, st.sampled_from([None, dt.date(2025, 3, 1)]), st.booleans())
rows = st.lists(st.lists(cells, max_size=len(HEADER) + 2), max_size=8)


def plan(
    header: Sequence[str], grid: Sequence[Sequence[str]], chosen: ImportOptions, existing: Sequence[AnyEvent] = ()
) -> ImportPlan:
    sheet = Sheet(tuple(header), tuple(SheetRow(number, tuple(row)) for number, row in enumerate(grid, 2)))
    numbers = count(1)
    return plan_import(Tables((sheet,)), chosen, existing, TODAY, lambda: f"a{next(numbers)}")


def check(planned: ImportPlan, rows: int) -> None:
    summary = planned.summary
    assert summary.rows == rows == summary.added + summary.same + len(summary.left_out)
    assert summary.added + summary.interviews + summary.outcomes == len(planned.events)
    for event in planned.events:
        stamped = msgspec.structs.replace(event, id=event.id or "x", batch="b")
        assert decode(encode(stamped)) == stamped


@given(st.binary(), options)
def test_any_bytes_are_refused_or_planned(content: bytes, chosen: ImportOptions) -> None:
    with suppress(UsageError):
        tables = Tables(read_csv(content))
        check(plan_import(tables, chosen, [], TODAY, lambda: "a1"), tables.rows)


@given(rows, options, st.sampled_from(",;\t|"), st.sampled_from(["utf-8", "utf-16", "latin-1"]), st.binary(max_size=3))
def test_any_sheet_is_refused_or_planned(
    grid: list[list[str]], chosen: ImportOptions, delimiter: str, encoding: str, junk: bytes
) -> None:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows([HEADER, *grid])
    with suppress(UsageError):
        tables = Tables(read_csv(text.getvalue().encode(encoding, errors="replace") + junk))
        check(plan_import(tables, chosen, [], TODAY, lambda: "a1"), tables.rows)


@given(rows, decided)
def test_importing_twice_adds_nothing(grid: list[list[str]], chosen: ImportOptions) -> None:
    first = plan(HEADER, grid, chosen)
    check(first, len(grid))
    second = plan(HEADER, grid, chosen, stamp(first.events, NOW, NOW))
    assert second.events == ()
    assert second.summary.same == first.summary.added


def unordered(planned: ImportPlan) -> list[AnyEvent]:
    """Return the events without the order of columns, which lines of notes and interviews follow."""
    events = [
        msgspec.structs.replace(event, note="\n".join(sorted((event.note or "").splitlines())))
        for event in planned.events
    ]
    return sorted(events, key=repr)


@given(rows, decided, st.permutations(range(len(HEADER))))
def test_order_of_columns_makes_no_difference(grid: list[list[str]], chosen: ImportOptions, order: list[int]) -> None:
    full = [[*row, *[""] * len(HEADER)][: len(HEADER)] for row in grid]
    moved = [[row[index] for index in order] for row in full]
    planned, again = plan(HEADER, full, chosen), plan([HEADER[index] for index in order], moved, chosen)
    assert unordered(planned) == unordered(again)
    assert sorted(planned.summary.not_understood, key=repr) == sorted(again.summary.not_understood, key=repr)
    assert {problem.row for problem in planned.summary.left_out} == {problem.row for problem in again.summary.left_out}


def in_one_line(texts: Sequence[str]) -> str:
    return " ".join(" ".join(texts).split())


@given(rows, decided)
def test_nothing_of_a_row_is_lost(grid: list[list[str]], chosen: ImportOptions) -> None:
    for row in grid:
        planned = plan(HEADER, [row], chosen)
        if planned.summary.left_out:
            continue
        stored = [text for event in planned.events for text in encode(event).values() if isinstance(text, str)]
        stored += [problem.text for problem in planned.summary.not_understood]
        days = {event.on for event in planned.events}
        for heading, cell in zip_longest(HEADER[: len(row)], row, fillvalue=""):
            understood = cell in BLANK | UNDERSTOOD.get(heading, set()) or days & DAYS.get(cell, set())
            assert understood or in_one_line([cell]) in in_one_line(stored)
