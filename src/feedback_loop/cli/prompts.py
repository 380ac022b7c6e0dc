"""Questions asked one after the other: Enter skips one, ``<`` goes back, Ctrl-D ends them."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from feedback_loop.cli.terminal import Terminal
from feedback_loop.domain.errors import RefusedError, TargetError, UsageError

BACK = "<"
_HELP = "Enter skips, < goes back, Ctrl-D ends. Answers are kept."


class Step(NamedTuple):
    """One question.

    Attributes:
        question: the question, without a colon.
        take: reads one answer and keeps it, or raises an error that says what is wrong with it.
        known: returns the answer that holds already, to be shown with the question; blank if there is none.
        applies: returns False to pass the question over.
        take_back: for a question with several answers, which is asked until one is blank: takes the last answer back
            and returns it, or None if none is left.
    """

    question: str
    take: Callable[[str], None]
    known: Callable[[], str] = lambda: ""
    applies: Callable[[], bool] = lambda: True
    take_back: Callable[[], str | None] | None = None


def ask_in_turn(terminal: Terminal, steps: Sequence[Step], explanation: str = _HELP) -> bool:
    """Ask the questions; return False if the user ended them with Ctrl-D.

    What an answer is worth is up to the step, which keeps it before the next question is asked.
    """
    terminal.warn(explanation)
    position, is_forward = 0, True
    while position < len(steps):
        step = steps[position]
        move = _ask(terminal, step) if step.applies() else (1 if is_forward else -1)
        if move is None:
            return False
        if position + move < 0:
            terminal.warn("This is the first question.")
            is_forward = True
            position = next(number for number, first in enumerate(steps) if first.applies())
            continue
        position, is_forward = position + move, move > 0
    return True


def _ask(terminal: Terminal, step: Step) -> int | None:
    """Ask one question; return 1 to go on, -1 to go back, None to end."""
    is_first = True
    while True:
        known = step.known()
        hint = f" ({known})" if known else ""
        question = step.question if is_first or not step.take_back else "Another one"
        try:
            answer = terminal.read_line(f"{question}{hint if is_first else ''}")
        except UsageError as error:
            terminal.write_error(error)
            continue
        if answer is None:
            return None
        if not answer:
            return 1
        if answer == BACK:
            taken = step.take_back() if step.take_back else None
            if taken is None:
                return -1
            terminal.warn(f"Took back: {taken}")
            continue
        try:
            step.take(answer)
        except (UsageError, TargetError, RefusedError) as error:
            terminal.write_error(error)
            continue
        if not step.take_back:
            return 1
        is_first = False
