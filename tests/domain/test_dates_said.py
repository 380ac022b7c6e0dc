import datetime as dt

import pytest

from feedback_loop.domain.dates import Direction, check_direction, duration, format_date, parse_time, relative_days
from feedback_loop.domain.errors import UsageError

TODAY = dt.date(2026, 11, 20)  # a Friday


@pytest.mark.parametrize(("text", "time"), [("9:05", "09:05"), (" 09:05 ", "09:05"), ("23:59", "23:59")])
def test_reads_a_time_of_day(text: str, time: str) -> None:
    assert parse_time(text) == time


@pytest.mark.parametrize("text", ["", "9", "24:00", "12:60", "9:5", "9.30", "9:30 pm", "9:30:00", "\uff19:30"])
def test_refuses_what_is_no_time_of_day(text: str) -> None:
    with pytest.raises(UsageError, match="HH:MM"):
        parse_time(text)


@pytest.mark.parametrize(
    ("date", "look", "complaint"),
    [
        ("2026-11-21", Direction.PAST, "is after today, 2026-11-20; type today or an earlier day"),
        ("2026-11-19", Direction.FUTURE, "is before today, 2026-11-20; type today or a later day"),
        ("2016-11-19", Direction.PAST, "more than ten years away"),
        ("2036-11-21", Direction.FUTURE, "more than ten years away"),
        ("0001-01-01", Direction.FUTURE, "more than ten years away"),
    ],
)
def test_a_date_on_the_wrong_side_says_what_to_type(date: str, look: Direction, complaint: str) -> None:
    with pytest.raises(UsageError, match=f"The due day {date} {complaint}|The due day {date} is {complaint}"):
        check_direction(dt.date.fromisoformat(date), TODAY, look, "due day")


@pytest.mark.parametrize(
    ("date", "look"),
    [
        ("2026-11-20", Direction.PAST),
        ("2026-11-20", Direction.FUTURE),
        ("2016-11-20", Direction.PAST),
        ("2036-11-20", Direction.FUTURE),
    ],
)
def test_today_and_ten_years_to_the_day_are_on_the_right_side(date: str, look: Direction) -> None:
    check_direction(dt.date.fromisoformat(date), TODAY, look, "date")


@pytest.mark.parametrize(
    ("date", "said"),
    [("2026-11-20", "today"), ("2026-11-06", "Fri 6 Nov"), ("2025-11-20", "Thu 20 Nov 2025")],
)
def test_a_date_is_spoken_with_its_weekday(date: str, said: str) -> None:
    assert format_date(dt.date.fromisoformat(date), TODAY) == said


DISTANCES = {0: "today", 1: "tomorrow", -1: "yesterday", 2: "in 2 days", -3: "3 days ago", 13: "in 13 days"}
DISTANCES |= {14: "in 2 weeks", 36: "in 5 weeks", -59: "8 weeks ago", 60: "in 2 months", -213: "7 months ago"}
DISTANCES |= {-365: "12 months ago", 714: "in 23 months", -715: "2 years ago", 3650: "in 10 years"}


@pytest.mark.parametrize(("days", "said"), DISTANCES.items())
def test_a_distance_is_rounded_the_more_the_farther_it_is(days: int, said: str) -> None:
    assert relative_days(days) == said


SPANS = [("2026-11-20", "0 days"), ("2026-11-21", "1 day"), ("2026-12-03", "13 days"), ("2026-12-04", "2 weeks")]
SPANS += [("2027-01-19", "8 weeks"), ("2027-01-20", "2 months"), ("2027-11-19", "11 months")]


@pytest.mark.parametrize(("end", "said"), SPANS)
def test_a_span_counts_whole_units_of_the_calendar_either_way_round(end: str, said: str) -> None:
    assert duration(TODAY, dt.date.fromisoformat(end)) == duration(dt.date.fromisoformat(end), TODAY) == said
