"""Answers to the prompts of a review: each asks only what is missing, and records it like the typed command."""

from collections.abc import Callable, Mapping, Sequence

from feedback_loop.cli.act_questions import ask_for_plan
from feedback_loop.cli.context import CommandContext
from feedback_loop.cli.prompts import answer_step, ask_in_turn
from feedback_loop.cli.withdrawals import confirm_withdrawals
from feedback_loop.domain.commands import act, interviews, prompted, verbs
from feedback_loop.domain.commands.interviews import Answers, InterviewInput
from feedback_loop.domain.commands.outcomes import end_application
from feedback_loop.domain.errors import RefusedError
from feedback_loop.domain.model.events import Amended, AnyEvent, Finished, Progressed, Rescheduled, Result
from feedback_loop.domain.rules.overview import LoopStatus, NextStep
from feedback_loop.domain.text import clean_line, clean_text
from feedback_loop.domain.times import EXAMPLES, parse_time
from feedback_loop.journal.transaction import new_id

_ENTER = "\n"
_ANSWERS_TO_OFFER = (Result.ACCEPTED, Result.TURNED_DOWN, Result.REJECTED, Result.WITHDRAWN)

Decide = Callable[[LoopStatus], Sequence[AnyEvent]]
Answer = Callable[[CommandContext, LoopStatus, NextStep], None]


def mark_done(context: CommandContext, status: LoopStatus, step: NextStep) -> None:
    """Record that what a prompt asks for is done."""
    _DONE.get(step.rule, _mark_sent)(context, status, step)


def snooze(context: CommandContext, status: LoopStatus, step: NextStep) -> None:
    """Silence a prompt until a day."""
    answers: dict[str, str] = {}
    question = answer_step(answers, "until", "Until when, e.g. 2w or friday", context.dates.future_date)
    ask_in_turn(context.terminal, [question], "Enter leaves it as it is.")
    if "until" in answers:
        until = context.dates.future_date(answers["until"])
        _record(context, status, lambda current: prompted.silence(current, step, until))


def mark_unneeded(context: CommandContext, status: LoopStatus, step: NextStep) -> None:
    """End what a prompt is about: the points are set aside, the action dropped, else the prompt or the loop."""
    has_subject = step.rule in prompted.DECISION_RULES or step.rule in ("action", "interview")
    key = "" if has_subject else _ask_how_to_end(context)
    if key == _ENTER or (not key and not has_subject):
        return
    typed = context.terminal.read_line("Why (Enter: no reason)")
    if typed is None:
        return
    reason = clean_text(typed, "reason") if typed else None

    def decide(current: LoopStatus) -> Sequence[AnyEvent]:
        if key == "c":
            return verbs.close_loop(current, reason)
        return prompted.decline(current, step, reason) or prompted.silence(current, step, step.ends, reason)

    _record(context, status, decide)


def _ask_how_to_end(context: CommandContext) -> str:
    return context.terminal.ask_key("p ends this prompt, c closes the loop, Enter goes back:", f"pc{_ENTER}")


def _record(context: CommandContext, status: LoopStatus, decide: Decide, batch: str = "") -> None:
    context.record(lambda overview: decide(_current(overview.statuses, status.id)), batch)


def _current(statuses: Mapping[str, LoopStatus], id_: str) -> LoopStatus:
    if id_ not in statuses:
        raise RefusedError("The application was undone meanwhile.")
    return statuses[id_]


def _mark_sent(context: CommandContext, status: LoopStatus, step: NextStep) -> None:
    _record(context, status, lambda current: prompted.sent(current, step))


def _note_outcome(context: CommandContext, status: LoopStatus, _: NextStep) -> None:
    _end(context, status, "How did it end", list(Result))


def _answer_offer(context: CommandContext, status: LoopStatus, _: NextStep) -> None:
    _end(context, status, "How did you answer", _ANSWERS_TO_OFFER)


def _end(context: CommandContext, status: LoopStatus, question: str, results: Sequence[Result]) -> None:
    result = results[context.terminal.choose(question, results)]
    withdraw = result is Result.ACCEPTED and confirm_withdrawals(context, status.id)
    ended = verbs.outcome(status.loop, result, context.today, decision_by=None, note=None)

    def decide(current: LoopStatus) -> Sequence[AnyEvent]:
        return end_application(current.overview, current, ended, withdraw=withdraw)

    _record(context, status, decide)


