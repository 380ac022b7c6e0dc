"""Subjects of the benchmarks: processes that are measured, and the baselines."""

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.measure import Output, Run
from feedback_loop.cli.app import COMMANDS
from simulation.journals import UNTIL

PYTHON, TYPER, TYPER_MANY = "bare Python", "T: Typer, 8 commands", "Typer, as many commands"
VERSION, HELP = "--version", "--help"
BASELINES = (PYTHON, TYPER)

Key = tuple[str, int | None]
"""Name of a subject and the size of its journal, None without one."""

_EMPTY_APP = Path(__file__).with_name("empty_app.py")


def prints_something(output: Output) -> bool:
    """Return True if a command printed data and no complaint."""
    return bool(output.text) and not output.errors


def prints_nothing(output: Output) -> bool:
    """Return True if a command was silent."""
    return not output.text and not output.errors


class Subject(NamedTuple):
    """A process to measure.

    Attributes:
        name: Name in the tables.
        size: Number of events of its journal, or of records of another program; None without a journal.
        run: Process.
        did_its_work: Check of its output and of what it left, after a run that is not measured.
        prepare: Unmeasured preparation of each run.
    """

    name: str
    size: int | None
    run: Run
    did_its_work: Callable[[Output], bool] = prints_something
    prepare: Callable[[], object] = lambda: None

    @property
    def key(self) -> Key:
        """Key of its figures."""
        return self.name, self.size

    @property
    def label(self) -> str:
        """Name and size, for a message."""
        return f"{self.name}, {self.size:,}" if self.size else self.name


def environment(home: Path) -> dict[str, str]:
    """Return the environment of a measured process: no settings, a fixed date and fixed hashes."""
    return {
        "PATH": str(Path(sys.executable).parent),
        "HOME": str(home),
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "TERM": "xterm-256color",
        "COLUMNS": "100",
        "LINES": "40",
        "PYTHONHASHSEED": "0",
        "FEEDBACK_LOOP_TODAY": UNTIL.isoformat(),
        "FEEDBACK_LOOP_CONFIG": str(home / "no-settings.toml"),
        "FEEDBACK_LOOP_FILE": str(home / "journal.json"),
    }


def python(variables: Mapping[str, str], *arguments: str) -> Run:
    """Return a run of Python."""
    return Run([sys.executable, *arguments], variables)


def program(variables: Mapping[str, str], *arguments: str, terminal: bool = False, answer: str | None = None) -> Run:
    """Return a run of the installed program; see ``Run`` for the options."""
    entry = Path(sys.executable).with_name("feedback-loop")
    return Run([sys.executable, str(entry), *arguments], variables, terminal, answer)


def baselines(home: Path) -> list[Subject]:
    """Return what the commands are compared with, and the commands that need neither a journal nor other input."""
    variables = environment(home)
    command_count = sum(map(len, COMMANDS.values()))
    return [
        Subject(PYTHON, None, python(variables, "-c", "pass"), prints_nothing),
        Subject(TYPER, None, python(variables, str(_EMPTY_APP), "8", "command-7"), prints_nothing),
        Subject(TYPER_MANY, None, python(variables, str(_EMPTY_APP), str(command_count), "command-7"), prints_nothing),
        Subject(VERSION, None, program(variables, "--version")),
        Subject(HELP, None, program(variables, "--help")),
    ]


def select(subjects: Iterable[Subject], names: Sequence[str]) -> list[Subject]:
    """Return the subjects whose names contain one of ``names``, by default all, and the baselines."""
    return [
        subject
        for subject in subjects
        if not names or subject.name in BASELINES or any(name in subject.name for name in names)
    ]
