"""Strategies for command lines, built from the program's commands and their parameters as Typer knows them."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

import typer
from hypothesis import strategies as st

from feedback_loop.cli.app import build_app
from feedback_loop.domain.model.events import KINDS
from feedback_loop.domain.rules.table import DEFAULT_DAYS

from . import argument_values as values

Draw = Any
"""The function that Hypothesis passes, which draws from any strategy."""

FIELDS = sorted(
    {name.replace("_", "-") for kind in KINDS for name in kind.__struct_fields__}
    | {"name", "email", "greeting", "same-as"}
)
_COMMON_VALUES = [*DEFAULT_DAYS, "coding", "level", "all", "recruiter", "Onsite", "mail", "Learn more"]
_JSON_FLAG = "--json"
_METAVAR_WORD = re.compile("[A-Z]+")


class CommandLine(NamedTuple):
    """A command line, and the command that it names, if any."""

    command: str | None
    arguments: tuple[str, ...]

    @property
    def as_json(self) -> bool:
        """True if it asks for a document."""
        return _JSON_FLAG in self.arguments


@cache
def parameters() -> dict[str, list[Any]]:
    """Return the parameters of every command, as Typer describes them."""
    group: Any = typer.main.get_command(build_app())
    return {
        name: [parameter for parameter in command.params if _JSON_FLAG not in parameter.opts]
        for name, command in group.commands.items()
    }


def commands() -> st.SearchStrategy[str | None]:
    """Generate names of commands, more often with more parameters; rarely None, for a line without a command."""
    weighted = [name for name, params in parameters().items() for _ in range(1 + min(len(params), 5))]
    return st.sampled_from([*weighted, None, None])


def takes_files(command: str | None) -> bool:
    """Return True if a command takes file names."""
    return any(map(_is_path, parameters().get(command or "", ())))


def command_lines(command: str | None, known: Sequence[str]) -> st.SearchStrategy[CommandLine]:
    """Generate command lines about a journal with some known names and ids."""
    return _command_line(command, (*known, *_COMMON_VALUES))


@st.composite
def _command_line(draw: Draw, command: str | None, known: Sequence[str]) -> CommandLine:
    program_options = draw(_program_options())
    name = draw(st.just("") | values.odd) if command is None else command
    if not name:
        return CommandLine(None, tuple(program_options))
    flag = [_JSON_FLAG] if draw(st.booleans()) else []
    arguments = [] if command is None else draw(_arguments(command, known))
    extra = [draw(values.values(known))] if draw(_rarely) else []
    return CommandLine(command, (*program_options, name, *flag, *arguments, *extra))


_rarely = st.sampled_from([False] * 9 + [True])
_global_options = st.sampled_from(["--file", "--file=", "--today", "--today=", "--no-color", "--no-color"])


@st.composite
def _program_options(draw: Draw) -> list[str]:
    """Generate global options, rarely any."""
    if not draw(_rarely):
        return []
    option = draw(_global_options)
    value = (
        "" if option == "--no-color" else draw(values.paths if "file" in option else values.values([], values.dates))
    )
    return [option + value] if option.endswith("=") else [option, value] if value else [option]


@st.composite
def _arguments(draw: Draw, command: str, known: Sequence[str]) -> list[str]:
    """Generate the arguments of a command and some options, in any order."""
    arguments = [parameter for parameter in parameters()[command] if parameter.param_type_name == "argument"]
    options = [parameter for parameter in parameters()[command] if parameter.param_type_name == "option"]
    selected = draw(st.lists(st.sampled_from(options), max_size=3)) if options else []
    option_words = [word for option in selected for word in draw(_option(option, known))]
    positional = [word for argument in arguments for word in draw(_argument(argument, known))]
    if draw(_rarely):
        return [*option_words, "--", *positional]
    return [*option_words, *positional] if draw(st.booleans()) else [*positional, *option_words]


@st.composite
def _option(draw: Draw, option: Any, known: Sequence[str]) -> list[str]:
    name = draw(st.sampled_from([*option.opts, *option.secondary_opts]))
    if option.is_flag:
        return [name]
    if draw(_rarely) and draw(_rarely):
        return [name]  # the next word becomes its value
    words = [draw(_value(option, known)) for _ in range(option.nargs)]
    if name.startswith("--") and len(words) == 1 and draw(_rarely):
        return [f"{name}={words[0]}"]
    return [name, *words]


@st.composite
def _argument(draw: Draw, argument: Any, known: Sequence[str]) -> list[str]:
    """Generate the words of an argument: usually one; any number if it takes several."""
    count = draw(st.integers(0, 3)) if argument.nargs < 0 else 0 if draw(_rarely) else argument.nargs
    return [draw(_value(argument, known)) for _ in range(count)]


def _value(parameter: Any, known: Sequence[str]) -> st.SearchStrategy[str]:
    kind = parameter.type
    if _is_path(parameter):
        return values.paths
    if hasattr(kind, "choices"):
        choices = [str(getattr(choice, "value", choice)) for choice in kind.choices]
        return values.values(known, st.sampled_from(choices))
    if "int" in kind.name:
        return values.values(known, values.numbers)
    return values.values(known, _expected_values(str(parameter.metavar or "").upper()))


def _is_path(parameter: Any) -> bool:
    return "path" in parameter.type.name or bool(
        {"FILE", "PATH", "FOLDER", "URL"} & set(_METAVAR_WORD.findall(str(parameter.metavar)))
    )


def _expected_values(metavar: str) -> st.SearchStrategy[str] | None:
    """Return the strategy for a metavar in the help; None for names."""
    if "DATE" in metavar or "UNTIL" in metavar:
        return values.dates
    if ":MM" in metavar:
        return values.times
    if "=" in metavar:
        return st.builds("{}={}".format, st.sampled_from(FIELDS), values.odd | values.dates | values.numbers)
    return None
