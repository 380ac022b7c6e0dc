"""What was recorded already is recorded again only on request."""

import msgspec
import pytest

from domain.builders import (
    DANA,
    KIM,
    applied,
    asked,
    checked_in,
    interviewed,
    noted,
    outcome,
    overview_on,
    planned,
    progressed,
    recorded,
    rejected,
    thanked,
)
from feedback_loop.domain.commands import prompted
from feedback_loop.domain.commands.verbs import refuse_duplicate, refuse_second_ask
from feedback_loop.domain.errors import RefusedError
from feedback_loop.domain.model.events import AnyEvent, Asked, Result

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


def test_notes_may_be_repeated() -> None:
    note = noted(ACME, 3)
    assert refuse_duplicate([ACME, note], typed_again(note), again=False).kind == "noted"


@pytest.mark.parametrize("person", [DANA, "Dana Lee <dana@acme.example> (cto)", None])
def test_a_second_request_of_one_day_needs_again(person: str | None) -> None:
    known, new = asked(ACME, 3, DANA if person else None), asked(ACME, 3, person)
    facts = overview_on([ACME, known], 3).facts[ACME.id]
    with pytest.raises(RefusedError, match=r"already for that day\. Add --again"):
        refuse_second_ask(facts, new, again=False)
    assert refuse_second_ask(facts, new, again=True) is new


@pytest.mark.parametrize("new", [asked(ACME, 4, DANA), asked(ACME, 3, KIM)])
def test_a_request_of_another_day_or_to_somebody_else_is_another(new: Asked) -> None:
    facts = overview_on([ACME, asked(ACME, 3, DANA)], 4).facts[ACME.id]
    assert refuse_second_ask(facts, new, again=False) is new


def test_a_review_does_not_repeat_a_request_that_was_recorded_meanwhile() -> None:
    story = [ACME, interviewed(ACME, 1, DANA), thanked(ACME, 1, DANA), rejected(ACME, 3)]
    step = overview_on(story, 6).statuses[ACME.id].prompt
    assert step
    assert step.rule == "ask"
    with pytest.raises(RefusedError):
        prompted.sent(overview_on([*story, asked(ACME, 6, DANA)], 6).statuses[ACME.id], step)


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
