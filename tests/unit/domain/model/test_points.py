"""Points of feedback in one text."""

import pytest

from feedback_loop.domain.model.events import FeedbackType
from feedback_loop.domain.model.points import Point, read_points, split_points

GAP, STRENGTH, MIXED = FeedbackType.GAP, FeedbackType.STRENGTH, FeedbackType.MIXED


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("Slow down", [Point("Slow down")]),
        ("Slow\ndown", [Point("Slow\ndown")]),
        ("Slow down\n\nLearn SQL\n", [Point("Slow down"), Point("Learn SQL")]),
        ("+ Kind\r\n- Slow\r\n~ Both", [Point("Kind", STRENGTH), Point("Slow", GAP), Point("Both", MIXED)]),
        ("Hello\n* One\n  more\n\n2. Two", [Point("Hello"), Point("One\nmore"), Point("Two")]),
        ("+ #communication Clear", [Point("Clear", STRENGTH, ("communication",))]),
        ("#Coding #level #coding Quick", [Point("Quick", None, ("coding", "level"))]),
        ("#1 in SQL", [Point("#1 in SQL")]),
        ("#coding", [Point("#coding")]),
        ("C# and #tags", [Point("C# and #tags")]),
        ("-5 of 10", [Point("-5 of 10")]),
        (" \n", []),
    ],
)
def test_items_and_paragraphs_are_points(text: str, points: list[Point]) -> None:
    assert read_points(text) == points


def test_a_cell_of_a_table_keeps_what_looks_like_a_theme() -> None:
    assert split_points("+ #communication Clear") == [Point("#communication Clear", STRENGTH)]
