"""Two spreadsheets of real job seekers, whole; what is expected is read off them a second time, by other means."""

import csv
import datetime as dt
import re
from collections import Counter
from itertools import count
from pathlib import Path

import pytest

from feedback_loop.domain.model.events import AnyEvent, Applied, Interviewed, Outcome, Result
from feedback_loop.exchange.importing.csv_reader import read_sheet
from feedback_loop.exchange.importing.importer import ImportOptions, ImportPlan, plan_import
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
    sheet = read_sheet((SHEETS / name).read_bytes())
    return plan_import(sheet, options or ImportOptions(), existing, TODAY, lambda: f"a{next(numbers)}")


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


def test_every_dated_row_of_the_internships_is_an_application() -> None:
    planned = plan(INTERNSHIPS)
    expected = [(row["Company"], row["Role name"] or None, days(row["Applied Date"])[0]) for row in dated().values()]
    assert [(each.company, each.role, each.on) for each in applications(planned)] == expected
    summary = planned.summary
    assert (summary.rows, summary.added, summary.same, len(summary.left_out)) == (135, 111, 0, 24)
    assert summary.day_order == "Dates are month first: row 3 has 8/14/2019."


def test_every_yes_and_every_date_of_a_round_is_an_interview() -> None:
    companies = {event.id: event.company for event in applications(plan(INTERNSHIPS))}
    held = [event for event in plan(INTERNSHIPS).events if isinstance(event, Interviewed)]
    expected = [
        (row["Company"], name.lower(), on)
        for row in dated().values()
        for name in ROUNDS
        for on in (*days(row[name]), *([None] if row[name] == "yes" else []))
    ]
    assert [(companies[each.application], each.round, each.on) for each in held] == expected
    per_round = {"coding challenge": 7, "recruiter": 2, "phone": 3, "on-campus": 1, "onsite": 2}
    assert Counter(each.round for each in held) == per_round


def test_every_rejection_however_spelled_and_the_one_acceptance_is_an_outcome() -> None:
    planned = plan(INTERNSHIPS)
    companies = {event.id: event.company for event in applications(planned)}
    ended = [event for event in planned.events if isinstance(event, Outcome)]
    rejected = [row["Company"] for row in dated().values() if "ject" in row["Result"].lower()]
    assert [companies[each.application] for each in ended if each.result is Result.REJECTED] == rejected
    assert [companies[each.application] for each in ended if each.result is Result.ACCEPTED] == ["Microsoft"]
    assert (len(ended), len(rejected), {each.on for each in ended}) == (17, 16, {None})


def test_the_rows_that_are_left_out_are_listed_with_their_text_and_reason() -> None:
    unreadable = {
        2: ("8/82019", "it is not a whole date"),
        3: ("8-Jul", "it is not a whole date"),
        44: ("", "there is no date of the application"),
        60: ("8/3/2019 and 9/9/2019", "it holds several dates"),
        128: ("", "there is no date of the application"),
    }
    bare = {
        number: (row["Company"], "there is nothing but a company")
        for number, row in rows(INTERNSHIPS).items()
        if not any(cell for key, cell in row.items() if key != "Company")
    }
    listed = {problem.row: (problem.text, problem.reason) for problem in plan(INTERNSHIPS).summary.left_out}
    assert listed == unreadable | bare
    assert len(bare) == 19


def test_a_challenge_that_expired_is_in_the_note_and_everything_else_is_understood() -> None:
    planned = plan(INTERNSHIPS)
    noted = {each.company: each.note for each in applications(planned) if each.note}
    assert noted == {"Twitter": "Coding Challenge: expired", "Akuna Capital": "Coding Challenge: expired"}
    assert planned.summary.not_understood == ()


def test_a_date_for_the_undated_brings_in_all_but_the_bare_companies() -> None:
    planned = plan(INTERNSHIPS, UNDATED)
    summary = planned.summary
    assert (summary.added, len(summary.left_out), summary.interviews, summary.outcomes) == (116, 19, 17, 19)
    assert [(each.row, each.text) for each in summary.not_understood] == [
        (2, "8/82019"),
        (3, "8-Jul"),
        (60, "8/3/2019 and 9/9/2019"),
    ]
    undated = [(each.company, each.note) for each in applications(planned) if each.on == UNDATED.undated]
    assert undated == [
        ("Amazon", "Applied Date: 8/82019"),
        ("Google (Winter)", "Applied Date: 8-Jul"),
        ("EA", None),
        ("McKinsey and Company", "Applied Date: 8/3/2019 and 9/9/2019"),
        ("HQ Trivia", None),
    ]


def test_every_row_of_the_analyst_is_an_application() -> None:
    planned = plan(ANALYST)
    read = rows(ANALYST).values()
    assert [(each.company, each.role, str(each.on)) for each in applications(planned)] == [
        (row["Company"], row["Job Title"], row["Date Applied"]) for row in read
    ]
    rejected = [row["Company"] for row in read if row["Status"] == "Rejected"]
    companies = {each.id: each.company for each in applications(planned)}
    ended = [event for event in planned.events if isinstance(event, Outcome)]
    assert [(companies[each.application], each.result) for each in ended] == [(c, Result.REJECTED) for c in rejected]
    assert len(planned.events) == 28 + 2


def test_the_status_that_no_list_foresees_is_kept_and_reported() -> None:
    planned = plan(ANALYST)
    summary = planned.summary
    assert [(each.row, each.column, each.text) for each in summary.not_understood] == [
        (15, "Status", "Suspected Ghost Job"),
        (16, "Status", "Suspected Ghost Job"),
    ]
    noted = [each.company for each in applications(planned) if each.note == "Status: Suspected Ghost Job"]
    assert noted == ["Remote", "Remote, Technology Company"]
    assert (summary.left_out, summary.day_order) == ((), None)


@pytest.mark.parametrize("options", [None, UNDATED])
@pytest.mark.parametrize("name", [INTERNSHIPS, ANALYST])
def test_importing_a_sheet_twice_adds_nothing(name: str, options: ImportOptions | None) -> None:
    first = plan(name, options)
    second = plan(name, options, stamp(first.events, NOW, NOW))
    assert second.events == ()
    assert (second.summary.added, second.summary.same) == (0, first.summary.added)
    assert second.summary.left_out == first.summary.left_out
