"""The simulated year: many candidates live for 400 days, and the invariants of the loop are checked every day.

``python tests/slow/simulation/year.py [--candidates N] [--seed S] [--days D] [--typed N] [--keep]`` prints the report,
which is reproducible for a seed, and exits with 1 if an invariant is violated; with ``--keep`` it writes
``docs/simulation.md``.
"""

import argparse
import itertools
import multiprocessing
import sys
from contextlib import nullcontext
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from simulation.habits import HABITS
from simulation.observer import Tally, observe_candidate
from simulation.report import page, report
from simulation.typed_prompts import run_typed_prompts

DAYS = 400
PAGE = Path(__file__).resolve().parents[3] / "docs" / "simulation.md"


def simulate_year(
    candidates: int, *, seed: int = 1, days: int = DAYS, typed: int = 0, single_process: bool = False
) -> Tally:
    """Simulate candidates with all habits in turn and return the observations.

    Args:
        candidates: Number of candidates.
        seed: Seed of all randomness.
        days: Number of days.
        typed: Number of candidates whose prompts of one day are run in the real program.
        single_process: True to run in this process only, instead of one per processor.
    """
    result = Tally()
    lives = [(seed, number, days) for number in range(candidates)]
    with nullcontext() if single_process else multiprocessing.get_context("spawn").Pool() as pool:
        run_all = pool.imap if pool else map
        for tally in itertools.chain(run_all(_observe, lives), run_all(_run_typed, lives[:typed])):
            result.merge(tally)
    return result


def _observe(life: tuple[int, int, int]) -> Tally:
    seed, number, days = life
    return observe_candidate(seed, number, HABITS[number % len(HABITS)], days)


def _run_typed(life: tuple[int, int, int]) -> Tally:
    return run_typed_prompts(*life)


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--candidates", type=int, default=130, help="number of candidates")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--days", type=int, default=DAYS, help="days of each life")
    parser.add_argument("--typed", type=int, default=26, help="number of candidates whose prompts run in the program")
    parser.add_argument("--keep", action="store_true", help="write docs/simulation.md as well")
    options = parser.parse_args()
    tally = simulate_year(options.candidates, seed=options.seed, days=options.days, typed=options.typed)
    text = report(tally, f"The simulated year: {options.days} days, seed {options.seed}")
    sys.stdout.write(text)
    if options.keep:
        arguments = (
            f"--candidates {options.candidates} --seed {options.seed} --days {options.days} --typed {options.typed} "
            "--keep"
        )
        PAGE.write_text(page(text, f"python tests/slow/simulation/year.py {arguments}"), encoding="utf-8")
    return 1 if tally.violations else 0


if __name__ == "__main__":
    sys.exit(main())
