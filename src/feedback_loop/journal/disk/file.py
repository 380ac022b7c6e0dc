"""The journal's file on disk, and user-facing messages for OS errors."""

import datetime as dt
import errno
import os
import shlex
import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from feedback_loop.domain.errors import JournalError
from feedback_loop.domain.model.events import Document
from feedback_loop.files import (
    IrregularFileError,
    OversizedFileError,
    open_regular,
    read_bounded,
    read_regular,
    require_regular,
)
from feedback_loop.journal.disk import CACHE_SUFFIX, MAX_BYTES
from feedback_loop.journal.disk.atomic import NotSyncedToDiskError, atomic_write, make_private_dir, resolve_links
from feedback_loop.journal.disk.lock import acquire, release
from feedback_loop.journal.disk.store import ConcurrentChangeError, Snapshot

_CHOOSE = "choose another file with --file"
_REASONS = {
    errno.ENOSPC: "the disk is full; free some space and try again",
    errno.EDQUOT: "your disk quota is used up; free some space and try again",
    errno.EFBIG: "it would exceed the system's limit on file sizes; raise that limit and try again",
    errno.EROFS: f"its disk is read-only; {_CHOOSE}",
    errno.EIO: "the disk reported an error; copy what you can from it, then check it",
    errno.EACCES: "permission denied; check who owns it and its folder",
    errno.EPERM: "permission denied; check who owns it and its folder",
    errno.EISDIR: f"it is a folder; {_CHOOSE}",
    errno.ENOTDIR: f"part of its path is not a folder; {_CHOOSE}",
    errno.ELOOP: f"symbolic link loop; {_CHOOSE}",
    errno.ENAMETOOLONG: f"its name is too long; {_CHOOSE}",
}


@contextmanager
def translate_os_errors(path: Path, action: str) -> Iterator[None]:
    """Turn an OSError of the block into one sentence: "PATH cannot be ACTION: reason and next step"."""
    try:
        yield
    except OSError as error:
        raise JournalError(f"{path} cannot be {action}: {os_error_reason(error)}.") from error


@contextmanager
def hold_lock(target: Path, path: Path, seconds: float) -> Iterator[None]:
    """Hold the lock of the file ``target``, which errors call ``path``; make its folder first."""
    with translate_os_errors(path, "written"):
        make_private_dir(target.parent)
        lock = acquire(target, seconds)
    try:
        yield
    finally:
        release(lock)


def os_error_reason(error: OSError) -> str:
    """Return the reason of ``error`` and, if there is one, the next step."""
    if isinstance(error, IrregularFileError | OversizedFileError):
        return f"{error.strerror}; {_CHOOSE}"
    reason = _REASONS.get(error.errno or 0)
    return reason or (os.strerror(error.errno) if error.errno else "the system gave no reason")


def dangling_link(path: Path) -> Path | None:
    """Return the link on the way to a missing file that leads to nothing, if there is one.

    The drive that has the journal may just not be mounted. A mount point stays when its drive is gone, so an existing
    folder behind the link proves nothing.
    """
    for part in (path, *path.parents):
        if os.path.exists(part):  # noqa: PTH110 - in 3.11, Path.exists raises where this says no
            return None
        if part.is_symlink():
            return part
    return None


def _refuse_dangling_link(path: Path) -> None:
    if link := dangling_link(path):
        raise JournalError(
            f"{link} is a link to {os.path.realpath(link)}, which does not exist; connect its drive, or to start a new "
            f"journal there, use --file {shlex.quote(os.path.realpath(path))} once."
        )


