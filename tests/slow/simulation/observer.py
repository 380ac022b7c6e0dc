"""Observe one candidate for a year: every prompt from first to last day, and every violated invariant."""

import datetime as dt
import random
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from feedback_loop.domain.rules.overview import LoopStatus, NextStep, Overview
from simulation import invariants
from simulation.candidate import Candidate
from simulation.habits import Habit
from simulation.memory_journal import MemoryJournal

FIRST = dt.date(2025, 1, 6)
SEARCHING = 300
"""Days with applications; the rest of the year is for their results."""

_CALM_DAILY_DAYS, _WEEK = 3, 7
_MAX_VIOLATIONS = 40
_OBEY_PROBABILITY = 0.3
"""Probability of obeying a prompt on its first day in a copy of the journal, to check its command."""

Measurement = tuple[str | int, ...]


@dataclass(slots=True)
class Tally:
    """Counts and violations of one candidate or of all.

    Attributes:
        counts: Number of observations by name, group if any, and value.
        violations: Descriptions of the first violated invariants, each with its candidate.
    """

    counts: Counter[Measurement] = field(default_factory=Counter)
    violations: list[str] = field(default_factory=list)

    def merge(self, other: "Tally") -> None:
        """Add another tally."""
        self.counts += other.counts
        self.violations = [*self.violations, *other.violations][:_MAX_VIOLATIONS]

    def values(self, *key: str) -> Counter[int]:
        """Return the observed values of one measurement with their frequencies."""
        return Counter({int(name[-1]): count for name, count in self.counts.items() if name[:-1] == key})

    def total(self, *key: str) -> int:
        """Return the number of observations."""
        return self.counts[key]


@dataclass(slots=True)
class _ObservedPrompt:
    row: str
    days_shown: int = 0
    days_shown_calm: int = 0
    last: dt.date = dt.date.min


