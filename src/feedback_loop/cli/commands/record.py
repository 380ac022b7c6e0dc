"""``record``: record feedback."""

from collections.abc import Sequence
from typing import Annotated

import typer

from feedback_loop.cli.completion import complete_theme
from feedback_loop.cli.context import CommandContext, command_context
from feedback_loop.cli.new_themes import note_new_themes
from feedback_loop.cli.options import Again, Json, On, Target, Via, With, argument, option
from feedback_loop.domain.commands import verbs
from feedback_loop.domain.commands.verbs import refuse_duplicate
from feedback_loop.domain.model.events import Asked, FeedbackType, Recorded
from feedback_loop.domain.model.points import Point
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
    """Record feedback, in the giver's words: one point as TEXT, several from your editor or standard input.

    A list or paragraphs become one point each: + before a strength, - a gap, ~ both, and #theme before the text.
    """
    context = command_context(ctx, as_json=as_json)
    person, via = clean_line(person, "person"), clean_line(via, "via")
    target = target or context.choose_loop()
    typed_themes = tuple(map(normalize_theme, themes or ()))
    points = _read_points(context, text, declined=declined)
    day = context.dates.past_date(on)

    def build(overview: Overview, status: LoopStatus, point: Point) -> Recorded:
        all_themes = tuple(dict.fromkeys((*point.themes, *typed_themes)))
        feedback = verbs.FeedbackInput(point.text or None, all_themes, point.type or type_, declined)
        return verbs.record(overview.facts_of(status.loop), feedback, person, day, via=via)

    def decide(overview: Overview, status: LoopStatus) -> list[Recorded]:
        recorded = [build(overview, status, point) for point in points]
        return [refuse_duplicate(status.loop.events, event, again=again) for event in recorded]

    _confirm(context, points, type_)
    recording = context.record_in(
        target,
        decide,
        with_person=person,
        prefer=lambda status: bool(status.loop.events_of(Asked)),
    )
    note_new_themes(context, {theme for event in recording.added for theme in getattr(event, "themes", ())})


def _read_points(context: CommandContext, text: str | None, *, declined: bool) -> Sequence[Point]:
    """Return the points; one without a text if there is none, which only a refusal may lack."""
    if declined and text != "-":
        return [Point(clean_text(text, "text") or "" if text is not None else "")]
    if text is not None and text != "-":
        return [Point(clean_text(text, "text"))]
    from feedback_loop.cli.record_questions import read_feedback  # for several points

    points = read_feedback(context, text)
    if not points and context.terminal.is_interactive:
        raise typer.Abort
    if declined:
        return [Point("\n\n".join(point.text for point in points))]
    return points or [Point("")]


def _confirm(context: CommandContext, points: Sequence[Point], type_: FeedbackType | None) -> None:
    if len(points) > 1:
        from feedback_loop.cli.record_questions import confirm_points

        confirm_points(context, points, type_ or FeedbackType.GAP)
