"""Generate large realistic journals for measurements: the lives of many candidates as one long career.

``python tests/slow/simulation/journals.py EVENTS PATH [--seed S] [--until DATE] [--quiet]`` writes one, byte for byte
reproducible for a seed.
"""

import argparse
import datetime as dt
import itertools
import multiprocessing
import random
import sys
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from feedback_loop.domain.commands import verbs
from feedback_loop.domain.model.events import AnyEvent, Applied, Closed, Noted
from feedback_loop.journal.disk.atomic import atomic_write
from feedback_loop.journal.format.codec import encode_checked, render
from simulation.candidate import Candidate
from simulation.habits import HABITS
from simulation.memory_journal import MemoryJournal

UNTIL = dt.date(2026, 6, 15)
"""Default last day of a journal, a Monday."""

_Life = list[AnyEvent]
_LENGTHS = (60, 60, 90, 90, 120, 200)
"""Possible lengths of a life in days; a long search has a longer one."""
_EVENTS_PER_YEAR = 3000
_MAX_YEARS = 25
_MIN_EVENTS_FOR_PROCESSES, _CHUNK_SIZE = 2000, 32
"""Number of events from which lives are generated in parallel, and number of lives generated at a time."""
_TIDY_DAYS = 30
"""Days before the last one at which the loops of an old search are closed by hand."""


def generate(events: int, *, seed: int = 1, until: dt.date = UNTIL, quiet: bool = False) -> _Life:
    """Generate a journal of exactly so many events, in the order recorded.

    Args:
        events: Number of events.
        seed: Seed of all randomness.
        until: Last day; nothing is recorded after it.
        quiet: True if nothing is due on that day, because due loops are closed by hand.
    """
    with closing(_generate_lives(events, seed, until)) as lives:
        cache = _LifeCache(lives)
        room = events
        while True:
            journal = MemoryJournal(random.Random(f"{seed}:last"), until, cache.merge_lives(room, seed, until))
            journal.start_day(until)
            if quiet:
                _close_due_loops(journal)
            if len(journal.events) <= events:
                break
            room -= len(journal.events) - events
    _fill_with_notes(journal, events - len(journal.events))
    return journal.events


def write(path: Path, events: Sequence[AnyEvent]) -> None:
    """Write a journal like the program does, with mode 0600."""
    records = {str(number): encode_checked(event) for number, event in enumerate(events, start=1)}
    atomic_write(path, render({"events": records}))


class _LifeCache:
    """Lives, generated as far as needed."""

    def __init__(self, lives: Iterator[_Life]) -> None:
        self._iterator = lives
        self._lives: list[_Life] = []

    def merge_lives(self, room: int, seed: int, until: dt.date) -> _Life:
        """Return as many complete lives as fit, and the beginning of another one that lasts to the last day."""
        merged: _Life = []
        for number in itertools.count():
            if len(self._lives) <= number:
                self._lives.append(next(self._iterator))
            if len(merged) + len(self._lives[number]) > room:
                latest = _live(seed, number, until - dt.timedelta(days=_LENGTHS[-1]), until, tidy=False)
                merged += _first_events(latest, room - len(merged))
                return sorted(merged, key=lambda event: (event.recorded_at, event.id))
            merged += self._lives[number]
        raise AssertionError


def _generate_lives(events: int, seed: int, until: dt.date) -> Generator[_Life, None, None]:
    """Generate lives within a career that is longer for more events."""
    span = round(365 * min(_MAX_YEARS, 1 + events / _EVENTS_PER_YEAR))
    arguments = ((seed, number, span, until) for number in itertools.count())
    if events < _MIN_EVENTS_FOR_PROCESSES:
        yield from map(_generate_life, arguments)
        return
    # Spawned processes: forks are not safe beside the threads of a test run.
    with multiprocessing.get_context("spawn").Pool() as pool:
        while True:
            yield from pool.map(_generate_life, itertools.islice(arguments, _CHUNK_SIZE), chunksize=1)


def _generate_life(arguments: tuple[int, int, int, dt.date]) -> _Life:
    seed, number, span, until = arguments
    start = until - dt.timedelta(days=random.Random(f"{seed}:{number}:start").randint(30, span))
    return _live(seed, number, start, until, tidy=True)


def _live(seed: int, number: int, start: dt.date, until: dt.date, *, tidy: bool) -> _Life:
    """Simulate a life; the open loops at the end of an old one are closed by hand."""
    length = random.Random(f"{seed}:{number}:length").choice(_LENGTHS)
    candidate = Candidate(f"{seed}:{number}", HABITS[number % len(HABITS)], start, length * 2 // 3)
    days = min(length if tidy else _LENGTHS[-1], (until - start).days + 1)
    for _ in candidate.days(days):
        pass
    if tidy and (until - start).days - days > _TIDY_DAYS:
        _close_unfinished_loops(candidate.journal)
    return candidate.journal.events


def _first_events(life: _Life, count: int) -> _Life:
    """Return at most so many events, complete commands only."""
    events = life[:count]
    while events and len(events) < len(life) and events[-1].batch == life[len(events)].batch:
        events.pop()
    return events


def _close_unfinished_loops(journal: MemoryJournal) -> None:
    statuses = journal.overview.statuses.values()
    _close(journal, [status.loop.id for status in statuses if status.is_open or status.next_steps])


def _close_due_loops(journal: MemoryJournal) -> None:
    while due := [status.loop.id for status in journal.overview.statuses.values() if status.prompt]:
        _close(journal, due)


def _close(journal: MemoryJournal, loops: Sequence[str]) -> None:
    commands: list[list[AnyEvent]] = [
        [
            Closed(application=id_, reason="Over", on=journal.today),
            *verbs.cancel_upcoming_interviews(journal.facts[id_]),
        ]
        for id_ in loops
    ]
    for command in commands:
        journal.record(*command)


def _fill_with_notes(journal: MemoryJournal, count: int) -> None:
    """Add notes, which change nothing, after an application if there is none."""
    loops = list(journal.history.loops) or [journal.new_id()]
    if count and not journal.history.loops:
        journal.record(Applied(id=loops[0], company="Acme", on=journal.today))
        count -= 1
    for _ in range(count):
        journal.record(Noted(application=loops[-1], text="Kept their annual report", on=journal.today))


def main() -> None:
    """Write a journal from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("events", type=int, help="number of events")
    parser.add_argument("path", type=Path, help="file to write or replace")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--until", type=dt.date.fromisoformat, default=UNTIL, help=f"last day (default: {UNTIL})")
    parser.add_argument("--quiet", action="store_true", help="nothing is due on the last day")
    options = parser.parse_args()
    write(options.path, generate(options.events, seed=options.seed, until=options.until, quiet=options.quiet))


if __name__ == "__main__":
    main()
