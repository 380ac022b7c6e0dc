"""``agenda``: show what lies ahead, by day."""

from typing import Annotated

import typer

from feedback_loop.cli.context import command_context
from feedback_loop.cli.options import Json
from feedback_loop.domain.insight.agenda import agenda as agenda_items
from feedback_loop.views.agenda import agenda_json, agenda_page

_DAYS = 30


def agenda(
    ctx: typer.Context,
    ahead: Annotated[int, typer.Option(min=0, max=3650, metavar="DAYS", help="How far to look ahead.")] = _DAYS,
    as_json: Json = False,
) -> None:
    """Show interviews, deadlines, days of decision, actions and what falls due, by day."""
    context = command_context(ctx, as_json=as_json)
    items = agenda_items(context.overview, ahead)
    if context.terminal.as_json:
        context.terminal.write_json(agenda_json(items, context.today))
    elif items:
        context.terminal.show(agenda_page(items, context.today))
    else:
        context.terminal.warn(f"Nothing is due or ahead within {ahead} days.")
