"""A clock that jumps back and forth between commands."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

from feedback_loop.cli.exit_codes import Exit
from feedback_loop.journal.disk.backups import MAX_BACKUPS

from .checks import Result, State
from .commands import BACKUPS, JOURNAL
from .concurrency import records
from .launchers import ColdLauncher, Completed

CLOCKS = (
    "2026-06-15 12:00",
    "2026-06-15 11:59",
    "2026-06-14 09:00",
    "2025-01-01 00:00",
    "2026-06-20 18:00",
    "1999-12-31 23:59",
)
_FUTURE = "9999-12-31T23:59:59.999999Z"
_LINES = (
    "apply 'Company {number}' Analyst",
    "edit 'Company {number}' role='Role {number}'",
    "note 'Company {number}' 'What was said'",
    "undo",
    "redo",
)


def can_fake_clock() -> bool:
    """Return True if faketime is installed."""
    return shutil.which("faketime") is not None


def run_at_clocks(attack: str, folder: Path) -> Iterator[Result]:
    """Run the same commands at each time; an undo must target the latest command, whatever its timestamp."""
    folder.mkdir(0o700, parents=True)
    _write_future_journal(folder / "future.json")
    for number, clock in enumerate(CLOCKS):
        launch = ColdLauncher(prefix=("faketime", clock), variables={"TZ": "UTC"})
        for line in _LINES:
            before = _Snapshot(folder)
            completed = launch(line.format(number=number), folder)
            after = _Snapshot(folder)
            problems = tuple(f"{line!r} at {clock}: {problem}" for problem in _problems(before, after, completed))
            is_intact = after.records[: len(before.records)] == before.records
            is_new = is_intact and len(after.records) == len(before.records) + 1
            yield Result(attack, State.NEW if is_new else State.OTHER, lost=not is_intact, problems=problems)
        # From now on, the order must hold beside a record of another machine whose clock was far ahead.
        launch(f"merge {folder / 'future.json'}", folder)


def _write_future_journal(path: Path) -> None:
    stamps = {"id": "future", "batch": "future", "recorded_at": _FUTURE}
    record = {"kind": "applied", "on": "2026-06-15", "company": "Elsewhere", **stamps}
    path.write_text(json.dumps({"schema": 1, "events": {"1": record}}), "utf-8")


def run_at_wrong_days(attack: str, folder: Path) -> Iterator[Result]:
    """Record with the clock a year ahead for longer than backups are kept, then with the right one, then restore.

    Each day must get its backup, and a restore of the damaged file must bring back all that any of them has.
    """
    folder.mkdir(0o700, parents=True)
    days = [f"{year}-06-{day:02}" for year in (2027, 2026) for day in range(1, MAX_BACKUPS + 3)]
    launch = ColdLauncher()
    for number, day in enumerate(days):
        launch = ColdLauncher(prefix=("faketime", f"{day} 12:00"), variables={"TZ": "UTC"})
        completed = launch(f"apply 'Company {number}' Analyst --on 2026-01-05", folder)
        has_backup = number == 0 or any(day in path.name for path in (folder / BACKUPS).glob("*.json"))
        problems = () if completed.code == Exit.DONE and has_backup else (f"no backup on {day}: {completed}",)
        yield Result(attack, State.NEW, problems=problems)
    (folder / JOURNAL).write_bytes(b"torn")
    completed = launch("doctor --restore --yes", folder)
    is_lost = len(records(folder)) != len(days) - 1
    problems = () if completed.code == Exit.DONE else (f"restore: {completed}",)
    yield Result(attack, State.NEW, lost=is_lost, problems=problems)


class _Snapshot:
    """The records and backups at one moment."""

    def __init__(self, folder: Path) -> None:
        self.records = records(folder) if (folder / JOURNAL).exists() else []
        self.backups = {path.name: path.read_bytes() for path in (folder / BACKUPS).glob("*.json")}


def _problems(before: _Snapshot, after: _Snapshot, completed: Completed) -> Iterator[str]:
    if completed.code != Exit.DONE:
        yield str(completed)
    if not before.backups.items() <= after.backups.items():
        yield "a backup was overwritten"
    last = after.records[-1]
    if last["recorded_at"] == _FUTURE:
        yield "it was recorded at the end of time"
    if last["kind"] == "retracted" and last["target"] not in (before.records[-1]["batch"], before.records[-1]["id"]):
        yield "it undid something other than the latest command"
