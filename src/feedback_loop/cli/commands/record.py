"""``record``: record feedback."""

from typing import Annotated

import typer

from feedback_loop.cli.context import command_context
from feedback_loop.cli.options import Json, On, Target, Via, With, optional_line, optional_text
from feedback_loop.domain.commands import verbs
from feedback_loop.domain.model.events import Asked, FeedbackType
from feedback_loop.domain.text import normalize_theme


def record(
    ctx: typer.Context,
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
    type_: Annotated[
        FeedbackType | None,
        typer.Option("--type", case_sensitive=False, help="Kind of feedback (default: gap)."),
    ] = None,
    via: Via = None,
    on: On = None,
    declined: Annotated[bool, typer.Option("--declined", help="They gave none.")] = False,
    as_json: Json = False,
) -> None:
    """Record one point of feedback, in the giver's words."""
    context = command_context(ctx, as_json=as_json)
    target = target or context.choose_loop()
    words = text if declined and text != "-" else context.read_text(text, "What did they say")
    said = verbs.FeedbackInput(optional_text(words, "text"), tuple(map(normalize_theme, themes or ())), type_, declined)
    day, how = context.dates.past_date(on), optional_line(via, "via")
    context.record_in(
        target,
        lambda overview, status: [verbs.record(overview.facts_of(status.loop), said, person, day, via=how)],
        with_person=person,
        prefer=lambda loop: bool(loop.events_of(Asked)),
    )
