"""Strategy for stories: a loop with a few events that rules look at, within a month."""

from collections.abc import Callable, Sequence

from hypothesis import strategies as st

from domain.builders import (
    DANA,
    KIM,
    applied,
    asked,
    checked_in,
    closed,
    followed_up,
    heard,
    interviewed,
    outcome,
    planned,
    recorded,
    rejected,
    set_interview,
    snoozed,
    thanked,
)
from domain.builders import day as day_of
from feedback_loop.domain.model.events import Applied, Event, Result

_REFERRED = applied(people=(f"{KIM} (friend)",))
_PARTS: Sequence[Callable[[Applied, int], Event]] = (
    lambda loop, on: interviewed(loop, on, DANA),
    lambda loop, _: interviewed(loop, None, DANA),
    lambda loop, on: set_interview(loop, on, KIM, decision_by=day_of(on + 60)),
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
)
"""What happens in a loop on a day."""

stories = st.builds(
    lambda loop, parts: [loop, *(_PARTS[number](loop, on) for number, on in parts)],
    st.sampled_from([applied(), _REFERRED]),
    st.lists(st.tuples(st.integers(0, len(_PARTS) - 1), st.integers(0, 30)), max_size=4),
)
