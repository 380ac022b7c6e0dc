"""How long nothing will become due if nothing more happens."""

import datetime as dt
from collections.abc import Iterable, Iterator

from feedback_loop.domain.review import Standing


def lull(standings: Iterable[Standing], today: dt.date) -> dt.date:
    """Return a day before which no loop gets a prompt, given that none has one today.

    It is the first day after today on which anything changes that the rules look at. So it may come too early, as not
    everything that changes makes a prompt, but never too late.
    """
    days = (day for standing in standings for day in _changes(standing) if day > today)
    return min(days, default=dt.date.max)


def _changes(standing: Standing) -> Iterator[dt.date]:
    """Return the days on which something about a loop becomes true or ends."""
    case = standing.case
    for _, finding in standing.found:
        yield finding.due
        if finding.ends:
            yield finding.ends
    for event in case.loop.events:
        if event.on and event.on > case.today:
            yield event.on
    if standing.is_open:
        # When it closes, its people may be written to again in other loops.
        yield case.quiet_from
        yield from (case.no_reply_on(person) for person in case.asked_people)
