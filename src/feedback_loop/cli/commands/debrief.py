"""``debrief``: note how an interview went while it is fresh."""

import datetime as dt
from collections.abc import Sequence
from typing import Annotated

import msgspec
import typer

from feedback_loop.cli.completion import complete_round
from feedback_loop.cli.context import CommandContext, command_context
from feedback_loop.cli.interview_questions import record_interview_events
from feedback_loop.cli.options import DecisionBy, Json, Note, People, Target, option
from feedback_loop.domain.commands import interviews
from feedback_loop.domain.commands.debriefing import decision_day
from feedback_loop.domain.commands.interviews import Answers, InterviewInput, interviews_to_debrief
from feedback_loop.domain.dates import format_date
from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.text import clean_line, clean_text

_OPTIONS = "--rating, --with, --asked, --well, --differently, --next-steps, --decision-by, --talked-about or --note"


def debrief(
    ctx: typer.Context,
    target: Target = None,
    rating: Annotated[
        int | None, typer.Option(metavar="N", min=1, max=5, help="How it went, before you know the outcome.")
    ] = None,
    round_: Annotated[
        str | None, option("ROUND", "Round of the interview.", "--round", complete=complete_round)
    ] = None,
    people: People = None,
    asked: Annotated[list[str] | None, option("QUESTION", "What they asked. Repeat for more.")] = None,
    well: Annotated[str | None, option("TEXT", "What went well.")] = None,
    differently: Annotated[str | None, option("TEXT", "What you will do differently next time.")] = None,
    next_steps: Annotated[
        str | None, option("TEXT", "What they said of next steps; a day in it is when they decide.")
    ] = None,
    decision_by: DecisionBy = None,
    talked_about: Annotated[str | None, option("TEXT", "What you talked about; letters may mention it.")] = None,
    on: Annotated[str | None, option("DATE", "Date of the interview (default: the latest one).")] = None,
    note: Note = None,
    as_json: Json = False,
) -> None:
    """Note how an interview went; without TARGET, that of today or yesterday."""
    context = command_context(ctx, as_json=as_json)
    day = context.dates.past_date(on) if on is not None else None
    typed = InterviewInput(
        on=on,
        round=clean_line(round_, "round"),
        people=people or (),
        decision_by=decision_by,
        note=clean_text(note, "note"),
        rating=rating,
        talked_about=clean_text(talked_about, "subject"),
        questions=tuple(clean_text(question, "question") for question in asked or ()),
        went_well=clean_text(well, "part that went well"),
        differently=clean_text(differently, "part to do differently"),
        next_steps=clean_text(next_steps, "next steps"),
    )
    if typed.next_steps and decision_by is None:
        mentioned = decision_day(typed.next_steps, context.dates, day or context.today)
        typed = msgspec.structs.replace(typed, decision_by=mentioned and mentioned.isoformat())
    is_empty = not (typed.is_debrief or typed.people or typed.decision_by is not None or typed.note)
    if is_empty and not context.terminal.is_interactive:
        raise UsageError(f"How did it go? Add {_OPTIONS}.")
    answers = Answers()
    if target is None:
        target, answers = _choose_interview(context, day)
    if is_empty:
        _ask(context, target, typed, answers)
        return

    def record(named: Sequence[str]) -> None:
        interview = msgspec.structs.replace(typed, people=named)
        record_interview_events(
            context,
            target,
            lambda status, answers: [interviews.debrief(status, interview, context.dates, answers)],
            answers,
            with_person=next(iter(named), None),
        )

    context.with_people(typed.people, record)


def _choose_interview(context: CommandContext, day: dt.date | None) -> tuple[str, Answers]:
    """Return the loop and the interview to debrief without a TARGET, chosen from a list if there are several."""
    found = interviews_to_debrief(context.overview, day)
    if not found and context.terminal.is_interactive:
        return context.choose_loop(), Answers()
    if not found:
        when = f"on {format_date(day, context.today)}" if day and day != context.today else "today or yesterday"
        raise UsageError(f"There is no interview {when}. Name the loop by part of its company, e.g. acme.")
    listed = [f"{status.target}  {interviews.describe(event, context.today)}" for status, event in found]
    if len(found) > 1 and not context.terminal.is_interactive:
        raise UsageError("Which interview? Name the loop:", listed)
    status, event = found[context.terminal.choose("Which interview", listed) if len(found) > 1 else 0]
    return status.id, Answers(interview=event.id)


def _ask(context: CommandContext, target: str, typed: InterviewInput, answers: Answers) -> None:
    from feedback_loop.cli.debrief_questions import ask_debrief, start_debrief

    status = context.find_loop(target)
    chosen = answers.interview or interviews.find_by_id(status.loop, target)
    debriefing = start_debrief(context, status, typed, Answers(interview=chosen))
    ask_debrief(context, status, debriefing)
