"""Assembly of the Typer application, and its help page."""

import re
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from itertools import groupby
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Annotated

import typer
from typer._click import Command as ClickCommand  # typer raises and parses with it, and exports it nowhere else
from typer._click import Context
from typer._click.exceptions import NoSuchOption, UsageError
from typer._click.formatting import HelpFormatter
from typer.core import TyperCommand, TyperGroup

from feedback_loop import __version__
from feedback_loop.cli.exit_codes import EXIT_CODE_MEANINGS
from feedback_loop.domain.text import truncate

if TYPE_CHECKING:
    from typer._click import Parameter
    from typer._click.parser import _OptionParser, _ParsingState


COMMANDS: Mapping[str, Sequence[str]] = {
    "The loop": (
        "apply",
        "interviewed",
        "reschedule",
        "cancel",
        "debrief",
        "check-in",
        "outcome",
        "ask-feedback",
        "record",
        "act",
        "follow-up",
        "thank",
    ),
    "View": (
        "status",
        "show",
        "remind",
        "review",
        "agenda",
        "actions",
        "people",
        "themes",
        "questions",
        "stats",
        "log",
        "report",
    ),
    "Manage": ("undo", "redo", "edit", "note", "snooze", "close", "join", "forget", "doctor"),
    "Exchange": ("mail", "import", "export", "merge", "sync", "cron"),
    "Other": ("messages", "demo", "config", "shell-init", "help"),
}
"""Every command, by its heading on the help page."""


_GLOBAL_OPTIONS = {"--file": 2, "--today": 2, "--no-color": 1, "--no-input": 1}
"""Options of the program that may also follow the command, with the number of words of each."""

_CLICKS_MIN_HELP_WIDTH = 50
_MIN_HELP_WIDTH = 30
"""Limit below which a column of explanations would have a word a line."""


def build_app(name: str | None = "--help") -> typer.Typer:
    """Return the application with the commands that one command line needs; importing all of them takes long.

    Args:
        name: the command of that line, or None if there is none; for any other word, all commands are needed.
    """
    if name != "--version":
        _import_msgspec()
    app = typer.Typer(
        cls=HelpGroup,
        add_completion=False,  # Typer's scripts let the shell evaluate the candidates; see complete_line
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "terminal_width": _narrow_width()},
    )
    app.callback(invoke_without_command=True)(feedback_loop)
    for heading, command in _commands_for(name):
        app.command(command, rich_help_panel=heading, cls=ProgramCommand)(_load_function(command))
    return app


def _narrow_width() -> int | None:
    """Return the width of help on a terminal for which Click's smallest is too wide; None on others."""
    columns = get_terminal_size().columns
    return max(columns - 2, _MIN_HELP_WIDTH) if columns < _CLICKS_MIN_HELP_WIDTH + 2 else None


def _commands_for(name: str | None) -> list[tuple[str, str]]:
    if name in (None, "--version"):
        return []
    commands = [(heading, command) for heading, group in COMMANDS.items() for command in group]
    return [(heading, command) for heading, command in commands if command == name] or commands


def function_name(command: str) -> str:
    """Return the name of a command's module and function."""
    return {"import": "import_", "help": "help_"}.get(command, command.replace("-", "_"))


def _load_function(command: str) -> Callable[..., None]:
    name = function_name(command)
    function: Callable[..., None] = getattr(import_module(f"feedback_loop.cli.commands.{name}"), name)
    return function


def _import_msgspec() -> None:
    """Import msgspec without ``typing_extensions``, which it prefers to the same in ``typing`` and which is slow."""
    sys.modules.setdefault("typing_extensions", None)  # type: ignore[arg-type]  # so its import fails
    import msgspec  # noqa: F401

    if sys.modules["typing_extensions"] is None:
        del sys.modules["typing_extensions"]


def _show_version(value: bool) -> None:
    if value:
        typer.echo(f"feedback-loop {__version__}")
        raise typer.Exit


