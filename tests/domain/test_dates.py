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
BACK, AHEAD = Direction.PAST, Direction.FUTURE
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = [dt.date(2000, number, 1).strftime("%B").lower() for number in range(1, 13)]
UNITS = {"day": "days", "week": "weeks", "month": "months", "year": "years"}
days_of_life = st.dates(dt.date(1000, 1, 1), dt.date(8999, 12, 31))
looks = st.sampled_from(Direction)

EITHER_WAY = [
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
    ("3 november 2026", "2026-11-03"),
    ("nov 3 2026", "2026-11-03"),
    ("Nov 3, 2026", "2026-11-03"),
    ("nov 3,2026", "2026-11-03"),
    ("29 feb 2028", "2028-02-29"),
    ("1 sept 2020", "2020-09-01"),
    ("13.01.2026", "2026-01-13"),
    ("13. 1. 2026", "2026-01-13"),
    ("1/13/2026", "2026-01-13"),
    ("13 / 1 / 2026", "2026-01-13"),
    ("5.5.2026", "2026-05-05"),
]
BY_LOOK = [
    ("3d", "2026-11-17", "2026-11-23"),
    ("2w", "2026-11-06", "2026-12-04"),
    ("6m", "2026-05-20", "2027-05-20"),
    ("1y", "2025-11-20", "2027-11-20"),
    ("3 days", "2026-11-17", "2026-11-23"),
    ("a week", "2026-11-13", "2026-11-27"),
    ("friday", "2026-11-20", "2026-11-27"),
    ("Fri", "2026-11-20", "2026-11-27"),
    ("saturday", "2026-11-14", "2026-11-21"),
    ("thu", "2026-11-19", "2026-11-26"),
    ("mon", "2026-11-16", "2026-11-23"),
    ("3 nov", "2026-11-03", "2027-11-03"),
    ("nov 20", "2026-11-20", "2027-11-20"),
    ("24 december", "2025-12-24", "2026-12-24"),
    ("may 1", "2026-05-01", "2027-05-01"),
    ("29 feb", "2024-02-29", "2028-02-29"),
    ("2/29", "2024-02-29", "2028-02-29"),
    ("13/1", "2026-01-13", "2027-01-13"),
    ("1/13", "2026-01-13", "2027-01-13"),
    ("12/12", "2025-12-12", "2026-12-12"),
]
ONE_WORD = (
    "10 99 1A2B 2026 20261120 3.4 13.1 13.1. 3.4.26 13/1/26 13/1.2026 1/2/3 13-01-2026 2026/11/03 "
    "0d 03d -3d +3d 3.5d 99999d 9999y 1e3d 0/5 0/0 13/13 31/4 12:30 2026-02-30 2026-13-01 2026-11-3 "
    "2026-11-03T10:00 0000-01-01 in ago days d next last frida tues thurs 3nov nov3 now never x ,"
)
REFUSED = [
    *ONE_WORD.split(),
    *("", "nov 2026", "3 nov 26", "0 days ago", "9999 years ago", "32 nov", "nov 0", "30 feb"),
    *("30 feb 2026", "29 feb 2026", "in 3 days ago", "an hour ago", "3 hours", "next week", "last year"),
    *("this friday", "on friday", "fri 3 nov", "3 nov nov", "3rd nov", "nov 3 20260", "99 nov 2026", "a d"),
    *("two weeks ago", "1 2 2026", "\u0663 nov", "\uff13d", "2026-11-0\uff13", "a wee\u212a", "\u017funday"),
    *("nov 3\0", "\ud800", "9" * 5000, "9" * 5000 + " days ago", "3 " + "nov" * 9999),
]


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize("look", Direction)
@pytest.mark.parametrize(("text", "expected"), EITHER_WAY)
def test_reads_the_same_day_whichever_way_it_looks(text: str, expected: str, look: Direction) -> None:
    assert parse_date(text, TODAY, look) == day(expected)


@pytest.mark.parametrize(("text", "back", "ahead"), BY_LOOK)
def test_spans_weekdays_and_dates_without_a_year_look_back_or_ahead(text: str, back: str, ahead: str) -> None:
    assert parse_date(text, TODAY, BACK) == day(back)
    assert parse_date(text, TODAY, AHEAD) == day(ahead)


@pytest.mark.parametrize("look", Direction)
@pytest.mark.parametrize("text", REFUSED)
def test_refuses_what_it_does_not_understand(text: str, look: Direction) -> None:
    with pytest.raises(UsageError) as refusal:
        parse_date(text, TODAY, look)
    assert quote(text) in refusal.value.message
    assert ACCEPTED_FORMS in refusal.value.message


@pytest.mark.parametrize("text", ["3/4", "3/4/2026", "03.04.2026", "12/11"])
def test_two_readings_are_refused_unless_the_order_is_set(text: str) -> None:
    with pytest.raises(UsageError, match=r"two readings.*day_first") as refusal:
        parse_date(text, TODAY, BACK)
    assert ACCEPTED_FORMS in refusal.value.message
    day_first = parse_date(text, TODAY, BACK, day_first=True)
    month_first = parse_date(text, TODAY, BACK, day_first=False)
    assert (day_first.day, day_first.month) == (month_first.month, month_first.day)


