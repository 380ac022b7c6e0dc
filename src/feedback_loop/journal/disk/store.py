"""The store port: where the text of a journal lives."""

import datetime as dt
from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Protocol

import msgspec

from feedback_loop.domain.model.events import Document


class ConcurrentChangeError(Exception):
    """A program that takes no lock replaced the journal after it was read."""


class Snapshot(msgspec.Struct, frozen=True):
    """The bytes of a journal at one moment, with a fingerprint that changes whenever the file does."""

    content: bytes
    fingerprint: tuple[int, ...]


class Store(Protocol):
    """The store of one journal's text. Every method raises JournalError for errors of the system."""

    def exists(self) -> bool:
        """Return True if there is a journal."""

    def read(self) -> Snapshot | None:
        """Return the current text, without a lock; None if there is no journal."""

    def locked(self) -> AbstractContextManager[None]:
        """Hold the writers' lock."""

    def back_up(self, content: bytes, day: dt.date, *, again: bool) -> None:
        """Save ``content`` as a backup of ``day``, unless the newest is of that day; with ``again``, in any case."""

    def replace(self, content: bytes, expected: Snapshot | None) -> None:
        """Replace the journal, which must still be as ``expected``, by ``content``, durably and as a whole.

        Raises:
            ConcurrentChangeError: the journal changed since; nothing was written.
        """

    def purge_copies(self, tombstones: Sequence[Document]) -> None:
        """Remove forgotten records from every copy next to the journal, as far as possible now."""
