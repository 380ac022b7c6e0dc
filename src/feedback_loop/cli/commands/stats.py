"""``stats``: show rates, times and flows."""

import datetime as dt
from typing import Annotated

import typer

from feedback_loop.cli.context import CommandContext, command_context
from feedback_loop.cli.options import Json
from feedback_loop.domain.dates import Direction, check_direction, parse_date
from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.insight.stats import GroupBy, Period, summarize
from feedback_loop.views.stats import stats_json, stats_page

_NO_APPLICATIONS = "There is no application yet; start with: feedback-loop apply COMPANY ROLE"


def stats(
    ctx: typer.Context,
    by: Annotated[GroupBy | None, typer.Option("--by", help="Compare by where, in which round, or when.")] = None,
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="Only applications sent on this day or later.")
    ] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Only applications sent by this day.")] = None,
    as_json: Json = False,
) -> None:
    """Show what works so far: rates, times, how far applications came, and by which way."""
    context = command_context(ctx, as_json=as_json)
    show_stats(context, period(context, since, until), by)


def period(context: CommandContext, since: str | None, until: str | None) -> Period:
    """Return the period between two days as typed.

    Raises:
        UsageError: one cannot be read or lies ahead, or they are the wrong way round.
    """
    start, end = _past_day(context, since, "--since"), _past_day(context, until, "--until")
    if start and end and start > end:
        raise UsageError(f"The --since {start} is after the --until {end}; the period is empty.")
    return Period(start, end)


def _past_day(context: CommandContext, text: str | None, option: str) -> dt.date | None:
    if text is None:
        return None
    day = parse_date(text, context.today, Direction.PAST, day_first=context.settings.day_first)
    check_direction(day, context.today, Direction.PAST, option)
    return day


def show_stats(context: CommandContext, when: Period, by: GroupBy | None) -> None:
    """Show the numbers of a period, or compare them by something."""
    found = summarize(context.overview, when, by)
    if context.terminal.as_json:
        context.terminal.write_json(stats_json(found, context.today))
    elif found.applications:
        context.terminal.show(stats_page(found, context.today))
    else:
        context.terminal.warn(
            "No application was sent in that time." if context.overview.statuses else _NO_APPLICATIONS
        )
