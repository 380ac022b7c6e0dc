"""``actions``: list what you decided to do."""

from typing import Annotated

import typer

from feedback_loop.cli.context import command_context
from feedback_loop.cli.options import Json
from feedback_loop.domain.insight.actions import list_actions
from feedback_loop.views.actions import actions_json, actions_page


def actions(
    ctx: typer.Context,
    include_ended: Annotated[bool, typer.Option("--all", help="Include finished and dropped actions.")] = False,
    as_json: Json = False,
) -> None:
    """List your open actions: whose advice each answers, by when, and how far it is."""
    context = command_context(ctx, as_json=as_json)
    listed = list_actions(context.overview, include_ended=include_ended)
    if context.terminal.as_json:
        context.terminal.write_json(actions_json(listed))
    elif listed:
        context.terminal.show(actions_page(listed, context.today))
    elif include_ended:
        context.terminal.warn("No action is planned yet. After feedback, type: feedback-loop act TARGET TEXT")
    else:
        context.terminal.warn("No action is open. To see all: feedback-loop actions --all")
