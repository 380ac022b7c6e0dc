"""Loops that are over, as their events tell at a glance; most loops of a long journal are."""

import datetime as dt
from collections.abc import Mapping, Sequence

from feedback_loop.domain.model.events import (
    AnyEvent,
    Applied,
    Asked,
    Cancelled,
    CheckedIn,
    Closed,
    Heard,
    Interviewed,
    Outcome,
    Rescheduled,
    Result,
    Thanked,
)
from feedback_loop.domain.rules.facts import ADMIN_EVENTS, add_days

_PASSING_KINDS = ADMIN_EVENTS.union(
    (Applied, Asked, Cancelled, CheckedIn, Heard, Interviewed, Outcome, Rescheduled, Thanked)
)
"""Kinds whose rules all end by themselves. Feedback and actions wait for the user, however long that takes."""

_OTHER_SETTINGS = frozenset({"answer_undated_window", "keep_in_touch"})
"""Settings that are about offers and helpers, whose loops are never taken as settled."""


def longest_wait(days: Mapping[str, int]) -> int:
    """Return the longest that any rule waits for something that time alone ends, given the days of every rule."""
    return max(number for name, number in days.items() if name not in _OTHER_SETTINGS)


def is_settled(events: Sequence[AnyEvent], today: dt.date, wait: int) -> bool:
    """Return True if a loop is closed and no rule can apply to it again unless something happens.

    It is a short cut: False says nothing, and the rules decide. For that, loops needn't be built, which would take
    most of the time of a journal whose loops were nearly all closed for years.

    Args:
        events: the events of the loop, the application first and the others in any order.
        today: the day.
        wait: the ``longest_wait``.
    """
    last = max((event.on for event in events if event.on and type(event) not in ADMIN_EVENTS), default=dt.date.min)
    if last >= today:
        return False
    closed_on = max((event.on for event in events if event.on and type(event) is Closed), default=dt.date.min)
    if last < closed_on:
        return True
    return add_days(last, wait) < today and _passes(events) and add_days(_latest_promise(events), wait) < today


def _passes(events: Sequence[AnyEvent]) -> bool:
    """Return True if time alone ends all that these events ask for."""
    kinds = set(map(type, events))
    if not kinds <= _PASSING_KINDS or any(type(event) is Outcome and event.result is Result.OFFER for event in events):
        return False
    application = events[0]
    # Whoever referred the user and was thanked for it is somebody to keep in touch with.
    return not (Thanked in kinds and type(application) is Applied and application.people)


def _latest_promise(events: Sequence[AnyEvent]) -> dt.date:
    """Return the latest day by which the company wanted to decide, or the earliest day there is."""
    promised: list[dt.date | None] = [getattr(event, "decision_by", None) for event in events]
    return max(filter(None, promised), default=dt.date.min)
