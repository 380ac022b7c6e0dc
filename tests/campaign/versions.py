"""Two versions of the program on one journal: a newer one that knows more, and an older one."""

import json
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

from feedback_loop.cli.exit_codes import Exit
from feedback_loop.journal.disk.atomic import atomic_write
from feedback_loop.journal.disk.lock import acquire, release
from feedback_loop.journal.format.codec import parse, render
from feedback_loop.journal.format.schema import SCHEMA
from feedback_loop.journal.transaction import new_id

from .commands import COMMANDS, JOURNAL, done, told
from .crowds import crowd, records
from .launch import Cold, Ended, Launcher, warm
from .verdict import Result, State

_ROOT = Path(__file__).parent.parent.parent
_LONG = 60.0
_TABLE = "moods"


def newer(line: str, folder: Path, *, tracing: Sequence[str] = ()) -> Ended:
    """Record as a version of the program would that knows a field and a table more; a stand-in for it."""
    assert line
    assert not tracing
    path = folder / JOURNAL
    lock = acquire(path, _LONG)
    try:
        tables = parse(path.read_bytes())
        number = str(max(map(int, tables["events"])) + 1)
        stamps = {"id": new_id(), "batch": new_id(), "recorded_at": "2026-06-15T08:00:00Z"}
        event = {"kind": "applied", **stamps, "on": "2026-06-15", "company": f"Newer {number}", "mood": {"is": "calm"}}
        tables["events"][number] = event
        tables.setdefault(_TABLE, {})[number] = event["id"]
        atomic_write(path, render(tables))
    finally:
        release(lock)
    return Ended(Exit.DONE, json.dumps({"event": event}), "")


def beside_a_newer(attack: str, folder: Path, writers: int, seconds: float) -> Iterator[Result]:
    """Let this version and a newer one write at once; what only the newer one knows has to stay."""
    both: list[Launcher] = [warm, newer]
    yield from crowd(attack, folder, both * (writers // 2), seconds)
    theirs = [record for record in records(folder) if record.get("company", "").startswith("Newer")]
    known = json.loads((folder / JOURNAL).read_bytes())[_TABLE]
    kept = [record for record in theirs if record.get("mood") == {"is": "calm"} and record["id"] in known.values()]
    yield from (Result(attack, State.OTHER, lost=True) for _ in range(len(theirs) - len(kept)))


def beside_an_older(attack: str, folder: Path, revision: str, writers: int, seconds: float) -> Iterator[Result]:
    """Let this version and the one of an earlier commit write at once."""
    older = _checked_out(folder.with_name("older"), revision)
    yield from crowd(attack, folder, [Cold(), older] * (writers // 2), seconds)


def under_a_newer_schema(attack: str, folder: Path) -> Iterator[Result]:
    """Try every command on a journal of a schema to come; it has to be refused and left alone."""
    told(folder / "story", warm)
    for number, command in enumerate(COMMANDS):
        context = folder / str(number)
        shutil.copytree(folder / "story", context)
        for line in command.before:
            done(warm, line, context)
        path = context / JOURNAL
        path.write_bytes(path.read_bytes().replace(b'{"schema": %d,' % SCHEMA, b'{"schema": 99,', 1))
        before = path.read_bytes()
        ended = warm(command.line, context)
        refused = ended.code == Exit.JOURNAL and "newer feedback-loop" in ended.err
        state = State.OLD if path.read_bytes() == before else State.OTHER
        yield Result(attack, state, wrong=() if refused else (f"{command.line}: {ended}",))


def _checked_out(folder: Path, revision: str) -> Launcher:
    folder.mkdir()
    packed = subprocess.run(
        ["git", "-C", str(_ROOT), "archive", revision, "src"], check=True, capture_output=True
    ).stdout
    subprocess.run(["tar", "-x", "-C", str(folder)], input=packed, check=True)
    return Cold(more={"PYTHONPATH": str(folder / "src")})
