"""``log``: list events with their ids."""

from typing import Annotated

import typer

from feedback_loop.cli.context import session
from feedback_loop.cli.options import Json, Target
from feedback_loop.views import log as log_view
from feedback_loop.views.json import events_document


def log(
    context: typer.Context,
    target: Target = None,
    search: Annotated[str | None, typer.Option(metavar="TEXT", help="Only events that mention TEXT.")] = None,
    as_json: Json = False,
) -> None:
    """Show what was recorded, each with the id that undo and edit take."""
    here = session(context, as_json=as_json)
    entries = log_view.entries(here.overview, here.found(target) if target else None, search)
    if as_json:
        here.terminal.document(events_document(entries.events, entries.retracted))
    elif entries.events:
        here.terminal.show(log_view.page(entries, here.today))
    else:
        here.terminal.note("Nothing was recorded that fits." if here.overview.events else "The journal is empty.")
