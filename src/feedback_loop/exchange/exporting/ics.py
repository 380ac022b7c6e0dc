"""iCalendar files (RFC 5545).

Dates and times have no time zone, so they are the user's own wherever the calendar is read. All-day entries block no
time.
"""

import datetime as dt
from collections.abc import Sequence

from icalendar import Alarm, Calendar, Event, Timezone, TimezoneStandard

from feedback_loop.domain.text import escape_control_chars, one_line
from feedback_loop.exchange.exporting.calendar import CalendarEntry

_MAX_SEQUENCE = 2**31 - 1
_LENGTH = dt.timedelta(hours=1)
"""Length of an interview, which the journal does not record."""
_MORNING = dt.timedelta(hours=9)
_DAY = dt.timedelta(days=1)


def to_ics(entries: Sequence[CalendarEntry], today: dt.date) -> str:
    """Return a calendar file with alarms from today on."""
    calendar = Calendar()
    calendar.add("prodid", "-//feedback-loop//feedback-loop//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Feedback loops")
    for entry in entries:
        calendar.add_component(_event(entry, today))
    if not entries:
        calendar.add_component(_utc())
    return str(calendar.to_ical(), "utf-8")


def _utc() -> Timezone:
    """Return a component that shows nothing, since a calendar must have one; subscribers then drop what they had."""
    standard = TimezoneStandard()
    standard.add("dtstart", dt.datetime(1970, 1, 1))  # noqa: DTZ001  # RFC 5545 wants a local time
    standard.add("tzoffsetfrom", dt.timedelta())
    standard.add("tzoffsetto", dt.timedelta())
    timezone = Timezone()
    timezone.add("tzid", "UTC")
    timezone.add_component(standard)
    return timezone


def _event(entry: CalendarEntry, today: dt.date) -> Event:
    event = Event()
    event.add("uid", f"feedback-loop-{entry.id}")
    event.add("dtstamp", _in_utc(entry.changed_at))
    event.add("sequence", min(entry.sequence, _MAX_SEQUENCE))
    _add_time(event, entry)
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


def _add_time(event: Event, entry: CalendarEntry) -> None:
    if entry.at is not None:
        start = dt.datetime.combine(entry.day, entry.at)
        event.add("dtstart", start)
        event.add("duration", _LENGTH)
        return
    event.add("dtstart", entry.day)
    if entry.day < dt.date.max:
        event.add("dtend", entry.day + _DAY)


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
