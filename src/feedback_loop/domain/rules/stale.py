"""Loops in which nothing has happened for a while, and nothing is set."""

from feedback_loop.domain.rules.conditions import ClosedReason
from feedback_loop.domain.rules.facts import LoopFacts
from feedback_loop.domain.rules.overview import LoopStatus


def is_stale(status: LoopStatus, days: int) -> bool:
    """Return True if the last event of a loop is at least ``days`` old, with neither an outcome nor an interview ahead.

    A loop that closed because it went quiet counts as well.
    """
    facts = status.facts
    if facts.outcome or facts.upcoming_interviews or days_since_last_event(facts) < days:
        return False
    return status.closed_because in (None, ClosedReason.QUIET)


def days_since_last_event(facts: LoopFacts) -> int:
    """Return the days since the last event of a loop, of any kind."""
    days = (facts.loop.date_of(event) for event in facts.loop.events)
    return (facts.today - max((day for day in days if day <= facts.today), default=facts.today)).days
