"""The order of commands from several machines, none of whose clocks is sure to be right."""

import datetime as dt
from collections.abc import Collection

import msgspec

from feedback_loop.domain.model.events import AnyEvent

CLOCK_TOLERANCE = dt.timedelta(minutes=1)
"""Clocks of two machines may differ by that much."""

EARLIEST = dt.datetime.min.replace(tzinfo=dt.UTC)

_RELEASED = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
"""A clock that shows an earlier time is wrong, since this program did not exist then."""

_MAX_GAP = dt.timedelta(days=365)
_MAX_LEAD = dt.timedelta(days=3650)


def newest_credible(instants: Collection[dt.datetime], now: dt.datetime) -> dt.datetime | None:
    """Return the newest instant of recording that may be true; None if there is none.

    Nobody stops for a year and then records ahead of time: what lies over a year ahead of now and of all earlier
    instants, or over ten years ahead of now, comes from a wrong clock or an edit of the file.
    """
    start = max(now, _RELEASED)
    newest = max(instants, default=None)
    if newest is None or newest <= start:
        return newest
    credible, reached = None, start
    for instant in sorted(instants):
        if instant - reached > _MAX_GAP or instant - start > _MAX_LEAD:
            break
        credible, reached = instant, max(reached, instant)
    return credible


def without_incredible_instants(events: list[AnyEvent], now: dt.datetime) -> list[AnyEvent]:
    """Return events in which an instant that cannot be true is the earliest there is.

    So such an event counts as the oldest, the same on every machine: no correction of it wins for ever.
    """
    instants = [event.recorded_at for event in events]
    newest = newest_credible(instants, now)
    if newest == max(instants, default=None) and min(instants, default=EARLIEST) >= EARLIEST:
        return events
    latest = newest or EARLIEST
    return [
        event if EARLIEST <= event.recorded_at <= latest else msgspec.structs.replace(event, recorded_at=EARLIEST)
        for event in events
    ]


def is_from_elsewhere(event: AnyEvent, origin: str) -> bool:
    """Return True unless an event was typed into the journal of ``origin``, with which its batch ends then.

    Commands of versions that did not note the origin count as from elsewhere.
    """
    return not event.batch.endswith(origin)
