"""``record``: record feedback."""

from typing import Annotated

import typer

from feedback_loop.cli.completion import complete_theme
from feedback_loop.cli.context import command_context
from feedback_loop.cli.new_themes import note_new_themes
from feedback_loop.cli.options import Again, Json, On, Target, Via, With, argument, option
from feedback_loop.domain.commands import verbs
from feedback_loop.domain.commands.verbs import refuse_duplicate
from feedback_loop.domain.model.events import Asked, FeedbackType, Recorded
from feedback_loop.domain.rules.overview import LoopStatus, Overview
from feedback_loop.domain.text import clean_line, clean_text, normalize_theme


def record(
    ctx: typer.Context,
    target: Target = None,
    text: Annotated[str | None, argument("[TEXT]", "What they said, in their words; - reads standard input.")] = None,
    person: With = None,
    themes: Annotated[
        list[str] | None,
        option("THEME", "Topic, e.g. system-design. Repeat for more.", "--theme", complete=complete_theme),
    ] = None,
    type_: Annotated[
        FeedbackType | None, typer.Option("--type", case_sensitive=False, help="Kind of feedback (default: gap).")
    ] = None,
    via: Via = None,
    on: On = None,
    declined: Annotated[bool, typer.Option("--declined", help="They declined to give any.")] = False,
    again: Again = False,
    as_json: Json = False,
) -> None:
    """Record one point of feedback, in the giver's words."""
    context = command_context(ctx, as_json=as_json)
    person, via = clean_line(person, "person"), clean_line(via, "via")
    target = target or context.choose_loop()
    words = clean_text(text, "text") if declined and text != "-" else context.read_text(text, "What did they say")
    feedback = verbs.FeedbackInput(words, tuple(map(normalize_theme, themes or ())), type_, declined)
    day = context.dates.past_date(on)

    def decide(overview: Overview, status: LoopStatus) -> list[Recorded]:
        recorded = verbs.record(overview.facts_of(status.loop), feedback, person, day, via=via)
        return [refuse_duplicate(status.loop.events, recorded, again=again)]

    context.record_in(
        target,
        decide,
        with_person=person,
        prefer=lambda loop: bool(loop.events_of(Asked)),
    )
    note_new_themes(context, feedback.themes)
