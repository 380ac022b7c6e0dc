"""What a new event gets when it is written down: id, batch and instant."""

import datetime as dt
from collections.abc import Iterable, Sequence

import msgspec

from feedback_loop.domain.events import AnyEvent, Forgotten
from feedback_loop.journal.ids import new_id

_TICK = dt.timedelta(microseconds=1)


def stamped(events: Iterable[AnyEvent], now: dt.datetime, newest: dt.datetime) -> tuple[AnyEvent, ...]:
    """Give the events of one command their batch, an id where it is blank, and rising instants from ``now``.

    The first is later than ``newest``, the journal's latest, even when the clock was put back: the latest correction
    wins, and what was recorded last is what is undone first.
    """
    batch = new_id()
    at = max(now - _TICK, newest)
    done: list[AnyEvent] = []
    for event in events:
        at += _TICK
        stamps = {"id": event.id or new_id(), "batch": batch, "recorded_at": at}
        done.append(msgspec.structs.replace(event, **stamps))
    return tuple(done)


def forgotten_ids(events: Sequence[AnyEvent]) -> frozenset[str]:
    """Return the ids that the tombstones among ``events`` name; a tombstone itself is never forgotten."""
    tombstones = [event for event in events if type(event) is Forgotten]
    # Else it would depend on the order of merges whether what it names comes back.
    return frozenset(each for event in tombstones for each in event.ids).difference(event.id for event in tombstones)
