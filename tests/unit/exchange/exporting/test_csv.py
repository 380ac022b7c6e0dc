"""CSV export: safe to open, and read back as the same applications, interviews and outcomes."""

import csv
import datetime as dt
import io
from collections import Counter
from collections.abc import Sequence
from itertools import count

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.builders import amended, applied, day, interviewed, outcome, overview_on, retracted
from domain.strategies import UNTIMED
from feedback_loop.domain.model.events import AnyEvent, Applied, Event, Interviewed, Outcome, Result
from feedback_loop.exchange.exporting.csv import to_csv
from feedback_loop.exchange.importing.csv_reader import read_csv
from feedback_loop.exchange.importing.importer import ImportOptions, ImportPlan, plan_import
from feedback_loop.exchange.importing.tables import Tables
from feedback_loop.exchange.own_csv import escape_formula, unescape_formula

TODAY = 60
DANGEROUS = "=+-@\t\r"
ODD_TEXTS = [
    "=1+1",
    "-Ops",
    "@home",
    "+49",
    "'=x",
    "''-",
    "N/A",
    "none",
    "-",
    "yes",
    "no",
    "Interview",
    "status",
    "id",
    "a & b",
]
ODD_TEXTS += ["Zoë", "王", 'a "b"', "a,b;c|d", "2026-03-10", "\u202eabc", "\uff1d1", "x" * 300]
names = st.sampled_from(ODD_TEXTS) | st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=5)
notes = st.none() | names | st.sampled_from(["a\nb", "two\n\nlines\n=1", '=1\n,"', "tab\tin", "'"])
past = st.integers(0, TODAY)
ahead = st.none() | st.integers(0, TODAY + 60)


@st.composite
def searches(draw: st.DrawFn) -> list[Event]:
    """Applications with interviews and outcomes, as commands and imports record them."""
    events: list[Event] = []
    for _ in range(draw(st.integers(1, 4))):
        fields = {name: draw(st.none() | names) for name in ("role", "source", "url", "location")}
        loop = applied(draw(names), draw(past), note=draw(notes), **fields)
        events.append(loop)
        for on in draw(st.lists(ahead, max_size=4)):
            at = draw(st.none() | st.just("14:30")) if on is not None else None
            events.append(interviewed(loop, on, round=draw(st.none() | names), at=at))
        events += [
            outcome(loop, draw(st.none() | past), result)
            for result in draw(st.lists(st.sampled_from(Result), max_size=2))
        ]
    return events


def import_plan(text: str, today: int = TODAY, journal: Sequence[AnyEvent] = ()) -> ImportPlan:
    numbers = count(1)
    tables = Tables(read_csv(text.encode()))
    return plan_import(tables, ImportOptions(), journal, day(today), lambda: f"new{next(numbers)}")


def summarize(events: Sequence[AnyEvent]) -> "Counter[object]":
    """Return the content of each application, independent of how the journal records it."""
    summaries = []
    for status in overview_on(events, TODAY).statuses.values():
        application = status.loop.application
        fields = tuple(
            getattr(application, name) for name in ("company", "role", "on", "source", "url", "location", "note")
        )
        # An interview without a round equals one of the round "interview".
        interviews = Counter(
            (interview.round or "interview", interview.on, interview.at)
            for interview in status.loop.events_of(Interviewed)
        )
        end = (status.outcome.result, status.outcome.on) if status.outcome else None
        summaries.append((*fields, frozenset(interviews.items()), end))
    return Counter(summaries)


@given(searches())
@UNTIMED
def test_export_is_imported_as_the_same_applications(events: list[Event]) -> None:
    overview = overview_on(events, TODAY)
    plan = import_plan(to_csv(overview))
    assert (plan.summary.left_out, plan.summary.not_understood) == ((), ())
    stamped = [_stamped(event, number) for number, event in enumerate(plan.events)]
    assert summarize(stamped) == summarize(overview.events)


