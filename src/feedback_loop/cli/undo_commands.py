"""Taking back: undo, redo."""

from typing import Annotated

import typer

from feedback_loop.cli.options import Json, Yes
from feedback_loop.cli.session import Session, session
from feedback_loop.domain import undoing
from feedback_loop.domain.errors import RefusedError
from feedback_loop.domain.events import AnyEvent, Retracted
from feedback_loop.domain.overview import Overview
from feedback_loop.views import taken_back


def undo(
    context: typer.Context,
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
    here = session(context, as_json=as_json)
    taken: list[AnyEvent] = []

    def decide(seen: Overview) -> list[Retracted]:
        taken[:] = undoing.named(seen.events, id_) if id_ is not None else undoing.newest(seen.events)
        _refuse_orphans(undoing.dependants(seen.events, taken), yes=yes)
        whole = id_ is None or len(taken) > 1
        return [Retracted(target=taken[0].batch if whole else taken[0].id, on=here.today)]

    entry = here.record(decide)
    _say_taken(here, "Took back", entry.added[0], taken)


def _refuse_orphans(later: list[AnyEvent], *, yes: bool) -> None:
    if later and not yes:
        raise RefusedError(
            f"That application has {len(later)} later events, which would go with it; add --yes to do it."
        )


def _say_taken(here: Session, verb: str, event: AnyEvent, taken: list[AnyEvent]) -> None:
    if here.terminal.as_json:
        here.terminal.document(taken_back.document(event, taken))
    else:
        here.terminal.show(taken_back.page(verb, taken, here.today))


def redo(context: typer.Context, as_json: Json = False) -> None:
    """Bring back what the latest undo took."""
    here = session(context, as_json=as_json)
    back: list[AnyEvent] = []

    def decide(seen: Overview) -> list[Retracted]:
        undos, back[:] = undoing.undone(seen.events)
        return [Retracted(target=undo.id, on=here.today) for undo in undos]

    entry = here.record(decide)
    _say_taken(here, "Brought back", entry.added[0], back)
