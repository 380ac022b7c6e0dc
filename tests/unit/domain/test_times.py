"""Times of day as people type them."""

import pytest

from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.times import parse_time


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("9:05", "09:05"),
        (" 09:05 ", "09:05"),
        ("23:59", "23:59"),
        ("9.30", "09:30"),
        ("14.30", "14:30"),
        ("0930", "09:30"),
        ("14h30", "14:30"),
        ("14h", "14:00"),
        ("9 h 05", "09:05"),
        ("10am", "10:00"),
        ("2pm", "14:00"),
        ("2 PM", "14:00"),
        ("2.30pm", "14:30"),
        ("2:30  pm", "14:30"),
        ("2:30 p.m.", "14:30"),
        ("12pm", "12:00"),
        ("12:30pm", "12:30"),
        ("noon", "12:00"),
        ("Noon", "12:00"),
    ],
)
def test_parses_a_time_of_day(text: str, time: str) -> None:
    assert parse_time(text) == time


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("9", "09:00 or 9pm"),
        ("14", "14:00"),
        ("12", "12:00"),
        ("930", "09:30 or 9:30pm"),
        ("14:30 pm", "14:30"),
        ("14pm", "14:00"),
        ("12am", "00:00 or 12:00"),
        ("12.30am", "00:30 or 12:30"),
        *((text, "it like 14:30 or 2.30pm") for text in (
            "", "24:00", "2400", "12:60", "9:5", "9.5", "9:30:00", "\uff19:30", "13am", "0am", "99", "960", "25h",
            "14h5", "midnight", "soon", "9pm5", "9 30", "9" * 5000,
        )),
    ],
)  # fmt: skip
def test_any_other_text_is_refused_with_how_to_type_it(text: str, meant: str) -> None:
    with pytest.raises(UsageError, match=rf" is not a time\. Type {meant}\.$"):
        parse_time(text)
    for time in meant.removeprefix("it like ").split(" or "):
        assert parse_time(time)
