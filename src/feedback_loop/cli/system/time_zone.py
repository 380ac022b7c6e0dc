"""Name of the user's time zone: a setting, else the system's."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from feedback_loop.files import read_regular

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

_FOLDER = "/zoneinfo/"
"""The part of a zone file's path before the name of the zone."""


_MAX_SIZE = 1000
"""Most bytes of a file with nothing but the name of a zone."""


def find_zone(setting: str | None, environment: Mapping[str, str], etc: Path = Path("/etc")) -> "ZoneInfo | None":
    """Return the zone of the settings, else of ``TZ``, ``/etc/localtime`` or ``/etc/timezone``; None if none is named.

    A ``TZ`` that names no zone, such as ``CET-1CEST``, still decides, so that the system's files are not asked.
    """
    if setting:
        return load_zone(setting)
    if variable := environment.get("TZ"):
        return load_zone(_zone_name(variable.removeprefix(":")))
    return next((zone for name in _system_names(etc) if (zone := load_zone(name))), None)


def load_zone(name: str) -> "ZoneInfo | None":
    """Return the zone of a name such as ``Europe/Berlin``, or None if there is no such zone."""
    from zoneinfo import ZoneInfo  # slow, and only needed for calendars

    try:
        return ZoneInfo(name)
    except (OSError, ValueError, KeyError):  # which of them depends on what is wrong with the name
        return None


def _system_names(etc: Path) -> Iterator[str]:
    with suppress(OSError):
        yield _zone_name(str((etc / "localtime").readlink()))
    with suppress(OSError, UnicodeDecodeError):
        yield read_regular(etc / "timezone", _MAX_SIZE).decode().strip()


def _zone_name(path: str) -> str:
    """Return the name at the end of a path to a zone's file; a name as it is."""
    name = path.rpartition(_FOLDER)[2]
    return name.removeprefix("posix/").removeprefix("right/")