def test_day_first_puts_the_day_first() -> None:
    assert parse_date("3/4/2026", TODAY, BACK, day_first=True) == dt.date(2026, 4, 3)


def test_one_reading_stands_whatever_the_order_is_set_to() -> None:
    assert parse_date("1/13/2026", TODAY, BACK, day_first=True) == dt.date(2026, 1, 13)


def test_a_leap_day_is_found_across_a_century_without_one() -> None:
    assert parse_date("29 feb", dt.date(2101, 1, 1), BACK) == dt.date(2096, 2, 29)
    assert parse_date("29 feb", dt.date(2097, 1, 1), AHEAD) == dt.date(2104, 2, 29)


@pytest.mark.parametrize("text", ["tomorrow", "1y", "mon", "next mon", "1 jan", "in 9999 weeks"])
def test_the_end_of_the_calendar_is_refused_in_words(text: str) -> None:
    with pytest.raises(UsageError, match="is not a date"):
        parse_date(text, dt.date.max, AHEAD)


@given(days_of_life, looks, st.sampled_from(DAYS), st.booleans())
def test_a_weekday_is_that_weekday_within_seven_days(today: dt.date, look: Direction, name: str, short: bool) -> None:
    found = parse_date(name[:3] if short else name, today, look)
    assert DAYS[found.weekday()] == name
    away = (found - today).days
    assert -7 < away <= 0 if look is BACK else 0 < away <= 7


@given(days_of_life, looks, st.sampled_from(DAYS))
def test_last_is_the_latest_before_today_and_next_is_of_next_week(today: dt.date, look: Direction, name: str) -> None:
    last, following = (parse_date(f"{word} {name}", today, look) for word in ("last", "next"))
    assert DAYS[last.weekday()] == DAYS[following.weekday()] == name
    assert 1 <= (today - last).days <= 7
    this_week, next_week = (moment.isocalendar()[:2] for moment in (today + dt.timedelta(7), following))
    assert this_week == next_week


@given(days_of_life, looks, st.integers(1, 900), st.sampled_from(sorted(UNITS)))
def test_spans_agree_with_the_calendar(today: dt.date, look: Direction, amount: int, unit: str) -> None:
    step = relativedelta(**{UNITS[unit]: amount})  # type: ignore[arg-type]
    assert parse_date(f"{amount} {unit}s ago", today, look) == today - step
    assert parse_date(f"in {amount} {unit}", today, look) == today + step
    assert parse_date(f"{amount}{unit[0]}", today, look) == (today - step if look is BACK else today + step)


@given(days_of_life, looks, st.dates())
def test_a_date_without_a_year_is_the_nearest_on_its_side(today: dt.date, look: Direction, other: dt.date) -> None:
    found = parse_date(f"{other.day} {MONTHS[other.month - 1]}", today, look)
    assert (found.day, found.month) == (other.day, other.month)
    assert found <= today if look is BACK else found > today
    assert abs((found - today).days) <= 366 * (8 if (other.day, other.month) == (29, 2) else 1)


@given(st.dates(), days_of_life, looks)
def test_whole_dates_are_read_as_they_are_written(written: dt.date, today: dt.date, look: Direction) -> None:
    month = MONTHS[written.month - 1]
    texts = [f"{written.day} {month} {written.year:04}", f"{month[:3]} {written.day}, {written.year:04}"]
    for text in (written.isoformat(), *texts):
        assert parse_date(text, today, look) == written
    dotted = f"{written.day}.{written.month}.{written.year:04}"
    assert parse_date(dotted, today, look, day_first=True) == written


WORDS = {"in", "ago", "a", "one", "last", "next", "d", "w", "m", "y", "today", "yesterday", "tomorrow", "sept"}
WORDS |= {*UNITS, *UNITS.values(), *DAYS, *MONTHS} | {name[:3] for name in (*DAYS, *MONTHS)}
near_grammar = st.lists(st.sampled_from([*sorted(WORDS), " ", "-", "/", ".", ",", "3", "04", "2026"]), max_size=7)


@given(st.text() | near_grammar.map("".join) | near_grammar.map(" ".join), st.dates(), looks)
@example("1 1 2026", TODAY, BACK)
def test_whatever_is_typed_is_of_the_grammar_or_refused(text: str, today: dt.date, look: Direction) -> None:
    try:
        parse_date(text, today, look)
    except UsageError:
        return
    assert set(re.findall(r"[^\W0-9]+", text.lower())) <= WORDS
    assert set(re.findall(r"[^\w\s]", text)) <= set("-/.,")
    assert not re.fullmatch(r"[\d\s]*", text)
    assert all(len(number) <= 4 for number in re.findall(r"\d+", text))
