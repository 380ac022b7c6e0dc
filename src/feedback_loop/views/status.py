"""View of the table of loops."""

import datetime as dt
from collections.abc import Sequence

from feedback_loop.domain.dates import format_date
from feedback_loop.domain.rules.overview import LoopStatus, NextStep, Stage
from feedback_loop.views.blocks import Cell, Column, Line, Style, Table

_REACHED, _HALF, _AHEAD = "●", "◐", "○"
_NEAR = 14
"""Days from which on a date says more than a count."""

COLUMNS = (
    Column("Company", flexible=True),
    Column("Role", flexible=True, under=True),
    Column("Steps"),
    Column("Outcome", under=True),
    Column("Next", flexible=True),
    Column("Due", under=True),
)


def progress_dots(status: LoopStatus) -> str:
    """Return the six steps as dots: filled when reached, half while an action is open."""
    return "".join(
        _REACHED if reached else _HALF if stage is Stage.ACTED and status.has_open_action else _AHEAD
        for stage, reached in status.steps.items()
    )


def sort_key(status: LoopStatus) -> tuple[bool, int, dt.date, int]:
    """Return the sort key of the table: open first, then what is due soonest, then the newest application."""
    step = status.next
    newest = -status.loop.applied_on.toordinal()
    return (not status.is_open, 0 if step else 1, step.due if step else dt.date.max, newest)


def due_cell(step: NextStep, today: dt.date) -> Cell:
    """Return when a step is due, coloured by how late it is."""
    late = step.overdue_days(today)
    if late > 0:
        return Cell("1 day late" if late == 1 else f"{late} days late", Style.LATE)
    if late == 0:
        return Cell("today", Style.DUE)
    if -late > _NEAR:
        return Cell(format_date(step.due, today))
    return Cell("tomorrow" if late == -1 else f"in {-late} days")


def table(statuses: Sequence[LoopStatus]) -> Table:
    """Return the table, a row a loop in the order given."""
    return Table(COLUMNS, [_row(status) for status in statuses])


def _row(status: LoopStatus) -> list[Cell]:
    application = status.loop.application
    shade = Style.PLAIN if status.is_open else Style.DIM
    result = status.outcome.result if status.outcome else ""
    return [
        Cell(application.company, Style.STRONG if status.is_open else shade),
        Cell(application.role or "", shade),
        Cell(progress_dots(status), Style.GOOD if status.is_open else shade),
        Cell(result, shade),
        *_next_cells(status),
    ]


def _next_cells(status: LoopStatus) -> list[Cell]:
    step = status.next
    if step:
        return [Cell(step.label), due_cell(step, status.today)]
    if status.closed_because:
        return [Cell(f"closed: {status.closed_because}", Style.DIM), Cell("")]
    return [Cell("wait", Style.DIM), Cell("")]


def summary(statuses: Sequence[LoopStatus], shown: int) -> Line:
    """Return the line below the table: how many are open, due and closed."""
    still_open = [status for status in statuses if status.is_open]
    due = sum(1 for status in statuses if status.prompt)
    closed = len(statuses) - len(still_open)
    hidden = f", {closed} closed (status --all)" if closed and shown < len(statuses) else f", {closed} closed"
    return Line((Cell(f"{len(still_open)} open, {due} due{hidden if closed else ''}", Style.DIM),))
