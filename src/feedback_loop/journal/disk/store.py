"""The store port: where the text of a journal lives."""

import datetime as dt
from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Protocol

import msgspec

from feedback_loop.domain.model.events import Document


class ConcurrentChangeError(Exception):
    """Somebody who takes no lock replaced the journal since it was read."""


class Snapshot(msgspec.Struct, frozen=True):
    """The bytes of a journal at one moment, and what tells that moment from others."""

    content: bytes
    fingerprint: tuple[int, ...]


class Store(Protocol):
    """Where the text of one journal lives. Every method raises JournalError for what the system refuses."""

    def exists(self) -> bool:
        """Say whether a journal is there."""
        ...

    def read(self) -> Snapshot | None:
        """Return what is there now, without a lock; None when nothing is."""
        ...

    def locked(self) -> AbstractContextManager[None]:
        """Let one writer in at a time, if writing is possible at all."""
        ...

    def back_up(self, content: bytes, day: dt.date, *, again: bool) -> None:
        """Back ``content`` up under ``day``, unless that day has a backup and it is not to be made ``again``."""
        ...

    def replace(self, content: bytes, seen: Snapshot | None) -> None:
        """Put ``content`` in the place of what was ``seen``, durably and as a whole.

        Raises:
            SwappedError: something else is there by now; nothing was changed.
        """
        ...

    def purge_copies(self, forgetting: Sequence[Document]) -> None:
        """Take what was forgotten out of every copy that is kept beside it, as far as that is possible now."""
        ...
