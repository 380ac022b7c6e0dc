"""Runs by the hundred, counted."""

import shlex
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings

from .cases import cases
from .laws import broken
from .runs import Case, Done, Ground

_SHARED_MEMORY = Path("/dev/shm")  # a folder of its own is made in it


@dataclass
class Tally:
    """What came of the runs of one command.

    Attributes:
        codes: how often each exit code came.
        failures: by sentence, how often, and the shortest case as text.
        slowest: the seconds of the slowest run, and its command line.
    """

    codes: Counter[int] = field(default_factory=Counter)
    failures: dict[str, tuple[int, str]] = field(default_factory=dict)
    slowest: tuple[float, str] = (0, "")

    def add(self, done: Done) -> None:
        """Count one run."""
        self.codes[done.ran.code] += 1
        self.slowest = max(self.slowest, (done.seconds, shlex.join(done.case.line.arguments)))
        for sentence in broken(done):
            self._fail(sentence, 1, f"{done.case}\n{done.ran}")

    def merge(self, other: "Tally") -> None:
        """Count the runs of another tally as well."""
        self.codes += other.codes
        self.slowest = max(self.slowest, other.slowest)
        for sentence, (count, case) in other.failures.items():
            self._fail(sentence, count, case)

    def _fail(self, sentence: str, count: int, case: str) -> None:
        before, shortest = self.failures.get(sentence, (0, case))
        self.failures[sentence] = before + count, min(shortest, case, key=len)


Tallies = dict[str, Tally]


def batch(number: int, size: int, apart: bool) -> Tallies:
    """Run some inputs.

    Args:
        number: the seed; the same one makes the same inputs.
        size: how many.
        apart: whether each is a process of its own.
    """
    tallies: Tallies = {}
    with _ground() as ground:

        @seed(number)
        @settings(
            max_examples=size,
            database=None,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=cases())
        def run(case: Case) -> None:
            done = ground.outside(case) if apart else ground.inside(case)
            name = case.line.command or "(none)"
            tallies.setdefault(f"{name} (process)" if apart else name, Tally()).add(done)

        run()
    return tallies


@contextmanager
def _ground() -> Iterator[Ground]:
    fast = _SHARED_MEMORY if _SHARED_MEMORY.is_dir() else None
    with tempfile.TemporaryDirectory(prefix="fuzzing-", dir=fast) as folder:
        yield Ground(Path(folder))
