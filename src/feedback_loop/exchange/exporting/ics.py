"""iCalendar files (RFC 5545).

Days and times float: they are the user's, wherever the calendar is read. An all-day entry blocks no time.
"""

import datetime as dt
from collections.abc import Sequence

from icalendar import Alarm, Calendar, Event

from feedback_loop.domain.text import escape_control_chars, one_line
from feedback_loop.exchange.exporting.calendar import CalendarEntry

_MAX_SEQUENCE = 2**31 - 1
_LENGTH = dt.timedelta(hours=1)
"""How long an interview with a time is shown: the journal does not say."""
_MORNING = dt.timedelta(hours=9)
_DAY = dt.timedelta(days=1)


def to_ics(entries: Sequence[CalendarEntry], today: dt.date) -> str:
    """Return a calendar of entries; blank where there is none, as a calendar must hold something.

    Args:
        entries: what is in it.
        today: what lies before it has no alarm.
    """
    if not entries:
        return ""
    made = Calendar()
    made.add("prodid", "-//feedback-loop//feedback-loop//EN")
    made.add("version", "2.0")
    made.add("x-wr-calname", "Feedback loops")
    for entry in entries:
        made.add_component(_event(entry, today))
    return str(made.to_ical(), "utf-8")


def _event(entry: CalendarEntry, today: dt.date) -> Event:
    event = Event()
    event.add("uid", f"feedback-loop-{entry.id}")
    event.add("dtstamp", entry.changed.astimezone(dt.UTC))
    event.add("sequence", min(entry.number, _MAX_SEQUENCE))
    _add_time(event, entry)
    event.add("summary", _line(entry.title))
    if entry.text:
        event.add("description", "\n".join(map(_line, entry.text.split("\n"))))
    event.add("class", "PRIVATE")
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    blocks = entry.at is not None and not entry.cancelled
    event.add("transp", "OPAQUE" if blocks else "TRANSPARENT")
    if entry.day >= today and not entry.cancelled:
        event.add_component(_alarm(entry))
    return event


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
    """Return the alarm: a prompt's in its morning, an interview's a day before, which leaves time to prepare."""
    ahead = -_DAY if entry.meeting else dt.timedelta()
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _line(entry.title))
    alarm.add("trigger", ahead if entry.at is not None else ahead + _MORNING)
    return alarm


def _line(text: str) -> str:
    return escape_control_chars(one_line(text))
