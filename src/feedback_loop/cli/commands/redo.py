"""``redo``: reverse the latest undo, or an earlier one."""

from typing import Annotated

import typer

from feedback_loop.cli.completion import complete_event
from feedback_loop.cli.context import command_context
from feedback_loop.cli.options import Json, argument
from feedback_loop.domain.commands.undo import find_undo, last_undo
from feedback_loop.domain.model.events import AnyEvent, Retracted
from feedback_loop.domain.rules.overview import Overview
from feedback_loop.views.undo import undo_json, undo_page


def redo(
    ctx: typer.Context,
    id_: Annotated[
        str | None,
        argument("[ID]", "Id of an undone event in log (default: what the latest undo took back).", complete_event),
    ] = None,
    as_json: Json = False,
) -> None:
    """Reverse the latest undo, or bring back one undone event."""
    context = command_context(ctx, as_json=as_json)
    restored: list[AnyEvent] = []

    def decide(overview: Overview) -> list[Retracted]:
        undos, restored[:] = (
            find_undo(overview.events, id_) if id_ is not None else last_undo(overview.events, context.journal.origin)
        )
        return [Retracted(target=undo.id, on=context.today) for undo in undos]

    recording = context.record(decide)
    if context.terminal.as_json:
        context.terminal.write_json(undo_json(recording.added[0], restored))
    else:
        context.terminal.show(undo_page("Redone", restored, context.before))
