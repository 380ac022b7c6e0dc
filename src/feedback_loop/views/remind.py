"""View of the prompts."""

from collections.abc import Sequence

from feedback_loop.domain.rules.overview import LoopStatus, NextStep
from feedback_loop.views.blocks import Cell, Line, Page, Style, command, line
from feedback_loop.views.status import due_cell

Prompt = tuple[LoopStatus, NextStep]
_FITTING = 2


def page(prompts: Sequence[Prompt]) -> Page:
    """Return each prompt as three lines: what and when, why, and the command."""
    blocks: list[Line] = []
    for status, step in prompts:
        if blocks:
            blocks.append(line(""))
        blocks += [_title(status, step), line(step.why, indent=2), command("", step.command, indent=2)]
    return blocks


def _title(status: LoopStatus, step: NextStep) -> Line:
    due = due_cell(step, status.today)
    what = step.label
    return Line(
        (
            Cell(f"{what[0].upper()}{what[1:]}", Style.STRONG),
            Cell(f" · {status.loop.label} · "),
            due,
        ),
    )


def brief(prompts: Sequence[Prompt]) -> Page:
    """Return all prompts as one line."""
    late = any(step.overdue_days(status.today) > 0 for status, step in prompts)
    tone = Style.LATE if late else Style.DUE
    cells = (
        Cell(f"{count(prompts)}: ", tone),
        Cell(f"{names(prompts)}. "),
        Cell("feedback-loop remind", Style.COMMAND),
    )
    return [Line(cells)]


def count(prompts: Sequence[Prompt]) -> str:
    """Return how many things are due."""
    return "1 thing is due" if len(prompts) == 1 else f"{len(prompts)} things are due"


def names(prompts: Sequence[Prompt]) -> str:
    """Return the first of the prompts, as many as fit one line."""
    what = ", ".join(f"{step.label} ({status.loop.application.company})" for status, step in prompts[:_FITTING])
    return f"{what}, …" if len(prompts) > _FITTING else what
