"""Every action, with the advice that it answers."""

import datetime as dt
from collections.abc import Iterator, Sequence

import msgspec

from feedback_loop.domain.model.events import Recorded
from feedback_loop.domain.model.loop import Action
from feedback_loop.domain.rules.overview import LoopStatus, Overview


class ListedAction(msgspec.Struct, frozen=True):
    """One action.

    Attributes:
        number: its number in ``show``, as ``act --action`` takes it.
        status: the loop that shows it.
        points: the feedback points that it answers, of all loops.
    """

    number: int
    status: LoopStatus
    action: Action
    points: Sequence[Recorded]

    @property
    def givers(self) -> list[str]:
        """The people whose advice it answers, each once, as canonically written."""
        return list(dict.fromkeys(point.person for point in self.points if point.person))


def list_actions(overview: Overview, *, include_ended: bool) -> list[ListedAction]:
    """Return the open actions by the day by which they are due, then those that ended, the latest first."""
    listed = [item for item in _listed(overview) if include_ended or item.action.is_open]
    return sorted(listed, key=_order)


def _listed(overview: Overview) -> Iterator[ListedAction]:
    points = {point.id: point for loop in overview.history.loops.values() for point in loop.points}
    for status in overview.statuses.values():
        for number, action in enumerate(status.loop.actions, start=1):
            if action.home_id == status.id:
                answered = [points[id_] for id_ in action.planned.feedback if id_ in points]
                yield ListedAction(number, status, action, answered)


def _order(item: ListedAction) -> tuple[bool, dt.date | int, bool]:
    end = item.action.end
    if end:
        return True, -(end.on or dt.date.min).toordinal(), False
    return False, (item.action.planned.by or dt.date.max).toordinal(), item.action.planned.by is None
