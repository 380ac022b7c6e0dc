"""Run all subjects in turn; one that fails is reported and does not end the run."""

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from benchmarks import measure
from benchmarks.budgets import Results
from benchmarks.measure import Figures, MeasureError, Sample
from benchmarks.subjects import BASELINES, Key, Subject

_MAX_SECONDS = 15.0
"""Seconds that all runs of one subject take, if more than the fewest runs fit into them."""
_MIN_RUNS = 3


class Plan(NamedTuple):
    """Subject that works, with the number of its runs and the seconds that one takes with its preparation."""

    subject: Subject
    runs: int
    seconds: float


class Measured(NamedTuple):
    """Figures of what worked, and what went wrong with the rest, by label."""

    results: Results
    failures: dict[str, str]


def measure_all(
    subjects: Sequence[Subject], runs: int, count: Callable[[Subject], int] | None = None, *, report: bool = True
) -> Measured:
    """Measure the subjects.

    Args:
        subjects: What to measure; the baselines have to work.
        runs: Greatest number of runs of each.
        count: Count the instructions of a subject.
        report: True to tell on standard error what is done, and how long it will take.

    Raises:
        SystemExit: A baseline does not work.
    """
    tell = sys.stderr.write if report else str
    failures: dict[str, str] = {}
    tell(f"Trying each of {len(subjects)} processes once.\n")
    plans = _plan(subjects, runs, failures)
    tell(f"Measuring takes about {_minutes(plans):.0f} minutes.\n")
    samples = _take_samples(plans, failures)
    counts = _count_each(plans, count, failures) if count else {}
    results: dict[Key, Figures] = {
        key: measure.summarize(taken, counts.get(key)) for key, taken in samples.items() if taken
    }
    if missing := [name for name in BASELINES if (name, None) not in results]:
        raise SystemExit(f"Nothing can be compared without {' and '.join(missing)}: {failures}")
    return Measured(results, failures)


def _count_each(plans: Sequence[Plan], count: Callable[[Subject], int], failures: dict[str, str]) -> dict[Key, int]:
    counts = {}
    for subject, _, _ in plans:
        try:
            counts[subject.key] = count(subject)
        except (MeasureError, OSError) as error:
            failures[subject.label] = str(error)
    return counts


def _minutes(plans: Sequence[Plan]) -> float:
    return sum(plan.runs * plan.seconds for plan in plans) / 60


def _plan(subjects: Sequence[Subject], runs: int, failures: dict[str, str]) -> list[Plan]:
    """Run each subject once unmeasured, to check that it works, to compile what it imports, and to see how long."""
    plans = []
    for subject in subjects:
        start = time.perf_counter()
        try:
            subject.prepare()
            _try(subject)
        except (MeasureError, OSError) as error:
            failures[subject.label] = str(error)
            continue
        seconds = time.perf_counter() - start
        plans.append(Plan(subject, runs_within(seconds, runs), seconds))
    return plans


def runs_within(seconds: float, most: int) -> int:
    """Return the number of runs of a subject of which one takes so long."""
    return min(most, max(_MIN_RUNS, int(_MAX_SECONDS / seconds)))


def _try(subject: Subject) -> None:
    if subject.run.terminal or subject.run.answer is not None:
        measure.take_sample(subject.run)
        return
    output = measure.execute(subject.run.command, subject.run.environment)
    if not subject.did_its_work(output):
        raise MeasureError(f"does not do its work: {output.text[-200:]!r}, {output.errors[-200:]!r}")


def _take_samples(plans: Sequence[Plan], failures: dict[str, str]) -> dict[Key, list[Sample]]:
    """Run the subjects in turn, so that other load on the machine affects all of them alike."""
    samples: dict[Key, list[Sample]] = {plan.subject.key: [] for plan in plans}
    for subject in _turns(plans):
        if subject.label in failures:
            continue
        try:
            subject.prepare()
            samples[subject.key].append(measure.take_sample(subject.run))
        except (MeasureError, OSError) as error:
            failures[subject.label] = str(error)
            samples[subject.key].clear()
    return samples


def _turns(plans: Sequence[Plan]) -> Iterator[Subject]:
    """Yield the subjects round by round; one with fewer runs takes part in some rounds, spread evenly."""
    rounds = max((plan.runs for plan in plans), default=0)
    for number in range(rounds):
        for subject, runs, _ in plans:
            if number * runs // rounds != (number + 1) * runs // rounds:
                yield subject
