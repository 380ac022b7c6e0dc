"""Wording of statistics, shared by every view and export.

Always ``3/7``, a percentage only from five cases up, and no claim about causes.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from feedback_loop.domain.dates import format_date
from feedback_loop.domain.model.events import Recorded
from feedback_loop.domain.model.loop import Action, Loop
from feedback_loop.domain.model.people import read_person
from feedback_loop.domain.text import casefold_key, count_noun, join_words

if TYPE_CHECKING:
    # Many commands use these words, and few need the statistics.
    from feedback_loop.domain.insight.answers import AnswerTimes, Wait
    from feedback_loop.domain.insight.calibration import PassedRounds
    from feedback_loop.domain.insight.focus import Improvement
    from feedback_loop.domain.insight.groups import CohortRate
    from feedback_loop.domain.insight.rates import Median, Rate
    from feedback_loop.domain.insight.stats import Period
    from feedback_loop.domain.insight.themes import Point, Ratio, ThemeStats

MIN_FOR_PERCENT = 5
_MAX_NAMES = 3


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
TIMES: Mapping[str, Statement] = {
    "to_first_answer": Statement("To a first answer", "from the application to a word, an interview or a decision"),
    "to_first_interview": Statement("To the first interview", "from the application"),
    "interview_to_decision": Statement("To a decision", "from the last interview to the offer or the rejection"),
    "to_rejection": Statement("To a rejection on paper", "from the application, without an interview"),
}
"""The times that companies take, by their names in ``answers.TIMES``."""
_WAITS: Mapping[str, tuple[str, str]] = {
    "to_first_answer": ("since you applied", "half of yours answered within"),
    "interview_to_decision": ("since the interview", "half of yours decided within"),
}
_LEVELS: Mapping[str, str] = {"high": "4 or 5", "middle": "3", "low": "1 or 2"}
MATURE = (
    "Recent applications are left out until nine in ten answers would have come, since quick answers come first. "
    "The range is of all that were sent: from those that got there to those that still may."
)
OPEN = "Open: it can still happen. Open loops are not part of the other numbers."
NO_CAUSE = (
    "Before and after: how often a theme was named as missing, of all feedback points up to the day on which the first "
    "action for it was finished, and since. Fewer than three points on either side are too few to tell. "
    "It shows what people said, not why."
)
RECURRING = "Recurring: two people at different companies named it as missing."


def rate_text(rate: "Rate") -> str:
    """Return a rate as ``3/7``, with a percentage from five cases up; blank without cases."""
    return fraction(rate.count, rate.of) if rate.of else ""


def fraction(count: int, of: int) -> str:
    """Return a fraction as ``2/4``, from five cases up as ``3/7 (43%)``."""
    text = f"{count:,}/{of:,}"
    return f"{text} ({100 * count / of:.0f}%)" if of >= MIN_FOR_PERCENT else text


def median_text(median: "Median") -> str:
    """Return a median as ``5.5 days``; blank if nothing has finished."""
    return days_text(median.days)


def days_text(days: float | None) -> str:
    """Return a number of days as ``5.5 days``; blank if it is unknown."""
    return "" if days is None else count_noun(days, "day")


def cohort_text(rate: "CohortRate") -> str:
    """Return the rate of the mature applications; blank if none is old enough."""
    return fraction(rate.count, rate.of) if rate.of else ""


def range_text(rate: "CohortRate") -> str:
    """Return the range in which the number of all applications sent will end; blank if it is the compared one."""
    if rate.open:
        return f"{rate.so_far:,} to {rate.at_most:,} of {rate.sent:,}"
    return "" if rate.of == rate.sent else f"{rate.so_far:,} of {rate.sent:,}"


def wait_text(name: str, wait: "Wait", times: "AnswerTimes") -> str:
    """Return how long a loop has waited for an answer, beside how long the others took."""
    since, compared = _WAITS[name]
    text = f"{wait.status.loop.label}: {count_noun(wait.days, 'day')} {since}"
    return text if times.median is None else f"{text}; {compared} {times.median:,.10g}"


def waits(times: "Mapping[str, AnswerTimes]") -> list[str]:
    """Return a sentence for each loop that waits for an answer: after an interview first, then the longest."""
    names = reversed(list(_WAITS))
    return [wait_text(name, wait, times[name]) for name in names for wait in times[name].waits]


def calibration_text(counts: "Mapping[str, PassedRounds]") -> str:
    """Return in words how the rounds went on that the user rated, as far as they are decided."""
    decided = [(level, count) for level, count in counts.items() if count.of]
    sentences = [_level_text(level, count, is_first=number == 0) for number, (level, count) in enumerate(decided)]
    return " ".join(sentences)


def _level_text(level: str, count: "PassedRounds", *, is_first: bool) -> str:
    rounds = count_noun(count.of, "round") if is_first else f"{count.of:,}"
    passed = count.passed or "none"
    return f"You rated {_LEVELS[level]} in {rounds} and passed {passed}."


def focus_sources(gaps: "Sequence[Point]") -> str:
    """Return who named a gap, as a sentence lists them: at most three by name."""
    names: dict[str, str] = {}
    for loop, point in gaps:
        names.setdefault(casefold_key(giver_text(loop, point)), giver_text(loop, point))
    listed = list(names.values())
    others = len(listed) - _MAX_NAMES
    return join_words([*listed[:_MAX_NAMES], f"{others} more"] if others > 0 else listed)


def improvement_text(improvement: "Improvement") -> str:
    """Return that a theme came up less after an action, without a claim of cause."""
    before, after = ratio_text(improvement.before), ratio_text(improvement.after)
    return f"{improvement.theme} came up less since your action: {before} before, {after} since"


def ratio_text(ratio: "Ratio") -> str:
    """Return mentions per feedback points as ``2/4``, from five points up as ``3/7 (43%)``."""
    return fraction(ratio.mentions, ratio.of)


def change_text(theme: "ThemeStats") -> str:
    """Return a theme's ratio before and after its first finished action; blank without one."""
    if theme.before and theme.after:
        return f"{ratio_text(theme.before)} → {ratio_text(theme.after)}"
    return "too few to tell" if theme.actions_finished else ""


def voices_text(theme: "ThemeStats") -> str:
    """Return how many people at how many companies named a theme."""
    companies = count_noun(len(theme.companies), "company", "companies")
    return f"{count_noun(theme.voices, 'person', 'people')} at {companies}"


def mentions_text(theme: "ThemeStats", *, short: bool = False) -> str:
    """Return the number of mentions of a theme, and how many of them praise; ``short`` omits the noun.

    Of praise alone, it is the number of strengths.
    """
    if theme.is_praise:
        return count_noun(theme.mentions, "strength")
    strengths = f" ({count_noun(theme.strengths, 'strength')})" if theme.strengths else ""
    return f"{theme.mentions if short else count_noun(theme.mentions, 'mention')}{strengths}"


def actions_text(theme: "ThemeStats") -> str:
    """Return the number of open and of finished actions for a theme."""
    counts = ((theme.actions_open, "open"), (theme.actions_finished, "finished"))
    return ", ".join(f"{count} {state}" for count, state in counts if count)


def heard_text(theme: "ThemeStats", today: dt.date) -> str:
    """Return the first and the last date of a theme; once if they are the same."""
    dates = [format_date(day, today) for day in (theme.first_on, theme.last_on) if day]
    return " to ".join(dict.fromkeys(dates))


def period_text(period: "Period", today: dt.date) -> str:
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
