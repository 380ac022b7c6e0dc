import pytest

from feedback_loop.exchange.importing.feedback_cells import is_feedback, points_in

POINTS: list[tuple[str, list[tuple[str, str]]]] = [
    ("Too little SQL", [("Too little SQL", "gap")]),
    (
        "+ clear answers\n- too little SQL\n~ long answers",
        [("clear answers", "strength"), ("too little SQL", "gap"), ("long answers", "mixed")],
    ),
    ("+ clear; - SQL", [("clear", "strength"), ("SQL", "gap")]),
    ("* one\n* two\n  goes on", [("one", "gap"), ("two\ngoes on", "gap")]),
    ("1. one\n2) two", [("one", "gap"), ("two", "gap")]),
    ("first paragraph\n\nsecond\nparagraph", [("first paragraph", "gap"), ("second\nparagraph", "gap")]),
    ("-5 % is fine", [("-5 % is fine", "gap")]),
]


@pytest.mark.parametrize(("cell", "points"), POINTS)
def test_lists_and_paragraphs_are_points(cell: str, points: list[tuple[str, str]]) -> None:
    assert points_in(cell) == points


@pytest.mark.parametrize("cell", ["no feedback", "None given", "Rejected", "yes", "2026-03-01", "kein Feedback"])
def test_some_cells_only_say_that_there_was_none(cell: str) -> None:
    assert not is_feedback(cell)
