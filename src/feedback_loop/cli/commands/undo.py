"""``undo``: retract a command or an event."""

from typing import Annotated

import typer

from feedback_loop.cli.context import command_context
from feedback_loop.cli.options import Json, Yes
from feedback_loop.domain.commands import undo as undoing
from feedback_loop.domain.errors import RefusedError
from feedback_loop.domain.model.events import AnyEvent, Retracted
from feedback_loop.domain.rules.overview import Overview
from feedback_loop.views.undo import undo_json, undo_page


def undo(
    ctx: typer.Context,
    id_: Annotated[
        str | None,
        typer.Argument(
            metavar="[ID]", help="An event, as log shows them; the newest command if left out.", show_default=False
        ),
    ] = None,
    yes: Yes = False,
    as_json: Json = False,
) -> None:
    """Take back the newest command, or one event; an import is taken back as a whole."""
    context = command_context(ctx, as_json=as_json)
    taken: list[AnyEvent] = []

    def decide(overview: Overview) -> list[Retracted]:
        taken[:] = (
            undoing.find_events(overview.events, id_) if id_ is not None else undoing.last_command(overview.events)
        )
        _refuse_orphans(undoing.dependent_events(overview.events, taken), yes=yes)
        whole = id_ is None or len(taken) > 1
        return [Retracted(target=taken[0].batch if whole else taken[0].id, on=context.today)]

    entry = context.record(decide)
    if as_json:
        context.terminal.write_json(undo_json(entry.added[0], taken))
    else:
        context.terminal.show(undo_page("Undone", taken, context.today))


def _refuse_orphans(later: list[AnyEvent], *, yes: bool) -> None:
    if later and not yes:
        raise RefusedError(
            f"That application has {len(later)} later events, which would go with it; add --yes to do it."
        )
