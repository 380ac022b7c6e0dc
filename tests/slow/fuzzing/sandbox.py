"""Run the program in a prepared folder and record what it did."""

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

from cli.harness import TODAY, CommandResult, inside

from .command_lines import CommandLine
from .worlds import World

MAX_SECONDS = 20
"""Seconds after which a run counts as hanging."""

_FAKE_PROGRAMS = {
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
    "editor-huge": 'for file; do :; done; printf "%3000000s" x > "$file"',
    "editor-fails": "exit 1",
    "ssh": "exit 255",
}
"""Fakes for programs of the system, so that no run reaches its desktop, crontab or network."""

_REAL_PROGRAMS = ("git",)
"""Programs of the system that runs may use."""


class HungError(BaseException):
    """The program did not finish."""


class Case(NamedTuple):
    """Input of one run.

    Attributes:
        world: Files and environment.
        line: Command line.
        stdin: Content of standard input.
        tty: True if the output is a terminal.
        is_interactive: True if standard input is a terminal, too.
        encoding: Encoding of the streams.
    """

    world: World
    line: CommandLine
    stdin: bytes = b""
    tty: bool = False
    is_interactive: bool = False
    encoding: str = "utf-8"


Tree = Mapping[str, tuple[int, bytes]]
"""Mode and content of each file below a folder by its path; for a link, its target."""


@dataclass
class RunResult:
    """Result of one run.

    Attributes:
        case: Input of the run.
        ran: Exit code and output.
        before: Files before the run.
        after: Files after the run.
        temporary: Files left in the folder for temporary files.
        seconds: Duration.
        run_next: Function that runs another command on the files that the run left.
    """

    case: Case
    ran: CommandResult
    before: Tree
    after: Tree
    temporary: Tree
    seconds: float
    run_next: Callable[[str], CommandResult] = field(repr=False)