class Observer:
    """Observer of one candidate, who checks the invariants every day.

    Attributes:
        tally: Results.

    Args:
        name: Name of the candidate in violations.
        habit: Name of the candidate's habit.
        rng: Source of randomness.
    """

    def __init__(self, name: str, habit: str, rng: random.Random) -> None:
        self.tally = Tally()
        self._name = name
        self._habit = habit
        self._rng = rng
        self._reported: set[tuple[str, str]] = set()
        self._prompts: dict[invariants.PromptKey, _ObservedPrompt] = {}
        self._event_counts: dict[str, int] = {}
        self._silent_days: Counter[str] = Counter()
        self._longest_silence: Counter[str] = Counter()
        self._prompts_of_loop: dict[str, Counter[str]] = {}
        self._closed: set[str] = set()
        self._calm: set[str] = set()
        self._last_calm: dict[tuple[str, str], dt.date] = {}

    def observe(self, overview: Overview) -> None:
        """Observe a day."""
        self._check("forgotten", overview.today, invariants.find_forgotten_loops(overview))
        statuses = overview.statuses.values()
        if statuses:
            self._check("misplaced", overview.today, invariants.find_misplaced_words(overview, self._rng))
        self._calm = {status.id for status in statuses if status.prompt and self._is_shown_calm(status, status.prompt)}
        self._count("prompts a day", self._habit, sum(status.prompt is not None for status in statuses))
        self._count("calm prompts a day", self._habit, len(self._calm))
        self._count("open loops a day", self._habit, sum(status.is_open for status in statuses))
        for status in statuses:
            self._observe_loop(overview, status)
        self._observe_closings(overview)

    def check_order(self, journal: MemoryJournal) -> None:
        """Check that the order of events does not matter."""
        if journal.events:
            violations = invariants.find_order_dependence(journal.events, journal.today, self._rng)
            self._check("disordered", journal.today, violations)

    def check_liveness(self, journal: MemoryJournal, replies: float) -> None:
        """Obey every prompt from now on until everything is closed."""
        days = invariants.days_to_close(journal.events, journal.today, f"{self._name}:obeying", replies)
        violations = ["obeying every prompt does not close every loop"] if days is None else []
        self._check("never closed", journal.today, violations)
        if days is not None:
            self._count("days to close", f"replies {replies}", days)

    def finish(self, journal: MemoryJournal) -> None:
        """Count the prompts and loops of the year."""
        for prompt in self._prompts.values():
            self._count("days shown", prompt.row, prompt.days_shown)
            self._count("days shown with --calm", prompt.row, prompt.days_shown_calm)
            self.tally.counts["over", prompt.row] += prompt.last < journal.today
        for id_, prompts in self._prompts_of_loop.items():
            self._count("prompts of a loop in the year", "all", prompts["all"])
            self._count("prompts of a loop in the year", "calm", prompts["calm"])
            self._count("longest silence of an open loop", "all", self._longest_silence[id_])
        self.tally.counts["candidates", self._habit] += 1
        self.tally.counts["loops",] += len(self._prompts_of_loop)
        self.tally.counts["events",] += len(journal.events)
        self.tally.counts.update(("events of a kind", event.kind) for event in journal.events)

    def _observe_loop(self, overview: Overview, status: LoopStatus) -> None:
        for step in invariants.due_steps(status):
            self._check("endless", overview.today, invariants.find_endless_prompt(status, step))
        if status.prompt:
            self._observe_prompt(overview, status, status.prompt)
        prompts = self._prompts_of_loop.setdefault(status.loop.id, Counter(all=0, calm=0))
        prompts["all"] += status.prompt is not None
        prompts["calm"] += status.id in self._calm
        self._observe_silence(status)

    def _observe_prompt(self, overview: Overview, status: LoopStatus, step: NextStep) -> None:
        key = invariants.prompt_key(status, step)
        if key not in self._prompts and self._rng.random() < _OBEY_PROBABILITY:
            seed = f"{self._name}:{overview.today}"
            violations = invariants.find_useless_command(overview, status, step, seed)
            self._check("unheeded", overview.today, violations)
        prompt = self._prompts.setdefault(key, _ObservedPrompt(key[1]))
        prompt.days_shown += 1
        prompt.days_shown_calm += status.id in self._calm
        prompt.last = overview.today
        self._count("days since anything", prompt.row, invariants.days_without_change(status, step))

    def _is_shown_calm(self, status: LoopStatus, step: NextStep) -> bool:
        """Return True if ``remind --calm``, which is run every day, shows a prompt today."""
        today, key = status.today, (status.id, step.rule)
        is_new = step.overdue_days(today) < _CALM_DAILY_DAYS
        is_shown = step.is_urgent or is_new or (today - self._last_calm.get(key, dt.date.min)).days >= _WEEK
        if is_shown:
            self._last_calm[key] = today
        return is_shown

    def _observe_silence(self, status: LoopStatus) -> None:
        """Count the consecutive days on which an open loop has no prompt and no new event."""
        id_, event_count = status.loop.id, len(status.loop.events)
        is_silent = status.is_open and not status.prompt and self._event_counts.get(id_) == event_count
        self._event_counts[id_] = event_count
        self._silent_days[id_] = self._silent_days[id_] + 1 if is_silent else 0
        self._longest_silence[id_] = max(self._longest_silence[id_], self._silent_days[id_])

    def _observe_closings(self, overview: Overview) -> None:
        """Count the days from application to closing, and the reason, for each loop that closes for the first time."""
        for id_, status in overview.statuses.items():
            if not status.is_open and id_ not in self._closed:
                self._closed.add(id_)
                days = (overview.today - status.loop.applied_on).days
                self._count("days from application to closed", self._habit, days)
                self.tally.counts["closed because", str(status.closed_because)] += 1

    def _count(self, name: str, group: str, value: int) -> None:
        self.tally.counts[name, group, value] += 1

    def _check(self, invariant: str, today: dt.date, violations: Iterable[str]) -> None:
        self.tally.counts["checked", invariant] += 1
        for violation in violations:
            self.tally.counts["violated", invariant] += 1
            if (invariant, violation) not in self._reported:
                self._reported.add((invariant, violation))
                self.tally.violations.append(f"{invariant}: {self._name} on {today}: {violation}")


def observe_candidate(seed: int, number: int, habit: Habit, days: int) -> Tally:
    """Let one candidate live and return the observations.

    Args:
        seed: Seed, together with the number.
        number: Number of the candidate.
        habit: Habits of the candidate.
        days: Number of days.
    """
    name = f"{seed}:{number}"
    rng = random.Random(f"{name}:watch")
    observer = Observer(f"candidate {name} ({habit.name})", habit.name, rng)
    candidate = Candidate(name, habit, FIRST, SEARCHING)
    order_days = set(rng.sample(range(days), 4))
    liveness_day = rng.randrange(2 * days)
    for day, journal in enumerate(candidate.days(days)):
        observer.observe(journal.overview)
        if day in order_days:
            observer.check_order(journal)
        if day == liveness_day:
            observer.check_liveness(journal, replies=0.0)
    observer.check_order(candidate.journal)
    if liveness_day >= days:
        observer.check_liveness(candidate.journal, replies=0.5)
    observer.finish(candidate.journal)
    observer.tally.counts["refused",] += candidate.agenda.refused
    return observer.tally
