"""Imports of each command: nothing slow that it does not need, and no other command."""

import pkgutil
import subprocess
import sys
from graphlib import TopologicalSorter

import grimp
import pytest

import feedback_loop
from feedback_loop.cli.app import COMMANDS, function_name

from .harness import Installed, Program

SLOW = {
    "rich", "jinja2", "markupsafe", "tinydb", "msgspec", "dateutil", "platformdirs", "icalendar", "openpyxl",
    "tempfile", "asyncio", "importlib.metadata", "logging", "zipfile", "csv", "email", "tomllib", "sqlite3", "json",
    "typing_extensions",
}  # fmt: skip
"""Modules that are slow to import, except subprocess, shutil and inspect, which Typer loads itself."""

_PROBE = """
import atexit, os, sys
before = set(sys.modules)
with open(sys.argv.pop(1), "w") as file:
    atexit.register(lambda: print(*sorted(set(sys.modules) - before), file=open(file.name, "w")))
if "_FEEDBACK_LOOP_COMPLETE" in os.environ:
    from feedback_loop.cli.complete_line import print_completions
    print_completions(sys.argv[1:])
else:
    from feedback_loop.cli.main import run
    sys.exit(run(sys.argv[1:]))
"""

READ = {"msgspec"}
"""Modules that read the journal."""

RECORD = {*READ, "tinydb", "json"}
"""Modules that change the journal."""

_MODULES = {command: function_name(command) for group in COMMANDS.values() for command in group}


@pytest.fixture
def journal(program: Program) -> Program:
    program.days(
        ("2026-06-01", "apply Acme Analyst --with 'Dana Lee <dana@acme.example>'"),
        ("2026-06-02", "interviewed acme"),
        ("2026-06-03", "record acme 'Name one trade-off' --theme coding"),
    )
    return program


def loaded_modules(installed: Installed, line: str, **environment: str) -> set[str]:
    """Return the modules that one command line loaded, in the installed program without a terminal."""
    report = installed.folder / "modules.json"
    result = installed(line, environment=environment, program=(sys.executable, "-c", _PROBE, str(report)))
    assert result.code == 0, result
    return set(report.read_text(encoding="utf-8").split())


def command_modules(modules: set[str]) -> set[str]:
    return {place for place in _MODULES.values() if f"feedback_loop.cli.commands.{place}" in modules}


COMPLETION = {"_FEEDBACK_LOOP_COMPLETE": "bash"}


@pytest.mark.usefixtures("journal")
@pytest.mark.parametrize(
    ("line", "needed"),
    [
        ("--version", set()),
        ("--help", {*RECORD, "csv"}),
        ("", READ),
        ("remind", READ),
        ("remind --brief", READ),
        ("remind --json", {*READ, "json"}),
        ("status", READ),
        ("show acme", READ),
        ("themes", READ),
        ("stats", READ),
        ("log", READ),
        ("people", READ),
        ("apply Globex", RECORD),
        ("note acme 'They moved'", RECORD),
        ("interviewed acme --on yesterday", RECORD),
        ("act acme 'Practise' --by 2026-07-01", RECORD),
        ("undo", RECORD),
    ],
)
def test_commands_load_only_the_slow_modules_they_need(installed: Installed, line: str, needed: set[str]) -> None:
    assert loaded_modules(installed, line) & SLOW <= needed


@pytest.mark.usefixtures("journal")
def test_completing_a_target_loads_one_command(installed: Installed) -> None:
    modules = loaded_modules(installed, "show a", **COMPLETION)
    assert modules & SLOW <= RECORD
    assert command_modules(modules) == {"show"}


@pytest.mark.usefixtures("journal")
@pytest.mark.parametrize("line", ["--version", "remind", "status", "themes", "note acme 'They moved'", "apply Globex"])
def test_only_the_typed_command_is_loaded(installed: Installed, line: str) -> None:
    command = line.split(maxsplit=1)[0]
    assert command_modules(loaded_modules(installed, line)) == ({_MODULES[command]} if command in _MODULES else set())


def test_help_loads_every_command_but_not_what_they_run(installed: Installed) -> None:
    modules = loaded_modules(installed, "--help")
    assert command_modules(modules) == set(_MODULES.values())
    assert not {"rich", "jinja2", "icalendar", "openpyxl", "tempfile", "feedback_loop.journal.sync.git"} & modules


def test_version_loads_neither_journal_nor_records(installed: Installed) -> None:
    modules = loaded_modules(installed, "--version")
    assert not {
        name for name in modules if name.startswith(("feedback_loop.journal", "feedback_loop.domain.model.events"))
    }


_ALONE = """
import os, sys
import rich.console, typer, msgspec, tinydb, jinja2, icalendar
for name in sys.argv[1:]:
    if not (child := os.fork()):
        __import__(name)
        os._exit(0)
    if os.waitpid(child, 0)[1]:
        print(name)
"""


@pytest.mark.slow
def test_every_module_can_be_imported_first() -> None:
    modules = pkgutil.walk_packages(feedback_loop.__path__, "feedback_loop.")
    names = [module.name for module in modules if module.name != "feedback_loop.__main__"]
    result = subprocess.run([sys.executable, "-c", _ALONE, *names], capture_output=True, text=True, check=True)
    assert result.stdout.split() == [], result.stderr


def test_there_are_no_import_cycles() -> None:
    graph = grimp.build_graph("feedback_loop", exclude_type_checking_imports=True, cache_dir=None)
    imports = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    TopologicalSorter(imports).prepare()  # a cycle is an error that names it