class Sandbox:
    """A folder for consecutive runs, prepared for each as its case says.

    Args:
        root: Empty folder, preferably on a fast disk.
    """

    def __init__(self, root: Path) -> None:
        self.folder = root / "case"
        self._temporary = root / "tmp"
        self._programs = root / "bin"
        self._programs.mkdir(parents=True)
        for name, script in _FAKE_PROGRAMS.items():
            program = self._programs / name
            program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
            program.chmod(0o755)
        for name in _REAL_PROGRAMS:
            if path := shutil.which(name):
                (self._programs / name).symlink_to(path)
        self._remote = root / "remote.git"
        subprocess.run(["git", "init", "--quiet", "--bare", self._remote], check=True)

    def run_in_process(self, case: Case) -> RunResult:
        """Run a case in this process."""
        return self._run(case, self._call)

    def run_as_process(self, case: Case) -> RunResult:
        """Run a case as a separate process, without a terminal."""
        return self._run(case, self._spawn)

    def _run(self, case: Case, run: Callable[[Case], CommandResult]) -> RunResult:
        result = self._run_once(case, run)
        # A real hang is reproducible; a run that was slow because the machine was suspended is not.
        return result if result.seconds < MAX_SECONDS else self._run_once(case, run)

    def _run_once(self, case: Case, run: Callable[[Case], CommandResult]) -> RunResult:
        self._prepare(case.world)
        if case.line.command == "sync":
            shutil.copytree(self._remote, self.folder / "remote.git")
        before = _tree(self.folder)
        start = time.perf_counter()
        with self._environment_of(case):
            ran = _catch_everything(run, case)
        seconds = time.perf_counter() - start
        after, temporary = _tree(self.folder), _tree(self._temporary)
        return RunResult(case, ran, before, after, temporary, seconds, self._next_runner(case))

    def _call(self, case: Case) -> CommandResult:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(tempfile, "tempdir", None)
            return inside(
                patch,
                case.line.arguments,
                tty=case.tty,
                stdin=case.stdin,
                typing=case.is_interactive,
                encoding=case.encoding,
            )

    def _spawn(self, case: Case) -> CommandResult:
        arguments = [argument.encode("utf-8", "surrogatepass") for argument in case.line.arguments]
        completed = subprocess.run(
            [sys.executable.encode(), b"-m", b"feedback_loop", *arguments],
            input=case.stdin,
            capture_output=True,
            timeout=MAX_SECONDS * 3,
            check=False,
        )
        return CommandResult(completed.returncode, completed.stdout.decode("utf-8"), completed.stderr.decode("utf-8"))

    def _next_runner(self, case: Case) -> Callable[[str], CommandResult]:
        """Return a function that runs another command on the same files, in a plain environment."""

        def run_next(command: str) -> CommandResult:
            world = case.world._replace(environment={"FEEDBACK_LOOP_CONFIG": "none"})
            plain = Case(world, CommandLine(command, (command, "--json")))
            with self._environment_of(plain):
                return _catch_everything(self._call, plain)

        return run_next

    def _prepare(self, world: World) -> None:
        for folder in (self.folder, self._temporary):
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(mode=0o700)
        files = {"journal.json": world.journal, "config.toml": world.settings, **world.files}
        for name, content in {**files, "read-only.json": b'{"schema": 1, "events": {}}\n'}.items():
            if content is not None:
                path = self.folder / name
                path.parent.mkdir(exist_ok=True)
                path.write_bytes(content)
        (self.folder / "read-only.json").chmod(0o400)
        (self.folder / "folder").mkdir()
        (self.folder / "link").symlink_to("journal.json")
        (self.folder / "dangling").symlink_to("new-journal.json")
        (self.folder / "loop").symlink_to("loop")
        if sys.platform == "win32":
            raise NotImplementedError
        os.mkfifo(self.folder / "pipe")
        with socket.socket(socket.AF_UNIX) as unix_socket, _working_directory(self.folder):
            unix_socket.bind("socket")

    @contextmanager
    def _environment_of(self, case: Case) -> Iterator[None]:
        if sys.platform == "win32":
            raise NotImplementedError
        before = dict(os.environ)
        coverage = {name: value for name, value in before.items() if name.startswith("COVERAGE_")}
        os.environ.clear()
        os.environ.update(coverage | self._variables() | dict(case.world.environment))
        time.tzset()
        try:
            with _working_directory(self.folder), _time_limit():
                yield
        finally:
            os.environ.clear()
            os.environ.update(before)
            time.tzset()

    def _variables(self) -> dict[str, str]:
        return {
            "PATH": str(self._programs),
            "HOME": str(self.folder),
            "TMPDIR": str(self._temporary),
            "FEEDBACK_LOOP_FILE": str(self.folder / "journal.json"),
            "FEEDBACK_LOOP_CONFIG": str(self.folder / "config.toml"),
            "FEEDBACK_LOOP_TODAY": TODAY,
            "GIT_ALLOW_PROTOCOL": "file",
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_TERMINAL_PROMPT": "0",
        }


def _catch_everything(run: Callable[[Case], CommandResult], case: Case) -> CommandResult:
    try:
        return run(case)
    except (Exception, HungError):  # noqa: BLE001  # the program should have caught it
        return CommandResult(-1, "", traceback.format_exc())


@contextmanager
def _working_directory(path: Path) -> Iterator[None]:
    before = Path.cwd()
    os.chdir(path)
    try:
        yield
    finally:
        os.chdir(before)


@contextmanager
def _time_limit() -> Iterator[None]:
    """Stop a run that hangs; seconds are counted one by one, so that a suspended machine does not matter."""
    if sys.platform == "win32":
        raise NotImplementedError
    ticks = itertools.count(1)

    def tick(_number: int, _frame: FrameType | None) -> None:
        if next(ticks) >= MAX_SECONDS * 4:
            raise HungError

    previous = signal.signal(signal.SIGALRM, tick)
    signal.setitimer(signal.ITIMER_REAL, 1, 1)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, previous)


def _tree(folder: Path) -> Tree:
    """Return the files below a folder, without locks and folders."""
    tree = {}
    for parent, _, files in os.walk(folder):
        for name in files:
            path = Path(parent, name)
            mode = path.lstat().st_mode
            if not name.endswith(".lock"):
                tree[str(path.relative_to(folder))] = (mode, _content(path, mode))
    return tree


def _content(path: Path, mode: int) -> bytes:
    if stat.S_ISLNK(mode):
        return os.fsencode(path.readlink())
    return path.read_bytes() if stat.S_ISREG(mode) else b""
