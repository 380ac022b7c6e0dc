"""Read the events of a calendar file, as far as interviews need them."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from feedback_loop.domain.errors import UsageError
from feedback_loop.exchange.importing.calendar_times import CalendarTime, CalendarZones
from feedback_loop.exchange.importing.csv_reader import detect_encoding
from feedback_loop.exchange.importing.limits import MAX_ROWS, MAX_TABLE_BYTES, check_cell, check_size

_FOLD = re.compile(r"\r?\n[ \t]")
_PROPERTY = re.compile(r"([A-Za-z-]{1,40})((?:;[^:\"]*(?:\"[^\"]*\"[^:\"]*)*)?):(.*)")
_PARAMETER = re.compile(r";([A-Za-z-]{1,40})=(\"[^\"]*\"|[^;:]*)")
_ESCAPE = re.compile(r"\\(.)")
_MAILTO = re.compile(r"^mailto:", re.IGNORECASE)
_OTHER_KINDS = frozenset({"ROOM", "RESOURCE"})
_MAX_SEQUENCE_DIGITS = 9


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody, or something, that an event names.

    Attributes:
        kind: INDIVIDUAL, GROUP, ROOM, RESOURCE or UNKNOWN.
        role: CHAIR, REQ-PARTICIPANT, OPT-PARTICIPANT or NON-PARTICIPANT.
        status: NEEDS-ACTION, ACCEPTED, DECLINED, TENTATIVE or DELEGATED.
    """

    name: str
    address: str
    kind: str = "INDIVIDUAL"
    role: str = "REQ-PARTICIPANT"
    status: str = "NEEDS-ACTION"

    @property
    def is_room(self) -> bool:
        """True if this is a room or another resource, and no person."""
        return self.kind in _OTHER_KINDS or self.role == "NON-PARTICIPANT"


@dataclass(frozen=True)
class CalendarEvent:
    """One event.

    Attributes:
        number: its position in the file, from 1.
        on: its day, in the user's own zone where its zone is known, and as written where it is not.
        at: its time of day likewise, as ``HH:MM``; None if it takes the whole day.
        people: everybody whom it names, as name and address, the organizer first.
        method: what the calendar asks for (REQUEST, CANCEL, REPLY, PUBLISH …), or "".
        recurrence_id: the occurrence of a series that the event is about, as written; "" for all of them.
        stamp: when the event was last written.
        description: unescaped, with its line breaks.
        repeats: True if it is a series.
        zone: the zone as written (TZID), "UTC", or "" if the time is meant to be local wherever one is.
        has_unknown_zone: True if nothing says what the zone is; ``on`` and ``at`` are as written then.
        start: the moment, with its zone where that is known; None for a whole day.
        is_cut_off: True if the file ends within it.
    """

    number: int
    uid: str
    summary: str
    on: dt.date | None
    at: str | None
    people: tuple[tuple[str, str], ...]
    is_cancelled: bool
    method: str = ""
    recurrence_id: str = ""
    sequence: int = 0
    stamp: dt.datetime | None = None
    location: str = ""
    description: str = ""
    organizer: Attendee | None = None
    attendees: tuple[Attendee, ...] = ()
    repeats: bool = False
    zone: str = ""
    has_unknown_zone: bool = False
    start: dt.datetime | None = None
    end: dt.datetime | None = None
    is_cut_off: bool = False

    @property
    def key(self) -> tuple[str, str]:
        """The identity of the event in all of its versions."""
        return self.uid or f"{self.on}T{self.at} {self.summary}", self.recurrence_id

    @property
    def version(self) -> tuple[int, dt.datetime]:
        """The age of the version; the highest is valid."""
        return self.sequence, self.stamp or dt.datetime.min.replace(tzinfo=dt.UTC)


def newest_events(events: Iterable[CalendarEvent]) -> tuple[CalendarEvent, ...]:
    """Return the newest version of each event, in the order in which the events were first read."""
    newest: dict[tuple[str, str], CalendarEvent] = {}
    for event in events:
        known = newest.get(event.key)
        if known is None or event.version > known.version:
            newest[event.key] = event
    return tuple(newest.values())


def read_calendar(content: bytes, local: dt.tzinfo | None = None) -> tuple[CalendarEvent, ...]:
    """Return the events of a calendar; one that repeats counts once.

    Args:
        content: the file.
        local: the user's own zone; None for that of the system.
    """
    check_size("The calendar", len(content), MAX_TABLE_BYTES)
    calendar = _split(_FOLD.sub("", content.decode(detect_encoding(content))), local)
    events = [_read_event(number, fields, calendar) for number, fields in enumerate(calendar.events, 1)]
    if calendar.cut_off is not None:
        events.append(replace(_read_event(len(events) + 1, calendar.cut_off, calendar), is_cut_off=True))
    return tuple(events)


