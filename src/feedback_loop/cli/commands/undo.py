"""``undo``: retract a command or an event."""

from typing import Annotated

import typer

from feedback_loop.cli.completion import complete_event
from feedback_loop.cli.context import command_context
from feedback_loop.cli.options import Json, Yes, argument
from feedback_loop.domain.commands.undo import dependent_events, find_events, last_command, retraction_target
from feedback_loop.domain.errors import RefusedError
from feedback_loop.domain.model.events import AnyEvent, Retracted
from feedback_loop.domain.rules.overview import Overview
from feedback_loop.domain.text import count_noun
from feedback_loop.views.undo import undo_json, undo_page


def undo(
    ctx: typer.Context,
    id_: Annotated[
        str | None, argument("[ID]", "Id of an event in log (default: the newest command).", complete_event)
    ] = None,
    yes: Yes = False,
    as_json: Json = False,
) -> None:
    """Undo the newest command, or one event; an import is undone as a whole."""
    context = command_context(ctx, as_json=as_json)
    undone: list[AnyEvent] = []

    def decide(overview: Overview) -> list[Retracted]:
        if id_ is None:
            undone[:] = last_command(overview.events)
            target = retraction_target(overview.events, undone)
        else:
            undone[:] = find_events(overview.events, id_)
            target = undone[0].batch if len(undone) > 1 else undone[0].id
        _refuse_orphans(dependent_events(overview.events, undone), yes=yes)
        return [Retracted(target=target, on=context.today)]

    recording = context.record(decide)
    if context.terminal.as_json:
        context.terminal.write_json(undo_json(recording.added[0], undone))
    else:
        context.terminal.show(undo_page("Undone", undone, context.before))


def _refuse_orphans(dependents: list[AnyEvent], *, yes: bool) -> None:
    if dependents and not yes:
        events = count_noun(len(dependents), "later event")
        raise RefusedError(f"This would undo {events} of that application too. Add --yes to do it.")
