"""One transaction: read the journal, change it in memory, write it once."""

import datetime as dt
import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from operator import is_
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

import msgspec

from feedback_loop.domain.errors import JournalError
from feedback_loop.domain.model.clock import newest_credible, without_incredible_instants
from feedback_loop.domain.model.events import AnyEvent, Document, Forgotten, Record, decode
from feedback_loop.domain.model.fold import read_tombstones, without_tombstoned
from feedback_loop.domain.model.lazy import cached_property
from feedback_loop.journal.disk.store import Store
from feedback_loop.journal.format.codec import (
    MAX_NUMBER,
    SALTS,
    Tables,
    append_records,
    as_document,
    decode_all,
    encode_checked,
    id_of,
    line_of,
    numbers_are_valid,
    parse_events_fast,
    render,
    salts_in,
)
from feedback_loop.journal.format.errors import DamagedJournalError, FormatError, NewerJournalError
from feedback_loop.journal.format.merge import canonical_bytes, resolve_conflict
from feedback_loop.journal.format.schema import SCHEMA, NewerSchemaError
from feedback_loop.journal.format.tables import TOMBSTONE, read_tables, tombstone_records, without_forgotten

if TYPE_CHECKING:
    from tinydb.table import Table

    from feedback_loop.results import MergeResult

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_DIGITS = _ALPHABET.encode() * 8
"""Digit for each byte; 256 is a multiple of 32, so all are equally likely."""
_ID_LENGTH = 13
_ORIGIN_LENGTH = 4
_TICK = dt.timedelta(microseconds=1)
_NEVER = dt.datetime.min.replace(tzinfo=dt.UTC)


def new_id() -> str:
    """Return 65 random bits as 13 characters of Crockford's base 32, in lower case."""
    return os.urandom(_ID_LENGTH).translate(_DIGITS).decode("ascii")


def new_salt() -> str:
    """Return a secret of 130 random bits."""
    return new_id() + new_id()


def stamp(
    events: Iterable[AnyEvent], now: dt.datetime, newest: dt.datetime, origin: str = "", batch: str = ""
) -> tuple[AnyEvent, ...]:
    """Give the events of one command their batch, an id if it is blank, and rising instants from ``now``.

    The first is later than ``newest``, the journal's latest credible instant, even if the clock was put back or that
    of another machine is ahead: the latest correction wins, and what was recorded last is undone first. The batch
    ends with the ``origin``, the journal into which it was typed. A command that records in several steps continues
    the ``batch`` of the first.
    A record that replaces another one brings its batch and instant along, so that it keeps its place, and an undo of
    its command covers it too.
    """
    batch = batch or new_id()[: _ID_LENGTH - len(origin)] + origin
    instant = max(now - _TICK, newest)
    stamped: list[AnyEvent] = []
    for event in events:
        stamps: dict[str, object] = {"id": event.id or new_id()}
        if event.recorded_at == _NEVER:
            instant += _TICK
            stamps |= {"batch": batch, "recorded_at": instant}
        stamped.append(msgspec.structs.replace(event, **stamps))
    return tuple(stamped)


def origin_of(path: Path) -> str:
    """Return four characters for this journal on this machine, which tell nothing about either."""
    machine = os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")
    bits = crc32(f"{machine}\0{os.path.realpath(path)}".encode("utf-8", "surrogateescape"))
    return "".join(_ALPHABET[bits >> shift & 31] for shift in range(0, 5 * _ORIGIN_LENGTH, 5))


