"""Parse the dates of a spreadsheet, and detect whether the day or the month comes first."""

import datetime as dt
import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache

from feedback_loop.domain.errors import UsageError
from feedback_loop.exchange.importing.months import is_weekday, month_number

_MIN_YEAR = 1970
_CENTURY = 2000
_SERIAL_EPOCH = dt.date(1899, 12, 30)
_NUMBER = re.compile(r"(?:19|20)[0-9]{6}|(?P<serial>3[7-9][0-9]{3}|4[0-9]{4}|5[0-4][0-9]{3})(?:\.[0-9]+)?")
"""The numbers of days from 2001 to 2050 in a spreadsheet, and dates without any marks."""
PLACE = "\0"
"""Stands for a date that was found in a text."""
_MAX_SCANNED = 50
_MAX_CACHED_LENGTH = 40
_MAYBE_DATES = re.compile(r"[0-9][-/.] ?[0-9]{1,2}[-/.] ?[0-9]{2}")
_DATE_START = re.compile(r"(?<![0-9])[0-9]|(?<![^\W_])[^\W\d_](?=[^\W\d_]{2})")
_NOON = 12
# Programs write midnight next to a date that has no time of day.
_NO_TIME = "00:00"


@dataclass(frozen=True)
class WrittenDate:
    """One date as written.

    Attributes:
        day_first: its value with the day first; None if there is no such date.
        month_first: its value with the month first; the same where the order makes no difference.
        at: the time of day next to it, unless it is of another time zone.
        zoned: True if there is a time of another zone, which ``at`` omits.
    """

    text: str
    day_first: dt.date | None
    month_first: dt.date | None
    at: str | None = None
    zoned: bool = False

    def read(self, *, day_first: bool | None) -> dt.date | None:
        """Return the date; None if it is invalid, or ambiguous in an unknown order."""
        if day_first is None:
            return None if self.ambiguous else self.day_first or self.month_first
        return self.day_first if day_first else self.month_first

    @property
    def ambiguous(self) -> bool:
        """True if it could be two different dates."""
        return None not in (self.day_first, self.month_first) and self.day_first != self.month_first

    @property
    def evidence(self) -> bool | None:
        """True if it can only be day first, False if only month first, None if neither follows."""
        if (self.day_first is None) is (self.month_first is None):
            return None
        return self.day_first is not None


@dataclass(frozen=True)
class DateOrder:
    """Order of day and month: True if the day comes first, None if unknown; and a sentence that explains it."""

    day_first: bool | None
    sentence: str | None


def find_dates(cell: str) -> tuple[WrittenDate, ...] | None:
    """Return the dates that a cell consists of, in order; None if there is anything but dates."""
    # The same days come again and again; a long cell would keep too much in memory.
    return _find_known_dates(cell) if len(cell) <= _MAX_CACHED_LENGTH else _find_dates(cell)


@lru_cache(4096)
def _find_known_dates(cell: str) -> tuple[WrittenDate, ...] | None:
    return _find_dates(cell)


def _find_dates(cell: str) -> tuple[WrittenDate, ...] | None:
    lines = (" ".join(line.split()) for line in cell.splitlines())
    text = "\n".join(line for line in lines if line)
    if number := _NUMBER.fullmatch(text):
        return _parse_number(number)
    dates = []
    position = 0
    while match := _DATE.match(text, position):
        date = _parse_match(match)
        if date is None:
            return None
        dates.append(date)
        if match.end() == len(text):
            return tuple(dates)
        separator = _SEPARATOR.match(text, match.end())
        if not separator:
            return None
        position = separator.end()
    return None


def scan_dates(cell: str) -> tuple[list[WrittenDate | str], str]:
    """Return the dates within a text, those without a year as written, and the text with PLACE for each."""
    text = " ".join(cell.split())
    dates: list[WrittenDate | str] = []
    rest: list[str] = []
    position = 0
    while position < len(text) and len(dates) < _MAX_SCANNED:
        start, end, date = _next_date(text, position)
        rest.append(text[position:start])
        if date is None:
            break
        dates.append(date)
        rest.append(PLACE)
        position = end
    else:
        rest.append(text[position:])
    return dates, "".join(rest)


