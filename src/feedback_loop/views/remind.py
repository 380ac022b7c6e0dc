"""View of the prompts."""

from collections.abc import Sequence

from feedback_loop.domain.rules.status import Standing, Step
from feedback_loop.views.blocks import Cell, Line, Page, Tone, command, line
from feedback_loop.views.status import due_cell

Prompt = tuple[Standing, Step]
_FITTING = 2


def page(prompts: Sequence[Prompt]) -> Page:
    """Return each prompt as three lines: what and when, why, and the command."""
    blocks: list[Line] = []
    for standing, step in prompts:
        if blocks:
            blocks.append(line(""))
        blocks += [_title(standing, step), line(step.why, indent=2), command("", step.command, indent=2)]
    return blocks


def _title(standing: Standing, step: Step) -> Line:
    due = due_cell(step, standing.today)
    what = step.label
    return Line(
        (
            Cell(f"{what[0].upper()}{what[1:]}", Tone.STRONG),
            Cell(f" · {standing.loop.label} · "),
            due,
        ),
    )


def brief(prompts: Sequence[Prompt]) -> Page:
    """Return all prompts as one line."""
    late = any(step.overdue(standing.today) > 0 for standing, step in prompts)
    tone = Tone.LATE if late else Tone.DUE
    cells = (Cell(f"{count(prompts)}: ", tone), Cell(f"{names(prompts)}. "), Cell("feedback-loop remind", Tone.COMMAND))
    return [Line(cells)]


def count(prompts: Sequence[Prompt]) -> str:
    """Return how many things are due."""
    return "1 thing is due" if len(prompts) == 1 else f"{len(prompts)} things are due"


def names(prompts: Sequence[Prompt]) -> str:
    """Return the first of the prompts, as many as fit one line."""
    what = ", ".join(f"{step.label} ({standing.loop.application.company})" for standing, step in prompts[:_FITTING])
    return f"{what}, …" if len(prompts) > _FITTING else what
