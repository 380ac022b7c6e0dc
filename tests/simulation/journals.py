"""Big journals that look real, for measuring: the lives of many candidates as one long career.

``python tests/simulation/journals.py EVENTS PATH [--seed S] [--until DATE] [--quiet]`` writes one, byte for byte the
same for the same seed.
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
from simulation.diary import Diary
from simulation.habits import HABITS

UNTIL = dt.date(2026, 6, 15)
"""The last day of a journal, if no other is named: a Monday."""

_Life = list[AnyEvent]
_LENGTHS = (60, 60, 90, 90, 120, 200)
"""Days of a life; somebody who searches for long has more of them."""
_EVENTS_A_YEAR = 3000
_MOST_YEARS = 25
_WORTH_PROCESSES, _AT_ONCE = 2000, 32
"""Events from which on lives are made side by side, and how many in one go."""
_TIDY_AFTER = 30
"""Days before the last one by which what an old search left open was closed by hand."""


def career(events: int, *, seed: int = 1, until: dt.date = UNTIL, quiet: bool = False) -> _Life:
    """Return a journal of exactly so many events, in the order recorded.

    Args:
        events: how many.
        seed: what decides everything.
        until: the last day; nothing is recorded after it.
        quiet: whether nothing is due on that day, because what was due is closed by hand.
    """
    with closing(_lives(events, seed, until)) as lives:
        told = _Told(lives)
        room, last = events, Diary(random.Random(f"{seed}:last"), until)
        while True:
            last = Diary(random.Random(f"{seed}:last"), until, told.most(room, seed, until))
            last.turn_to(until)
            if quiet:
                _close_what_is_due(last)
            if len(last.events) <= events:
                break
            room -= len(last.events) - events
    _note(last, events - len(last.events))
    return last.events


def write(path: Path, events: Sequence[AnyEvent]) -> None:
    """Write a journal as the program does, with mode 0600."""
    records = {str(number): encode_checked(event) for number, event in enumerate(events, start=1)}
    atomic_write(path, render({"events": records}))


class _Told:
    """Lives as far as they were needed."""

    def __init__(self, lives: Iterator[_Life]) -> None:
        self._lives = lives
        self._told: list[_Life] = []

    def most(self, room: int, seed: int, until: dt.date) -> _Life:
        """Return as many whole lives as there is room for, and the beginning of one more that lasts to the end."""
        merged: _Life = []
        for number in itertools.count():
            if len(self._told) <= number:
                self._told.append(next(self._lives))
            if len(merged) + len(self._told[number]) > room:
                latest = _lived(seed, number, until - dt.timedelta(days=_LENGTHS[-1]), until, tidy=False)
                merged += _beginning(latest, room - len(merged))
                return sorted(merged, key=lambda event: (event.recorded_at, event.id))
            merged += self._told[number]
        raise AssertionError


def _lives(events: int, seed: int, until: dt.date) -> Generator[_Life, None, None]:
    """Make lives, each at its place in a career that is the longer, the more happened in it."""
    span = round(365 * min(_MOST_YEARS, 1 + events / _EVENTS_A_YEAR))
    wanted = ((seed, number, span, until) for number in itertools.count())
    if events < _WORTH_PROCESSES:
        yield from map(_life, wanted)
        return
    # Processes of their own rather than forks, which are not safe beside the threads of a test run.
    with multiprocessing.get_context("spawn").Pool() as pool:
        while True:
            yield from pool.map(_life, itertools.islice(wanted, _AT_ONCE), chunksize=1)


def _life(wanted: tuple[int, int, int, dt.date]) -> _Life:
    seed, number, span, until = wanted
    start = until - dt.timedelta(days=random.Random(f"{seed}:{number}:start").randint(30, span))
    return _lived(seed, number, start, until, tidy=True)


def _lived(seed: int, number: int, start: dt.date, until: dt.date, *, tidy: bool) -> _Life:
    """Live a life; what is left open at the end of an old one is closed by hand."""
    length = random.Random(f"{seed}:{number}:length").choice(_LENGTHS)
    candidate = Candidate(f"{seed}:{number}", HABITS[number % len(HABITS)], start, length * 2 // 3)
    days = min(length if tidy else _LENGTHS[-1], (until - start).days + 1)
    for _ in candidate.days(days):
        pass
    if tidy and (until - start).days - days > _TIDY_AFTER:
        _close_what_is_left(candidate.diary)
    return candidate.diary.events


def _beginning(life: _Life, count: int) -> _Life:
    """Return at most so many events, whole commands only."""
    cut = life[:count]
    while cut and len(cut) < len(life) and cut[-1].batch == life[len(cut)].batch:
        cut.pop()
    return cut


def _close_what_is_left(diary: Diary) -> None:
    _close(diary, [one.loop.id for one in diary.seen.statuses.values() if one.is_open or one.next_steps])


def _close_what_is_due(diary: Diary) -> None:
    while due := [one.loop.id for one in diary.seen.statuses.values() if one.prompt]:
        _close(diary, due)


def _close(diary: Diary, loops: Sequence[str]) -> None:
    commands: list[list[AnyEvent]] = [
        [Closed(application=id_, reason="Over", on=diary.today), *verbs.cancel_upcoming_interviews(diary.cases[id_])]
        for id_ in loops
    ]
    for command in commands:
        diary.record(*command)


def _note(diary: Diary, count: int) -> None:
    """Fill up with notes, which change nothing; before any application there is one more of those."""
    loops = list(diary.book.loops) or [diary.new_id()]
    if count and not diary.book.loops:
        diary.record(Applied(id=loops[0], company="Acme", on=diary.today))
        count -= 1
    for _ in range(count):
        diary.record(Noted(application=loops[-1], text="Kept their annual report", on=diary.today))


def main() -> None:
    """Write a journal from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("events", type=int, help="how many events")
    parser.add_argument("path", type=Path, help="the file, which is replaced")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--until", type=dt.date.fromisoformat, default=UNTIL, help=f"the last day, else {UNTIL}")
    parser.add_argument("--quiet", action="store_true", help="nothing is due on the last day")
    given = parser.parse_args()
    write(given.path, career(given.events, seed=given.seed, until=given.until, quiet=given.quiet))


if __name__ == "__main__":
    main()
