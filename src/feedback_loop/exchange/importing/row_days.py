"""The days that a row states, given its application and the order of day and month."""

import datetime as dt

from feedback_loop.exchange.importing.dates import WrittenDate, complete_date, find_dates, scan_dates
from feedback_loop.exchange.importing.parsed_rows import ImportContext
from feedback_loop.exchange.importing.row_cells import UnreadableCellError

_MAX_YEARS = 10
_MAX_DAYS_TO_INTERVIEW = 180
"""Most days from the application to an interview whose year is not written."""


def resolve(written: WrittenDate, context: ImportContext) -> dt.date:
    """Return a date in the order of the file."""
    day_first = context.day_first
    date = written.read(day_first=day_first)
    if date is None:
        raise UnreadableCellError(f"not a date with the {'day' if day_first else 'month'} first")
    if date.year > context.today.year + _MAX_YEARS:
        raise UnreadableCellError("more than ten years ahead")
    return date


def resolve_year(partial: str, applied_on: dt.date, context: ImportContext) -> dt.date | None:
    """Return the first such day from the application on; None if it is far away or ambiguous."""
    for year in (applied_on.year, applied_on.year + 1):
        written = complete_date(partial, year)
        day = written.read(day_first=context.day_first) if written else None
        if day and 0 <= (day - applied_on).days <= _MAX_DAYS_TO_INTERVIEW:
            return day
    return None


def find_day(text: str, applied_on: dt.date, context: ImportContext) -> dt.date | None:
    """Return the only day that a text names beside its words."""
    days, _ = scan_dates(text)
    if len(days) != 1:
        return None
    try:
        return resolve_year(days[0], applied_on, context) if isinstance(days[0], str) else resolve(days[0], context)
    except UnreadableCellError:
        return None


def read_past_day(text: str, context: ImportContext) -> tuple[dt.date, bool]:
    """Return the only date of a text, which must not lie ahead, and True if a time of day stands beside it."""
    dates = find_dates(text)
    if not dates:
        raise UnreadableCellError("not a complete date")
    if len(dates) > 1:
        raise UnreadableCellError("more than one date")
    on = resolve(dates[0], context)
    if on > context.today:
        raise UnreadableCellError("in the future")
    return on, bool(dates[0].at or dates[0].zoned)
