"""``cancel``: record that an interview will not take place."""

from typing import Annotated

import typer

from feedback_loop.cli.completion import complete_round
from feedback_loop.cli.context import command_context
from feedback_loop.cli.interview_questions import record_interview_events
from feedback_loop.cli.options import Json, Target, argument, option
from feedback_loop.domain.commands import interviews
from feedback_loop.domain.commands.interviews import Answers
from feedback_loop.domain.text import clean_line, clean_text


def cancel(
    ctx: typer.Context,
    target: Target = None,
    reason: Annotated[str | None, argument("[REASON]", "Why it does not take place.")] = None,
    round_: Annotated[
        str | None, option("ROUND", "Round of the interview, if several are set.", "--round", complete=complete_round)
    ] = None,
    as_json: Json = False,
) -> None:
    """Cancel the next interview that is set, or one that did not take place."""
    context = command_context(ctx, as_json=as_json)
    round_, reason = clean_line(round_, "round"), clean_text(reason, "reason")
    record_interview_events(
        context,
        target,
        lambda status, answers: [interviews.cancel(status, round_, reason, answers)],
        Answers(),
        prefer=interviews.has_planned,
    )
