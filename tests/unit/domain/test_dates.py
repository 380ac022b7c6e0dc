import datetime as dt
import re

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import example, given
from hypothesis import strategies as st

from feedback_loop.domain.dates import (
    ACCEPTED_FORMS,
    Direction,
    parse_date,
    quote,
)
from feedback_loop.domain.errors import UsageError

TODAY = dt.date(2026, 11, 20)  # a Friday
PAST, FUTURE = Direction.PAST, Direction.FUTURE
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = [dt.date(2000, number, 1).strftime("%B").lower() for number in range(1, 13)]
UNITS = {"day": "days", "week": "weeks", "month": "months", "year": "years"}
days_of_life = st.dates(dt.date(1000, 1, 1), dt.date(8999, 12, 31))
directions = st.sampled_from(Direction)

FIXED_DATES = [
    ("2026-11-03", "2026-11-03"),
    ("0999-02-28", "0999-02-28"),
    ("today", "2026-11-20"),
    ("  ToDay\t", "2026-11-20"),
    ("yesterday", "2026-11-19"),
    ("tomorrow", "2026-11-21"),
    ("3 days ago", "2026-11-17"),
    ("3  DAYS \n ago", "2026-11-17"),
    ("1 day ago", "2026-11-19"),
    ("a week ago", "2026-11-13"),
    ("one month ago", "2026-10-20"),
    ("9 months ago", "2026-02-20"),
    ("2 years ago", "2024-11-20"),
    ("two weeks ago", "2026-11-06"),
    ("twelve months ago", "2025-11-20"),
    ("in two weeks", "2026-12-04"),
    ("in one day", "2026-11-21"),
    ("3d ago", "2026-11-17"),
    ("in 2 weeks", "2026-12-04"),
    ("in a year", "2027-11-20"),
    ("in 3m", "2027-02-20"),
    ("last friday", "2026-11-13"),
    ("last sat", "2026-11-14"),
    ("last thu", "2026-11-19"),
    ("next friday", "2026-11-27"),
    ("next mon", "2026-11-23"),
    ("next sunday", "2026-11-29"),
    ("this friday", "2026-11-20"),
    ("This Sun", "2026-11-22"),
    ("3 november 2026", "2026-11-03"),
    ("3rd November 2026", "2026-11-03"),
    ("1st of march 2026", "2026-03-01"),
    ("nov 22nd, 2026", "2026-11-22"),
    ("tue 3rd nov 2026", "2026-11-03"),
    ("nov 3 2026", "2026-11-03"),
    ("Nov 3, 2026", "2026-11-03"),
    ("nov 3,2026", "2026-11-03"),
    ("29 feb 2028", "2028-02-29"),
    ("Tue 3 Nov 2026", "2026-11-03"),
    ("tuesday, november 3, 2026", "2026-11-03"),
    ("Tue,3 Nov 2026", "2026-11-03"),
    ("tue 2026-11-03", "2026-11-03"),
    ("tue 13.01.2026", "2026-01-13"),
    ("1 sept 2020", "2020-09-01"),
    ("13.01.2026", "2026-01-13"),
    ("13. 1. 2026", "2026-01-13"),
    ("1/13/2026", "2026-01-13"),
    ("13 / 1 / 2026", "2026-01-13"),
    ("5.5.2026", "2026-05-05"),
]
DATES_BY_DIRECTION = [
    ("3d", "2026-11-17", "2026-11-23"),
    ("2w", "2026-11-06", "2026-12-04"),
    ("6m", "2026-05-20", "2027-05-20"),
    ("1y", "2025-11-20", "2027-11-20"),
    ("3 days", "2026-11-17", "2026-11-23"),
    ("a week", "2026-11-13", "2026-11-27"),
    ("two weeks", "2026-11-06", "2026-12-04"),
    ("friday", "2026-11-20", "2026-11-27"),
    ("Fri", "2026-11-20", "2026-11-27"),
    ("saturday", "2026-11-14", "2026-11-21"),
    ("thu", "2026-11-19", "2026-11-26"),
    ("mon", "2026-11-16", "2026-11-23"),
    ("3 nov", "2026-11-03", "2027-11-03"),
    ("nov 20", "2026-11-20", "2027-11-20"),
    ("fri 20 nov", "2026-11-20", None),
    ("Sat, Nov 20", None, "2027-11-20"),
    ("3rd nov", "2026-11-03", "2027-11-03"),
    ("13.1.", "2026-01-13", "2027-01-13"),
    ("13. 1.", "2026-01-13", "2027-01-13"),
    ("fri 20.11.", "2026-11-20", None),
    ("24 december", "2025-12-24", "2026-12-24"),
    ("may 1", "2026-05-01", "2027-05-01"),
    ("29 feb", "2024-02-29", "2028-02-29"),
    ("2/29", "2024-02-29", "2028-02-29"),
    ("13/1", "2026-01-13", "2027-01-13"),
    ("1/13", "2026-01-13", "2027-01-13"),
    ("12/12", "2025-12-12", "2026-12-12"),
]
ONE_WORD = (
    "10 99 1A2B 2026 20261120 3.4 13.1 3.4.26 13/1/26 13/1.2026 1/2/3 13-01-2026 2026/11/03 "
    "0d 03d -3d +3d 3.5d 99999d 9999y 1e3d 12:30 2026-11-3 "
    "2026-11-03T10:00 in ago days d next last frida tues thurs 3nov nov3 now never x ,"
)
REFUSED = [
    *ONE_WORD.split(),
    *("", "nov 2026", "3 nov 26", "0 days ago", "9999 years ago", "in 3 days ago", "an hour ago", "3 hours"),
    *(
        "on friday",
        "this today",
        "this 3 nov",
        "thirteen days ago",
        "a days ago",
        "in two",
        "3rd",
        "3nd nov",
        "fri 3 nov nov",
        "3 nov nov",
        "fri friday",
        "fri today",
        "fri 3d",
        "fri, ",
        "mon 9 feb 09:00",
        "nov 3 20260",
        "a d",
    ),
    *("1 2 2026", "\u0663 nov", "\uff13d", "2026-11-0\uff13", "a wee\u212a", "\u017funday"),
    *("nov 3\0", "\ud800", "9" * 5000, "9" * 5000 + " days ago", "3 " + "nov" * 9999),
]


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize("direction", Direction)
@pytest.mark.parametrize(("text", "expected"), FIXED_DATES)
def test_parses_dates_that_do_not_depend_on_the_direction(text: str, expected: str, direction: Direction) -> None:
    assert parse_date(text, TODAY, direction) == day(expected)


