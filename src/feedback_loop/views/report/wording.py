"""Wording of the report."""

import datetime as dt

from feedback_loop.domain.insight.stats import Rate
from feedback_loop.domain.rules.overview import Stage
from feedback_loop.domain.text import truncate

LONGEST_NAME = 160
LONGEST_TEXT = 480
_LEAST_FOR_PERCENT = 5
"""Cases below which a percentage would say more than is known."""

STEPS = {
    Stage.APPLIED: "Applied",
    Stage.INTERVIEWED: "Interviewed",
    Stage.ASKED: "Asked",
    Stage.RECORDED: "Feedback",
    Stage.ACTED: "Acted",
    Stage.FOLLOWED_UP: "Told",
}
"""What the page calls each step."""


def dated(day: dt.date | None) -> str:
    """Return a day with its year."""
    return f"{day.day} {day:%b} {day.year}" if day else "unknown day"


def counted(count: int, noun: str, plural: str | None = None) -> str:
    """Return a number with its noun."""
    return f"{count:,} {noun if count == 1 else plural or f'{noun}s'}"


def percent(count: int, of: int) -> str:
    """Return a share in percent, or nothing where there are too few cases for one."""
    return f"{100 * count / of:.0f}\N{NO-BREAK SPACE}%" if of >= _LEAST_FOR_PERCENT else ""


def still_open(rate: Rate) -> str:
    """Say how many cases are not decided yet."""
    return f"{rate.open:,} still open" if rate.open else ""


def name(text: str) -> str:
    """Return a name on one line, cut where it is longer than any real one."""
    return truncate(text, LONGEST_NAME)


def passage(text: str) -> str:
    """Return a text on one line, cut where it is long."""
    return truncate(text, LONGEST_TEXT)
