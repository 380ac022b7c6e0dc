"""Diagnosis of a journal's file and its backups."""

from pathlib import Path

from feedback_loop.domain.errors import JournalError
from feedback_loop.journal.disk import backups as daily
from feedback_loop.journal.disk.file import JournalFile
from feedback_loop.journal.format.errors import DamagedJournalError, NewerJournalError, translate_os_errors
from feedback_loop.journal.journal import Journal
from feedback_loop.results import Backup, BackupInfo, Diagnosis, FileState


def backups(path: Path) -> list[Backup]:
    """Return the backups of the journal at ``path``, newest first.

    Raises:
        JournalError: their folder cannot be read.
    """
    with translate_os_errors(daily.backup_dir(path), "read"):
        return daily.list_backups(JournalFile(path, 0).target)


def event_count(backup: Backup) -> int | None:
    """Return how many events ``backup`` holds; None when it cannot be read or is damaged."""
    try:
        return len(Journal(backup.path).events())
    except JournalError:
        return None


def diagnose(path: Path) -> Diagnosis:
    """Look at the journal at ``path`` and at its backups, changing nothing.

    Raises:
        JournalError: the folder of the backups cannot be read.
    """
    checked = tuple(BackupInfo(backup, event_count(backup)) for backup in backups(path))
    journal = Journal(path)
    try:
        events = len(journal.events())
    except DamagedJournalError as error:
        return Diagnosis(path, FileState.DAMAGED, 0, error.message, error.record, error.line, checked)
    except JournalError as error:
        condition = FileState.NEWER if isinstance(error, NewerJournalError) else FileState.UNREADABLE
        return Diagnosis(path, condition, problem=error.message, backups=checked)
    condition = FileState.FINE if journal.exists() else FileState.MISSING
    return Diagnosis(path, condition, events, backups=checked)
