"""The journal's file on disk."""

import datetime as dt
import os
import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from feedback_loop.domain.errors import JournalError
from feedback_loop.domain.model.events import Document
from feedback_loop.journal.disk import CACHE_SUFFIX, atomic
from feedback_loop.journal.disk import backups as daily
from feedback_loop.journal.disk import copies as spares
from feedback_loop.journal.disk.lock import acquire, release
from feedback_loop.journal.disk.store import ConcurrentChangeError, Snapshot
from feedback_loop.journal.format.errors import os_error_reason, translate_os_errors

_READING = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_NONBLOCK", "O_NOCTTY", "O_BINARY"))
_SPECIAL = "; name a file with `--file`."


class JournalFile:
    """A journal in the file that ``path`` is or links to."""

    def __init__(self, path: Path, lock_seconds: float) -> None:
        self.path = path
        self._lock_seconds = lock_seconds

    @property
    def target(self) -> Path:
        """The file itself, behind every link, whether it exists or not.

        Raises:
            JournalError: the path is none, or the system does not say where its links lead.
        """
        try:
            with translate_os_errors(self.path, "read"):
                return atomic.resolve_links(self.path)
        except ValueError as error:
            raise JournalError(f"{str(self.path)!a} is no path; name another place with `--file`.") from error

    def exists(self) -> bool:
        """Say whether something is there, at the end of every link."""
        return os.path.exists(self.path)  # noqa: PTH110 - in 3.11, Path.exists raises where this says no

    def read(self) -> Snapshot | None:
        """Return the bytes of the file, and its inode, size and times; None when there is none.

        Raises:
            JournalError: it is no regular file, or it cannot be read.
        """
        with translate_os_errors(self.path, "read"):
            try:
                file = os.open(self.target, _READING)
            except FileNotFoundError:
                return None
            try:
                state = os.fstat(file)
                self._refuse_special(state)
                return Snapshot(_content(file, state.st_size), _fingerprint(state))
            finally:
                os.close(file)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the writers' lock; the folder of a new journal is made first.

        Raises:
            JournalError: the file is no regular file or is read-only, the folder cannot be made or
                written, or another writer did not finish in time.
        """
        target = self.target
        with translate_os_errors(self.path, "written"):
            self._refuse_unwritable(target)
            atomic.make_private_dir(target.parent)
            lock = acquire(target, self._lock_seconds)
        try:
            yield
        finally:
            release(lock)

    def back_up(self, content: bytes, day: dt.date, *, again: bool) -> None:
        """Back ``content`` up under ``day``.

        Raises:
            JournalError: that failed; nothing was changed.
        """
        with translate_os_errors(daily.backup_dir(self.path), "written"):
            daily.back_up(self.target, content, day, again=again)

    def replace(self, content: bytes, seen: Snapshot | None) -> None:
        """Put ``content`` in the place of the file that was ``seen``, or of none.

        Raises:
            SwappedError: the file is not the one that was seen any more.
            JournalError: it could not be written, or not be confirmed.
        """
        with translate_os_errors(self.path, "written"):
            target = self.target
            self._write(target, content, lambda: _refuse_swapped(target, seen))

    def purge_copies(self, forgetting: Sequence[Document]) -> None:
        """Take what was forgotten out of the copies beside the file, unless that was done before.

        What cannot be cleaned now is tried again by the next write, and named by ``doctor``.
        """
        if forgetting and not spares.is_purged(self.target, forgetting):
            spares.purge(self.target, forgetting)

    def restore(self, content: bytes, now: dt.datetime) -> Path | None:
        """Put ``content`` in the place of whatever is there, which is kept under the path that is returned.

        Raises:
            JournalError: it could not be written; what was there is still there.
        """
        with translate_os_errors(self.path, "written"):
            target = self.target
            aside = _set_aside(target, now)
            try:
                self._write(target, content, lambda: None)
            except OSError:
                if aside:
                    aside.unlink()
                raise
            return aside

    def _write(self, target: Path, content: bytes, ready: Callable[[], None]) -> None:
        # It is of no use after this, and as private as what may be forgotten.
        with suppress(OSError):
            os.unlink(f"{target}{CACHE_SUFFIX}")  # noqa: PTH108 - one name for each system call
        try:
            atomic.atomic_write(target, content, ready)
        except atomic.NotSyncedToDiskError as error:
            raise JournalError(
                f"{self.path} was written, but the disk did not confirm it ({os_error_reason(error)}); "
                "look with `feedback-loop log` whether it is there before you try again."
            ) from error

    def _refuse_special(self, state: os.stat_result) -> None:
        if stat.S_ISDIR(state.st_mode):
            raise JournalError(f"{self.path} is a folder{_SPECIAL}")
        if not stat.S_ISREG(state.st_mode):
            raise JournalError(f"{self.path} is not a regular file{_SPECIAL}")

    def _refuse_unwritable(self, target: Path) -> None:
        try:
            state = target.stat()
        except FileNotFoundError:
            return
        self._refuse_special(state)
        if not state.st_mode & stat.S_IWUSR:
            raise JournalError(f"{self.path} is read-only; make it writable with `chmod u+w` to record things.")
        if not os.access(target, os.W_OK):
            raise JournalError(f"{self.path} may not be written by you; check who owns it and its disk.")


def _content(file: int, size: int) -> bytes:
    pieces = []
    while piece := os.read(file, size + 1):
        pieces.append(piece)
    return b"".join(pieces)


def _fingerprint(state: os.stat_result) -> tuple[int, ...]:
    return state.st_dev, state.st_ino, state.st_size, state.st_mtime_ns, state.st_ctime_ns


def _refuse_swapped(target: Path, seen: Snapshot | None) -> None:
    try:
        there = _fingerprint(target.stat())
    except FileNotFoundError:
        there = None
    if there != (seen.fingerprint if seen else None):
        raise ConcurrentChangeError


def _set_aside(target: Path, now: dt.datetime) -> Path | None:
    if not target.exists():
        return None
    stamp = now.astimezone(dt.UTC).strftime("%Y%m%dT%H%M%SZ")
    aside = target.with_name(f"{target.name}.damaged-{stamp}")
    while aside.exists():
        aside = aside.with_name(f"{aside.name}-again")
    try:
        aside.hardlink_to(target)
    except OSError:
        # Some file systems know no second name for a file.
        atomic.atomic_write(aside, target.read_bytes())
    with suppress(OSError):
        aside.chmod(0o600)
    return aside
