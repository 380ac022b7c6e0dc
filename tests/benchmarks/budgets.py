"""What the program may take, as ratios to the floors measured in the same run."""

from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple

from benchmarks.measure import Figures
from benchmarks.subjects import AGAIN, DUE, NOTE, PYTHON, QUIET, TABLE, TYPER, VERSION

Results = Mapping[tuple[str, int | None], Figures]
"""What was measured, by name and number of events."""


class Budget(NamedTuple):
    """How many times a floor something may take.

    Attributes:
        name: what is measured.
        size: at how many events; None where no journal plays a part.
        most: the ratio that may not be passed.
        floor: what it is a ratio to.
    """

    name: str
    size: int | None
    most: float
    floor: str = TYPER


BUDGETS = (
    Budget(VERSION, None, 1.4),
    Budget(NOTE, 1_000, 1.4),
    Budget(NOTE, 10_000, 2.5),
    Budget(DUE, 10_000, 2),
    Budget(f"{DUE}{AGAIN}", 10_000, 2),
    Budget(TABLE, 1_000, 2),
    Budget(f"{TABLE}{AGAIN}", 1_000, 2),
    Budget(TABLE, 10_000, 3),
    Budget(f"{TABLE}{AGAIN}", 10_000, 3),
)
QUIET_MOST = 2
"""Times bare Python that ``remind`` may take where nothing is due, at any size."""


def budgets(results: Results) -> list[Budget]:
    """Return the budgets of all that was measured."""
    quiet = [Budget(QUIET, size, QUIET_MOST, PYTHON) for name, size in results if name == QUIET]
    return [one for one in (*BUDGETS, *quiet) if (one.name, one.size) in results]


class Growth(NamedTuple):
    """What a bigger journal costs: times the time, times the memory, and CPU seconds for each event more."""

    name: str
    before: int
    after: int
    time: float
    memory: float
    each: float

    @property
    def is_linear(self) -> bool:
        """Whether neither time nor memory grew more than the journal."""
        return max(self.time, self.memory) <= self.after / self.before


def growths(results: Results) -> list[Growth]:
    """Return how each command grew from one size to the next."""
    names = dict.fromkeys(name for name, size in results if size)
    sizes = sorted({size for _, size in results if size})
    return [_growth(results, name, *pair) for name in names for pair in pairwise(sizes)]


def _growth(results: Results, name: str, before: int, after: int) -> Growth:
    small, big = results[name, before], results[name, after]
    each = (big.cpu - small.cpu) / (after - before)
    return Growth(name, before, after, big.wall / small.wall, big.memory / small.memory, each)
