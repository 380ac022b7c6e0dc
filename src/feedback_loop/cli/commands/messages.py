"""``messages``: list, export and check the message templates."""

from pathlib import Path
from typing import Annotated

import typer

from feedback_loop.cli.context import CommandContext, command_context
from feedback_loop.cli.options import (
    Json,
)
from feedback_loop.cli.settings import templates_dir


def messages(
    ctx: typer.Context,
    export: Annotated[
        bool, typer.Option("--export", help="Write the built-in templates where you can change them.")
    ] = False,
    check: Annotated[bool, typer.Option("--check", help="Fill each template in with sample loops.")] = False,
    as_json: Json = False,
) -> None:
    """Show the templates of the messages that --draft writes, and which are your own."""
    from feedback_loop.messages import preview as samples  # noqa: PLC0415  # templates take long to import
    from feedback_loop.messages import templates  # noqa: PLC0415  # templates take long to import
    from feedback_loop.views.messages import messages_json, messages_page  # noqa: PLC0415  # only here

    context = command_context(ctx, as_json=as_json)
    folder = templates_dir(context.settings)
    if export:
        _say_written(context, templates.export(folder))
    rows = samples.check_templates(folder) if check else samples.list_templates(folder)
    if as_json:
        context.terminal.write_json(messages_json(str(folder), rows))
    else:
        context.terminal.show(messages_page(str(folder), rows))
    samples.raise_if_broken(rows)


def _say_written(context: CommandContext, written: list[Path]) -> None:
    for path in written:
        context.terminal.warn(f"Wrote {path}")
    if not written:
        context.terminal.warn("All of them are there already; none was overwritten.")
