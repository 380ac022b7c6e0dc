"""Three ways to run the program: in this process, as an installed program, and in a real terminal.

``Program`` is a terminal with ``tty``, ``Installed`` never is one, ``Screen`` always is.
"""

import fcntl
import io
import json
import os
import pty
import re
import select
import shlex
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

DANA = "Dana Lee <dana@acme.example> (recruiter)"
"""The person of most tests."""

ESCAPE = "\x1b"
INTERRUPT = b"\x03"
KILL = "\0kill"
"""Instead of an answer: kill the program, as happens when its terminal dies."""
_ESCAPE_CODES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
_TIMEOUT_SECONDS = 60
"""Seconds after which a program is stuck; no test waits that long."""

EMPTY = '{"schema": 1, "events": {}}\n'
Document = dict[str, Any]
_CACHE: dict[tuple[tuple[tuple[str, str], ...], str], bytes] = {}


def plain(text: str) -> str:
    """Return the text on a terminal, without colours and carriage returns."""
    return _ESCAPE_CODES.sub("", text).replace("\r\n", "\n")


@dataclass(frozen=True)
class CommandResult:
    """Output and exit code of one run."""

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
        """The JSON error, which must be all of standard error."""
        document: Document = json.loads(self.err)
        assert list(document) == ["error"]
        error: Document = document["error"]
        return error


class _Stream(io.TextIOWrapper):
    """Standard input or output of one run, as a terminal or not."""

    def __init__(self, *, tty: bool, content: bytes = b"", encoding: str = "utf-8") -> None:
        super().__init__(io.BytesIO(content), encoding=encoding, write_through=True)
        self._tty = tty

    def isatty(self) -> bool:
        return self._tty

    def written(self) -> str:
        self.flush()
        written: bytes = self.buffer.getvalue()  # type: ignore[attr-defined]  # a BytesIO
        return written.decode("utf-8")  # which ASCII is, too


def inside(  # noqa: PLR0913  # the environment of a run
    patch: pytest.MonkeyPatch,
    arguments: Sequence[str],
    *,
    tty: bool = False,
    stdin: bytes = b"",
    typing: bool = False,
    encoding: str = "utf-8",
) -> CommandResult:
    """Run one command line in this process.

    Args:
        patch: restores the streams.
        arguments: words after the program's name.
        tty: True if standard output and standard error are terminals.
        stdin: content of standard input.
        typing: True if standard input is a terminal on which that is typed.
        encoding: encoding of the streams.
    """
    out, err = _Stream(tty=tty, encoding=encoding), _Stream(tty=tty, encoding=encoding)
    with patch.context() as during:
        during.setattr(sys, "stdin", _Stream(tty=typing, content=stdin, encoding=encoding))
        during.setattr(sys, "stdout", out)
        during.setattr(sys, "stderr", err)
        code = main.run(arguments)
    return CommandResult(int(code), out.written(), err.written())


@dataclass
class Program:
    """The program in this process, with its own journal, settings and environment."""

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
    ) -> CommandResult:
        """Run one command line, with further arguments that are not split."""
        self.patch.setenv("FEEDBACK_LOOP_TODAY", today or self.today)
        self.patch.setenv("COLUMNS", str(width))
        self.patch.setenv("LINES", os.environ.get("LINES", "24"))
        return inside(self.patch, [*shlex.split(line), *more], tty=tty, stdin=stdin)

    def ok(self, line: str, *more: str, **how: Any) -> CommandResult:
        """Run one command that must succeed with an empty standard error."""
        result = self(line, *more, **how)
        assert (result.code, result.err) == (0, ""), result
        return result

    def days(self, *commands: tuple[str, str]) -> None:
        """Run commands, each on its day; on an empty journal, the result is cached."""
        settings = self.config.read_text(encoding="utf-8") if self.config.exists() else ""
        journal_bytes = _CACHE if self.journal.read_text(encoding="utf-8") == EMPTY else {}
        if (commands, settings) in journal_bytes:
            self.journal.write_bytes(journal_bytes[commands, settings])
            return
        for day, line in commands:
            self.ok(line, today=day)
        journal_bytes[commands, settings] = self.journal.read_bytes()

    def json(self, line: str, *more: str, **how: Any) -> Document:
        """Run one command and return its document."""
        return self.ok(f"{line} --json", *more, **how).document

    @property
    def events(self) -> list[Document]:
        """The raw records of the journal, in the order recorded."""
        return list(json.loads(self.journal.read_text(encoding="utf-8"))["events"].values())

    def last(self, count: int = 1) -> list[Document]:
        """Return the newest records, without the fields that differ in every run."""
        changing = ("id", "recorded_at", "batch")
        return [
            {name: value for name, value in event.items() if name not in changing} for event in self.events[-count:]
        ]

    def set(self, text: str) -> None:
        """Write the settings."""
        self.config.write_text(text, encoding="utf-8")


