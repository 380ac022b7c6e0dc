"""``show``: show one loop."""

import typer

from feedback_loop.cli.context import command_context
from feedback_loop.cli.options import Json, Target
from feedback_loop.domain.rules.earlier import earlier_loops
from feedback_loop.views.show import show_json, show_page


def show(ctx: typer.Context, target: Target = None, as_json: Json = False) -> None:
    """Show one loop in full: what is next and why, feedback, actions, people and timeline."""
    context = command_context(ctx, as_json=as_json)
    status = context.find_loop(target)
    history, earlier = context.overview.history, earlier_loops(context.overview, status.application)
    if context.terminal.as_json:
        context.terminal.write_json(show_json(status, history, earlier))
    else:
        context.terminal.show(show_page(status, history, earlier))
