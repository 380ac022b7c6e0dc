"""The simulated year: many candidates live for 400 days, and every day is judged by the laws of the loop.

``python tests/simulation/year.py [--candidates N] [--seed S] [--days D] [--typed N] [--keep]`` prints the report, the
same for the same seed, and exits with 1 when a law is broken; with ``--keep`` it becomes ``docs/simulation.md``.
"""

import argparse
import itertools
import multiprocessing
import sys
from contextlib import nullcontext
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from simulation.commands import typed
from simulation.habits import HABITS
from simulation.report import page, report
from simulation.watch import Tally, watched

DAYS = 400
PAGE = Path(__file__).resolve().parents[2] / "docs" / "simulation.md"


def year(candidates: int, *, seed: int = 1, days: int = DAYS, typing: int = 0, alone: bool = False) -> Tally:
    """Return what was seen of so many candidates, their habits in turn.

    Args:
        candidates: how many.
        seed: what decides everything.
        days: for how many days each lives.
        typing: for how many of them the prompts of one day are typed into the real program as well.
        alone: whether all live in this process, instead of one for each processor.
    """
    seen = Tally()
    lives = [(seed, number, days) for number in range(candidates)]
    with nullcontext() if alone else multiprocessing.get_context("spawn").Pool() as pool:
        side_by_side = pool.imap if pool else map
        for tally in itertools.chain(side_by_side(_live, lives), side_by_side(_type, lives[:typing])):
            seen.take_in(tally)
    return seen


def _live(which: tuple[int, int, int]) -> Tally:
    seed, number, days = which
    return watched(seed, number, HABITS[number % len(HABITS)], days)


def _type(which: tuple[int, int, int]) -> Tally:
    return typed(*which)


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--candidates", type=int, default=130, help="how many candidates")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--days", type=int, default=DAYS, help="days of each life")
    parser.add_argument("--typed", type=int, default=26, help="candidates whose prompts are typed into the program")
    parser.add_argument("--keep", action="store_true", help="write docs/simulation.md as well")
    given = parser.parse_args()
    seen = year(given.candidates, seed=given.seed, days=given.days, typing=given.typed)
    text = report(seen, f"The simulated year: {given.days} days, seed {given.seed}")
    sys.stdout.write(text)
    if given.keep:
        command = (
            f"--candidates {given.candidates} --seed {given.seed} --days {given.days} --typed {given.typed} --keep"
        )
        PAGE.write_text(page(text, f"python tests/simulation/year.py {command}"), encoding="utf-8")
    return 1 if seen.broken else 0


if __name__ == "__main__":
    sys.exit(main())
