"""Read the events of a calendar file, as far as interviews need them."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from feedback_loop.domain.errors import UsageError
from feedback_loop.exchange.importing.csv_reader import detect_encoding
from feedback_loop.exchange.importing.limits import MAX_ROWS, MAX_TABLE_BYTES, check_cell, check_size

_FOLD = re.compile(r"\r?\n[ \t]")
_PROPERTY = re.compile(r"([A-Za-z-]{1,40})((?:;[^:\"]*(?:\"[^\"]*\"[^:\"]*)*)?):(.*)")
_PARAMETER = re.compile(r";([A-Za-z-]{1,40})=(\"[^\"]*\"|[^;:]*)")
_DAY = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})(?:T([0-9]{2})([0-9]{2})[0-9]{2}(Z?))?")
_ESCAPE = re.compile(r"\\(.)")


@dataclass(frozen=True)
class CalendarEvent:
    """One event: its day, the local time if it has one, and everybody whom it names, as ``name <address>``."""

    number: int
    uid: str
    summary: str
    on: dt.date | None
    at: str | None
    people: tuple[tuple[str, str], ...]
    is_cancelled: bool


def read_calendar(content: bytes) -> tuple[CalendarEvent, ...]:
    """Return the events of a calendar; one that repeats counts once."""
    check_size("The calendar", len(content), MAX_TABLE_BYTES)
    text = _FOLD.sub("", content.decode(detect_encoding(content)))
    events: list[CalendarEvent] = []
    for fields in _read_blocks(text):
        events.append(_read_event(len(events) + 1, fields))
        if len(events) > MAX_ROWS:
            raise UsageError(f"The calendar has more than {MAX_ROWS:,} events. Export a shorter period.")
    return tuple(events)


_Fields = Mapping[str, list[tuple[str, str]]]


def _read_blocks(text: str) -> Iterator[_Fields]:
    """Yield the properties of each event by their name, each with its parameters and its value."""
    fields: dict[str, list[tuple[str, str]]] | None = None
    depth = 0
    for line in text.splitlines():
        match = _PROPERTY.fullmatch(line)
        if not match:
            continue
        name, value = match[1].upper(), match[3].strip()
        check_cell(None, len(value))
        if name == "BEGIN":
            depth += fields is not None
            fields = {} if value.upper() == "VEVENT" else fields
        elif name == "END" and value.upper() == "VEVENT" and fields is not None:
            yield fields
            fields, depth = None, 0
        elif name == "END":
            depth -= fields is not None
        elif fields is not None and not depth:
            fields.setdefault(name, []).append((match[2], value))


def _read_event(number: int, fields: _Fields) -> CalendarEvent:
    parameters, start = next(iter(fields.get("DTSTART", [])), ("", ""))
    on, at = _read_start(start, dict(_PARAMETER.findall(parameters)).get("TZID", "").strip('"'))
    people = [
        (_unescape(dict(_PARAMETER.findall(parameters)).get("CN", "").strip('"')), value)
        for name in ("ORGANIZER", "ATTENDEE")
        for parameters, value in fields.get(name, [])
    ]
    addresses = [(name, re.sub(r"^mailto:", "", value, flags=re.IGNORECASE)) for name, value in people]

    def first(name: str) -> str:
        return _unescape(next(iter(fields.get(name, [])), ("", ""))[1])

    return CalendarEvent(
        number=number,
        uid=first("UID"),
        summary=first("SUMMARY"),
        on=on,
        at=at,
        people=tuple(addresses),
        is_cancelled=first("STATUS").upper() == "CANCELLED",
    )


def _read_start(text: str, zone: str) -> tuple[dt.date | None, str | None]:
    """Return the local day and time of a start; a time in an unknown zone is left out."""
    match = _DAY.fullmatch(text)
    with suppress(ValueError, OverflowError):
        if match and not match[4]:
            return dt.date(int(match[1]), int(match[2]), int(match[3])), None
        if match:
            day = dt.date(int(match[1]), int(match[2]), int(match[3]))
            moment = dt.datetime.combine(day, dt.time(int(match[4]), int(match[5])))
            if match[6]:
                moment = moment.replace(tzinfo=dt.UTC).astimezone()
            elif zone:
                with suppress(LookupError, OSError):
                    moment = moment.replace(tzinfo=ZoneInfo(zone)).astimezone()
            return moment.date(), f"{moment:%H:%M}"
    return None, None


def _unescape(text: str) -> str:
    return " ".join(_ESCAPE.sub(lambda match: " " if match[1] in "nN" else match[1], text).split())
