"""Results of the journal, imports and templates, as plain values that views show."""

import datetime as dt
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

import msgspec

from feedback_loop.domain.model.events import AnyEvent


class Backup(msgspec.Struct, frozen=True):
    """A copy of the journal as it was before the first change of ``day``."""

    day: dt.date
    path: Path


class FileState(StrEnum):
    """How a journal's file is."""

    FINE = "fine"
    MISSING = "missing"
    DAMAGED = "damaged"
    NEWER = "newer"
    UNREADABLE = "unreadable"


class BackupInfo(msgspec.Struct, frozen=True):
    """A backup and how many events it holds; None when it is damaged or cannot be read."""

    backup: Backup
    events: int | None


class Diagnosis(msgspec.Struct, frozen=True):
    """What there is to know about one journal.

    Attributes:
        path: the file, as it was named.
        state: how it is.
        events: how many events it holds; 0 unless it is fine.
        problem: the sentence of the error; None when it is fine or missing.
        record: the document number of the damaged record, where known.
        line: the damaged line, from 1, where known.
        backups: its backups, newest first.
    """

    path: Path
    state: FileState
    events: int = 0
    problem: str | None = None
    record: int | None = None
    line: int | None = None
    backups: tuple[BackupInfo, ...] = ()

    @property
    def restorable(self) -> Backup | None:
        """The newest backup that is whole."""
        return next((each.backup for each in self.backups if each.events is not None), None)


class RestorePlan(msgspec.Struct, frozen=True):
    """What a restoration puts in the place of the file.

    Attributes:
        content: the text.
        events: its events.
        salvaged: those of them that the backup lacks and the damaged file has.
        lacking: events of a file that is whole which the backup lacks, so that they go.
        unread: how many records or lines of a damaged file could not be read.
    """

    content: bytes
    events: Sequence[AnyEvent]
    salvaged: Sequence[AnyEvent]
    lacking: Sequence[AnyEvent]
    unread: int


class MergeResult(msgspec.Struct, frozen=True):
    """What a journal took in from one source.

    Attributes:
        new: the events that were not here before.
        replaced: the ids of records here that gave way to another version of them.
        kept: the ids of records here that stayed, though the source has another version of them.
        forgotten: the ids of events that went, because the source knows them as forgotten.
    """

    new: tuple[AnyEvent, ...] = ()
    replaced: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    forgotten: frozenset[str] = frozenset()

    @property
    def changed(self) -> bool:
        """Whether anything is different now."""
        return bool(self.new or self.replaced or self.forgotten)


class SyncResult(msgspec.Struct, frozen=True):
    """What one sync did.

    Attributes:
        url: the other side, without user name and password.
        before: the other side until now, where this sync changed it.
        taken: what came, in the order in which it came.
        went: how many events the other side lacked, or had in another version.
        away: why the other side could not be reached to the end; None when both sides are the same now.
    """

    url: str
    before: str | None = None
    merged: tuple[MergeResult, ...] = ()
    sent: int = 0
    unreachable_reason: str | None = None


class RowProblem(msgspec.Struct, frozen=True):
    """A cell that was not taken as what its column holds.

    Attributes:
        row: the number of its row, as a spreadsheet program shows it.
        column: the heading of its column; blank when there is no such column.
        text: what stands in it.
        reason: why it was not taken.
        company: whose row it is, as far as the row says.
        file: the file in the archive that the row stands in; blank where there is but one.
    """

    row: int
    column: str
    text: str
    reason: str
    company: str = ""
    file: str = ""


class ImportSummary(msgspec.Struct, frozen=True):
    """What an import comes to.

    Attributes:
        source: the name of the format.
        sheet: the name of the sheet of a workbook.
        rows: all rows; each is new, updated, the same as in the journal, or left out.
        added: new applications.
        updated: applications of the journal that something is added to.
        same: rows that say nothing that is not in the journal already.
        interviews: that are added.
        outcomes: likewise.
        day_order: a sentence on the order of day and month; None where it never matters.
        private: headings of the columns that are never kept.
        left_out: one problem for each row that is left out.
        not_understood: cells that were not taken as what their column holds. Of a new application, what stands there
            is in the note, or in its field but for control characters.
    """

    source: str = msgspec.field(name="format")
    sheet: str | None
    rows: int
    added: int
    updated: int
    same: int
    interviews: int
    outcomes: int
    day_order: str | None
    private: tuple[str, ...]
    left_out: tuple[RowProblem, ...]
    not_understood: tuple[RowProblem, ...]


class TemplateSample(msgspec.Struct, frozen=True):
    """One template, and what came of trying it.

    Attributes:
        kind: the kind of message.
        about: what the message says.
        path: the user's own file; None for the built-in one.
        words: how long it came out, shortest and longest; None where it was not tried or is broken.
        problem: the sentence of what is wrong with it; None when nothing is, or it was not tried.
    """

    kind: str = msgspec.field(name="name")
    about: str
    path: Path | None
    words: tuple[int, int] | None = None
    problem: str | None = None
