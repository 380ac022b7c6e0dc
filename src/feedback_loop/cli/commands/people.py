"""``people``: show people, what they said, and what is due to them."""

from typing import Annotated

import typer

from feedback_loop.cli.context import session
from feedback_loop.cli.options import Json
from feedback_loop.domain.commands.lookup import person_key
from feedback_loop.domain.insight.contacts import acquaintances
from feedback_loop.views import people as people_view


def people(
    context: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(metavar="[NAME]", help="One person: a part of a name or address.", show_default=False),
    ] = None,
    as_json: Json = False,
) -> None:
    """Show who helped: what they said, when you were last in touch and by whose move, what is owed."""
    here = session(context, as_json=as_json)
    everybody = acquaintances(here.overview)
    key = person_key(here.overview, name) if name else None
    found = [one for one in everybody if key in (None, one.key)]
    if as_json:
        here.terminal.document(people_view.document(found, here.today))
    elif name:
        here.terminal.show([block for one in found for block in people_view.portrait(one, here.today)])
    elif found:
        here.terminal.show(people_view.page(found, here.today))
    else:
        here.terminal.note('Nobody yet; add people with --with, such as: --with "Dana Lee <dana@acme.example>"')
