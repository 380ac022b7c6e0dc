"""Journals of the benchmarks: the lives of simulated candidates in several sizes, and journals that were imported."""

import os
import shlex
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from benchmarks.measure import execute
from benchmarks.sheets import create_sheet
from benchmarks.subjects import Subject, environment, program
from feedback_loop.domain.model.events import AnyEvent, Interviewed
from feedback_loop.domain.rules.overview import LoopStatus, build_overview
from feedback_loop.domain.rules.table import DEFAULT_DAYS
from feedback_loop.journal.journal import Journal
from simulation.journals import UNTIL, generate, write

_QUESTIONS = ("Why did you leave?", "What do you know about us?", "Tell me about a conflict, and how you solved it.")


class Journals(NamedTuple):
    """Copies of the journals of one size.

    Attributes:
        due: Journal in which something is due.
        uncached: The same without an output cache.
        quiet: Journal in which nothing is due.
        debriefed: The same as ``due``, with questions that were asked in each interview.
        target: TARGET of the latest loop, which is open.
        interviewed: TARGET of the latest loop with an interview.
    """

    due: Path
    uncached: Path
    quiet: Path
    debriefed: Path
    target: str
    interviewed: str


def create_journals(events: int, cache: Path, folder: Path) -> Journals:
    """Create the journals of one size.

    Args:
        events: Number of events of a journal.
        cache: Folder in which generated journals are kept.
        folder: Folder of the copies.
    """
    due = due_journal(events, cache)
    quiet = _cached(cache / f"{events}-quiet.json", lambda: generate(events, quiet=True))
    recorded = Journal(due).events()
    debriefed = folder / f"{events}-debriefed.json"
    write(debriefed, list(map(_add_questions, recorded)))
    sources = {"due": due, "uncached": due, "quiet": quiet, "debriefed": debriefed}
    copies = {name: _copy(source, folder / f"{events}-{name}") for name, source in sources.items()}
    statuses = list(build_overview(recorded, UNTIL, DEFAULT_DAYS).statuses.values())
    interviewed = [status for status in statuses if any(event.on for event in status.loop.events_of(Interviewed))]
    return Journals(**copies, target=_latest_target(statuses), interviewed=_latest_target(interviewed or statuses))


def due_journal(events: int, cache: Path) -> Path:
    """Return a journal in which something is due, from the cache if it is there."""
    return _cached(cache / f"{events}-due.json", lambda: generate(events))


def large_search(loops: int, folder: Path) -> list[Subject]:
    """Return the commands whose output grows with the number of loops, on a journal that was imported."""
    journal = folder / f"{loops}-loops.json"
    variables = environment(folder) | {"FEEDBACK_LOOP_FILE": str(journal)}
    write(journal, [])
    sheet = create_sheet("en", loops, folder / f"{loops}-loops.csv")
    run = program(variables, "import", str(sheet))
    execute(run.command, run.environment)
    output = str(folder / "report.html")
    return [
        Subject(f"{name} of {loops:,} loops", None, program(variables, *arguments))
        for name, arguments in (("stats", ["stats"]), ("report", ["report", "--output", output]))
    ]


def _cached(path: Path, create: Callable[[], Sequence[AnyEvent]]) -> Path:
    if not path.exists():
        write(path, create())
    return path


def _copy(journal: Path, folder: Path) -> Path:
    """Copy a journal, with an old modification time."""
    folder.mkdir()
    copy = Path(shutil.copy(journal, folder / "journal.json"))
    os.utime(copy, (0, 0))
    return copy


def _add_questions(event: AnyEvent) -> AnyEvent:
    return msgspec.structs.replace(event, questions=_QUESTIONS) if type(event) is Interviewed else event


def _latest_target(statuses: Sequence[LoopStatus]) -> str:
    """Return the TARGET of the latest loop; that of an old one may mean an open one of the same company."""
    latest = max(statuses, key=lambda status: status.loop.applied_on)
    return shlex.split(latest.target)[0]
