"""``redo``: reverse the latest undo."""

import typer

from feedback_loop.cli.context import command_context
from feedback_loop.cli.options import Json
from feedback_loop.domain.commands.undo import last_undo
from feedback_loop.domain.model.events import AnyEvent, Retracted
from feedback_loop.domain.rules.overview import Overview
from feedback_loop.views.undo import undo_json, undo_page


def redo(ctx: typer.Context, as_json: Json = False) -> None:
    """Reverse the latest undo."""
    context = command_context(ctx, as_json=as_json)
    restored: list[AnyEvent] = []

    def decide(overview: Overview) -> list[Retracted]:
        undos, restored[:] = last_undo(overview.events, context.now, context.journal.origin)
        return [Retracted(target=undo.id, on=context.today) for undo in undos]

    recording = context.record(decide)
    if context.terminal.as_json:
        context.terminal.write_json(undo_json(recording.added[0], restored))
    else:
        context.terminal.show(undo_page("Redone", restored, context.today))
