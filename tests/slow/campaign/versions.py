"""Two versions of the program on one journal: this one beside a newer or an older one."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

from feedback_loop.cli.exit_codes import Exit
from feedback_loop.journal.disk.atomic import atomic_write
from feedback_loop.journal.disk.lock import acquire, release
from feedback_loop.journal.format.codec import parse, render
from feedback_loop.journal.transaction import new_id

from .checks import Result, State
from .commands import COMMANDS, JOURNAL, create_story, run_setup
from .concurrency import records, run_concurrently
from .launchers import ColdLauncher, Completed, Launcher, launch_fork

_ROOT = Path(__file__).parents[3]
_LOCK_SECONDS = 60.0
_NEW_TABLE = "moods"


def launch_newer(line: str, folder: Path, *, tracing: Sequence[str] = ()) -> Completed:
    """Record an event like a newer version with another field and another table; a stand-in for it."""
    assert line
    assert not tracing
    path = folder / JOURNAL
    lock = acquire(path, _LOCK_SECONDS)
    try:
        tables = parse(path.read_bytes())
        number = str(max(map(int, tables["events"])) + 1)
        stamps = {"id": new_id(), "batch": new_id(), "recorded_at": "2026-06-15T08:00:00Z"}
        event = {"kind": "applied", **stamps, "on": "2026-06-15", "company": f"Newer {number}", "mood": {"is": "calm"}}
        tables["events"][number] = event
        tables.setdefault(_NEW_TABLE, {})[number] = event["id"]
        atomic_write(path, render(tables))
    finally:
        release(lock)
    return Completed(Exit.DONE, json.dumps({"event": event}), "")


def run_beside_newer(attack: str, folder: Path, writers: int, seconds: float) -> Iterator[Result]:
    """Let this version and a newer one write concurrently; additions of the newer one must survive."""
    both: list[Launcher] = [launch_fork, launch_newer]
    yield from run_concurrently(attack, folder, both * (writers // 2), seconds)
    newer = [record for record in records(folder) if record.get("company", "").startswith("Newer")]
    known = json.loads((folder / JOURNAL).read_bytes())[_NEW_TABLE]
    intact = [record for record in newer if record.get("mood") == {"is": "calm"} and record["id"] in known.values()]
    yield from (Result(attack, State.OTHER, lost=True) for _ in range(len(newer) - len(intact)))


def run_beside_older(attack: str, folder: Path, revision: str, writers: int, seconds: float) -> Iterator[Result]:
    """Let this version and that of an earlier commit write concurrently."""
    older = _check_out(folder.with_name("older"), revision)
    yield from run_concurrently(attack, folder, [ColdLauncher(), older] * (writers // 2), seconds)


def run_on_newer_schema(attack: str, folder: Path) -> Iterator[Result]:
    """Run every command on a journal of a newer schema; it must be refused and left unchanged."""
    create_story(folder / "story", launch_fork)
    for number, command in enumerate(COMMANDS):
        case = folder / str(number)
        shutil.copytree(folder / "story", case)
        for line in command.before:
            run_setup(launch_fork, line, case)
        path = case / JOURNAL
        before = re.sub(rb'{"schema": \d+,', b'{"schema": 99,', path.read_bytes(), count=1)
        path.write_bytes(before)
        completed = launch_fork(command.line, case)
        is_refused = completed.code == Exit.JOURNAL and "newer feedback-loop" in completed.err
        state = State.OLD if path.read_bytes() == before else State.OTHER
        yield Result(attack, state, problems=() if is_refused else (f"{command.line}: {completed}",))


def _check_out(folder: Path, revision: str) -> Launcher:
    folder.mkdir()
    archive = subprocess.run(
        ["git", "-C", str(_ROOT), "archive", revision, "src"], check=True, capture_output=True
    ).stdout
    subprocess.run(["tar", "-x", "-C", str(folder)], input=archive, check=True)
    return ColdLauncher(variables={"PYTHONPATH": str(folder / "src")})
