"""Bounds of records from another journal."""

from typing import Any

import pytest

from feedback_loop.domain.model.events import AnyEvent
from feedback_loop.journal.format.bounds import MAX_LINE_LENGTH, refuse_oversized
from feedback_loop.journal.format.codec import decode_one
from feedback_loop.journal.format.errors import FormatError

LONG = "a" * (MAX_LINE_LENGTH + 1)


def event(kind: str, **fields: Any) -> AnyEvent:
    record = {"kind": kind, "id": "ab12", "batch": "b", "on": "2026-03-04", "recorded_at": "2026-03-04T08:00:00Z"}
    return decode_one("1", record | fields)


@pytest.mark.parametrize(
    "oversized",
    [
        event("applied", company=LONG),
        event("applied", company="Acme", people=["Dana Lee", LONG]),
        event("interviewed", application="a", round=LONG),
        event("recorded", application="a", themes=[LONG], type="gap", reply="answered"),
        event("amended", target="a", changes={"role": LONG}),
        event("amended", target="a", changes={"people": [LONG]}),
        event("person_amended", person=LONG, changes={}),
        event("theme_renamed", old="a", new=LONG),
    ],
)
def test_a_field_of_one_line_is_bounded(oversized: AnyEvent) -> None:
    with pytest.raises(FormatError) as caught:
        refuse_oversized([event("applied", company="Acme"), oversized])
    assert "ab12" in caught.value.problem
    assert "10,001 characters" in caught.value.problem
    assert LONG[:50] not in caught.value.problem


@pytest.mark.parametrize(
    "large",
    [
        event("applied", company=LONG[1:], note=f"{LONG}\n{LONG}"),
        event("recorded", application="a", text=LONG, type="gap", reply="answered"),
        event("amended", target="a", changes={"text": LONG, "rating": 3, "note": None}),
        event("finished", action="a", evidence=LONG),
        event("dropped", action="a", reason=LONG),
    ],
)
def test_texts_of_several_lines_are_not(large: AnyEvent) -> None:
    refuse_oversized([large])
