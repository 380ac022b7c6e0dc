"""Refuse what was recorded already: the same content on the same day."""

from collections.abc import Iterable

from feedback_loop.domain.errors import RefusedError
from feedback_loop.domain.model.events import (
    AnyEvent,
    CheckedIn,
    E,
    Event,
    Outcome,
    Planned,
    Progressed,
    Recorded,
    SetAside,
    Thanked,
    encode,
)

_STAMPS = frozenset({"id", "recorded_at", "batch", "source_id"})
_NAMES: dict[type[Event], str] = {
    Outcome: "outcome",
    Recorded: "feedback",
    Thanked: "thank-you",
    CheckedIn: "check-in",
    Planned: "action",
    Progressed: "progress",
    SetAside: "decision",
}
"""Kinds of events that nobody records twice on one day, as a sentence names them."""


def refuse_duplicate(recorded: Iterable[AnyEvent], event: E, *, again: bool) -> E:
    """Return a new event, which needs ``again`` if the same is among the events that are ``recorded``, in their order.

    An outcome is only compared with the latest one, which it would replace.
    """
    if again or type(event) not in _NAMES:
        return event
    earlier = [known for known in recorded if type(known) is type(event)]
    candidates = earlier[-1:] if isinstance(event, Outcome) else earlier
    if any(_is_same(known, event) for known in candidates):
        raise RefusedError(
            f"The same {_NAMES[type(event)]} is recorded already for that day. Add --again to record it twice."
        )
    return event


def _is_same(known: Event, event: Event) -> bool:
    if isinstance(known, Planned) and isinstance(event, Planned):
        # By default, a plan answers the points that none answers yet, so the second time there are others, or none.
        is_same_advice = set(known.feedback) <= set(event.feedback) or not event.feedback
        return is_same_advice and _content(known, "feedback") == _content(event, "feedback")
    return _content(known) == _content(event)


def _content(event: Event, *ignored: str) -> dict[str, object]:
    return {name: value for name, value in encode(event).items() if name not in _STAMPS and name not in ignored}
