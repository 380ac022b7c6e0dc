"""Run cases by the hundred and count the results."""

import shlex
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings

from .cases import cases
from .invariants import violations
from .sandbox import Case, RunResult, Sandbox

_SHARED_MEMORY = Path("/dev/shm")  # a temporary folder is created in it


@dataclass
class Tally:
    """Results of all runs of one command.

    Attributes:
        codes: Number of runs by exit code.
        failures: Number of failures by description, each with the shortest case as text.
        slowest: Duration of the slowest run in seconds, and its command line.
    """

    codes: Counter[int] = field(default_factory=Counter)
    failures: dict[str, tuple[int, str]] = field(default_factory=dict)
    slowest: tuple[float, str] = (0, "")

    def add(self, result: RunResult) -> None:
        """Count one run."""
        self.codes[result.ran.code] += 1
        self.slowest = max(self.slowest, (result.seconds, shlex.join(result.case.line.arguments)))
        for violation in violations(result):
            self._add_failure(violation, 1, f"{result.case}\n{result.ran}")

    def merge(self, other: "Tally") -> None:
        """Add the counts of another tally."""
        self.codes += other.codes
        self.slowest = max(self.slowest, other.slowest)
        for violation, (count, case) in other.failures.items():
            self._add_failure(violation, count, case)

    def _add_failure(self, violation: str, count: int, case: str) -> None:
        before, shortest = self.failures.get(violation, (0, case))
        self.failures[violation] = before + count, min(shortest, case, key=len)


Tallies = dict[str, Tally]


def run_batch(number: int, size: int, as_process: bool) -> Tallies:
    """Run a batch of cases.

    Args:
        number: Seed; the same one generates the same cases.
        size: Number of cases.
        as_process: True to run each case as a separate process.
    """
    tallies: Tallies = {}
    with _sandbox() as sandbox:

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
            result = sandbox.run_as_process(case) if as_process else sandbox.run_in_process(case)
            name = case.line.command or "(none)"
            tallies.setdefault(f"{name} (process)" if as_process else name, Tally()).add(result)

        run()
    return tallies


@contextmanager
def _sandbox() -> Iterator[Sandbox]:
    root = _SHARED_MEMORY if _SHARED_MEMORY.is_dir() else None
    with tempfile.TemporaryDirectory(prefix="fuzzing-", dir=root) as folder:
        yield Sandbox(Path(folder))
