"""Erase forgotten records from every copy of the journal."""

import json
from collections.abc import Iterable
from pathlib import Path

from feedback_loop.journal.disk import backups as daily
from feedback_loop.journal.disk import copies as spares
from feedback_loop.journal.disk.file import JournalFile
from feedback_loop.journal.format.errors import translate_os_errors
from feedback_loop.journal.format.ids import deleted_ids
from feedback_loop.journal.format.records import tombstone_records
from feedback_loop.journal.journal import Journal

_GIT_SECONDS = 60.0
"""For what git does on this machine alone."""


def copies_of(path: Path) -> list[Path]:
    """Return every copy beside the journal at ``path``: backups, files kept aside, those of sync programs.

    Raises:
        JournalError: their folder cannot be read.
    """
    with translate_os_errors(daily.backup_dir(path), "read"):
        return spares.all_copies(JournalFile(path, 0).target)


def purge_copies(journal: Journal) -> list[Path]:
    """Take out of every copy what the journal's tombstones name, whether that was done before or not.

    What git keeps for a sync is emptied, unless a sync did that since.

    Returns:
        the copies that may still hold it, because they are damaged or cannot be read or written.

    Raises:
        JournalError: the journal cannot be read or written.
    """
    events, documents = journal.read()
    forgetting = tombstone_records(documents, events)
    if not forgetting:
        return []
    file = JournalFile(journal.path, journal.lock_seconds)
    with file.locked():
        left = spares.purge(file.target, forgetting)
    # Only now, for a sync takes the lock of the journal within its own.
    _empty_history(journal, file.target, deleted_ids(events))
    return left


def _empty_history(journal: Journal, target: Path, gone: frozenset[str]) -> None:
    from feedback_loop.journal.sync.repository import Repository  # noqa: PLC0415  # it runs other programs; few forget

    repository = Repository(target, interactive=False, seconds=_GIT_SECONDS)
    if not repository.is_purged_of(gone):
        with repository.locked(journal.lock_seconds):
            repository.purge()


def records_naming(journal: Journal, names: Iterable[str]) -> list[str]:
    """Return the ids of the records that hold one of some full names or addresses, also in fields nobody knows."""
    wanted = [name.casefold() for name in names if " " in name or "@" in name]
    texts = {str(each["id"]): json.dumps(each, ensure_ascii=False).casefold() for each in journal.documents()}
    return [id_ for id_, text in texts.items() if any(name in text for name in wanted)]


def delete_copy(path: Path) -> None:
    """Delete a copy.

    Raises:
        JournalError: that failed.
    """
    with translate_os_errors(path, "deleted"):
        path.unlink()
