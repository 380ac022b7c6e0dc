"""``record``: record feedback."""

from typing import Annotated

import typer

from feedback_loop.cli.context import session
from feedback_loop.cli.options import Json, On, Target, Via, With, line, text_of
from feedback_loop.domain.commands import verbs
from feedback_loop.domain.model.events import Asked, Sort
from feedback_loop.domain.model.themes import normalised


def record(
    context: typer.Context,
    target: Target = None,
    text: Annotated[
        str | None,
        typer.Argument(
            metavar="[TEXT]", help="What they said, in their words; - reads standard input.", show_default=False
        ),
    ] = None,
    person: With = None,
    themes: Annotated[
        list[str] | None, typer.Option("--theme", metavar="THEME", help="What it is about. Repeat for more.")
    ] = None,
    sort: Annotated[Sort | None, typer.Option(case_sensitive=False, help="What it is worth; gap if left out.")] = None,
    via: Via = None,
    on: On = None,
    declined: Annotated[bool, typer.Option("--declined", help="They gave none.")] = False,
    as_json: Json = False,
) -> None:
    """Record one point of feedback, in the giver's words."""
    here = session(context, as_json=as_json)
    target = target or here.chosen_target()
    words = text if declined and text != "-" else here.text(text, "What did they say")
    said = verbs.Said(text_of(words, "text"), tuple(map(normalised, themes or ())), sort, declined)
    day, how = here.calendar.happened(on), line(via, "via")
    here.record_in(
        target,
        lambda seen, standing: [verbs.record(seen.case(standing.loop), said, person, day, via=how)],
        with_person=person,
        prefer=lambda loop: bool(loop.of(Asked)),
    )
