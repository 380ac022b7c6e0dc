"""Two whole spreadsheets of real job seekers; expected values are read from them independently."""

import csv
import datetime as dt
import re
from collections import Counter
from itertools import count
from pathlib import Path

import pytest

from feedback_loop.domain.model.events import AnyEvent, Applied, Interviewed, Outcome, Result
from feedback_loop.exchange.importing.csv_reader import read_csv
from feedback_loop.exchange.importing.importer import ImportOptions, ImportPlan, plan_import
from feedback_loop.exchange.importing.tables import Tables
from feedback_loop.journal.transaction import stamp

TODAY = dt.date(2026, 11, 20)
NOW = dt.datetime(2026, 11, 20, tzinfo=dt.UTC)
SHEETS = Path(__file__).parent / "data"
INTERNSHIPS, ANALYST = "internships-2019.csv", "uk-analyst-2025.csv"
ROUNDS = ("Coding Challenge", "Recruiter", "Phone", "On-Campus", "Onsite")
MONTH_FIRST = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
UNDATED = ImportOptions(undated=dt.date(2019, 7, 1))


def plan(name: str, options: ImportOptions | None = None, existing: tuple[AnyEvent, ...] = ()) -> ImportPlan:
    numbers = count(1)
    tables = Tables(read_csv((SHEETS / name).read_bytes()))
    return plan_import(tables, options or ImportOptions(), existing, TODAY, lambda: f"a{next(numbers)}")


def rows(name: str) -> dict[int, dict[str, str]]:
    with (SHEETS / name).open(encoding="utf-8", newline="") as file:
        read = enumerate(csv.DictReader(file), 2)
        return {number: {key: " ".join(cell.split()) for key, cell in row.items()} for number, row in read}


def dated() -> dict[int, dict[str, str]]:
    return {number: row for number, row in rows(INTERNSHIPS).items() if MONTH_FIRST.fullmatch(row["Applied Date"])}


def days(cell: str) -> list[dt.date]:
    return [dt.date(int(year), int(month), int(day)) for month, day, year in MONTH_FIRST.findall(cell)]


def applications(planned: ImportPlan) -> list[Applied]:
    return [event for event in planned.events if isinstance(event, Applied)]


def test_internships_every_dated_row_is_an_application() -> None:
    planned = plan(INTERNSHIPS)
    expected = [(row["Company"], row["Role name"] or None, days(row["Applied Date"])[0]) for row in dated().values()]
    assert [(applied.company, applied.role, applied.on) for applied in applications(planned)] == expected
    summary = planned.summary
    assert (summary.rows, summary.added, summary.same, len(summary.left_out)) == (135, 111, 0, 24)
    assert summary.day_order == "Dates are month first: row 3 has 8/14/2019."


def test_internships_every_yes_and_every_date_is_an_interview() -> None:
    companies = {event.id: event.company for event in applications(plan(INTERNSHIPS))}
    interviews = [event for event in plan(INTERNSHIPS).events if isinstance(event, Interviewed)]
    expected = [
        (row["Company"], name.lower(), on)
        for row in dated().values()
        for name in ROUNDS
        for on in (*days(row[name]), *([None] if row[name] == "yes" else []))
    ]
    assert [(companies[interview.application], interview.round, interview.on) for interview in interviews] == expected
    per_round = {"coding challenge": 7, "recruiter": 2, "phone": 3, "on-campus": 1, "onsite": 2}
    assert Counter(interview.round for interview in interviews) == per_round


def test_internships_rejections_in_any_spelling_and_the_acceptance_are_outcomes() -> None:
    planned = plan(INTERNSHIPS)
    companies = {event.id: event.company for event in applications(planned)}
    outcomes = [event for event in planned.events if isinstance(event, Outcome)]
    rejected = [row["Company"] for row in dated().values() if "ject" in row["Result"].lower()]
    assert [companies[outcome.application] for outcome in outcomes if outcome.result is Result.REJECTED] == rejected
    assert [companies[outcome.application] for outcome in outcomes if outcome.result is Result.ACCEPTED] == [
        "Microsoft"
    ]
    assert (len(outcomes), len(rejected), {outcome.on for outcome in outcomes}) == (17, 16, {None})


