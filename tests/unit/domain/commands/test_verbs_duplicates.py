"""What was recorded already is recorded again only on request."""

import msgspec
import pytest

from domain.builders import (
    DANA,
    KIM,
    applied,
    asked,
    checked_in,
    noted,
    outcome,
    planned,
    progressed,
    recorded,
    rejected,
    thanked,
)
from feedback_loop.domain.commands.verbs import refuse_duplicate
from feedback_loop.domain.errors import RefusedError
from feedback_loop.domain.model.events import AnyEvent, Result

ACME = applied()
POINT, OTHER_POINT = recorded(ACME, 1), recorded(ACME, 1, text="Draw first")
PLAN = planned(ACME, 2, POINT)

KINDS: list[AnyEvent] = [
    rejected(ACME, 3),
    POINT,
    thanked(ACME, 3, DANA, KIM),
    PLAN,
    progressed(PLAN, 4),
    checked_in(ACME, 3),
]


def typed_again(event: AnyEvent, **changes: object) -> AnyEvent:
    """Return the same event, as a command makes it before the journal stamps it."""
    return msgspec.structs.replace(event, **{"id": "", "batch": "", **changes})


@pytest.mark.parametrize("event", KINDS, ids=lambda event: event.kind)
def test_the_same_on_the_same_day_needs_again(event: AnyEvent) -> None:
    again = typed_again(event)
    with pytest.raises(RefusedError, match=r"already for that day\. Add --again"):
        refuse_duplicate([ACME, event], again, again=False)
    assert refuse_duplicate([ACME, event], again, again=True) is again
    assert refuse_duplicate([ACME], again, again=False) is again


@pytest.mark.parametrize("event", KINDS, ids=lambda event: event.kind)
@pytest.mark.parametrize("change", [{"on": applied(on=9).on}, {"note": "By phone"}])
def test_another_day_or_other_words_are_something_else(event: AnyEvent, change: dict[str, object]) -> None:
    new = typed_again(event, **change)
    assert refuse_duplicate([ACME, event], new, again=False) is new


@pytest.mark.parametrize("event", [asked(ACME, 3), noted(ACME, 3)])
def test_other_kinds_may_be_repeated(event: AnyEvent) -> None:
    assert refuse_duplicate([ACME, event], typed_again(event), again=False).kind == event.kind


def test_an_outcome_may_be_taken_back_to_an_earlier_one() -> None:
    known = [rejected(ACME, 3), outcome(ACME, 3, Result.OFFER)]
    assert refuse_duplicate(known, typed_again(known[0]), again=False).kind == "outcome"
    with pytest.raises(RefusedError):
        refuse_duplicate(known, typed_again(known[1]), again=False)


def test_an_action_is_the_same_if_it_answers_what_is_left_or_the_same_advice() -> None:
    known = planned(ACME, 2, POINT)
    for points in ((), (POINT,), (POINT, OTHER_POINT)):
        with pytest.raises(RefusedError):
            refuse_duplicate([known], planned(ACME, 2, *points), again=False)
    new = planned(ACME, 2, OTHER_POINT)
    assert refuse_duplicate([known], new, again=False) is new
