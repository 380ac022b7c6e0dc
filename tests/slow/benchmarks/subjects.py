"""Subjects of the benchmarks: the baselines, and the commands of the program on each size of journal."""

import shlex
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.inputs import Inputs
from benchmarks.measure import Run
from feedback_loop.cli.app import COMMANDS
from feedback_loop.journal.disk import CACHE_SUFFIX
from simulation.journals import UNTIL, write

PYTHON, TYPER, TYPER_MANY, JSON = "bare Python", "T: Typer, 8 commands", "Typer, as many commands", "json.load"
VERSION, HELP, QUIET, DUE = "--version", "--help", "remind, nothing due", "remind"
TABLE, NOTE = "status, a table", "note"
CACHED = ", cached"
"""Suffix of a command whose output is cached."""

_EMPTY_APP = Path(__file__).with_name("empty_app.py")


class Subject(NamedTuple):
    """A process to measure.

    Attributes:
        name: Name in the tables.
        size: Number of events of its journal; None without one.
        run: Process.
        has_output: True if it prints something on standard output.
        prepare: Unmeasured preparation of each run.
    """

    name: str
    size: int | None
    run: Run
    has_output: bool = True
    prepare: Callable[[], object] = lambda: None

    @property
    def key(self) -> tuple[str, int | None]:
        """Key of its figures."""
        return self.name, self.size


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


def subjects_without_journal(home: Path, sheet: Path, rows: int) -> list[Subject]:
    """Return the baselines and the subjects that need no journal.

    Args:
        home: Home folder.
        sheet: Spreadsheet to import.
        rows: Number of its rows.
    """
    variables = environment(home)
    journal = home / "journal.json"
    command_count = sum(map(len, COMMANDS.values()))
    return [
        Subject(PYTHON, None, _python(variables, "-c", "pass"), has_output=False),
        Subject(TYPER, None, _python(variables, str(_EMPTY_APP), "8", "command-7"), has_output=False),
        Subject(
            TYPER_MANY, None, _python(variables, str(_EMPTY_APP), str(command_count), "command-7"), has_output=False
        ),
        Subject(VERSION, None, _program(variables, "--version")),
        Subject(HELP, None, _program(variables, "--help")),
        Subject(
            f"import of {rows:,} rows",
            None,
            _program(variables, "import", str(sheet)),
            prepare=lambda: write(journal, []),
        ),
    ]


def subjects_of_size(size: int, inputs: Inputs, home: Path) -> list[Subject]:
    """Return the subjects on journals of one size."""
    due, uncached, quiet, writable = (
        environment(home) | {"FEEDBACK_LOOP_FILE": str(path)}
        for path in (inputs.due, inputs.uncached, inputs.quiet, inputs.writable)
    )
    load = ("-c", "import json, sys; json.load(open(sys.argv[1], encoding='utf-8'))", str(inputs.due))
    completing = due | {"_FEEDBACK_LOOP_COMPLETE": "bash"}
    note = _program(writable, "note", inputs.target, "They moved offices")
    report = str(home / "report.html")
    return [
        Subject(JSON, size, _python(due, *load), has_output=False),
        Subject(QUIET, size, _program(quiet, "remind"), has_output=False),
        Subject(f"{DUE}{CACHED}", size, _program(due, "remind")),
        Subject(f"{TABLE}{CACHED}", size, _program(due, "status", terminal=True)),
        *(
            Subject(line, size, _program(uncached, *shlex.split(line)), prepare=lambda: _delete_cache(inputs.uncached))
            for line in (DUE, "remind --brief")
        ),
        Subject(
            TABLE, size, _program(uncached, "status", terminal=True), prepare=lambda: _delete_cache(inputs.uncached)
        ),
        Subject("status, piped", size, _program(uncached, "status"), prepare=lambda: _delete_cache(inputs.uncached)),
        Subject("show", size, _program(due, "show", inputs.target)),
        *(Subject(line, size, _program(due, line)) for line in ("themes", "stats")),
        Subject("report", size, _program(due, "report", "--output", report)),
        Subject(NOTE, size, note, prepare=lambda: shutil.copyfile(inputs.due, inputs.writable)),
        Subject("completion of a target", size, _program(completing, "show", inputs.target[:2])),
    ]


def _delete_cache(journal: Path) -> None:
    journal.with_name(f"{journal.name}{CACHE_SUFFIX}").unlink(missing_ok=True)


def _python(variables: Mapping[str, str], *arguments: str) -> Run:
    return Run([sys.executable, *arguments], variables)


def _program(variables: Mapping[str, str], *arguments: str, terminal: bool = False) -> Run:
    entry = Path(sys.executable).with_name("feedback-loop")
    return Run([sys.executable, str(entry), *arguments], variables, terminal)


def select(subjects: Sequence[Subject], names: Sequence[str]) -> list[Subject]:
    """Return the subjects whose names contain one of ``names``, by default all, and the baselines."""
    return [
        subject
        for subject in subjects
        if not names or subject.name in (PYTHON, TYPER) or any(name in subject.name for name in names)
    ]
