"""Diagnosis of a journal's file and its backups."""

from pathlib import Path

from feedback_loop.domain.errors import JournalError
from feedback_loop.journal.disk.backups import backup_dir, list_backups
from feedback_loop.journal.disk.file import JournalFile, translate_os_errors
from feedback_loop.journal.format.errors import DamagedJournalError, NewerJournalError
from feedback_loop.journal.journal import Journal
from feedback_loop.results import Backup, BackupInfo, Diagnosis, FileState


def backups(path: Path) -> list[Backup]:
    """Return the backups of the journal at ``path``, the last written first."""
    with translate_os_errors(backup_dir(path), "read"):
        return list_backups(JournalFile(path, 0).target)


def diagnose(path: Path) -> Diagnosis:
    """Diagnose the journal at ``path`` and its backups, without changing anything."""
    infos = tuple(BackupInfo(backup, _count_events(backup)) for backup in backups(path))
    journal = Journal(path)
    try:
        events = len(journal.events())
    except DamagedJournalError as error:
        return Diagnosis(path, FileState.DAMAGED, 0, error.message, error.record, error.line, infos)
    except JournalError as error:
        state = FileState.NEWER if isinstance(error, NewerJournalError) else FileState.UNREADABLE
        return Diagnosis(path, state, problem=error.message, backups=infos)
    state = FileState.FINE if journal.exists() else FileState.MISSING
    return Diagnosis(path, state, events, backups=infos)


def _count_events(backup: Backup) -> int | None:
    try:
        return len(Journal(backup.path).events())
    except JournalError:
        return None
