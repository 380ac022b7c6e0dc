"""View of the statistics."""

import datetime as dt
from collections.abc import Mapping, Sequence

import msgspec

from feedback_loop.domain.insight import wording
from feedback_loop.domain.insight.funnel import Flow
from feedback_loop.domain.insight.stats import GroupBy, GroupRow, Rate, RatingCount, Summary
from feedback_loop.domain.model.events import Document, Result
from feedback_loop.domain.text import count_noun, slug_to_words
from feedback_loop.views.blocks import Block, Cell, Column, Heading, Page, Style, Table, flexible, line, section, table
from feedback_loop.views.json import to_document
from feedback_loop.views.text import bar, sparkline

_LONG_BAR = 20
_MAX_MONTHS = 60
"""Number of months whose sparkline still fits on a line."""


def stats_page(summary: Summary, today: dt.date) -> Page:
    """Return the statistics as a page; if they are grouped, only the groups."""
    applications = count_noun(summary.applications, "application")
    head = line(f"{applications}{wording.period_text(summary.period, today)}", Style.STRONG)
    if summary.grouping:
        return [head, *_groups(summary.grouping, summary.rows)]
    return [
        head,
        *_months(summary),
        *_rates(summary),
        *_medians(summary),
        *_conversion(summary),
        *_ratings(summary.ratings),
        *_flows("Applications, from the day they were sent to their outcome", summary.flows),
        *_flows("Feedback, from the interview to telling them", summary.funnel),
    ]


def stats_json(summary: Summary, today: dt.date) -> Document:
    """Return the statistics; ``by`` is null if they are not grouped."""
    medians = {name: {"cases": median.cases, "open": median.open} for name, median in summary.medians.items()}
    rows = [{**msgspec.structs.asdict(row), "label": row.label or None} for row in summary.rows]
    return to_document(
        today=today,
        since=summary.period.since,
        until=summary.period.until,
        applications=summary.applications,
        months=summary.months,
        rates=summary.rates,
        medians_days={name: median.days for name, median in summary.medians.items()},
        medians=medians,
        conversion=summary.conversion,
        ratings=summary.ratings,
        flows=summary.flows,
        funnel=summary.funnel,
        by={"group": summary.grouping, "rows": rows} if summary.grouping else None,
    )


_TITLES: Mapping[GroupBy, str] = {
    GroupBy.SOURCE: "By source: how far applications got",
    GroupBy.ROUND: "By round: each application counts in the row of each of its rounds",
    GroupBy.MONTH: "By month of application: how far applications got",
}
_NO_SOURCE = "(no source)"
RATE_TITLES = {"asked": "Asked", "replied": "Replied", "useful": "Useful", "acted": "Acted", "closed": "Told"}
_OPEN_SUFFIX_NOTE = "+2 means that two are still open; they are not in the numbers before it."


def _groups(grouping: GroupBy, rows: Sequence[GroupRow]) -> list[Block]:
    """Return the groups as two tables: how far applications got, and the steps of the loop."""
    if not rows:
        return [line("No interview was held yet.")]
    steps = "; ".join(
        f"{title}: {wording.RATES[name].meaning.partition(';')[0]}" for name, title in RATE_TITLES.items()
    )
    return [
        Heading(_TITLES[grouping]),
        _progress_table(grouping, rows),
        line(_progress_note(grouping), Style.DIM),
        line(_OPEN_SUFFIX_NOTE, Style.DIM),
        Heading("The loop, step by step"),
        _steps_table(grouping, rows),
        line(f"{steps}.", Style.DIM),
    ]


def _progress_table(grouping: GroupBy, rows: Sequence[GroupRow]) -> Table:
    rate_columns = [Column("Advanced")] if grouping is GroupBy.ROUND else [Column("Interview"), Column("Offer")]
    columns = [_group_column(grouping), Column("Sent"), Column(""), *rate_columns]
    maximum = max(row.applications for row in rows)
    return table(columns, [_progress_row(grouping, row, maximum) for row in rows])


def _progress_row(grouping: GroupBy, row: GroupRow, maximum: int) -> list[Cell | str]:
    rates = [row.advanced] if grouping is GroupBy.ROUND else [row.interviewed, row.advanced]
    counts = str(row.applications), bar(row.applications, maximum)
    return [_label_cell(grouping, row), *counts, *(_with_open(wording.rate_text(rate), rate) for rate in rates)]


def _progress_note(grouping: GroupBy) -> str:
    if grouping is GroupBy.ROUND:
        return "Advanced: of the applications with that round, those with another round or an offer after it."
    return "Interview, Offer: of the applications sent, those that ever led to one."