def test_internships_rows_left_out_are_listed_with_text_and_reason() -> None:
    unreadable = {
        2: ("8/82019", "not a complete date"),
        3: ("8-Jul", "not a complete date"),
        44: ("", "no application date"),
        60: ("8/3/2019 and 9/9/2019", "more than one date"),
        128: ("", "no application date"),
    }
    bare = {
        number: (row["Company"], "nothing but a company")
        for number, row in rows(INTERNSHIPS).items()
        if not any(cell for key, cell in row.items() if key != "Company")
    }
    listed = {problem.row: (problem.text, problem.reason) for problem in plan(INTERNSHIPS).summary.left_out}
    assert listed == unreadable | bare
    assert len(bare) == 19


def test_internships_expired_challenge_is_noted_and_everything_else_understood() -> None:
    planned = plan(INTERNSHIPS)
    noted = {applied.company: applied.note for applied in applications(planned) if applied.note}
    assert noted == {"Twitter": "Coding Challenge: expired", "Akuna Capital": "Coding Challenge: expired"}
    assert planned.summary.not_understood == ()


def test_internships_undated_adds_all_but_bare_companies() -> None:
    planned = plan(INTERNSHIPS, UNDATED)
    summary = planned.summary
    assert (summary.added, len(summary.left_out), summary.interviews, summary.outcomes) == (116, 19, 17, 19)
    assert [(problem.row, problem.text) for problem in summary.not_understood] == [
        (2, "8/82019"),
        (3, "8-Jul"),
        (60, "8/3/2019 and 9/9/2019"),
    ]
    undated = [(applied.company, applied.note) for applied in applications(planned) if applied.on == UNDATED.undated]
    assert undated == [
        ("Amazon", "Applied Date: 8/82019"),
        ("Google (Winter)", "Applied Date: 8-Jul"),
        ("EA", None),
        ("McKinsey and Company", "Applied Date: 8/3/2019 and 9/9/2019"),
        ("HQ Trivia", None),
    ]


def test_analyst_every_row_is_an_application() -> None:
    planned = plan(ANALYST)
    read = rows(ANALYST).values()
    assert [(applied.company, applied.role, str(applied.on)) for applied in applications(planned)] == [
        (row["Company"], row["Job Title"], row["Date Applied"]) for row in read
    ]
    rejected = [row["Company"] for row in read if row["Status"] == "Rejected"]
    companies = {applied.id: applied.company for applied in applications(planned)}
    outcomes = [event for event in planned.events if isinstance(event, Outcome)]
    assert [(companies[outcome.application], outcome.result) for outcome in outcomes] == [
        (company, Result.REJECTED) for company in rejected
    ]
    assert len(planned.events) == 28 + 2


def test_analyst_unknown_status_is_noted_and_reported() -> None:
    planned = plan(ANALYST)
    summary = planned.summary
    assert [(problem.row, problem.column, problem.text) for problem in summary.not_understood] == [
        (15, "Status", "Suspected Ghost Job"),
        (16, "Status", "Suspected Ghost Job"),
    ]
    noted = [applied.company for applied in applications(planned) if applied.note == "Status: Suspected Ghost Job"]
    assert noted == ["Remote", "Remote, Technology Company"]
    assert (summary.left_out, summary.day_order) == ((), None)


@pytest.mark.parametrize("options", [None, UNDATED])
@pytest.mark.parametrize("name", [INTERNSHIPS, ANALYST])
def test_importing_a_real_sheet_twice_adds_nothing(name: str, options: ImportOptions | None) -> None:
    first = plan(name, options)
    second = plan(name, options, stamp(first.events, NOW, NOW))
    assert second.events == ()
    assert (second.summary.added, second.summary.same) == (0, first.summary.added)
    assert second.summary.left_out == first.summary.left_out