@dataclass
class Installed:
    """The installed program as a separate process, whose output is a pipe."""

    folder: Path

    @property
    def environment(self) -> dict[str, str]:
        """A minimal environment that points at the test's own files."""
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
    ) -> CommandResult:
        """Run one command line, with changes to the environment or the input."""
        given: dict[str, Any] = {"input": stdin} if isinstance(stdin, bytes) else {"stdin": stdin}
        command: list[str | bytes] = [*program, *shlex.split(line), *more]
        result: subprocess.CompletedProcess[bytes] = subprocess.run(
            command,
            env=self.environment | dict(environment or {}),
            capture_output=True,
            timeout=_TIMEOUT_SECONDS,
            check=False,
            **given,
        )
        return CommandResult(result.returncode, result.stdout.decode("utf-8"), result.stderr.decode("utf-8"))

    def shell(self, script: str) -> CommandResult:
        """Run a shell script in which ``$F`` is the program."""
        program = shlex.join([sys.executable, "-m", "feedback_loop"])
        result = subprocess.run(
            ["bash", "-c", f"set -o pipefail; F={shlex.quote(program)}; {script}"],
            env=self.environment,
            capture_output=True,
            timeout=_TIMEOUT_SECONDS,
            check=False,
            stdin=subprocess.DEVNULL,
        )
        return CommandResult(result.returncode, result.stdout.decode("utf-8"), result.stderr.decode("utf-8"))


@dataclass
class Screen:
    """The installed program in a real terminal of a given width, with a user who types answers."""

    installed: Installed

    def __call__(
        self,
        line: str,
        *answers: tuple[str, str],
        width: int = 80,
        environment: Mapping[str, str] | None = None,
        program: Sequence[str] = (sys.executable, "-m", "feedback_loop"),
    ) -> CommandResult:
        """Run one command line; each answer is a text to wait for on the screen, and what to type then."""
        if sys.platform == "win32":
            raise NotImplementedError
        terminal, program_side = _terminal(width)
        changes = {"TERM": "xterm-256color", "TTY_NAME": os.ttyname(program_side), **(environment or {})}
        # The first terminal that a session leader opens becomes its controlling terminal, which sends it Ctrl-C.
        process = subprocess.Popen(
            ["/bin/sh", "-c", 'exec "$@" 0<>"$TTY_NAME" 1>&0 2>&0', "sh", *program, *shlex.split(line)],
            env=self.installed.environment | changes,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            screen = _type_answers(process, terminal, answers)
        finally:
            process.kill()
            process.wait()
            # Kept open until now, because a terminal without any open side cannot be read.
            os.close(program_side)
            os.close(terminal)
        return CommandResult(process.returncode, screen, "")


def _terminal(width: int) -> tuple[int, int]:
    if sys.platform == "win32":
        raise NotImplementedError
    terminal, program_side = pty.openpty()
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, width, 0, 0))
    return terminal, program_side


def _type_answers(process: "subprocess.Popen[bytes]", terminal: int, answers: Sequence[tuple[str, str]]) -> str:
    """Read the screen until the program ends, and type each answer once its question appears."""
    screen, asked_from, idle = b"", 0, 0
    pending, typed = list(answers), b""
    deadline = time.monotonic() + _TIMEOUT_SECONDS
    while True:
        ended = process.poll() is not None
        if select.select([terminal], [], [], 0 if ended else 0.02)[0]:
            screen, idle = screen + os.read(terminal, 65536), 0
        elif ended:
            break
        else:
            idle += 1
        if pending and pending[0][0].encode() in screen[asked_from:]:
            question, typed = (part.encode() for part in pending.pop(0))
            # If nothing is typed, the next question may be on the screen already.
            asked_from = len(screen) if typed else screen.index(question, asked_from) + len(question)
            if typed == KILL.encode():
                process.kill()
            else:
                os.write(terminal, typed)
        elif typed == INTERRUPT and idle and idle % 50 == 0:
            # Python misses a signal that comes just before it waits for input, so Ctrl-C is typed again.
            os.write(terminal, typed)
        assert time.monotonic() < deadline, f"stuck after: {screen!r}"
    assert not pending, f"never asked {pending[0][0]!r}: {screen!r}"
    return screen.decode("utf-8", "replace")