def _decide_on_points(context: CommandContext, status: LoopStatus, step: NextStep) -> None:
    numbers = prompted.point_numbers(step)
    answer = ask_for_plan(context, prompted.feedback_target(status), numbers)
    if answer:
        plan, chosen = answer

        def decide(current: LoopStatus) -> Sequence[AnyEvent]:
            planned = act.plan(prompted.feedback_target(current), plan, chosen, current.today, new_id())
            return [verbs.refuse_duplicate(current.loop.events, planned, again=False)]

        _record(context, status, decide)


def _work_on_action(context: CommandContext, status: LoopStatus, step: NextStep) -> None:
    key = context.terminal.ask_key("f finished, p some progress, d another day, Enter back:", f"fpd{_ENTER}")
    asks = {"f": _finish, "p": _note_progress, "d": _move_action}
    if key in asks:
        asks[key](context, status, step)


def _finish(context: CommandContext, status: LoopStatus, step: NextStep) -> None:
    answers: dict[str, str] = {}
    steps = [
        answer_step(answers, "evidence", "What did you achieve", lambda text: clean_text(text, "evidence")),
        answer_step(answers, "summary", "In a sentence for your letters", lambda text: clean_line(text, "summary")),
    ]
    if ask_in_turn(context.terminal, steps):
        evidence, summary, day = answers.get("evidence"), answers.get("summary"), context.today
        _record_for_action(
            context, status, step, lambda id_: Finished(action=id_, evidence=evidence, summary=summary, on=day)
        )


def _note_progress(context: CommandContext, status: LoopStatus, step: NextStep) -> None:
    if text := context.terminal.read_line("What progress"):
        words = clean_text(text, "progress")
        _record_for_action(context, status, step, lambda id_: Progressed(action=id_, text=words, on=context.today))


def _move_action(context: CommandContext, status: LoopStatus, step: NextStep) -> None:
    if text := context.terminal.read_line("By when"):
        day = context.dates.future_date(text)
        changes: dict[str, str | int | bool | list[str] | None] = {"by": day.isoformat() if day else None}
        _record_for_action(context, status, step, lambda id_: Amended(target=id_, changes=changes, on=context.today))


def _record_for_action(
    context: CommandContext, status: LoopStatus, step: NextStep, build: Callable[[str], AnyEvent]
) -> None:
    _record(context, status, lambda current: [build(prompted.prompted_action(current, step).planned.id)])


def _debrief(context: CommandContext, status: LoopStatus, _: NextStep) -> None:
    from feedback_loop.cli.debrief_questions import ask_debrief, start_debrief

    ask_debrief(context, status, start_debrief(context, status, InterviewInput(), Answers()))


def _settle_interview(context: CommandContext, status: LoopStatus, step: NextStep) -> None:
    """Record what became of an interview that was ahead: it took place, or moves to another day."""
    interview = prompted.prompted_interview(status, step)
    is_today = interview.on == context.today
    took_place = "t it took place, " if is_today else ""
    key = context.terminal.ask_key(f"{took_place}m it moves to another day, Enter back:", f"{'t' * is_today}m{_ENTER}")
    if key == "t":
        answers = Answers(interview=interview.id)
        _record(
            context,
            status,
            lambda current: interviews.record_interview(current, InterviewInput(), context.dates, answers),
        )
        from feedback_loop.cli.debrief_questions import continue_debrief

        continue_debrief(context, context.recordings[-1])
    elif key == "m":
        _move_interview(context, status, interview.id)


def _move_interview(context: CommandContext, status: LoopStatus, id_: str) -> None:
    answers: dict[str, str] = {}
    steps = [
        answer_step(answers, "to", "To which day", context.dates.future_date, is_required=True),
        answer_step(answers, "at", f"At what time, e.g. {EXAMPLES} (Enter: unknown)", parse_time),
    ]
    ask_in_turn(context.terminal, steps)
    day = context.dates.future_date(answers.get("to"))
    if day:
        at = parse_time(answers["at"]) if "at" in answers else None

        def decide(current: LoopStatus) -> Sequence[Rescheduled]:
            return [interviews.reschedule(current, None, day, at, Answers(interview=id_))]

        _record(context, status, decide)


_DONE: Mapping[str, Answer] = {
    "answer": _answer_offer,
    "interview": _settle_interview,
    "decide": _decide_on_points,
    "revisit": _decide_on_points,
    "action": _work_on_action,
    "outcome": _note_outcome,
    "debrief": _debrief,
}
"""Questions that done asks, by rule; at every other prompt, done means that a message was sent."""
