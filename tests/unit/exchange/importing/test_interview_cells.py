import pytest

from feedback_loop.exchange.importing.dates import WrittenDate
from feedback_loop.exchange.importing.interview_cells import read_round
from feedback_loop.exchange.importing.taught_words import TaughtWords, parse_words


def days(cell: str, words: TaughtWords | None = None) -> list[str | None]:
    reading = read_round(cell, "Phone", words or TaughtWords())
    texts = (interview.day for interview in reading.interviews)
    return [day.text if isinstance(day, WrittenDate) else day for day in texts]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("x", [None]),
        ("✓", [None]),
        ("ja", [None]),
        ("Phone", [None]),
        ("HackerRank", [None]),
        ("nein", []),
        ("scheduled", []),
        ("555-1234-99", []),
        ("27-Feb", ["27-Feb"]),
        ("3/2, 10/2", ["3/2", "10/2"]),
        ("1st: 3/2, 2nd: 10/2", ["3/2", "10/2"]),
        ("Round 1: 2026-02-03; Round 2: 2026-02-10", ["2026-02-03", "2026-02-10"]),
        ("2026-03-10 with Dana", ["2026-03-10"]),
        ("2026-03-10 (Zoom)", ["2026-03-10"]),
        ("yes & 2026-03-10", ["2026-03-10", None]),
        ("yes & yes", [None, None]),
        ("3月8日", ["3月8日"]),
    ],
)
def test_interviews_of_a_cell(cell: str, expected: list[str | None]) -> None:
    assert days(cell) == expected
    assert read_round(cell, "Phone", TaughtWords()).reason is None


@pytest.mark.parametrize(
    "cell",
    [
        "cancelled 2026-03-10", "moved from 3/2 to 10/2", "deadline 2026-03-10", "2026-03-10 rejected",
        "before 2026-03-10",
        "2026-02-03 to 2026-02-05", "2026-03-10 (cancelled)", "ongoing", "2026-03-10?", "x" * 1_000 + " 2026-03-10",
    ],
)  # fmt: skip
def test_days_that_may_be_something_else_are_not_read(cell: str) -> None:
    assert days(cell) == []
    assert read_round(cell, "Phone", TaughtWords()).reason


def test_words_can_be_taught() -> None:
    words = parse_words(rounds=["yes=Zorg", "note=ongoing"])
    assert days("zorg", words) == [None]
    assert days("ongoing", words) == []
