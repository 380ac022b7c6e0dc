"""The help: every command, option and argument has its text, and the commands stand in their groups."""

import re

import pytest
from typer.main import get_command

from feedback_loop import __version__
from feedback_loop.cli.app import COMMANDS, build_app

from .harness import Program

NAMES = {heading: list(commands) for heading, commands in COMMANDS.items()}
EVERY = [name for names in NAMES.values() for name in names]
WANTED = {
    "The loop": ["apply", "interviewed", "outcome", "ask-feedback", "record", "act", "follow-up", "thank"],
    "Look": ["status", "show", "remind", "log"],
    "Keep": ["undo", "redo", "edit", "note", "snooze", "close", "doctor"],
    "Exchange": ["import"],
    "Other": ["demo", "config"],
}


@pytest.mark.parametrize("heading", WANTED)
def test_every_command_stands_in_its_group(program: Program, heading: str) -> None:
    page = program.ok("--help").out
    section = re.split(r"\n(?=\S)", page.split(f"\n{heading}:\n")[1])[0]
    listed = re.findall(r"^  ([a-z-]+)  ", section, re.MULTILINE)
    assert listed == NAMES[heading]
    assert [name for name in listed if name in WANTED[heading]] == WANTED[heading]


@pytest.mark.parametrize("flag", ["-h", "--help"])
@pytest.mark.parametrize("name", EVERY)
def test_every_command_has_a_page_of_help(program: Program, name: str, flag: str) -> None:
    page = program.ok(f"{name} {flag}").out
    assert page.startswith(f"Usage: feedback-loop {name}")
    assert "--json" in page


@pytest.mark.parametrize("name", EVERY)
def test_every_option_and_argument_says_what_it_is(name: str) -> None:
    command = get_command(build_app()).commands[name]  # type: ignore[attr-defined]  # a group
    assert command.help
    for parameter in command.params:
        assert getattr(parameter, "help", None), parameter.name


@pytest.mark.parametrize("name", ["", *EVERY])
def test_help_is_ascii_as_it_does_not_pass_through_our_own_output(program: Program, name: str) -> None:
    assert program.ok(f"{name} --help").out.isascii()


@pytest.mark.parametrize("name", EVERY)
def test_no_page_of_help_is_wider_than_the_terminal(program: Program, name: str) -> None:
    for width in (60, 80):
        assert max(map(len, program.ok(f"{name} --help", width=width).out.splitlines())) <= width


def test_the_day_for_tests_is_hidden(program: Program) -> None:
    page = program.ok("--help").out
    assert "--today" not in page
    assert all(option in page for option in ("--file", "--no-color", "--version", "--help", "--show-completion"))


def test_the_version_is_shown(program: Program) -> None:
    assert program.ok("--version").out == f"feedback-loop {__version__}\n"


def test_help_reads_neither_journal_nor_settings(program: Program) -> None:
    program.journal.write_text("damaged", encoding="utf-8")
    program.set("damaged")
    program.ok("--help")
    program.ok("status --help")
    program.ok("--version")
