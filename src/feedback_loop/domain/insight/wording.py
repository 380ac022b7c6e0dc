"""Wording of statistics, shared by every view and export.

Always ``3/7``, a percentage only from five cases up, and no claim about causes.
"""

import datetime as dt
from collections.abc import Mapping
from typing import NamedTuple

from feedback_loop.domain.dates import format_date
from feedback_loop.domain.insight.stats import Median, Period, Rate
from feedback_loop.domain.insight.themes import Ratio, ThemeStats
from feedback_loop.domain.model.events import Recorded
from feedback_loop.domain.model.loop import Action, Loop
from feedback_loop.domain.model.people import read_person
from feedback_loop.domain.text import count_noun

MIN_FOR_PERCENT = 5


class Statement(NamedTuple):
    """Title of a number, and the cases that it counts."""

    title: str
    meaning: str


RATES: Mapping[str, Statement] = {
    "asked": Statement("Asked for feedback", "of the loops with an interview"),
    "replied": Statement("Got a reply", "of the loops where you asked; a refusal is a reply"),
    "useful": Statement("Got something usable", "of the loops with a reply, asked for or not"),
    "acted": Statement("Finished an action", "of the loops with usable feedback that asks for a change"),
    "closed": Statement("Told them what came of it", "of the loops with a finished action"),
}
MEDIANS: Mapping[str, Statement] = {
    "reply": Statement("To a reply", "from the first ask to the first reply"),
    "act": Statement("To act", "from the first usable feedback to the first finished action"),
    "close": Statement("To close the loop", "from the first finished action to telling them"),
}
OPEN = "Open: it can still happen. Open loops are not part of the other numbers."
NO_CAUSE = (
    "Before and after: how often a theme was named as missing, of all feedback points up to the day on which the first "
    "action for it was finished, and since. Fewer than three points on either side are too few to tell. "
    "It shows what people said, not why."
)
RECURRING = "Recurring: two people at different companies named it as missing."


def rate_text(rate: Rate) -> str:
    """Return a rate as ``3/7``, with a percentage from five cases up; blank without cases."""
    return fraction(rate.count, rate.of) if rate.of else ""


def fraction(count: int, of: int) -> str:
    """Return a fraction as ``2/4``, from five cases up as ``3/7 (43%)``."""
    return f"{count}/{of} ({100 * count / of:.0f}%)" if of >= MIN_FOR_PERCENT else f"{count}/{of}"


def median_text(median: Median) -> str:
    """Return a median as ``5.5 days``; blank if nothing has finished."""
    return "" if median.days is None else count_noun(median.days, "day")


def ratio_text(ratio: Ratio) -> str:
    """Return mentions per feedback points as ``2/4``, from five points up as ``3/7 (43%)``."""
    return fraction(ratio.mentions, ratio.of)


def change_text(theme: ThemeStats) -> str:
    """Return a theme's ratio before and after its first finished action; blank without one."""
    if theme.before and theme.after:
        return f"{ratio_text(theme.before)} → {ratio_text(theme.after)}"
    return "too few to tell" if theme.actions_finished else ""


def voices_text(theme: ThemeStats) -> str:
    """Return how many people at how many companies named a theme."""
    companies = count_noun(len(theme.companies), "company", "companies")
    return f"{count_noun(theme.voices, 'person', 'people')} at {companies}"


def mentions_text(theme: ThemeStats, *, short: bool = False) -> str:
    """Return the number of mentions of a theme, and how many of them praise; ``short`` omits the noun."""
    strengths = f" ({count_noun(theme.strengths, 'strength')})" if theme.strengths else ""
    return f"{theme.mentions if short else count_noun(theme.mentions, 'mention')}{strengths}"


def actions_text(theme: ThemeStats) -> str:
    """Return the number of open and of finished actions for a theme."""
    counts = ((theme.actions_open, "open"), (theme.actions_finished, "finished"))
    return ", ".join(f"{count} {state}" for count, state in counts if count)


def heard_text(theme: ThemeStats, today: dt.date) -> str:
    """Return the first and the last date of a theme; once if they are the same."""
    dates = [format_date(day, today) for day in (theme.first_on, theme.last_on) if day]
    return " to ".join(dict.fromkeys(dates))


def period_text(period: Period, today: dt.date) -> str:
    """Return a period as the end of a sentence about applications; blank without limits."""
    since = f" since {format_date(period.since, today)}" if period.since else ""
    until = f" until {format_date(period.until, today)}" if period.until else ""
    return f"{since}{until}"


def action_state(action: Action) -> str:
    """Return ``open``, ``finished`` or ``dropped``."""
    return "open" if action.is_open else "finished" if action.finished else "dropped"


def giver_text(loop: Loop, point: Recorded) -> str:
    """Return the giver of a feedback point as sentences name them; the company if unknown."""
    return read_person(point.person).short if point.person else loop.application.company
