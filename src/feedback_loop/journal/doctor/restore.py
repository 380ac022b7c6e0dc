"""Restore a journal from a backup and from what can be read of a damaged file."""

import datetime as dt
from pathlib import Path

from feedback_loop.domain.errors import JournalError
from feedback_loop.journal.disk.file import JournalFile
from feedback_loop.journal.doctor.erasure import purge_copies
from feedback_loop.journal.doctor.salvage import SalvageResult, salvage
from feedback_loop.journal.format.codec import Tables, decode_all, render
from feedback_loop.journal.format.errors import NewerJournalError
from feedback_loop.journal.format.schema import SCHEMA, NewerSchemaError
from feedback_loop.journal.format.tables import append_missing, read_tables, tombstone_records
from feedback_loop.journal.journal import Journal
from feedback_loop.results import Backup, RestorePlan


def plan_restore(journal: Journal, backup: Backup | None) -> RestorePlan:
    """Return what a restore would write, without changing anything.

    Every intact event of a damaged file is kept; without a backup, nothing else is. An intact file is replaced by the
    backup, except for its tombstones.
    """
    tables, content = _read_backup(backup)
    current = _salvage_file(journal)
    before = decode_all(tables["events"])
    events = decode_all({str(number): document for number, document in enumerate(current.documents, 1)})
    is_intact = not current.errors
    added = tombstone_records(current.documents, events) if is_intact else current.documents
    joined = append_missing({**current.others, **tables}, added)
    after = decode_all(joined["events"])
    if not after and backup is None:
        raise JournalError(
            f"Nothing can be restored: {journal.path} has no readable events, and there is no intact backup. "
            "Look for another copy of the file."
        )
    ids_before, ids_after = {event.id for event in before}, {event.id for event in after}
    return RestorePlan(
        content=content if content and joined == tables else render(joined),
        events=after,
        salvaged=[] if is_intact else [event for event in after if event.id not in ids_before],
        lacking=[event for event in events if event.id not in ids_after] if is_intact else [],
        unread=current.unread,
    )


def restore(journal: Journal, backup: Backup | None, now: dt.datetime) -> Path | None:
    """Write what ``plan_restore`` returns, under the lock and as a whole; if it raises, nothing was changed.

    Return the path of the copy of the old file (``<name>.damaged-<UTC time>``); None if there was no file.
    """
    file = JournalFile(journal.path, journal.lock_seconds)
    with file.locked():
        aside = file.restore(plan_restore(journal, backup).content, now)
    purge_copies(journal)
    return aside


def _read_backup(backup: Backup | None) -> tuple[Tables, bytes | None]:
    if backup is None:
        return {"events": {}}, None
    Journal(backup.path).events()
    snapshot = JournalFile(backup.path, 0).read()
    if snapshot is None:
        raise JournalError(f"{backup.path} is gone; choose another backup.")
    tables, _ = read_tables(snapshot.content)
    return tables, snapshot.content


def _salvage_file(journal: Journal) -> SalvageResult:
    snapshot = JournalFile(journal.path, 0).read()
    try:
        return salvage(snapshot.content) if snapshot else SalvageResult()
    except NewerSchemaError as error:
        raise NewerJournalError(journal.path, error.schema, SCHEMA) from error
