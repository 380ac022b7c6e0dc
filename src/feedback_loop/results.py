"""Results of the journal, imports and templates, as plain values that views show."""

import datetime as dt
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

import msgspec

from feedback_loop.domain.model.events import AnyEvent, Applied, Interviewed, Outcome


class Backup(msgspec.Struct, frozen=True):
    """A copy of the journal from before the first change of ``day``.

    Attributes:
        number: rises with each backup, whatever the clock said; 0 for those of older versions.
    """

    day: dt.date
    path: Path
    number: int = 0


class FileState(StrEnum):
    """State of a journal's file."""

    FINE = "fine"
    MISSING = "missing"
    DAMAGED = "damaged"
    NEWER = "newer"
    UNREADABLE = "unreadable"


class BackupInfo(msgspec.Struct, frozen=True):
    """A backup and its number of events; None if it is damaged or cannot be read."""

    backup: Backup
    events: int | None


class Diagnosis(msgspec.Struct, frozen=True):
    """Diagnosis of a journal's file and its backups.

    Attributes:
        events: the number of events; 0 unless the file is fine.
        problem: the error message; None if it is fine or missing.
        record: the document number of the damaged record, if known.
        line: the damaged line, counted from 1, if known.
        backups: the last written first.
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
        """The last written readable backup."""
        return next((info.backup for info in self.backups if info.events is not None), None)


class RestorePlan(msgspec.Struct, frozen=True):
    """The journal that a restore would write.

    Attributes:
        changes: True if that is not what the file has already.
        backup: the backup to which the other events are added; None if they are added to an intact file, or to nothing.
        salvaged: those of its events that come from the damaged file and are not in the backup.
        recovered: those that come from other backups and damaged copies.
        lacking: events that can be read elsewhere and are not in the backup that was asked for: they would be lost.
        unread: the number of unreadable records or lines of a damaged file.
    """

    content: bytes
    changes: bool
    backup: Backup | None
    events: Sequence[AnyEvent]
    salvaged: Sequence[AnyEvent]
    recovered: Sequence[AnyEvent]
    lacking: Sequence[AnyEvent]
    unread: int


class MergeResult(msgspec.Struct, frozen=True):
    """Changes that a merge with one source made to the journal.

    Attributes:
        new: the events that the journal lacked.
        replaced: the ids of records that were replaced by the source's version.
        kept: the ids of records that were kept, though the source has another version.
        forgotten: the ids of events that were deleted because the source has them as forgotten.
        erased: the ids of records that were deleted or rewritten because they bring back what was forgotten: they name
            a forgotten person, or belong to a forgotten loop or event. They are noted with the last source.
    """

    new: tuple[AnyEvent, ...] = ()
    replaced: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    forgotten: frozenset[str] = frozenset()
    erased: tuple[str, ...] = ()

    @property
    def changed(self) -> bool:
        """True if the merge changed anything."""
        return bool(self.new or self.replaced or self.forgotten or self.erased)


class SyncResult(msgspec.Struct, frozen=True):
    """Outcome of one sync.

    Attributes:
        url: the remote, without user name and password.
        before: the previous remote, if this sync changed it.
        merged: the changes to the journal, one for each fetch.
        sent: the number of events that the remote lacked, or had in another version.
        unreachable_reason: why the remote could not be reached; None if both sides have the same events now.
        known_there: the ids of the events that the remote had before.
        committed_at: the date of the remote's last commit before, by the clock of the machine that made it.
        lead: how far the newest record or that commit is ahead of this machine's clock; None if clocks seem to agree.
    """

    url: str
    before: str | None = None
    merged: tuple[MergeResult, ...] = ()
    sent: int = 0
    unreachable_reason: str | None = None
    known_there: frozenset[str] = frozenset()
    committed_at: dt.datetime | None = None
    lead: dt.timedelta | None = None


class RowProblem(msgspec.Struct, frozen=True):
    """A cell that was not imported as what its column holds.

    Attributes:
        row: the number of its row, as a spreadsheet program shows it.
        column: the heading of its column; blank if there is no such column.
        file: the file in the archive, or the sheet, that contains the row; blank if there is only one.
        teach: the option by which the user can say what the text means, if it is a word.
    """

    row: int
    column: str
    text: str
    reason: str
    company: str = ""
    file: str = ""
    teach: str = ""


class UnreadWord(msgspec.Struct, frozen=True):
    """A word in some rows whose meaning the user can say with ``option``."""

    option: str
    text: str
    count: int


class ImportedRow(msgspec.Struct, frozen=True):
    """A new application as it is recorded, with the number of points of feedback."""

    row: int
    applied: Applied
    interviews: tuple[Interviewed, ...]
    outcome: Outcome | None
    feedback: int


class SimilarRow(msgspec.Struct, frozen=True):
    """A row that may be an application which the journal has under nearly the same name.

    Attributes:
        row: the number of its row, and ``file`` the file in the archive that contains it.
        label: company and role of the row.
        loop: the id of the loop that it may be the same as.
        loop_label: company and role of that loop.
        applied_on: the day of the application in the journal.
        added: the id of the new application, if it was imported all the same.
    """

    row: int
    file: str
    label: str
    loop: str
    loop_label: str
    applied_on: dt.date | None
    added: str | None = None


class ImportSummary(msgspec.Struct, frozen=True):
    """Summary of an import.

    Attributes:
        sheet: the name of the sheet, if it is a workbook.
        rows: the number of rows; each is new, updated, the same as in the journal, or left out.
        updated: the number of applications of the journal that get new events.
        interviews, outcomes: the numbers of new ones.
        day_order: a sentence on the order of day and month; None if it makes no difference.
        private: the headings of the columns that are never stored.
        left_out: one problem for each row that is left out.
        not_understood: cells that were not imported as what their column holds. For a new application, their content
            is in the note, or in its field without control characters.
        similar: rows that may be an application of the journal; unless they were added, they are left out.
        feedback, people: the numbers of new points of feedback, and of people of new applications.
        skipped: tables of the file that hold something else.
        unread: words whose meaning the user can say.
        preview: the first new applications.
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
    similar: tuple[SimilarRow, ...] = ()
    feedback: int = 0
    people: int = 0
    skipped: tuple[str, ...] = ()
    unread: tuple[UnreadWord, ...] = ()
    preview: tuple[ImportedRow, ...] = ()


