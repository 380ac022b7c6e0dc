"""Daily backups of the journal."""

import datetime as dt
import os
from contextlib import suppress
from pathlib import Path

from feedback_loop.journal.disk.atomic import atomic_write, make_private_dir, remove_stale_temp_files
from feedback_loop.results import Backup

MAX_BACKUPS = 14
"""How many backups are kept."""

BACKUP_NAMES = r"[0-9]{4}-[0-9]{2}-[0-9]{2}\.json"
"""A regular expression for the names of backups."""


def list_backups(journal: Path) -> list[Backup]:
    """Return the backups of the journal file at ``journal``, newest first; none if there is no folder."""
    folder = backup_dir(journal)
    try:
        names = os.listdir(folder)  # noqa: PTH208 - one name for each system call
    except (FileNotFoundError, NotADirectoryError):
        return []
    backups = [backup for name in names if (backup := _parse_backup(folder / name))]
    return sorted(backups, key=lambda backup: backup.day, reverse=True)


def back_up(journal: Path, content: bytes, day: dt.date, *, overwrite: bool) -> None:
    """Save ``content`` as the backup of ``day`` and drop the oldest backups; do nothing if that day has one already.

    The journal is the file itself, not a link to it; ``overwrite`` replaces a backup of that day.
    """
    path = backup_dir(journal) / f"{day.isoformat()}.json"
    if path.exists() and not overwrite:
        return
    make_private_dir(path.parent)
    remove_stale_temp_files(path.parent, BACKUP_NAMES)
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
