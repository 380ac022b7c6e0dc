"""Dates as people type and read them, in one strict grammar."""

import datetime as dt
import math
import re
from collections.abc import Callable
from enum import Enum, auto
from functools import cache

import msgspec

from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.text import count_noun

ACCEPTED_FORMS = (
    "2026-11-20, today, yesterday, tomorrow, 3 days ago, in 2 weeks, 3d, 2w, 6m, 1y, friday, last friday, "
    "next friday, 3 nov, tue 3 nov, nov 3 2026 or 13.01.2026"
)
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MAX_YEARS = 10
_MAX_QUOTE_LENGTH = 40
_MONTHS = 12
_FORTNIGHT = 14
_MIN_MONTHS = 1.75
_MIN_MONTHS_OF_A_YEAR = 11
"""Shortest durations that are called two months, and a year."""
_HALF_YEAR = 180
"""Days up to which a date is shown without its year, and a meeting may lie ahead if its day was typed without one."""
# Upper limit in days, length in days and name of each unit: 60 days round to 2 months, 715 to 2 years.
_UNITS = ((_FORTNIGHT, 1, "day"), (60, 7, "week"), (715, 30.44, "month"), (math.inf, 365.25, "year"))
# Between 1896 and 1904 there was no leap day.
_MAX_YEARS_TO_A_LEAP_DAY = 8
_ANY_LEAP_YEAR = 2000


class Direction(Enum):
    """The direction in which to look for a date when the text leaves it open."""

    PAST = auto()
    FUTURE = auto()


class AmbiguousDateError(UsageError):
    """A date without a year that may mean two days.

    Attributes:
        readings: both days, the earlier one first.
    """

    def __init__(self, message: str, readings: tuple[dt.date, dt.date]) -> None:
        super().__init__(message, [day.isoformat() for day in readings])
        self.readings = readings


class _PassedWeekdayError(UsageError):
    """A weekday of this week that has passed, where a day ahead is wanted.

    Attributes:
        readings: the day that has passed, and the next such day.
    """

    def __init__(self, text: str, readings: tuple[dt.date, dt.date]) -> None:
        passed, following = map(format_full_date, readings)
        super().__init__(
            f"{quote(text)} is either {passed}, which has passed, or {following}. Type one of these:",
            [day.isoformat() for day in readings],
        )
        self.readings = readings


class _ParseOptions(msgspec.Struct, frozen=True):
    today: dt.date
    direction: Direction
    day_first: bool | None


def parse_date(text: str, today: dt.date, direction: Direction, *, day_first: bool | None = None) -> dt.date:
    """Parse a date as people type it; refuse any other text, and a date that is ambiguous."""
    try:
        day = _parse_forms(text, _ParseOptions(today, direction, day_first))
    except (ValueError, OverflowError):
        day = None
    if day is None:
        raise UsageError(f"{quote(text)} is not a date. Use {ACCEPTED_FORMS}.")
    return day


def check_direction(day: dt.date, today: dt.date, direction: Direction, field: str) -> None:
    """Refuse a date that is not on the required side of today, or more than ten years away."""
    earlier, later = sorted((day, today))
    name = f"The {field} {format_date(day, today)}"
    if (later.year - _MAX_YEARS, later.month, later.day) > (earlier.year, earlier.month, earlier.day):
        raise UsageError(f"{name} is more than ten years away. Check the year.")
    if direction is Direction.PAST and day > today:
        raise UsageError(f"{name} is in the future. Use today or an earlier date.")
    if direction is Direction.FUTURE and day < today:
        raise UsageError(f"{name} is in the past. Use today or a later date.")


