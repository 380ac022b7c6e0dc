"""Backups, damaged copies and sync conflicts next to the journal, and how they are purged of forgotten records.

A stamp file in the folder of the backups lists the tombstones that all copies are purged of. So a write need not read
every copy, and a purge that was cut short is repeated by the next write.
"""

import os
import re
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from feedback_loop.domain.model.events import Document
from feedback_loop.journal.disk import CACHE_SUFFIX
from feedback_loop.journal.disk.atomic import atomic_write, remove_stale_temp_files, temp_file_pattern
from feedback_loop.journal.disk.backups import BACKUP_NAMES, backup_dir, list_backups, matching_files
from feedback_loop.journal.format.errors import FormatError
from feedback_loop.journal.format.schema import NewerSchemaError
from feedback_loop.journal.format.tables import TOMBSTONE, without_forgotten

_STAMP = ".forgotten"
_CACHE = re.escape(CACHE_SUFFIX)


def damaged_copies(target: Path) -> list[Path]:
    """Return the files that ``doctor --restore`` kept of the journal at ``target``, oldest first."""
    return matching_files(target.parent, re.compile(rf"{re.escape(target.name)}\.damaged-\d{{8}}T\d{{6}}Z(?:-again)*"))


def conflict_copies(target: Path) -> list[Path]:
    """Return the copies that Dropbox, Syncthing, Nextcloud and the like made of two versions of the journal."""
    stem, suffix = re.escape(target.stem), re.escape(target.suffix)
    marks = r"\.sync-conflict-[^/]+|_conflict-\d[^/]*| \([^/]*(?:conflicted copy|in Konflikt stehende Kopie)[^/]*\)"
    return matching_files(target.parent, re.compile(rf"{stem}(?:{marks}){suffix}"))


def temp_files(target: Path) -> list[Path]:
    """Return the temporary files that killed writers left; the next write removes them."""
    of_journal = temp_file_pattern(rf"{re.escape(target.name)}(?:{_CACHE})?")
    of_backups = temp_file_pattern(rf"{BACKUP_NAMES}|{re.escape(_STAMP)}")
    return matching_files(target.parent, of_journal) + matching_files(backup_dir(target), of_backups)


def all_copies(target: Path) -> list[Path]:
    """Return every copy of the journal at ``target``."""
    return [*(backup.path for backup in list_backups(target)), *damaged_copies(target), *conflict_copies(target)]


def is_purged(target: Path, tombstones: Sequence[Document]) -> bool:
    """Return True if all copies were purged of what ``tombstones`` name."""
    try:
        return (backup_dir(target) / _STAMP).read_bytes() == _stamp(tombstones)
    except OSError:
        return False


def purge(target: Path, tombstones: Sequence[Document]) -> list[Path]:
    """Remove forgotten records from every copy; the caller holds the lock.

    Return the copies that may still hold them: they are damaged, newer, or cannot be read or written.
    """
    folder = backup_dir(target)
    remove_stale_temp_files(target.parent, re.escape(target.name) + rf"(?:\.damaged-[^/]*|{_CACHE})?")
    remove_stale_temp_files(folder, r"[^/]*")
    try:
        unpurged = [path for path in all_copies(target) if not _purge_file(path, tombstones)]
    except OSError:
        return [folder]
    if not unpurged and folder.is_dir() and not is_purged(target, tombstones):
        with suppress(OSError):
            atomic_write(folder / _STAMP, _stamp(tombstones))
    return unpurged


def _purge_file(path: Path, tombstones: Sequence[Document]) -> bool:
    try:
        before = path.read_bytes()
        after = without_forgotten(before, tombstones)
        if after != before:
            atomic_write(Path(os.path.realpath(path)), after)
    except (OSError, FormatError, NewerSchemaError):
        return False
    return True


def _stamp(tombstones: Sequence[Document]) -> bytes:
    return "".join(sorted(f"{record['id']}\n" for record in tombstones if record["kind"] == TOMBSTONE)).encode()
