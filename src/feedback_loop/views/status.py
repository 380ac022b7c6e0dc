"""View of the table of loops."""

import datetime as dt
from collections.abc import Sequence

from feedback_loop.domain.dates import spoken
from feedback_loop.domain.rules.status import Stage, Standing, Step
from feedback_loop.views.blocks import Cell, Column, Line, Table, Tone

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


def dots(standing: Standing) -> str:
    """Return the six steps as dots: filled when reached, half while an action is open."""
    return "".join(
        _REACHED if reached else _HALF if stage is Stage.ACTED and standing.acting else _AHEAD
        for stage, reached in standing.steps.items()
    )


def urgency(standing: Standing) -> tuple[bool, int, dt.date, int]:
    """Return the sort key of the table: open first, then what is due soonest, then the newest application."""
    step = standing.next
    newest = -standing.loop.applied_on.toordinal()
    return (not standing.is_open, 0 if step else 1, step.due if step else dt.date.max, newest)


def due_cell(step: Step, today: dt.date) -> Cell:
    """Return when a step is due, coloured by how late it is."""
    late = step.overdue(today)
    if late > 0:
        return Cell("1 day late" if late == 1 else f"{late} days late", Tone.LATE)
    if late == 0:
        return Cell("today", Tone.DUE)
    if -late > _NEAR:
        return Cell(spoken(step.due, today))
    return Cell("tomorrow" if late == -1 else f"in {-late} days")


def table(standings: Sequence[Standing]) -> Table:
    """Return the table, a row a loop in the order given."""
    return Table(COLUMNS, [_row(standing) for standing in standings])


def _row(standing: Standing) -> list[Cell]:
    application = standing.loop.application
    shade = Tone.PLAIN if standing.is_open else Tone.DIM
    result = standing.outcome.result if standing.outcome else ""
    return [
        Cell(application.company, Tone.STRONG if standing.is_open else shade),
        Cell(application.role or "", shade),
        Cell(dots(standing), Tone.GOOD if standing.is_open else shade),
        Cell(result, shade),
        *_next_cells(standing),
    ]


def _next_cells(standing: Standing) -> list[Cell]:
    step = standing.next
    if step:
        return [Cell(step.label), due_cell(step, standing.today)]
    if standing.closed_because:
        return [Cell(f"closed: {standing.closed_because}", Tone.DIM), Cell("")]
    return [Cell("wait", Tone.DIM), Cell("")]


def summary(standings: Sequence[Standing], shown: int) -> Line:
    """Return the line below the table: how many are open, due and closed."""
    still_open = [standing for standing in standings if standing.is_open]
    due = sum(1 for standing in standings if standing.prompt)
    closed = len(standings) - len(still_open)
    hidden = f", {closed} closed (status --all)" if closed and shown < len(standings) else f", {closed} closed"
    return Line((Cell(f"{len(still_open)} open, {due} due{hidden if closed else ''}", Tone.DIM),))
