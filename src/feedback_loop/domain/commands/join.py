"""Join two loops that turned out to be one."""

import datetime as dt

from feedback_loop.domain.errors import RefusedError
from feedback_loop.domain.model.events import Joined
from feedback_loop.domain.rules.overview import LoopStatus


def join(first: LoopStatus, into: LoopStatus, on: dt.date) -> Joined:
    """Return the event by which everything of the first loop counts in the second."""
    if first.id == into.id:
        raise RefusedError(f"Both are the same loop, {into.loop.label}. If they were joined before, nothing is to do.")
    return Joined(application=first.id, into=into.id, on=on)
