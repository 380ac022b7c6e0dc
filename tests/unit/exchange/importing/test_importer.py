import datetime as dt
from collections.abc import Callable
from itertools import count

import pytest

from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.model.events import Applied, Interviewed, Outcome, Result
from feedback_loop.exchange.importing.csv_reader import read_csv
from feedback_loop.exchange.importing.importer import ImportOptions, ImportPlan, plan_import
from feedback_loop.exchange.importing.tables import Tables
from feedback_loop.results import RowProblem

TODAY = dt.date(2025, 6, 1)
SENT = dt.date(2025, 1, 15)
HELD = dt.date(2025, 2, 3)


def ids() -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"a{next(numbers)}"


def plan(text: str, options: ImportOptions | None = None, existing: tuple[Applied, ...] = ()) -> ImportPlan:
    return plan_import(Tables(read_csv(text.encode())), options or ImportOptions(), existing, TODAY, ids())


def row(header: str, cells: str, options: ImportOptions | None = None) -> ImportPlan:
    """Return the plan for one row of Acme, applied to on SENT, with further columns."""
    return plan(f"Company|Role|Date|{header}\nAcme|Cook|2025-01-15|{cells}\n", options)


def applications(planned: ImportPlan) -> list[Applied]:
    return [event for event in planned.events if isinstance(event, Applied)]


def interviews(planned: ImportPlan) -> list[tuple[str | None, dt.date | None, str | None]]:
    return [(event.round, event.on, event.at) for event in planned.events if isinstance(event, Interviewed)]


def outcomes(planned: ImportPlan) -> list[tuple[Result, dt.date | None]]:
    return [(event.result, event.on) for event in planned.events if isinstance(event, Outcome)]


def reasons(problems: tuple[RowProblem, ...]) -> list[tuple[int, str, str, str]]:
    return [(problem.row, problem.column, problem.text, problem.reason) for problem in problems]


def test_row_becomes_application_interviews_and_outcome() -> None:
    planned = row(
        "Source|Link|City|Notes|Salary|Phone|Result", "Board|https://x.example|Oslo|Nice|100|2025-02-03|Rejected"
    )
    fields = {"role": "Cook", "source": "Board", "url": "https://x.example", "location": "Oslo"}
    assert planned.events == (
        Applied(id="a1", on=SENT, company="Acme", note="Nice\nSalary: 100", **fields),  # type: ignore[arg-type]
        Interviewed(on=HELD, application="a1", round="phone"),
        Outcome(on=None, application="a1", result=Result.REJECTED),
    )
    summary = planned.summary
    assert (summary.rows, summary.added, summary.same, summary.interviews, summary.outcomes) == (1, 1, 0, 1, 1)
    assert (summary.left_out, summary.not_understood, summary.day_order) == ((), (), None)


ROUNDS: list[tuple[str, list[tuple[str | None, dt.date | None, str | None]], str | None]] = [
    ("2025-02-03", [("phone", HELD, None)], None),
    ("2025-02-03 & 2025-01-20", [("phone", HELD, None), ("phone", dt.date(2025, 1, 20), None)], None),
    ("2025-09-01 14:30", [("phone", dt.date(2025, 9, 1), "14:30")], None),
    ("2025-02-03T14:30Z", [("phone", HELD, None)], "Phone: 2025-02-03T14:30Z"),
    ("Yes", [("phone", None, None)], None),
    ("passed!", [("phone", None, None)], "Phone: passed!"),
    ("no", [], None),
    ("n/a", [], None),
    ("expired", [], "Phone: expired"),
]


@pytest.mark.parametrize(("cell", "expected", "note"), ROUNDS)
def test_round_cell_gives_interviews(
    cell: str, expected: list[tuple[str | None, dt.date | None, str | None]], note: str | None
) -> None:
    planned = row("Phone", cell)
    assert interviews(planned) == expected
    assert applications(planned)[0].note == note
    assert planned.summary.not_understood == ()


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("ongoing", "not a complete date"),
        ("2025-02-03 & soon", "not a complete date"),
        ("8-Foo", "not a complete date"),
        ("2036-01-01", "more than ten years ahead"),
    ],
)
def test_unreadable_round_cell_is_noted_and_reported(cell: str, reason: str) -> None:
    planned = row("Phone", cell)
    assert interviews(planned) == []
    assert applications(planned)[0].note == f"Phone: {cell}"
    assert reasons(planned.summary.not_understood) == [(2, "Phone", cell, reason)]


