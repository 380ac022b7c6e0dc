"""Read the dates of a spreadsheet, and detect whether it writes the day or the month first."""

import datetime as dt
import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass

from feedback_loop.domain.dates import month_number
from feedback_loop.domain.errors import UsageError

_OLDEST_YEAR = 1970
_NOON = 12
# What programs write beside a date that has no time of day.
_NO_TIME = "00:00"


@dataclass(frozen=True)
class WrittenDate:
    """One date as it is written; a reading that is no day of the calendar is None.

    Attributes:
        text: what is written.
        day_first: the day it is when the day stands first.
        month_first: likewise the month; the same when the order makes no difference.
        at: the time of day beside it, unless it is of another time zone.
        zoned: whether it has a time of another zone, which ``at`` leaves out.
    """

    text: str
    day_first: dt.date | None
    month_first: dt.date | None
    at: str | None = None
    zoned: bool = False

    def read(self, *, day_first: bool | None) -> dt.date | None:
        """Return the day it is, where the order is known or makes no difference."""
        if day_first is None:
            return None if self.ambiguous else self.day_first or self.month_first
        return self.day_first if day_first else self.month_first

    @property
    def ambiguous(self) -> bool:
        """Whether it can be two different days."""
        return None not in (self.day_first, self.month_first) and self.day_first != self.month_first

    @property
    def evidence(self) -> bool | None:
        """True where it can only be day first, False where only month first, None where it says nothing."""
        if (self.day_first is None) is (self.month_first is None):
            return None
        return self.day_first is not None


@dataclass(frozen=True)
class DateOrder:
    """Whether the day stands first, where that is known, and how it is known."""

    day_first: bool | None
    sentence: str | None


def find_dates(cell: str) -> tuple[WrittenDate, ...] | None:
    """Return the dates that a cell consists of, in its order; None when it is anything but dates."""
    lines = (" ".join(line.split()) for line in cell.splitlines())
    text = "\n".join(line for line in lines if line)
    days = []
    position = 0
    while found := _WRITTEN.match(text, position):
        days.append(_written(found))
        if found.end() == len(text):
            return None if None in days else tuple(day for day in days if day)
        joint = _JOINT.match(text, found.end())
        if not joint:
            return None
        position = joint.end()
    return None


def detect_date_order(
    cells: Iterable[tuple[int, str]], asked: bool | None, month_first_in: str | None = None
) -> DateOrder:
    """Tell the order of day and month.

    Args:
        cells: where dates stand, each with the number of its row.
        asked: whether the day is to stand first, if the user said so.
        month_first_in: what the cells come from, if that is known to write the month first.

    Raises:
        UsageError: some cell has two readings, and nothing decides or two cells contradict each other.
    """
    proofs: dict[bool, str] = {}
    doubt = None
    for row, cell in cells:
        for day in find_dates(cell) or ():
            if day.evidence is not None:
                proofs.setdefault(day.evidence, f"row {row} has {day.text}")
            elif day.ambiguous:
                doubt = doubt or f"row {row} has {day.text}"
    if asked is not None:
        return DateOrder(asked, f"{_described(asked)}, as asked for." if proofs or doubt else None)
    if len(proofs) == 1:
        day_first, proof = proofs.popitem()
        return DateOrder(day_first, f"{_described(day_first)}: {proof}.")
    if doubt and not proofs and month_first_in:
        return DateOrder(day_first=False, sentence=f"{_described(day_first=False)}, as always in {month_first_in}.")
    if doubt:
        raise UsageError(_undecided(proofs, doubt))
    return DateOrder(None, None)


def _described(day_first: bool) -> str:
    return f"Dates are {'day' if day_first else 'month'} first"


def _undecided(proofs: dict[bool, str], doubt: str) -> str:
    why = "no other date says which"
    if proofs:
        why = f"other dates contradict each other ({proofs[True]}, {proofs[False]})"
    return f"Day or month first? In the file {doubt}, and {why}; import it with --day-first or --month-first."


def _written(found: re.Match[str]) -> WrittenDate | None:
    day_first, month_first = _readings(found)
    if day_first is month_first is None or (found["half"] and not 1 <= int(found["hour"]) <= _NOON):
        return None
    time, zone = _time(found), found["zone"]
    return WrittenDate(found["date"], day_first, month_first, None if zone else time, zoned=bool(time and zone))


def _readings(found: re.Match[str]) -> tuple[dt.date | None, dt.date | None]:
    if found["first"]:
        year = int(found["numeric_year"]) + (2000 if len(found["numeric_year"]) == 2 else 0)  # noqa: PLR2004
        first, second = int(found["first"]), int(found["second"])
        return _day(year, second, first), _day(year, first, second)
    if found["iso_year"]:
        day = _day(int(found["iso_year"]), int(found["iso_month"]), int(found["iso_day"]))
        return day, day
    day = _worded(found)
    return day, day


def _worded(found: re.Match[str]) -> dt.date | None:
    month = month_number((found["month_after"] or found["month_before"]).lower())
    day = month and _day(int(found["worded_year"]), month, int(found["day_before"] or found["day_after"]))
    weekday = found["weekday"]
    return None if day and weekday and f"{day:%a}" != weekday.title() else day or None


def _day(year: int, month: int, day: int) -> dt.date | None:
    with suppress(ValueError):
        return dt.date(year, month, day) if year >= _OLDEST_YEAR else None
    return None


def _time(found: re.Match[str]) -> str | None:
    if not found["hour"]:
        return None
    hour = int(found["hour"])
    if found["half"]:
        hour = hour % _NOON + (_NOON if found["half"].lower() == "pm" else 0)
    time = f"{hour:02}:{found['minute']}"
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
_WRITTEN = re.compile(rf"(?P<date>{_ISO}|{_NUMERIC}|{_WORDED}){_CLOCK}", re.IGNORECASE | re.ASCII)
_JOINT = re.compile(r" ?(?:,? ?and\b|[&,;\n]) ?", re.IGNORECASE)
