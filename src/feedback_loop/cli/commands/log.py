"""``log``: list events with their ids."""

from typing import Annotated

import typer

from feedback_loop.cli.context import command_context
from feedback_loop.cli.options import Json, NoPager, Target, option
from feedback_loop.cli.pager import show_paged
from feedback_loop.views.log import log_entries, log_json, log_page


def log(
    ctx: typer.Context,
    target: Target = None,
    search: Annotated[
        str | None, option("TEXT", "Only events that mention TEXT: feedback, notes, questions, people.")
    ] = None,
    last: Annotated[int | None, typer.Option(metavar="N", min=1, help="Only the latest N of them.")] = None,
    no_pager: NoPager = False,
    as_json: Json = False,
) -> None:
    """List recorded events, with the ids for undo and edit."""
    context = command_context(ctx, as_json=as_json)
    entries = log_entries(context.overview, context.find_loop(target) if target else None, search, last)
    if context.terminal.as_json:
        context.terminal.write_json(log_json(entries))
    elif entries.events:
        show_paged(context.terminal, log_page(entries, context.today), use_pager=not no_pager)
    else:
        context.terminal.warn("No events match." if context.overview.events else "The journal is empty.")