def _steps_table(grouping: GroupBy, rows: Sequence[GroupRow]) -> Table:
    columns = [_group_column(grouping), *map(Column, RATE_TITLES.values())]
    cells: list[list[Cell | str]] = [
        [_label_cell(grouping, row), *(_step_text(row.rates[name]) for name in RATE_TITLES)] for row in rows
    ]
    return table(columns, cells)


def _step_text(rate: Rate) -> str:
    # Without percentages, so that five columns fit.
    return _with_open(f"{rate.count}/{rate.of}" if rate.of else "", rate)


def _group_column(grouping: GroupBy) -> Column:
    return flexible(grouping.capitalize())


def _label_cell(grouping: GroupBy, row: GroupRow) -> Cell:
    label = _format_month(row.label) if grouping is GroupBy.MONTH else row.label
    return Cell(label or _NO_SOURCE, Style.STRONG)


def _format_month(month: str) -> str:
    return f"{dt.date.fromisoformat(f'{month}-01'):%b %Y}"


def _with_open(text: str, rate: Rate) -> str:
    return " ".join(filter(None, [text, f"+{rate.open}" if rate.open else ""]))


def _months(summary: Summary) -> list[Block]:
    names, counts = list(summary.months), list(summary.months.values())
    if not 1 < len(names) <= _MAX_MONTHS:
        return []
    trend = f"{_format_month(names[0])} {sparkline(counts)} {_format_month(names[-1])}"
    return [line(f"Sent by month: {trend}, {max(counts)} in the busiest month", Style.DIM)]


_RATES = (flexible("Step"), flexible("Counted", stacked=True), Column("How often"), Column(""), Column("Open"))


def _rates(summary: Summary) -> list[Block]:
    rows = [
        (
            *_statement_cells(wording.RATES[name]),
            wording.rate_text(rate),
            Cell(bar(rate.count, rate.of), Style.GOOD),
            str(rate.open or ""),
        )
        for name, rate in summary.rates.items()
    ]
    return [*section("The loop, step by step", _RATES, rows), line(wording.OPEN, Style.DIM)]


def _statement_cells(statement: wording.Statement) -> tuple[Cell, Cell]:
    return Cell(statement.title, Style.STRONG), Cell(statement.meaning, Style.DIM)


_MEDIANS = (flexible("Time"), flexible("Counted", stacked=True), Column("Median"), Column("Cases"), Column("Open"))


def _medians(summary: Summary) -> list[Block]:
    rows = [
        (
            *_statement_cells(wording.MEDIANS[name]),
            wording.median_text(median),
            str(median.cases),
            str(median.open or ""),
        )
        for name, median in summary.medians.items()
    ]
    return section("How long it takes", _MEDIANS, rows)


_CONVERSION = (flexible("Stage"), Column("Applications"), Column(""))


def _conversion(summary: Summary) -> list[Block]:
    rows = [
        (
            Cell(slug_to_words(step.stage), Style.STRONG),
            wording.fraction(step.reached, step.of),
            bar(step.reached, step.of, _LONG_BAR),
        )
        for step in summary.conversion
    ]
    return section("How many applications ever reached each stage", _CONVERSION, rows)


def _ratings(ratings: Sequence[RatingCount]) -> list[Block]:
    if not ratings:
        return []
    outcomes = sorted({rating.outcome for rating in ratings})
    counts = {(rating.rating, rating.outcome): rating.count for rating in ratings}
    columns = [Column("Your rating"), *(flexible(node_words(outcome)) for outcome in outcomes)]
    rows: list[list[Cell | str]] = [
        [Cell(f"{rating} of 5", Style.STRONG), *(str(counts.get((rating, outcome), "")) for outcome in outcomes)]
        for rating in dict.fromkeys(rating.rating for rating in ratings)
    ]
    return section("Interviews by your rating and the outcome of the application", columns, rows)


_FLOWS = (flexible("From"), flexible("To"), Column("Count"), Column(""))


def _flows(title: str, flows: Sequence[Flow]) -> list[Block]:
    maximum = max((flow.count for flow in flows), default=0)
    rows = [
        (node_words(flow.source), node_words(flow.target), str(flow.count), bar(flow.count, maximum, _LONG_BAR))
        for flow in flows
    ]
    return section(title, _FLOWS, rows)


def node_words(node: str) -> str:
    """Return the name of a flow's node in words; a round keeps the hyphens that the user gave it."""
    return slug_to_words(node) if node.lower() in set(Result) else node
