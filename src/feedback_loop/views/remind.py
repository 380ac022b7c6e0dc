"""View of the prompts."""

import datetime as dt
from collections.abc import Sequence

from feedback_loop.domain.model.events import Document
from feedback_loop.domain.rules.overview import LoopStatus, NextStep
from feedback_loop.domain.text import capitalize
from feedback_loop.views.blocks import Cell, Line, Page, Style, command, line
from feedback_loop.views.json import prompt_json, to_document
from feedback_loop.views.status import due_cell

Prompt = tuple[LoopStatus, NextStep]
_MAX_NAMED = 2


def remind_page(prompts: Sequence[Prompt]) -> Page:
    """Return each prompt as three lines: what is due and when, why, and the command."""
    blocks: list[Line] = []
    for status, step in prompts:
        if blocks:
            blocks.append(line(""))
        blocks += [_title(status, step), line(step.why, indent=2), command("", step.command, indent=2)]
    return blocks


def _title(status: LoopStatus, step: NextStep) -> Line:
    label = Cell(capitalize(step.label), Style.STRONG)
    return Line((label, Cell(f" · {status.loop.label} · "), due_cell(step, status.today)))


def brief_page(prompts: Sequence[Prompt]) -> Page:
    """Return all prompts as one line."""
    late = any(step.overdue_days(status.today) > 0 for status, step in prompts)
    count = Cell(f"{count_prompts(prompts)}: ", Style.LATE if late else Style.DUE)
    return [Line((count, Cell(f"{name_prompts(prompts)}. "), Cell("feedback-loop remind", Style.COMMAND)))]


def remind_json(prompts: Sequence[Prompt], today: dt.date) -> Document:
    """Return the prompts."""
    return to_document(today=today, prompts=[prompt_json(status, step) for status, step in prompts])


def count_prompts(prompts: Sequence[Prompt]) -> str:
    """Return the number of prompts, in words."""
    return "1 thing is due" if len(prompts) == 1 else f"{len(prompts)} things are due"


def name_prompts(prompts: Sequence[Prompt]) -> str:
    """Return the first prompts, as many as fit on one line."""
    names = ", ".join(f"{step.label} ({status.loop.application.company})" for status, step in prompts[:_MAX_NAMED])
    return f"{names}, …" if len(prompts) > _MAX_NAMED else names
