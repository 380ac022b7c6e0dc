"""The simulated year: no invariant is violated, runs are reproducible, and the report is complete."""

import sys
from collections import Counter

import pytest

from simulation import year
from simulation.habits import HABITS
from simulation.observer import Tally
from simulation.report import percentile, report
from simulation.year import main, simulate_year


def test_sixty_candidates_live_for_a_season_without_a_violation() -> None:
    tally = simulate_year(60, days=100, typed=6, single_process=True)
    assert tally.violations == []
    checked = {str(name[1]) for name in tally.counts if name[0] == "checked"}
    assert checked == {"forgotten", "endless", "never closed", "disordered", "misplaced", "unheeded", "typed"}
    assert all(tally.total("checked", invariant) > 5 for invariant in checked)


def test_a_year_is_reproducible_in_one_process_and_in_several() -> None:
    sequential = simulate_year(3, days=40, typed=1, single_process=True)
    parallel = simulate_year(3, days=40, typed=1)
    assert (parallel.counts, parallel.violations) == (sequential.counts, sequential.violations)
    assert simulate_year(3, seed=2, days=40, single_process=True).counts != sequential.counts


def test_the_report_shows_every_habit_and_every_rule() -> None:
    tally = simulate_year(len(HABITS), days=60, single_process=True)
    text = report(tally, "The simulated year")
    rules = {str(name[1]) for name in tally.counts if name[0] == "days shown"}
    assert all(f"\n{habit.name} " in text for habit in HABITS)
    assert all(f"\n{rule} " in text for rule in rules)
    assert max(map(len, text.splitlines())) <= 120


def test_a_percentile_is_the_smallest_value_that_covers_the_share() -> None:
    counts = Tally(counts=Counter({("days", "thank", value): 1 for value in range(1, 101)}))
    values = counts.values("days", "thank")
    assert [percentile(values, share) for share in (50, 90, 99, 100)] == [50, 90, 99, 100]
    assert percentile(counts.values("nothing"), 50) == 0


@pytest.mark.parametrize("violations", [[], ["endless: candidate 1:1: thank goes on"]])
def test_the_script_fails_if_an_invariant_is_violated(
    violations: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["year.py", "--candidates", "2", "--days", "30", "--typed", "1"])
    tally = simulate_year(2, days=30, single_process=True)
    tally.violations += violations
    monkeypatch.setattr(year, "simulate_year", lambda *_, **__: tally)
    assert main() == len(violations)
    output = capsys.readouterr().out
    assert all(violation in output for violation in violations)
