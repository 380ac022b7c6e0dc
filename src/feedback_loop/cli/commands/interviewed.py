"""``interviewed``: record an interview, held or scheduled."""

from typing import Annotated

import typer

from feedback_loop.cli.context import command_context
from feedback_loop.cli.options import DecisionBy, Json, Note, People, Target, optional_line, optional_text
from feedback_loop.domain.commands.verbs import resolve_people
from feedback_loop.domain.dates import parse_time
from feedback_loop.domain.model.events import Interviewed


def interviewed(
    ctx: typer.Context,
    target: Target = None,
    on: Annotated[str | None, typer.Option(metavar="DATE", help="The day; one ahead is a date that is set.")] = None,
    at: Annotated[str | None, typer.Option(metavar="HH:MM", help="The time of day.")] = None,
    round_: Annotated[str | None, typer.Option("--round", metavar="ROUND", help="Say phone screen, or onsite.")] = None,
    people: People = None,
    decision_by: DecisionBy = None,
    rating: Annotated[int | None, typer.Option(min=1, max=5, help="How it went, before you know the outcome.")] = None,
    note: Note = None,
    as_json: Json = False,
) -> None:
    """Record an interview that took place, or one that is set for a day to come."""
    context = command_context(ctx, as_json=as_json)
    day = context.dates.meeting_date(on)
    decision = context.dates.decision_date(decision_by, day)
    time = parse_time(at) if at is not None else None
    context.record_in(
        target,
        lambda _, status: [
            Interviewed(
                application=status.id,
                on=day,
                at=time,
                round=optional_line(round_, "round"),
                people=resolve_people(status.loop, people) if people else (),
                decision_by=decision,
                rating=rating,
                note=optional_text(note, "note"),
            ),
        ],
        with_person=next(iter(people or ()), None),
    )
