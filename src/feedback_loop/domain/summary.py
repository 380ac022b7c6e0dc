"""The numbers of a search on a day, all together, for whatever shows or exports them."""

from collections.abc import Mapping, Sequence

import msgspec

from feedback_loop.domain.flows import Flow, flows, funnel
from feedback_loop.domain.groupings import Grouping
from feedback_loop.domain.groups import Row, by
from feedback_loop.domain.overview import Overview
from feedback_loop.domain.rates import (
    ALWAYS,
    Median,
    Period,
    Rate,
    Rated,
    Step,
    conversion,
    medians,
    rates,
    ratings,
    within,
)


class Summary(msgspec.Struct, frozen=True):
    """The numbers of a period.

    Attributes:
        period: which applications are counted.
        applications: how many there are.
        months: how many were sent in each month from the first to the last, none included.
        rates: see ``rates.rates``.
        medians: see ``rates.medians``.
        conversion: see ``rates.conversion``.
        ratings: see ``rates.ratings``.
        flows: see ``flows.flows``.
        funnel: see ``flows.funnel``.
        grouping: what ``rows`` are by, where they are wanted.
        rows: see ``groups.by``.
    """

    period: Period
    applications: int
    months: Mapping[str, int]
    rates: Mapping[str, Rate]
    medians: Mapping[str, Median]
    conversion: Sequence[Step]
    ratings: Sequence[Rated]
    flows: Sequence[Flow]
    funnel: Sequence[Flow]
    grouping: Grouping | None
    rows: Sequence[Row]


def summary(seen: Overview, period: Period = ALWAYS, grouping: Grouping | None = None) -> Summary:
    """Return the numbers of the applications in a period."""
    narrowed = within(seen, period)
    return Summary(
        period=period,
        applications=len(narrowed.standings),
        months=months(narrowed),
        rates=rates(narrowed),
        medians=medians(narrowed),
        conversion=conversion(narrowed),
        ratings=ratings(narrowed),
        flows=flows(narrowed),
        funnel=funnel(narrowed),
        grouping=grouping,
        rows=by(narrowed, ALWAYS, grouping) if grouping else (),
    )


_MONTHS = 12


def months(seen: Overview) -> dict[str, int]:
    """Return how many applications were sent in each month (``2026-03``) from the first to the last."""
    sent = [one.loop.applied_on for one in seen.standings.values()]
    if not sent:
        return {}
    numbers = [day.year * _MONTHS + day.month - 1 for day in sent]
    counts = dict.fromkeys(range(min(numbers), max(numbers) + 1), 0)
    for number in numbers:
        counts[number] += 1
    return {f"{number // _MONTHS:04}-{number % _MONTHS + 1:02}": count for number, count in counts.items()}
