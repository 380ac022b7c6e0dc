"""Recording of decisions about interviews that may need an answer of the user first."""

from collections.abc import Callable, Sequence
from typing import TypeVar

import msgspec

from feedback_loop.cli.context import CommandContext
from feedback_loop.domain.commands.interviews import Answers, OtherDayError, SeveralInterviewsError, find_by_id
from feedback_loop.domain.dates import AmbiguousDateError
from feedback_loop.domain.errors import FeedbackLoopError
from feedback_loop.domain.model.events import AnyEvent
from feedback_loop.domain.rules.overview import LoopStatus, Overview
from feedback_loop.journal.journal import Recording

T = TypeVar("T")
InterviewDecision = Callable[[LoopStatus, Answers], Sequence[AnyEvent]]


def record_interview_events(  # noqa: PLR0913 - how the loop is found is the caller's
    context: CommandContext,
    target: str | None,
    decide: InterviewDecision,
    answers: Answers,
    *,
    with_person: str | None = None,
    prefer: Callable[[LoopStatus], bool] | None = None,
) -> Recording:
    """Record what a decision about a loop's interviews returns; on a terminal, ask what it leaves open.

    Questions come when no lock is held, and the decision is made again with the answers. The loop is found with
    ``with_person`` and ``prefer`` as `find_loop` does.
    """
    loop_id: str | None = None

    def decide_for_loop(_: Overview, status: LoopStatus) -> Sequence[AnyEvent]:
        nonlocal loop_id
        loop_id = status.id
        chosen = answers.interview or find_by_id(status.loop, target or "")
        return decide(status, msgspec.structs.replace(answers, interview=chosen))

    def record(chosen: Answers) -> Recording:
        nonlocal answers
        answers = chosen
        return context.record_in(loop_id or target, decide_for_loop, with_person=with_person, prefer=prefer)

    return ask_about_interview(context, record, answers)


def ask_about_interview(context: CommandContext, decide: Callable[[Answers], T], answers: Answers) -> T:
    """Return what ``decide`` returns; on a terminal, ask what it leaves open, and let it decide again."""
    while True:
        try:
            return decide(answers)
        except (AmbiguousDateError, SeveralInterviewsError, OtherDayError) as error:
            if not context.terminal.is_interactive:
                raise
            answers = ask_what_is_open(context, error, answers)


def ask_what_is_open(context: CommandContext, error: FeedbackLoopError, answers: Answers) -> Answers:
    """Return the answers with that to the question which an error stands for."""
    context.terminal.warn(error.message)
    if isinstance(error, AmbiguousDateError):
        return msgspec.structs.replace(answers, day=context.choose_date(error))
    if isinstance(error, SeveralInterviewsError):
        number = context.terminal.choose("Which one", error.candidates)
        return msgspec.structs.replace(answers, interview=error.ids[number])
    is_moved = context.terminal.choose("Which is it", ("the same interview on another day", "a second interview")) == 0
    return msgspec.structs.replace(answers, move=is_moved, again=not is_moved)
