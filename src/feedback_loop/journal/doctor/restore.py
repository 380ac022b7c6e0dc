"""Restore a journal from a backup and from what can be read of a damaged file."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from feedback_loop.domain.errors import JournalError
from feedback_loop.domain.model.events import AnyEvent
from feedback_loop.journal.disk.backups import Backup
from feedback_loop.journal.disk.file import JournalFile
from feedback_loop.journal.doctor.erasure import finish
from feedback_loop.journal.doctor.salvage import Salvage, salvaged
from feedback_loop.journal.format.codec import Tables, render
from feedback_loop.journal.format.errors import DamagedError, FlawError, NewerError
from feedback_loop.journal.format.records import about_forgetting, decoded, read, united
from feedback_loop.journal.format.schema import SCHEMA, NewerSchemaError
from feedback_loop.journal.journal import Journal


@dataclass(frozen=True, slots=True)
class Restoration:
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


def prepared(journal: Journal, backup: Backup | None) -> Restoration:
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
    before = decoded(tables["events"])
    events = decoded({str(number): each for number, each in enumerate(there.documents, 1)})
    is_whole = not there.flaws
    more = about_forgetting(there.documents, events) if is_whole else there.documents
    joined = united({**there.others, **tables}, more)
    after = decoded(joined["events"])
    if not after and backup is None:
        raise JournalError(
            f"Nothing can be restored: {journal.path} holds no event that can be read, and there is no whole backup; "
            "a copy of the file may be elsewhere."
        )
    had, has = {event.id for event in before}, {event.id for event in after}
    return Restoration(
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
    with file.held():
        aside = file.put_back(prepared(journal, backup).content, now)
    finish(journal)
    return aside


def _of_backup(backup: Backup | None) -> tuple[Tables, bytes | None]:
    if backup is None:
        return {"events": {}}, None
    Journal(backup.path).events()
    copy = JournalFile(backup.path, 0).read()
    if copy is None:
        raise JournalError(f"{backup.path} is gone; choose another backup.")
    tables, _ = read(copy.content)
    return tables, copy.content


def _there(journal: Journal) -> Salvage:
    snapshot = JournalFile(journal.path, 0).read()
    try:
        return salvaged(snapshot.content) if snapshot else Salvage()
    except NewerSchemaError as newer:
        raise NewerError(journal.path, newer.schema, SCHEMA) from newer
    except FlawError as flaw:
        raise DamagedError(journal.path, flaw) from flaw
