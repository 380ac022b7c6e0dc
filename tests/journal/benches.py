"""A journal whose text can be laid and looked at from outside: on disk, and in memory."""

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from feedback_loop.domain.errors import JournalError
from feedback_loop.domain.model.events import Document
from feedback_loop.journal.disk.store import ConcurrentChangeError, Snapshot
from feedback_loop.journal.format.tables import without_forgotten
from feedback_loop.journal.journal import Journal


class MemoryStore:
    """The fake: the same port as the file, with nothing behind it."""

    def __init__(self) -> None:
        self.content: bytes | None = None
        self.backups: dict[dt.date, bytes] = {}
        self.version = 0
        self._busy = False

    def exists(self) -> bool:
        return self.content is not None

    def read(self) -> Snapshot | None:
        return None if self.content is None else Snapshot(self.content, (self.version,))

    @contextmanager
    def locked(self) -> Iterator[None]:
        if self._busy:
            raise JournalError("Another feedback-loop is writing.")
        self._busy = True
        try:
            yield
        finally:
            self._busy = False

    def back_up(self, content: bytes, day: dt.date, *, again: bool) -> None:
        if again or day not in self.backups:
            self.backups[day] = content

    def replace(self, content: bytes, seen: Snapshot | None) -> None:
        if seen != self.read():
            raise ConcurrentChangeError
        self.put(content)

    def purge_copies(self, tombstones: Sequence[Document]) -> None:
        self.backups = {day: without_forgotten(content, tombstones) for day, content in self.backups.items()}

    def put(self, content: bytes) -> None:
        self.content = content
        self.version += 1


class Bench(Protocol):
    journal: Journal

    def put(self, content: bytes) -> None:
        """Lay ``content`` there as a sync program does, without a lock."""
        ...

    def content(self) -> bytes | None: ...

    def backups(self) -> list[bytes]: ...


class MemoryBench:
    def __init__(self) -> None:
        self.place = MemoryStore()
        self.journal = Journal(Path("journal.json"), place=self.place)

    def put(self, content: bytes) -> None:
        self.place.put(content)

    def content(self) -> bytes | None:
        return self.place.content

    def backups(self) -> list[bytes]:
        return [self.place.backups[day] for day in sorted(self.place.backups)]


class FileBench:
    def __init__(self, folder: Path) -> None:
        self.journal = Journal(folder / "journal.json", lock_seconds=0)

    def put(self, content: bytes) -> None:
        swapped_in = self.journal.path.with_name("from-elsewhere")
        swapped_in.write_bytes(content)
        swapped_in.replace(self.journal.path)

    def content(self) -> bytes | None:
        return self.journal.path.read_bytes() if self.journal.path.exists() else None

    def backups(self) -> list[bytes]:
        folder = self.journal.path.with_name("journal.json.backups")
        return [path.read_bytes() for path in sorted(folder.glob("*.json"))]
