"""``sync``: exchange events with a git repository."""

from typing import Annotated

import typer

from feedback_loop.cli.context import command_context
from feedback_loop.cli.options import Json

_SECONDS = 60.0
"""How long the other side of a sync may take to answer."""


_SECONDS_TO_TYPE = 300.0
"""The same, where somebody may have to type a password."""


def sync(
    ctx: typer.Context,
    init: Annotated[
        str | None,
        typer.Option(metavar="URL", help="The git repository to sync with: a folder, ssh or https."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Bring this journal and those of your other machines to the same, through a git repository of yours."""
    from feedback_loop.journal.sync import sync as syncing  # noqa: PLC0415  # it runs other programs, few commands do
    from feedback_loop.views.sync import sync_json, sync_page  # noqa: PLC0415  # only where it is used

    context = command_context(ctx, as_json=as_json)
    typing = context.terminal.is_interactive
    seconds = _SECONDS_TO_TYPE if typing else _SECONDS
    done = syncing.sync(context.journal, init, context.now, interactive=typing, seconds=seconds)
    if as_json:
        context.terminal.write_json(sync_json(done))
    else:
        context.terminal.show(sync_page(done))
