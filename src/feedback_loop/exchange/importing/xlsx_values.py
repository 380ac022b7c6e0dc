"""Values of workbook cells as they would be typed."""

import datetime as dt
import re

_EPOCH = dt.datetime(1899, 12, 30)  # noqa: DTZ001  # workbooks know no time zones
_EPOCH_1904 = dt.datetime(1904, 1, 1)  # noqa: DTZ001  # likewise
_LEAP_DAY_1900 = 60
"""Number of 29 February 1900, which never was; dates before it are one day further from the epoch."""
_BUILT_IN_DATES = frozenset([*range(14, 23), *range(27, 37), 45, 47, *range(50, 59)])
_BUILT_IN_DURATION = 46
_MAX_FORMAT_LENGTH = 255
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!(?:h+|m+|s+)\])[^\]]*\]', re.IGNORECASE)
_ESCAPE = re.compile("_x(0009|000A|000D|005F)_", re.IGNORECASE)


class NumberFormat:
    """Meaning of the numbers in some cells: a date, a duration or just a number."""

    def __init__(self, code: str = "", built_in: int = 0) -> None:
        plain = _LITERAL.sub("", code[:_MAX_FORMAT_LENGTH]).partition(";")[0].lower()
        self.is_duration = "[" in plain or built_in == _BUILT_IN_DURATION
        self.is_date = built_in in _BUILT_IN_DATES or any(letter in plain for letter in "dmyhs")


PLAIN = NumberFormat()


def unescape_text(text: str) -> str:
    """Return a text with its line breaks and the like, which workbooks may write as ``_x000D_``."""
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def format_number(text: str, number_format: NumberFormat, *, from_1904: bool) -> str:
    """Return a number, or the date, time or duration that it stands for."""
    if number_format is PLAIN and text.isdecimal():
        return text
    number = float(text)
    try:
        if number_format.is_duration:
            return str(dt.timedelta(seconds=round(number * 86_400)))
        if number_format.is_date:
            return _format_date(number, from_1904=from_1904)
    except (OverflowError, ValueError):
        return "#VALUE!"
    return str(int(number)) if number.is_integer() else str(number)


def _format_date(number: float, *, from_1904: bool) -> str:
    time_of_day = dt.timedelta(milliseconds=round(number % 1 * 86_400_000))
    if 0 <= number < 1 and not time_of_day.days:
        return f"{_EPOCH + time_of_day:%H:%M}"
    days = number // 1 + (not from_1904 and 0 < number < _LEAP_DAY_1900)
    return _format_time((_EPOCH_1904 if from_1904 else _EPOCH) + dt.timedelta(days=days) + time_of_day)


def _format_time(time: dt.datetime) -> str:
    """Return a date, with the time of day if there is one."""
    return f"{time:%Y-%m-%d}" if time.time() == dt.time() else f"{time:%Y-%m-%d %H:%M}"


def format_other(type_: str, text: str) -> str:
    """Return the value of a cell that is neither a number nor a shared string."""
    if text and type_ == "b":
        return "true" if int(text) else "false"
    if text and type_ == "d":
        return _format_time(dt.datetime.fromisoformat(text).replace(tzinfo=None))
    return unescape_text(text)
