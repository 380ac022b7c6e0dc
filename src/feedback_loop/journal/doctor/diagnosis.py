"""Diagnosis of a journal's file and its backups."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from feedback_loop.domain.errors import JournalError
from feedback_loop.journal.disk import backups as daily
from feedback_loop.journal.disk.backups import Backup
from feedback_loop.journal.disk.file import JournalFile
from feedback_loop.journal.format.errors import DamagedError, NewerError, plainly
from feedback_loop.journal.journal import Journal


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


class Condition(StrEnum):
    """How a journal's file is."""

    FINE = "fine"
    MISSING = "missing"
    DAMAGED = "damaged"
    NEWER = "newer"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class CheckedBackup:
    """A backup and how many events it holds; None when it is damaged or cannot be read."""

    backup: Backup
    events: int | None


@dataclass(frozen=True, slots=True)
class Checkup:
    """What there is to know about one journal.

    Attributes:
        path: the file, as it was named.
        condition: how it is.
        events: how many events it holds; 0 unless it is fine.
        problem: the sentence of the error; None when it is fine or missing.
        record: the document number of the damaged record, where known.
        line: the damaged line, from 1, where known.
        backups: its backups, newest first.
    """

    path: Path
    condition: Condition
    events: int = 0
    problem: str | None = None
    record: int | None = None
    line: int | None = None
    backups: tuple[CheckedBackup, ...] = ()

    @property
    def restorable(self) -> Backup | None:
        """The newest backup that is whole."""
        return next((each.backup for each in self.backups if each.events is not None), None)


def explain(path: Path) -> Checkup:
    """Look at the journal at ``path`` and at its backups, changing nothing.

    Raises:
        JournalError: the folder of the backups cannot be read.
    """
    checked = tuple(CheckedBackup(backup, event_count(backup)) for backup in backups(path))
    journal = Journal(path)
    try:
        events = len(journal.events())
    except DamagedError as error:
        return Checkup(path, Condition.DAMAGED, 0, error.message, error.record, error.line, checked)
    except JournalError as error:
        condition = Condition.NEWER if isinstance(error, NewerError) else Condition.UNREADABLE
        return Checkup(path, condition, problem=error.message, backups=checked)
    condition = Condition.FINE if journal.exists() else Condition.MISSING
    return Checkup(path, condition, events, backups=checked)
