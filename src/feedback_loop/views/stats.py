"""View of the statistics."""

import datetime as dt
from collections.abc import Mapping, Sequence

from feedback_loop.domain.insight.funnel import Flow
from feedback_loop.domain.insight.stats import GroupBy, GroupRow, Rate, RatingCount, Summary
from feedback_loop.domain.insight.wording import (
    MEDIANS,
    OPEN,
    RATES,
    fraction,
    median_text,
    period_text,
    rate_text,
)
from feedback_loop.domain.model.events import Document
from feedback_loop.domain.text import count_noun
from feedback_loop.views.blocks import Block, Cell, Column, Heading, Page, Style, Table, line
from feedback_loop.views.json import SCHEMA_VERSION
from feedback_loop.views.text import bar, sparkline


def stats_document(found: Summary, today: dt.date) -> Document:
    """Return the ``stats`` document; ``by`` is null where nothing was grouped."""
    period = found.period
    return {
        "schema_version": SCHEMA_VERSION,
        "today": today.isoformat(),
        "since": period.since.isoformat() if period.since else None,
        "until": period.until.isoformat() if period.until else None,
        "applications": found.applications,
        "months": dict(found.months),
        "rates": {name: _rate(rate) for name, rate in found.rates.items()},
        "medians_days": {name: median.days for name, median in found.medians.items()},
        "medians": {name: {"cases": one.cases, "open": one.open} for name, one in found.medians.items()},
        "conversion": [{"stage": one.stage, "reached": one.reached, "of": one.of} for one in found.conversion],
        "ratings": [{"rating": one.rating, "outcome": one.outcome, "count": one.count} for one in found.ratings],
        "flows": [_flow(flow) for flow in found.flows],
        "funnel": [_flow(flow) for flow in found.funnel],
        "by": {"what": found.grouping, "rows": [_row(row) for row in found.rows]} if found.grouping else None,
    }


def _rate(rate: Rate) -> Document:
    return {"count": rate.count, "of": rate.of, "open": rate.open}


def _flow(flow: Flow) -> Document:
    return {"source": flow.source, "target": flow.target, "count": flow.count}


def _row(row: GroupRow) -> Document:
    return {
        "label": row.label or None,
        "applications": row.applications,
        "interviewed": _rate(row.interviewed),
        "went_on": _rate(row.advanced),
        "rates": {name: _rate(rate) for name, rate in row.rates.items()},
    }


_TITLES: Mapping[GroupBy, str] = {
    GroupBy.SOURCE: "By source: how far applications came",
    GroupBy.ROUND: "By round: an application is in the row of each of its rounds",
    GroupBy.MONTH: "By month: how far applications came that were sent in it",
}
_NO_SOURCE = "(no source)"
_STEPS = {"asked": "Asked", "replied": "Replied", "useful": "Useful", "acted": "Acted", "closed": "Told"}
_PLUS = "+2: two are open. They still can, and are left out of the numbers before."


def rows_table(grouping: GroupBy, rows: Sequence[GroupRow]) -> list[Block]:
    """Return the rows as two tables, how far applications came and the steps of the loop, and what they count."""
    if not rows:
        return [line("No interview was held yet.")]
    return [
        Heading(_TITLES[grouping]),
        _came(grouping, rows),
        *(line(note, Style.DIM) for note in (_came_counts(grouping), _PLUS)),
        Heading("The loop, step by step"),
        _steps(grouping, rows),
        line(_steps_count(), Style.DIM),
    ]


def _came(grouping: GroupBy, rows: Sequence[GroupRow]) -> Table:
    by_round = grouping is GroupBy.ROUND
    further = [Column("Went on")] if by_round else [Column("Interview"), Column("Offer")]
    columns = [_group_column(grouping), Column("Sent"), Column(""), *further]
    most = max(row.applications for row in rows)
    return Table(columns, [_came_row(row, most, by_round=by_round) for row in rows])


def _group_column(grouping: GroupBy) -> Column:
    return Column(grouping.capitalize(), flexible=True)


def _came_row(row: GroupRow, most: int, *, by_round: bool) -> list[Cell]:
    further = [row.advanced] if by_round else [row.interviewed, row.advanced]
    return [
        _label(row),
        Cell(str(row.applications)),
        Cell(bar(row.applications, most)),
        *(Cell(_with_open(rate_text(rate), rate)) for rate in further),
    ]


def _label(row: GroupRow) -> Cell:
    return Cell(row.label or _NO_SOURCE, Style.STRONG)


def _with_open(text: str, rate: Rate) -> str:
    return " ".join(filter(None, [text, f"+{rate.open}" if rate.open else ""]))


def _came_counts(grouping: GroupBy) -> str:
    if grouping is GroupBy.ROUND:
        return "Went on: of the applications with that round, those with another round or an offer after it."
    return "Interview, Offer: of the applications sent, those that ever came to one."


def _steps(grouping: GroupBy, rows: Sequence[GroupRow]) -> Table:
    columns = [_group_column(grouping), *(Column(title) for title in _STEPS.values())]
    return Table(columns, [[_label(row), *(_step(row.rates[name]) for name in _STEPS)] for row in rows])


def _step(rate: Rate) -> Cell:
    # Without percentages, so that five columns fit.
    return Cell(_with_open(f"{rate.count}/{rate.of}" if rate.of else "", rate))


def _steps_count() -> str:
    return f"{'; '.join(f'{title}: {_counted(name)}' for name, title in _STEPS.items())}."


def _counted(name: str) -> str:
    return RATES[name].meaning.partition(";")[0]


_MOST_MONTHS = 60
"""Months of which a sparkline still fits into a line."""


def page(found: Summary, today: dt.date) -> Page:
    """Return the numbers as a page; where they are wanted by something, its rows alone."""
    head = line(f"{count_noun(found.applications, 'application')}{period_text(found.period, today)}", Style.STRONG)
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
    return [line(f"Sent by month, {names[0]} {sparkline(counts)} {names[-1]}, at most {max(counts)} in one", Style.DIM)]


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
            Cell(RATES[name].title, Style.STRONG),
            Cell(RATES[name].meaning, Style.DIM),
            Cell(rate_text(rate)),
            Cell(bar(rate.count, rate.of), Style.GOOD),
            Cell(str(rate.open) if rate.open else ""),
        ]
        for name, rate in found.rates.items()
    ]
    return [Heading("The loop, step by step"), Table(_RATES, rows), line(OPEN, Style.DIM)]


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
            Cell(MEDIANS[name].title, Style.STRONG),
            Cell(MEDIANS[name].meaning, Style.DIM),
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
        [Cell(step.stage, Style.STRONG), Cell(fraction(step.reached, step.of)), Cell(bar(step.reached, step.of, 20))]
        for step in found.conversion
    ]
    return [Heading("How far applications ever came, of all"), Table(_CONVERSION, rows)]


def _ratings(found: Sequence[RatingCount]) -> list[Block]:
    if not found:
        return []
    outcomes = list(dict.fromkeys(one.outcome for one in sorted(found, key=lambda one: one.outcome)))
    cells = {(one.rating, one.outcome): one.count for one in found}
    columns = [Column("Your rating"), *(Column(outcome, flexible=True) for outcome in outcomes)]
    rows = [
        [Cell(f"{rating} of 5", Style.STRONG), *(Cell(str(cells.get((rating, outcome), ""))) for outcome in outcomes)]
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