@pytest.mark.parametrize(("text", "past", "future"), DATES_BY_DIRECTION)
def test_the_direction_decides_spans_weekdays_and_dates_without_a_year(
    text: str, past: str | None, future: str | None
) -> None:
    for direction, expected in ((PAST, past), (FUTURE, future)):
        if expected:
            assert parse_date(text, TODAY, direction) == day(expected)
        else:
            with pytest.raises(UsageError, match=r"20 November 202[67] (is|was) a"):
                parse_date(text, TODAY, direction)


@pytest.mark.parametrize("text", ["mon 3 nov 2026", "Friday, November 3", "sun 2026-11-03", "wed 13.01.2026"])
def test_a_weekday_that_contradicts_the_date_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match=r"^\d+ \w+ 2026 was a Tuesday, not a \w+day\. Check the date"):
        parse_date(text, TODAY, PAST)


@pytest.mark.parametrize("direction", Direction)
@pytest.mark.parametrize("text", REFUSED)
def test_refuses_anything_else_and_lists_the_accepted_forms(text: str, direction: Direction) -> None:
    with pytest.raises(UsageError) as refusal:
        parse_date(text, TODAY, direction)
    assert quote(text) in refusal.value.message
    assert ACCEPTED_FORMS in refusal.value.message


@pytest.mark.parametrize("text", ["3/4", "3/4/2026", "03.04.2026", "12/11", "12.11."])
def test_an_ambiguous_date_is_refused_unless_day_first_is_set(text: str) -> None:
    with pytest.raises(UsageError, match=r"is ambiguous.*day_first") as refusal:
        parse_date(text, TODAY, PAST)
    assert ACCEPTED_FORMS in refusal.value.message
    day_first = parse_date(text, TODAY, PAST, day_first=True)
    month_first = parse_date(text, TODAY, PAST, day_first=False)
    assert (day_first.day, day_first.month) == (month_first.month, month_first.day)


