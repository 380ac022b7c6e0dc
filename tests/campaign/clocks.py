"""A clock that jumps back and ahead between commands."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from feedback_loop.cli.exit_codes import Exit

from .commands import BACKUPS, JOURNAL
from .crowds import records
from .launch import Cold, Ended
from .verdict import Result, State

CLOCKS = (
    "2026-06-15 12:00",
    "2026-06-15 11:59",
    "2026-06-14 09:00",
    "2025-01-01 00:00",
    "2026-06-20 18:00",
    "1999-12-31 23:59",
)
_LINES = (
    "apply 'Company {number}' Analyst",
    "edit 'Company {number}' role='Role {number}'",
    "note 'Company {number}' 'What was said'",
    "undo",
    "redo",
)


def can_jump() -> bool:
    """Tell whether the clock can be turned for one program."""
    return shutil.which("faketime") is not None


def jumps(attack: str, folder: Path) -> Iterator[Result]:
    """Run the same commands at each of the times; an undo has to be about the newest, whatever its instant says."""
    folder.mkdir(0o700, parents=True)
    for number, clock in enumerate(CLOCKS):
        launch = Cold(before=("faketime", clock), more={"TZ": "UTC"})
        for line in _LINES:
            old = _Seen(folder)
            ended = launch(line.format(number=number), folder)
            new = _Seen(folder)
            wrong = tuple(f"{line!r} at {clock}: {what}" for what in _wrong(old, new, ended))
            grown = new.records[: len(old.records)] == old.records
            is_new = grown and len(new.records) == len(old.records) + 1
            yield Result(attack, State.NEW if is_new else State.OTHER, lost=not grown, wrong=wrong)


class _Seen:
    """The records and the backups at one moment."""

    def __init__(self, folder: Path) -> None:
        self.records = records(folder) if (folder / JOURNAL).exists() else []
        self.backups = {path.name: path.read_bytes() for path in (folder / BACKUPS).glob("*.json")}


def _wrong(old: _Seen, new: _Seen, ended: Ended) -> Iterator[str]:
    if ended.code != Exit.DONE:
        yield str(ended)
    if not old.backups.items() <= new.backups.items():
        yield "a backup was written over"
    last = new.records[-1]
    if last["kind"] == "retracted" and last["target"] not in (old.records[-1]["batch"], old.records[-1]["id"]):
        yield "it took back something else than the newest"
