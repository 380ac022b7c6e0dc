"""``help``: show the help of the program or of one command."""

import io
from contextlib import redirect_stdout
from typing import Annotated

import typer

from feedback_loop.cli.context import command_context
from feedback_loop.cli.options import Json, argument
from feedback_loop.views.json import SCHEMA_VERSION


def help_(
    ctx: typer.Context,
    command: Annotated[str | None, argument("[COMMAND]", "Command (default: all commands).")] = None,
    as_json: Json = False,
) -> None:
    """Show this help, or the help of one command."""
    from feedback_loop.cli.main import run  # the whole program, which imports this command

    terminal = command_context(ctx, as_json=as_json).terminal
    arguments = [*([command] if command else []), "--help"]
    if not terminal.as_json:
        raise typer.Exit(run(arguments))
    page = io.StringIO()
    with redirect_stdout(page):
        code = run([*arguments, "--json"])
    if code:
        raise typer.Exit(code)
    terminal.write_json({"schema_version": SCHEMA_VERSION, "help": page.getvalue()})
