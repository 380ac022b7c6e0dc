"""``sync``: exchange events with a git repository."""

from typing import Annotated

import typer

from feedback_loop.cli.context import command_context
from feedback_loop.cli.options import Json, option
from feedback_loop.domain.commands.competing_edits import competing_edits

_TIMEOUT_SECONDS = 60.0
_INTERACTIVE_TIMEOUT_SECONDS = 300.0
"""Timeout on a terminal, where git may ask for a password."""


def sync(
    ctx: typer.Context,
    init: Annotated[str | None, option("URL", "Git repository to sync with: a folder, or an ssh or https URL.")] = None,
    as_json: Json = False,
) -> None:
    """Synchronise this journal with those on your other machines, through a git repository of your own."""
    from feedback_loop.journal.sync import sync as git_sync  # runs other programs, which few commands do
    from feedback_loop.views.sync import lead_note, sync_json, sync_page

    context = command_context(ctx, as_json=as_json)
    interactive = context.terminal.is_interactive
    seconds = _INTERACTIVE_TIMEOUT_SECONDS if interactive else _TIMEOUT_SECONDS
    result = git_sync.sync(context.journal, init, context.now, interactive=interactive, seconds=seconds)
    received = [event for merged in result.merged for event in merged.new]
    edits = competing_edits(context.overview, received, result.known_there) if received else []
    if context.terminal.as_json:
        context.terminal.write_json(sync_json(result, edits))
    else:
        context.terminal.show(sync_page(result, edits, context.today))
    if result.lead:
        context.terminal.warn(lead_note(result.lead))
