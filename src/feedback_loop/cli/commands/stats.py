"""``stats``: show rates, times and flows."""

import datetime as dt
from typing import Annotated

import typer

from feedback_loop.cli.context import NO_APPLICATIONS, CommandContext, command_context
from feedback_loop.cli.options import Json, option
from feedback_loop.domain.dates import Direction, check_direction, parse_date
from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.insight.focus import find_focus, improvements
from feedback_loop.domain.insight.groups import GroupBy
from feedback_loop.domain.insight.stats import Period, summarize
from feedback_loop.domain.insight.themes import theme_stats
from feedback_loop.views.focus import focus_lines
from feedback_loop.views.stats import stats_json, stats_page


def stats(
    ctx: typer.Context,
    by: Annotated[
        GroupBy | None, typer.Option("--by", metavar="GROUP", help=f"What to compare: {', '.join(GroupBy)}.")
    ] = None,
    since: Annotated[str | None, option("DATE", "Only applications sent on or after this date.")] = None,
    until: Annotated[str | None, option("DATE", "Only applications sent on or before this date.")] = None,
    as_json: Json = False,
) -> None:
    """Show how your search is going: rates, times, and how far applications came."""
    context = command_context(ctx, as_json=as_json)
    summary = summarize(context.overview, _parse_period(context, since, until), by)
    themes = theme_stats(context.overview.history)
    focus = find_focus(themes, context.overview)
    if context.terminal.as_json:
        context.terminal.write_json(stats_json(summary, context.today, focus))
    elif summary.applications:
        context.terminal.show(stats_page(summary, context.today, focus_lines(focus, improvements(themes))))
    else:
        has_any = bool(context.overview.statuses)
        context.terminal.warn("No applications were sent in that period." if has_any else NO_APPLICATIONS)


def _parse_period(context: CommandContext, since: str | None, until: str | None) -> Period:
    start, end = _parse_past_date(context, since, "--since"), _parse_past_date(context, until, "--until")
    if start and end and start > end:
        raise UsageError(f"--since {start} is after --until {end}, so the period is empty.")
    return Period(start, end)


def _parse_past_date(context: CommandContext, text: str | None, option: str) -> dt.date | None:
    if text is None:
        return None
    day = parse_date(text, context.today, Direction.PAST, day_first=context.settings.day_first)
    check_direction(day, context.today, Direction.PAST, option)
    return day
