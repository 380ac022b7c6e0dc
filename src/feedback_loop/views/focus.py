"""View of the gap to work on next, and of what came up less after an action."""

from collections.abc import Sequence

from feedback_loop.domain.insight import wording
from feedback_loop.domain.insight.focus import Focus, Improvement
from feedback_loop.domain.model.events import Document
from feedback_loop.domain.text import truncate
from feedback_loop.views.blocks import Block, Cell, Line, Style, line

_MAX_ACTION = 60


def focus_lines(focus: Focus | None, improvements: Sequence[Improvement] = ()) -> list[Block]:
    """Return one line with what to work on next, and one for each theme that came up less."""
    lines: list[Block] = []
    if focus:
        source = f", named by {wording.focus_sources(focus.gaps)}"
        plan = f": finish “{truncate(focus.action.planned.text, _MAX_ACTION)}”" if focus.action else ""
        head = Cell(f"Work on this next: {focus.theme}", Style.STRONG)
        lines.append(Line((head, Cell(f"{source}{plan}: "), Cell(focus.command, Style.COMMAND))))
    lines += [line(f"{wording.improvement_text(change)}.", Style.GOOD) for change in improvements]
    return lines


def focus_json(focus: Focus | None) -> Document | None:
    """Return the gap to work on next, with the words of those who named it; None if there is none."""
    if focus is None:
        return None
    return {
        "theme": focus.theme,
        "quotations": [
            {"loop": loop.id, "person": point.person, "company": loop.application.company, "text": point.text}
            for loop, point in focus.gaps
        ],
        "action": focus.action.planned.text if focus.action else None,
        "command": focus.command,
    }
