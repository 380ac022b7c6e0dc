"""Headline numbers of the report."""

from feedback_loop.domain.insight.rates import Median, Rate, medians, rates
from feedback_loop.domain.insight.stats import StageCount, Summary
from feedback_loop.domain.insight.wording import MEDIANS, RATES, fraction, median_text
from feedback_loop.domain.model.events import Interviewed
from feedback_loop.domain.rules.overview import Overview
from feedback_loop.domain.text import count_noun, join_words
from feedback_loop.views.groups import RATE_TITLES
from feedback_loop.views.report.wording import Values, long_date, percent

_NONE = "\N{EN DASH}"


def headlines(numbers: Summary) -> list[Values]:
    """Return the numbers of the first screen: how far applications came, and whether anybody was asked."""
    reached = {step.stage: step for step in numbers.conversion}
    asked = numbers.rates["asked"]
    cells = [
        ("applications", f"{numbers.applications:,}", f"{numbers.open:,} open"),
        ("with an interview", f"{reached['interviewed'].reached:,}", percent_of(reached["interviewed"])),
        ("with an offer", f"{reached['offer'].reached:,}", percent_of(reached["offer"])),
        ("asked for feedback", fraction(asked.count, asked.of) if asked.of else _NONE, ""),
    ]
    return [{"title": title, "number": number, "detail": detail} for title, number, detail in cells]


def percent_of(step: StageCount) -> str:
    """Return the share of the applications that reached a stage, and how many still may."""
    share = percent(step.reached, step.of)
    still_open = f"{step.open:,} still may" if step.open else ""
    return ", ".join(filter(None, [share, still_open]))


def rate_cards(overview: Overview) -> list[Values]:
    """Return the rates as cards; the lengths of their bars are out of 100, for all cases."""
    return [_rate_card(name, rate) for name, rate in rates(overview).items()]


def _rate_card(name: str, rate: Rate) -> Values:
    cases = max(rate.of + rate.open, 1)
    return {
        "title": RATE_TITLES[name],
        "meaning": RATES[name].meaning,
        "count": f"{rate.count:,}" if rate.of else _NONE,
        "of": f"/{rate.of:,}" if rate.of else "",
        "percent": percent(rate.count, rate.of),
        "open": f"{rate.open:,} still open" if rate.open else "",
        "count_share": round(100 * rate.count / cases, 2),
        "decided_share": round(100 * rate.of / cases, 2),
    }


def duration_cards(overview: Overview) -> list[Values]:
    """Return the medians as cards."""
    return [_duration_card(name, median) for name, median in medians(overview).items()]


def _duration_card(name: str, median: Median) -> Values:
    cases = count_noun(median.cases, "case")
    return {
        "title": MEDIANS[name].title,
        "meaning": MEDIANS[name].meaning,
        "days": median_text(median) or _NONE,
        "cases": f"{cases}, {median.open:,} still open, not counted" if median.open else cases,
    }


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
