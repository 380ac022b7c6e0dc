"""Feedback of several points: written in the editor, piped in, or typed one after the other."""

from collections.abc import Sequence

from feedback_loop.cli.context import CommandContext
from feedback_loop.cli.prompts import Step, ask_in_turn
from feedback_loop.cli.system.editor import edit_text, editor_command
from feedback_loop.domain.errors import RefusedError
from feedback_loop.domain.model.events import FeedbackType
from feedback_loop.domain.model.points import Point, read_points
from feedback_loop.domain.text import clean_text, count_noun, truncate
from feedback_loop.views.event_sentences import quote_line, type_words

_COMMENT = "# "
_TEMPLATE = """

# Write down what they said, in their words. A paragraph is one point, and so is
# an item of a list:
#   + You explain well       a strength
#   - Slow down              a gap, as without a sign
#   ~ Quick, but careless    mixed
# A theme may stand before a point: + #communication You explain well
# Lines that begin like this one are left out.
"""


def read_feedback(context: CommandContext, typed: str | None) -> list[Point]:
    """Return the points from standard input for ``-``, else from the editor or questions on a terminal."""
    if typed is None and context.terminal.is_interactive:
        return _write_in_editor() if editor_command() else _ask_for_points(context)
    text = context.read_text(typed, "What did they say")
    return read_points(text) if text else []


def _write_in_editor() -> list[Point]:
    lines = edit_text(_TEMPLATE).splitlines()
    written = "\n".join(line for line in lines if not f"{line} ".startswith(_COMMENT))
    return read_points(clean_text(written, "text"))


def _ask_for_points(context: CommandContext) -> list[Point]:
    points: list[Point] = []

    def take_back() -> str | None:
        return truncate(points.pop().text) if points else None

    step = Step(
        "What did they say, a point a line",
        lambda text: points.extend(read_points(clean_text(text, "text"))),
        take_back=take_back,
        more="Another point (Enter for none)",
        is_required=True,
    )
    ask_in_turn(context.terminal, [step], "+ before a strength, - a gap, ~ both, #theme. Enter ends, < takes one back.")
    return points


def confirm_points(context: CommandContext, points: Sequence[Point], default: FeedbackType) -> None:
    """Show several points on a terminal as they will be recorded, and ask whether to.

    Raises:
        RefusedError: the user does not want to.
    """
    if len(points) <= 1 or not context.terminal.is_interactive:
        return
    for number, point in enumerate(points, start=1):
        about = ", ".join([type_words(point.type or default), *point.themes])
        context.terminal.warn(f"{number:3}  {quote_line(point.text)} ({about})")
    if not context.terminal.confirm(f"Record these {count_noun(len(points), 'point')}?", default=True):
        raise RefusedError("Nothing was recorded.")
