"""That the benchmark runs and says what it should; no test looks at a time."""

from pathlib import Path

import pytest

from benchmarks import run
from benchmarks.budgets import budgets, growths
from benchmarks.measure import Figures
from benchmarks.subjects import DUE, PYTHON, QUIET, TYPER, VERSION
from benchmarks.tables import page


def test_one_command_measures_every_subject_and_puts_the_tables_into_a_page(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written = tmp_path / "page.md"
    written.write_text("Before\n<!-- measured: begin -->\nold\n<!-- measured: end -->\nAfter\n")
    run.main(["--events", "100", "--runs", "1", "--rows", "10", "--write", str(written)])
    text = written.read_text()
    assert text.startswith("Before\n")
    assert text.endswith("\nAfter\n")
    assert "old" not in text
    assert capsys.readouterr().out.strip() in text
    named = {line.split("|")[1].strip() for line in text.splitlines() if line.startswith("|")}
    assert {PYTHON, TYPER, "json.load", VERSION, "--help", QUIET, DUE, "remind --brief", "status, a table"} <= named
    assert {
        "status, piped",
        "show",
        "themes",
        "stats",
        "report",
        "note",
        "completion of a target",
        "import of 10 rows",
    } <= named


def test_a_page_without_marks_is_left_alone(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("Hand-written\n")
    with pytest.raises(SystemExit, match="has no lines"):
        run.main(["--events", "1", "--runs", "1", "--rows", "1", "--write", str(page)])
    assert page.read_text() == "Hand-written\n"


def _took(seconds: float, memory: int = 1024) -> Figures:
    return Figures(seconds, seconds, seconds, seconds, memory)


RESULTS = {
    (PYTHON, None): _took(0.01),
    (TYPER, None): _took(0.1),
    (VERSION, None): _took(0.13),
    (DUE, 10_000): _took(0.21),
    (DUE, 100_000): _took(2.2, 2048),
    (QUIET, 10_000): _took(0.02),
    (QUIET, 100_000): _took(0.02),
}


def test_a_budget_is_met_up_to_its_ratio_and_not_beyond() -> None:
    verdicts = [line for line in page(RESULTS).splitlines() if "met" in line]
    assert verdicts == [
        "| --version |  | 1.4 T | 1.30 | 1.30 | met |",
        "| remind | 10,000 | 2 T | 2.10 | 2.10 | **not met** |",
        "| remind, nothing due | 10,000 | 2 bare Python | 2.00 | 2.00 | met |",
        "| remind, nothing due | 100,000 | 2 bare Python | 2.00 | 2.00 | met |",
    ]


def test_instructions_are_shown_and_compared_where_they_were_counted() -> None:
    assert "instructions" not in page(RESULTS)
    counted = {key: one._replace(instructions=round(one.wall * 1e9)) for key, one in RESULTS.items()}
    assert "| --version |  | 1.4 T | 1.30 | 1.30 | 1.30 | met |" in page(counted)
    assert "| 13.00 | 130 |" in page(counted)


def test_only_what_was_measured_has_a_budget() -> None:
    assert not budgets({key: RESULTS[key] for key in ((PYTHON, None), (TYPER, None))})


def test_growth_beyond_that_of_the_journal_is_named() -> None:
    due, quiet = growths(RESULTS)
    assert (due.name, due.is_linear) == (DUE, False)
    assert (quiet.name, quiet.is_linear, quiet.each) == (QUIET, True, 0)
    assert "**more than linear**" in page(RESULTS)
