"""``stats``: show rates, times and flows."""

import datetime as dt
from typing import Annotated

import typer

from feedback_loop.cli.context import Session, session
from feedback_loop.cli.options import Json
from feedback_loop.domain.dates import Look, check_side, parse_date
from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.insight.stats import Grouping, Period, summary
from feedback_loop.views import stats as stats_view
from feedback_loop.views.stats import stats_document

_NO_APPLICATIONS = "There is no application yet; start with: feedback-loop apply COMPANY ROLE"


def stats(
    context: typer.Context,
    by: Annotated[Grouping | None, typer.Option("--by", help="Compare by where, in which round, or when.")] = None,
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="Only applications sent on this day or later.")
    ] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Only applications sent by this day.")] = None,
    as_json: Json = False,
) -> None:
    """Show what works so far: rates, times, how far applications came, and by which way."""
    here = session(context, as_json=as_json)
    show_stats(here, period(here, since, until), by)


def period(here: Session, since: str | None, until: str | None) -> Period:
    """Return the period between two days as typed.

    Raises:
        UsageError: one cannot be read or lies ahead, or they are the wrong way round.
    """
    start, end = _past_day(here, since, "--since"), _past_day(here, until, "--until")
    if start and end and start > end:
        raise UsageError(f"The --since {start} is after the --until {end}; the period is empty.")
    return Period(start, end)


def _past_day(here: Session, text: str | None, option: str) -> dt.date | None:
    if text is None:
        return None
    day = parse_date(text, here.today, Look.BACK, day_first=here.settings.day_first)
    check_side(day, here.today, Look.BACK, option)
    return day


def show_stats(here: Session, when: Period, by: Grouping | None) -> None:
    """Show the numbers of a period, or compare them by something."""
    found = summary(here.overview, when, by)
    if here.terminal.as_json:
        here.terminal.document(stats_document(found, here.today))
    elif found.applications:
        here.terminal.show(stats_view.page(found, here.today))
    else:
        here.terminal.note("No application was sent in that time." if here.overview.standings else _NO_APPLICATIONS)
