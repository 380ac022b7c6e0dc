"""Fixtures of the command-line tests."""

import tempfile
from pathlib import Path

import pytest

from .full_journal import record_full_journal
from .harness import DANA, Installed, Program, Screen
from .replicas import BareRepository, Machine

_USER_VARIABLES = (
    "NO_COLOR", "FORCE_COLOR", "CLICOLOR", "EDITOR", "VISUAL", "BROWSER", "PYTHONUTF8", "LC_ALL", "TTY_COMPATIBLE",
    "FEEDBACK_LOOP_TODAY", "COLUMNS", "LINES",
)  # fmt: skip
"""Variables of the user who runs the tests that would change the output."""


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    """The program in this process, with an empty journal."""
    return isolated(tmp_path, monkeypatch)


def isolated(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    """Return a program that is isolated from this machine's settings."""
    for name in _USER_VARIABLES:
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


@pytest.fixture
def acme(program: Program) -> Program:
    """A journal with one application of 1 June, and its recruiter."""
    program.days(("2026-06-01", f"apply Acme 'Data Analyst' --with '{DANA}'"))
    return program


@pytest.fixture
def interviewed_acme(acme: Program) -> Program:
    """The same journal with an interview of 5 June."""
    acme.ok("interviewed acme --with dana --round screen", today="2026-06-05")
    return acme


@pytest.fixture
def four_loops(program: Program) -> Program:
    """A journal with four loops: one overdue, one due today, one waiting, one closed."""
    program.days(
        ("2026-05-01", "apply Acme Analyst --with 'Dana Lee (recruiter)'"),
        ("2026-05-10", "interviewed acme --with dana"),
        ("2026-06-08", "outcome acme rejected"),
        ("2026-06-01", "apply Globex Clerk"),
        ("2026-06-14", "interviewed globex --with 'Kim Ito'"),
        ("2026-06-02", "apply Initech"),
        ("2026-06-03", "apply Hooli"),
        ("2026-06-04", "outcome hooli withdrawn"),
    )
    return program


@pytest.fixture(scope="module")
def full_journal_text(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The text of the journal with every kind of loop."""
    with pytest.MonkeyPatch.context() as patch:
        return record_full_journal(isolated(tmp_path_factory.mktemp("full"), patch))


@pytest.fixture
def full_journal(full_journal_text: bytes, program: Program, monkeypatch: pytest.MonkeyPatch) -> Program:
    """A journal with every kind of loop; the program runs in its folder."""
    program.journal.write_bytes(full_journal_text)
    monkeypatch.chdir(program.folder)
    monkeypatch.setenv("FEEDBACK_LOOP_FILE", "journal.json")
    monkeypatch.setenv("FEEDBACK_LOOP_CONFIG", "config.toml")
    return program


@pytest.fixture
def remote(program: Program) -> BareRepository:
    """The repository between a user's machines."""
    return BareRepository(program.folder / "remote.git")


@pytest.fixture
def desk(program: Program) -> Machine:
    """A user's first machine."""
    return Machine(program, "desk")


@pytest.fixture
def lap(program: Program) -> Machine:
    """A user's second machine."""
    return Machine(program, "lap")