class JournalFile:
    """A journal in the file that ``path`` is or links to."""

    def __init__(self, path: Path, lock_seconds: float) -> None:
        self.path = path
        self._lock_seconds = lock_seconds

    @property
    def target(self) -> Path:
        """The file itself, behind every link, whether it exists or not."""
        try:
            with translate_os_errors(self.path, "read"):
                return resolve_links(self.path)
        except ValueError as error:
            raise JournalError(f"{str(self.path)!a} is not a valid path; choose another with --file.") from error

    def exists(self) -> bool:
        """Return True unless there is certainly no file; what cannot be looked at is an error of ``read``.

        So is a link that leads to nothing.
        """
        try:
            self.path.stat()
        except FileNotFoundError:
            return dangling_link(self.path) is not None
        except (OSError, ValueError):
            return True
        return True

    def read(self) -> Snapshot | None:
        """Return the bytes of the file, with its inode, size and times as fingerprint; None if there is no file."""
        with translate_os_errors(self.path, "read"):
            try:
                file, state = open_regular(self.target)
            except FileNotFoundError:
                _refuse_dangling_link(self.path)
                return None
            try:
                return Snapshot(read_bounded(file, self.path, state.st_size, MAX_BYTES), _fingerprint(state))
            finally:
                os.close(file)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the writers' lock; make the folder of a new journal first."""
        target = self.target
        with translate_os_errors(self.path, "written"):
            self._refuse_unwritable(target)
        with hold_lock(target, self.path, self._lock_seconds):
            yield

    def back_up(self, content: bytes, day: dt.date, *, again: bool) -> None:
        """Save ``content`` as a backup of ``day``, unless the newest is of that day; with ``again``, in any case."""
        from feedback_loop.journal.disk import backups  # noqa: PLC0415 - readers don't need it

        folder = backups.backup_dir(self.path)
        with translate_os_errors(folder, "written"):
            if folder.exists() and not folder.is_dir():
                raise JournalError(f"{folder} cannot be written: it is not a folder; remove it, then try again.")
            backups.back_up(self.target, content, day, again=again)

    def replace(self, content: bytes, expected: Snapshot | None) -> None:
        """Replace the file, which must still be as ``expected``, by ``content``.

        Raises:
            ConcurrentChangeError: the file changed since.
            JournalError: it could not be written, or not be flushed to disk.
        """
        with translate_os_errors(self.path, "written"):
            target = self.target
            self._write(target, content, lambda: _refuse_changed(target, expected))

    def purge_copies(self, tombstones: Sequence[Document]) -> None:
        """Remove forgotten records from the copies next to the file, unless that was done before.

        A copy that cannot be purged now is tried again by the next write, and named by ``doctor``.
        """
        if not tombstones:
            return
        from feedback_loop.journal.disk import copies  # noqa: PLC0415 - most journals have nothing forgotten

        if not copies.is_purged(self.target, tombstones):
            copies.purge(self.target, tombstones)

    def restore(self, content: bytes, now: dt.datetime) -> Path | None:
        """Replace the file by ``content``; return the path under which the old file is kept, if there was one."""
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

    def _write(self, target: Path, content: bytes, before_replace: Callable[[], None]) -> None:
        # The cached output is outdated after this, and may name what is forgotten.
        with suppress(OSError):
            os.unlink(f"{target}{CACHE_SUFFIX}")  # noqa: PTH108 - one name for each system call
        try:
            atomic_write(target, content, before_replace)
        except NotSyncedToDiskError as error:
            raise JournalError(
                f"{self.path} was written, but could not be flushed to disk ({os_error_reason(error)}); "
                "check with `feedback-loop log` what was saved before you try again."
            ) from error

    def _refuse_unwritable(self, target: Path) -> None:
        try:
            state = target.stat()
        except FileNotFoundError:
            _refuse_dangling_link(self.path)
            return
        require_regular(self.path, state.st_mode)
        if not state.st_mode & stat.S_IWUSR:
            raise JournalError(f"{self.path} is read-only; make it writable first, with `chmod u+w`.")
        if not os.access(target, os.W_OK):
            raise JournalError(
                f"You don't have permission to write {self.path}; check who owns it, and whether its disk is read-only."
            )


def _fingerprint(state: os.stat_result) -> tuple[int, ...]:
    return state.st_dev, state.st_ino, state.st_size, state.st_mtime_ns, state.st_ctime_ns


def _refuse_changed(target: Path, expected: Snapshot | None) -> None:
    try:
        current = _fingerprint(target.stat())
    except FileNotFoundError:
        current = None
    if current != (expected.fingerprint if expected else None):
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
        # Some file systems have no hard links.
        atomic_write(aside, read_regular(target, MAX_BYTES))
    with suppress(OSError):
        aside.chmod(0o600)
    return aside