def feedback_loop(  # noqa: PLR0913, PLR0917  # as many as there are options
    ctx: typer.Context,
    file: Annotated[Path | None, typer.Option(metavar="PATH", help="Journal file to use.")] = None,
    today: Annotated[str | None, typer.Option(hidden=True)] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON document; without a command, status and what is due.")
    ] = False,
    no_color: Annotated[bool, typer.Option("--no-color", help="Print without colours.")] = False,
    no_input: Annotated[bool, typer.Option("--no-input", help="Ask nothing; what is missing is an error.")] = False,
    _version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Turn every job interview into a closed feedback loop.

    One loop: apply, interviewed, ask-feedback, record, act, follow-up. Without a command, show what is due and the
    open loops.
    """
    from feedback_loop.cli.context import GlobalOptions, command_context  # not needed for --version

    ctx.obj = GlobalOptions(file, today, color=not no_color, as_json=as_json, may_ask=not no_input)
    if ctx.invoked_subcommand is None:
        from feedback_loop.cli.front_page import show_front_page

        show_front_page(command_context(ctx))


class _Formatter(HelpFormatter):
    """Help whose explanations keep most of a narrow terminal."""

    def write_dl(self, rows: Sequence[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write terms, in a column of at most a third of a narrow terminal, and their explanations."""
        super().write_dl(
            rows, min(col_max, self.width // 3) if self.width < _CLICKS_MIN_HELP_WIDTH else col_max, col_spacing
        )


class _Context(Context):
    formatter_class = _Formatter


class _OnceOptions(ClickCommand):
    """Command that refuses an option which takes one value and is typed twice; all but the last would be lost."""

    context_class = _Context

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Parse the arguments, and count the options among them."""
        if not ctx.resilient_parsing:
            _, _, typed = self.make_parser(ctx).parse_args(list(args))
            for option in typed:
                if _takes_one_value(option) and typed.count(option) > 1:
                    raise UsageError(f"{max(option.opts, key=len)} takes one value, and was typed twice.", ctx)
        return super().parse_args(ctx, args)


def _takes_one_value(parameter: "Parameter") -> bool:
    is_flag = getattr(parameter, "is_flag", False) or getattr(parameter, "count", False)
    return parameter.param_type_name == "option" and not (is_flag or parameter.multiple)


_LIST_ITEM = re.compile(r"-+\s")


class ProgramCommand(_OnceOptions, TyperCommand):
    """Command that takes a word such as "- too quiet", like a point of a list, as text and not as options."""

    def make_parser(self, ctx: Context) -> "_OptionParser":
        """Return the parser of the command line."""
        parser = super().make_parser(ctx)
        process_options = parser._process_opts  # noqa: SLF001  # no public name

        def process(word: str, state: "_ParsingState") -> None:
            if _LIST_ITEM.match(word):
                state.largs.append(word)
            elif word.startswith("--"):
                process_options(word, state)
            else:
                try:
                    process_options(word, state)
                except NoSuchOption as error:
                    # Click names the first letter that is no option.
                    raise NoSuchOption(truncate(word), possibilities=error.possibilities, ctx=ctx) from error

        parser._process_opts = process  # type: ignore[method-assign, assignment]  # noqa: SLF001  # likewise
        return parser


class HelpGroup(_OnceOptions, TyperGroup):
    """Group whose help lists the commands under their headings, and the exit codes."""

    def list_commands(self, ctx: Context) -> list[str]:  # noqa: ARG002  # the signature is Typer's
        """Return the commands in the order in which they were registered."""
        return list(self.commands)

    def format_commands(self, ctx: Context, formatter: "HelpFormatter") -> None:
        """Write the commands under their headings."""
        commands = [(name, self.commands[name]) for name in self.list_commands(ctx)]
        for heading, group in groupby(commands, key=lambda pair: str(getattr(pair[1], "rich_help_panel", ""))):
            with formatter.section(heading):
                formatter.write_dl([(name, command.get_short_help_str(limit=200)) for name, command in group])

    def format_epilog(self, ctx: Context, formatter: "HelpFormatter") -> None:  # noqa: ARG002  # likewise
        """Write the exit codes."""
        with formatter.section("Exit codes"):
            formatter.write_dl([(str(int(code)), meaning) for code, meaning in EXIT_CODE_MEANINGS.items()])


def command_name(words: Sequence[str]) -> str | None:
    """Return the command of a line; None if there is none."""
    return next((word for word in words if word != "--json"), None)


def split_global_options(arguments: list[str]) -> tuple[list[str], list[str]]:
    """Split a line into the program's own options, wherever they stand, and the command with its words."""
    options: list[str] = []
    words: list[str] = []
    remaining = list(arguments)
    while remaining and remaining[0] != "--":
        name, equals, _ = remaining[0].partition("=")
        length = 1 if equals and name in _GLOBAL_OPTIONS else _GLOBAL_OPTIONS.get(remaining[0], 0)
        (options if length else words).extend(remaining[: length or 1])
        del remaining[: length or 1]
    return options, words + remaining
