"""``interviewed``: record an interview, held or scheduled."""

from typing import Annotated

import typer

from feedback_loop.cli.context import session
from feedback_loop.cli.options import DecisionBy, Json, Note, People, Target, line, text_of
from feedback_loop.domain.commands.people import named_people
from feedback_loop.domain.dates import parse_time
from feedback_loop.domain.model.events import Interviewed


def interviewed(
    context: typer.Context,
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
    here = session(context, as_json=as_json)
    day = here.calendar.any_day(on)
    decision = here.calendar.decision_day(decision_by, day)
    time = parse_time(at) if at is not None else None
    here.record_in(
        target,
        lambda _, standing: [
            Interviewed(
                application=standing.id,
                on=day,
                at=time,
                round=line(round_, "round"),
                people=named_people(standing.loop, people) if people else (),
                decision_by=decision,
                rating=rating,
                note=text_of(note, "note"),
            ),
        ],
        with_person=next(iter(people or ()), None),
    )
