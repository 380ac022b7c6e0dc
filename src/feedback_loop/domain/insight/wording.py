"""Wording of statistics, shared by every view and export.

``3/7`` always, a percentage only from five cases up, no word about causes.
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
TOO_FEW = "too few to tell"


class Statement(NamedTuple):
    """What a number is called, and what it counts."""

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
OPEN = "Open: it has not happened and still can. Open loops are left out of the numbers beside them."
NO_CAUSE = (
    "Before and after: how often a theme was named as missing, of all feedback points up to the day on which the first "
    "action for it was finished, and since. Fewer than three points on either side are too few to tell. "
    "It says what was heard, not why."
)
RECURRING = "Recurring: two people who do not share a company named it as missing."


def rate_text(rate: Rate) -> str:
    """Return a rate as ``3/7``, with a percentage where there are enough cases; blank where there is none."""
    return fraction(rate.count, rate.of) if rate.of else ""


def fraction(count: int, of: int) -> str:
    """Return so many of so many as ``2/4``, from five up as ``3/7 (43%)``."""
    return f"{count}/{of} ({100 * count / of:.0f}%)" if of >= MIN_FOR_PERCENT else f"{count}/{of}"


def median_text(median: Median) -> str:
    """Return a median as ``5.5 days``; blank where nothing ended."""
    return "" if median.days is None else count_noun(median.days, "day")


def share_text(share: Ratio) -> str:
    """Return a share as ``2/5``, which is mentions per feedback points, with a percentage from five up."""
    return fraction(share.mentions, share.of)


def change_text(pattern: ThemeStats) -> str:
    """Return a theme's share before and after its first finished action; blank where none is finished."""
    if pattern.before and pattern.after:
        return f"{share_text(pattern.before)} → {share_text(pattern.after)}"
    return TOO_FEW if pattern.actions_finished else ""


def voices_text(pattern: ThemeStats) -> str:
    """Return from how many people at how many companies a theme was heard."""
    companies = count_noun(len(pattern.companies), "company", "companies")
    return f"{count_noun(pattern.voices, 'person', 'people')} at {companies}"


def mentions_text(pattern: ThemeStats, *, short: bool = False) -> str:
    """Return how often a theme was mentioned, and how often in praise; ``short`` is the numbers for a column."""
    praised = f" ({count_noun(pattern.strengths, 'strength')})" if pattern.strengths else ""
    return f"{pattern.mentions if short else count_noun(pattern.mentions, 'mention')}{praised}"


def actions_text(pattern: ThemeStats) -> str:
    """Return how many actions for a theme are open and finished."""
    counts = ((pattern.actions_open, "open"), (pattern.actions_finished, "finished"))
    return ", ".join(f"{count} {state}" for count, state in counts if count)


def heard_text(pattern: ThemeStats, today: dt.date) -> str:
    """Return when a theme was first and last heard, as one day or two."""
    days = [format_date(day, today) for day in (pattern.first_on, pattern.last_on) if day]
    return " to ".join(dict.fromkeys(days))


def period_text(period: Period, today: dt.date) -> str:
    """Return a period as the end of a sentence about applications; blank where it is without ends."""
    since = f" since {format_date(period.since, today)}" if period.since else ""
    until = f" until {format_date(period.until, today)}" if period.until else ""
    return f"{since}{until}"


def action_state(action: Action) -> str:
    """Return how an action stands."""
    return "open" if action.is_open else "finished" if action.finished else "dropped"


def giver_text(loop: Loop, point: Recorded) -> str:
    """Return who gave a feedback point, as a sentence names them; the company where nobody is known."""
    return read_person(point.person).short if point.person else loop.application.company
