"""``people``: show people, what they said, and what is due to them."""

from typing import Annotated

import typer

from feedback_loop.cli.context import command_context
from feedback_loop.cli.options import Json
from feedback_loop.domain.commands.lookup import resolve_person_key
from feedback_loop.domain.insight.contacts import contact_histories
from feedback_loop.views.people import people_json, people_page, person_page


def people(
    ctx: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(metavar="[NAME]", help="One person: a part of a name or address.", show_default=False),
    ] = None,
    as_json: Json = False,
) -> None:
    """Show who helped: what they said, when you were last in touch and by whose move, what is owed."""
    context = command_context(ctx, as_json=as_json)
    everybody = contact_histories(context.overview)
    key = resolve_person_key(context.overview, name) if name else None
    found = [one for one in everybody if key in (None, one.key)]
    if as_json:
        context.terminal.write_json(people_json(found, context.today))
    elif name:
        context.terminal.show([block for one in found for block in person_page(one, context.today)])
    elif found:
        context.terminal.show(people_page(found, context.today))
    else:
        context.terminal.warn('Nobody yet; add people with --with, such as: --with "Dana Lee <dana@acme.example>"')
