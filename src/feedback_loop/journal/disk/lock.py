"""Inter-process write lock, released when its holder crashes."""

import os
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path
from types import FrameType

from feedback_loop.domain.errors import JournalError

_PAUSE_SECONDS = 0.01


def acquire(path: Path, seconds: float) -> int:
    """Take the lock of the journal at ``path`` and return it, for ``release``.

    The file of the lock is never removed: removing it would let two writers hold two locks.

    Args:
        path: the journal file itself, not a link to it.
        seconds: how long to wait for another writer to finish.

    Raises:
        JournalError: another writer held the lock all the time.
        OSError: the file of the lock cannot be made or locked.
    """
    sidecar = path.with_name(f".{path.name}.lock")
    lock = os.open(sidecar, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
    try:
        taken = _taken(lock) or (seconds > 0 and _waited(lock, seconds))
    except BaseException:
        release(lock)
        raise
    if not taken:
        release(lock)
        raise JournalError(
            f"Another feedback-loop has been writing {path} for over {seconds:g} seconds; "
            "wait for it or end it, then try again."
        )
    return lock


def release(lock: int) -> None:
    """Let the next writer in."""
    # Nothing was written to it, and whatever the system says, it is not open any more.
    with suppress(OSError):
        os.close(lock)


if sys.platform == "win32":  # pragma: no cover - the tests run elsewhere
    import msvcrt

    def _taken(lock: int) -> bool:
        try:
            msvcrt.locking(lock, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _waited(lock: int, seconds: float) -> bool:
        return _poll(lock, seconds)

else:
    import fcntl

    class _Expired(Exception):  # noqa: N818 - a signal, not an error
        pass

    def _taken(lock: int) -> bool:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _waited(lock: int, seconds: float) -> bool:
        # Waiting in the system is fair and prompt, polling starves; but only the main thread gets the alarm.
        try:
            earlier = signal.signal(signal.SIGALRM, _expire)
        except ValueError:
            return _poll(lock, seconds)
        try:
            return _waited_with_alarm(lock, seconds)
        finally:
            signal.signal(signal.SIGALRM, earlier)

    def _waited_with_alarm(lock: int, seconds: float) -> bool:
        earlier = signal.setitimer(signal.ITIMER_REAL, 0)
        try:
            signal.setitimer(signal.ITIMER_REAL, seconds)
            fcntl.flock(lock, fcntl.LOCK_EX)
        except _Expired:
            return False
        finally:
            signal.setitimer(signal.ITIMER_REAL, *earlier)
        return True

    def _expire(_number: int, _frame: FrameType | None) -> None:
        raise _Expired


def _poll(lock: int, seconds: float) -> bool:
    end = time.monotonic() + seconds
    while not (taken := _taken(lock)) and time.monotonic() < end:
        time.sleep(_PAUSE_SECONDS)
    return taken
