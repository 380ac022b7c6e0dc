"""One transaction: read the journal, change it in memory, write it once."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from operator import is_
from pathlib import Path
from typing import Any

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Document as Numbered

from feedback_loop.domain.errors import JournalError
from feedback_loop.domain.model.events import AnyEvent, Document, Forgotten, Record
from feedback_loop.domain.model.fold import without_tombstoned
from feedback_loop.journal.disk.store import Store
from feedback_loop.journal.format.codec import Tables, append_records, line_of, parse_events_fast, render
from feedback_loop.journal.format.errors import DamagedJournalError, FormatError, NewerJournalError
from feedback_loop.journal.format.ids import deleted_ids
from feedback_loop.journal.format.merge import canonical_bytes, resolve_conflict
from feedback_loop.journal.format.records import (
    MAX_NUMBER,
    as_document,
    decode_all,
    encode_checked,
    id_of,
    ids_are_valid,
    read_tables,
    tombstone_records,
    without_forgotten,
)
from feedback_loop.journal.format.schema import SCHEMA, NewerSchemaError
from feedback_loop.results import MergeResult


class JournalStorage(Storage):
    """The tables of the journal at one place, in the present schema.

    TinyDB reads its storage before each thing it does and writes it after; here both stay in memory, and
    only ``commit`` writes. So any number of changes is one transaction, and a failed one leaves no trace.
    """

    def __init__(self, place: Store, path: Path) -> None:
        """Read the place.

        Raises:
            JournalError: it cannot be read, is damaged or has a newer schema.
        """
        self._place = place
        self._path = path
        self._snapshot = place.read()
        self._schema = SCHEMA
        self._tables: Tables | None = None
        self._written: list[AnyEvent] = []
        if self._snapshot:
            with self.locating_errors():
                self._take(self._snapshot.content)

    def _take(self, content: bytes) -> None:
        """Take a text for what is there: as events, unless there is more to it than that."""
        events = parse_events_fast(content)
        if events and ids_are_valid(events):
            self._tables, self._schema, self._written = {"events": events}, SCHEMA, list(events.values())
        else:
            self._tables, self._schema = read_tables(content)

    def read(self) -> dict[str, dict[str, Any]] | None:
        """Return the tables; None for a new journal."""
        return self._tables

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Take the changed tables, for ``commit``."""
        self._tables = data

    def commit(self, now: dt.datetime, forgetting: Sequence[Document] = (), *, clean_first: bool = False) -> None:
        """Write the tables to the place, after the day's backup; write nothing when nothing is different.

        Neither that backup nor an earlier one holds afterwards what was forgotten, as ``forgetting`` says. What was
        forgotten long ago and is there again goes ``clean_first``, for earlier backups are known to be without it.

        Raises:
            SwappedError: the place holds something else than was read; nothing was changed.
            JournalError: it could not be written; nothing was changed.
        """
        with self.locating_errors():
            content = self._text()
        if self._snapshot:
            if self._snapshot.content == content:
                return
            day = now.astimezone().date()
            content_before = (
                without_forgotten(self._snapshot.content, forgetting) if clean_first else self._snapshot.content
            )
            self._place.back_up(content_before, day, again=self._schema < SCHEMA)
        self._place.replace(content, self._snapshot)
        self._place.purge_copies(forgetting)

    def _text(self) -> bytes:
        """Return the text of the tables, of which most is the one that was read where records were only appended."""
        tables = self._tables or {"events": {}}
        records, known = tables["events"], len(self._written)
        same = known and len(records) >= known and all(map(is_, islice(records.values(), known), self._written))
        if not (same and self._snapshot):
            return render(tables)
        more = dict(islice(records.items(), known, None))
        return append_records(self._snapshot.content, more) if more else self._snapshot.content

    @contextmanager
    def locating_errors(self) -> Iterator[None]:
        """Turn a FlawError of the block into the DamagedError that names file, record and line."""
        try:
            yield
        except NewerSchemaError as newer:
            raise NewerJournalError(self._path, newer.schema, SCHEMA) from newer
        except FormatError as flaw:
            if self._snapshot and flaw.record is not None and flaw.line is None:
                flaw.line = line_of(self._snapshot.content, flaw.record)
            raise DamagedJournalError(self._path, flaw) from flaw


