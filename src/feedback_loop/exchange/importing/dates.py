"""Parse the dates of a spreadsheet, and detect whether the day or the month comes first."""

import datetime as dt
import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass

from feedback_loop.domain.dates import month_number
from feedback_loop.domain.errors import UsageError

_MIN_YEAR = 1970
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
    lines = (" ".join(line.split()) for line in cell.splitlines())
    text = "\n".join(line for line in lines if line)
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


def detect_date_order(
    cells: Iterable[tuple[int, str]], requested: bool | None, month_first_in: str | None = None
) -> DateOrder:
    """Return the order of day and month; refuse ambiguous dates where nothing decides it.

    Args:
        cells: the cells with dates, each with the number of its row.
        requested: True or False if the user requested day first or month first.
        month_first_in: the title of the cells' source, if it is known to write the month first.
    """
    evidence: dict[bool, str] = {}
    ambiguous = None
    for row, cell in cells:
        for date in find_dates(cell) or ():
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
    if ambiguous:
        raise UsageError(_undecided_message(evidence, ambiguous))
    return DateOrder(None, None)


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


def _parse_both_ways(match: re.Match[str]) -> tuple[dt.date | None, dt.date | None]:
    if match["first"]:
        year = int(match["numeric_year"]) + (2000 if len(match["numeric_year"]) == 2 else 0)  # noqa: PLR2004
        first, second = int(match["first"]), int(match["second"])
        return _valid_date(year, second, first), _valid_date(year, first, second)
    if match["iso_year"]:
        date = _valid_date(int(match["iso_year"]), int(match["iso_month"]), int(match["iso_day"]))
    else:
        date = _parse_month_name(match)
    return date, date


def _parse_month_name(match: re.Match[str]) -> dt.date | None:
    month = month_number((match["month_after"] or match["month_before"]).lower())
    date = month and _valid_date(int(match["worded_year"]), month, int(match["day_before"] or match["day_after"]))
    weekday = match["weekday"]
    return None if date and weekday and f"{date:%a}" != weekday.title() else date or None


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
_NUMERIC = (
    r"(?P<first>[0-9]{1,2}) ?(?P<mark>[-/.]) ?(?P<second>[0-9]{1,2}) ?(?P=mark) ?"
    r"(?P<numeric_year>[0-9]{4}|[0-9]{2})(?![0-9])"
)
_WORDED = (
    r"(?:(?P<weekday>mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? )?"
    r"(?:(?P<day_before>[0-9]{1,2})(?:st|nd|rd|th)?(?:\. |[-. ])?(?P<month_after>[a-z]{3,9})\.?"
    r"|(?P<month_before>[a-z]{3,9})\.?[- ]?(?P<day_after>[0-9]{1,2})(?:st|nd|rd|th)?)"
    r"(?:, ?|[- ])(?P<worded_year>[0-9]{4})"
)
_CLOCK = (
    r"(?:(?:t|,? )(?P<hour>[01]?[0-9]|2[0-3]):(?P<minute>[0-5][0-9])(?::[0-5][0-9](?:\.[0-9]+)?)?"
    r"(?: ?(?P<half>[ap]m))?(?: ?(?P<zone>z|utc|gmt|[-+][0-9]{2}:?[0-9]{2}))?)?(?![0-9])"
)
_DATE = re.compile(rf"(?P<date>{_ISO}|{_NUMERIC}|{_WORDED}){_CLOCK}", re.IGNORECASE | re.ASCII)
_SEPARATOR = re.compile(r" ?(?:,? ?and\b|[&,;\n]) ?", re.IGNORECASE)
