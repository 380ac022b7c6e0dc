"""Statistics of imported real spreadsheets agree with a recount by the csv module."""

import csv
import itertools
import re
from collections import Counter
from pathlib import Path

import pytest

from .harness import Program

SHEETS = Path(__file__).parent.parent / "unit" / "exchange" / "importing" / "data"
DAY = re.compile(r"\d{1,2}/\d{1,2}/\d{4}")
ROUNDS = {
    "Coding Challenge": "Coding challenge",
    "Recruiter": "Recruiter",
    "Phone": "Phone",
    "On-Campus": "On-campus",
    "Onsite": "Onsite",
}
TODAY = "2026-11-20"


def rows(name: str) -> list[dict[str, str]]:
    with (SHEETS / name).open(encoding="utf-8", newline="") as file:
        return [{key: cell.strip() for key, cell in row.items()} for row in csv.DictReader(file)]


def path_of(row: dict[str, str]) -> list[str]:
    """Return the rounds that a row says were held, from left to right, and its result."""
    rounds = [name for column, name in ROUNDS.items() if row[column] == "yes" or DAY.search(row[column])]
    result = row["Result"].lower()
    return [
        "Applied",
        *rounds,
        "Rejected" if "ject" in result else "Accepted" if "accept" in result else "Gone quiet",
    ]


def count_links(paths: list[list[str]]) -> dict[tuple[str, str], int]:
    return dict(Counter(link for path in paths for link in itertools.pairwise(path)))


def flows(program: Program) -> dict[tuple[str, str], int]:
    document = program.json("stats", today=TODAY)
    return {(flow["source"], flow["target"]): flow["count"] for flow in document["flows"]}


def exported_flows(program: Program) -> dict[tuple[str, str], int]:
    lines = program.ok("export --format sankeymatic", today=TODAY).out.splitlines()
    matches = [re.fullmatch(r"(.+) \[(\d+)\] (.+)", line) for line in lines]
    return {(match[1], match[3]): int(match[2]) for match in matches if match}


@pytest.mark.parametrize("undated", [False, True])
def test_flows_of_the_internships_sheet_agree_with_every_cell(program: Program, undated: bool) -> None:
    imported = [
        row for row in rows("internships-2019.csv") if any(cell for key, cell in row.items() if key != "Company")
    ]
    if not undated:
        imported = [row for row in imported if DAY.fullmatch(row["Applied Date"])]
    assert len(imported) == (116 if undated else 111)
    line = f"import {SHEETS / 'internships-2019.csv'}{' --undated 2019-07-01' if undated else ''}"
    program.ok(line, today=TODAY)
    expected = count_links([path_of(row) for row in imported])
    assert flows(program) == expected
    assert exported_flows(program) == expected
    if not undated:
        assert (expected["Applied", "Coding challenge"], expected["On-campus", "Onsite"]) == (7, 1)


def test_flows_of_the_analyst_sheet_agree_with_every_row(program: Program) -> None:
    program.ok(f"import {SHEETS / 'uk-analyst-2025.csv'}", today=TODAY)
    rejected = sum(row["Status"] == "Rejected" for row in rows("uk-analyst-2025.csv"))
    assert flows(program) == {("Applied", "Rejected"): rejected, ("Applied", "Gone quiet"): 28 - rejected}


def test_rates_agree_with_the_rows(program: Program) -> None:
    program.ok(f"import {SHEETS / 'internships-2019.csv'}", today=TODAY)
    paths = [path_of(row) for row in rows("internships-2019.csv") if DAY.fullmatch(row["Applied Date"])]
    stages = {count["stage"]: count["reached"] for count in program.json("stats", today=TODAY)["conversion"]}
    assert stages["interviewed"] == sum(len(path) > 2 for path in paths)
    assert (stages["offer"], stages["accepted"]) == (1, 1)
    by_round = program.json("stats --by round", today=TODAY)["by"]["rows"]
    assert {row["label"]: row["applications"] for row in by_round} == Counter(
        node for path in paths for node in path[1:-1]
    )
    by_month = program.json("stats --by month", today=TODAY)["by"]["rows"]
    days = [
        row["Applied Date"].split("/") for row in rows("internships-2019.csv") if DAY.fullmatch(row["Applied Date"])
    ]
    assert {row["label"]: row["applications"] for row in by_month} == Counter(f"{y}-{int(m):02}" for m, _, y in days)
