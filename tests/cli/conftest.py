"""What the tests of the command line stand on; see ``harness``."""

import tempfile
from pathlib import Path

import pytest

from .harness import Installed, Program, Screen

_THEIRS = (
    "NO_COLOR", "FORCE_COLOR", "CLICOLOR", "EDITOR", "VISUAL", "PYTHONUTF8", "LC_ALL", "TTY_COMPATIBLE",
    "FEEDBACK_LOOP_TODAY", "COLUMNS", "LINES",
)  # fmt: skip
"""What whoever runs the tests may have set, and what changes what is printed."""


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    """The program in this process, with an empty journal."""
    return isolated(tmp_path, monkeypatch)


def isolated(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    """Return a program that sees nothing of the machine that it runs on."""
    for name in _THEIRS:
        monkeypatch.delenv(name, raising=False)
    program = Program(folder, monkeypatch)
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("FEEDBACK_LOOP_FILE", str(program.journal))
    monkeypatch.setenv("FEEDBACK_LOOP_CONFIG", str(program.config))
    return program


@pytest.fixture
def installed(tmp_path: Path) -> Installed:
    """The installed program, as a process of its own."""
    return Installed(tmp_path)


@pytest.fixture
def screen(installed: Installed) -> Screen:
    """The installed program in a real terminal."""
    return Screen(installed)
