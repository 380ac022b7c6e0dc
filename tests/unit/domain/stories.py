"""Strategy for stories: a loop with a few events that rules look at, within a month."""

from collections.abc import Callable, Sequence
from itertools import chain

from hypothesis import strategies as st

from domain.builders import (
    DANA,
    KIM,
    applied,
    asked,
    cancelled,
    checked_in,
    closed,
    finished,
    followed_up,
    heard,
    interviewed,
    outcome,
    planned,
    recorded,
    rejected,
    rescheduled,
    set_aside,
    set_interview,
    snoozed,
    thanked,
)
from domain.builders import day as day_of
from feedback_loop.domain.model.events import Applied, Event, Result

_REFERRED = applied(people=(f"{KIM} (friend)",))


def _advice(loop: Applied, on: int) -> Sequence[Event]:
    point = recorded(loop, on, DANA)
    return [point, plan := planned(loop, on, point), finished(plan, on + 5)]


def _set_aside(loop: Applied, on: int) -> Sequence[Event]:
    point = recorded(loop, on, KIM)
    return [point, set_aside(on, point, until=on + 20)]


def _moved(loop: Applied, on: int) -> Sequence[Event]:
    interview = set_interview(loop, on, KIM, decision_by=day_of(on + 60))
    return [interview, rescheduled(interview, on, on + 10)]


def _cancelled(loop: Applied, on: int) -> Sequence[Event]:
    interview = set_interview(loop, on, DANA)
    return [interview, cancelled(interview, on - 1)]


_PARTS: Sequence[Callable[[Applied, int], Event | Sequence[Event]]] = (
    lambda loop, on: interviewed(loop, on, DANA),
    lambda loop, _: interviewed(loop, None, DANA),
    lambda loop, on: heard(loop, on, decision_by=day_of(on + 200)),
    rejected,
    lambda loop, _: rejected(loop, None),
    lambda loop, on: outcome(loop, on, Result.GHOSTED),
    lambda loop, on: outcome(loop, on, Result.OFFER),
    lambda loop, on: outcome(loop, on, Result.ACCEPTED),
    asked,
    checked_in,
    recorded,
    planned,
    followed_up,
    closed,
    lambda loop, on: thanked(loop, on, DANA),
    lambda loop, on: thanked(loop, on, f"{KIM} (friend)"),
    lambda loop, on: snoozed(loop, on, until=on + 100),
    lambda loop, on: snoozed(loop, on, rule="ask"),
    snoozed,
    _advice,
    _set_aside,
    _moved,
    _cancelled,
)
"""What happens in a loop on a day."""


def _tell(loop: Applied, parts: Sequence[tuple[int, int]]) -> list[Event]:
    told = [_PARTS[number](loop, on) for number, on in parts]
    return [loop, *chain.from_iterable([part] if isinstance(part, Event) else part for part in told)]


stories = st.builds(
    _tell,
    st.sampled_from([applied(), _REFERRED]),
    st.lists(st.tuples(st.integers(0, len(_PARTS) - 1), st.integers(0, 30)), max_size=4),
)