@pytest.mark.parametrize(
    ("header", "cells", "expected"),
    [
        ("Status", "Interviewing", [(None, None, None)]),
        ("Status", "Phone Screen", [("phone screen", None, None)]),
        ("Onsite|Status", "yes|Interviewing", [("onsite", None, None)]),
        ("Status|Onsite", "Phone Screen|yes", [("onsite", None, None)]),
    ],
)
def test_status_gives_an_interview_only_without_round_cells(
    header: str, cells: str, expected: list[tuple[str | None, dt.date | None, str | None]]
) -> None:
    assert interviews(row(header, cells)) == expected


def test_status_with_another_round_is_noted() -> None:
    assert applications(row("Status|Onsite", "Phone Screen|yes"))[0].note == "Status: Phone Screen"


def test_status_date_is_the_date_of_the_outcome() -> None:
    assert outcomes(row("Status|Status Date", "Rejected|2025-02-03")) == [(Result.REJECTED, HELD)]


def test_status_date_without_outcome_is_noted() -> None:
    planned = row("Status|Status Date", "Pending|2025-02-03")
    assert outcomes(planned) == []
    assert applications(planned)[0].note == "Status Date: 2025-02-03"


@pytest.mark.parametrize(("cell", "reason"), [("2025-06-02", "in the future"), ("soon", "not a complete date")])
def test_outcome_with_invalid_date_is_undated(cell: str, reason: str) -> None:
    planned = row("Status|Status Date", f"Rejected|{cell}")
    assert outcomes(planned) == [(Result.REJECTED, None)]
    assert applications(planned)[0].note == f"Status Date: {cell}"
    assert reasons(planned.summary.not_understood) == [(2, "Status Date", cell, reason)]


def test_unknown_status_is_noted_and_reported() -> None:
    planned = plan("Company|Role|Date Applied|Status\nAcme|Cook|2025-01-15|Suspected Ghost Job\n")
    assert applications(planned)[0].note == "Status: Suspected Ghost Job"
    assert reasons(planned.summary.not_understood) == [(2, "Status", "Suspected Ghost Job", "unknown status")]


@pytest.mark.parametrize("cells", ["Offer|Accepted", "Accepted|Offer"])
def test_later_result_of_an_offer_is_the_outcome(cells: str) -> None:
    planned = row("Stage|Result", cells)
    assert outcomes(planned) == [(Result.ACCEPTED, None)]
    assert (applications(planned)[0].note or "").endswith(": Offer")


def test_contradictory_results_are_reported_and_ignored() -> None:
    planned = row("Stage|Result", "Rejected|Accepted")
    assert outcomes(planned) == []
    assert applications(planned)[0].note == "Stage: Rejected\nResult: Accepted"
    assert [problem.text for problem in planned.summary.not_understood] == ["Rejected", "Accepted"]


LEFT_OUT = [
    ("Acme|||", "Company", "Acme", "nothing but a company"),
    ("Acme|-|n/a|", "Company", "Acme", "nothing but a company"),
    ("|Cook|2025-01-15|", "Company", "Cook, 2025-01-15", "no company"),
    ("N/A|Cook|2025-01-15|", "Company", "N/A, Cook, 2025-01-15", "no company"),
    ("Acme|Cook||Rejected", "Date", "", "no application date"),
    ("Acme|Cook|8-Jul|", "Date", "8-Jul", "not a complete date"),
    ("Acme|Cook|2025-01-15 and 2025-01-16|", "Date", "2025-01-15 and 2025-01-16", "more than one date"),
    ("Acme|Cook|2025-06-02|", "Date", "2025-06-02", "in the future"),
    ("Acme|Cook|1969-12-31|", "Date", "1969-12-31", "not a complete date"),
    ("Acme|Cook|2025-01-15|Wishlist", "Status", "Wishlist", "not applied yet"),
]


@pytest.mark.parametrize(("cells", "column", "text", "reason"), LEFT_OUT)
def test_row_without_application_is_left_out_with_a_reason(cells: str, column: str, text: str, reason: str) -> None:
    planned = plan(f"Company|Role|Date|Status\n{cells}\n")
    assert planned.events == ()
    assert reasons(planned.summary.left_out) == [(2, column, text, reason)]


def test_without_a_date_column_the_file_is_refused_with_its_headings() -> None:
    with pytest.raises(UsageError, match=r"No heading names the date.*'Company, Role'.*--map \"date=HEADING\""):
        plan("Company,Role\nAcme,Cook\n")


def test_a_cell_that_no_field_can_hold_leaves_the_other_rows_alone() -> None:
    planned = plan(f"Company,Date,Link\nAcme,2025-01-15,https://x/{'y' * 99_000}\nGlobex,2025-01-15,\n")
    assert [applied.company for applied in applications(planned)][-1] == "Globex"
