"""Headline numbers of the report."""

from collections.abc import Iterable
from dataclasses import dataclass

from feedback_loop.domain.insight.stats import Median, Rate, medians, rates
from feedback_loop.domain.model.events import Interviewed
from feedback_loop.domain.rules.overview import Overview
from feedback_loop.views.report.wording import counted, dated, percent, still_open

_RATES = {
    "asked": ("Asked", "of the loops with an interview"),
    "replied": ("Got a reply", "of those where you asked; a refusal is one"),
    "useful": ("Useful", "of the replies, asked for or not"),
    "acted": ("Acted", "of those with something to change"),
    "closed": ("Told them", "of those where you acted"),
}
_NONE = "\N{EN DASH}"
_MEDIANS = {
    "reply": ("to a reply", "from asking to the first reply"),
    "act": ("to act", "from the first useful feedback to a finished action"),
    "close": ("to tell them", "from the finished action to telling the giver"),
}


@dataclass(frozen=True, slots=True)
class RateCard:
    """One rate as a card: ``3/7``, a percentage where there are enough cases, a bar out of 100, and its meaning."""

    title: str
    count: str
    of: str
    percent: str
    open: str
    meaning: str
    done: float
    decided: float


@dataclass(frozen=True, slots=True)
class DurationCard:
    """How long one step takes."""

    title: str
    days: str
    cases: str
    meaning: str


def rate_cards(overview: Overview) -> list[RateCard]:
    """Return the rates as cards."""
    found = rates(overview)
    return [_headline(found[key], title, meaning) for key, (title, meaning) in _RATES.items()]


def _headline(rate: Rate, title: str, meaning: str) -> RateCard:
    everything = max(rate.of + rate.open, 1)
    return RateCard(
        title,
        f"{rate.count:,}" if rate.of else _NONE,
        f"/{rate.of:,}" if rate.of else "",
        percent(rate.count, rate.of),
        still_open(rate),
        meaning,
        round(100 * rate.count / everything, 2),
        round(100 * rate.of / everything, 2),
    )


def duration_cards(overview: Overview) -> list[DurationCard]:
    """Return the medians as cards; what never happened has none."""
    found = medians(overview)
    return [_pace(found[key], title, meaning) for key, (title, meaning) in _MEDIANS.items()]


def _pace(median: Median, title: str, meaning: str) -> DurationCard:
    waiting = f"{median.open:,} still open, left out" if median.open else ""
    cases = ", ".join(filter(None, [counted(median.cases, "case"), waiting]))
    days = _NONE if median.days is None else "1 day" if median.days == 1 else f"{median.days:g} days"
    return DurationCard(title, days, cases, meaning)


def summary(overview: Overview) -> str:
    """Say in one sentence what the journal holds."""
    loops = [status.loop for status in overview.statuses.values()]
    held = sum(
        event.on is None or event.on <= overview.today for loop in loops for event in loop.events_of(Interviewed)
    )
    points = sum(len(loop.points) for loop in loops)
    first = min(loop.applied_on for loop in loops)
    told = _listed([counted(len(loops), "application"), counted(held, "interview"), _pieces(points)])
    still = sum(status.is_open for status in overview.statuses.values())
    return f"{told} since {dated(first)}. {_open(still)}"


def _pieces(points: int) -> str:
    return f"{counted(points, 'piece')} of feedback"


def _listed(parts: Iterable[str]) -> str:
    *most, last = parts
    return f"{', '.join(most)} and {last}"


def _open(count: int) -> str:
    return "Every loop is closed." if not count else f"{counted(count, 'loop is', 'loops are')} open."