class JournalStorage:
    """The tables of the journal in one store, in the current schema, as a storage of TinyDB.

    TinyDB reads its storage before each operation and writes it after; here both stay in memory, and only ``commit``
    writes. So any number of changes is one transaction, and a failed one leaves no trace.
    """

    def __init__(self, store: Store, path: Path) -> None:
        self._store = store
        self._path = path
        self._snapshot = store.read()
        self._schema = SCHEMA
        self._tables: Tables | None = None
        self._loaded_events: list[AnyEvent] = []
        self._loaded_tables: Tables = {}
        if self._snapshot:
            with self.translate_format_errors():
                self._load(self._snapshot.content)

    def _load(self, content: bytes) -> None:
        """Load a text as events if it holds nothing else, otherwise as raw documents."""
        tables = parse_events_fast(content)
        if tables and tables["events"] and numbers_are_valid(tables["events"]):
            self._tables, self._schema, self._loaded_events = tables, SCHEMA, list(tables["events"].values())
            self._loaded_tables = {**tables, "events": {}}
        else:
            self._tables, self._schema = read_tables(content)

    def read(self) -> dict[str, dict[str, Any]] | None:
        """Return the tables; None for a new journal."""
        return self._tables

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Take the changed tables, for ``commit``."""
        self._tables = data

    @property
    def salts(self) -> list[str]:
        """The secret salts, sorted."""
        return salts_in(self._tables or {})

    def add_salts(self, salts: Iterable[str]) -> bool:
        """Add salts to the tables; return True if some are new."""
        known = self.salts
        united = sorted({*known, *salts})
        if united == known:
            return False
        self._tables = {**(self._tables or {"events": {}}), SALTS: united}
        return True

    def commit(self, now: dt.datetime, tombstones: Sequence[Document] = (), *, purge_first: bool = False) -> None:
        """Write the tables to the store, after the day's backup; write nothing if nothing changed.

        Args:
            now: the clock, for the day of the backup.
            tombstones: what every backup and copy is purged of afterwards.
            purge_first: purge the old text before it is backed up, because it holds again what all backups were
                purged of long ago.
        """
        with self.translate_format_errors():
            content = self._render()
        if self._snapshot:
            old = self._snapshot.content
            if old == content:
                return
            backup = without_forgotten(old, tombstones) if purge_first else old
            self._store.back_up(backup, now.astimezone().date(), again=self._schema < SCHEMA)
        self._store.replace(content, self._snapshot)
        self._store.purge_copies(tombstones)

    def _render(self) -> bytes:
        """Return the text of the tables; if records were only appended, most of it is the text that was read."""
        tables = self._tables or {"events": {}}
        records, count = tables["events"], len(self._loaded_events)
        is_extended = count and len(records) >= count and all(map(is_, records.values(), self._loaded_events))
        if not (is_extended and self._snapshot):
            return render(tables)
        added = dict(islice(records.items(), count, None))
        return append_records(self._snapshot.content, self._loaded_tables, added, tables) if added else render(tables)

    @contextmanager
    def translate_format_errors(self) -> Iterator[None]:
        """Turn a format error of the block into one that names file, record and line."""
        try:
            yield
        except NewerSchemaError as error:
            raise NewerJournalError(self._path, error.schema, SCHEMA) from error
        except FormatError as error:
            if self._snapshot and error.record is not None and error.line is None:
                error.line = line_of(self._snapshot.content, error.record)
            raise DamagedJournalError(self._path, error) from error


class Transaction:
    """Records that were read from a store, without forgotten ones, and changes to be written there.

    The ``events`` are those of the ``records``; from the ``tombstones`` a copy learns what was forgotten. Given the
    clock, an event whose instant cannot be true counts as the oldest.
    """

    records: list[Record]
    events: list[AnyEvent]
    tombstones: list[Document]

    def __init__(self, store: Store, path: Path, now: dt.datetime | None = None) -> None:
        self._path = path
        self._now = now
        self._storage = JournalStorage(store, path)
        self._held_forgotten = self._reload()
        self._unaware: list[tuple[Forgotten, frozenset[str]]] = []

    @cached_property
    def _table(self) -> "Table":
        """The table of this transaction alone, as TinyDB's tables remember queries and the next number."""
        from tinydb import TinyDB  # noqa: PLC0415 - slow, and only needed for changes

        return TinyDB(storage=lambda: self._storage).table("events")

    @property
    def documents(self) -> list[Document]:
        """The records as raw documents, with the fields that this version does not know."""
        return list(map(as_document, self.records))

    def merge_records(self, documents: Sequence[Document]) -> "MergeResult":
        """Append missing records; of two versions of one, ``resolve_conflict`` chooses.

        The ids of ``documents`` are unique. What either side forgot is dropped.
        """
        from feedback_loop.results import MergeResult  # noqa: PLC0415 - only merges need it

        before = {event.id for event in self.events}
        numbers = {str(id_of(record)): number for number, record in self._records().items()}
        self._note_unaware(documents, numbers.keys())
        shared = [document for document in documents if document["id"] in numbers]
        replaced, kept = self._resolve_conflicts(shared, numbers)
        self._append([document for document in documents if document["id"] not in numbers])
        self._held_forgotten |= self._reload()
        new = tuple(event for event in self.events if event.id not in before)
        return MergeResult(new, replaced, kept, frozenset(before - {event.id for event in self.events}))

    def _note_unaware(self, documents: Sequence[Document], ours: Collection[str]) -> None:
        """Note the tombstones that one side of a merge lacks, with the records that only that side has."""
        theirs = {str(document["id"]) for document in documents}
        only_ours = frozenset(id_ for id_ in ours if id_ not in theirs)
        only_theirs = frozenset(id_ for id_ in theirs if id_ not in ours)
        for event in self.events:
            if type(event) is Forgotten and event.id in only_ours and only_theirs:
                self._unaware.append((event, only_theirs))
        for document in documents:
            if document["kind"] == TOMBSTONE and document["id"] in only_theirs and only_ours:
                event = decode(document)
                if isinstance(event, Forgotten):
                    self._unaware.append((event, only_ours))

    def erase_again(self, now: dt.datetime) -> tuple[str, ...]:
        """Erase what merges brought back of forgotten people, loops and events; return the ids of those records."""
        if not any(type(event) is Forgotten for event in self.events):
            return ()
        # Many merges know nothing forgotten, and need none of this.
        from feedback_loop.domain.privacy.repeat import erase_again  # noqa: PLC0415
        from feedback_loop.domain.rules.overview import build_overview  # noqa: PLC0415
        from feedback_loop.domain.rules.table import DEFAULT_DAYS  # noqa: PLC0415

        overview = build_overview(self.events, now.astimezone().date(), DEFAULT_DAYS)
        events = erase_again(overview, self._unaware)
        if not events:
            return ()
        self._append([encode_checked(event) for event in events])
        self._held_forgotten |= self._reload()
        return tuple(id_ for event in events if isinstance(event, Forgotten) for id_ in event.ids)

    def _resolve_conflicts(
        self, documents: Sequence[Document], numbers: Mapping[str, str]
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Store the winner of each two versions; return the ids of records that were replaced, and that were kept."""
        records = self._records()
        replaced: list[str] = []
        kept: list[str] = []
        for theirs in documents:
            id_ = str(theirs["id"])
            ours = as_document(records[numbers[id_]])
            if canonical_bytes(ours) != canonical_bytes(theirs):
                winner = resolve_conflict(ours, theirs)
                (kept if canonical_bytes(winner) == canonical_bytes(ours) else replaced).append(id_)
                records[numbers[id_]] = winner
        return tuple(replaced), tuple(kept)

    def _records(self) -> dict[str, Record]:
        return (self._storage.read() or {}).get("events", {})

    @property
    def salts(self) -> list[str]:
        """The secret salts of the journal; a new one has none until something is recorded."""
        return self._storage.salts

    def add_salts(self, salts: Iterable[str]) -> bool:
        """Add the salts of another journal, or a first one; return True if some are new."""
        return self._storage.add_salts(salts)

    def add(self, events: Sequence[AnyEvent], now: dt.datetime, batch: str = "") -> tuple[AnyEvent, ...]:
        """Stamp and append events, as part of an earlier ``batch`` if there is one; return them as they are written."""
        newest = max((event.recorded_at for event in self.events), default=_NEVER)
        if newest > now:
            newest = newest_credible([event.recorded_at for event in self.events], now) or _NEVER
        added = stamp(events, now.astimezone(dt.UTC), newest, origin_of(self._path), batch)
        try:
            documents = [encode_checked(event) for event in added]
        except FormatError as error:
            raise JournalError(f"{self._path} was not changed: {error.problem}.") from error
        self._append(documents)
        if not self.salts:
            self.add_salts([new_salt()])
        ids = {event.id for event in added}
        if len(ids) < len(added) or not ids.isdisjoint(event.id for event in self.events):
            raise JournalError(f"{self._path} was not changed: the id of a new record is already in use.")
        if any(isinstance(event, Forgotten) for event in added):
            after = [*self.events, *added]
            self.tombstones = tombstone_records([*self.records, *documents], after)
            self._delete(read_tombstones(after).deleted)
        return added

    def commit(self, now: dt.datetime) -> None:
        """Write the changes.

        Raises:
            ConcurrentChangeError: the store changed since it was read; nothing was written.
        """
        self._storage.commit(now, self.tombstones, purge_first=self._held_forgotten)

    def _append(self, documents: Sequence[Document]) -> None:
        first = self._last + 1
        self._last += len(documents)
        if self._last > MAX_NUMBER:
            raise JournalError(f"{self._path} was not changed: it has no document numbers left.")
        from tinydb.table import Document as NumberedDocument  # noqa: PLC0415 - like TinyDB itself

        # Explicit numbers: TinyDB refuses one that is in use, where a number it remembers would overwrite.
        numbered = (NumberedDocument(document, number) for number, document in enumerate(documents, first))
        self._table.insert_multiple(numbered)

    def _reload(self) -> bool:
        """Decode the records and delete forgotten ones; return True if there were any."""
        records = self._records()
        with self._storage.translate_format_errors():
            events = decode_all(records)
        had_forgotten = self._delete(read_tombstones(events).deleted)
        self._last = max(map(int, records), default=0)
        self.records = list(self._records().values())
        self.events = without_tombstoned(events)
        if self._now:
            self.events = without_incredible_instants(self.events, self._now)
        has_tombstones = any(type(event) is Forgotten for event in events)
        self.tombstones = tombstone_records(self.records, self.events) if has_tombstones else []
        return had_forgotten

    def _delete(self, ids: frozenset[str]) -> bool:
        # TinyDB copies the whole table to remove nothing.
        if not ids or ids.isdisjoint(map(id_of, self._records().values())):
            return False
        self._table.remove(lambda record: id_of(record) in ids)
        return True