def test_day_first_reads_the_day_first() -> None:
    assert parse_date("3/4/2026", TODAY, PAST, day_first=True) == dt.date(2026, 4, 3)
    assert parse_date("12.11.", TODAY, PAST, day_first=True) == dt.date(2026, 11, 12)
    assert parse_date("12.11.", TODAY, PAST, day_first=False) == dt.date(2025, 12, 11)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("31.02.", "31 February"),
        ("30 feb", "30 February"),
        ("31/4", "31 April"),
        ("32 nov", "32 November"),
        ("nov 0", "0 November"),
        ("99 nov 2026", "99 November 2026"),
        ("29 feb 2026", "29 February 2026"),
        ("2026-02-30", "30 February 2026"),
        ("2026-13-01", "month 13"),
        ("13/13", "month 13"),
        ("0000-01-01", "1 January 0000"),
    ],
)
@pytest.mark.parametrize("direction", Direction)
def test_a_day_that_no_calendar_has_is_named(text: str, day: str, direction: Direction) -> None:
    with pytest.raises(UsageError, match=rf"^There is no {day}\. Check the date\.$"):
        parse_date(text, TODAY, direction)


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("next week", ("in 1w", "next monday")),
        ("last week", ("1w ago", "last monday")),
        ("this week", ("today", "this friday")),
        ("Next  Month", ("in 1m", "1 dec 2026")),
        ("last month", ("1m ago", "1 oct 2026")),
        ("next year", ("in 1y", "1 jan 2027")),
        ("last year", ("1y ago", "1 jan 2025")),
    ],
)
@pytest.mark.parametrize("direction", Direction)
def test_a_week_month_or_year_is_no_single_day(text: str, ways: tuple[str, str], direction: Direction) -> None:
    name = " ".join(text.lower().split())
    with pytest.raises(UsageError, match=f"^'{name}' is no single day. Type e.g. {' or '.join(ways)}.$"):
        parse_date(text, TODAY, direction)
    assert all(parse_date(way, TODAY, direction) for way in ways)


def test_a_weekday_of_this_week_that_has_passed_is_refused_where_a_day_ahead_is_wanted() -> None:
    assert parse_date("this monday", TODAY, PAST) == dt.date(2026, 11, 16)
    with pytest.raises(UsageError) as refusal:
        parse_date("this monday", TODAY, FUTURE)
    assert refusal.value.message == (
        "'this monday' is either Mon 16 Nov 2026, which has passed, or Mon 23 Nov 2026. Type one of these:"
    )
    assert refusal.value.candidates == ("2026-11-16", "2026-11-23")


def test_an_unambiguous_date_ignores_day_first() -> None:
    assert parse_date("1/13/2026", TODAY, PAST, day_first=True) == dt.date(2026, 1, 13)


def test_a_leap_day_is_found_across_a_century_year_without_one() -> None:
    assert parse_date("29 feb", dt.date(2101, 1, 1), PAST) == dt.date(2096, 2, 29)
    assert parse_date("29 feb", dt.date(2097, 1, 1), FUTURE) == dt.date(2104, 2, 29)


@pytest.mark.parametrize("text", ["tomorrow", "1y", "mon", "next mon", "1 jan", "in 9999 weeks"])
def test_dates_beyond_the_calendar_are_refused(text: str) -> None:
    with pytest.raises(UsageError, match="is not a date"):
        parse_date(text, dt.date.max, FUTURE)


@given(days_of_life, directions, st.sampled_from(DAYS), st.booleans())
def test_a_weekday_is_that_weekday_within_seven_days(
    today: dt.date, direction: Direction, name: str, short: bool
) -> None:
    date = parse_date(name[:3] if short else name, today, direction)
    assert DAYS[date.weekday()] == name
    distance = (date - today).days
    assert -7 < distance <= 0 if direction is PAST else 0 < distance <= 7


