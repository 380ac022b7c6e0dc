"""Times in calendar files: days, moments, and the zones that they are in, however a program names these."""

import datetime as dt
import io
import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

_TIME = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})(?:T([0-9]{2})([0-9]{2})([0-9]{2})(Z?))?")
_YEARLY = re.compile(
    r"RRULE:(?:(?:FREQ=YEARLY|WKST=[A-Z]{2}|(?:BYMONTH|INTERVAL)=[0-9]{1,2}|BYDAY=[-+]?[0-9]?[A-Z]{2})(?:;|$))+"
)
_UNTIL = re.compile(r";?UNTIL=[0-9TZ]{8,16}")
_ANY_TIME = dt.datetime(2026, 1, 1)  # noqa: DTZ001  # the zone is what is tried
_MAX_ZONES = 50
_MAX_ZONE_LINES = 400
_UTC_NAMES = frozenset({"utc", "z", "gmt", "etc/utc", "coordinated universal time", "tzone://microsoft/utc"})


@dataclass(frozen=True, slots=True)
class CalendarTime:
    """A time of an event: its day and time of day in the user's own zone, and the moment where that is known."""

    on: dt.date | None = None
    at: str | None = None
    moment: dt.datetime | None = None
    zone: str = ""
    has_unknown_zone: bool = False


@dataclass
class CalendarZones:
    """Zones that a file defines itself, as lines of VTIMEZONE by their names.

    Attributes:
        local: the user's own zone; None for that of the system.
    """

    local: dt.tzinfo | None = None
    _definitions: dict[str, Sequence[str]] = field(default_factory=dict)
    _zones: dict[str, dt.tzinfo | None] = field(default_factory=dict)

    def add(self, lines: Sequence[str]) -> None:
        """Add the lines of a definition, from its first to its last."""
        name = next((line.partition(":")[2].strip() for line in lines if line.upper().startswith("TZID")), "")
        if name and len(self._definitions) < _MAX_ZONES and len(lines) <= _MAX_ZONE_LINES:
            self._definitions[name] = lines

    def find(self, name: str) -> dt.tzinfo | None:
        """Return the zone of a name: of the zone database, of Windows, or of the file; None if it is unknown."""
        if name not in self._zones:
            self._zones[name] = _known_zone(name) or self._defined_zone(name)
        return self._zones[name]

    def read_time(self, text: str, zone_name: str) -> CalendarTime:
        """Return a time as it is written, and its zone's name; what cannot be read is left out."""
        match = _TIME.fullmatch(text)
        with suppress(ValueError, OverflowError, OSError):
            if match and not match[4]:
                return CalendarTime(on=dt.date(int(match[1]), int(match[2]), int(match[3])))
            if match:
                # A leap second is read as the one before it.
                year, month, day, hour, minute, second = (int(match[index]) for index in range(1, 7))
                written = dt.datetime(year, month, day, hour, minute, min(second, 59))  # noqa: DTZ001  # its zone follows
                return self._place(written, "UTC" if match[7] else zone_name)
        return CalendarTime()

    def _place(self, written: dt.datetime, zone_name: str) -> CalendarTime:
        zone = self.find(zone_name) if zone_name else None
        # Without a zone, the time is meant to be local wherever one is.
        moment = written.replace(tzinfo=zone) if zone else None
        local = moment.astimezone(self.local) if moment else written
        return CalendarTime(
            on=local.date(),
            at=f"{local:%H:%M}",
            moment=moment,
            zone=zone_name,
            has_unknown_zone=bool(zone_name) and zone is None,
        )

    def _defined_zone(self, name: str) -> dt.tzinfo | None:
        lines = self._definitions.get(name)
        if lines is None or not all(_is_yearly(line) for line in lines):
            return None
        from dateutil.tz import tzical  # noqa: PLC0415  # few files have zones of their own

        text = "\r\n".join(["BEGIN:VCALENDAR", *lines, "END:VCALENDAR"])
        with suppress(ValueError, KeyError, IndexError, TypeError, OverflowError, AttributeError):
            zone = tzical(io.StringIO(text)).get()
            if zone and zone.utcoffset(_ANY_TIME) is not None:
                return zone
        return None


def _is_yearly(line: str) -> bool:
    """Return True unless a line has a rule whose occurrences would take long to count."""
    return not line.upper().startswith("RRULE") or _YEARLY.fullmatch(_UNTIL.sub("", line.strip())) is not None


def _known_zone(name: str) -> dt.tzinfo | None:
    if name.lower() in _UTC_NAMES:
        return dt.UTC
    parts = name.strip("/").split("/")
    # Some programs put their own path before the name: /citadel.org/20210210_1/Europe/Berlin
    for key in (name, "/".join(parts[-2:]), "/".join(parts[-3:])):
        with suppress(LookupError, OSError, ValueError):
            return ZoneInfo(key)
    if "/" in name:
        return None
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON  # noqa: PLC0415  # it is slow to import

    with suppress(LookupError, OSError, ValueError):
        return ZoneInfo(WINDOWS_TO_OLSON[name])
    return None
