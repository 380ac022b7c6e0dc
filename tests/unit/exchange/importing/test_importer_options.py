import datetime as dt
from collections.abc import Sequence
from itertools import count

import msgspec
import pytest

from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.model.events import Applied, Interviewed
from feedback_loop.exchange.importing.csv_reader import read_csv
from feedback_loop.exchange.importing.importer import ImportOptions, ImportPlan, plan_import
from feedback_loop.exchange.importing.layout import Sheet, SheetRow
from feedback_loop.exchange.importing.tables import Tables

TODAY = dt.date(2025, 6, 1)
SENT = dt.date(2025, 1, 15)
UNDATED = ImportOptions(undated=dt.date(2024, 12, 31))


def plan_sheet(sheet: Sheet, options: ImportOptions | None = None, existing: Sequence[Applied] = ()) -> ImportPlan:
    numbers = count(1)
    return plan_import(Tables((sheet,)), options or ImportOptions(), existing, TODAY, lambda: f"a{next(numbers)}")


def plan(text: str, options: ImportOptions | None = None, existing: Sequence[Applied] = ()) -> ImportPlan:
    return plan_sheet(read_csv(text.encode())[0], options, existing)


def applications(planned: ImportPlan) -> list[Applied]:
    return [event for event in planned.events if isinstance(event, Applied)]


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("8-Jul", "not a complete date"),
        ("2025-01-15 & 2025-01-16", "more than one date"),
        ("2025-06-02", "in the future"),
    ],
)
def test_undated_replaces_an_unreadable_date(cell: str, reason: str) -> None:
    planned = plan(f"Company;Role;Date\nAcme;Cook;{cell}", UNDATED)
    applied = applications(planned)[0]
    assert (applied.on, applied.note) == (UNDATED.undated, f"Date: {cell}")
    assert [(problem.text, problem.reason) for problem in planned.summary.not_understood] == [(cell, reason)]


def test_row_without_date_gets_the_undated_date_without_a_report() -> None:
    planned = plan("Company;Role;Date\nAcme;Cook;\nGlobex;;", UNDATED)
    assert [(applied.company, applied.on, applied.note) for applied in applications(planned)] == [
        ("Acme", UNDATED.undated, None)
    ]
    assert planned.summary.not_understood == ()
    assert [problem.company for problem in planned.summary.left_out] == ["Globex"]


def test_time_of_application_goes_into_the_note() -> None:
    assert applications(plan("Company;Date\nAcme;3/24/23, 4:11 PM"))[0].note == "Date: 3/24/23, 4:11 PM"
    assert applications(plan("Company;Date\nAcme;2023-03-24T00:00:00Z"))[0].note is None


def test_summary_names_the_date_that_decided_the_order() -> None:
    planned = plan("Company;Date;Phone\nAcme;1/2/2025;\nGlobex;2/2/2025;2/13/2025")
    assert [applied.on for applied in applications(planned)] == [dt.date(2025, 1, 2), dt.date(2025, 2, 2)]
    assert planned.summary.day_order == "Dates are month first: row 3 has 2/13/2025."


@pytest.mark.parametrize(("day_first", "on"), [(True, dt.date(2025, 2, 1)), (False, dt.date(2025, 1, 2))])
def test_requested_order_is_used(day_first: bool, on: dt.date) -> None:
    planned = plan("Company;Date\nAcme;1/2/2025", ImportOptions(day_first=day_first))
    assert applications(planned)[0].on == on


def test_date_that_contradicts_the_requested_order_is_left_out() -> None:
    text = "Company;Role;Date;Phone\nAcme;;1/2/2025;2/13/2025\nGlobex;;2/13/2025;"
    planned = plan(text, ImportOptions(day_first=True))
    problems = [*planned.summary.not_understood, *planned.summary.left_out]
    assert [(problem.row, problem.column, problem.text) for problem in problems] == [
        (2, "Phone", "2/13/2025"),
        (3, "Date", "2/13/2025"),
    ]
    assert {problem.reason for problem in problems} == {"not a date with the day first"}


def test_undecided_order_is_refused() -> None:
    with pytest.raises(UsageError, match=r"row 2 has 1/2/2025.*--day-first or --month-first"):
        plan("Company;Date\nAcme;1/2/2025")


def test_contradictory_orders_of_unambiguous_dates_are_accepted() -> None:
    planned = plan("Company;Date\nAcme;1/13/2025\nGlobex;13/1/2025")
    assert {applied.on for applied in applications(planned)} == {dt.date(2025, 1, 13)}


SHEET = (
    "Company;Role;Date;Phone\nAcme Inc.;Cook;2025-01-15;yes\nACME, Inc;cook;15 Jan 2025;yes\nAcme Inc;;2025-01-15;\n"
)


def test_equal_rows_are_separate_applications() -> None:
    planned = plan(SHEET)
    assert (planned.summary.added, planned.summary.same, planned.summary.interviews) == (3, 0, 2)