class DateReader(msgspec.Struct, frozen=True):
    """Parser of the dates that commands take; ``day_first`` reads ``3/4`` as the third of April, None refuses it."""

    today: dt.date
    day_first: bool | None = None

    def past_date(self, text: str | None) -> dt.date:
        """Return the date on which something happened, by default today."""
        return self._parse_checked(text, Direction.PAST) or self.today

    def future_date(self, text: str | None) -> dt.date | None:
        """Return a date that must not have passed, or None if there is no text."""
        return self._parse_checked(text, Direction.FUTURE)

    def meeting_date(self, text: str | None, earliest: dt.date) -> dt.date:
        """Return the date of a meeting, past or future, by default today.

        Where the text leaves it open, it is the latest such day up to today, unless that lies before ``earliest``,
        the day of the application: then it is the next one, if that is near.

        Raises:
            AmbiguousDateError: the latest such day is too early, and the next one too far away; or it is a weekday of
                this week that has passed.
        """
        if text is None:
            return self.today
        latest, following = (self._try_parse(text, direction) for direction in (Direction.PAST, Direction.FUTURE))
        if isinstance(following, _PassedWeekdayError):
            raise AmbiguousDateError(following.message, following.readings)
        if isinstance(latest, dt.date) and (latest >= earliest or latest == following):
            day = latest
        elif isinstance(following, dt.date) and (following - self.today).days <= _HALF_YEAR:
            day = following
        elif isinstance(latest, UsageError):
            raise latest
        elif isinstance(following, UsageError):
            raise following
        else:
            raise AmbiguousDateError(
                f"{quote(text)} is either {format_full_date(latest)}, before your application of "
                f"{format_full_date(earliest)}, or {format_full_date(following)}. Type one of these:",
                (latest, following),
            )
        check_direction(day, self.today, Direction.FUTURE if day > self.today else Direction.PAST, "date")
        return day

    def _try_parse(self, text: str, direction: Direction) -> dt.date | UsageError:
        """Return a date, or the error of a text that is none in this direction, as its weekday may only fit one."""
        try:
            return parse_date(text, self.today, direction, day_first=self.day_first)
        except UsageError as error:
            return error

    def decision_date(self, text: str | None, announced_on: dt.date) -> dt.date | None:
        """Return the date by which a decision was promised, which cannot lie before the promise."""
        if text is None:
            return None
        day = parse_date(text, self.today, Direction.FUTURE, day_first=self.day_first)
        if day < announced_on < self.today:
            announced = format_date(announced_on, self.today)
            raise UsageError(f"The date {format_date(day, self.today)} is before {announced}. Use a later date.")
        check_direction(day, min(announced_on, self.today), Direction.FUTURE, "date")
        return day

    def _parse_checked(self, text: str | None, direction: Direction) -> dt.date | None:
        if text is None:
            return None
        day = parse_date(text, self.today, direction, day_first=self.day_first)
        check_direction(day, self.today, direction, "date")
        return day


def format_date(day: dt.date, today: dt.date) -> str:
    """Return a date as ``today`` or ``Fri 20 Nov``.

    It has its year if that is not the current one, or more than half a year away. ``parse_date`` reads every form.
    """
    if day == today:
        return "today"
    is_near = day.year == today.year and abs((day - today).days) <= _HALF_YEAR
    return _format_short(day) if is_near else format_full_date(day)


def format_day(day: dt.date, today: dt.date) -> str:
    """Return a day as it ends a sentence: "today", or "on Fri 20 Nov"."""
    return "today" if day == today else f"on {format_date(day, today)}"


def format_full_date(day: dt.date) -> str:
    """Return a date with its year, as ``Fri 20 Nov 2026``."""
    return f"{_format_short(day)} {day.year:04}"


@cache
def _format_short(day: dt.date) -> str:
    return f"{day:%a} {day.day} {day:%b}"


def relative_days(days: int) -> str:
    """Return a distance from today in words, rounded more the larger it is."""
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    if days in near:
        return near[days]
    length, unit = next((length, unit) for limit, length, unit in _UNITS if abs(days) < limit)
    amount = count_noun(round(abs(days) / length), unit)
    return f"in {amount}" if days > 0 else f"{amount} ago"


def duration(start: dt.date, end: dt.date) -> tuple[float, str]:
    """Return the time between two dates in the unit that people would use for it: ``(2.8, "month")``."""
    from dateutil.relativedelta import relativedelta  # noqa: PLC0415 - slow, and seldom needed

    start, end = sorted((start, end))
    days = (end - start).days
    if days < _FORTNIGHT:
        return days, "day"
    delta = relativedelta(end, start)
    months = delta.years * _MONTHS + delta.months + delta.days / 31
    if months < _MIN_MONTHS:
        return days / 7, "week"
    return (months, "month") if months < _MIN_MONTHS_OF_A_YEAR else (months / _MONTHS, "year")


def month_number(word: str) -> int | None:
    """Return the number of the month that a lower-case word names, in full or abbreviated."""
    from dateutil.parser import parserinfo  # noqa: PLC0415 - slow, and seldom needed

    names = ([name.lower() for name in month] for month in parserinfo.MONTHS)
    return next((number for number, spellings in enumerate(names, 1) if word in spellings), None)


