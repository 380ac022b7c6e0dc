"""One run: a folder is furnished, the program runs in it, and what it did is written down."""

import itertools
import os
import shutil
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import NamedTuple

import pytest

from cli.harness import TODAY, RunResult, inside

from .lines import Line
from .worlds import World

PATIENCE = 20
"""Seconds after which a run counts as hanging."""

_STAND_INS = {
    "crontab": """case "$CRONTAB-$1" in
absent-*) exit 127;;
refused-*) echo "you are not [red]allowed" >&2; exit 1;;
odd--l) printf 'LANG = C\\n\\377\\033[31m # x\\n* * * * * x';;
set--l) printf '0 8 * * * /x/feedback-loop remind --calm # feedback-loop\\n';;
*--l) echo "no crontab for x" >&2; exit 1;;
*--) while read -r line; do :; done;;
esac""",
    "notify-send": "exit 0",
    "xdg-open": "exit 0",
    "open": "exit 0",
    "browser": "exit 0",
    "browser-fails": "exit 3",
    "editor": 'for file; do :; done; echo "typed words" >> "$file"',
    "editor-empties": 'for file; do :; done; : > "$file"',
    "editor-nonsense": 'for file; do :; done; printf "\\377\\000" > "$file"',
    "editor-fails": "exit 1",
    "ssh": "exit 255",
}
"""Programs that stand for those of the machine, so that no run reaches its desktop, its crontab or its network."""

_REAL = ("git",)
"""Programs that may be the machine's own."""


class HungError(BaseException):
    """The program did not come to an end."""


class Case(NamedTuple):
    """What one run is made of.

    Attributes:
        world: what it finds.
        line: what is typed.
        stdin: the bytes on standard input.
        tty: whether the output is a terminal.
        typing: whether standard input is a terminal, too.
        encoding: of the streams.
    """

    world: World
    line: Line
    stdin: bytes = b""
    tty: bool = False
    typing: bool = False
    encoding: str = "utf-8"


Tree = Mapping[str, tuple[int, bytes]]
"""Each file below a folder by its name: its mode and its bytes, or what a link names."""


@dataclass
class Done:
    """What one run did.

    Attributes:
        case: what it was made of.
        ran: what it said.
        before: the files before it.
        after: the files after it.
        left: the names of what it left in the folder for temporary files, with their bytes.
        seconds: how long it took.
    """

    case: Case
    ran: RunResult
    before: Tree
    after: Tree
    left: Tree
    seconds: float
    again: Callable[[str], RunResult] = field(repr=False)


