"""The backups of a journal: which there are, and what they hold."""

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
