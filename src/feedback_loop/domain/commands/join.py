"""Join two loops that turned out to be one."""

import datetime as dt

from feedback_loop.domain.errors import RefusedError, TargetError
from feedback_loop.domain.model.events import Applied, Joined
from feedback_loop.domain.rules.overview import LoopStatus, Overview
from feedback_loop.domain.rules.targets import MIN_ID_LENGTH, matches_name


def find_for_join(overview: Overview, query: str) -> LoopStatus:
    """Return the loop that ``query`` means; refuse an application that is part of another loop already."""
    try:
        return overview.find(query)
    except TargetError as error:
        kept = None if error.fits else _joined_to(overview, query)
        if kept is None:
            raise
        raise RefusedError(f"{query} is already joined to {overview.statuses[kept].loop.label}.") from None


def _joined_to(overview: Overview, query: str) -> str | None:
    """Return the loop that the application with this name, or the beginning of an id, was joined to."""
    prefix, joined = query.strip().lower(), overview.history.joined
    for event in overview.events:
        if type(event) is Applied and event.id in joined:
            is_id = len(prefix) >= MIN_ID_LENGTH and event.id.startswith(prefix)
            if is_id or matches_name(query, event):
                return joined[event.id]
    return None


def join(first: LoopStatus, into: LoopStatus, on: dt.date) -> Joined:
    """Return the event by which everything of the first loop counts in the second."""
    if first.id == into.id:
        raise RefusedError(f"Both are the same loop, {into.loop.label}.")
    return Joined(application=first.id, into=into.id, on=on)
