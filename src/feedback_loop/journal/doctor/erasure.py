"""Erase forgotten records from every copy of the journal."""

import json
import shlex
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from feedback_loop.domain.insight.integrity import Issue
from feedback_loop.domain.model.events import AnyEvent
from feedback_loop.domain.model.fold import read_tombstones
from feedback_loop.domain.privacy.names import UNKNOWN_PERSON, NameMatcher
from feedback_loop.domain.privacy.repeat import find_named_again
from feedback_loop.domain.text import count_noun
from feedback_loop.files import read_regular
from feedback_loop.journal.disk import MAX_BYTES, copies
from feedback_loop.journal.disk.backups import backup_dir, ids_in, list_backups
from feedback_loop.journal.disk.copies import FoundCopy
from feedback_loop.journal.disk.file import JournalFile, translate_os_errors
from feedback_loop.journal.format.tables import tombstone_records
from feedback_loop.journal.journal import Journal

_GIT_SECONDS = 60.0
"""The timeout of a local git command, in seconds."""


def copies_of(path: Path) -> list[Path]:
    """Return every copy beside the journal at ``path``: backups, damaged copies, and what other programs made."""
    file = JournalFile(path, 0)
    with translate_os_errors(backup_dir(path), "read"):
        return [*copies.named_copies(file.target), *(copy.path for copy in find_copies(file))]


def find_copies(file: JournalFile) -> list[FoundCopy]:
    """Return the files beside a journal that share a record with it; if it has none, with its backups."""
    snapshot = file.read()
    ids = ids_in(snapshot.content) if snapshot else frozenset()
    return copies.find_copies(file.target, ids or _ids_in_backups(file.target))


def _ids_in_backups(target: Path) -> frozenset[bytes]:
    ids: set[bytes] = set()
    for backup in list_backups(target):
        with suppress(OSError):
            ids |= ids_in(read_regular(backup.path, MAX_BYTES))
    return frozenset(ids)


def is_own_copy(journal: Journal, path: Path) -> bool:
    """Return True if the program made a copy itself, so that nobody else misses it."""
    return path in copies.own_copies(JournalFile(journal.path, 0).target)


def purge_copies(journal: Journal) -> list[Path]:
    """Remove what the journal's tombstones name from every copy, even if that was done before.

    The history that git keeps for a sync is deleted, unless a sync did that since. Return the copies that may still
    hold it, because they are damaged, compressed, or cannot be read or written.
    """
    events, documents = journal.read()
    tombstones = tombstone_records(documents, events)
    if not tombstones:
        return []
    file = JournalFile(journal.path, journal.lock_seconds)
    with file.locked():
        unpurged = copies.purge(file.target, tombstones)
    # Only now, for a sync takes the lock of the journal within its own.
    _purge_history(journal, file.target, read_tombstones(events).deleted)
    return unpurged


def _purge_history(journal: Journal, target: Path, deleted: frozenset[str]) -> None:
    from feedback_loop.journal.sync.repository import Repository  # noqa: PLC0415  # it runs other programs; few forget

    repository = Repository(target, interactive=False, seconds=_GIT_SECONDS)
    if not repository.is_purged_of(deleted):
        with repository.locked(journal.lock_seconds):
            repository.purge()


def records_naming(journal: Journal, names: Collection[str]) -> list[str]:
    """Return the ids of the records that contain one of some full names or addresses, also in unknown fields."""
    matcher = NameMatcher()
    for name in names:
        matcher.add_full_name(name, UNKNOWN_PERSON)
    texts = (
        {str(record["id"]): json.dumps(record, ensure_ascii=False) for record in journal.documents()} if names else {}
    )
    return [id_ for id_, text in texts.items() if matcher.mentions(text, UNKNOWN_PERSON)]


def named_again_issues(events: Sequence[AnyEvent]) -> Iterator[Issue]:
    """Yield an issue if records name somebody who was forgotten later; an older version leaves them in a merge."""
    found, name = find_named_again(events)
    if found:
        count = count_noun(len(found), "event")
        message = f"{count} from before it {'names' if len(found) == 1 else 'name'} somebody who was forgotten"
        yield Issue("forgotten", message, f"feedback-loop forget {shlex.quote(name)}")


def delete_copy(path: Path) -> None:
    """Delete a copy."""
    with translate_os_errors(path, "deleted"):
        path.unlink()
