"""Three ways to run the program: within the process, as an installed program, and in a real terminal.

Every case says whether it is a terminal: ``Program`` by ``tty``, ``Installed`` never is one, ``Screen`` always is.
"""

import fcntl
import io
import json
import os
import pty
import re
import select
import shlex
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from feedback_loop.cli import main

TODAY = "2026-06-15"
"""A Monday."""

ESCAPE = "\x1b"
INTERRUPT = b"\x03"
_ESCAPE_CODES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
_PATIENCE = 60
"""Seconds after which a program that says nothing is stuck; none of the tests waits for it."""

EMPTY = '{"schema": 1, "events": {}}\n'
Document = dict[str, Any]
_MADE: dict[tuple[tuple[tuple[str, str], ...], str], bytes] = {}


def plain(text: str) -> str:
    """Return what a terminal shows, without colours and carriage returns."""
    return _ESCAPE_CODES.sub("", text).replace("\r\n", "\n")


@dataclass(frozen=True)
class Ran:
    """What one run said, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Document:
        """The JSON document on standard output."""
        document: Document = json.loads(self.out)
        return document

    @property
    def error(self) -> Document:
        """The JSON error on standard error, which is all that is there."""
        document: Document = json.loads(self.err)
        assert list(document) == ["error"]
        error: Document = document["error"]
        return error


class _Stream(io.TextIOWrapper):
    """Standard input or output of one run: bytes, and whether it is a terminal."""

    def __init__(self, *, tty: bool, content: bytes = b"", encoding: str = "utf-8") -> None:
        super().__init__(io.BytesIO(content), encoding=encoding, write_through=True)
        self._tty = tty

    def isatty(self) -> bool:
        return self._tty

    def written(self) -> str:
        self.flush()
        written: bytes = self.buffer.getvalue()  # type: ignore[attr-defined]  # a BytesIO
        return written.decode("utf-8")  # which ASCII is, too


def inside(  # noqa: PLR0913  # what surrounds a run
    patch: pytest.MonkeyPatch,
    arguments: Sequence[str],
    *,
    tty: bool = False,
    stdin: bytes = b"",
    typing: bool = False,
    encoding: str = "utf-8",
) -> Ran:
    """Run one command line in this process.

    Args:
        patch: what puts the streams back.
        arguments: the words after the program's name.
        tty: whether standard output and standard error are terminals.
        stdin: what standard input holds.
        typing: whether standard input is a terminal, at which somebody types that.
        encoding: of the streams.
    """
    out, err = _Stream(tty=tty, encoding=encoding), _Stream(tty=tty, encoding=encoding)
    with patch.context() as during:
        during.setattr(sys, "stdin", _Stream(tty=typing, content=stdin, encoding=encoding))
        during.setattr(sys, "stdout", out)
        during.setattr(sys, "stderr", err)
        code = main.run(arguments)
    return Ran(int(code), out.written(), err.written())


@dataclass
class Program:
    """The program in this process, with a journal, settings and an environment of its own."""

    folder: Path
    patch: pytest.MonkeyPatch
    today: str = TODAY
    journal: Path = field(init=False)
    config: Path = field(init=False)

    def __post_init__(self) -> None:
        self.journal = self.folder / "journal.json"
        self.config = self.folder / "config.toml"
        self.journal.write_text(EMPTY, encoding="utf-8")

    def __call__(
        self,
        line: str,
        *more: str,
        today: str | None = None,
        tty: bool = False,
        width: int = 80,
        stdin: bytes = b"",
    ) -> Ran:
        """Run one command line; ``more`` are further arguments, taken as they are."""
        self.patch.setenv("FEEDBACK_LOOP_TODAY", today or self.today)
        self.patch.setenv("COLUMNS", str(width))
        self.patch.setenv("LINES", os.environ.get("LINES", "24"))
        return inside(self.patch, [*shlex.split(line), *more], tty=tty, stdin=stdin)

    def ok(self, line: str, *more: str, **how: Any) -> Ran:
        """Run one command that has to succeed without a word on standard error."""
        ran = self(line, *more, **how)
        assert (ran.code, ran.err) == (0, ""), ran
        return ran

    def days(self, *commands: tuple[str, str]) -> None:
        """Run commands, each on its day; what they make of an empty journal is made once."""
        settings = self.config.read_text(encoding="utf-8") if self.config.exists() else ""
        made = _MADE if self.journal.read_text(encoding="utf-8") == EMPTY else {}
        if (commands, settings) in made:
            self.journal.write_bytes(made[commands, settings])
            return
        for day, line in commands:
            self.ok(line, today=day)
        made[commands, settings] = self.journal.read_bytes()

    def json(self, line: str, *more: str, **how: Any) -> Document:
        """Run one command for its document."""
        return self.ok(f"{line} --json", *more, **how).document

    @property
    def events(self) -> list[Document]:
        """The raw records of the journal, in the order recorded."""
        return list(json.loads(self.journal.read_text(encoding="utf-8"))["events"].values())

    def last(self, count: int = 1) -> list[Document]:
        """Return the newest records without the fields that differ in every run."""
        changing = ("id", "recorded_at", "batch")
        return [{name: value for name, value in one.items() if name not in changing} for one in self.events[-count:]]

    def set(self, text: str) -> None:
        """Write the settings."""
        self.config.write_text(text, encoding="utf-8")


@dataclass
class Installed:
    """The installed program as a process of its own; its output is a pipe, never a terminal."""

    folder: Path

    @property
    def environment(self) -> dict[str, str]:
        """An environment with nothing in it but what points at the test's own files."""
        coverage = {name: value for name, value in os.environ.items() if name.startswith("COVERAGE_")}
        return coverage | {
            "PATH": os.environ["PATH"],
            "HOME": str(self.folder),
            "TMPDIR": str(self.folder),
            "LANG": "C.UTF-8",
            "FEEDBACK_LOOP_FILE": str(self.folder / "journal.json"),
            "FEEDBACK_LOOP_CONFIG": str(self.folder / "config.toml"),
            "FEEDBACK_LOOP_TODAY": TODAY,
        }

    def __call__(
        self,
        line: str,
        *more: str | bytes,
        environment: Mapping[str, str] | None = None,
        stdin: bytes | int = subprocess.DEVNULL,
        program: Sequence[str] = (sys.executable, "-m", "feedback_loop"),
    ) -> Ran:
        """Run one command line, with changes to the environment or the input if there are any."""
        given: dict[str, Any] = {"input": stdin} if isinstance(stdin, bytes) else {"stdin": stdin}
        command: list[str | bytes] = [*program, *shlex.split(line), *more]
        ran: subprocess.CompletedProcess[bytes] = subprocess.run(
            command,
            env=self.environment | dict(environment or {}),
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
            **given,
        )
        return Ran(ran.returncode, ran.stdout.decode("utf-8"), ran.stderr.decode("utf-8"))

    def shell(self, script: str) -> Ran:
        """Run a shell script in which ``$F`` is the program."""
        program = shlex.join([sys.executable, "-m", "feedback_loop"])
        ran = subprocess.run(
            ["bash", "-c", f"set -o pipefail; F={shlex.quote(program)}; {script}"],
            env=self.environment,
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
            stdin=subprocess.DEVNULL,
        )
        return Ran(ran.returncode, ran.stdout.decode("utf-8"), ran.stderr.decode("utf-8"))


