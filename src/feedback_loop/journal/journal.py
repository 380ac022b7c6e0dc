"""The journal: read all events, record new ones, merge others in."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec

from feedback_loop.domain.errors import JournalError
from feedback_loop.domain.model.events import AnyEvent, Document, Record
from feedback_loop.domain.model.fold import without_tombstoned
from feedback_loop.journal.disk.file import JournalFile
from feedback_loop.journal.disk.store import ConcurrentChangeError, Store
from feedback_loop.journal.format.bounds import refuse_oversized
from feedback_loop.journal.format.codec import as_document
from feedback_loop.journal.format.errors import DamagedJournalError, FormatError
from feedback_loop.journal.transaction import Transaction, origin_of

if TYPE_CHECKING:
    from feedback_loop.results import MergeResult

_MAX_ATTEMPTS = 10

Decide = Callable[[list[AnyEvent]], Sequence[AnyEvent]]
Result = TypeVar("Result")


class Recording(msgspec.Struct, frozen=True):
    """The events before a transaction, and those that it added, as written; none if nothing was written."""

    before: list[AnyEvent]
    added: tuple[AnyEvent, ...]

    @property
    def events(self) -> list[AnyEvent]:
        """All events after it: those before, without forgotten ones, and those added."""
        return without_tombstoned([*self.before, *self.added])


class Journal:
    """The journal in the file at ``path``, which need not exist yet.

    Its methods raise JournalError if the journal cannot be read, is damaged or has a newer schema, or, to write, if it
    is read-only or another writer did not finish within ``lock_seconds``. Given the clock, ``now``, an event whose
    instant of recording cannot be true counts as the oldest.
    """

    def __init__(
        self,
        path: Path,
        *,
        now: dt.datetime | None = None,
        lock_seconds: float = 10.0,
        store: Store | None = None,
    ) -> None:
        self.path = path
        self.lock_seconds = lock_seconds
        self._now = now
        self._store = store or JournalFile(path, lock_seconds)

    @property
    def origin(self) -> str:
        """The mark of the commands that were typed into this journal, on this machine."""
        return origin_of(self.path)

    def exists(self) -> bool:
        """Return True if there is a file, whatever is in it."""
        return self._store.exists()

    def events(self) -> list[AnyEvent]:
        """Return all events in the order of the file; none if there is no file. Takes no lock."""
        return self._begin().events

    def documents(self) -> list[Document]:
        """Return the raw records in the order of the file, with the fields that this version does not know."""
        return self.read()[1]

    def read(self) -> tuple[list[AnyEvent], list[Document]]:
        """Return all events and their raw records, of one and the same state of the file."""
        transaction = self._begin()
        return transaction.events, [dict(document) for document in transaction.documents]

    def salts(self) -> list[str]:
        """Return the secret salts, from which the Message-IDs of drafts are derived; none before the first write."""
        return self._begin().salts

    def record(self, decide: Decide, now: dt.datetime, *, batch: str = "") -> Recording:
        """Record the events that ``decide`` returns, in one transaction; when this returns, they are on disk.

        Args:
            decide: given all events, returns those to add, or none to write nothing. It must be pure: it
                is called again if another program replaced the file meanwhile. What it raises passes through, and
                nothing is written.
            now: the real clock, as an instant with a time zone.
            batch: the batch of an earlier transaction of the same command, which one undo then takes back as a whole.
        """

        def add(transaction: Transaction) -> Recording:
            before = transaction.events
            events = decide(list(before))
            if not events:
                return Recording(before, ())
            added = transaction.add(events, now, batch)
            transaction.commit(now)
            return Recording(before, added)

        return self._write(add, now)

    def merge(
        self,
        sources: Sequence[Sequence[Document]],
        now: dt.datetime,
        *,
        salts: Iterable[str] = (),
        dry_run: bool = False,
    ) -> "tuple[MergeResult, ...]":
        """Add the records of other journals that this one lacks, in one transaction; write nothing if none is new.

        What was forgotten on either side stays so: records that bring it back are erased again.

        Args:
            sources: the ``documents`` of each; what two of them have counts for the first.
            now: the real clock, as an instant with a time zone.
            salts: the secret salts of the other journals, of which all are kept.
            dry_run: only return what would be merged.
        """

        def merge_all(transaction: Transaction) -> "tuple[MergeResult, ...]":
            results = [transaction.merge_records(source) for source in sources]
            erased = transaction.erase_again(now)
            results[-1:] = [msgspec.structs.replace(result, erased=erased) for result in results[-1:]]
            is_new_salt = transaction.add_salts(salts)
            if not dry_run and (is_new_salt or any(result.changed for result in results)):
                transaction.commit(now)
            return tuple(results)

        return merge_all(self._begin(now)) if dry_run else self._write(merge_all, now)

    def _write(self, change: Callable[[Transaction], Result], now: dt.datetime) -> Result:
        with self._store.locked():
            earlier: list[Record] = []
            for _ in range(_MAX_ATTEMPTS):
                transaction = self._begin(now)
                if earlier:
                    transaction.merge_records(list(map(as_document, earlier)))
                earlier = transaction.records
                try:
                    return change(transaction)
                except ConcurrentChangeError:
                    continue
        raise JournalError(f"Another program keeps changing {self.path}; let it finish, then try again.")

    def _begin(self, now: dt.datetime | None = None) -> Transaction:
        return Transaction(self._store, self.path, now or self._now)


class JournalCopy(msgspec.Struct, frozen=True):
    """The parts of another journal that a merge takes: raw records in the current schema, and secret salts."""

    documents: list[Document]
    salts: list[str]


def read_copy(path: Path) -> JournalCopy:
    """Return the content of the journal at ``path``.

    Raises:
        JournalError: it cannot be read, is damaged, has a newer schema or a line that is too long; nothing was changed.
    """
    try:
        journal = Journal(path)
        events, documents = journal.read()
        refuse_oversized(events)
    except FormatError as error:
        raise JournalError(f"In {path}, {error.problem}; nothing was merged. Shorten it there first.") from error
    except DamagedJournalError as error:
        raise JournalError(
            f"{error.summary}; nothing was merged. Run `feedback-loop --file FILE doctor` for details."
        ) from error
    return JournalCopy(documents, journal.salts())