def test_existing_application_matches_in_any_spelling() -> None:
    there = Applied(id="x", on=SENT, company="acme inc", role="COOK")
    planned = plan(SHEET, existing=[there])
    summary = planned.summary
    assert (summary.added, summary.updated, summary.same, summary.interviews) == (2, 1, 0, 2)
    assert [applied.role for applied in applications(planned)] == ["cook", None]


@pytest.mark.parametrize(
    "there",
    [
        Applied(on=dt.date(2025, 1, 30), company="Acme Inc.", role="Cook"),
        Applied(on=SENT, company="Acme Inc.", role="Chef"),
        Applied(on=SENT, company="Acme Foods", role="Cook"),
    ],
)
def test_different_company_role_or_date_is_a_different_application(there: Applied) -> None:
    assert plan(SHEET, existing=[there]).summary.added == 3


NEARLY = [
    Applied(on=dt.date(2025, 1, 29), company="Acme Inc.", role="Cook"),
    Applied(on=dt.date(2025, 1, 1), company="Acme Inc.", role="Cook"),
    Applied(on=SENT, company="Acme", role="Cook"),
    Applied(on=SENT, company="ACME GmbH & Co. KG", role="cook"),
    Applied(on=SENT, company="The Acme S.p.A.", role="Cook"),
]


@pytest.mark.parametrize("there", NEARLY)
def test_nearly_the_same_application_is_in_doubt(there: Applied) -> None:
    there = msgspec.structs.replace(there, id="there", batch="there")
    summary = plan(SHEET, existing=[there]).summary
    assert [(row.row, row.loop, row.added) for row in summary.similar] == [(2, "there", None), (3, "there", None)]
    assert [(problem.row, "looks like" in problem.reason) for problem in summary.left_out] == [(2, True), (3, True)]
    assert summary.added == 1


@pytest.mark.parametrize("options", [ImportOptions(again=True), ImportOptions(also=frozenset({("", 2), ("", 3)}))])
def test_what_is_in_doubt_is_imported_on_request(options: ImportOptions) -> None:
    there = msgspec.structs.replace(NEARLY[2], id="there", batch="there")
    planned = plan(SHEET, options, existing=[there])
    assert planned.summary.added == 3
    ids = [event.id for event in planned.events if isinstance(event, Applied)]
    assert [row.added for row in planned.summary.similar] == ids[:2]


@pytest.mark.parametrize(
    ("name", "other"), [("C++ GmbH", "C# GmbH"), ("C", "C++"), ("Acme", "Acme Foods"), ("🚀", "⭐"), ("AG", "SE")]
)
def test_names_that_differ_in_more_than_their_legal_form_are_two_companies(name: str, other: str) -> None:
    there = Applied(on=SENT, company=other, role="Cook", id="there", batch="there")
    summary = plan(f"Company;Role;Date\n{name};Cook;2025-01-15\n", existing=[there]).summary
    assert (summary.added, summary.similar) == (1, ())


def test_an_application_that_is_in_the_sheet_itself_raises_no_doubt() -> None:
    there = Applied(on=dt.date(2025, 1, 15), company="Acme Inc.", role="Cook", id="there", batch="there")
    sheet = "Company;Role;Date\nAcme Inc.;Cook;2025-01-15\nAcme;Cook;2025-01-20\n"
    summary = plan(sheet, existing=[there]).summary
    assert (summary.same, summary.added, summary.similar) == (1, 1, ())


def test_interviews_belong_to_the_application_of_their_row() -> None:
    planned = plan(SHEET)
    owners = [event.application for event in planned.events if isinstance(event, Interviewed)]
    assert owners == ["a1", "a2"]
    assert [applied.id for applied in applications(planned)] == ["a1", "a2", "a3"]


def test_removed_control_characters_are_reported_with_the_raw_text() -> None:
    header = ("Company", "Role", "Date", "Notes")
    sheet = Sheet(header, (SheetRow(2, ("Ac\x1bme", "\x00", "2025-01-15", "a\r\nb\ud800")),))
    planned = plan_sheet(sheet)
    assert [(applied.company, applied.role, applied.note) for applied in applications(planned)] == [
        ("Acme", None, "a\nb")
    ]
    assert [(problem.column, problem.text) for problem in planned.summary.not_understood] == [
        ("Company", "Ac\x1bme"),
        ("Role", "\x00"),
        ("Notes", "a\r\nb\ud800"),
    ]


def test_cell_beyond_the_header_is_noted_under_its_column_number() -> None:
    assert applications(plan("Company;Date\nAcme;2025-01-15;;extra"))[0].note == "Column 4: extra"


def test_missing_cells_are_blank() -> None:
    assert applications(plan("Company;Date;Role;Status\nAcme;2025-01-15"))[0].role is None


def test_sheet_without_rows_adds_nothing() -> None:
    assert plan("Company;Date").events == ()


def test_progress_adds_up_to_all_rows_in_small_steps() -> None:
    rows = tuple(SheetRow(number, ("Acme", "2025-01-15")) for number in range(2, 1252))
    steps: list[int] = []
    plan_import(Tables((Sheet(("Company", "Date"), rows),)), ImportOptions(), [], TODAY, lambda: "a1", steps.append)
    assert sum(steps) == 1250
    assert max(steps) <= 100
