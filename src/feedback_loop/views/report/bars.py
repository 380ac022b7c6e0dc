"""Bars of the report: how far applications came, by source and month, ratings, and how long companies take.

Each is a table with a bar in every row, so that the picture and its numbers are one.
"""

from collections.abc import Callable, Iterable, Sequence

from feedback_loop.domain.insight.answers import maturity
from feedback_loop.domain.insight.groups import CohortRate, GroupBy, GroupRow, rates_by
from feedback_loop.domain.insight.stats import Summary
from feedback_loop.domain.insight.wording import (
    TIMES,
    calibration_text,
    cohort_text,
    days_text,
    fraction,
    range_text,
)
from feedback_loop.domain.rules.overview import Overview
from feedback_loop.domain.text import capitalize, count_noun
from feedback_loop.views.groups import format_month
from feedback_loop.views.report.wording import Values, short_name, short_text

MAX_GROUPS = 12
_HUNDRED = 100


def bar_tables(overview: Overview, numbers: Summary) -> list[Values]:
    """Return the tables that have a row."""
    ages = maturity(overview)
    sources = [row for row in rates_by(overview, GroupBy.SOURCE, ages) if row.applications < numbers.applications]
    months = rates_by(overview, GroupBy.MONTH, ages)
    rounds = rates_by(overview, GroupBy.ROUND, ages)
    tables = [
        _stages(numbers),
        _times(numbers),
        _groups("By source: interviews", sources[:MAX_GROUPS], len(sources), _source_label, _interviewed),
        _groups("By month: interviews", months[-MAX_GROUPS:], len(months), _month_label, _interviewed),
        _groups("By round: how many went on", rounds[:MAX_GROUPS], len(rounds), _source_label, _advanced),
        _ratings(numbers),
        _questions(numbers),
    ]
    return [table for table in tables if table["rows"]]


def _table(id_: str, title: str, columns: Sequence[str], rows: Iterable[Values], note: str = "") -> Values:
    return {"id": id_, "title": title, "columns": columns, "rows": list(rows), "note": note}


def _row(label: str, share: float, *cells: str, outer: float = 0) -> Values:
    """Return a row; its bar is ``share`` of a hundred dark, and up to ``outer`` pale."""
    return {"label": label, "share": round(share, 2), "outer": round(outer, 2), "cells": cells}


def _stages(numbers: Summary) -> Values:
    rows = [
        _row(
            capitalize(step.stage),
            _HUNDRED * step.reached / step.of,
            fraction(step.reached, step.of),
            f"{step.open:,}" if step.open else "",
            outer=_HUNDRED * (step.reached + step.open) / step.of,
        )
        for step in numbers.conversion
    ]
    note = "Dark: reached it. Pale: still may."
    return _table("stages", "How far applications came", ("Stage", "Reached", "Open"), rows, note)


def _times(numbers: Summary) -> Values:
    longest = max((times.median or 0 for times in numbers.times.values()), default=0) or 1
    rows = [
        _row(
            TIMES[name].title,
            _HUNDRED * times.median / longest,
            days_text(times.median),
            count_noun(len(times.days), "case"),
            f"{len(times.waits):,}" if times.waits else "",
        )
        for name, times in numbers.times.items()
        if times.median is not None
    ]
    return _table("answers", "How long companies take", ("Time", "Median", "Of", "Open"), rows)


def _groups(
    title: str,
    rows: Sequence[GroupRow],
    count: int,
    label_of: Callable[[GroupRow], str],
    rate_of: Callable[[GroupRow], CohortRate],
) -> Values:
    shown = [_group_row(label_of(row), rate_of(row)) for row in rows]
    omitted = count - len(rows)
    note = f"{omitted:,} more {'is' if omitted == 1 else 'are'} not shown; see feedback-loop stats." if omitted else ""
    name = title.partition(":")[0].removeprefix("By ")
    columns = (capitalize(name), "Had it" if name == GroupBy.ROUND else "Sent", "Compared", "Range of all")
    return _table(columns[0].lower(), title, columns, shown, note)


def _group_row(label: str, rate: CohortRate) -> Values:
    return _row(
        label,
        _HUNDRED * rate.count / max(rate.of, 1),
        f"{rate.sent:,}",
        cohort_text(rate) or "too early",
        range_text(rate),
        outer=_HUNDRED * rate.at_most / max(rate.sent, 1),
    )


def _source_label(row: GroupRow) -> str:
    return short_name(row.label or "none named")


def _month_label(row: GroupRow) -> str:
    return format_month(row.label)


def _interviewed(row: GroupRow) -> CohortRate:
    return row.interviewed


def _advanced(row: GroupRow) -> CohortRate:
    return row.advanced


def _ratings(numbers: Summary) -> Values:
    rows = [
        _row(
            f"{rating.rating} of 5",
            _HUNDRED * rating.passed / max(rating.of, 1),
            fraction(rating.passed, rating.of) if rating.of else "",
            f"{rating.open:,}" if rating.open else "",
        )
        for rating in numbers.ratings
    ]
    columns = ("Your rating", "Passed the round", "Open")
    return _table("ratings", "Your ratings and how it went", columns, rows, calibration_text(numbers.calibration))


def _questions(numbers: Summary) -> Values:
    rows = [
        _row(
            short_name(row.theme),
            _HUNDRED * row.interviews / max(row.of, 1),
            fraction(row.interviews, row.of),
            short_text(row.latest),
        )
        for row in numbers.questions[:MAX_GROUPS]
    ]
    return _table("questions", "What they asked", ("Theme", "Interviews", "The latest"), rows)