def quote(text: str) -> str:
    """Return a text in quotes for use in a sentence, escaped and shortened."""
    return repr(text) if len(text) <= _MAX_QUOTE_LENGTH else f"{text[:_MAX_QUOTE_LENGTH]!r}..."


def _parse_forms(text: str, options: _ParseOptions) -> dt.date | None:
    # Lower-casing turns some other letters into ASCII ones, so they are refused before it.
    plain = " ".join(text.split())
    if not plain.isascii():
        return None
    words = plain.lower()
    for pattern, parser in _FORMS:
        if match := re.fullmatch(pattern, words):
            return parser(match, options)
    match = re.fullmatch(_WITH_WEEKDAY, words)
    return _parse_with_weekday(match, options) if match else None


def _parse_with_weekday(match: re.Match[str], options: _ParseOptions) -> dt.date | None:
    """Return a calendar date in front of which its weekday stands."""
    dates = (parser(date, options) for form, parser in _CALENDAR_FORMS if (date := re.fullmatch(form, match["date"])))
    day = next(dates, None)
    weekday = _weekday_number(match["weekday"])
    if day is not None and day.weekday() != weekday:
        verb = "was" if day < options.today else "is"
        raise UsageError(
            f"{day.day} {day:%B} {day.year} {verb} a {day:%A}, not a {_WEEKDAYS[weekday].capitalize()}. "
            "Check the date, or add the year."
        )
    return day


def _parse_iso(match: re.Match[str], options: _ParseOptions) -> dt.date | None:
    return _resolve_year(int(match["day"]), int(match["month"]), match["year"], options)


def _parse_named_day(match: re.Match[str], options: _ParseOptions) -> dt.date:
    return options.today + dt.timedelta(days=("yesterday", "today", "tomorrow").index(match[0]) - 1)


def _parse_span(match: re.Match[str], options: _ParseOptions) -> dt.date | None:
    if match["in"] and match["ago"]:
        return None
    is_past = match["ago"] or (options.direction is Direction.PAST and not match["in"])
    amount = _NUMBERS.index(match["number"]) + 1 if match["number"] else int(match["amount"] or 1)
    unit = match["unit"] or match["units"] or match["single"]
    return _shift_date(options.today, -amount if is_past else amount, unit[0])


def _shift_date(day: dt.date, amount: int, unit: str) -> dt.date:
    if unit in "dw":
        return day + dt.timedelta(days=amount * (7 if unit == "w" else 1))
    from dateutil.relativedelta import relativedelta  # noqa: PLC0415 - slow, and seldom needed

    return day + relativedelta(months=amount * (_MONTHS if unit == "y" else 1))


def _parse_weekday(match: re.Match[str], options: _ParseOptions) -> dt.date:
    weekday = _weekday_number(match["weekday"])
    today = options.today
    days_since = (today.weekday() - weekday) % 7
    match match["which"], options.direction:
        case "next", _:
            return today + dt.timedelta(days=7 - today.weekday() + weekday)
        case "last", _:
            return today - dt.timedelta(days=days_since or 7)
        case "this", direction:
            day = today + dt.timedelta(days=weekday - today.weekday())
            if day < today and direction is Direction.FUTURE:
                raise _PassedWeekdayError(match[0], (day, day + dt.timedelta(days=7)))
            return day
        case _, Direction.PAST:
            return today - dt.timedelta(days=days_since)
        case _:
            return today + dt.timedelta(days=7 - days_since)


def _refuse_period(match: re.Match[str], options: _ParseOptions) -> None:
    """Refuse a week, month or year, with two days that may be meant."""
    which, unit = match["which"], match["period"]
    if which == "this":
        meant = "today or this friday"
    else:
        span = f"1{unit[0]} ago" if which == "last" else f"in 1{unit[0]}"
        start = _shift_date(options.today, -1 if which == "last" else 1, unit[0]).replace(day=1)
        first = format_full_date(start.replace(month=1) if unit == "year" else start).partition(" ")[2].lower()
        meant = f"{span} or {f'{which} monday' if unit == 'week' else first}"
    raise UsageError(f"{quote(match[0])} is no single day. Type e.g. {meant}.")


def _weekday_number(word: str) -> int:
    return next(index for index, name in enumerate(_WEEKDAYS) if name.startswith(word))


