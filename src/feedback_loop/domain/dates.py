"""Dates as people type and read them, in one strict grammar."""

import datetime as dt
import math
import re
from collections.abc import Callable
from enum import Enum, auto

import msgspec

from feedback_loop.domain.errors import UsageError

ACCEPTED_FORMS = (
    "2026-11-20, today, yesterday, tomorrow, 3 days ago, in 2 weeks, 3d, 2w, 6m, 1y, friday, last friday, "
    "next friday, 3 nov, nov 3 2026 or 13.01.2026"
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MAX_YEARS = 10
_MAX_QUOTE_LENGTH = 40
_MONTHS = 12
_FORTNIGHT = 14
# Below how many days which unit is used, and its length: 60 days round to 2 months, 715 to 2 years.
_SCALE = ((_FORTNIGHT, 1, "day"), (60, 7, "week"), (715, 30.44, "month"), (math.inf, 365.25, "year"))
# 29 February is at most eight years away: 1896, 1904.
_YEARS_TO_A_LEAP_DAY = 8


class Direction(Enum):
    """Which way a date is looked for when the text does not say."""

    PAST = auto()
    FUTURE = auto()


class _Context(msgspec.Struct, frozen=True):
    """From where, which way, and in which order of day and month a text is read."""

    today: dt.date
    direction: Direction
    day_first: bool | None


def parse_date(text: str, today: dt.date, direction: Direction, *, day_first: bool | None = None) -> dt.date:
    """Read a date as a person types it.

    Raises:
        UsageError: the text is not one of the accepted forms, no day of the calendar, or has two readings.
    """
    asked = _Context(today, direction, day_first)
    try:
        day = _parse(text, asked)
    except (ValueError, OverflowError):
        day = None
    if day is None:
        raise UsageError(f"{quote(text)} is not a date; type {ACCEPTED_FORMS}.")
    return day


def parse_time(text: str) -> str:
    """Read a time of day as ``HH:MM``.

    Raises:
        UsageError: it is not a time of the 24-hour clock.
    """
    found = re.fullmatch(r"([01]?[0-9]|2[0-3]):([0-5][0-9])", text.strip())
    if not found:
        raise UsageError(f"{quote(text)} is not a time of day; type 24-hour HH:MM, such as 09:30 or 14:05.")
    return f"{found[1]:0>2}:{found[2]}"


def check_direction(day: dt.date, today: dt.date, direction: Direction, field: str) -> None:
    """Hold a date against the side of today on which it must lie.

    Raises:
        UsageError: it is on the other side, or more than ten years away.
    """
    earlier, later = sorted((day, today))
    if (later.year - _MAX_YEARS, later.month, later.day) > (earlier.year, earlier.month, earlier.day):
        raise UsageError(f"The {field} {day} is more than ten years away; check the year and type it again.")
    if direction is Direction.PAST and day > today:
        raise UsageError(f"The {field} {day} is after today, {today}; type today or an earlier day.")
    if direction is Direction.FUTURE and day < today:
        raise UsageError(f"The {field} {day} is before today, {today}; type today or a later day.")


def format_date(day: dt.date, today: dt.date) -> str:
    """Return a date as it is said: ``today``, ``Fri 20 Nov``, with its year when that is another one."""
    if day == today:
        return "today"
    return f"{day:%a} {day.day} {day:%b}" + (f" {day.year}" if day.year != today.year else "")


def relative_days(days: int) -> str:
    """Return how far away a day is, rounded the more the farther it is."""
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    if days in near:
        return near[days]
    amount = _round_span(abs(days))
    return f"in {amount}" if days > 0 else f"{amount} ago"


def duration(start: dt.date, end: dt.date) -> str:
    """Return the time between two days in whole units of the calendar, rounded down."""
    from dateutil.relativedelta import relativedelta  # noqa: PLC0415 - slow, and seldom needed

    start, end = sorted((start, end))
    apart = relativedelta(end, start)
    months = apart.years * _MONTHS + apart.months
    days = (end - start).days
    if months > 1:
        return _count_units(months, "month")
    return _count_units(days, "day") if days < _FORTNIGHT else _count_units(days // 7, "week")


def month_number(word: str) -> int | None:
    """Return which month a lower-case word names, whole or shortened."""
    from dateutil.parser import parserinfo  # noqa: PLC0415 - slow, and seldom needed

    names = ([name.lower() for name in month] for month in parserinfo.MONTHS)
    return next((number for number, spellings in enumerate(names, 1) if word in spellings), None)


def quote(text: str) -> str:
    """Return a text for showing within a sentence: escaped, and shortened when it is long."""
    return repr(text) if len(text) <= _MAX_QUOTE_LENGTH else f"{text[:_MAX_QUOTE_LENGTH]!r}..."


def _round_span(days: int) -> str:
    length, unit = next((length, unit) for below, length, unit in _SCALE if days < below)
    return _count_units(round(days / length), unit)


def _count_units(amount: int, unit: str) -> str:
    return f"{amount} {unit}" if amount == 1 else f"{amount} {unit}s"


def _parse(text: str, asked: _Context) -> dt.date | None:
    # Lower-casing turns some other letters into ASCII ones, so they are refused before it.
    plain = " ".join(text.split())
    if not plain.isascii():
        return None
    for pattern, reader in _FORMS:
        if found := re.fullmatch(pattern, plain.lower()):
            return reader(found, asked)
    return None


def _parse_iso(found: re.Match[str], _asked: _Context) -> dt.date:
    return dt.date(int(found["year"]), int(found["month"]), int(found["day"]))


def _parse_named_day(found: re.Match[str], asked: _Context) -> dt.date:
    return asked.today + dt.timedelta(days=("yesterday", "today", "tomorrow").index(found[0]) - 1)


def _parse_span(found: re.Match[str], asked: _Context) -> dt.date | None:
    if found["in"] and found["ago"]:
        return None
    back = found["ago"] or (asked.direction is Direction.PAST and not found["in"])
    amount = int(found["amount"] or 1) * (-1 if back else 1)
    return _shift(asked.today, amount, (found["unit"] or found["one"])[0])


def _shift(day: dt.date, amount: int, unit: str) -> dt.date:
    if unit in "dw":
        return day + dt.timedelta(days=amount * (7 if unit == "w" else 1))
    from dateutil.relativedelta import relativedelta  # noqa: PLC0415 - slow, and seldom needed

    return day + relativedelta(months=amount * (_MONTHS if unit == "y" else 1))


def _parse_weekday(found: re.Match[str], asked: _Context) -> dt.date:
    wanted = next(index for index, name in enumerate(_WEEKDAYS) if name.startswith(found["weekday"]))
    today = asked.today
    since = (today.weekday() - wanted) % 7
    match found["which"], asked.direction:
        case "next", _:
            return today + dt.timedelta(days=7 - today.weekday() + wanted)
        case "last", _:
            return today - dt.timedelta(days=since or 7)
        case _, Direction.PAST:
            return today - dt.timedelta(days=since)
        case _:
            return today + dt.timedelta(days=7 - since)


def _parse_month_name(found: re.Match[str], asked: _Context) -> dt.date | None:
    month = month_number(found["month"])
    return None if month is None else _resolve_year(int(found["day"]), month, found["year"], asked)


def _parse_numeric(found: re.Match[str], asked: _Context) -> dt.date | None:
    first, second = int(found["first"]), int(found["second"])
    day_first = first > second
    if 0 < min(first, second) < max(first, second) <= _MONTHS:
        day_first = _is_day_first(found[0], asked)
    day, month = (first, second) if day_first else (second, first)
    return _resolve_year(day, month, found["year"], asked)


def _is_day_first(text: str, asked: _Context) -> bool:
    if asked.day_first is None:
        raise UsageError(
            f"{quote(text)} has two readings, day first and month first; type the month as a word or set "
            f"day_first. Accepted: {ACCEPTED_FORMS}."
        )
    return asked.day_first


def _resolve_year(day: int, month: int, year: str | None, asked: _Context) -> dt.date | None:
    return dt.date(int(year), month, day) if year else _nearest_date(day, month, asked)


def _nearest_date(day: int, month: int, asked: _Context) -> dt.date | None:
    """Return the latest such day up to today, or the first after it."""
    ahead = asked.direction is Direction.FUTURE
    steps = range(_YEARS_TO_A_LEAP_DAY + 1)
    days = (_valid_date(asked.today.year + (step if ahead else -step), month, day) for step in steps)
    return next((found for found in days if found and (found > asked.today) is ahead), None)


def _valid_date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


_Reader = Callable[[re.Match[str], _Context], dt.date | None]
_DAY = r"(?P<day>[0-9]{1,2})"
_YEAR = r"(?:(?: | ?, ?)(?P<year>[0-9]{4}))?"
_SPAN = (
    r"(?P<in>in )?"
    r"(?:(?P<amount>[1-9][0-9]{0,3}) ?(?P<unit>[dwmy]|(?:day|week|month|year)s?)"
    r"|(?:a|one) (?P<one>day|week|month|year))"
    r"(?P<ago> ago)?"
)
_WEEKDAY_PATTERN = "|".join(f"{name[:3]}|{name}" for name in _WEEKDAYS)
# Patterns, not compiled ones: that would cost every start of the program some milliseconds.
_FORMS: tuple[tuple[str, _Reader], ...] = (
    (r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})", _parse_iso),
    (r"yesterday|today|tomorrow", _parse_named_day),
    (_SPAN, _parse_span),
    (rf"(?:(?P<which>last|next) )?(?P<weekday>{_WEEKDAY_PATTERN})", _parse_weekday),
    (rf"{_DAY} (?P<month>[a-z]+){_YEAR}", _parse_month_name),
    (rf"(?P<month>[a-z]+) {_DAY}{_YEAR}", _parse_month_name),
    (r"(?P<first>[0-9]{1,2}) ?/ ?(?P<second>[0-9]{1,2})(?P<year>)", _parse_numeric),
    (r"(?P<first>[0-9]{1,2}) ?([./]) ?(?P<second>[0-9]{1,2}) ?\2 ?(?P<year>[0-9]{4})", _parse_numeric),
)


class DateReader(msgspec.Struct, frozen=True):
    """What reads dates.

    Attributes:
        today: the day that they count from.
        day_first: whether ``3/4`` is the third of April; None leaves it refused.
    """

    today: dt.date
    day_first: bool | None = None

    def past_date(self, text: str | None) -> dt.date:
        """Return the day on which something happened, today unless said otherwise.

        Raises:
            UsageError: it cannot be read, or lies ahead.
        """
        return self._date(text, Direction.PAST) or self.today

    def future_date(self, text: str | None) -> dt.date | None:
        """Return a day that must not have passed, or None where nothing was typed.

        Raises:
            UsageError: it cannot be read, or has passed.
        """
        return self._date(text, Direction.FUTURE)

    def meeting_date(self, text: str | None) -> dt.date:
        """Return the day of a meeting, which may lie ahead; a day without a year looks back."""
        if text is None:
            return self.today
        day = parse_date(text, self.today, Direction.PAST, day_first=self.day_first)
        check_direction(day, self.today, Direction.FUTURE if day > self.today else Direction.PAST, "date")
        return day

    def decision_date(self, text: str | None, on: dt.date) -> dt.date | None:
        """Return the day of a decision to come, which may not lie before the day on which it was announced."""
        if text is None:
            return None
        day = parse_date(text, self.today, Direction.FUTURE, day_first=self.day_first)
        check_direction(day, min(on, self.today), Direction.FUTURE, "date")
        return day

    def _date(self, text: str | None, look: Direction) -> dt.date | None:
        if text is None:
            return None
        day = parse_date(text, self.today, look, day_first=self.day_first)
        check_direction(day, self.today, look, "date")
        return day
