"""``show``: show one loop."""

import typer

from feedback_loop.cli.context import command_context
from feedback_loop.cli.options import Json, Target
from feedback_loop.views import show as show_view
from feedback_loop.views.json import show_document


def show(ctx: typer.Context, target: Target = None, as_json: Json = False) -> None:
    """Show one loop in full: what is next and why, feedback, actions, people and timeline."""
    context = command_context(ctx, as_json=as_json)
    status = context.find_loop(target)
    history = context.overview.history
    if context.terminal.as_json:
        context.terminal.write_json(show_document(status, history.people))
    else:
        context.terminal.show(show_view.page(status, show_view.preparation(status, history)))
