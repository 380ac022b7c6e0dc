"""The assembly of the command line: wiring only."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from feedback_loop import __version__
from feedback_loop.cli import (
    act_command,
    exchange_commands,
    insight_commands,
    keep_commands,
    look_commands,
    loop_commands,
    message_commands,
    other_commands,
    report_command,
)
from feedback_loop.cli.groups import Grouped
from feedback_loop.cli.session import GlobalOptions, session

app = typer.Typer(
    cls=Grouped,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
COMMANDS: dict[str, tuple[Callable[..., None], ...]] = {
    "The loop": (
        loop_commands.apply,
        loop_commands.interviewed,
        loop_commands.outcome,
        message_commands.ask_feedback,
        loop_commands.record,
        act_command.act,
        message_commands.follow_up,
        message_commands.thank,
    ),
    "Look": (
        look_commands.status,
        look_commands.show,
        look_commands.remind,
        look_commands.people,
        insight_commands.themes,
        insight_commands.stats,
        look_commands.log,
        report_command.report,
    ),
    "Keep": (
        keep_commands.undo,
        keep_commands.redo,
        keep_commands.edit,
        keep_commands.note,
        keep_commands.snooze,
        keep_commands.close,
        other_commands.doctor,
    ),
    "Exchange": (exchange_commands.import_, insight_commands.export),
    "Other": (message_commands.messages, other_commands.demo, other_commands.config),
}
for heading, commands in COMMANDS.items():
    for command in commands:
        app.command(command.__name__.strip("_").replace("_", "-"), rich_help_panel=heading)(command)


def _show_version(value: bool) -> None:
    if value:
        typer.echo(f"feedback-loop {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
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
        look_commands.front_page(session(context))
