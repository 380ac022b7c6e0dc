"""View of the statistics."""

import datetime as dt
from collections.abc import Sequence

from feedback_loop.domain.insight import wording
from feedback_loop.domain.insight.focus import Focus
from feedback_loop.domain.insight.funnel import Flow
from feedback_loop.domain.insight.stats import StageCount, Summary
from feedback_loop.domain.model.events import Document
from feedback_loop.domain.text import count_noun, slug_to_words
from feedback_loop.views.blocks import Block, Cell, Column, Heading, Page, Style, flexible, line, section
from feedback_loop.views.event_sentences import quote_line
from feedback_loop.views.focus import focus_json
from feedback_loop.views.groups import format_month, group_blocks, group_json, times_json
from feedback_loop.views.json import to_document
from feedback_loop.views.text import bar, sparkline

_LONG_BAR = 20
_MAX_MONTHS = 60
"""Number of months whose sparkline still fits on a line."""
_MAX_WAITS = 10


def stats_page(summary: Summary, today: dt.date, focus: Sequence[Block] = ()) -> Page:
    """Return the statistics as a page, below what to work on next; if they are grouped, only the groups."""
    applications = count_noun(summary.applications, "application")
    still_open = f", {summary.open:,} open" if summary.open else ""
    head = line(f"{applications}{wording.period_text(summary.period, today)}{still_open}", Style.STRONG)
    if summary.grouping:
        return [head, *group_blocks(summary.grouping, summary.rows)]
    return [
        *focus,
        head,
        *_months(summary),
        *_stages("How far applications came", summary.conversion),
        *_times(summary),
        *_rates(summary),
        *_medians(summary),
        *_stages("How far feedback came, of the applications with an interview", summary.loop_stages),
        *_calibration(summary),
        *_questions(summary),
        *_flows("Applications, from the day they were sent to their outcome", summary.flows),
        *_flows("Feedback, from the interview to telling them", summary.funnel),
    ]


def stats_json(summary: Summary, today: dt.date, focus: Focus | None = None) -> Document:
    """Return the statistics; ``by`` is null if they are not grouped."""
    medians = {name: {"cases": median.cases, "open": median.open} for name, median in summary.medians.items()}
    rows = [group_json(row) for row in summary.rows]
    return to_document(
        today=today,
        since=summary.period.since,
        until=summary.period.until,
        applications=summary.applications,
        open=summary.open,
        months=summary.months,
        rates=summary.rates,
        medians_days={name: median.days for name, median in summary.medians.items()},
        medians=medians,
        times_days=times_json(summary.times),
        conversion=summary.conversion,
        loop_stages=summary.loop_stages,
        calibration=summary.calibration,
        ratings=summary.ratings,
        questions=summary.questions,
        flows=summary.flows,
        funnel=summary.funnel,
        focus=focus_json(focus),
        by={"group": summary.grouping, "rows": rows} if summary.grouping else None,
    )


def _months(summary: Summary) -> list[Block]:
    names, counts = list(summary.months), list(summary.months.values())
    if not 1 < len(names) <= _MAX_MONTHS:
        return []
    trend = f"{format_month(names[0])} {sparkline(counts)} {format_month(names[-1])}"
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


_STAGES = (flexible("Stage"), Column("Reached it"), Column(""), Column("Open"))


def _stages(title: str, stages: Sequence[StageCount]) -> list[Block]:
    rows = [
        (
            Cell(slug_to_words(step.stage), Style.STRONG),
            wording.fraction(step.reached, step.of),
            bar(step.reached, step.of, _LONG_BAR),
            str(step.open or ""),
        )
        for step in stages
        if step.of
    ]
    return section(title, _STAGES, rows)


def _times(summary: Summary) -> list[Block]:
    rows = [
        (
            *_statement_cells(wording.TIMES[name]),
            wording.days_text(times.median),
            str(len(times.days)),
            str(len(times.waits) or ""),
        )
        for name, times in summary.times.items()
    ]
    waits = wording.waits(summary.times)
    more = len(waits) - _MAX_WAITS
    lines: list[Block] = [line(f"{text}.", indent=2) for text in waits[:_MAX_WAITS]]
    lines += [line(f"{more} more wait for an answer.", Style.DIM, indent=2)] if more > 0 else []
    return [*section("How long companies take", _MEDIANS, rows), *([Heading("Waiting now"), *lines] if lines else [])]


_RATINGS = (Column("Your rating"), Column("Passed"), Column(""), Column("Open"))


def _calibration(summary: Summary) -> list[Block]:
    rows = [
        (
            Cell(f"{rating.rating} of 5", Style.STRONG),
            wording.fraction(rating.passed, rating.of) if rating.of else "",
            bar(rating.passed, rating.of, _LONG_BAR),
            str(rating.open or ""),
        )
        for rating in summary.ratings
    ]
    words = wording.calibration_text(summary.calibration)
    blocks = section("Interviews by your rating: whether another round or an offer followed", _RATINGS, rows)
    return [*blocks, *([line(words)] if words else [])]


_QUESTIONS = (flexible("Theme"), Column("Interviews"), Column("Questions"), flexible("The latest"))


def _questions(summary: Summary) -> list[Block]:
    rows = [
        (
            Cell(row.theme, Style.STRONG),
            wording.fraction(row.interviews, row.of),
            str(row.questions),
            quote_line(row.latest),
        )
        for row in summary.questions
    ]
    return section("What they asked, of the interviews whose questions you noted", _QUESTIONS, rows)


_FLOWS = (flexible("From"), flexible("To"), Column("Count"), Column(""))


def _flows(title: str, flows: Sequence[Flow]) -> list[Block]:
    maximum = max((flow.count for flow in flows), default=0)
    rows = [(flow.source, flow.target, str(flow.count), bar(flow.count, maximum, _LONG_BAR)) for flow in flows]
    return section(title, _FLOWS, rows)
