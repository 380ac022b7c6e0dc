"""Inputs of the benchmarks: journals of several sizes, and a spreadsheet to import."""

import csv
import datetime as dt
import os
import random
import shlex
import shutil
from pathlib import Path
from typing import NamedTuple

from feedback_loop.domain.rules.overview import build_overview
from feedback_loop.domain.rules.table import DEFAULT_DAYS
from feedback_loop.journal.journal import Journal
from simulation.journals import UNTIL, generate, write

_STATUSES = ("Applied", "Rejected", "Interview", "Offer", "Ghosted", "Withdrawn")


class Inputs(NamedTuple):
    """Copies of the journals of one size.

    Attributes:
        due: Journal in which something is due.
        uncached: The same without an output cache.
        quiet: Journal in which nothing is due.
        writable: Journal that is replaced by a copy of ``due`` before each run.
        target: TARGET of an open loop.
    """

    due: Path
    uncached: Path
    quiet: Path
    writable: Path
    target: str


def create_inputs(events: int, cache: Path, folder: Path) -> Inputs:
    """Create the inputs of one size.

    Args:
        events: Number of events of a journal.
        cache: Folder in which generated journals are kept.
        folder: Folder of the copies.
    """
    due, quiet = (_generate_journal(events, cache, quiet=quiet) for quiet in (False, True))
    sources = {"due": due, "uncached": due, "quiet": quiet, "writable": due}
    copies = {name: _copy(source, folder / f"{events}-{name}") for name, source in sources.items()}
    return Inputs(**copies, target=_target(due))


def create_sheet(rows: int, path: Path) -> Path:
    """Write a realistic spreadsheet of applications."""
    rng = random.Random(rows)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["Company", "Position", "Date Applied", "Status", "Notes"])
        for number in range(rows):
            day = UNTIL - dt.timedelta(days=rng.randrange(3650))
            company = f"{rng.choice(('North', 'South', 'East', 'West'))}wind {number // 3}"
            writer.writerow([company, f"Analyst {number % 3}", day, rng.choice(_STATUSES), "Found on their site"])
    return path


def _copy(journal: Path, folder: Path) -> Path:
    """Copy a journal, with an old modification time."""
    folder.mkdir()
    copy = Path(shutil.copy(journal, folder / "journal.json"))
    os.utime(copy, (0, 0))
    return copy


def _generate_journal(events: int, cache: Path, *, quiet: bool) -> Path:
    path = cache / f"{events}-{'quiet' if quiet else 'due'}.json"
    if not path.exists():
        write(path, generate(events, quiet=quiet))
    return path


def _target(journal: Path) -> str:
    """Return the TARGET of the latest loop; that of an old one may mean an open one of the same company."""
    statuses = build_overview(Journal(journal).events(), UNTIL, DEFAULT_DAYS).statuses.values()
    latest = max(statuses, key=lambda status: status.loop.applied_on)
    return shlex.split(latest.target)[0]
