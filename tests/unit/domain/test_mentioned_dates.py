"""Days in a sentence about next steps."""

import datetime as dt

import pytest

from feedback_loop.domain.dates import DateReader
from feedback_loop.domain.mentioned_dates import days_in

WEDNESDAY = dt.date(2026, 6, 17)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("They decide by 22 June.", ["2026-06-22"]),
        ("They call on Friday, or on Mon 22 June 2026", ["2026-06-19", "2026-06-22"]),
        ("in two weeks", ["2026-07-01"]),
        ("in ten days", ["2026-06-27"]),
        ("within 10 days; the manager is away for a week", ["2026-06-27"]),
        ("the 3rd of July", ["2026-07-03"]),
        ("June 30th, then July 2", ["2026-06-30", "2026-07-02"]),
        ("by 2026-06-30 or 30.06.2026", ["2026-06-30"]),
        ("tomorrow at 10", ["2026-06-18"]),
        ("next monday", ["2026-06-22"]),
        # Words that are no days, or have two readings
        ("a task of 2 days", []),
        ("we sat in 3 rooms and it may take a while", []),
        ("next week", []),
        ("on 3/4", []),
        ("on 31 June", []),
        # No day ahead, or too far away to be one
        ("since 1 June 2026", []),
        ("on 1 June", []),
        ("in 3 years", []),
        ("", []),
    ],
)
def test_only_plain_days_ahead_are_found(sentence: str, expected: list[str]) -> None:
    days = days_in(sentence, DateReader(WEDNESDAY), WEDNESDAY)
    assert [day.isoformat() for day in days] == expected


def test_a_setting_decides_about_the_order_of_day_and_month() -> None:
    assert days_in("by 3.7.2026", DateReader(WEDNESDAY, day_first=True), WEDNESDAY) == [dt.date(2026, 7, 3)]
