"""What the commands of insight do: read the journal, count, and show or write it."""

import datetime as dt

from feedback_loop.cli.session import Session
from feedback_loop.domain.dates import Look, check_side, parse_date
from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.events import AnyEvent
from feedback_loop.domain.groupings import Grouping
from feedback_loop.domain.overview import Overview
from feedback_loop.domain.patterns import find, patterns, rename
from feedback_loop.domain.rates import Period
from feedback_loop.domain.summary import summary
from feedback_loop.domain.text import one_line
from feedback_loop.views import stats as stats_view
from feedback_loop.views import themes as themes_view
from feedback_loop.views.numbers import stats_document

_NO_THEMES = "No theme yet; name one with the feedback: feedback-loop record COMPANY TEXT --theme system-design"
_NO_APPLICATIONS = "There is no application yet; start with: feedback-loop apply COMPANY ROLE"


def show_themes(here: Session, theme: str | None) -> None:
    """Show all themes, or one with every quotation."""
    found = patterns(here.overview.book)
    chosen = found if theme is None else [find(found, one_line(theme, "theme"))]
    if here.terminal.as_json:
        here.terminal.document(themes_view.document(chosen, quotations=theme is not None))
    elif theme is not None:
        here.terminal.show(themes_view.portrait(chosen[0], here.today))
    elif found:
        here.terminal.show(themes_view.page(found, here.today))
    else:
        here.terminal.note(_NO_THEMES)


def rename_theme(here: Session, old: str, new: str) -> None:
    """Record that a theme goes by another name."""

    def decide(seen: Overview) -> list[AnyEvent]:
        return [rename(patterns(seen.book), one_line(old, "theme"), new, here.today)]

    here.confirm(here.record(decide), None)


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