@dataclass
class Screen:
    """The installed program in a real terminal of a chosen width, with somebody who types answers."""

    installed: Installed

    def __call__(
        self,
        line: str,
        *answers: tuple[str, str],
        width: int = 80,
        environment: Mapping[str, str] | None = None,
        program: Sequence[str] = (sys.executable, "-m", "feedback_loop"),
    ) -> Ran:
        """Run one command line; each answer is what to wait for on the screen, and what to type then."""
        terminal, program_side = _terminal(width)
        changes = {"TERM": "xterm-256color", "TTY_NAME": os.ttyname(program_side), **(environment or {})}
        # The first terminal that the leader of a session opens becomes the one whose Ctrl-C it gets.
        process = subprocess.Popen(
            ["/bin/sh", "-c", 'exec "$@" 0<>"$TTY_NAME" 1>&0 2>&0', "sh", *program, *shlex.split(line)],
            env=self.installed.environment | changes,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            # A shell lets what it runs in the background ignore Ctrl-C, and all that is started there.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509  # one system call
        )
        try:
            seen = _typed(process, terminal, answers)
        finally:
            process.kill()
            process.wait()
            # Open until now: a terminal that nobody has open cannot be read from.
            os.close(program_side)
            os.close(terminal)
        return Ran(process.returncode, seen, "")


def _terminal(width: int) -> tuple[int, int]:
    terminal, program_side = pty.openpty()
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, width, 0, 0))
    return terminal, program_side


def _typed(process: "subprocess.Popen[bytes]", terminal: int, answers: Sequence[tuple[str, str]]) -> str:
    """Read the screen until the program ends, and type each answer when its question is there."""
    seen, asked_from, idle = b"", 0, 0
    pending, typed = list(answers), b""
    deadline = time.monotonic() + _PATIENCE
    while True:
        ended = process.poll() is not None
        if select.select([terminal], [], [], 0 if ended else 0.02)[0]:
            seen, idle = seen + os.read(terminal, 65536), 0
        elif ended:
            break
        else:
            idle += 1
        if pending and pending[0][0].encode() in seen[asked_from:]:
            question, typed = (part.encode() for part in pending.pop(0))
            # Where nothing is typed, what comes next may be on the screen already.
            asked_from = len(seen) if typed else seen.index(question, asked_from) + len(question)
            os.write(terminal, typed)
        elif typed == INTERRUPT and idle and idle % 50 == 0:
            # Python misses a signal that comes just before it waits for input; people press again, too.
            os.write(terminal, typed)
        assert time.monotonic() < deadline, f"stuck after: {seen!r}"
    assert not pending, f"never asked {pending[0][0]!r}: {seen!r}"
    return seen.decode("utf-8", "replace")
