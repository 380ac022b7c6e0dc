"""Ids, and the stamps of new events."""

import datetime as dt
import os
from collections.abc import Iterable, Sequence

import msgspec

from feedback_loop.domain.model.events import AnyEvent
from feedback_loop.domain.model.fold import read_tombstones

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_CHARACTERS = 13
_BITS_EACH = 5


def new_id() -> str:
    """Return 65 random bits as 13 characters of Crockford's base 32, in lower case."""
    number = int.from_bytes(os.urandom((_CHARACTERS * _BITS_EACH + 7) // 8))
    places = range(0, _CHARACTERS * _BITS_EACH, _BITS_EACH)
    return "".join(_ALPHABET[number >> place & 31] for place in places)


_TICK = dt.timedelta(microseconds=1)
_NEVER = dt.datetime.min.replace(tzinfo=dt.UTC)


def stamp(events: Iterable[AnyEvent], now: dt.datetime, newest: dt.datetime) -> tuple[AnyEvent, ...]:
    """Give the events of one command their batch, an id where it is blank, and rising instants from ``now``.

    The first is later than ``newest``, the journal's latest, even when the clock was put back: the latest correction
    wins, and what was recorded last is what is undone first.
    A record that was made anew brings its batch and instant along, so that it stays in its place, and an undo of its
    command is about it as well.
    """
    batch = new_id()
    at = max(now - _TICK, newest)
    done: list[AnyEvent] = []
    for event in events:
        if event.recorded_at > _NEVER:
            done.append(msgspec.structs.replace(event, id=event.id or new_id()))
            continue
        at += _TICK
        stamps = {"id": event.id or new_id(), "batch": batch, "recorded_at": at}
        done.append(msgspec.structs.replace(event, **stamps))
    return tuple(done)


def deleted_ids(events: Sequence[AnyEvent]) -> frozenset[str]:
    """Return the ids of the records that are gone for good, as the tombstones among ``events`` say."""
    return read_tombstones(events).deleted