def _next_date(text: str, position: int) -> tuple[int, int, WrittenDate | str | None]:
    """Return the bounds of the next date and the date; the end of the text and None if there is no other."""
    for start in (match.start() for match in _DATE_START.finditer(text, position)):
        match = _DATE.match(text, start)
        if match and (date := _parse_match(match)):
            return start, match.end(), date
        partial = _PARTIAL.match(text, start)
        if partial and (
            partial["numeric"]
            or partial["east_asian"]
            or month_number(partial["month_after"] or partial["month_before"])
        ):
            return start, partial.end(), partial[0]
    return len(text), len(text), None


def complete_date(partial: str, year: int) -> WrittenDate | None:
    """Return a date without a year, as it is in one year."""
    match = _PARTIAL.fullmatch(partial)
    mark = match["mark"] if match and match["numeric"] else " "
    is_east_asian = match is not None and match["east_asian"]
    dates = find_dates(f"{year}年{partial}" if is_east_asian else f"{partial.rstrip('.')}{mark}{year}")
    return dates[0] if dates else None


def detect_date_order(
    cells: Iterable[tuple[int, str]],
    requested: bool | None,
    month_first_in: str | None = None,
    *,
    has_day_first_headings: bool = False,
) -> DateOrder:
    """Return the order of day and month; refuse ambiguous dates where nothing decides it.

    Args:
        cells: the cells with dates, each with the number of its row.
        requested: True or False if the user requested day first or month first.
        month_first_in: the title of the cells' source, if it is known to write the month first.
        has_day_first_headings: True if the headings are of a language in which the day always comes first.
    """
    evidence: dict[bool, str] = {}
    ambiguous = None
    for row, cell in cells:
        for date in _dates_of(cell):
            if date.evidence is not None:
                evidence.setdefault(date.evidence, f"row {row} has {date.text}")
            elif date.ambiguous:
                ambiguous = ambiguous or f"row {row} has {date.text}"
    if requested is not None:
        return DateOrder(requested, f"{_order_text(requested)}, as requested." if evidence or ambiguous else None)
    if len(evidence) == 1:
        day_first, proof = evidence.popitem()
        return DateOrder(day_first, f"{_order_text(day_first)}: {proof}.")
    if ambiguous and not evidence and month_first_in:
        return DateOrder(day_first=False, sentence=f"{_order_text(day_first=False)}, as always in {month_first_in}.")
    if ambiguous and not evidence and has_day_first_headings:
        return DateOrder(day_first=True, sentence=f"{_order_text(day_first=True)}, as in the language of the headings.")
    if ambiguous:
        raise UsageError(_undecided_message(evidence, ambiguous))
    return DateOrder(None, None)


def _dates_of(cell: str) -> Iterable[WrittenDate]:
    """Return the dates in a cell, also those among other words; the cheap test is for the many cells without any."""
    if dates := find_dates(cell):
        return dates
    if not _MAYBE_DATES.search(cell):
        return ()
    return [date for date in scan_dates(cell)[0] if isinstance(date, WrittenDate)]


def _order_text(day_first: bool) -> str:
    return f"Dates are {'day' if day_first else 'month'} first"


def _undecided_message(evidence: dict[bool, str], ambiguous: str) -> str:
    why = "no other date settles it"
    if evidence:
        why = f"other dates contradict each other ({evidence[True]}, {evidence[False]})"
    return f"Day or month first? In the file, {ambiguous}, and {why}. Add --day-first or --month-first."


def _parse_match(match: re.Match[str]) -> WrittenDate | None:
    day_first, month_first = _parse_both_ways(match)
    if day_first is month_first is None or (match["half"] and not 1 <= int(match["hour"]) <= _NOON):
        return None
    time, zone = _parse_time(match), match["zone"]
    return WrittenDate(match["date"], day_first, month_first, None if zone else time, zoned=bool(time and zone))


def _parse_number(match: re.Match[str]) -> tuple[WrittenDate, ...] | None:
    """Return a date that is written as one number: ``20260203``, or the number by which spreadsheets store it."""
    text = match[0]
    if match["serial"]:
        date: dt.date | None = _SERIAL_EPOCH + dt.timedelta(days=int(match["serial"]))
    else:
        date = _valid_date(int(text[:4]), int(text[4:6]), int(text[6:]))
    return (WrittenDate(text, date, date),) if date else None


def _parse_both_ways(match: re.Match[str]) -> tuple[dt.date | None, dt.date | None]:
    if match["first"]:
        year = int(match["numeric_year"]) + (_CENTURY if len(match["numeric_year"]) == 2 else 0)  # noqa: PLR2004
        first, second = int(match["first"]), int(match["second"])
        return _valid_date(year, second, first), _valid_date(year, first, second)
    for kind in ("iso", "cjk"):
        if match[f"{kind}_year"]:
            date = _valid_date(*(int(match[f"{kind}_{part}"]) for part in ("year", "month", "day")))
            break
    else:
        date = _parse_month_name(match)
    if date and match["weekday_after"] and not is_weekday(match["weekday_after"], date.isoweekday()):
        date = None
    return date, date


