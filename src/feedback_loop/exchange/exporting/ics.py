"""iCalendar files (RFC 5545).

Times are of the user's time zone, which the file describes, so that every calendar shows the same instant; if no zone
is known by name, they are in UTC, by the clock of this machine. Days are the same everywhere, and all-day entries block
no time.
"""

import datetime as dt
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, Timezone, TimezoneStandard

from feedback_loop.domain.text import escape_control_chars, one_line
from feedback_loop.exchange.exporting.calendar import CalendarEntry
from feedback_loop.exchange.exporting.vtimezone import vtimezone

_MAX_SEQUENCE = 2**31 - 1
_LENGTH = dt.timedelta(hours=1)
"""Length of an interview, which the journal does not record."""
_MORNING = dt.timedelta(hours=9)
_DAY = dt.timedelta(days=1)
_UID = "feedback-loop-"


def to_ics(entries: Sequence[CalendarEntry], today: dt.date, zone: ZoneInfo | None = None) -> str:
    """Return a calendar file with alarms from today on.

    ``zone`` is the time zone of the entries; without one, their times are those of this machine, written in UTC.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//feedback-loop//feedback-loop//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Feedback loops")
    events = [_event(entry, today, zone) for entry in entries]
    years = {event.start.year for event in events if "TZID" in event["dtstart"].params}
    if zone and years:
        calendar.add_component(vtimezone(zone, years))
    for event in events:
        calendar.add_component(event)
    if not events:
        calendar.add_component(_utc())
    return str(calendar.to_ical(), "utf-8")


def entry_ids(calendar: str) -> set[str]:
    """Return the ids of the entries of a calendar file that `to_ics` returned."""
    # Unfolded, as a long line continues after a line break and a space.
    lines = calendar.replace("\r\n ", "").splitlines()
    prefix = f"UID:{_UID}"
    return {line.removeprefix(prefix) for line in lines if line.startswith(prefix)}


def _utc() -> Timezone:
    """Return a component that shows nothing, since a calendar must have one; subscribers then drop what they had."""
    standard = TimezoneStandard()
    standard.add("dtstart", dt.datetime(1970, 1, 1))  # noqa: DTZ001  # RFC 5545 wants a local time
    standard.add("tzoffsetfrom", dt.timedelta())
    standard.add("tzoffsetto", dt.timedelta())
    standard.add("tzname", "UTC")
    timezone = Timezone()
    timezone.add("tzid", "UTC")
    timezone.add_component(standard)
    return timezone


def _event(entry: CalendarEntry, today: dt.date, zone: ZoneInfo | None) -> Event:
    event = Event()
    event.add("uid", f"{_UID}{entry.id}")
    event.add("dtstamp", _in_utc(entry.changed_at))
    event.add("sequence", min(entry.sequence, _MAX_SEQUENCE))
    _add_time(event, entry, zone)
    event.add("summary", _escape_line(entry.title))
    if entry.description:
        event.add("description", "\n".join(map(_escape_line, entry.description.split("\n"))))
    event.add("class", "PRIVATE")
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    blocks = entry.at is not None and not entry.cancelled
    event.add("transp", "OPAQUE" if blocks else "TRANSPARENT")
    if entry.day >= today and not entry.cancelled:
        event.add_component(_alarm(entry))
    return event


def _in_utc(instant: dt.datetime) -> dt.datetime:
    """Return an instant in UTC; on the first or last day of the calendar, that may be the day outside of it."""
    try:
        return instant.astimezone(dt.UTC)
    except OverflowError:
        return instant.replace(tzinfo=dt.UTC)


def _add_time(event: Event, entry: CalendarEntry, zone: ZoneInfo | None) -> None:
    if entry.at is not None:
        event.add("dtstart", _instant(dt.datetime.combine(entry.day, entry.at), zone))
        event.add("duration", _LENGTH)
        return
    event.add("dtstart", entry.day)
    if entry.day < dt.date.max:
        event.add("dtend", entry.day + _DAY)


def _instant(local: dt.datetime, zone: ZoneInfo | None) -> dt.datetime:
    """Return a local time with its zone, by way of UTC: what the clocks skip is as much later as they go forward."""
    try:
        instant = local.replace(tzinfo=zone).astimezone(dt.UTC)
        return instant.astimezone(zone) if zone else instant
    except (OverflowError, ValueError, OSError):  # at the ends of the calendar
        return local


def _alarm(entry: CalendarEntry) -> Alarm:
    """Return the alarm: for a prompt in the morning, for an interview a day before, to leave time to prepare."""
    ahead = -_DAY if entry.is_interview else dt.timedelta()
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _escape_line(entry.title))
    alarm.add("trigger", ahead if entry.at is not None else ahead + _MORNING)
    return alarm


def _escape_line(text: str) -> str:
    return escape_control_chars(one_line(text))
