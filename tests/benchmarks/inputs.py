"""What the program is measured on: journals of many sizes, and a spreadsheet to import."""

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
    """The files of one size, as a folder of copies that may be written.

    Attributes:
        due: a journal in which something is due.
        anew: the same, of which no answer is kept.
        quiet: one in which nothing is due.
        written: a journal that gets a fresh copy of ``due`` before each run.
        target: what a person would type for one of the open loops.
    """

    due: Path
    anew: Path
    quiet: Path
    written: Path
    target: str


def made(events: int, kept: Path, folder: Path) -> Inputs:
    """Return the inputs of one size in a folder, from journals that are made only once.

    Args:
        events: how many events a journal has.
        kept: where made journals are kept for the next time.
        folder: where the copies go.
    """
    due, quiet = (_journal(events, kept, quiet=quiet) for quiet in (False, True))
    copies = {"due": due, "anew": due, "quiet": quiet, "written": due}
    places = {name: _copied(source, folder / f"{events}-{name}") for name, source in copies.items()}
    return Inputs(**places, target=_target(due))


def _copied(journal: Path, folder: Path) -> Path:
    """Return a copy that looks as if it had been written a while ago."""
    folder.mkdir()
    copy = Path(shutil.copy(journal, folder / "journal.json"))
    os.utime(copy, (0, 0))
    return copy


def _journal(events: int, kept: Path, *, quiet: bool) -> Path:
    path = kept / f"{events}-{'quiet' if quiet else 'due'}.json"
    if not path.exists():
        write(path, generate(events, quiet=quiet))
    return path


def _target(journal: Path) -> str:
    """Return the name of the loop that began last; an old one may be hidden by open ones of that company."""
    statuses = build_overview(Journal(journal).events(), UNTIL, DEFAULT_DAYS).statuses.values()
    latest = max(statuses, key=lambda one: one.loop.applied_on)
    return shlex.split(latest.target)[0]


def sheet(rows: int, path: Path) -> Path:
    """Write a spreadsheet of applications as people keep them."""
    chance = random.Random(rows)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["Company", "Position", "Date Applied", "Status", "Notes"])
        for number in range(rows):
            day = UNTIL - dt.timedelta(days=chance.randrange(3650))
            company = f"{chance.choice(('North', 'South', 'East', 'West'))}wind {number // 3}"
            writer.writerow([company, f"Analyst {number % 3}", day, chance.choice(_STATUSES), "Found on their site"])
    return path