def _parse_month_name(match: re.Match[str], options: _ParseOptions) -> dt.date | None:
    month = month_number(match["month"])
    return None if month is None else _resolve_year(int(match["day"]), month, match["year"], options)


def _parse_numeric(match: re.Match[str], options: _ParseOptions) -> dt.date | None:
    first, second = int(match["first"]), int(match["second"])
    day_first = first > second
    if 0 < min(first, second) < max(first, second) <= _MONTHS:
        day_first = _is_day_first(match[0], options)
    day, month = (first, second) if day_first else (second, first)
    return _resolve_year(day, month, match["year"], options)


def _is_day_first(text: str, options: _ParseOptions) -> bool:
    if options.day_first is None:
        raise UsageError(
            f"{quote(text)} is ambiguous: day first or month first? Write the month as a word, or set day_first. "
            f"Accepted: {ACCEPTED_FORMS}."
        )
    return options.day_first


def _resolve_year(day: int, month: int, year: str | None, options: _ParseOptions) -> dt.date | None:
    if not _valid_date(int(year or _ANY_LEAP_YEAR), month, day):
        raise UsageError(f"There is no {_name_day(day, month, year)}. Check the date.")
    return dt.date(int(year), month, day) if year else _nearest_date(day, month, options)


def _name_day(day: int, month: int, year: str | None) -> str:
    """Return a day in words that no calendar has."""
    if not 0 < month <= _MONTHS:
        return f"month {month}"
    return f"{day} {dt.date(_ANY_LEAP_YEAR, month, 1):%B} {year or ''}".rstrip()


def _nearest_date(day: int, month: int, options: _ParseOptions) -> dt.date | None:
    """Return the latest such date up to today, or the first one after today."""
    is_future = options.direction is Direction.FUTURE
    steps = range(_MAX_YEARS_TO_A_LEAP_DAY + 1)
    dates = (_valid_date(options.today.year + (step if is_future else -step), month, day) for step in steps)
    return next((date for date in dates if date and (date > options.today) is is_future), None)


def _valid_date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


_Parser = Callable[[re.Match[str], _ParseOptions], dt.date | None]
_DAY = r"(?P<day>[0-9]{1,2})(?:(?<=1)st|(?<=2)nd|(?<=3)rd|th)?"
_YEAR = r"(?:(?: | ?, ?)(?P<year>[0-9]{4}))?"
_SPAN = (
    r"(?P<in>in )?"
    r"(?:(?P<amount>[1-9][0-9]{0,3}) ?(?P<unit>[dwmy]|(?:day|week|month|year)s?)"
    rf"|(?P<number>{'|'.join(_NUMBERS)}) (?P<units>(?:day|week|month|year)s?)"
    r"|a (?P<single>day|week|month|year))"
    r"(?P<ago> ago)?"
)
_WEEKDAY = "|".join(f"{name[:3]}|{name}" for name in _WEEKDAYS)
# Uncompiled: compiling them would add milliseconds to every start of the program.
_ISO_FORM: tuple[str, _Parser] = (r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})", _parse_iso)
_CALENDAR_FORMS: tuple[tuple[str, _Parser], ...] = (
    _ISO_FORM,
    (rf"{_DAY} (?:of )?(?P<month>[a-z]+){_YEAR}", _parse_month_name),
    (rf"(?P<month>[a-z]+) {_DAY}{_YEAR}", _parse_month_name),
    (r"(?P<first>[0-9]{1,2}) ?/ ?(?P<second>[0-9]{1,2})(?P<year>)", _parse_numeric),
    (r"(?P<first>[0-9]{1,2})\. ?(?P<second>[0-9]{1,2})\.(?P<year>)", _parse_numeric),
    (r"(?P<first>[0-9]{1,2}) ?([./]) ?(?P<second>[0-9]{1,2}) ?\2 ?(?P<year>[0-9]{4})", _parse_numeric),
)
_FORMS: tuple[tuple[str, _Parser], ...] = (
    _ISO_FORM,  # the most usual one
    (r"yesterday|today|tomorrow", _parse_named_day),
    (_SPAN, _parse_span),
    (rf"(?:(?P<which>last|next|this) )?(?P<weekday>{_WEEKDAY})", _parse_weekday),
    (r"(?P<which>last|next|this) (?P<period>week|month|year)", _refuse_period),
    *_CALENDAR_FORMS,
)
_WITH_WEEKDAY = rf"(?P<weekday>{_WEEKDAY})(?: ?, ?| )(?P<date>.+)"