def _parse_month_name(match: re.Match[str]) -> dt.date | None:
    month = month_number(match["month_after"] or match["month_before"])
    short = match["short_year"]
    year = int(short) + _CENTURY if short else int(match["worded_year"] or match["late_year"])
    date = month and _valid_date(year, month, int(match["day_before"] or match["day_after"]))
    weekday = match["weekday"]
    return None if date and weekday and not is_weekday(weekday, date.isoweekday()) else date or None


def _valid_date(year: int, month: int, day: int) -> dt.date | None:
    with suppress(ValueError):
        return dt.date(year, month, day) if year >= _MIN_YEAR else None
    return None


def _parse_time(match: re.Match[str]) -> str | None:
    if not match["hour"]:
        return None
    hour = int(match["hour"])
    if match["half"]:
        hour = hour % _NOON + (_NOON if match["half"].lower() == "pm" else 0)
    time = f"{hour:02}:{match['minute']}"
    return None if time == _NO_TIME else time


_ISO = r"(?P<iso_year>[0-9]{4})(?P<iso>[-/.])(?P<iso_month>[0-9]{1,2})(?P=iso)(?P<iso_day>[0-9]{1,2})"
_EAST_ASIAN = r"(?P<cjk_year>[0-9]{4})[年년] ?(?P<cjk_month>[0-9]{1,2})[月월] ?(?P<cjk_day>[0-9]{1,2})[日号일]"
_NUMERIC = (
    r"(?P<first>[0-9]{1,2}) ?(?P<mark>[-/.]) ?(?P<second>[0-9]{1,2}) ?(?P=mark) ?"
    r"(?P<numeric_year>[0-9]{4}|[0-9]{2})(?![0-9])"
)
_LETTERS = r"[^\W\d_]"
_DAY_MONTH = (
    rf"(?P<day_before>[0-9]{{1,2}})(?:st|nd|rd|th|er|º|ª)?(?:\. ?|[-/ ])?(?:de |of |di )?"
    rf"(?P<month_after>{_LETTERS}{{3,12}})\.?"
)
_MONTH_DAY = rf"(?P<month_before>{_LETTERS}{{3,12}})\.?[- ]?(?P<day_after>[0-9]{{1,2}})(?:st|nd|rd|th)?"
_WORDED = (
    rf"(?:(?P<weekday>{_LETTERS}{{2,10}})\.?,? )?"
    rf"(?:{_DAY_MONTH}(?:,? (?:de |del )?|, ?|[-/])(?:(?P<worded_year>[0-9]{{4}})|'?(?P<short_year>[0-9]{{2}}))"
    rf"(?![0-9:])"
    rf"|{_MONTH_DAY}(?:, ?|[- ])(?P<late_year>[0-9]{{4}}))"
)
_CLOCK = (
    r"(?: ?\((?P<weekday_after>[月火水木金土日一二三四五六]|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)\.?\))?"
    r"(?:(?:t|,? (?:at |um |@ ?|à )?)(?P<hour>[01]?[0-9]|2[0-3]):(?P<minute>[0-5][0-9])(?::[0-5][0-9](?:\.[0-9]+)?)?"
    r"(?: ?(?P<half>[ap]m))?(?: uhr)?(?: ?(?P<zone>z|utc|gmt|[-+][0-9]{2}:?[0-9]{2}))?)?(?![0-9])"
)
_DATE = re.compile(rf"(?P<date>{_ISO}|{_EAST_ASIAN}|{_NUMERIC}|{_WORDED}){_CLOCK}", re.IGNORECASE)
_PARTIAL = re.compile(
    r"(?<![0-9/.\-])(?:(?P<numeric>[0-9]{1,2}(?P<mark>[-/.])[0-9]{1,2})\.?(?![-/.]?[0-9])|"
    r"(?P<east_asian>[0-9]{1,2}[月월] ?[0-9]{1,2}[日号일])|"
    rf"(?:{_DAY_MONTH}|{_MONTH_DAY})(?![^\W_]))",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r" ?(?:,? ?(?:and|und|et|y|e|en|i|och|ve|и)\b|[&,;\n+、]) ?", re.IGNORECASE)
