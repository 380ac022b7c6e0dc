"""One writer at a time; a wait ends by itself, and a dead holder holds nobody up."""

import signal
import sys
import threading
from pathlib import Path

import pytest

from feedback_loop.domain.errors import JournalError
from feedback_loop.journal.disk.lock import acquire, release
from feedback_loop.journal.journal import Journal

from .processes import finish, start
from .samples import NOW, adding, applied, companies, open_files

ALARM = pytest.mark.skipif(sys.platform == "win32", reason="it has no alarms")


@pytest.mark.parametrize("seconds", [0, 0.05])
def test_a_lock_that_stays_taken_is_a_sentence(path: Path, seconds: float) -> None:
    lock = acquire(path, 0)
    before = open_files()
    with pytest.raises(JournalError, match=rf"Another feedback-loop .* over {seconds:g} seconds; wait"):
        Journal(path, lock_seconds=seconds).record(adding(applied()), NOW)
    assert open_files() == before
    release(lock)
    assert not path.exists()
    Journal(path, lock_seconds=0).record(adding(applied()), NOW)


def test_a_wait_in_another_thread_ends_too(path: Path) -> None:
    lock = acquire(path, 0)
    told: list[str] = []

    def work() -> None:
        try:
            Journal(path, lock_seconds=0.05).record(adding(applied()), NOW)
        except JournalError as error:
            told.append(error.message)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    release(lock)
    assert len(told) == 1
    assert "Another feedback-loop" in told[0]


def test_a_thread_that_waits_gets_in_when_the_holder_leaves(path: Path) -> None:
    lock = acquire(path, 0)
    thread = threading.Thread(target=lambda: Journal(path, lock_seconds=60).record(adding(applied("Late")), NOW))
    thread.start()
    release(lock)
    thread.join()
    assert companies(Journal(path).events()) == ["Late"]


@ALARM
def test_the_main_thread_gets_in_when_the_holder_leaves(path: Path) -> None:
    threading.Timer(0.01, release, (acquire(path, 0),)).start()
    release(acquire(path, 60))
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)


@ALARM
def test_the_alarm_of_the_program_is_as_it_was(path: Path) -> None:
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


@ALARM
def test_an_interruption_ends_the_wait_and_leaves_the_alarm_alone(path: Path) -> None:
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


def test_a_process_that_waits_gets_in_when_the_holder_leaves(path: Path) -> None:
    holder = start("holder", path)
    assert holder.stdout
    assert holder.stdout.readline() == "held\n"
    writer = start("writer", path, 1)
    with pytest.raises(JournalError):
        Journal(path, lock_seconds=0).record(adding(applied()), NOW)
    finish(holder)
    code, acknowledged, complaints = finish(writer)
    assert (code, complaints) == (0, "")
    assert [event.id for event in Journal(path).events()] == acknowledged


def test_a_killed_holder_frees_the_lock_at_once(path: Path) -> None:
    holder = start("holder", path)
    assert holder.stdout
    assert holder.stdout.readline() == "held\n"
    holder.kill()
    finish(holder)
    Journal(path, lock_seconds=0).record(adding(applied()), NOW)


def test_the_file_of_the_lock_stays(path: Path) -> None:
    Journal(path).record(adding(applied()), NOW)
    sidecar = path.with_name(".journal.json.lock")
    inode = sidecar.stat().st_ino
    Journal(path).record(adding(applied()), NOW)
    assert sidecar.stat().st_ino == inode


def test_a_lock_that_cannot_be_made_is_a_sentence(path: Path) -> None:
    path.with_name(".journal.json.lock").mkdir()
    with pytest.raises(JournalError, match="cannot be written"):
        Journal(path).record(adding(applied()), NOW)
