"""Questions asked one after the other: Enter skips one, ``<`` goes back, Ctrl-D ends them."""

from collections.abc import Callable, MutableMapping, Sequence
from typing import NamedTuple

from feedback_loop.cli.terminal import Terminal
from feedback_loop.domain.errors import RefusedError, TargetError, UsageError
from feedback_loop.domain.text import truncate

BACK = "<"
HELP = "?"
EXPLANATION = "Enter skips, < goes back, Ctrl-D ends."
_MAX_KNOWN = 30
"""Characters of an earlier answer beside its question."""


class Step(NamedTuple):
    """One question.

    Attributes:
        question: the question, without a colon.
        take: reads one answer and keeps it, or raises an error that says what is wrong with it.
        known: returns the answer that holds already, to be shown with the question; blank if there is none.
        applies: returns False to pass the question over.
        take_back: for a question with several answers, which is asked until one is blank: takes the last answer back
            and returns it, or None if none is left.
        more: the question for a further answer.
        is_required: True if the question cannot be skipped while it has no answer.
    """

    question: str
    take: Callable[[str], None]
    known: Callable[[], str] = lambda: ""
    applies: Callable[[], bool] = lambda: True
    take_back: Callable[[], str | None] | None = None
    more: str = ""
    is_required: bool = False


def answer_step(
    answers: MutableMapping[str, str],
    name: str,
    question: str,
    parse: Callable[[str], object] = str,
    *,
    is_required: bool = False,
) -> Step:
    """Return a question whose answer is kept under a name, as it was typed, once it can be parsed."""

    def take(text: str) -> None:
        parse(text)
        answers[name] = text

    return Step(question, take, lambda: truncate(answers.get(name, ""), _MAX_KNOWN), is_required=is_required)


def ask_in_turn(terminal: Terminal, steps: Sequence[Step], explanation: str = EXPLANATION) -> bool:
    """Ask the questions; return False if the user ended them with Ctrl-D.

    What an answer is worth is up to the step, which keeps it before the next question is asked.
    """
    terminal.warn(explanation)
    position, direction = 0, 1
    while position < len(steps):
        step = steps[position]
        if step.applies():
            move = _ask(terminal, step)
            if move is None:
                return False
            direction = move
        position += direction
        if position < 0:
            terminal.warn("This is the first question.")
            position, direction = 0, 1
    return True


def _ask(terminal: Terminal, step: Step) -> int | None:
    """Ask one question; return 1 to go on, -1 to go back, None to end."""
    count = 0
    while True:
        known = step.known()
        question = f"{step.question} ({known})" if known else step.question
        try:
            answer = terminal.read_line(step.more if count else question)
            if answer is None:
                return None
            if not answer and (known or count or not step.is_required):
                return 1
            if answer == HELP:
                terminal.warn(f"Type the answer. {EXPLANATION}")
            elif answer == BACK:
                if not _take_back(terminal, step):
                    return -1
                count = max(0, count - 1)
            elif answer:
                step.take(answer)
                if not step.take_back:
                    return 1
                count += 1
        except (UsageError, TargetError, RefusedError) as error:
            terminal.write_error(error)


def _take_back(terminal: Terminal, step: Step) -> bool:
    """Take back the last of several answers; return False if there is none."""
    taken = step.take_back() if step.take_back else None
    if taken is not None:
        terminal.warn(f"Took back: {taken}")
    return taken is not None