class Transaction:
    """What was read from a place, and what is to be written there.

    Attributes:
        records: what was read in the order of the file, without what a tombstone names.
        events: their events, in the same order.
        forgetting: the records from which a copy learns what was forgotten.
    """

    records: list[Record]
    events: list[AnyEvent]
    tombstones: list[Document]

    def __init__(self, place: Store, path: Path) -> None:
        """Read the place once.

        Raises:
            JournalError: it cannot be read, is damaged or has a newer schema.
        """
        self._path = path
        self._storage = JournalStorage(place, path)
        # A table of its own for each draft: TinyDB's tables remember queries and the next number.
        self._table = TinyDB(storage=lambda: self._storage).table("events")
        self._came_back = self._reload()

    @property
    def documents(self) -> list[Document]:
        """The records as raw documents, with the fields that this version does not know."""
        return list(map(as_document, self.records))

    def merge_records(self, documents: Sequence[Document]) -> MergeResult:
        """Append the records that are missing here; of two versions of one, the ``winner`` stays.

        What is forgotten here or there goes.

        Args:
            documents: whole records of the present schema, each id once.
        """
        before = {event.id for event in self.events}
        numbers = {str(id_of(record)): number for number, record in self._records().items()}
        both = [document for document in documents if document["id"] in numbers]
        replaced, kept = self._resolve_conflicts(both, numbers)
        self._append([document for document in documents if document["id"] not in numbers])
        self._came_back |= self._reload()
        new = tuple(event for event in self.events if event.id not in before)
        return MergeResult(new, replaced, kept, frozenset(before - {event.id for event in self.events}))

    def _resolve_conflicts(
        self, others: Sequence[Document], numbers: Mapping[str, str]
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Let the winner of each two versions stay; return the ids where the other one won, and where ours did."""
        records = self._records()
        replaced: list[str] = []
        kept: list[str] = []
        for other in others:
            id_ = str(other["id"])
            ours = as_document(records[numbers[id_]])
            if canonical_bytes(ours) != canonical_bytes(other):
                stays = resolve_conflict(ours, other)
                (kept if canonical_bytes(stays) == canonical_bytes(ours) else replaced).append(id_)
                records[numbers[id_]] = stays
        return tuple(replaced), tuple(kept)

    def _records(self) -> dict[str, Record]:
        return (self._storage.read() or {}).get("events", {})

    def add(self, events: Sequence[AnyEvent]) -> None:
        """Append stamped events.

        Raises:
            JournalError: one of them could not be read again, or has an id that is in use.
        """
        try:
            documents = [encode_checked(event) for event in events]
            self._append(documents)
        except FormatError as flaw:
            raise JournalError(f"{self._path} was not changed: {flaw.problem}.") from flaw
        taken = {event.id for event in self.events}
        ids = {event.id for event in events}
        if taken & ids or len(ids) < len(events):
            raise JournalError(f"{self._path} was not changed: an id of the new records is in use already.")
        if any(isinstance(event, Forgotten) for event in events):
            after = [*self.events, *events]
            self.tombstones = tombstone_records([*self.documents, *documents], after)
            self._delete(deleted_ids(after))

    def commit(self, now: dt.datetime) -> None:
        """Write it back.

        Raises:
            SwappedError: the place holds something else than was read; nothing was changed.
            JournalError: it could not be written; nothing was changed.
        """
        self._storage.commit(now, self.tombstones, clean_first=self._came_back)

    def _append(self, documents: Sequence[Document]) -> None:
        first = self._last + 1
        self._last += len(documents)
        if self._last > MAX_NUMBER:
            raise JournalError(f"{self._path} was not changed: its document numbers are used up.")
        # Explicit numbers: TinyDB refuses one that is in use, where a number it remembers would overwrite.
        self._table.insert_multiple(Numbered(each, number) for number, each in enumerate(documents, first))

    def _reload(self) -> bool:
        """Take stock, without what was forgotten; tell whether any of that was there."""
        records = self._records()
        with self._storage.locating_errors():
            events = decode_all(records)
        has_tombstones = any(type(event) is Forgotten for event in events)
        gone = deleted_ids(events)
        came_back = self._delete(gone)
        self._last = max(map(int, records), default=0)
        self.records = list(self._records().values())
        self.events = without_tombstoned(events)
        self.tombstones = tombstone_records(self.documents, self.events) if has_tombstones else []
        return came_back

    def _delete(self, ids: frozenset[str]) -> bool:
        return bool(ids and self._table.remove(lambda record: id_of(record) in ids))
