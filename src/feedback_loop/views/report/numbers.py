"""Headline numbers of the report."""

import msgspec

from feedback_loop.domain.insight.stats import Median, Rate, medians, rates
from feedback_loop.domain.insight.wording import MEDIANS, RATES, median_text
from feedback_loop.domain.model.events import Interviewed
from feedback_loop.domain.rules.overview import Overview
from feedback_loop.domain.text import count_noun, join_words
from feedback_loop.views.report.wording import long_date, percent, still_open
from feedback_loop.views.stats import RATE_TITLES

_NONE = "\N{EN DASH}"


class RateCard(msgspec.Struct, frozen=True):
    """One rate as a card.

    Attributes:
        title: the name of the rate.
        meaning: the cases that it counts.
        count: the number of cases in which it happened.
        of: the number of decided cases, after a slash.
        percent: the share in percent; blank for few cases.
        open: the number of undecided cases.
        count_share: the length of the bar for the count, out of 100.
        decided_share: the length of the bar for all decided cases, out of 100.
    """

    title: str
    meaning: str
    count: str
    of: str
    percent: str
    open: str
    count_share: float
    decided_share: float


class DurationCard(msgspec.Struct, frozen=True):
    """The median duration of one step."""

    title: str
    meaning: str
    days: str
    cases: str


def rate_cards(overview: Overview) -> list[RateCard]:
    """Return the rates as cards."""
    return [_rate_card(name, rate) for name, rate in rates(overview).items()]


def _rate_card(name: str, rate: Rate) -> RateCard:
    cases = max(rate.of + rate.open, 1)
    return RateCard(
        title=RATE_TITLES[name],
        meaning=RATES[name].meaning,
        count=f"{rate.count:,}" if rate.of else _NONE,
        of=f"/{rate.of:,}" if rate.of else "",
        percent=percent(rate.count, rate.of),
        open=still_open(rate),
        count_share=round(100 * rate.count / cases, 2),
        decided_share=round(100 * rate.of / cases, 2),
    )


def duration_cards(overview: Overview) -> list[DurationCard]:
    """Return the medians as cards."""
    return [_duration_card(name, median) for name, median in medians(overview).items()]


def _duration_card(name: str, median: Median) -> DurationCard:
    undecided = f"{median.open:,} still open, not counted" if median.open else ""
    cases = ", ".join(filter(None, [count_noun(median.cases, "case"), undecided]))
    return DurationCard(MEDIANS[name].title, MEDIANS[name].meaning, median_text(median) or _NONE, cases)


def summary(overview: Overview) -> str:
    """Return in two sentences what the journal has."""
    loops = [status.loop for status in overview.statuses.values()]
    interviews = [event for loop in loops for event in loop.events_of(Interviewed)]
    held = sum(event.on is None or event.on <= overview.today for event in interviews)
    points = sum(len(loop.points) for loop in loops)
    counts = [
        count_noun(len(loops), "application"),
        count_noun(held, "interview"),
        count_noun(points, "piece of feedback", "pieces of feedback"),
    ]
    since = long_date(min(loop.applied_on for loop in loops))
    still_open = sum(status.is_open for status in overview.statuses.values())
    state = f"{count_noun(still_open, 'loop is', 'loops are')} open" if still_open else "Every loop is closed"
    return f"{join_words(counts)} since {since}. {state}."
