"""The help pages, and the help command."""

import re

import pytest
from typer.main import get_command

from feedback_loop import __version__
from feedback_loop.cli.app import COMMANDS, build_app
from feedback_loop.cli.exit_codes import Exit

from .harness import Program

NAMES = {heading: list(commands) for heading, commands in COMMANDS.items()}
COMMAND_NAMES = [name for names in NAMES.values() for name in names]
WANTED = {
    "The loop": ["apply", "interviewed", "outcome", "ask-feedback", "record", "act", "follow-up", "thank"],
    "View": ["status", "show", "remind", "log"],
    "Manage": ["undo", "redo", "edit", "note", "snooze", "close", "doctor"],
    "Exchange": ["import"],
    "Other": ["demo", "config", "help"],
}


@pytest.mark.parametrize("heading", WANTED)
def test_commands_are_listed_in_their_groups(program: Program, heading: str) -> None:
    page = program.ok("--help").out
    section = re.split(r"\n(?=\S)", page.split(f"\n{heading}:\n")[1])[0]
    listed = re.findall(r"^  ([a-z-]+)  ", section, re.MULTILINE)
    assert listed == NAMES[heading]
    assert [name for name in listed if name in WANTED[heading]] == WANTED[heading]


@pytest.mark.parametrize("flag", ["-h", "--help"])
@pytest.mark.parametrize("name", COMMAND_NAMES)
def test_every_command_has_a_help_page(program: Program, name: str, flag: str) -> None:
    page = program.ok(f"{name} {flag}").out
    assert page.startswith(f"Usage: feedback-loop {name}")
    assert "--json" in page


@pytest.mark.parametrize("name", COMMAND_NAMES)
def test_every_option_and_argument_has_a_help_text(name: str) -> None:
    command = get_command(build_app()).commands[name]  # type: ignore[attr-defined]  # a group
    assert command.help
    for parameter in command.params:
        assert getattr(parameter, "help", None), parameter.name


@pytest.mark.parametrize("name", ["", *COMMAND_NAMES])
def test_help_is_ascii(program: Program, name: str) -> None:
    assert program.ok(f"{name} --help").out.isascii()


@pytest.mark.parametrize("name", COMMAND_NAMES)
def test_help_fits_the_terminal(program: Program, name: str) -> None:
    for width in (60, 80):
        assert max(map(len, program.ok(f"{name} --help", width=width).out.splitlines())) <= width


def test_the_today_option_is_hidden(program: Program) -> None:
    page = program.ok("--help").out
    assert "--today" not in page
    assert all(option in page for option in ("--file", "--no-color", "--version", "--help"))
    assert "--show-completion" not in page


def test_version(program: Program) -> None:
    assert program.ok("--version").out == f"feedback-loop {__version__}\n"


def test_help_reads_neither_journal_nor_settings(program: Program) -> None:
    program.journal.write_text("damaged", encoding="utf-8")
    program.set("damaged")
    program.ok("--help")
    program.ok("status --help")
    program.ok("--version")


def test_exit_codes_are_at_the_end_of_the_main_page(program: Program) -> None:
    section = program.ok("--help").out.split("\nExit codes:\n")[1]
    assert [int(code) for code in re.findall(r"^  (\d+)", section, re.MULTILINE)] == list(Exit)


@pytest.mark.parametrize("line", ["", *COMMAND_NAMES])
def test_help_command_prints_the_help_page(program: Program, line: str) -> None:
    page = program.ok(f"{line} --help").out
    assert program.ok(f"help {line}").out == page
    assert program.json(f"help {line}") == {"schema_version": 1, "help": page}


def test_help_for_an_unknown_command_suggests_the_nearest_names(program: Program) -> None:
    result = program("help remimd")
    assert (result.code, result.out) == (2, "")
    assert "'remind'" in result.err
    assert "'remind'" in program("help remimd --json").error["message"]
