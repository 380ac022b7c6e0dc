import sys
from collections import Counter

import pytest

from simulation import year as script
from simulation.habits import HABITS
from simulation.report import at_most, report
from simulation.watch import Tally
from simulation.year import main, year


def test_sixty_candidates_live_for_a_season_and_no_law_is_broken() -> None:
    seen = year(60, days=100, typing=6, alone=True)
    assert seen.broken == []
    judged = {str(one[1]) for one in seen.counts if one[0] == "judged"}
    assert judged == {"forgotten", "endless", "never closed", "disordered", "unheeded", "typed"}
    assert all(seen.total("judged", law) > 5 for law in judged)


def test_a_year_is_the_same_for_the_same_seed_in_one_process_or_in_several() -> None:
    alone = year(3, days=40, typing=1, alone=True)
    assert (alone.counts, alone.broken) == ((again := year(3, days=40, typing=1)).counts, again.broken)
    assert year(3, seed=2, days=40, alone=True).counts != alone.counts


def test_the_report_shows_every_habit_and_every_rule_that_came_up() -> None:
    seen = year(13, days=60, alone=True)
    text = report(seen, "The simulated year")
    assert all(f"\n{habit.name} " in text for habit in HABITS)
    assert all(f"\n{rule} " in text for rule in {str(one[1]) for one in seen.counts if one[0] == "days shown"})
    assert max(map(len, text.splitlines())) <= 120


def test_a_share_of_values_is_the_least_that_covers_it() -> None:
    counts = Tally(counts=Counter({("days", "thank", value): 1 for value in range(1, 101)}))
    values = counts.spread("days", "thank")
    assert [at_most(values, share) for share in (50, 90, 99, 100)] == [50, 90, 99, 100]
    assert at_most(counts.spread("nothing"), 50) == 0


@pytest.mark.parametrize("broken", [[], ["endless: candidate 1:1: thank goes on"]])
def test_the_script_fails_when_a_law_is_broken(
    broken: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["year.py", "--candidates", "2", "--days", "30", "--typed", "1"])
    lived = year(2, days=30, alone=True)
    lived.broken += broken
    monkeypatch.setattr(script, "year", lambda *_, **__: lived)
    assert main() == len(broken)
    said = capsys.readouterr().out
    assert all(sentence in said for sentence in broken)
