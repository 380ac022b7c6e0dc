"""Daily backups of the journal."""

import datetime as dt
import os
import re
from contextlib import suppress
from pathlib import Path

from feedback_loop.journal.disk.atomic import atomic_write, make_private_dir, remove_stale_temp_files
from feedback_loop.results import Backup

MAX_BACKUPS = 14
"""The number of daily backups kept."""

BACKUP_NAMES = r"[0-9]{4}-[0-9]{2}-[0-9]{2}\.json"
"""A regular expression for the names of backups."""


def list_backups(journal: Path) -> list[Backup]:
    """Return the backups of the journal file at ``journal``, newest first; none if there is no folder."""
    files = matching_files(backup_dir(journal), re.compile(BACKUP_NAMES))
    return [backup for file in reversed(files) if (backup := _parse_backup(file))]


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
        return Backup(dt.date.fromisoformat(path.stem), path)
    except ValueError:
        return None


def matching_files(folder: Path, names: re.Pattern[str]) -> list[Path]:
    """Return the paths in ``folder`` whose names match, sorted; none if there is no such folder."""
    try:
        files = os.listdir(folder)  # noqa: PTH208 - one name for each system call
    except (FileNotFoundError, NotADirectoryError):
        return []
    return sorted(folder / name for name in files if names.fullmatch(name))
