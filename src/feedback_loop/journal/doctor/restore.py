"""Restore a journal from a backup and from what can be read of a damaged file."""

import datetime as dt
from pathlib import Path

from feedback_loop.domain.errors import JournalError
from feedback_loop.journal.disk.file import JournalFile
from feedback_loop.journal.doctor.erasure import purge_copies
from feedback_loop.journal.doctor.salvage import SalvageResult, salvage
from feedback_loop.journal.format.codec import Tables, render
from feedback_loop.journal.format.errors import DamagedJournalError, FormatError, NewerJournalError
from feedback_loop.journal.format.records import append_missing, decode_all, read_tables, tombstone_records
from feedback_loop.journal.format.schema import SCHEMA, NewerSchemaError
from feedback_loop.journal.journal import Journal
from feedback_loop.results import Backup, RestorePlan


def plan_restore(journal: Journal, backup: Backup | None) -> RestorePlan:
    """Return what would be put in the place of the journal's file, changing nothing.

    From a damaged file comes every event that is whole. A file that is whole gives way to the backup, but for what it
    says was forgotten.

    Args:
        journal: the journal, damaged or not.
        backup: one of its backups; None to keep what can be read of the file alone.

    Raises:
        JournalError: the backup is damaged, the file is of a newer version, or nothing is there to restore.
    """
    tables, content = _of_backup(backup)
    there = _there(journal)
    before = decode_all(tables["events"])
    events = decode_all({str(number): each for number, each in enumerate(there.documents, 1)})
    is_whole = not there.flaws
    more = tombstone_records(there.documents, events) if is_whole else there.documents
    joined = append_missing({**there.others, **tables}, more)
    after = decode_all(joined["events"])
    if not after and backup is None:
        raise JournalError(
            f"Nothing can be restored: {journal.path} holds no event that can be read, and there is no whole backup; "
            "a copy of the file may be elsewhere."
        )
    had, has = {event.id for event in before}, {event.id for event in after}
    return RestorePlan(
        content=content if content and joined == tables else render(joined),
        events=after,
        salvaged=[] if is_whole else [event for event in after if event.id not in had],
        lacking=[event for event in events if event.id not in has] if is_whole else [],
        unread=there.unread,
    )


def restore(journal: Journal, backup: Backup | None, now: dt.datetime) -> Path | None:
    """Put what ``prepared`` returns in the place of the journal's file, under the lock and as a whole.

    Args:
        journal: the journal, damaged or not.
        backup: one of its backups; None to keep what can be read of the file alone.
        now: the instant that names the file kept aside.

    Returns:
        where the file that was there is kept (``<name>.damaged-<UTC stamp>``); None when there was none.

    Raises:
        JournalError: the backup is damaged, or something could not be written; nothing was changed.
    """
    file = JournalFile(journal.path, journal.lock_seconds)
    with file.locked():
        aside = file.restore(plan_restore(journal, backup).content, now)
    purge_copies(journal)
    return aside


def _of_backup(backup: Backup | None) -> tuple[Tables, bytes | None]:
    if backup is None:
        return {"events": {}}, None
    Journal(backup.path).events()
    copy = JournalFile(backup.path, 0).read()
    if copy is None:
        raise JournalError(f"{backup.path} is gone; choose another backup.")
    tables, _ = read_tables(copy.content)
    return tables, copy.content


def _there(journal: Journal) -> SalvageResult:
    snapshot = JournalFile(journal.path, 0).read()
    try:
        return salvage(snapshot.content) if snapshot else SalvageResult()
    except NewerSchemaError as newer:
        raise NewerJournalError(journal.path, newer.schema, SCHEMA) from newer
    except FormatError as flaw:
        raise DamagedJournalError(journal.path, flaw) from flaw
