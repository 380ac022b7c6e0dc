"""Budgets of the program, as ratios to baselines measured in the same run."""

from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple

from benchmarks.measure import Figures
from benchmarks.subjects import CACHED, DUE, NOTE, PYTHON, QUIET, TABLE, TYPER, VERSION

Results = Mapping[tuple[str, int | None], Figures]
"""Figures by name and number of events."""


class Budget(NamedTuple):
    """Maximum ratio to a baseline.

    Attributes:
        name: Name of the measured subject.
        size: Number of events; None without a journal.
        max_ratio: Maximum ratio.
        baseline: Name of the baseline.
    """

    name: str
    size: int | None
    max_ratio: float
    baseline: str = TYPER


BUDGETS = (
    Budget(VERSION, None, 1.4),
    Budget(NOTE, 1_000, 1.4),
    Budget(NOTE, 10_000, 2.5),
    Budget(DUE, 10_000, 2),
    Budget(f"{DUE}{CACHED}", 10_000, 2),
    Budget(TABLE, 1_000, 2),
    Budget(f"{TABLE}{CACHED}", 1_000, 2),
    Budget(TABLE, 10_000, 3),
    Budget(f"{TABLE}{CACHED}", 10_000, 3),
)
MAX_QUIET_RATIO = 2
"""Maximum ratio of ``remind`` to bare Python if nothing is due, at any size."""


def budgets(results: Results) -> list[Budget]:
    """Return the budgets of all measured subjects."""
    quiet = [Budget(QUIET, size, MAX_QUIET_RATIO, PYTHON) for name, size in results if name == QUIET]
    return [budget for budget in (*BUDGETS, *quiet) if (budget.name, budget.size) in results]


class Growth(NamedTuple):
    """Cost of a larger journal: factors of time and memory, and CPU seconds per additional event."""

    name: str
    before: int
    after: int
    time: float
    memory: float
    cpu_per_event: float

    @property
    def is_linear(self) -> bool:
        """True if neither time nor memory grew more than the journal."""
        return max(self.time, self.memory) <= self.after / self.before


def growths(results: Results) -> list[Growth]:
    """Return the growth of each subject from one size to the next."""
    names = dict.fromkeys(name for name, size in results if size)
    sizes = sorted({size for _, size in results if size})
    return [_growth(results, name, *pair) for name in names for pair in pairwise(sizes)]


def _growth(results: Results, name: str, before: int, after: int) -> Growth:
    small, large = results[name, before], results[name, after]
    cpu_per_event = (large.cpu - small.cpu) / (after - before)
    return Growth(name, before, after, large.wall / small.wall, large.memory / small.memory, cpu_per_event)
