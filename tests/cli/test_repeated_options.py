"""Options typed twice: refused where one value counts, each counted where several do."""

import pytest
import typer

from feedback_loop.cli.app import build_app

from .harness import Program

_GROUP = typer.main.get_command(build_app())
_ONE_VALUE = [
    (command, max(parameter.opts, key=len))
    for command, known in _GROUP.commands.items()  # type: ignore[attr-defined]  # it is a group
    for parameter in known.params
    if parameter.param_type_name == "option" and not (parameter.is_flag or parameter.multiple or parameter.nargs > 1)
]
"""Every option of every command that takes one value."""


@pytest.mark.parametrize(("command", "option"), _ONE_VALUE)
def test_an_option_of_one_value_is_refused_twice(acme: Program, command: str, option: str) -> None:
    for second in ([option, "2"], [f"{option}=2"]):
        result = acme(command, option, "1", *second)
        assert (result.code, result.out) == (2, "")
        assert f"{option} takes one value, and was typed twice." in result.err
    assert len(acme.events) == 1


@pytest.mark.parametrize("line", ["status --today 2026-06-16", "--today 2026-06-16 status"])
def test_options_of_the_program_as_well(acme: Program, line: str) -> None:
    result = acme(f"{line} --today 2026-06-17 --json")
    assert result.code == 2
    assert "--today takes one value" in result.error["message"]


def test_flags_and_lists_may_be_repeated(acme: Program) -> None:
    acme.ok("record acme 'Learn SQL' --theme coding --theme level --json --json")
    assert acme.events[-1]["themes"] == ["coding", "level"]


def test_commands_name_the_option(acme: Program) -> None:
    assert "feedback-loop note --help" in acme("note acme hi --on today --on yesterday").err
