"""A process that holds the lock of the journal at argv[1] until its input ends."""

import sys
from pathlib import Path

from feedback_loop.journal.disk.lock import acquire

if __name__ == "__main__":
    acquire(Path(sys.argv[1]), 60)
    print("locked", flush=True)  # noqa: T201 - the signal that it has it
    sys.stdin.read()
