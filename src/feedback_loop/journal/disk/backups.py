"""Daily backups of the journal."""

import datetime as dt
import os
from contextlib import suppress
from pathlib import Path

import msgspec

from feedback_loop.journal.disk.atomic import make_folder, sweep, write_whole

KEPT = 14
"""How many backups are kept."""


class Backup(msgspec.Struct, frozen=True):
    """A copy of the journal as it was before the first change of ``day``."""

    day: dt.date
    path: Path


def kept(journal: Path) -> list[Backup]:
    """Return the backups of the journal file at ``journal``, newest first; none when there is no folder.

    Raises:
        OSError: the folder cannot be read.
    """
    try:
        names = os.listdir(folder_of(journal))  # noqa: PTH208 - one name for each system call
    except (FileNotFoundError, NotADirectoryError):
        return []
    found = (_backup(folder_of(journal) / name) for name in names)
    return sorted((each for each in found if each), key=lambda each: each.day, reverse=True)


def keep(journal: Path, content: bytes, day: dt.date, *, again: bool) -> None:
    """Back ``content`` up under ``day`` and drop the oldest backups; do nothing if that day has one already.

    Args:
        journal: the journal file itself, not a link to it.
        content: the checked bytes of the journal.
        day: the local date.
        again: replace the backup of that day.

    Raises:
        OSError: the backup could not be made.
    """
    path = folder_of(journal) / f"{day.isoformat()}.json"
    if path.exists() and not again:
        return
    make_folder(path.parent)
    sweep(path.parent, r"[0-9]{4}-[0-9]{2}-[0-9]{2}\.json")
    write_whole(path, content)
    for old in kept(journal)[KEPT:]:
        with suppress(OSError):
            old.path.unlink()


def folder_of(journal: Path) -> Path:
    """Return the folder of the backups of the journal file at ``journal``."""
    return journal.parent / f"{journal.name}.backups"


def _backup(path: Path) -> Backup | None:
    try:
        day = dt.date.fromisoformat(path.stem)
    except ValueError:
        return None
    return Backup(day, path) if path.name == f"{day.isoformat()}.json" else None
