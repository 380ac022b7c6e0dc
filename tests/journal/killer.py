"""A process whose children record and are killed; it prints what they had acknowledged.

argv: ``calls FOLDER`` kills one child at each system call, ``writes FOLDER`` one in the middle of each write;
each works on its own journal ``FOLDER/<turn>/journal.json``, and a line is the turn and ``killed`` or ``done``.
``storm JOURNAL SEED`` kills writers at random moments; a line is an acknowledged id.
"""

import contextlib
import itertools
import os
import random
import select
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

from feedback_loop.journal.journal import Journal

from . import faults
from .samples import DAY, NOW, adding, applied, filled

ROUNDS, WRITERS, LONGEST = 5, 4, 0.03


def forked(work: Callable[[], None]) -> int:
    """Let a child do ``work``, and nothing after it; return its process id."""
    child = os.fork()
    if child:
        return child
    try:
        work()
        os._exit(0)
    finally:
        traceback.print_exc()
        os._exit(1)


def ended(child: int) -> str:
    """Wait for ``child``; say how it ended."""
    _, status = os.waitpid(child, 0)
    return {0: "done", -signal.SIGKILL: "killed"}.get(os.waitstatus_to_exitcode(status), "failed")


def one_each(folder: Path, trap: Callable[[int], faults.Trap]) -> Iterator[str]:
    for turn in itertools.count(1):
        journal = filled(folder / str(turn) / "journal.json", 1)

        def work(journal: Journal = journal, turn: int = turn) -> None:
            faults.install(trap(turn))
            journal.record(adding(applied("New")), NOW + DAY)

        end = ended(forked(work))
        yield f"{turn} {end}"
        if end != "killed":
            return


def storm(path: Path, seed: str) -> Iterator[str]:
    chance = random.Random(seed)
    for _ in range(ROUNDS):
        writers = [started_writer(path) for _ in range(WRITERS)]
        for child, acknowledged in writers:
            select.select([acknowledged], [], [])
            with contextlib.suppress(InterruptedError):
                select.select([], [], [], chance.uniform(0, LONGEST))
            os.kill(child, signal.SIGKILL)
            if ended(child) != "killed":
                raise ChildProcessError
            Journal(path).events()
            with os.fdopen(acknowledged) as lines:
                yield from (line.rstrip() for line in lines if line.endswith("\n"))


def started_writer(path: Path) -> tuple[int, int]:
    reading, writing = os.pipe()

    def work() -> None:
        journal = Journal(path, lock_seconds=60)
        while True:
            entry = journal.record(adding(applied("New")), NOW)
            os.write(writing, f"{entry.added[0].id}\n".encode())

    child = forked(work)
    os.close(writing)
    return child, reading


if __name__ == "__main__":
    modes: dict[str, Callable[[], Iterator[str]]] = {
        "calls": lambda: one_each(Path(sys.argv[2]), faults.killing),
        "writes": lambda: one_each(Path(sys.argv[2]), faults.killing_in_a_write),
        "storm": lambda: storm(Path(sys.argv[2]), sys.argv[3]),
    }
    for line in modes[sys.argv[1]]():
        print(line, flush=True)  # noqa: T201 - this is how it says so