class Ground:
    """Where runs happen, one after the other: a folder that each of them finds as its case says.

    Args:
        root: an empty folder; the faster its disk, the faster the runs.
    """

    def __init__(self, root: Path) -> None:
        self.here = root / "here"
        self._temporary = root / "tmp"
        self._programs = root / "bin"
        self._programs.mkdir(parents=True)
        for name, script in _STAND_INS.items():
            program = self._programs / name
            program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
            program.chmod(0o755)
        for name in _REAL:
            if found := shutil.which(name):
                (self._programs / name).symlink_to(found)
        self._remote = root / "remote.git"
        subprocess.run(["git", "init", "--quiet", "--bare", self._remote], check=True)

    def inside(self, case: Case) -> Done:
        """Run a case in this process."""
        return self._done(case, self._inside)

    def outside(self, case: Case) -> Done:
        """Run a case as a process of its own; no terminal is there."""
        return self._done(case, self._outside)

    def _done(self, case: Case, run: Callable[[Case], RunResult]) -> Done:
        done = self._tried(case, run)
        # What hangs does so again; what took long because the machine stood still does not.
        return done if done.seconds < PATIENCE else self._tried(case, run)

    def _tried(self, case: Case, run: Callable[[Case], RunResult]) -> Done:
        self._furnish(case.world)
        if case.line.command == "sync":
            shutil.copytree(self._remote, self.here / "remote.git")
        before = _tree(self.here)
        start = time.perf_counter()
        with self._surroundings(case):
            ran = _whatever_comes(run, case)
        seconds = time.perf_counter() - start
        return Done(case, ran, before, _tree(self.here), _tree(self._temporary), seconds, self._again(case))

    def _inside(self, case: Case) -> RunResult:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(tempfile, "tempdir", None)
            return inside(
                patch,
                case.line.arguments,
                tty=case.tty,
                stdin=case.stdin,
                typing=case.typing,
                encoding=case.encoding,
            )

    def _outside(self, case: Case) -> RunResult:
        words = [word.encode("utf-8", "surrogatepass") for word in case.line.arguments]
        ran = subprocess.run(
            [sys.executable.encode(), b"-m", b"feedback_loop", *words],
            input=case.stdin,
            capture_output=True,
            timeout=PATIENCE * 3,
            check=False,
        )
        return RunResult(ran.returncode, ran.stdout.decode("utf-8"), ran.stderr.decode("utf-8"))

    def _again(self, case: Case) -> Callable[[str], RunResult]:
        """Return what runs one more command where the run left things, in a plain environment."""

        def again(command: str) -> RunResult:
            plain = Case(
                case.world._replace(environment={"FEEDBACK_LOOP_CONFIG": "none"}), Line(command, (command, "--json"))
            )
            with self._surroundings(plain):
                return _whatever_comes(self._inside, plain)

        return again

    def _furnish(self, world: World) -> None:
        for folder in (self.here, self._temporary):
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(mode=0o700)
        files = {"journal.json": world.journal, "config.toml": world.settings, **world.files}
        for name, content in {**files, "read-only.json": b'{"schema": 1, "events": {}}\n'}.items():
            if content is not None:
                path = self.here / name
                path.parent.mkdir(exist_ok=True)
                path.write_bytes(content)
        (self.here / "read-only.json").chmod(0o400)
        (self.here / "folder").mkdir()
        (self.here / "link").symlink_to("journal.json")
        (self.here / "dangling").symlink_to("new-journal.json")
        (self.here / "loop").symlink_to("loop")
        os.mkfifo(self.here / "pipe")
        with socket.socket(socket.AF_UNIX) as bound, _folder(self.here):
            bound.bind("socket")

    @contextmanager
    def _surroundings(self, case: Case) -> Iterator[None]:
        before = dict(os.environ)
        coverage = {name: value for name, value in before.items() if name.startswith("COVERAGE_")}
        os.environ.clear()
        os.environ.update(coverage | self._environment() | dict(case.world.environment))
        time.tzset()
        try:
            with _folder(self.here), _patience():
                yield
        finally:
            os.environ.clear()
            os.environ.update(before)
            time.tzset()

    def _environment(self) -> dict[str, str]:
        return {
            "PATH": str(self._programs),
            "HOME": str(self.here),
            "TMPDIR": str(self._temporary),
            "FEEDBACK_LOOP_FILE": str(self.here / "journal.json"),
            "FEEDBACK_LOOP_CONFIG": str(self.here / "config.toml"),
            "FEEDBACK_LOOP_TODAY": TODAY,
            "GIT_ALLOW_PROTOCOL": "file",
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_TERMINAL_PROMPT": "0",
        }


def _whatever_comes(run: Callable[[Case], RunResult], case: Case) -> RunResult:
    try:
        return run(case)
    except (Exception, HungError):  # noqa: BLE001  # whatever it is, the program should have caught it
        return RunResult(-1, "", traceback.format_exc())


@contextmanager
def _folder(path: Path) -> Iterator[None]:
    before = Path.cwd()
    os.chdir(path)
    try:
        yield
    finally:
        os.chdir(before)


@contextmanager
def _patience() -> Iterator[None]:
    """End what hangs; seconds are counted one by one, as a machine that stands still skips them."""
    ticks = itertools.count(1)

    def tick(_number: int, _frame: FrameType | None) -> None:
        if next(ticks) >= PATIENCE * 4:
            raise HungError

    earlier = signal.signal(signal.SIGALRM, tick)
    signal.setitimer(signal.ITIMER_REAL, 1, 1)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, earlier)


def _tree(folder: Path) -> Tree:
    """Return the files below a folder, without the locks; a lock may also have made a folder."""
    found = {}
    for at, _, files in os.walk(folder):
        for name in files:
            path = Path(at, name)
            mode = path.lstat().st_mode
            if not name.endswith(".lock"):
                found[str(path.relative_to(folder))] = (mode, _content(path, mode))
    return found


def _content(path: Path, mode: int) -> bytes:
    if stat.S_ISLNK(mode):
        return os.fsencode(path.readlink())
    return path.read_bytes() if stat.S_ISREG(mode) else b""
