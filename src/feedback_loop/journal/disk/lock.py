"""Inter-process write lock: a lock on a sidecar file, which the system releases when its holder crashes."""

import errno
import os
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path
from types import FrameType

from feedback_loop.domain.errors import JournalError
from feedback_loop.files import IrregularFileError, require_regular
from feedback_loop.journal.disk.atomic import give_to_owner

_NO_LOCKS = (errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP)
"""Errors of file systems without locks, such as some network drives."""

_FLAGS = os.O_RDWR | sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_NOCTTY"))
_PAUSE_SECONDS = 0.01


def acquire(path: Path, seconds: float) -> int:
    """Take the lock of the journal at ``path`` and return it, for ``release``.

    The sidecar file is never removed: removing it would let two writers hold two locks.

    Args:
        path: the journal file itself, not a link to it.
        seconds: how long to wait for another writer to finish.

    Raises:
        JournalError: another writer held the lock all the time, or nothing can be locked there.
        OSError: the sidecar file cannot be made.
    """
    sidecar = path.with_name(f".{path.name}.lock")
    lock = _open_sidecar(sidecar, path)
    try:
        is_ours = _try_lock(lock) or (seconds > 0 and _wait(lock, seconds))
    except OSError as error:
        release(lock)
        if error.errno not in _NO_LOCKS:
            raise
        raise JournalError(
            f"{path} cannot be written: its disk has no file locks, as some network drives; put the journal on a local "
            "disk with --file, and share it with `feedback-loop sync`."
        ) from error
    except BaseException:
        release(lock)
        raise
    if not is_ours:
        release(lock)
        raise JournalError(
            f"Another feedback-loop has been using {path} for over {seconds:g} seconds; "
            "wait for it to finish or stop it, then try again."
        )
    return lock


def _open_sidecar(sidecar: Path, path: Path) -> int:
    """Open the sidecar file, which is made if it is missing."""
    try:
        try:
            lock = os.open(sidecar, _FLAGS | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            lock = os.open(sidecar, _FLAGS | os.O_CREAT, 0o600)
        else:
            give_to_owner(lock, path if path.exists() else path.parent)
        try:
            require_regular(sidecar, os.fstat(lock).st_mode)
        except BaseException:
            release(lock)
            raise
    except OSError as error:
        kind = error.kind if isinstance(error, IrregularFileError) else _KINDS.get(error.errno or 0)
        if kind is None:
            raise
        raise JournalError(
            f"{path} cannot be written: {sidecar}, with which commands wait for each other, is a {kind}, not a file; "
            "remove it, then try again."
        ) from error
    return lock


_KINDS = {errno.EISDIR: "folder", errno.ELOOP: "link", errno.ENXIO: "socket"}
"""Kinds of a file that cannot be opened to write, by the error of opening it."""


def release(lock: int) -> None:
    """Release the lock."""
    # Nothing was written to it, and whatever the system says, it is not open any more.
    with suppress(OSError):
        os.close(lock)


if sys.platform == "win32":
    import msvcrt

    def _try_lock(lock: int) -> bool:
        try:
            msvcrt.locking(lock, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _wait(lock: int, seconds: float) -> bool:
        return _poll(lock, seconds)

else:
    import fcntl

    class _AlarmError(Exception):
        pass

    def _try_lock(lock: int) -> bool:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _wait(lock: int, seconds: float) -> bool:
        # Waiting in the system is fair and prompt, polling starves; but only the main thread gets the alarm.
        try:
            handler = signal.signal(signal.SIGALRM, _interrupt_block)
        except ValueError:
            return _poll(lock, seconds)
        try:
            return _wait_for_alarm(lock, seconds)
        finally:
            signal.signal(signal.SIGALRM, handler)

    def _wait_for_alarm(lock: int, seconds: float) -> bool:
        timer = signal.setitimer(signal.ITIMER_REAL, 0)
        try:
            # It repeats, for it may ring before the wait begins.
            signal.setitimer(signal.ITIMER_REAL, seconds, _PAUSE_SECONDS)
            _block(lock)
        except _AlarmError:
            # It may have rung when the lock was ours already; then this succeeds.
            return _try_lock(lock)
        finally:
            signal.setitimer(signal.ITIMER_REAL, *timer)
        return True

    def _block(lock: int) -> None:
        fcntl.flock(lock, fcntl.LOCK_EX)

    def _interrupt_block(_number: int, frame: FrameType | None) -> None:
        """Interrupt the wait, and nothing before or after it, where nobody would catch the error."""
        if frame and frame.f_code is _block.__code__:
            raise _AlarmError


def _poll(lock: int, seconds: float) -> bool:
    end = time.monotonic() + seconds
    while not (is_ours := _try_lock(lock)) and time.monotonic() < end:
        time.sleep(_PAUSE_SECONDS)
    return is_ours
