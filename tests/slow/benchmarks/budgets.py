"""Budgets of the program: ratios to baselines measured in the same run, and growth with the journal."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from benchmarks.commands import CACHED, DEBRIEF, DUE, NOTE, PIPED, QUIET, REVIEW, TABLE, WITH_PEOPLE
from benchmarks.mailboxes import LARGE
from benchmarks.measure import Figures
from benchmarks.sheets import WORDINGS, import_name
from benchmarks.subjects import PYTHON, TYPER, VERSION, Key

Results = Mapping[Key, Figures]
"""Figures by name and number of events."""

NOISE = 0.05
"""Part by which a figure may be over a limit that was measured itself."""
_FULL_MAILBOX, _FULL_SHEET = 2_000_000_000, 10_000


class Unit(StrEnum):
    """Unit of a budget."""

    T = "T"
    PYTHON = "× Python"
    SECONDS = "s"
    MEBIBYTES = "MiB"


class Budget(NamedTuple):
    """Limits of a figure.

    Attributes:
        name: Name of the measured subject.
        size: Number of events; None without a journal.
        must: Limit that no change may exceed; None without one.
        goal: Limit to reach; None without one.
        unit: Unit of the limits.
    """

    name: str
    size: int | None
    must: float | None
    goal: float | None
    unit: Unit = Unit.T

    def measured(self, results: Results) -> float:
        """Return the figure in the unit of the limits."""
        figures = results[self.name, self.size]
        if self.unit is Unit.SECONDS:
            return figures.wall
        if self.unit is Unit.MEBIBYTES:
            return figures.memory / 1024
        return figures.wall / results[TYPER if self.unit is Unit.T else PYTHON, None].wall


SIZES_OF_SEARCHES = (150, 2_000, 10_000)
"""Numbers of events that the limits and the tables for people are about: a search, a long one, and many."""

_LIMITS: Sequence[tuple[str, Mapping[int, tuple[float | None, float | None]]]] = (
    (NOTE, {150: (1.24, 1.2), 2_000: (1.50, 1.4), 10_000: (2.62, 2.2)}),
    (WITH_PEOPLE, {150: (1.57, 1.2), 2_000: (1.61, 1.4), 10_000: (3.21, 2.2)}),
    (DUE, {150: (1.27, 1.2), 2_000: (1.63, 1.5), 10_000: (3.22, 2.5)}),
    (PIPED, {150: (1.26, 1.2), 2_000: (1.64, 1.5), 10_000: (3.12, 2.5)}),
    (TABLE, {1_000: (2, None), 10_000: (3, None)}),
    (f"{DUE}{CACHED}", dict.fromkeys(SIZES_OF_SEARCHES, (0.26, None))),
    (f"{TABLE}{CACHED}", dict.fromkeys(SIZES_OF_SEARCHES, (0.26, None))),
    (REVIEW, {150: (None, 1.4)}),
    (DEBRIEF, {150: (None, 1.4)}),
)
"""Must and goal in T, by name and number of events."""
_MAX_QUIET, _QUIET_GOAL = 2, 1.5
"""Limits of ``remind`` with nothing due in starts of Python, at any size."""

_FIXED = (
    Budget(VERSION, None, 1.4, None),
    *(Budget(name, size, *limits) for name, sizes in _LIMITS for size, limits in sizes.items()),
    Budget(LARGE.name(_FULL_MAILBOX), None, None, 15, Unit.SECONDS),
    Budget(LARGE.name(_FULL_MAILBOX), None, None, 40, Unit.MEBIBYTES),
    *(Budget(import_name(language, _FULL_SHEET), None, None, 0.6, Unit.SECONDS) for language in WORDINGS),
)


def budgets(results: Results) -> list[Budget]:
    """Return the budgets of all measured subjects."""
    quiet = [Budget(QUIET, size, _MAX_QUIET, _QUIET_GOAL, Unit.PYTHON) for name, size in results if name == QUIET]
    return [budget for budget in (*_FIXED, *quiet) if (budget.name, budget.size) in results]


class Growth(NamedTuple):
    """Cost of a larger journal: factors of time and memory, and CPU seconds for each additional event."""

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


def growths(results: Results, sizes: Sequence[int]) -> list[Growth]:
    """Return the growth of each subject from one of the sizes to the next, where both were measured."""
    names = dict.fromkeys(name for name, size in results if size)
    return [
        _growth(results, name, *pair)
        for name in names
        for pair in pairwise(sizes)
        if all((name, size) in results for size in pair)
    ]


def _growth(results: Results, name: str, before: int, after: int) -> Growth:
    small, large = results[name, before], results[name, after]
    cpu_per_event = (large.cpu - small.cpu) / (after - before)
    return Growth(name, before, after, large.wall / small.wall, large.memory / small.memory, cpu_per_event)
