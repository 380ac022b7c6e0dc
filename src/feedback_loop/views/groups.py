"""View of the statistics by group: how far applications got, the steps of the loop, and how long companies took."""

import datetime as dt
from collections.abc import Mapping, Sequence

from feedback_loop.domain.insight import wording
from feedback_loop.domain.insight.answers import TIMES, AnswerTimes, answer_times
from feedback_loop.domain.insight.groups import CohortRate, GroupBy, GroupRow
from feedback_loop.domain.insight.rates import Rate
from feedback_loop.domain.model.events import Document
from feedback_loop.views.blocks import Block, Cell, Column, Heading, Style, Table, flexible, line, section, table
from feedback_loop.views.text import bar

_TITLES: Mapping[GroupBy, str] = {
    GroupBy.SOURCE: "By source: how far applications got",
    GroupBy.ROUND: "By round: each application counts in the row of each of its rounds",
    GroupBy.MONTH: "By month of application: how far applications got",
    GroupBy.COMPANY: "By company: how far applications got",
    GroupBy.CV: "By version of the CV: how far applications got",
    GroupBy.LANGUAGE: "By language: how far applications got",
    GroupBy.AGENCY: "Through an agency or direct: how far applications got",
}
_NO_LABEL = "(no {})"
RATE_TITLES = {"asked": "Asked", "replied": "Replied", "useful": "Useful", "acted": "Acted", "closed": "Told"}
_TIME_TITLES = dict(zip(TIMES, ("First answer", "Interview", "Decision", "Rejection"), strict=True))
_OPEN_SUFFIX_NOTE = "+2 means that two are still open; they are not in the numbers before it."


def group_blocks(grouping: GroupBy, rows: Sequence[GroupRow]) -> list[Block]:
    """Return the groups as tables: how far applications got, the steps of the loop, and how long companies took."""
    if not rows:
        return [line("No interview was held yet.")]
    steps = "; ".join(
        f"{title}: {wording.RATES[name].meaning.partition(';')[0]}" for name, title in RATE_TITLES.items()
    )
    return [
        Heading(_TITLES[grouping]),
        _progress_table(grouping, rows),
        line(_progress_note(grouping), Style.DIM),
        line(wording.MATURE, Style.DIM),
        Heading("The loop, step by step"),
        _steps_table(grouping, rows),
        line(f"{steps}.", Style.DIM),
        line(_OPEN_SUFFIX_NOTE, Style.DIM),
        *_times_section(grouping, rows),
    ]


def group_json(row: GroupRow) -> Document:
    """Return one group; ``label`` is null for applications without one."""
    return {
        "label": row.label or None,
        "applications": row.applications,
        "open": row.open,
        "interviewed": row.interviewed,
        "advanced": row.advanced,
        "rates": row.rates,
        "times_days": times_json(answer_times(row.statuses)),
    }


def times_json(times: Mapping[str, AnswerTimes]) -> Document:
    """Return how long companies took, and in how many loops the answer is still to come."""
    return {name: {"median": t.median, "of": len(t.days), "open": len(t.waits)} for name, t in times.items()}


def _progress_table(grouping: GroupBy, rows: Sequence[GroupRow]) -> Table:
    names = ["Advanced"] if grouping is GroupBy.ROUND else ["Interview", "Offer"]
    rates = [column for name in names for column in (Column(name), Column("Range", stacked=True))]
    counted = Column("Had it" if grouping is GroupBy.ROUND else "Sent")
    columns = [group_column(grouping), counted, Column("", stacked=True), Column("Open"), *rates]
    maximum = max(row.applications for row in rows)
    return table(columns, [_progress_row(grouping, row, maximum) for row in rows])


def _progress_row(grouping: GroupBy, row: GroupRow, maximum: int) -> list[Cell | str]:
    rates = [row.advanced] if grouping is GroupBy.ROUND else [row.interviewed, row.advanced]
    counts = str(row.applications), bar(row.applications, maximum), str(row.open or "")
    return [label_cell(grouping, row), *counts, *(cell for rate in rates for cell in _rate_cells(rate))]


def _rate_cells(rate: CohortRate) -> tuple[str, str]:
    return wording.cohort_text(rate) or "too early", wording.range_text(rate)


def _progress_note(grouping: GroupBy) -> str:
    if grouping is GroupBy.ROUND:
        return "Advanced: of the applications with that round, those with another round or an offer after it."
    return "Interview, Offer: of the applications sent, those that ever led to one."


def _steps_table(grouping: GroupBy, rows: Sequence[GroupRow]) -> Table:
    columns = [group_column(grouping), *map(Column, RATE_TITLES.values())]
    cells: list[list[Cell | str]] = [
        [label_cell(grouping, row), *(_step_text(row.rates[name]) for name in RATE_TITLES)] for row in rows
    ]
    return table(columns, cells)


def _step_text(rate: Rate) -> str:
    # Without percentages, so that five columns fit.
    counted = f"{rate.count}/{rate.of}" if rate.of else ""
    return " ".join(filter(None, [counted, f"+{rate.open}" if rate.open else ""]))


def _times_section(grouping: GroupBy, rows: Sequence[GroupRow]) -> list[Block]:
    columns = [group_column(grouping), *map(Column, _TIME_TITLES.values())]
    times = [(row, answer_times(row.statuses)) for row in rows]
    cells: list[list[Cell | str]] = [
        [label_cell(grouping, row), *(_time_text(of_row[name].median, len(of_row[name].days)) for name in TIMES)]
        for row, of_row in times
        if any(of_row[name].days for name in TIMES)
    ]
    blocks = section("How long companies take: median days, and of how many", columns, cells)
    return [*blocks, line("Rejection: without an interview.", Style.DIM)] if blocks else []


def _time_text(median: float | None, cases: int) -> str:
    return "" if median is None else f"{median:,.10g} ({cases})"


def group_column(grouping: GroupBy) -> Column:
    """Return the column of the groups' names."""
    return flexible("CV" if grouping is GroupBy.CV else grouping.capitalize())


def label_cell(grouping: GroupBy, row: GroupRow) -> Cell:
    """Return the name of a group."""
    label = format_month(row.label) if grouping is GroupBy.MONTH else row.label
    return Cell(label or _NO_LABEL.format(grouping), Style.STRONG)


def format_month(month: str) -> str:
    """Return a month (``2026-03``) as ``Mar 2026``."""
    return f"{dt.date.fromisoformat(f'{month}-01'):%b %Y}"
