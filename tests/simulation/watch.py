"""Watching one candidate for a year: every prompt from its first day to its last, and every broken law."""

import datetime as dt
import random
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from feedback_loop.domain.rules.overview import LoopStatus, NextStep, Overview
from simulation import laws
from simulation.candidate import Candidate
from simulation.diary import Diary
from simulation.habits import Habit

FIRST = dt.date(2025, 1, 6)
SEARCHING = 300
"""Days for which a candidate applies; the rest of the year is for what came of it."""

_LOUD_DAYS, _WEEK = 3, 7
_MOST_TOLD = 40
_TYPED = 0.3
"""How likely a prompt is obeyed on its first day in a copy of the diary, to see what its command does."""

Measured = tuple[str | int, ...]


@dataclass(slots=True)
class Tally:
    """What was counted and what was broken, by one candidate or by all.

    Attributes:
        counts: how often each thing was seen: what it is, perhaps of which sort, and its value.
        broken: the sentences of broken laws, each with its candidate; only the first ones.
    """

    counts: Counter[Measured] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)

    def take_in(self, other: "Tally") -> None:
        """Add another tally."""
        self.counts += other.counts
        self.broken = [*self.broken, *other.broken][:_MOST_TOLD]

    def spread(self, *what: str) -> Counter[int]:
        """Return the values of one thing, with how often each was seen."""
        return Counter({int(seen[-1]): count for seen, count in self.counts.items() if seen[:-1] == what})

    def total(self, *what: str) -> int:
        """Return how often one thing was seen."""
        return self.counts[what]


@dataclass(slots=True)
class _Prompt:
    """One prompt while it lasts."""

    row: str
    shown: int = 0
    loud: int = 0
    last: dt.date = dt.date.min