@given(days_of_life, directions, st.sampled_from(DAYS))
def test_this_is_in_the_week_of_today(today: dt.date, direction: Direction, name: str) -> None:
    try:
        date = parse_date(f"this {name}", today, direction)
    except UsageError:
        assert direction is FUTURE
        assert DAYS.index(name) < today.weekday()
        return
    assert DAYS[date.weekday()] == name
    assert date.isocalendar()[:2] == today.isocalendar()[:2]


@given(days_of_life, directions, st.sampled_from(DAYS))
def test_last_is_before_today_and_next_is_in_the_next_week(today: dt.date, direction: Direction, name: str) -> None:
    last, following = (parse_date(f"{word} {name}", today, direction) for word in ("last", "next"))
    assert DAYS[last.weekday()] == DAYS[following.weekday()] == name
    assert 1 <= (today - last).days <= 7
    this_week, next_week = (date.isocalendar()[:2] for date in (today + dt.timedelta(7), following))
    assert this_week == next_week


@given(days_of_life, directions, st.integers(1, 900), st.sampled_from(sorted(UNITS)))
def test_spans_agree_with_the_calendar(today: dt.date, direction: Direction, amount: int, unit: str) -> None:
    step = relativedelta(**{UNITS[unit]: amount})  # type: ignore[arg-type]
    assert parse_date(f"{amount} {unit}s ago", today, direction) == today - step
    assert parse_date(f"in {amount} {unit}", today, direction) == today + step
    assert parse_date(f"{amount}{unit[0]}", today, direction) == (today - step if direction is PAST else today + step)


@given(days_of_life, directions, st.dates())
def test_a_date_without_a_year_is_the_nearest_in_its_direction(
    today: dt.date, direction: Direction, other: dt.date
) -> None:
    date = parse_date(f"{other.day} {MONTHS[other.month - 1]}", today, direction)
    assert (date.day, date.month) == (other.day, other.month)
    assert date <= today if direction is PAST else date > today
    assert abs((date - today).days) <= 366 * (8 if (other.day, other.month) == (29, 2) else 1)


@given(st.dates(), days_of_life, directions)
def test_full_dates_are_parsed_as_written(written: dt.date, today: dt.date, direction: Direction) -> None:
    month = MONTHS[written.month - 1]
    texts = [f"{written.day} {month} {written.year:04}", f"{month[:3]} {written.day}, {written.year:04}"]
    for text in (written.isoformat(), *texts):
        assert parse_date(text, today, direction) == written
    dotted = f"{written.day}.{written.month}.{written.year:04}"
    assert parse_date(dotted, today, direction, day_first=True) == written


NUMBERS = {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}
ORDINALS = {"st", "nd", "rd", "th"}
WORDS = {"in", "ago", "a", "one", "last", "next", "d", "w", "m", "y", "today", "yesterday", "tomorrow", "sept"}
WORDS |= {*NUMBERS, *ORDINALS, "this", "of"}
WORDS |= {*UNITS, *UNITS.values(), *DAYS, *MONTHS} | {name[:3] for name in (*DAYS, *MONTHS)}
near_grammar = st.lists(st.sampled_from([*sorted(WORDS), " ", "-", "/", ".", ",", "3", "04", "2026"]), max_size=7)


@given(st.text() | near_grammar.map("".join) | near_grammar.map(" ".join), st.dates(), directions)
@example("1 1 2026", TODAY, PAST)
def test_any_text_follows_the_grammar_or_is_refused(text: str, today: dt.date, direction: Direction) -> None:
    try:
        parse_date(text, today, direction)
    except UsageError:
        return
    assert set(re.findall(r"[^\W0-9]+", text.lower())) <= WORDS
    assert set(re.findall(r"[^\w\s]", text)) <= set("-/.,")
    assert not re.fullmatch(r"[\d\s]*", text)
    assert all(len(number) <= 4 for number in re.findall(r"\d+", text))
