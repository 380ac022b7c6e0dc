"""A killed writer leaves the old or the new file, and every record it had acknowledged."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from feedback_loop.journal.journal import Journal

from . import kill_runner
from .faults import SIGKILL
from .processes import run
from .samples import DAY, NOW, adding, applied, companies, make_journal, temp_files_in

STORMS = 10
NEEDS_FORK = pytest.mark.skipif(sys.platform == "win32", reason="it has neither fork nor SIGKILL")


def assert_intact(journal: Journal, before: bytes) -> None:
    """The file is the old or the new one, and the next record removes temporary files."""
    after = journal.path.read_bytes()
    assert after == before or companies(journal.events()) == ["Company 1", "New"]
    for backup in journal.path.parent.glob("journal.json.backups/*.json"):
        assert backup.read_bytes() == before
    journal.record(adding(applied("Next")), NOW + 2 * DAY)
    assert temp_files_in(journal.path.parent) == []


@NEEDS_FORK
@pytest.mark.parametrize(("mode", "min_turns"), [("calls", 15), ("writes", 3)])
def test_kill_at_each_system_call_leaves_old_or_new_file(tmp_path: Path, mode: str, min_turns: int) -> None:
    code, lines, errors = run("kill_runner", mode, tmp_path)
    assert code == 0, errors
    assert len(lines) >= min_turns
    assert [line.split()[1] for line in lines] == ["killed"] * (len(lines) - 1) + ["done"]
    for turn in range(1, len(lines) + 1):
        journal = Journal(tmp_path / str(turn) / "journal.json")
        before = journal.path.read_bytes().splitlines(keepends=True)
        assert_intact(journal, b"".join([*before[:1], before[1].rstrip(b",\n") + b"\n", *before[-2:]]))
    assert companies(Journal(tmp_path / str(len(lines)) / "journal.json").events()) == ["Company 1", "New", "Next"]


@NEEDS_FORK
def test_kills_leave_temp_files_to_remove(tmp_path: Path) -> None:
    """The kills above do leave something to sweep up."""
    run("kill_runner", "writes", tmp_path)
    assert len(temp_files_in(tmp_path)) >= 2


@NEEDS_FORK
@pytest.mark.parametrize("seed", range(STORMS))
def test_random_kills_lose_no_acknowledged_record(tmp_path: Path, seed: int) -> None:
    """All storms together kill 200 writers, four at a time."""
    assert STORMS * kill_runner.ROUNDS * kill_runner.WRITERS == 200
    journal = Journal(tmp_path / "journal.json")
    code, acknowledged, errors = run("kill_runner", "storm", journal.path, seed)
    assert code == 0, errors
    assert len(acknowledged) >= kill_runner.ROUNDS * kill_runner.WRITERS
    ids = [event.id for event in journal.events()]
    assert set(acknowledged) <= set(ids)
    assert len(ids) <= len(acknowledged) + kill_runner.ROUNDS * kill_runner.WRITERS
    journal.record(adding(applied()), NOW)
    assert temp_files_in(tmp_path) == []


def strace(call: str, turn: int) -> tuple[str, ...]:
    return ("strace", "-f", "-qq", "-o", "/dev/null", f"--inject={call}:signal=KILL:when={turn}")


def strace_works() -> bool:
    if not shutil.which("strace"):
        return False
    return subprocess.run([*strace("fsync", 1), "true"], capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(not strace_works(), reason="strace is not there or may not trace; the kills above are portable")
@pytest.mark.parametrize(("call", "min_turns"), [("write", 3), ("fsync", 5), ("/^rename", 2), ("flock", 1)])
def test_kill_at_real_system_call_leaves_old_or_new_file(tmp_path: Path, call: str, min_turns: int) -> None:
    code, turn = -SIGKILL, 0
    while code != 0:
        turn += 1
        journal = make_journal(tmp_path / str(turn) / "journal.json", 1)
        before = journal.path.read_bytes()
        code, acknowledged, _ = run("writer", journal.path, 1, prefix=strace(call, turn))
        assert code in (0, -SIGKILL)
        ids = [event.id for event in journal.events()]
        assert journal.path.read_bytes() == before or len(ids) == 2
        assert set(acknowledged) <= set(ids)
        journal.record(adding(applied("Next")), NOW)
        assert temp_files_in(journal.path.parent) == []
    assert turn > min_turns
