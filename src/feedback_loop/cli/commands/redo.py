"""``redo``: reverse the latest undo."""

import typer

from feedback_loop.cli.context import command_context
from feedback_loop.cli.options import Json
from feedback_loop.domain.commands import undo as undoing
from feedback_loop.domain.model.events import AnyEvent, Retracted
from feedback_loop.domain.rules.overview import Overview
from feedback_loop.views.undo import undo_json, undo_page


def redo(ctx: typer.Context, as_json: Json = False) -> None:
    """Bring back what the latest undo took."""
    context = command_context(ctx, as_json=as_json)
    back: list[AnyEvent] = []

    def decide(overview: Overview) -> list[Retracted]:
        undos, back[:] = undoing.last_undo(overview.events)
        return [Retracted(target=undo.id, on=context.today) for undo in undos]

    entry = context.record(decide)
    if as_json:
        context.terminal.write_json(undo_json(entry.added[0], back))
    else:
        context.terminal.show(undo_page("Redone", back, context.today))
