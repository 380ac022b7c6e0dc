"""Backups, damaged copies and sync conflicts next to the journal.

What was forgotten goes from them too. A stamp in the folder of the backups names the tombstones for which that is
done, so that a write need not read every copy, and one that was cut short is made good by the next.
"""

import os
import re
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from feedback_loop.domain.model.events import Document
from feedback_loop.journal.disk import CACHE_SUFFIX
from feedback_loop.journal.disk import backups as daily
from feedback_loop.journal.disk.atomic import atomic_write, remove_stale_temp_files
from feedback_loop.journal.format.errors import FormatError
from feedback_loop.journal.format.records import TOMBSTONE, without_forgotten
from feedback_loop.journal.format.schema import NewerSchemaError

_STAMP = ".forgotten"
_ANSWERS = re.escape(CACHE_SUFFIX)


def damaged_copies(target: Path) -> list[Path]:
    """Return the files that ``doctor --restore`` kept of the journal at ``target``, oldest first."""
    return _named(target.parent, rf"{re.escape(target.name)}\.damaged-\d{{8}}T\d{{6}}Z(?:-again)*")


def conflict_copies(target: Path) -> list[Path]:
    """Return the copies that Dropbox, Syncthing, Nextcloud and the like made of two versions of the journal."""
    stem, suffix = re.escape(target.stem), re.escape(target.suffix)
    marks = r"\.sync-conflict-[^/]+|_conflict-\d[^/]*| \([^/]*(?:conflicted copy|in Konflikt stehende Kopie)[^/]*\)"
    return _named(target.parent, rf"{stem}(?:{marks}){suffix}")


def temp_files(target: Path) -> list[Path]:
    """Return the temporary files that killed writers left; the next write removes them."""
    folder = daily.backup_dir(target)
    day = r"[0-9]{4}-[0-9]{2}-[0-9]{2}\.json"
    found = _named(target.parent, rf"\.{re.escape(target.name)}(?:{_ANSWERS})?\.[0-9a-z]{{13}}\.tmp")
    return found + _named(folder, rf"\.(?:{day}|{re.escape(_STAMP)})\.[0-9a-z]{{13}}\.tmp")


def all_copies(target: Path) -> list[Path]:
    """Return every copy of the journal at ``target``.

    Raises:
        OSError: a folder cannot be read.
    """
    return [*(each.path for each in daily.list_backups(target)), *damaged_copies(target), *conflict_copies(target)]


def is_purged(target: Path, forgetting: Sequence[Document]) -> bool:
    """Tell whether the copies were cleaned of it before."""
    try:
        return (daily.backup_dir(target) / _STAMP).read_bytes() == _stamp(forgetting)
    except OSError:
        return False


def purge(target: Path, forgetting: Sequence[Document]) -> list[Path]:
    """Take what was forgotten out of every copy; the caller holds the lock.

    Returns:
        the copies that may still hold it: they are damaged, newer, or cannot be read or written.
    """
    folder = daily.backup_dir(target)
    remove_stale_temp_files(target.parent, re.escape(target.name) + rf"(?:\.damaged-[^/]*|{_ANSWERS})?")
    remove_stale_temp_files(folder, r"[^/]*")
    try:
        left = [path for path in all_copies(target) if not _purge_file(path, forgetting)]
    except OSError:
        return [folder]
    if not left and folder.is_dir() and not is_purged(target, forgetting):
        with suppress(OSError):
            atomic_write(folder / _STAMP, _stamp(forgetting))
    return left


def _purge_file(path: Path, forgetting: Sequence[Document]) -> bool:
    try:
        before = path.read_bytes()
        after = without_forgotten(before, forgetting)
        if after != before:
            atomic_write(Path(os.path.realpath(path)), after)
    except (OSError, FormatError, NewerSchemaError):
        return False
    return True


def _stamp(forgetting: Sequence[Document]) -> bytes:
    return "".join(sorted(f"{each['id']}\n" for each in forgetting if each["kind"] == TOMBSTONE)).encode()


def _named(folder: Path, names: str) -> list[Path]:
    wanted = re.compile(names)
    try:
        there = os.listdir(folder)  # noqa: PTH208 - one name for each system call
    except (FileNotFoundError, NotADirectoryError):
        return []
    return sorted(folder / name for name in there if wanted.fullmatch(name))
