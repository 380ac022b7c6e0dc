"""Daily backups of the journal.

A name has a number, which rises with each backup, and the day. The number decides which backup is the newest and which
the oldest, since the clock may be wrong on any day.
"""

import datetime as dt
import os
import re
from collections.abc import Set as AbstractSet
from contextlib import suppress
from itertools import chain
from pathlib import Path

from feedback_loop.files import read_regular
from feedback_loop.journal.disk import MAX_BYTES
from feedback_loop.journal.disk.atomic import atomic_write, make_private_dir, remove_stale_temp_files
from feedback_loop.results import Backup

MAX_BACKUPS = 14
"""The number of daily backups kept."""

BACKUP_NAMES = r"(?:[0-9]{6,}-)?[0-9]{4}-[0-9]{2}-[0-9]{2}\.json"
"""A regular expression for the names of backups; those of older versions have no number."""

_PARTS = re.compile(r"(?:([0-9]{6,})-)?([0-9-]{10})\.json")
_ID = re.compile(rb'"id"\s*:\s*"([^"\\]{1,100})"')


def list_backups(journal: Path) -> list[Backup]:
    """Return the backups of the journal file at ``journal``, the last written first; none if there is no folder."""
    files = matching_files(backup_dir(journal), re.compile(BACKUP_NAMES))
    backups = [backup for file in files if (backup := _parse_backup(file))]
    return sorted(backups, key=lambda backup: (backup.number, backup.day), reverse=True)


def back_up(journal: Path, content: bytes, day: dt.date, *, again: bool) -> None:
    """Save ``content`` as a backup of ``day`` and drop the oldest; do nothing if the newest is of that day already.

    The journal is the file itself, not a link to it; with ``again``, a second backup of that day is made.
    """
    backups = list_backups(journal)
    if backups and backups[0].day == day and not again:
        return
    folder = backup_dir(journal)
    make_private_dir(folder)
    remove_stale_temp_files(folder, BACKUP_NAMES)
    number = backups[0].number + 1 if backups else 1
    atomic_write(folder / f"{number:06}-{day.isoformat()}.json", content)
    _prune(list_backups(journal), content)


def backup_dir(journal: Path) -> Path:
    """Return the folder of the backups of the journal file at ``journal``."""
    return journal.parent / f"{journal.name}.backups"


def ids_in(content: bytes) -> frozenset[bytes]:
    """Return the ids of the records in a text, however damaged it is, also if it has two bytes a character."""
    return frozenset(_ID.findall(content.replace(b"\0", b"") if b"\0" in content else content))


def _prune(backups: list[Backup], content: bytes) -> None:
    """Drop what is more than ``MAX_BACKUPS``, but nothing that only a dropped one has; ``content`` is the journal's.

    Of several of one day, which a clock that changes back and forth makes, all but the last are dropped first.
    """
    excess = len(backups) - MAX_BACKUPS
    if excess <= 0:
        return
    kept = backups[::-1]
    last_of_days = {backup.day: backup for backup in kept}
    oldest_first = sorted(kept, key=lambda backup: last_of_days[backup.day] is backup)
    current = ids_in(content)
    for backup in oldest_first[:-1]:
        if excess and _is_covered(backup, [other for other in kept if other is not backup], current):
            with suppress(OSError):
                backup.path.unlink()
            kept.remove(backup)
            excess -= 1


def _is_covered(backup: Backup, others: list[Backup], current: AbstractSet[bytes]) -> bool:
    """Return True if the journal or another backup has each event of this one; False if it cannot be read."""
    lacking = _read_ids(backup.path)
    if lacking is None:
        return False
    lacking = lacking - current
    return not lacking or lacking.issubset(chain.from_iterable(_read_ids(other.path) or () for other in others))


def _read_ids(path: Path) -> frozenset[bytes] | None:
    try:
        return ids_in(read_regular(path, MAX_BYTES))
    except OSError:
        return None


def _parse_backup(path: Path) -> Backup | None:
    parts = _PARTS.fullmatch(path.name)
    try:
        return Backup(dt.date.fromisoformat(parts[2]), path, int(parts[1] or 0)) if parts else None
    except ValueError:
        return None


def matching_files(folder: Path, names: re.Pattern[str]) -> list[Path]:
    """Return the paths in ``folder`` whose names match, sorted; none if there is no such folder."""
    try:
        files = os.listdir(folder)  # noqa: PTH208 - one name for each system call
    except (FileNotFoundError, NotADirectoryError):
        return []
    return sorted(folder / name for name in files if names.fullmatch(name))
