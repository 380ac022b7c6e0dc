"""``interviewed``: record an interview, held or scheduled."""

from typing import Annotated

import typer

from feedback_loop.cli.completion import complete_round
from feedback_loop.cli.context import command_context
from feedback_loop.cli.options import DecisionBy, Json, Note, People, Target, option
from feedback_loop.domain.commands.recipients import resolve_people
from feedback_loop.domain.dates import parse_time
from feedback_loop.domain.model.events import Interviewed
from feedback_loop.domain.rules.overview import LoopStatus, Overview
from feedback_loop.domain.text import clean_line, clean_text


def interviewed(
    ctx: typer.Context,
    target: Target = None,
    on: Annotated[str | None, option("DATE", "Date of the interview; may be in the future (default: today).")] = None,
    at: Annotated[str | None, option("HH:MM", "Time of the interview.")] = None,
    round_: Annotated[
        str | None, option("ROUND", "Round, e.g. phone screen or onsite.", "--round", complete=complete_round)
    ] = None,
    people: People = None,
    decision_by: DecisionBy = None,
    rating: Annotated[
        int | None, typer.Option(metavar="N", min=1, max=5, help="How it went, before you know the outcome.")
    ] = None,
    note: Note = None,
    as_json: Json = False,
) -> None:
    """Record an interview that took place or is scheduled."""
    context = command_context(ctx, as_json=as_json)
    day = context.dates.meeting_date(on)
    decision = context.dates.decision_date(decision_by, day)
    time = parse_time(at) if at is not None else None

    def decide(_: Overview, status: LoopStatus) -> list[Interviewed]:
        return [
            Interviewed(
                application=status.id,
                on=day,
                at=time,
                round=clean_line(round_, "round"),
                people=resolve_people(status.facts, people) if people else (),
                decision_by=decision,
                rating=rating,
                note=clean_text(note, "note"),
            )
        ]

    context.record_in(target, decide, with_person=next(iter(people or ()), None))
