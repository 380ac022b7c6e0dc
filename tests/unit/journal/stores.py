"""Journals whose text can be written and read from outside: on disk, and in memory."""

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
    """A store in memory."""

    def __init__(self) -> None:
        self.content: bytes | None = None
        self.backups: list[tuple[dt.date, bytes]] = []
        self.version = 0
        self._busy = False

    def exists(self) -> bool:
        return self.content is not None

    def read(self) -> Snapshot | None:
        return None if self.content is None else Snapshot(self.content, (self.version,))

    @contextmanager
    def locked(self) -> Iterator[None]:
        if self._busy:
            raise JournalError("Another feedback-loop has been using it.")
        self._busy = True
        try:
            yield
        finally:
            self._busy = False

    def back_up(self, content: bytes, day: dt.date, *, again: bool) -> None:
        if again or not self.backups or self.backups[-1][0] != day:
            self.backups.append((day, content))

    def replace(self, content: bytes, expected: Snapshot | None) -> None:
        if expected != self.read():
            raise ConcurrentChangeError
        self.put(content)

    def purge_copies(self, tombstones: Sequence[Document]) -> None:
        self.backups = [(day, without_forgotten(content, tombstones)) for day, content in self.backups]

    def put(self, content: bytes) -> None:
        self.content = content
        self.version += 1


class StoreUnderTest(Protocol):
    journal: Journal

    def put(self, content: bytes) -> None:
        """Replace the text as a sync program does, without a lock."""
        ...

    def content(self) -> bytes | None: ...

    def backups(self) -> list[bytes]: ...


class MemoryUnderTest:
    def __init__(self) -> None:
        self.memory = MemoryStore()
        self.journal = Journal(Path("journal.json"), store=self.memory)

    def put(self, content: bytes) -> None:
        self.memory.put(content)

    def content(self) -> bytes | None:
        return self.memory.content

    def backups(self) -> list[bytes]:
        return [content for _, content in self.memory.backups]


class FileUnderTest:
    def __init__(self, folder: Path) -> None:
        self.journal = Journal(folder / "journal.json", lock_seconds=0)

    def put(self, content: bytes) -> None:
        replacement = self.journal.path.with_name("replacement")
        replacement.write_bytes(content)
        replacement.replace(self.journal.path)

    def content(self) -> bytes | None:
        return self.journal.path.read_bytes() if self.journal.path.exists() else None

    def backups(self) -> list[bytes]:
        folder = self.journal.path.with_name("journal.json.backups")
        return [path.read_bytes() for path in sorted(folder.glob("*.json"))]
