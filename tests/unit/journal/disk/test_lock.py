"""One writer at a time; a wait times out, and a dead holder blocks nobody."""

import errno
import os
import signal
import stat
import sys
import threading
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from feedback_loop.domain.errors import JournalError
from feedback_loop.journal.disk.lock import acquire, release
from feedback_loop.journal.journal import Journal
from journal.processes import finish, start
from journal.samples import NOW, adding, applied, companies, open_files


@pytest.mark.parametrize("seconds", [0, 0.05])
def test_lock_held_too_long_is_reported(path: Path, seconds: float) -> None:
    lock = acquire(path, 0)
    before = open_files()
    with pytest.raises(JournalError, match=rf"Another feedback-loop .* over {seconds:g} seconds; wait"):
        Journal(path, lock_seconds=seconds).record(adding(applied()), NOW)
    assert open_files() == before
    release(lock)
    assert not path.exists()
    Journal(path, lock_seconds=0).record(adding(applied()), NOW)


def test_wait_in_other_thread_times_out(path: Path) -> None:
    lock = acquire(path, 0)
    messages: list[str] = []

    def work() -> None:
        try:
            Journal(path, lock_seconds=0.05).record(adding(applied()), NOW)
        except JournalError as error:
            messages.append(error.message)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    release(lock)
    assert len(messages) == 1
    assert "Another feedback-loop" in messages[0]


def test_waiting_thread_gets_lock_on_release(path: Path) -> None:
    lock = acquire(path, 0)
    thread = threading.Thread(target=lambda: Journal(path, lock_seconds=60).record(adding(applied("Late")), NOW))
    thread.start()
    release(lock)
    thread.join()
    assert companies(Journal(path).events()) == ["Late"]


def test_main_thread_gets_lock_on_release(path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("it has no alarms")
    threading.Timer(0.01, release, (acquire(path, 0),)).start()
    release(acquire(path, 60))
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)


def test_own_alarm_is_preserved(path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("it has no alarms")

    def own(_number: int, _frame: object) -> None: ...

    earlier = signal.signal(signal.SIGALRM, own)
    signal.setitimer(signal.ITIMER_REAL, 1000)
    lock = acquire(path, 0)
    try:
        with pytest.raises(JournalError):
            acquire(path, 0.02)
        assert signal.getsignal(signal.SIGALRM) is own
        assert signal.getitimer(signal.ITIMER_REAL)[0] > 900
    finally:
        release(lock)
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, earlier)


def test_interrupted_wait_preserves_alarm(path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("it has no alarms")
    lock = acquire(path, 0)
    earlier = signal.getsignal(signal.SIGALRM)

    class StopError(Exception):
        pass

    def stop(_number: int, _frame: object) -> None:
        raise StopError

    def interrupted_wait() -> None:
        threading.Timer(0.01, signal.pthread_kill, (threading.get_ident(), signal.SIGVTALRM)).start()
        acquire(path, 60)

    before = signal.signal(signal.SIGVTALRM, stop)
    with pytest.raises(StopError):
        interrupted_wait()
    signal.signal(signal.SIGVTALRM, before)
    release(lock)
    assert signal.getsignal(signal.SIGALRM) is earlier
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)
    release(acquire(path, 0))


def test_waiting_process_gets_lock_on_release(path: Path) -> None:
    holder = start("lock_holder", path)
    assert holder.stdout
    assert holder.stdout.readline() == "locked\n"
    writer = start("writer", path, 1)
    with pytest.raises(JournalError):
        Journal(path, lock_seconds=0).record(adding(applied()), NOW)
    finish(holder)
    code, acknowledged, errors = finish(writer)
    assert (code, errors) == (0, "")
    assert [event.id for event in Journal(path).events()] == acknowledged


def test_killed_holder_frees_lock_at_once(path: Path) -> None:
    holder = start("lock_holder", path)
    assert holder.stdout
    assert holder.stdout.readline() == "locked\n"
    holder.kill()
    finish(holder)
    Journal(path, lock_seconds=0).record(adding(applied()), NOW)


def test_lock_file_is_never_replaced(path: Path) -> None:
    Journal(path).record(adding(applied()), NOW)
    sidecar = path.with_name(".journal.json.lock")
    inode = sidecar.stat().st_ino
    Journal(path).record(adding(applied()), NOW)
    assert sidecar.stat().st_ino == inode


def make_folder(sidecar: Path) -> None:
    sidecar.mkdir()


def make_link(sidecar: Path) -> None:
    sidecar.symlink_to("elsewhere")


def make_pipe(sidecar: Path) -> None:
    if sys.platform != "win32":
        os.mkfifo(sidecar)


def make_socket(sidecar: Path) -> None:
    if sys.platform != "win32":
        os.mknod(sidecar, stat.S_IFSOCK | 0o600)


@pytest.mark.parametrize(
    ("make", "kind"), [(make_folder, "folder"), (make_pipe, "pipe"), (make_link, "link"), (make_socket, "socket")]
)
def test_irregular_lock_file_is_named(path: Path, make: Callable[[Path], None], kind: str) -> None:
    sidecar = path.with_name(".journal.json.lock")
    make(sidecar)
    with pytest.raises(JournalError, match=rf"cannot be written: .*\.lock, .* is a {kind}, not a file; remove it"):
        Journal(path).record(adding(applied()), NOW)
    assert not path.exists()


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP])
def test_disk_without_locks_is_reported_with_advice(path: Path, number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    if sys.platform == "win32":
        pytest.skip("it has no flock")
    import fcntl  # noqa: PLC0415  # likewise

    def refuse(_file: int, _operation: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(fcntl, "flock", refuse)
    before = open_files()
    with pytest.raises(JournalError, match=r"no file locks.* local disk with --file, .* `feedback-loop sync`"):
        Journal(path).record(adding(applied()), NOW)
    assert open_files() == before


def test_alarm_at_the_instant_of_the_lock_does_no_harm(path: Path) -> None:
    """Of many waits that end about when the lock is released, each gets the lock or says that it did not."""
    outcomes: Counter[bool] = Counter()
    for turn in range(300):
        lock = acquire(path, 0)
        releaser = threading.Timer(0.0005 + turn % 10 * 0.0002, release, (lock,))
        releaser.start()
        try:
            ours = acquire(path, 0.001)
        except JournalError:
            outcomes[False] += 1
        else:
            outcomes[True] += 1
            with pytest.raises(JournalError):
                acquire(path, 0)
            release(ours)
        releaser.join()
    assert outcomes.total() == 300
    release(acquire(path, 0))


def test_alarm_after_the_lock_was_taken_keeps_it(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if sys.platform == "win32":
        pytest.skip("it has no alarms")
    import fcntl  # noqa: PLC0415  # likewise

    from feedback_loop.journal.disk import lock as module  # noqa: PLC0415  # likewise

    holder = acquire(path, 0)

    def block(lock: int) -> None:
        release(holder)
        fcntl.flock(lock, fcntl.LOCK_EX)
        raise module._AlarmError  # noqa: SLF001  # as the handler does in the instant after the call

    monkeypatch.setattr(module, "_block", block)
    ours = acquire(path, 60)
    with pytest.raises(JournalError):
        acquire(path, 0)
    release(ours)
