"""Daily backups of the journal."""

import datetime as dt
import os
from contextlib import suppress
from pathlib import Path

from feedback_loop.journal.disk.atomic import atomic_write, make_private_dir, remove_stale_temp_files
from feedback_loop.results import Backup

MAX_BACKUPS = 14
"""How many backups are kept."""


def list_backups(journal: Path) -> list[Backup]:
    """Return the backups of the journal file at ``journal``, newest first; none when there is no folder.

    Raises:
        OSError: the folder cannot be read.
    """
    try:
        names = os.listdir(backup_dir(journal))  # noqa: PTH208 - one name for each system call
    except (FileNotFoundError, NotADirectoryError):
        return []
    found = (_parse_backup(backup_dir(journal) / name) for name in names)
    return sorted((each for each in found if each), key=lambda each: each.day, reverse=True)


def back_up(journal: Path, content: bytes, day: dt.date, *, again: bool) -> None:
    """Back ``content`` up under ``day`` and drop the oldest backups; do nothing if that day has one already.

    Args:
        journal: the journal file itself, not a link to it.
        content: the checked bytes of the journal.
        day: the local date.
        again: replace the backup of that day.

    Raises:
        OSError: the backup could not be made.
    """
    path = backup_dir(journal) / f"{day.isoformat()}.json"
    if path.exists() and not again:
        return
    make_private_dir(path.parent)
    remove_stale_temp_files(path.parent, r"[0-9]{4}-[0-9]{2}-[0-9]{2}\.json")
    atomic_write(path, content)
    for old in list_backups(journal)[MAX_BACKUPS:]:
        with suppress(OSError):
            old.path.unlink()


def backup_dir(journal: Path) -> Path:
    """Return the folder of the backups of the journal file at ``journal``."""
    return journal.parent / f"{journal.name}.backups"


def _parse_backup(path: Path) -> Backup | None:
    try:
        day = dt.date.fromisoformat(path.stem)
    except ValueError:
        return None
    return Backup(day, path) if path.name == f"{day.isoformat()}.json" else None
