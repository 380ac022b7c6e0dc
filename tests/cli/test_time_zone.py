"""The time zone of calendar files: a setting, else the system's."""

from pathlib import Path

import pytest

from feedback_loop.cli.system.time_zone import find_zone

from .harness import Program

BERLIN = "Europe/Berlin"


def zone_of(setting: str | None, tz: str | None, etc: Path) -> str | None:
    zone = find_zone(setting, {"TZ": tz} if tz is not None else {}, etc)
    return zone.key if zone else None


@pytest.fixture
def etc(tmp_path: Path) -> Path:
    """A system in Lisbon."""
    (tmp_path / "localtime").symlink_to("/usr/share/zoneinfo/Europe/Lisbon")
    (tmp_path / "timezone").write_text("Asia/Tokyo\n")
    return tmp_path


@pytest.mark.parametrize(
    ("setting", "tz", "expected"),
    [
        (BERLIN, "America/New_York", BERLIN),
        (None, "America/New_York", "America/New_York"),
        (None, ":America/New_York", "America/New_York"),
        (None, "/usr/share/zoneinfo/America/New_York", "America/New_York"),
        (None, "/usr/share/zoneinfo/posix/America/New_York", "America/New_York"),
        (None, "CET-1CEST,M3.5.0,M10.5.0/3", None),
        (None, "../../etc/passwd", None),
        (None, "", "Europe/Lisbon"),
        (None, None, "Europe/Lisbon"),
    ],
)
def test_the_setting_wins_over_the_variable_and_that_over_the_system(
    etc: Path, setting: str | None, tz: str | None, expected: str | None
) -> None:
    assert zone_of(setting, tz, etc) == expected


def test_the_name_in_a_file_counts_where_the_link_has_none(etc: Path) -> None:
    (etc / "localtime").unlink()
    (etc / "localtime").write_bytes(b"TZif2")
    assert zone_of(None, None, etc) == "Asia/Tokyo"
    for content in (b"Nowhere/Land\n", b"\xff\xfe", b"x" * 5000):
        (etc / "timezone").write_bytes(content)
        assert zone_of(None, None, etc) is None
    (etc / "timezone").unlink()
    assert zone_of(None, None, etc) is None


def test_a_calendar_has_the_zone_of_the_settings(acme: Program) -> None:
    acme.ok("interviewed acme --on 'in 9 months' --at 02:30")
    acme.ok(f"edit {acme.events[-1]['id']} on=2027-03-28")
    acme.set('timezone = "Europe/Berlin"\n')
    text = acme.ok("export --format ics").out
    assert "DTSTART;TZID=Europe/Berlin:20270328T033000" in text
    assert "TZOFFSETTO:+0200" in text
    rows = {row["name"]: row for row in acme.json("config")["settings"]}
    assert (rows["timezone"]["value"], rows["timezone"]["from"]) == ("Europe/Berlin", "line 1")


@pytest.mark.parametrize("value", ["'Berlin'", "'../../etc/passwd'", "''", "1", "'CET-1CEST'"])
def test_an_unknown_zone_is_an_error_that_names_its_line(acme: Program, value: str) -> None:
    acme.set(f"day_first = true\ntimezone = {value}\n")
    result = acme("export --format ics")
    assert (result.code, result.out) == (2, "")
    assert "line 2: timezone must be the name of a time zone such as Europe/Berlin" in result.err
