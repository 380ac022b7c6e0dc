"""What is measured: the floors, and the commands of the program on each size of journal."""

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
AGAIN = ", said again"
"""What stands behind a command that was answered before, and nothing has changed since."""

_EMPTY_APP = Path(__file__).with_name("empty_app.py")
_COMPLETING = {"_FEEDBACK_LOOP_COMPLETE": "complete_bash", "COMP_CWORD": "2"}


class Subject(NamedTuple):
    """One thing to measure.

    Attributes:
        name: what it is.
        size: of how many events its journal is; None where that plays no part.
        run: how it is run.
        speaks: whether it has something to say on standard output.
        prepare: what comes before each run, outside of the clock.
    """

    name: str
    size: int | None
    run: Run
    speaks: bool = True
    prepare: Callable[[], object] = lambda: None

    @property
    def key(self) -> tuple[str, int | None]:
        """What its figures are found by."""
        return self.name, self.size


def environment(home: Path) -> dict[str, str]:
    """Return all that a measured process sees: no settings, a fixed day, and hashes that are always the same."""
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


def unsized(home: Path, sheet: Path, rows: int) -> list[Subject]:
    """Return the floors, and what no journal plays a part in.

    Args:
        home: a folder of their own.
        sheet: what to import.
        rows: how many rows it has.
    """
    around = environment(home)
    journal = home / "journal.json"
    every = sum(map(len, COMMANDS.values()))
    return [
        Subject(PYTHON, None, _python(around, "-c", "pass"), speaks=False),
        Subject(TYPER, None, _python(around, str(_EMPTY_APP), "8", "command-7"), speaks=False),
        Subject(TYPER_MANY, None, _python(around, str(_EMPTY_APP), str(every), "command-7"), speaks=False),
        Subject(VERSION, None, _program(around, "--version")),
        Subject(HELP, None, _program(around, "--help")),
        Subject(
            f"import of {rows:,} rows", None, _program(around, "import", str(sheet)), prepare=lambda: write(journal, [])
        ),
    ]


def sized(size: int, inputs: Inputs, home: Path) -> list[Subject]:
    """Return what is measured on the journals of one size."""
    due, anew, quiet, written = (
        environment(home) | {"FEEDBACK_LOOP_FILE": str(path)}
        for path in (inputs.due, inputs.anew, inputs.quiet, inputs.written)
    )
    load = ("-c", "import json, sys; json.load(open(sys.argv[1], encoding='utf-8'))", str(inputs.due))
    completing = due | _COMPLETING | {"COMP_WORDS": f"feedback-loop show {inputs.target[:2]}"}
    note = _program(written, "note", inputs.target, "They moved offices")
    report = str(home / "report.html")
    return [
        Subject(JSON, size, _python(due, *load), speaks=False),
        Subject(QUIET, size, _program(quiet, "remind"), speaks=False),
        Subject(f"{DUE}{AGAIN}", size, _program(due, "remind")),
        Subject(f"{TABLE}{AGAIN}", size, _program(due, "status", terminal=True)),
        *(
            Subject(line, size, _program(anew, *shlex.split(line)), prepare=lambda: _forget_answers(inputs.anew))
            for line in (DUE, "remind --brief")
        ),
        Subject(TABLE, size, _program(anew, "status", terminal=True), prepare=lambda: _forget_answers(inputs.anew)),
        Subject("status, piped", size, _program(anew, "status"), prepare=lambda: _forget_answers(inputs.anew)),
        Subject("show", size, _program(due, "show", inputs.target)),
        *(Subject(line, size, _program(due, line)) for line in ("themes", "stats")),
        Subject("report", size, _program(due, "report", "--output", report)),
        Subject(NOTE, size, note, prepare=lambda: shutil.copyfile(inputs.due, inputs.written)),
        Subject("completion of a target", size, _program(completing)),
    ]


def _forget_answers(journal: Path) -> None:
    journal.with_name(f"{journal.name}{CACHE_SUFFIX}").unlink(missing_ok=True)


def _python(around: Mapping[str, str], *arguments: str) -> Run:
    return Run([sys.executable, *arguments], around)


def _program(around: Mapping[str, str], *arguments: str, terminal: bool = False) -> Run:
    entry = Path(sys.executable).with_name("feedback-loop")
    return Run([sys.executable, str(entry), *arguments], around, terminal)


def chosen(subjects: Sequence[Subject], names: Sequence[str]) -> list[Subject]:
    """Return those whose names have one of these parts, with the floors that they are compared with; all for none."""
    floors = (PYTHON, TYPER)
    return [one for one in subjects if not names or one.name in floors or any(part in one.name for part in names)]
