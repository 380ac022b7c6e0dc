"""Wording and limits of dates."""

import datetime as dt

import pytest

from feedback_loop.domain.dates import (
    DateReader,
    Direction,
    check_direction,
    duration,
    format_date,
    parse_time,
    relative_days,
)
from feedback_loop.domain.errors import UsageError

TODAY = dt.date(2026, 11, 20)  # a Friday


@pytest.mark.parametrize(("text", "time"), [("9:05", "09:05"), (" 09:05 ", "09:05"), ("23:59", "23:59")])
def test_parses_a_time_of_day(text: str, time: str) -> None:
    assert parse_time(text) == time


@pytest.mark.parametrize("text", ["", "9", "24:00", "12:60", "9:5", "9.30", "9:30 pm", "9:30:00", "\uff19:30"])
def test_refuses_an_invalid_time_of_day(text: str) -> None:
    with pytest.raises(UsageError, match="HH:MM"):
        parse_time(text)


@pytest.mark.parametrize(
    ("date", "direction", "problem"),
    [
        ("2026-11-21", Direction.PAST, "Sat 21 Nov is in the future. Use today or an earlier date."),
        ("2026-11-19", Direction.FUTURE, "Thu 19 Nov is in the past. Use today or a later date."),
        ("2016-11-19", Direction.PAST, "Sat 19 Nov 2016 is more than ten years away."),
        ("2036-11-21", Direction.FUTURE, "Fri 21 Nov 2036 is more than ten years away."),
        ("0001-01-01", Direction.FUTURE, "Mon 1 Jan 1 is more than ten years away."),
    ],
)
def test_a_date_in_the_wrong_direction_is_refused(date: str, direction: Direction, problem: str) -> None:
    with pytest.raises(UsageError, match=f"The deadline {problem}"):
        check_direction(dt.date.fromisoformat(date), TODAY, direction, "deadline")


def test_a_decision_is_not_expected_before_it_was_announced() -> None:
    reader, announced_on = DateReader(TODAY), dt.date(2026, 11, 10)
    assert reader.decision_date("2026-11-10", announced_on) == announced_on
    with pytest.raises(UsageError, match=r"The date Mon 9 Nov is before Tue 10 Nov\. Use a later date\."):
        reader.decision_date("2026-11-09", announced_on)
    with pytest.raises(UsageError, match="The date Thu 19 Nov is in the past"):
        reader.decision_date("2026-11-19", dt.date(2026, 11, 25))


@pytest.mark.parametrize(
    ("date", "direction"),
    [
        ("2026-11-20", Direction.PAST),
        ("2026-11-20", Direction.FUTURE),
        ("2016-11-20", Direction.PAST),
        ("2036-11-20", Direction.FUTURE),
    ],
)
def test_today_and_exactly_ten_years_away_are_accepted(date: str, direction: Direction) -> None:
    check_direction(dt.date.fromisoformat(date), TODAY, direction, "date")


@pytest.mark.parametrize(
    ("date", "text"),
    [("2026-11-20", "today"), ("2026-11-06", "Fri 6 Nov"), ("2025-11-20", "Thu 20 Nov 2025")],
)
def test_a_date_is_shown_with_its_weekday(date: str, text: str) -> None:
    assert format_date(dt.date.fromisoformat(date), TODAY) == text


DISTANCES = {0: "today", 1: "tomorrow", -1: "yesterday", 2: "in 2 days", -3: "3 days ago", 13: "in 13 days"}
DISTANCES |= {14: "in 2 weeks", 36: "in 5 weeks", -59: "8 weeks ago", 60: "in 2 months", -213: "7 months ago"}
DISTANCES |= {-365: "12 months ago", 714: "in 23 months", -715: "2 years ago", 3650: "in 10 years"}


@pytest.mark.parametrize(("days", "text"), DISTANCES.items())
def test_a_longer_distance_is_rounded_more(days: int, text: str) -> None:
    assert relative_days(days) == text


DURATIONS = [("2026-11-20", "0 days"), ("2026-11-21", "1 day"), ("2026-12-03", "13 days"), ("2026-12-04", "2 weeks")]
DURATIONS += [("2027-01-19", "8 weeks"), ("2027-01-20", "2 months"), ("2027-11-19", "11 months")]


@pytest.mark.parametrize(("end", "text"), DURATIONS)
def test_a_duration_counts_whole_calendar_units_in_either_order(end: str, text: str) -> None:
    assert duration(TODAY, dt.date.fromisoformat(end)) == duration(dt.date.fromisoformat(end), TODAY) == text
