"""``review``: go through what is due, one prompt at a time."""

from typing import Annotated

import typer

from feedback_loop.cli.context import command_context
from feedback_loop.cli.options import Json
from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.rules.overview import due_prompts


def review(
    ctx: typer.Context,
    ahead: Annotated[
        int,
        typer.Option(
            min=0, max=3650, metavar="DAYS", show_default=False, help="Include what falls due within DAYS (default: 0)."
        ),
    ] = 0,
    as_json: Json = False,
) -> None:
    """Go through what is due, one at a time: done, message, snooze, not needed or later, each by a key."""
    context = command_context(ctx, as_json=as_json)
    if not context.terminal.is_interactive:
        raise UsageError(
            "review asks about one prompt after the other, on a terminal. Elsewhere, feedback-loop remind lists what "
            "is due, with the command for each; snooze, close and act do the rest."
        )
    if not due_prompts(context.overview, ahead):
        context.terminal.warn("Nothing is due. To see what is ahead: feedback-loop agenda")
        return
    from feedback_loop.cli.review_session import Review

    Review(context, ahead).run()
