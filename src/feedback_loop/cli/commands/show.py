"""``show``: show one loop."""

import typer

from feedback_loop.cli.context import session
from feedback_loop.cli.options import Json, Target
from feedback_loop.views import show as show_view
from feedback_loop.views.json import show_document


def show(context: typer.Context, target: Target = None, as_json: Json = False) -> None:
    """Show one loop whole: what is next and why, feedback, actions, people, timeline."""
    here = session(context, as_json=as_json)
    standing = here.found(target)
    book = here.overview.book
    if as_json:
        here.terminal.document(show_document(standing, book.people))
    else:
        here.terminal.show(show_view.page(standing, show_view.preparation(standing, book)))
