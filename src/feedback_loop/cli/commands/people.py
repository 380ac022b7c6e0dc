"""``people``: show people, what they said, and what is due to them."""

from typing import Annotated

import typer

from feedback_loop.cli.context import command_context
from feedback_loop.cli.options import Json, argument
from feedback_loop.domain.commands.lookup import resolve_person_key
from feedback_loop.domain.insight.contacts import contact_histories
from feedback_loop.views.people import find_namesakes, people_json, people_page, person_page


def people(
    ctx: typer.Context,
    name: Annotated[str | None, argument("[NAME]", "Part of one person's name or address.")] = None,
    as_json: Json = False,
) -> None:
    """Show who helped you: what they said, when you were last in touch, and what you owe them.

    The table says who shares a name with somebody else. Two entries of one person become one by: feedback-loop edit
    PERSON same-as=OTHER
    """
    context = command_context(ctx, as_json=as_json)
    everybody = contacts = contact_histories(context.overview)
    if name:
        key = resolve_person_key(context.overview, name)
        contacts = [contact for contact in contacts if contact.key == key]
    if context.terminal.as_json:
        context.terminal.write_json(people_json(contacts, context.today))
    elif name:
        (contact,) = contacts
        context.terminal.show(person_page(contact, context.today, find_namesakes(everybody, contact)))
    elif contacts:
        context.terminal.show(people_page(contacts, context.today))
    else:
        context.terminal.warn('No people yet. Add them with --with, e.g. --with "Dana Lee <dana@acme.example>"')
