"""Description of a time zone in an iCalendar file."""

import datetime as dt
from collections.abc import Collection, Iterator
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

_DAY = dt.timedelta(days=1)
_SECOND = dt.timedelta(seconds=1)


def vtimezone(zone: ZoneInfo, years: Collection[int]) -> Timezone:
    """Return the changes of a zone's clocks in some years, beginning each with what holds on its first day.

    icalendar could make it too, but dates each change to summer time by the clock after it, which is an hour late.
    """
    component = Timezone()
    component.add("tzid", zone.key)
    for year in sorted(years):
        # The first day of the calendar begins before it in some zones.
        start = dt.datetime(year, 1, 2 if year == dt.MINYEAR else 1, tzinfo=dt.UTC)
        for instant in (start, *_transitions(zone, start)):
            component.add_component(_observance(zone, instant, is_first=instant == start))
    return component


def _transitions(zone: ZoneInfo, start: dt.datetime) -> Iterator[dt.datetime]:
    """Return the instants in a year at which the clocks change."""
    day = start
    while day.year == start.year and day.date() < dt.date.max:
        if _offset(zone, day) != _offset(zone, day + _DAY):
            yield _change_between(zone, day, day + _DAY)
        day += _DAY


def _change_between(zone: ZoneInfo, before: dt.datetime, after: dt.datetime) -> dt.datetime:
    """Return the first second of the new offset."""
    while after - before > _SECOND:
        middle = before + (after - before) // _SECOND // 2 * _SECOND
        before, after = (middle, after) if _offset(zone, middle) == _offset(zone, before) else (before, middle)
    return after


def _observance(zone: ZoneInfo, instant: dt.datetime, *, is_first: bool) -> TimezoneDaylight | TimezoneStandard:
    """Return what holds from an instant on, which is written by the clock as it was before."""
    local = instant.astimezone(zone)
    offset = _offset(zone, instant)
    before = offset if is_first else _offset(zone, instant - _SECOND)
    component = TimezoneDaylight() if local.dst() else TimezoneStandard()
    onset = instant.replace(tzinfo=None)
    component.add("dtstart", onset.replace(day=1) if is_first else onset + before)
    component.add("tzoffsetfrom", before)
    component.add("tzoffsetto", offset)
    component.add("tzname", local.tzname() or zone.key)
    return component


def _offset(zone: ZoneInfo, instant: dt.datetime) -> dt.timedelta:
    return instant.astimezone(zone).utcoffset() or dt.timedelta()
