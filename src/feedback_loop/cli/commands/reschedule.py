"""``reschedule``: move an interview that is set to another day."""

from typing import Annotated

import typer

from feedback_loop.cli.completion import complete_round
from feedback_loop.cli.context import command_context
from feedback_loop.cli.interview_questions import record_interview_events
from feedback_loop.cli.options import Json, Target, argument, option
from feedback_loop.domain.commands import interviews
from feedback_loop.domain.commands.interviews import Answers
from feedback_loop.domain.text import clean_line
from feedback_loop.domain.times import parse_time


def reschedule(
    ctx: typer.Context,
    target: Target = None,
    date: Annotated[str | None, argument("DATE", "New date of the interview.")] = None,
    at: Annotated[str | None, option("TIME", "New time, e.g. 14:30 or 2.30pm (default: not known).")] = None,
    round_: Annotated[
        str | None, option("ROUND", "Round of the interview, if several are set.", "--round", complete=complete_round)
    ] = None,
    as_json: Json = False,
) -> None:
    """Move the next interview that is set, or one that did not take place, to another day."""
    context = command_context(ctx, as_json=as_json)
    target = target or context.choose_loop()
    missing = "To which day? Add it as DATE, e.g. friday or 2026-11-20."
    to = context.require(date, "To which day", missing, context.dates.future_date) or context.today
    time = parse_time(at) if at is not None else None
    round_ = clean_line(round_, "round")
    record_interview_events(
        context,
        target,
        lambda status, answers: [interviews.reschedule(status, round_, to, time, answers)],
        Answers(),
        prefer=interviews.has_planned,
    )
