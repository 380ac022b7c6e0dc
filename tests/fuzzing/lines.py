"""Command lines, made of the program's own table of commands and of what Typer knows about their parameters."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

import typer
from hypothesis import strategies as st

from feedback_loop.cli.app import build_app
from feedback_loop.domain.model.events import KINDS
from feedback_loop.domain.rules.table import DEFAULT_DAYS

from . import words

Draw = Any
"""Hypothesis passes a function that draws from any strategy."""

FIELDS = sorted({name.replace("_", "-") for kind in KINDS for name in kind.__struct_fields__} | {"name", "email"})
_ALWAYS = [*DEFAULT_DAYS, "coding", "level", "all", "recruiter", "Onsite", "mail", "Learn more"]
_FLAG = "--json"
_WORD = re.compile("[A-Z]+")


class Line(NamedTuple):
    """A command line, and the command that it names; None where it names none."""

    command: str | None
    arguments: tuple[str, ...]

    @property
    def as_json(self) -> bool:
        """Whether it asks for a document."""
        return _FLAG in self.arguments


@cache
def parameters() -> dict[str, list[Any]]:
    """Return the parameters of every command, as Typer describes them."""
    group: Any = typer.main.get_command(build_app())
    return {name: [one for one in command.params if _FLAG not in one.opts] for name, command in group.commands.items()}


def commands() -> st.SearchStrategy[str | None]:
    """Return the names of commands, the more often the more there is to type; seldom None, for a line without one."""
    weighted = [name for name, found in parameters().items() for _ in range(1 + min(len(found), 5))]
    return st.sampled_from([*weighted, None, None])


def lines(command: str | None, known: Sequence[str]) -> st.SearchStrategy[Line]:
    """Return command lines about a journal in which some names and ids are known."""
    return _line_of(command, (*known, *_ALWAYS))


def names_files(command: str | None) -> bool:
    """Tell whether a command takes the names of files."""
    return any(_is_path(one) for one in parameters().get(command or "", ()))


@st.composite
def _line_of(draw: Draw, command: str | None, known: Sequence[str]) -> Line:
    before = draw(_before())
    name = draw(st.just("") | words.odd) if command is None else command
    if not name:
        return Line(None, tuple(before))
    flag = [_FLAG] if draw(st.booleans()) else []
    given = [] if command is None else draw(_given(command, known))
    more = [draw(words.typed(known))] if draw(_seldom) else []
    return Line(command, (*before, name, *flag, *given, *more))


_seldom = st.sampled_from([False] * 9 + [True])
_global = st.sampled_from(["--file", "--file=", "--today", "--today=", "--no-color", "--no-color"])


@st.composite
def _before(draw: Draw) -> list[str]:
    """Return options of the program itself, seldom any."""
    if not draw(_seldom):
        return []
    option = draw(_global)
    value = "" if option == "--no-color" else draw(words.paths if "file" in option else words.typed([], words.dates))
    return [option + value] if option.endswith("=") else [option, value] if value else [option]


@st.composite
def _given(draw: Draw, command: str, known: Sequence[str]) -> list[str]:
    """Return the arguments of a command and some of its options, in their usual order or in another."""
    arguments = [one for one in parameters()[command] if one.param_type_name == "argument"]
    options = [one for one in parameters()[command] if one.param_type_name == "option"]
    chosen = draw(st.lists(st.sampled_from(options), max_size=3)) if options else []
    typed = [word for one in chosen for word in draw(_option(one, known))]
    positional = [word for one in arguments for word in draw(_argument(one, known))]
    if draw(_seldom):
        return [*typed, "--", *positional]
    return [*typed, *positional] if draw(st.booleans()) else [*positional, *typed]


@st.composite
def _option(draw: Draw, option: Any, known: Sequence[str]) -> list[str]:
    name = draw(st.sampled_from([*option.opts, *option.secondary_opts]))
    if option.is_flag:
        return [name]
    if draw(_seldom) and draw(_seldom):
        return [name]  # and whatever follows becomes its value
    values = [draw(_value(option, known)) for _ in range(option.nargs)]
    if name.startswith("--") and len(values) == 1 and draw(_seldom):
        return [f"{name}={values[0]}"]
    return [name, *values]


@st.composite
def _argument(draw: Draw, argument: Any, known: Sequence[str]) -> list[str]:
    """Return the words of an argument: one, mostly; several or none where it takes any number."""
    count = draw(st.integers(0, 3)) if argument.nargs < 0 else 0 if draw(_seldom) else argument.nargs
    return [draw(_value(argument, known)) for _ in range(count)]


def _value(parameter: Any, known: Sequence[str]) -> st.SearchStrategy[str]:
    kind = parameter.type
    if _is_path(parameter):
        return words.paths
    if hasattr(kind, "choices"):
        return words.typed(known, st.sampled_from([str(getattr(one, "value", one)) for one in kind.choices]))
    if "int" in kind.name:
        return words.typed(known, words.numbers)
    return words.typed(known, _usual(str(parameter.metavar or "").upper()))


def _is_path(parameter: Any) -> bool:
    return "path" in parameter.type.name or bool(
        {"FILE", "PATH", "FOLDER", "URL"} & set(_WORD.findall(str(parameter.metavar)))
    )


def _usual(place: str) -> st.SearchStrategy[str] | None:
    """Return what is expected where the help says ``place``; None where a name is."""
    if "DATE" in place or "UNTIL" in place:
        return words.dates
    if ":MM" in place:
        return words.times
    if "=" in place:
        values = words.odd | words.dates | words.numbers
        return st.builds("{}={}".format, st.sampled_from(FIELDS), values)
    return None
