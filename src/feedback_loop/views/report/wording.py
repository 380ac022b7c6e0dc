"""Wording of the report, and the values that its templates print."""

import datetime as dt

from feedback_loop.domain.insight.wording import MIN_FOR_PERCENT
from feedback_loop.domain.text import truncate

Values = dict[str, object]
"""Values for a template, by the name that it prints them by."""

MAX_NAME_LENGTH = 160
MAX_TEXT_LENGTH = 480


def long_date(day: dt.date | None) -> str:
    """Return a date with its year, as the page may be kept for years."""
    return f"{day.day} {day:%b} {day.year}" if day else "unknown date"


def percent(count: int, of: int) -> str:
    """Return a share in percent; blank if there are too few cases."""
    return f"{100 * count / of:.0f}%" if of >= MIN_FOR_PERCENT else ""


def short_name(text: str) -> str:
    """Return a name on one line, truncated if it is longer than any real one."""
    return truncate(text, MAX_NAME_LENGTH)


def short_text(text: str) -> str:
    """Return a text on one line, truncated if it is long."""
    return truncate(text, MAX_TEXT_LENGTH)
