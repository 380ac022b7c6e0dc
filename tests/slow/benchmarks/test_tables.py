"""Budgets, growth and tables of given figures."""

import pytest

from benchmarks import tables
from benchmarks.budgets import SIZES_OF_SEARCHES, budgets, growths
from benchmarks.commands import CACHED, DEBRIEF, DUE, NOTE, PIPED, QUIET, REVIEW, WITH_PEOPLE
from benchmarks.mailboxes import LARGE
from benchmarks.measure import Figures
from benchmarks.peers import ADD, LIST, OURS, subject_name
from benchmarks.sheets import import_name
from benchmarks.subjects import PYTHON, TYPER, VERSION, Key


def figures(seconds: float, mebibytes: float = 1) -> Figures:
    return Figures(seconds, seconds, mebibytes * 1024)


MAIL = LARGE.name(2_000_000_000)
RESULTS = {
    (PYTHON, None): figures(0.01),
    (TYPER, None): figures(0.1),
    (VERSION, None): figures(0.13),
    (import_name("pl", 10_000), None): figures(0.5),
    (MAIL, None): figures(16, 39),
    (DUE, 10_000): figures(0.33),
    (DUE, 100_000): figures(3.4, 2),
    (QUIET, 10_000): figures(0.0155),
    (QUIET, 100_000): figures(0.02),
    (f"{DUE}{CACHED}", 150): figures(0.03),
}


def test_a_budget_is_met_up_to_its_limit_and_a_little_more_is_noise() -> None:
    assert tables.budgets_table(RESULTS).splitlines()[2:] == [
        "| --version |  | 1.30 T | 1.4 met | – |",
        "| remind | 10,000 | 3.30 T | 3.22 within noise | 2.5 **not met** |",
        "| remind, cached | 150 | 0.30 T | 0.26 **not met** | – |",
        f"| {MAIL} |  | 16.00 s | – | 15 **not met** |",
        f"| {MAIL} |  | 39.00 MiB | – | 40 met |",
        f"| {import_name('pl', 10_000)} |  | 0.50 s | – | 0.6 met |",
        "| remind, nothing due | 10,000 | 1.55 × Python | 2 met | 1.5 within noise |",
        "| remind, nothing due | 100,000 | 2.00 × Python | 2 met | 1.5 **not met** |",
    ]


@pytest.mark.parametrize("name", [NOTE, WITH_PEOPLE, DUE, PIPED, f"{DUE}{CACHED}"])
@pytest.mark.parametrize("size", SIZES_OF_SEARCHES)
def test_what_a_user_waits_for_has_a_budget_at_each_size(name: str, size: int) -> None:
    assert [budget.must for budget in budgets({(name, size): figures(1)})] != [None]


@pytest.mark.parametrize("name", [REVIEW, DEBRIEF])
def test_a_first_question_has_a_budget(name: str) -> None:
    assert [budget.goal for budget in budgets({(name, 150): figures(1)})] == [1.4]


def test_only_measured_subjects_have_a_budget() -> None:
    assert not budgets({key: RESULTS[key] for key in ((PYTHON, None), (TYPER, None))})


def test_more_than_linear_growth_is_reported() -> None:
    due, quiet = growths(RESULTS, (10_000, 100_000))
    assert (due.name, due.is_linear) == (DUE, False)
    assert (quiet.name, quiet.is_linear) == (QUIET, True)
    due_row, quiet_row = tables.growth_table(RESULTS).splitlines()[2:]
    assert due_row == "| remind | time × 10.3, memory × 2.0, 34.1 µs an event | **more than linear** |"
    assert quiet_row.endswith("| at most linear |")


def test_what_a_user_feels_is_in_milliseconds_and_t() -> None:
    rows = tables.felt_table(RESULTS).splitlines()
    assert rows[0] == "|  | 150 events | 2,000 events | 10,000 events |"
    assert "| `remind`, first time of the day | – | – | 330 ms, 3.3 T |" in rows
    assert not any("agenda" in row for row in rows), "nothing of it was measured"


def test_peers_stand_beside_ours_with_their_versions() -> None:
    results: dict[Key, Figures] = {
        (subject_name(OURS, LIST), 150): figures(0.08),
        (subject_name(OURS, ADD), 150): figures(0.07),
        (subject_name("jrnl", LIST), 150): figures(0.2),
    }
    assert tables.peers_table(results, {"jrnl": "4.6"}, ["todoman"]).splitlines()[2:] == [
        "| feedback-loop | 80 | 70 | – | – | – | – |",
        "| jrnl 4.6 | 200 | – | – | – | – | – |",
        "",
        "Not installed: todoman.",
    ]
    assert "jrnl" not in tables.all_tables(results)


def test_all_figures_are_by_size_with_instructions_if_counted() -> None:
    text = tables.all_tables(RESULTS)
    assert "| remind | – | 330 | 3,400 |" in text
    assert "instructions" not in text
    counted = {key: value._replace(instructions=round(value.wall * 1e9)) for key, value in RESULTS.items()}
    assert "| remind | – | 330 | 3,400 |" in tables.all_tables(counted).split("Million instructions")[1]
    assert "| --version |  | 1.30 T | 1.30 T | 1.4 met | – |" in tables.budgets_table(counted)