def _stamped(event: AnyEvent, number: int) -> AnyEvent:
    instant = dt.datetime(2026, 6, 1, tzinfo=dt.UTC) + dt.timedelta(seconds=number)
    return msgspec.structs.replace(event, id=event.id or f"e{number}", batch="b", recorded_at=instant)


@given(searches())
@UNTIMED
def test_no_cell_is_a_formula(events: list[Event]) -> None:
    cells = [cell for row in grid(to_csv(overview_on(events, TODAY))) for cell in row]
    assert not [cell for cell in cells if cell.startswith(tuple(DANGEROUS))]


@given(st.text("'=+-@\t\rab\uff1d", max_size=5))
def test_escaped_formula_is_restored(text: str) -> None:
    assert unescape_formula(escape_formula(text)) == text


def grid(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_one_row_per_application_and_one_column_per_round() -> None:
    acme, globex = applied("Acme", 0, role="Clerk", source="LinkedIn", note="=1"), applied("Globex", 1)
    events: list[Event] = [acme, globex, outcome(acme, 9, Result.TURNED_DOWN), interviewed(globex, None)]
    events += [interviewed(acme, 3, round="phone", at="09:30"), interviewed(acme, 5, round="phone")]
    fixed = ["id", "company", "role", "applied", "status", "status date", "source", "url", "location", "note"]
    interviews = "2026-03-05 09:30 & 2026-03-07"
    first = [acme.id, "Acme", "Clerk", "2026-03-02", "offer turned down", "2026-03-11", "LinkedIn", "", "", "'=1"]
    second = [globex.id, "Globex", "", "2026-03-03", "interviewing", "", "", "", "", ""]
    assert grid(to_csv(overview_on(events, 10))) == [
        [*fixed, "cv", "posting", "phone", "interview"],
        [*first, "", "", interviews, ""],
        [*second, "", "", "", "yes"],
    ]


def test_corrected_and_undone_events_are_exported_as_they_are_now() -> None:
    loop, undone = applied("Acme", 0), applied("Globex", 1)
    end = outcome(loop, 5, Result.REJECTED)
    events: list[Event] = [loop, undone, end, amended(loop, company="Akme"), retracted(undone.id), retracted(end.id)]
    assert [row[1:6] for row in grid(to_csv(overview_on(events, 9)))[1:]] == [["Akme", "", "2026-03-02", "applied", ""]]


@pytest.mark.parametrize(("company", "mark"), [("Acme", ""), ("Zoë", "\ufeff")])
def test_byte_order_mark_only_where_needed(company: str, mark: str) -> None:
    text = to_csv(overview_on([applied(company)], 0))
    assert text.startswith(f'{mark}"id"')
    assert text.endswith("\r\n")


def test_application_keeps_its_id() -> None:
    loop = msgspec.structs.replace(applied("Acme"), id="0123456789abc")
    (again,) = import_plan(to_csv(overview_on([loop], 0))).events
    assert isinstance(again, Applied)
    assert again.id == loop.id


def test_reimporting_an_export_adds_nothing() -> None:
    loop = applied("Acme", 0, role="=Clerk")
    events: list[AnyEvent] = [loop, interviewed(loop, 3), outcome(loop, 5, Result.REJECTED)]
    plan = import_plan(to_csv(overview_on(events, 9)), journal=events)
    assert (plan.events, plan.summary.same) == ((), 1)


def test_sheet_with_only_some_own_columns_is_an_ordinary_sheet() -> None:
    rows = "company,role,applied,status,id\nAcme,N/A,2026-03-02,rejected,17\n'=x,,2026-03-03,applied,\n"
    plan = import_plan(rows)
    sent = [event for event in plan.events if isinstance(event, Applied)]
    assert [(applied.company, applied.role) for applied in sent] == [("Acme", None), ("'=x", None)]
    assert [type(event) for event in plan.events] == [Applied, Outcome, Applied]
