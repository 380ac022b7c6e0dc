"""The assembly of the command line: wiring only."""

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from feedback_loop import __version__
from feedback_loop.cli.global_options import GlobalOptions
from feedback_loop.cli.groups import Grouped

COMMANDS: Mapping[str, Mapping[str, str]] = {
    "The loop": {
        "apply": "loop_commands.apply",
        "interviewed": "loop_commands.interviewed",
        "outcome": "loop_commands.outcome",
        "ask-feedback": "message_commands.ask_feedback",
        "record": "loop_commands.record",
        "act": "act_command.act",
        "follow-up": "message_commands.follow_up",
        "thank": "message_commands.thank",
    },
    "Look": {
        "status": "look_commands.status",
        "show": "look_commands.show",
        "remind": "look_commands.remind",
        "people": "look_commands.people",
        "themes": "insight_commands.themes",
        "stats": "insight_commands.stats",
        "log": "look_commands.log",
        "report": "report_command.report",
    },
    "Keep": {
        "undo": "undo_commands.undo",
        "redo": "undo_commands.redo",
        "edit": "edit_command.edit",
        "note": "keep_commands.note",
        "snooze": "keep_commands.snooze",
        "close": "keep_commands.close",
        "forget": "forget_command.forget",
        "doctor": "doctor_command.doctor",
    },
    "Exchange": {
        "import": "exchange_commands.import_",
        "export": "export_command.export",
        "merge": "merge_commands.merge",
        "sync": "merge_commands.sync",
        "cron": "cron_command.cron",
    },
    "Other": {
        "messages": "message_commands.messages",
        "demo": "other_commands.demo",
        "config": "other_commands.config",
        "shell-init": "shell_command.shell_init",
    },
}
"""Every command by the heading under which help lists it, with the function of this folder that it is."""


def assembled(name: str | None = "--help") -> typer.Typer:
    """Return the program as far as one command line needs it, as importing every command takes long.

    Args:
        name: the command of that line, or None where there is none; for any other word, all commands are needed.
    """
    app = typer.Typer(
        cls=Grouped,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(invoke_without_command=True)(feedback_loop)
    for heading, command, place in _needed(name):
        module, _, function = place.partition(".")
        called = getattr(import_module(f"feedback_loop.cli.{module}"), function)
        app.command(command, rich_help_panel=heading)(called)
    return app


def _needed(name: str | None) -> list[tuple[str, str, str]]:
    if name in (None, "--version"):
        return []
    every = [(heading, command, place) for heading, group in COMMANDS.items() for command, place in group.items()]
    return [one for one in every if one[1] == name] or every


def _show_version(value: bool) -> None:
    if value:
        typer.echo(f"feedback-loop {__version__}")
        raise typer.Exit


def feedback_loop(
    context: typer.Context,
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
    context.obj = GlobalOptions(file, today, color=not no_color)
    if context.invoked_subcommand is None:
        from feedback_loop.cli.look_commands import front_page  # noqa: PLC0415  # only for the bare command
        from feedback_loop.cli.session import session  # noqa: PLC0415

        front_page(session(context))
