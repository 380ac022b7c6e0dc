"""A process that records argv[2] events into the journal at argv[1] and prints the id of each that is safe."""

import sys
from pathlib import Path

from feedback_loop.journal.journal import Journal

from .samples import NOW, adding, applied

if __name__ == "__main__":
    for turn in range(int(sys.argv[2])):
        recording = Journal(Path(sys.argv[1]), lock_seconds=60).record(adding(applied(f"Company {turn}")), NOW)
        print(recording.added[0].id, flush=True)  # noqa: T201 - its result
