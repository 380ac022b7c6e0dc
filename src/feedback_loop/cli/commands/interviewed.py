"""``interviewed``: record an interview, held or scheduled."""

import datetime as dt
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from feedback_loop.cli.completion import complete_round
from feedback_loop.cli.context import CommandContext, command_context
from feedback_loop.cli.interview_questions import record_interview_events
from feedback_loop.cli.options import Again, DecisionBy, Json, Note, People, Target, option
from feedback_loop.domain.commands.interviews import Answers, InterviewInput, record_interview
from feedback_loop.domain.dates import AmbiguousDateError
from feedback_loop.domain.text import clean_line, clean_text
from feedback_loop.domain.times import parse_time

if TYPE_CHECKING:
    from feedback_loop.journal.journal import Recording


def interviewed(
    ctx: typer.Context,
    target: Target = None,
    on: Annotated[str | None, option("DATE", "Date of the interview; may be in the future (default: today).")] = None,
    at: Annotated[str | None, option("TIME", "Time of the interview, e.g. 14:30 or 2.30pm.")] = None,
    round_: Annotated[
        str | None, option("ROUND", "Round, e.g. phone screen or onsite.", "--round", complete=complete_round)
    ] = None,
    people: People = None,
    decision_by: DecisionBy = None,
    rating: Annotated[
        int | None, typer.Option(metavar="N", min=1, max=5, help="How it went, before you know the outcome.")
    ] = None,
    talked_about: Annotated[str | None, option("TEXT", "What you talked about; letters may mention it.")] = None,
    note: Note = None,
    again: Again = False,
    as_json: Json = False,
) -> None:
    """Record an interview that took place or is scheduled; one that was set for the day is completed.

    On a terminal and without options, the questions of debrief follow.
    """
    context = command_context(ctx, as_json=as_json)
    has_options = any(
        option is not None for option in (on, at, round_, people, decision_by, rating, talked_about, note)
    )
    # Whatever is no date is refused before anything is asked; which of two days it is, later.
    with suppress(AmbiguousDateError):
        context.dates.meeting_date(on, dt.date.min)
    typed = InterviewInput(
        on=on,
        at=parse_time(at) if at is not None else None,
        round=clean_line(round_, "round"),
        decision_by=decision_by,
        rating=rating,
        talked_about=clean_text(talked_about, "subject"),
        note=clean_text(note, "note"),
    )

    def record(named: Sequence[str]) -> None:
        interview = msgspec.structs.replace(typed, people=named)
        recording = record_interview_events(
            context,
            target,
            lambda status, answers: record_interview(status, interview, context.dates, answers),
            Answers(again=again),
            with_person=next(iter(named), None),
        )
        if context.terminal.is_interactive and not (has_options or again):
            _debrief(context, recording)

    context.with_people(people, record)


def _debrief(context: CommandContext, recording: "Recording") -> None:
    """Ask how the interview went that was just recorded; one undo takes back both."""
    from feedback_loop.cli.debrief_questions import continue_debrief

    continue_debrief(context, recording)
