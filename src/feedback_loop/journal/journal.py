"""The journal: read all events, record new ones, merge others in."""

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec

from feedback_loop.domain.errors import JournalError
from feedback_loop.domain.model.events import AnyEvent, Document, Record
from feedback_loop.domain.model.fold import without_tombstoned
from feedback_loop.journal.disk.file import JournalFile
from feedback_loop.journal.disk.store import ConcurrentChangeError, Store
from feedback_loop.journal.format.errors import DamagedJournalError
from feedback_loop.journal.format.ids import stamp
from feedback_loop.journal.format.records import as_document, newest_instant
from feedback_loop.journal.transaction import Transaction
from feedback_loop.results import MergeResult

_ATTEMPTS = 10

Decide = Callable[[list[AnyEvent]], Sequence[AnyEvent]]
Made = TypeVar("Made")


class Recording(msgspec.Struct, frozen=True):
    """What one transaction found and what it wrote.

    Attributes:
        before: all events before it, in the order of the file.
        added: the events as written, with their stamps; none when nothing was written.
    """

    before: list[AnyEvent]
    added: tuple[AnyEvent, ...]

    @property
    def events(self) -> list[AnyEvent]:
        """All events after it: those before, without what was forgotten, and those added."""
        return without_tombstoned([*self.before, *self.added])


class Journal:
    """The journal in the file at ``path``, which need not exist yet.

    Args:
        path: the file, or a link to it.
        lock_seconds: how long to wait for another writer.
        place: where its text lives, if not in that file.
    """

    def __init__(self, path: Path, *, lock_seconds: float = 10.0, place: Store | None = None) -> None:
        self.path = path
        self.lock_seconds = lock_seconds
        self._place = place or JournalFile(path, lock_seconds)

    def exists(self) -> bool:
        """Say whether there is a file, whatever is in it."""
        return self._place.exists()

    def events(self) -> list[AnyEvent]:
        """Return all events in the order of the file; none when there is no file. Takes no lock.

        Raises:
            JournalError: the file cannot be read, is damaged or has a newer schema.
        """
        return self._transaction().events

    def documents(self) -> list[Document]:
        """Return the raw records in the order of the file, with the fields that this version does not know.

        Raises:
            JournalError: as for ``events``.
        """
        return [dict(document) for document in self._transaction().documents]

    def read(self) -> tuple[list[AnyEvent], list[Document]]:
        """Return all events and their raw records, of one and the same state of the file.

        Raises:
            JournalError: as for ``events``.
        """
        draft = self._transaction()
        return draft.events, [dict(document) for document in draft.documents]

    def record(self, decide: Decide, now: dt.datetime) -> Recording:
        """Record what ``decide`` makes of the events so far, in one transaction.

        Args:
            decide: given all events, returns those to add, or none to write nothing. It must be pure: it
                is called again when the file was swapped meanwhile. What it raises passes through, and
                nothing is written.
            now: the real clock, as an instant with a time zone.

        Returns:
            what was there and what was added; when this returns, it is on disk.

        Raises:
            JournalError: the journal cannot be read or written, is damaged, newer, read-only or locked.
        """
        return self._write(lambda draft: _record(draft, decide, now))

    def merge(
        self, sources: Sequence[Sequence[Document]], now: dt.datetime, *, dry_run: bool = False
    ) -> tuple[MergeResult, ...]:
        """Take in what other journals hold and this one does not, in one transaction.

        Args:
            sources: the ``documents`` of each; what two of them hold counts for the first.
            now: the real clock, as an instant with a time zone.
            dry_run: only say what would be taken in.

        Returns:
            what was taken in from each source; nothing is written when no source has anything new.

        Raises:
            JournalError: as for ``record``.
        """
        if dry_run:
            draft = self._transaction()
            return tuple(draft.merge_records(source) for source in sources)
        return self._write(lambda draft: _merge(draft, sources, now))

    def _write(self, change: Callable[[Transaction], Made]) -> Made:
        with self._place.locked():
            earlier: list[Record] = []
            for _ in range(_ATTEMPTS):
                draft = self._transaction()
                if earlier:
                    draft.merge_records(list(map(as_document, earlier)))
                earlier = draft.records
                try:
                    return change(draft)
                except ConcurrentChangeError:
                    continue
        raise JournalError(f"{self.path} is changed by another program all the time; let it finish, then retry.")

    def _transaction(self) -> Transaction:
        return Transaction(self._place, self.path)


def _record(draft: Transaction, decide: Decide, now: dt.datetime) -> Recording:
    before = draft.events
    decided = decide(list(before))
    if not decided:
        return Recording(before, ())
    try:
        added = stamp(decided, now.astimezone(dt.UTC), newest_instant(before))
    except OverflowError as error:
        raise JournalError("A record bears the last instant there is; correct its `recorded_at`.") from error
    draft.add(added)
    draft.commit(now)
    return Recording(before, added)


def _merge(draft: Transaction, sources: Sequence[Sequence[Document]], now: dt.datetime) -> tuple[MergeResult, ...]:
    taken = tuple(draft.merge_records(source) for source in sources)
    if any(one.changed for one in taken):
        draft.commit(now)
    return taken


def read_copy(path: Path) -> list[Document]:
    """Return the raw records of the journal at ``path``, in the present schema.

    Raises:
        JournalError: it cannot be read, is damaged or has a newer schema; nothing was changed.
    """
    try:
        return Journal(path).documents()
    except DamagedJournalError as error:
        raise JournalError(
            f"{error.finding}; nothing was merged. "
            "`feedback-loop --file FILE doctor` explains what is wrong with a file."
        ) from error
