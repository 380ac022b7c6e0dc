"""``redo``: reverse the latest undo."""

import typer

from feedback_loop.cli.context import session
from feedback_loop.cli.options import Json
from feedback_loop.domain.commands import undo as undoing
from feedback_loop.domain.model.events import AnyEvent, Retracted
from feedback_loop.domain.rules.overview import Overview
from feedback_loop.views import undo as taken_back


def redo(context: typer.Context, as_json: Json = False) -> None:
    """Bring back what the latest undo took."""
    here = session(context, as_json=as_json)
    back: list[AnyEvent] = []

    def decide(seen: Overview) -> list[Retracted]:
        undos, back[:] = undoing.undone(seen.events)
        return [Retracted(target=undo.id, on=here.today) for undo in undos]

    entry = here.record(decide)
    if as_json:
        here.terminal.document(taken_back.document(entry.added[0], back))
    else:
        here.terminal.show(taken_back.page("Brought back", back, here.today))
