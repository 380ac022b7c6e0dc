"""Questions about what to do with feedback: the points are shown before it is asked."""

from collections.abc import Sequence

from feedback_loop.cli.context import CommandContext
from feedback_loop.cli.prompts import answer_step, ask_in_turn
from feedback_loop.domain.commands.act import ActionTarget, Plan
from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.model.events import Recorded
from feedback_loop.domain.model.people import read_person
from feedback_loop.domain.text import clean_text
from feedback_loop.views.event_sentences import quote_line, type_words

_ALL = "all"


def ask_for_plan(
    context: CommandContext, target: ActionTarget, numbers: Sequence[int] = ()
) -> tuple[Plan, tuple[int, ...]] | None:
    """Show the points that await a decision, and ask what to do about them; None if the user ended the questions."""
    points = list(enumerate(target.points, start=1))
    shown = [(number, point) for number, point in points if number in numbers or not numbers]
    shown = [(number, point) for number, point in shown if numbers or point in target.undecided] or shown
    for number, point in shown:
        context.terminal.warn(f"{number:3}  {_describe(point)}")
    allowed = [number for number, _ in shown]
    answers: dict[str, str] = {}
    which = answer_step(
        answers, "for", f"For which points, by number (Enter: {_ALL})", lambda text: _parse(text, allowed)
    )
    steps = [
        answer_step(answers, "text", "What will you do", lambda text: clean_text(text, "text"), is_required=True),
        *([which] if len(allowed) > 1 and target.application else []),
        answer_step(answers, "by", "By when (Enter: no date)", context.dates.future_date),
    ]
    ask_in_turn(context.terminal, steps)
    if "text" not in answers:
        return None
    chosen = _parse(answers.get("for", _ALL), allowed) if target.application and len(allowed) > 1 else tuple(numbers)
    return Plan(clean_text(answers["text"], "text"), context.dates.future_date(answers.get("by"))), chosen


def _describe(point: Recorded) -> str:
    who = f"{read_person(point.person).short}: " if point.person else ""
    about = ", ".join([type_words(point.type), *point.themes])
    return f"{who}{quote_line(point.text)} ({about})"


def _parse(text: str, allowed: Sequence[int]) -> tuple[int, ...]:
    """Return the numbers of points in an answer."""
    words = text.replace(",", " ").split()
    if words == [_ALL]:
        return tuple(allowed)
    if not all(word.isascii() and word.isdigit() and int(word) in allowed for word in words):
        raise UsageError(f"{text!r} is none of these numbers: {', '.join(map(str, allowed))}.")
    return tuple(dict.fromkeys(map(int, words)))