class TemplateSample(msgspec.Struct, frozen=True):
    """One template, and the result of a trial with sample data.

    Attributes:
        path: the user's own file; None for the built-in one.
        words: the number of words, shortest and longest; None if it was not tried or is broken.
        problem: the error message; None if it works, or was not tried.
    """

    kind: str = msgspec.field(name="name")
    about: str
    path: Path | None
    words: tuple[int, int] | None = None
    problem: str | None = None


class MailEntry(msgspec.Struct, frozen=True):
    """One mail or calendar entry as it is listed.

    Attributes:
        message_id: its id, or "" without one.
        on: its day; None where it has none that can be true.
        sender: the name and address that it comes from.
        kind: what it is, such as "rejection"; "nothing" for what is no part of a job search.
        company: the employer, as the journal writes it where it is known.
        person: the person on the other side.
        interview: True if it is about an interview, whose day and time are ``interview_on`` and ``interview_at``.
        text: what would be recorded of its words.
        sentence: the sentence that decided.
        evidence: what ties it to the loop.
        loop: the id of the loop; None for a new application, and where none or several fit.
        command: the command that it stands for; "" if there is none.
        certain: True if it is beyond doubt.
        why: why it is not proposed, or not certain.
    """

    message_id: str
    file: str
    on: dt.date | None
    sender: str
    subject: str
    kind: str
    company: str | None
    role: str | None
    person: str | None
    interview: bool
    interview_on: dt.date | None
    interview_at: str | None
    text: str
    sentence: str
    evidence: str
    loop: str | None
    command: str
    certain: bool
    why: str = ""


class MailCounts(msgspec.Struct, frozen=True):
    """Numbers of mails and calendar entries.

    Attributes:
        read: the mails.
        entries: the entries of calendars.
        candidates: those that may concern the journal, and were read whole.
        there_already: those that the journal has, taken before or recorded by hand.
        dismissed: those that the user declined for good.
    """

    read: int = 0
    entries: int = 0
    candidates: int = 0
    there_already: int = 0
    dismissed: int = 0


class MailResult(msgspec.Struct, frozen=True):
    """Outcome of a look at mail.

    Attributes:
        messages: every mail that was looked at, with ``--explain``; else None.
        recorded: the proposals that were recorded, with ``--yes``; else None.
    """

    proposals: tuple[MailEntry, ...]
    unclear: tuple[MailEntry, ...]
    counts: MailCounts
    messages: tuple[MailEntry, ...] | None = None
    recorded: tuple[MailEntry, ...] | None = None
