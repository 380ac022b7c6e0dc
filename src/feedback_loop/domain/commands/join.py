"""Join two loops that turned out to be one."""

import datetime as dt

from feedback_loop.domain.errors import RefusedError, TargetError
from feedback_loop.domain.model.events import Joined
from feedback_loop.domain.rules.overview import LoopStatus, Overview
from feedback_loop.domain.rules.targets import MIN_ID_LENGTH


def find_for_join(overview: Overview, query: str) -> LoopStatus:
    """Return the loop that ``query`` means; refuse an application that is part of another loop already."""
    try:
        return overview.find(query)
    except TargetError:
        if kept := _joined_to(overview, query):
            raise RefusedError(f"{query} is already joined to {overview.statuses[kept].loop.label}.") from None
        raise


def _joined_to(overview: Overview, query: str) -> str | None:
    prefix = query.strip().lower()
    if len(prefix) < MIN_ID_LENGTH:
        return None
    return next((kept for id_, kept in overview.history.joined.items() if id_.startswith(prefix)), None)


def join(first: LoopStatus, into: LoopStatus, on: dt.date) -> Joined:
    """Return the event by which everything of the first loop counts in the second."""
    if first.id == into.id:
        raise RefusedError(f"Both are the same loop, {into.loop.label}.")
    return Joined(application=first.id, into=into.id, on=on)
