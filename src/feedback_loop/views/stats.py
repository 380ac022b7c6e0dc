"""Numbers: how often each step follows, how long it takes, how far applications came, and by which way."""

import datetime as dt
from collections.abc import Sequence

from feedback_loop.domain.flows import Flow
from feedback_loop.domain.rates import Rated
from feedback_loop.domain.statements import (
    MEDIANS,
    OPEN,
    RATES,
    counted,
    fraction,
    median_text,
    period_text,
    rate_text,
)
from feedback_loop.domain.summary import Summary
from feedback_loop.views.bars import bar, sparkline
from feedback_loop.views.groups import rows_table
from feedback_loop.views.page import Block, Cell, Column, Heading, Page, Table, Tone, line

_MOST_MONTHS = 60
"""Months of which a sparkline still fits into a line."""


def page(found: Summary, today: dt.date) -> Page:
    """Return the numbers as a page; where they are wanted by something, its rows alone."""
    head = line(f"{counted(found.applications, 'application')}{period_text(found.period, today)}", Tone.STRONG)
    if found.grouping:
        return [head, *rows_table(found.grouping, found.rows)]
    return [
        head,
        *_months(found),
        *_rates(found),
        *_medians(found),
        *_conversion(found),
        *_ratings(found.ratings),
        *flow_table("Applications, from the day they were sent to how they ended", found.flows),
        *flow_table("Feedback, from the interview to telling them", found.funnel),
    ]


def _months(found: Summary) -> list[Block]:
    names, counts = list(found.months), list(found.months.values())
    if not 1 < len(names) <= _MOST_MONTHS:
        return []
    return [line(f"Sent by month, {names[0]} {sparkline(counts)} {names[-1]}, at most {max(counts)} in one", Tone.DIM)]


_RATES = (
    Column("Step", flexible=True),
    Column("Counted", flexible=True, under=True),
    Column("How often"),
    Column(""),
    Column("Open"),
)


def _rates(found: Summary) -> list[Block]:
    rows = [
        [
            Cell(RATES[name].title, Tone.STRONG),
            Cell(RATES[name].meaning, Tone.DIM),
            Cell(rate_text(rate)),
            Cell(bar(rate.count, rate.of), Tone.GOOD),
            Cell(str(rate.open) if rate.open else ""),
        ]
        for name, rate in found.rates.items()
    ]
    return [Heading("The loop, step by step"), Table(_RATES, rows), line(OPEN, Tone.DIM)]


_MEDIANS = (
    Column("Time", flexible=True),
    Column("Counted", flexible=True, under=True),
    Column("Median"),
    Column("Cases"),
    Column("Open"),
)


def _medians(found: Summary) -> list[Block]:
    rows = [
        [
            Cell(MEDIANS[name].title, Tone.STRONG),
            Cell(MEDIANS[name].meaning, Tone.DIM),
            Cell(median_text(median)),
            Cell(str(median.cases)),
            Cell(str(median.open) if median.open else ""),
        ]
        for name, median in found.medians.items()
    ]
    return [Heading("How long it takes"), Table(_MEDIANS, rows)]


_CONVERSION = (Column("Stage", flexible=True), Column("Applications"), Column(""))


def _conversion(found: Summary) -> list[Block]:
    rows = [
        [Cell(step.stage, Tone.STRONG), Cell(fraction(step.reached, step.of)), Cell(bar(step.reached, step.of, 20))]
        for step in found.conversion
    ]
    return [Heading("How far applications ever came, of all"), Table(_CONVERSION, rows)]


def _ratings(found: Sequence[Rated]) -> list[Block]:
    if not found:
        return []
    outcomes = list(dict.fromkeys(one.outcome for one in sorted(found, key=lambda one: one.outcome)))
    cells = {(one.rating, one.outcome): one.count for one in found}
    columns = [Column("Your rating"), *(Column(outcome, flexible=True) for outcome in outcomes)]
    rows = [
        [Cell(f"{rating} of 5", Tone.STRONG), *(Cell(str(cells.get((rating, outcome), ""))) for outcome in outcomes)]
        for rating in dict.fromkeys(one.rating for one in found)
    ]
    return [Heading("Interviews by your own rating, and how the application ended"), Table(columns, rows)]


_FLOWS = (Column("From", flexible=True), Column("To", flexible=True), Column("Count"), Column(""))


def flow_table(title: str, found: Sequence[Flow]) -> list[Block]:
    """Return flows as a table under a title; nothing where there are none."""
    most = max((flow.count for flow in found), default=0)
    rows = [
        [Cell(flow.source), Cell(flow.target), Cell(str(flow.count)), Cell(bar(flow.count, most, 20))] for flow in found
    ]
    return [Heading(title), Table(_FLOWS, rows)] if rows else []
