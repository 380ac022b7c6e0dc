"""Assembly of the Typer application, with its help page in groups."""

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from itertools import groupby
from keyword import iskeyword
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from typer.core import TyperGroup

from feedback_loop import __version__

if TYPE_CHECKING:
    from typer._click import Context
    from typer._click.formatting import HelpFormatter


COMMANDS: Mapping[str, Sequence[str]] = {
    "The loop": ("apply", "interviewed", "outcome", "ask-feedback", "record", "act", "follow-up", "thank"),
    "Look": ("status", "show", "remind", "people", "themes", "stats", "log", "report"),
    "Keep": ("undo", "redo", "edit", "note", "snooze", "close", "forget", "doctor"),
    "Exchange": ("import", "export", "merge", "sync", "cron"),
    "Other": ("messages", "demo", "config", "shell-init"),
}
"""Every command, by its heading on the help page."""


def build_app(name: str | None = "--help") -> typer.Typer:
    """Return the program as far as one command line needs it, as importing every command takes long.

    Args:
        name: the command of that line, or None where there is none; for any other word, all commands are needed.
    """
    app = typer.Typer(
        cls=HelpGroup,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(invoke_without_command=True)(feedback_loop)
    for heading, command in _commands_for(name):
        app.command(command, rich_help_panel=heading)(_function(command))
    return app


def _function(command: str) -> Callable[..., None]:
    name = command.replace("-", "_") + ("_" if iskeyword(command) else "")
    function: Callable[..., None] = getattr(import_module(f"feedback_loop.cli.commands.{name}"), name)
    return function


def _commands_for(name: str | None) -> list[tuple[str, str]]:
    if name in (None, "--version"):
        return []
    every = [(heading, command) for heading, group in COMMANDS.items() for command in group]
    return [one for one in every if one[1] == name] or every


def _show_version(value: bool) -> None:
    if value:
        typer.echo(f"feedback-loop {__version__}")
        raise typer.Exit


def feedback_loop(
    ctx: typer.Context,
    file: Annotated[Path | None, typer.Option(metavar="PATH", help="The journal to use.")] = None,
    today: Annotated[str | None, typer.Option(hidden=True)] = None,
    no_color: Annotated[bool, typer.Option("--no-color", help="No colours.")] = False,
    _version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Turn every job interview into a closed feedback loop.

    apply, interviewed, ask-feedback, record, act, follow-up. Without a command: what is due, and the loops.
    """
    from feedback_loop.cli.context import GlobalOptions, command_context  # noqa: PLC0415  # not for --version

    ctx.obj = GlobalOptions(file, today, color=not no_color)
    if ctx.invoked_subcommand is None:
        from feedback_loop.cli.front_page import front_page  # noqa: PLC0415  # only for the bare command

        front_page(command_context(ctx))


class HelpGroup(TyperGroup):
    """A group whose help lists its commands under the headings that they were registered with."""

    def list_commands(self, ctx: "Context") -> list[str]:  # noqa: ARG002  # the signature is Typer's
        """Return the commands in the order in which they were registered."""
        return list(self.commands)

    def format_commands(self, ctx: "Context", formatter: "HelpFormatter") -> None:
        """Write the commands under their headings."""
        commands = [(name, self.commands[name]) for name in self.list_commands(ctx)]
        for heading, group in groupby(commands, key=lambda pair: str(getattr(pair[1], "rich_help_panel", ""))):
            with formatter.section(heading):
                formatter.write_dl([(name, command.get_short_help_str(limit=200)) for name, command in group])
