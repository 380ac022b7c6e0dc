"""The benchmark runs and reports; no test depends on a time."""

from pathlib import Path

import pytest

from benchmarks import run
from benchmarks.budgets import budgets, growths
from benchmarks.measure import Figures
from benchmarks.subjects import DUE, PYTHON, QUIET, TYPER, VERSION
from benchmarks.tables import page


def test_one_command_measures_every_subject_and_updates_the_page(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page_file = tmp_path / "page.md"
    page_file.write_text("Before\n<!-- measured: begin -->\nold\n<!-- measured: end -->\nAfter\n")
    run.main(["--events", "200", "--runs", "1", "--rows", "10", "--write", str(page_file)])
    text = page_file.read_text()
    assert text.startswith("Before\n")
    assert text.endswith("\nAfter\n")
    assert "old" not in text
    assert capsys.readouterr().out.strip() in text
    names = {line.split("|")[1].strip() for line in text.splitlines() if line.startswith("|")}
    assert {PYTHON, TYPER, "json.load", VERSION, "--help", QUIET, DUE, "remind --brief", "status, a table"} <= names
    assert {
        "status, piped",
        "show",
        "themes",
        "stats",
        "report",
        "note",
        "completion of a target",
        "import of 10 rows",
    } <= names


def test_a_page_without_markers_is_not_changed(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("Hand-written\n")
    with pytest.raises(SystemExit, match="has no lines"):
        run.main(["--events", "1", "--runs", "1", "--rows", "1", "--write", str(page)])
    assert page.read_text() == "Hand-written\n"


def _figures(seconds: float, memory: int = 1024) -> Figures:
    return Figures(seconds, seconds, seconds, seconds, memory)


RESULTS = {
    (PYTHON, None): _figures(0.01),
    (TYPER, None): _figures(0.1),
    (VERSION, None): _figures(0.13),
    (DUE, 10_000): _figures(0.21),
    (DUE, 100_000): _figures(2.2, 2048),
    (QUIET, 10_000): _figures(0.02),
    (QUIET, 100_000): _figures(0.02),
}


def test_a_budget_is_met_up_to_its_ratio() -> None:
    verdicts = [line for line in page(RESULTS).splitlines() if "met" in line]
    assert verdicts == [
        "| --version |  | 1.4 T | 1.30 | 1.30 | met |",
        "| remind | 10,000 | 2 T | 2.10 | 2.10 | **not met** |",
        "| remind, nothing due | 10,000 | 2 bare Python | 2.00 | 2.00 | met |",
        "| remind, nothing due | 100,000 | 2 bare Python | 2.00 | 2.00 | met |",
    ]


def test_instructions_are_shown_and_compared_if_counted() -> None:
    assert "instructions" not in page(RESULTS)
    counted = {key: figures._replace(instructions=round(figures.wall * 1e9)) for key, figures in RESULTS.items()}
    assert "| --version |  | 1.4 T | 1.30 | 1.30 | 1.30 | met |" in page(counted)
    assert "| 13.00 | 130 |" in page(counted)


def test_only_measured_subjects_have_a_budget() -> None:
    assert not budgets({key: RESULTS[key] for key in ((PYTHON, None), (TYPER, None))})


def test_more_than_linear_growth_is_reported() -> None:
    due, quiet = growths(RESULTS)
    assert (due.name, due.is_linear) == (DUE, False)
    assert (quiet.name, quiet.is_linear, quiet.cpu_per_event) == (QUIET, True, 0)
    assert "**more than linear**" in page(RESULTS)
