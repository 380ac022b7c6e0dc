"""Wording and limits of dates."""

import datetime as dt

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from feedback_loop.domain.dates import (
    AmbiguousDateError,
    DateReader,
    Direction,
    check_direction,
    duration,
    format_date,
    format_full_date,
    parse_date,
    relative_days,
)
from feedback_loop.domain.errors import UsageError

TODAY = dt.date(2026, 11, 20)  # a Friday


@pytest.mark.parametrize(
    ("date", "direction", "problem"),
    [
        ("2026-11-21", Direction.PAST, "Sat 21 Nov is in the future. Use today or an earlier date."),
        ("2026-11-19", Direction.FUTURE, "Thu 19 Nov is in the past. Use today or a later date."),
        ("2016-11-19", Direction.PAST, "Sat 19 Nov 2016 is more than ten years away."),
        ("2036-11-21", Direction.FUTURE, "Fri 21 Nov 2036 is more than ten years away."),
        ("0001-01-01", Direction.FUTURE, "Mon 1 Jan 0001 is more than ten years away."),
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
    [
        ("2026-11-20", "today"),
        ("2026-11-06", "Fri 6 Nov"),
        ("2025-11-20", "Thu 20 Nov 2025"),
        ("2026-05-24", "Sun 24 May"),
        ("2026-05-23", "Sat 23 May 2026"),
        ("2027-01-02", "Sat 2 Jan 2027"),
        ("0999-01-01", "Tue 1 Jan 0999"),
    ],
)
def test_a_date_is_shown_with_its_weekday_and_its_year_unless_that_is_clear(date: str, text: str) -> None:
    assert format_date(dt.date.fromisoformat(date), TODAY) == text


@given(st.dates(), st.integers(-400, 400))
@example(dt.date(2000, 1, 1), 181)
def test_every_date_that_is_shown_can_be_typed(today: dt.date, days: int) -> None:
    try:
        shown_day = today + dt.timedelta(days)
    except OverflowError:
        return
    shown = format_date(shown_day, today)
    has_year = shown.endswith(f"{shown_day.year:04}")
    past, future = ((shown_day <= today, Direction.PAST), (shown_day >= today, Direction.FUTURE))
    for is_possible, direction in (past, future):
        if is_possible or has_year:
            assert parse_date(shown, today, direction) == shown_day
            assert parse_date(shown.replace(" ", ", ", 1), today, direction) == shown_day
    assert DateReader(today).meeting_date(shown, dt.date.min) == shown_day


@given(st.dates(), st.dates(), st.sampled_from(Direction))
def test_every_date_with_its_year_can_be_typed(day: dt.date, today: dt.date, direction: Direction) -> None:
    in_full = f"{day:%A}, {day.day} {day:%B} {day.year:04}"
    assert {parse_date(text, today, direction) for text in (format_full_date(day), in_full)} == {day}


DISTANCES = {0: "today", 1: "tomorrow", -1: "yesterday", 2: "in 2 days", -3: "3 days ago", 13: "in 13 days"}
DISTANCES |= {14: "in 2 weeks", 36: "in 5 weeks", -59: "8 weeks ago", 60: "in 2 months", -213: "7 months ago"}
DISTANCES |= {-365: "12 months ago", 714: "in 23 months", -715: "2 years ago", 3650: "in 10 years"}


@pytest.mark.parametrize(("days", "text"), DISTANCES.items())
def test_a_longer_distance_is_rounded_more(days: int, text: str) -> None:
    assert relative_days(days) == text


DURATIONS: list[tuple[str, tuple[float, str]]] = [
    ("2026-11-20", (0, "day")),
    ("2026-12-03", (13, "day")),
    ("2026-12-04", (2, "week")),
]
DURATIONS += [("2027-01-08", (7, "week")), ("2027-01-20", (2, "month")), ("2027-09-20", (10, "month"))]
DURATIONS += [("2027-11-20", (1, "year")), ("2029-05-20", (2.5, "year"))]


@pytest.mark.parametrize(("end", "amount"), DURATIONS)
def test_a_duration_has_the_unit_that_people_use_in_either_order(end: str, amount: tuple[float, str]) -> None:
    assert duration(TODAY, dt.date.fromisoformat(end)) == duration(dt.date.fromisoformat(end), TODAY) == amount


MEETINGS = [
    # the day today, the day of the application, what is typed, the day that is meant
    ("2026-03-20", "2026-03-02", "3 apr", "2026-04-03"),
    ("2026-03-20", "2026-03-02", "10 mar", "2026-03-10"),
    ("2026-03-20", "2026-03-02", "2 mar", "2026-03-02"),
    ("2026-03-20", "2026-03-02", "Fri 3 Apr", "2026-04-03"),
    ("2026-03-20", "2025-01-10", "Fri 3 Apr", "2026-04-03"),
    ("2026-03-20", "2025-01-10", "3 apr", "2025-04-03"),
    ("2026-12-30", "2026-12-01", "2 jan", "2027-01-02"),
    ("2026-12-30", "2026-12-01", "jan 2", "2027-01-02"),
    ("2026-03-20", "2026-03-20", "thursday", "2026-03-26"),
    ("2026-03-20", "2026-03-19", "thursday", "2026-03-19"),
    ("2026-03-20", "2026-03-19", "friday", "2026-03-20"),
    ("2026-03-20", "2026-03-19", "last friday", "2026-03-13"),
    ("2026-03-20", "2026-03-19", "3d", "2026-03-23"),
    ("2026-03-20", "2026-03-19", "3 days ago", "2026-03-17"),
    ("2026-03-20", "2026-03-19", "yesterday", "2026-03-19"),
    ("2026-03-20", "2026-03-19", "3 apr 2025", "2025-04-03"),
    ("2026-03-20", "2026-03-19", "2025-04-03", "2025-04-03"),
    ("2026-03-20", "2026-03-02", "16 sep", "2026-09-16"),
]


@pytest.mark.parametrize(("today", "applied_on", "text", "expected"), MEETINGS)
def test_a_meeting_typed_without_a_year_is_not_before_the_application(
    today: str, applied_on: str, text: str, expected: str
) -> None:
    reader = DateReader(dt.date.fromisoformat(today))
    assert reader.meeting_date(text, dt.date.fromisoformat(applied_on)).isoformat() == expected


def test_a_meeting_that_is_too_early_or_too_far_away_is_refused_with_both_days() -> None:
    reader = DateReader(dt.date(2026, 3, 20))
    with pytest.raises(AmbiguousDateError, match=r"'17 sep' is either .* Sep 2025, .* or .* Sep 2026") as refusal:
        reader.meeting_date("17 sep", dt.date(2026, 3, 2))
    assert refusal.value.candidates == ("2025-09-17", "2026-09-17")


@pytest.mark.parametrize("text", ["Sat 3 Apr", "Thu 3 Apr", "Sat, 13 Mar"])
def test_a_meeting_on_another_weekday_than_typed_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match=r"202[56] (is|was) a \w+, not a \w+\."):
        DateReader(dt.date(2026, 3, 20)).meeting_date(text, dt.date(2026, 3, 2))