class Watch:
    """Looks at a candidate every day and judges what it sees.

    Attributes:
        tally: what came of it.

    Args:
        name: what a broken law is told of.
        habit: the candidate's habit, by its name.
        chance: which orders are tried.
    """

    def __init__(self, name: str, habit: str, chance: random.Random) -> None:
        self.tally = Tally()
        self._name = name
        self._habit = habit
        self._chance = chance
        self._broken: set[tuple[str, str]] = set()
        self._prompts: dict[laws.Key, _Prompt] = {}
        self._moved: dict[str, int] = {}
        self._silent: Counter[str] = Counter()
        self._longest: Counter[str] = Counter()
        self._of_loop: dict[str, Counter[str]] = {}
        self._closed: set[str] = set()

    def see(self, overview: Overview) -> None:
        """Judge a day."""
        self._told("forgotten", overview.today, laws.forgotten(overview))
        shown = [(one, one.prompt) for one in overview.statuses.values() if one.prompt]
        loud = [step for _, step in shown if is_loud(step.overdue_days(overview.today))]
        self._count("prompts a day", self._habit, len(shown))
        self._count("calm prompts a day", self._habit, len(loud))
        self._count("open loops a day", self._habit, sum(one.is_open for one in overview.statuses.values()))
        for status in overview.statuses.values():
            self._see_loop(overview, status)
        self._see_ends(overview)

    def _see_loop(self, overview: Overview, status: LoopStatus) -> None:
        for step in laws.due_steps(status):
            self._told("endless", overview.today, laws.endless(status, step))
        if status.prompt:
            self._see_prompt(overview, status, status.prompt)
        counted = self._of_loop.setdefault(status.loop.id, Counter(shown=0, loud=0))
        counted["shown"] += status.prompt is not None
        counted["loud"] += status.prompt is not None and is_loud(status.prompt.overdue_days(overview.today))
        self._see_silence(status)

    def _see_prompt(self, overview: Overview, status: LoopStatus, step: NextStep) -> None:
        key = laws.key(status, step)
        if key not in self._prompts and self._chance.random() < _TYPED:
            self._told(
                "unheeded", overview.today, laws.unheeded(overview, status, step, f"{self._name}:{overview.today}")
            )
        prompt = self._prompts.setdefault(key, _Prompt(key[1]))
        prompt.shown += 1
        prompt.loud += is_loud(step.overdue_days(overview.today))
        prompt.last = overview.today
        row_days = ("days since anything", prompt.row, laws.nagging(status, step))
        self.tally.counts[row_days] += 1

    def _see_silence(self, status: LoopStatus) -> None:
        """Count the days in a row on which an open loop has no prompt and nothing happens in it."""
        id_, events = status.loop.id, len(status.loop.events)
        silent = status.is_open and not status.prompt and self._moved.get(id_) == events
        self._moved[id_] = events
        self._silent[id_] = self._silent[id_] + 1 if silent else 0
        self._longest[id_] = max(self._longest[id_], self._silent[id_])

    def _see_ends(self, overview: Overview) -> None:
        """Count the days from application to closed, and why, for each loop that closes for the first time."""
        for id_, status in overview.statuses.items():
            if not status.is_open and id_ not in self._closed:
                self._closed.add(id_)
                days = (overview.today - status.loop.applied_on).days
                self._count("days from application to closed", self._habit, days)
                self.tally.counts["closed because", str(status.closed_because)] += 1

    def judge(self, diary: Diary) -> None:
        """Judge what does not depend on the day: other orders, and whether everything closes for who obeys."""
        if not diary.events:
            return
        self._told("disordered", diary.today, laws.disordered(diary.events, diary.today, self._chance))

    def follow(self, diary: Diary, replies: float) -> None:
        """Obey every prompt from now on until everything is closed."""
        days = laws.days_to_close(diary.events, diary.today, f"{self._name}:obeying", replies)
        unclosed = ["obeying every prompt does not close every loop"] if days is None else []
        self._told("never closed", diary.today, unclosed)
        if days is not None:
            self._count("days to close", f"replies {replies}", days)

    def end(self, diary: Diary) -> None:
        """Count each prompt and each loop of the year."""
        for prompt in self._prompts.values():
            self._count("days shown", prompt.row, prompt.shown)
            self._count("days shown with --calm", prompt.row, prompt.loud)
            self.tally.counts["over", prompt.row] += prompt.last < diary.today
        for id_, counted in self._of_loop.items():
            self._count("prompts of a loop in the year", "all", counted["shown"])
            self._count("prompts of a loop in the year", "calm", counted["loud"])
            self._count("longest silence of an open loop", "all", self._longest[id_])
        self.tally.counts["candidates", self._habit] += 1
        self.tally.counts["loops",] += len(self._of_loop)
        self.tally.counts["events",] += len(diary.events)
        self.tally.counts.update(("events of a kind", event.kind) for event in diary.events)

    def _count(self, what: str, sort: str, value: int) -> None:
        self.tally.counts[what, sort, value] += 1

    def _told(self, law: str, today: dt.date, sentences: Iterable[str]) -> None:
        self.tally.counts["judged", law] += 1
        for sentence in sentences:
            self.tally.counts["broken", law] += 1
            if (law, sentence) not in self._broken:
                self._broken.add((law, sentence))
                self.tally.broken.append(f"{law}: {self._name} on {today}: {sentence}")


def is_loud(late: int) -> bool:
    """Tell whether ``remind --calm`` shows a prompt so many days after it was due."""
    return late < _LOUD_DAYS or late % _WEEK == 0


def watched(seed: int, number: int, habit: Habit, days: int) -> Tally:
    """Let one candidate live and return what was seen.

    Args:
        seed: what decides, with the number.
        number: which candidate.
        habit: how they live.
        days: for how long.
    """
    name = f"{seed}:{number}"
    chance = random.Random(f"{name}:watch")
    watch = Watch(f"candidate {name} ({habit.name})", habit.name, chance)
    candidate = Candidate(name, habit, FIRST, SEARCHING)
    judged = set(chance.sample(range(days), 4))
    followed = chance.randrange(2 * days)
    for day, diary in enumerate(candidate.days(days)):
        watch.see(diary.seen)
        if day in judged:
            watch.judge(diary)
        if day == followed:
            watch.follow(diary, replies=0.0)
    watch.judge(candidate.diary)
    if followed >= days:
        watch.follow(candidate.diary, replies=0.5)
    watch.end(candidate.diary)
    watch.tally.counts["refused",] += candidate.agenda.refused
    return watch.tally
