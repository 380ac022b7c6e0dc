"""What TinyDB sees of a journal: read once and strictly, changed in memory, written once."""

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from operator import is_
from pathlib import Path
from typing import Any

from tinydb.storages import Storage

from feedback_loop.domain.events import AnyEvent, Document
from feedback_loop.journal.codec import Tables, appended, events_as_written, line_of, render
from feedback_loop.journal.damage import DamagedError, FlawError, NewerError
from feedback_loop.journal.place import Place
from feedback_loop.journal.records import has_fitting_numbers
from feedback_loop.journal.schema import SCHEMA, NewerSchemaError
from feedback_loop.journal.tables import cleaned, read


class JournalStorage(Storage):
    """The tables of the journal at one place, in the present schema.

    TinyDB reads its storage before each thing it does and writes it after; here both stay in memory, and
    only ``commit`` writes. So any number of changes is one transaction, and a failed one leaves no trace.
    """

    def __init__(self, place: Place, path: Path) -> None:
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
            with self.naming_flaws():
                self._take(self._snapshot.content)

    def _take(self, content: bytes) -> None:
        """Take a text for what is there: as events, unless there is more to it than that."""
        events = events_as_written(content)
        if events and has_fitting_numbers(events):
            self._tables, self._schema, self._written = {"events": events}, SCHEMA, list(events.values())
        else:
            self._tables, self._schema = read(content)

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
        with self.naming_flaws():
            content = self._text()
        if self._snapshot:
            if self._snapshot.content == content:
                return
            day = now.astimezone().date()
            content_before = cleaned(self._snapshot.content, forgetting) if clean_first else self._snapshot.content
            self._place.keep(content_before, day, again=self._schema < SCHEMA)
        self._place.replace(content, self._snapshot)
        self._place.forget(forgetting)

    def _text(self) -> bytes:
        """Return the text of the tables, of which most is the one that was read where records were only appended."""
        tables = self._tables or {"events": {}}
        records, known = tables["events"], len(self._written)
        same = known and len(records) >= known and all(map(is_, islice(records.values(), known), self._written))
        if not (same and self._snapshot):
            return render(tables)
        more = dict(islice(records.items(), known, None))
        return appended(self._snapshot.content, more) if more else self._snapshot.content

    @contextmanager
    def naming_flaws(self) -> Iterator[None]:
        """Turn a FlawError of the block into the DamagedError that names file, record and line."""
        try:
            yield
        except NewerSchemaError as newer:
            raise NewerError(self._path, newer.schema, SCHEMA) from newer
        except FlawError as flaw:
            if self._snapshot and flaw.record is not None and flaw.line is None:
                flaw.line = line_of(self._snapshot.content, flaw.record)
            raise DamagedError(self._path, flaw) from flaw
