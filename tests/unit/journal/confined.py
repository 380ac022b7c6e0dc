"""A process that reads and records while the system forbids something.

argv: the journal, then ``user`` (another user) or ``size`` and a number (no larger files).
It prints how many events it read, and ``recorded`` or the error message.
"""

import os
import sys
from pathlib import Path

from feedback_loop.domain.errors import JournalError
from feedback_loop.journal.journal import Journal

from .samples import NOW, adding, applied

_NOBODY = 65534


def confine(limit: str, *numbers: str) -> None:
    if sys.platform == "win32":
        return
    if limit == "size":
        import resource  # noqa: PLC0415 - not on every system

        resource.setrlimit(resource.RLIMIT_FSIZE, (int(numbers[0]), int(numbers[0])))
    elif os.geteuid() == 0:
        os.setgroups([])
        os.setgid(_NOBODY)
        os.setuid(_NOBODY)


def record(journal: Journal) -> str:
    try:
        journal.record(adding(applied("New")), NOW)
    except JournalError as error:
        return error.message
    return "recorded"


if __name__ == "__main__":
    confine(*sys.argv[2:])
    target = Journal(Path(sys.argv[1]))
    print(len(target.events()), record(target), sep="\n")  # noqa: T201 - its result
