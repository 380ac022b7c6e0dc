"""A writer that is killed leaves the old file or the new one, and every record it had acknowledged."""

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from feedback_loop.journal.journal import Journal

from . import killer
from .processes import run
from .samples import DAY, NOW, adding, applied, companies, filled, strays_in

STORMS = 10
NEEDS_FORK = pytest.mark.skipif(sys.platform == "win32", reason="it has neither fork nor SIGKILL")


def assert_whole(journal: Journal, before: bytes) -> None:
    """The file is the old one or the new one, and the next record sweeps up."""
    after = journal.path.read_bytes()
    assert after == before or companies(journal.events()) == ["Company 1", "New"]
    for backup in journal.path.parent.glob("journal.json.backups/2*.json"):
        assert backup.read_bytes() == before
    journal.record(adding(applied("Next")), NOW + 2 * DAY)
    assert strays_in(journal.path.parent) == []


@NEEDS_FORK
@pytest.mark.parametrize(("mode", "fewest"), [("calls", 15), ("writes", 3)])
def test_a_kill_at_each_system_call_leaves_the_old_file_or_the_new_one(tmp_path: Path, mode: str, fewest: int) -> None:
    code, lines, complaints = run("killer", mode, tmp_path)
    assert code == 0, complaints
    assert len(lines) >= fewest
    assert [line.split()[1] for line in lines] == ["killed"] * (len(lines) - 1) + ["done"]
    for turn in range(1, len(lines) + 1):
        journal = Journal(tmp_path / str(turn) / "journal.json")
        before = journal.path.read_bytes().splitlines(keepends=True)
        assert_whole(journal, b"".join([*before[:1], before[1].rstrip(b",\n") + b"\n", before[-1]]))
    assert companies(Journal(tmp_path / str(len(lines)) / "journal.json").events()) == ["Company 1", "New", "Next"]


@NEEDS_FORK
def test_a_kill_in_the_middle_of_a_write_is_swept_up_by_the_next(tmp_path: Path) -> None:
    """The kills above do leave something to sweep up."""
    run("killer", "writes", tmp_path)
    assert len(strays_in(tmp_path)) >= 2


@NEEDS_FORK
@pytest.mark.parametrize("seed", range(STORMS))
def test_kills_at_random_moments_lose_no_acknowledged_record(tmp_path: Path, seed: int) -> None:
    """All storms together kill 200 writers, four at a time."""
    assert STORMS * killer.ROUNDS * killer.WRITERS == 200
    journal = Journal(tmp_path / "journal.json")
    code, acknowledged, complaints = run("killer", "storm", journal.path, seed)
    assert code == 0, complaints
    assert len(acknowledged) >= killer.ROUNDS * killer.WRITERS
    ids = [event.id for event in journal.events()]
    assert set(acknowledged) <= set(ids)
    assert len(ids) <= len(acknowledged) + killer.ROUNDS * killer.WRITERS
    journal.record(adding(applied()), NOW)
    assert strays_in(tmp_path) == []


def strace(call: str, turn: int) -> tuple[str, ...]:
    return ("strace", "-f", "-qq", "-o", "/dev/null", f"--inject={call}:signal=KILL:when={turn}")


def strace_works() -> bool:
    if not shutil.which("strace"):
        return False
    return subprocess.run([*strace("fsync", 1), "true"], capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(not strace_works(), reason="strace is not there or may not trace; the kills above are portable")
@pytest.mark.parametrize(("call", "fewest"), [("write", 3), ("fsync", 5), ("/^rename", 2), ("flock", 1)])
def test_a_real_system_call_is_the_last_one_without_harm(tmp_path: Path, call: str, fewest: int) -> None:
    code, turn = -signal.SIGKILL, 0
    while code != 0:
        turn += 1
        journal = filled(tmp_path / str(turn) / "journal.json", 1)
        before = journal.path.read_bytes()
        code, acknowledged, _ = run("writer", journal.path, 1, before=strace(call, turn))
        assert code in (0, -signal.SIGKILL)
        ids = [event.id for event in journal.events()]
        assert journal.path.read_bytes() == before or len(ids) == 2
        assert set(acknowledged) <= set(ids)
        journal.record(adding(applied("Next")), NOW)
        assert strays_in(journal.path.parent) == []
    assert turn > fewest
