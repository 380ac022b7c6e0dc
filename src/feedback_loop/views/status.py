"""View of the table of loops, or of a journal that has none."""

import datetime as dt
from collections.abc import Iterable, Sequence
from enum import StrEnum

from feedback_loop.domain.dates import format_date
from feedback_loop.domain.model.events import Document
from feedback_loop.domain.rules.overview import LoopStatus, NextStep, Stage
from feedback_loop.domain.text import name_key, slug_to_words
from feedback_loop.views.blocks import Cell, Column, Line, Page, Style, command, flexible, line, table
from feedback_loop.views.json import loop_json, to_document

WELCOME_PAGE = (
    line("Welcome. After each interview: ask for feedback, act on it, and tell them what came of it."),
    command("Start with an application: ", 'feedback-loop apply "Acme" "Data Analyst"'),
    command("Or look at a worked example: ", "feedback-loop demo"),
    command("Or import a spreadsheet: ", "feedback-loop import FILE"),
)
_REACHED, _HALF, _AHEAD = "●", "◐", "○"
_MAX_RELATIVE_DAYS = 14
"""Days ahead up to which a count says more than a date."""

_COLUMNS = (
    flexible("Company"),
    flexible("Role", stacked=True),
    Column("Steps"),
    Column("Outcome", stacked=True),
    flexible("Next"),
    Column("Due", stacked=True),
)


def status_page(statuses: Sequence[LoopStatus]) -> Page:
    """Return loops as a table, in the order given."""
    return [table(_COLUMNS, map(_row, statuses))]


def summary_line(statuses: Sequence[LoopStatus], shown: int) -> Line:
    """Return the line below the table: how many loops are open, due and closed."""
    still_open = sum(status.is_open for status in statuses)
    due = sum(status.prompt is not None for status in statuses)
    closed = len(statuses) - still_open
    hint = " (status --all)" if shown < len(statuses) else ""
    return line(f"{still_open} open, {due} due{f', {closed} closed{hint}' if closed else ''}", Style.DIM)


def status_json(statuses: Sequence[LoopStatus], today: dt.date) -> Document:
    """Return loops in the order given."""
    return to_document(today=today, loops=[loop_json(status) for status in statuses])


def sort_key(status: LoopStatus) -> tuple[bool, bool, bool, dt.date, str, int]:
    """Return the sort key of the table.

    Open loops come first; of these, interviews and deadlines that are due, then what is due soonest, then the newest
    application.
    """
    step = status.next
    newest = -status.loop.applied_on.toordinal()
    if step is None:
        return not status.is_open, True, True, dt.date.max, "", newest
    is_urgent = step.is_urgent and step.due <= status.today
    return not status.is_open, False, not is_urgent, step.shown_on, step.at, newest


class SortBy(StrEnum):
    """Order of the table."""

    DUE = "due"
    COMPANY = "company"
    APPLIED = "applied"
    STAGE = "stage"


def sort_statuses(statuses: Iterable[LoopStatus], order: SortBy) -> list[LoopStatus]:
    """Return loops in an order of the table: the newest application, and the furthest stage, first."""
    by_due = sorted(statuses, key=sort_key)
    if order is SortBy.COMPANY:
        return sorted(by_due, key=lambda status: name_key(status.application.company))
    if order is SortBy.APPLIED:
        return sorted(by_due, key=lambda status: status.loop.applied_on, reverse=True)
    if order is SortBy.STAGE:
        return sorted(by_due, key=lambda status: list(Stage).index(status.stage), reverse=True)
    return by_due


def _row(status: LoopStatus) -> list[Cell | str]:
    application = status.loop.application
    style = Style.PLAIN if status.is_open else Style.DIM
    return [
        Cell(application.company, Style.STRONG if status.is_open else style),
        Cell(application.role or "", style),
        Cell(progress_dots(status), Style.GOOD if status.is_open else style),
        Cell(outcome_words(status), style),
        *_next_cells(status),
    ]


def _next_cells(status: LoopStatus) -> list[Cell | str]:
    step = status.next
    if step:
        return [step.label, due_cell(step, status.today)]
    text = f"closed: {status.closed_because.words}" if status.closed_because else "wait"
    return [Cell(text, Style.DIM), ""]


def progress_dots(status: LoopStatus) -> str:
    """Return the six steps as dots: filled once reached, half-filled while an action is open."""
    return "".join(
        _REACHED if reached else _HALF if stage is Stage.ACTED and status.has_open_action else _AHEAD
        for stage, reached in status.steps.items()
    )


def due_cell(step: NextStep, today: dt.date) -> Cell:
    """Return when a step is due, or an interview takes place, coloured by how late it is."""
    late = (today - step.shown_on).days
    style = Style.DUE if step.due <= today else Style.PLAIN
    if late > 0:
        return Cell("1 day late" if late == 1 else f"{late} days late", Style.LATE)
    if late == 0:
        return Cell("today", style)
    if -late > _MAX_RELATIVE_DAYS:
        return Cell(format_date(step.shown_on, today), style)
    return Cell("tomorrow" if late == -1 else f"in {-late} days", style)


def step_lines(step: NextStep, today: dt.date, style: Style = Style.STRONG) -> list[Line]:
    """Return a step as three lines: the step and when it is due, why, and the command."""
    title = Line((Cell(step.label, style), Cell(" · "), due_cell(step, today)), indent=2)
    return [title, line(step.why, indent=4), command("", step.command, indent=4)]


def outcome_words(status: LoopStatus) -> str:
    """Return the outcome of a loop in words; blank if it has none."""
    return slug_to_words(status.outcome.result) if status.outcome else ""
