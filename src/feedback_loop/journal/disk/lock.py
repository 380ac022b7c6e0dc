"""Inter-process write lock: a lock on a sidecar file, which the system releases when its holder crashes."""

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

    The sidecar file is never removed: removing it would let two writers hold two locks.

    Args:
        path: the journal file itself, not a link to it.
        seconds: how long to wait for another writer to finish.

    Raises:
        JournalError: another writer held the lock all the time.
        OSError: the sidecar file cannot be made or locked.
    """
    sidecar = path.with_name(f".{path.name}.lock")
    lock = os.open(sidecar, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
    try:
        is_ours = _try_lock(lock) or (seconds > 0 and _wait(lock, seconds))
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


def release(lock: int) -> None:
    """Release the lock."""
    # Nothing was written to it, and whatever the system says, it is not open any more.
    with suppress(OSError):
        os.close(lock)


if sys.platform == "win32":  # pragma: no cover - the tests run elsewhere
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
            handler = signal.signal(signal.SIGALRM, _raise_alarm)
        except ValueError:
            return _poll(lock, seconds)
        try:
            return _wait_for_alarm(lock, seconds)
        finally:
            signal.signal(signal.SIGALRM, handler)

    def _wait_for_alarm(lock: int, seconds: float) -> bool:
        timer = signal.setitimer(signal.ITIMER_REAL, 0)
        try:
            signal.setitimer(signal.ITIMER_REAL, seconds)
            fcntl.flock(lock, fcntl.LOCK_EX)
        except _AlarmError:
            return False
        finally:
            signal.setitimer(signal.ITIMER_REAL, *timer)
        return True

    def _raise_alarm(_number: int, _frame: FrameType | None) -> None:
        raise _AlarmError


def _poll(lock: int, seconds: float) -> bool:
    end = time.monotonic() + seconds
    while not (is_ours := _try_lock(lock)) and time.monotonic() < end:
        time.sleep(_PAUSE_SECONDS)
    return is_ours
