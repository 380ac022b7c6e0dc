"""The backups of a journal: which there are, and how one is put back."""

import datetime as dt
from pathlib import Path

from feedback_loop.domain.errors import JournalError
from feedback_loop.journal import daily
from feedback_loop.journal.daily import Backup
from feedback_loop.journal.file import JournalFile
from feedback_loop.journal.journal import Journal
from feedback_loop.journal.refusals import plainly


def backups(path: Path) -> list[Backup]:
    """Return the backups of the journal at ``path``, newest first.

    Raises:
        JournalError: their folder cannot be read.
    """
    with plainly(daily.folder_of(path), "read"):
        return daily.kept(JournalFile(path, 0).target)


def event_count(backup: Backup) -> int | None:
    """Return how many events ``backup`` holds; None when it cannot be read or is damaged."""
    try:
        return len(Journal(backup.path).events())
    except JournalError:
        return None


def restore(journal: Journal, backup: Backup, now: dt.datetime) -> Path | None:
    """Put ``backup`` in the place of the journal's file, under the lock and as a whole.

    Args:
        journal: the journal, damaged or not.
        backup: one of its ``backups``.
        now: the instant that names the file kept aside.

    Returns:
        where the file that was there is kept (``<name>.damaged-<UTC stamp>``); None when there was none.

    Raises:
        JournalError: the backup is damaged, or something could not be written; nothing was changed.
    """
    Journal(backup.path).events()
    copy = JournalFile(backup.path, 0).read()
    if copy is None:
        raise JournalError(f"{backup.path} is gone; choose another backup.")
    file = JournalFile(journal.path, journal.lock_seconds)
    with file.held():
        return file.put_back(copy.content, now)
