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
import sys
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

from feedback_loop.journal.journal import Journal

from . import faults
from .samples import DAY, NOW, adding, applied, make_journal

ROUNDS, WRITERS, MAX_SECONDS = 5, 4, 0.03


def fork(work: Callable[[], None]) -> int:
    """Run ``work`` and nothing else in a child; return its process id."""
    if sys.platform == "win32":
        raise NotImplementedError
    child = os.fork()
    if child:
        return child
    try:
        work()
        os._exit(0)
    finally:
        traceback.print_exc()
        os._exit(1)


def wait_for(child: int) -> str:
    """Wait for ``child``; return how it ended."""
    _, status = os.waitpid(child, 0)
    return {0: "done", -faults.SIGKILL: "killed"}.get(os.waitstatus_to_exitcode(status), "failed")


def kill_at_each_turn(folder: Path, trap: Callable[[int], faults.Trap]) -> Iterator[str]:
    for turn in itertools.count(1):
        journal = make_journal(folder / str(turn) / "journal.json", 1)

        def work(journal: Journal = journal, turn: int = turn) -> None:
            faults.install(trap(turn))
            journal.record(adding(applied("New")), NOW + DAY)

        end = wait_for(fork(work))
        yield f"{turn} {end}"
        if end != "killed":
            return


def kill_at_random(path: Path, seed: str) -> Iterator[str]:
    chance = random.Random(seed)
    for _ in range(ROUNDS):
        writers = [start_writer(path) for _ in range(WRITERS)]
        for child, acknowledged in writers:
            select.select([acknowledged], [], [])
            with contextlib.suppress(InterruptedError):
                select.select([], [], [], chance.uniform(0, MAX_SECONDS))
            os.kill(child, faults.SIGKILL)
            if wait_for(child) != "killed":
                raise ChildProcessError
            Journal(path).events()
            with os.fdopen(acknowledged) as lines:
                yield from (line.rstrip() for line in lines if line.endswith("\n"))


def start_writer(path: Path) -> tuple[int, int]:
    read_end, write_end = os.pipe()

    def work() -> None:
        journal = Journal(path, lock_seconds=60)
        while True:
            recording = journal.record(adding(applied("New")), NOW)
            os.write(write_end, f"{recording.added[0].id}\n".encode())

    child = fork(work)
    os.close(write_end)
    return child, read_end


if __name__ == "__main__":
    modes: dict[str, Callable[[], Iterator[str]]] = {
        "calls": lambda: kill_at_each_turn(Path(sys.argv[2]), faults.killing),
        "writes": lambda: kill_at_each_turn(Path(sys.argv[2]), faults.killing_in_a_write),
        "storm": lambda: kill_at_random(Path(sys.argv[2]), sys.argv[3]),
    }
    for line in modes[sys.argv[1]]():
        print(line, flush=True)  # noqa: T201 - its result