_Fields = Mapping[str, list[tuple[str, str]]]


@dataclass
class _Calendar:
    """The properties of each event by their name, each with its parameters and its value; and what holds for all.

    Attributes:
        cut_off: the properties of an event within which the file ends.
    """

    method: str = ""
    events: list[_Fields] = field(default_factory=list)
    cut_off: _Fields | None = None
    zones: CalendarZones = field(default_factory=CalendarZones)


def _split(text: str, local: dt.tzinfo | None) -> _Calendar:
    lines = text.splitlines()
    calendar = _Calendar(zones=_collect_zones(lines, local))
    fields: dict[str, list[tuple[str, str]]] | None = None
    depth = 0
    for line in lines:
        match = _PROPERTY.fullmatch(line)
        if not match:
            continue
        name, value = match[1].upper(), match[3].strip()
        check_cell(None, len(value))
        if name == "BEGIN":
            depth += fields is not None
            fields = {} if value.upper() == "VEVENT" and fields is None else fields
        elif name == "END" and value.upper() == "VEVENT" and fields is not None:
            calendar.events.append(fields)
            fields, depth = None, 0
            _check_number(calendar)
        elif name == "END":
            depth -= fields is not None
        elif fields is not None and not depth:
            fields.setdefault(name, []).append((match[2], value))
        elif name == "METHOD":
            calendar.method = value.upper()
    calendar.cut_off = fields
    return calendar


def _collect_zones(lines: Iterable[str], local: dt.tzinfo | None) -> CalendarZones:
    zones = CalendarZones(local)
    block: list[str] | None = None
    for line in map(str.strip, lines):
        if line.upper() == "BEGIN:VTIMEZONE":
            block = []
        if block is not None:
            block.append(line)
        if block and line.upper() == "END:VTIMEZONE":
            zones.add(block)
            block = None
    return zones


def _check_number(calendar: _Calendar) -> None:
    if len(calendar.events) > MAX_ROWS:
        raise UsageError(f"The calendar has more than {MAX_ROWS:,} events. Export a shorter period.")


def _read_event(number: int, fields: _Fields, calendar: _Calendar) -> CalendarEvent:
    def first(name: str) -> str:
        return next(iter(fields.get(name, [])), ("", ""))[1]

    def time(name: str) -> CalendarTime:
        parameters, value = next(iter(fields.get(name, [])), ("", ""))
        return calendar.zones.read_time(value, _parameters(parameters).get("TZID", ""))

    start, end = time("DTSTART"), time("DTEND")
    organizer = next((_read_attendee(*line) for line in fields.get("ORGANIZER", [])), None)
    attendees = tuple(_read_attendee(*line) for line in fields.get("ATTENDEE", []))
    sequence = first("SEQUENCE")
    return CalendarEvent(
        number=number,
        uid=_unescape_line(first("UID")),
        summary=_unescape_line(first("SUMMARY")),
        on=start.on,
        at=start.at,
        people=tuple((person.name, person.address) for person in (*([organizer] if organizer else ()), *attendees)),
        is_cancelled=first("STATUS").upper() == "CANCELLED" or calendar.method == "CANCEL",
        method=calendar.method,
        recurrence_id=first("RECURRENCE-ID"),
        sequence=int(sequence) if sequence.isdecimal() and len(sequence) <= _MAX_SEQUENCE_DIGITS else 0,
        stamp=time("DTSTAMP").moment,
        location=_unescape_line(first("LOCATION")),
        description=_unescape(first("DESCRIPTION")),
        organizer=organizer,
        attendees=attendees,
        repeats="RRULE" in fields or "RDATE" in fields,
        zone=start.zone,
        has_unknown_zone=start.has_unknown_zone,
        start=start.moment,
        end=end.moment,
    )


def _read_attendee(parameters: str, value: str) -> Attendee:
    values = _parameters(parameters)
    address = _MAILTO.sub("", value, count=1).strip()
    return Attendee(
        name=_unescape_line(values.get("CN", "")),
        address=address or values.get("EMAIL", ""),
        kind=values.get("CUTYPE", "INDIVIDUAL").upper(),
        role=values.get("ROLE", "REQ-PARTICIPANT").upper(),
        status=values.get("PARTSTAT", "NEEDS-ACTION").upper(),
    )


def _parameters(text: str) -> dict[str, str]:
    return {name.upper(): value.strip('"') for name, value in _PARAMETER.findall(text)}


def _unescape_line(text: str) -> str:
    return " ".join(_unescape(text).split())


def _unescape(text: str) -> str:
    return _ESCAPE.sub(lambda match: "\n" if match[1] in "nN" else match[1], text).strip()
