"""Calendars: versions, zones however they are named, people and rooms."""

import datetime as dt

import pytest

from feedback_loop.domain.errors import UsageError
from feedback_loop.exchange.importing.calendar_reader import CalendarEvent, newest_events, read_calendar

CUSTOM_ZONE = """BEGIN:VTIMEZONE
TZID:Customized Time Zone
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
"""


def read(*lines: str, before: str = "", method: str = "REQUEST") -> CalendarEvent:
    text = "\n".join(
        ("BEGIN:VCALENDAR", f"METHOD:{method}", f"{before}BEGIN:VEVENT", *lines, "END:VEVENT", "END:VCALENDAR")
    )
    (event,) = read_calendar(text.replace("\n", "\r\n").encode())
    return event


@pytest.mark.parametrize(
    ("zone", "day", "expected"),
    [
        ("Europe/Berlin", "20260310T100000", "2026-03-10T10:00:00+01:00"),
        ("W. Europe Standard Time", "20260710T100000", "2026-07-10T10:00:00+02:00"),
        ('"Pacific Standard Time"', "20260310T100000", "2026-03-10T10:00:00-07:00"),
        ("/citadel.org/20210210_1/Europe/London", "20260310T100000", "2026-03-10T10:00:00+00:00"),
        (
            "/freeassociation.sourceforge.net/America/Argentina/Buenos_Aires",
            "20260310T100000",
            "2026-03-10T10:00:00-03:00",
        ),
        ('"tzone://Microsoft/Utc"', "20260310T100000", "2026-03-10T10:00:00+00:00"),
        ("Customized Time Zone", "20260710T100000", "2026-07-10T10:00:00+02:00"),
        ("Customized Time Zone", "20260310T100000", "2026-03-10T10:00:00+01:00"),
    ],
)
def test_a_start_in_a_known_zone(zone: str, day: str, expected: str) -> None:
    event = read(f"DTSTART;TZID={zone}:{day}", f"DTEND;TZID={zone}:{day[:9]}11{day[11:]}", before=CUSTOM_ZONE)
    assert event.start
    assert event.start.isoformat() == expected
    assert event.end == event.start + dt.timedelta(hours=1)
    assert event.zone == zone.strip('"')
    assert not event.has_unknown_zone
    local = event.start.astimezone()
    assert (event.on, event.at) == (local.date(), f"{local:%H:%M}")


@pytest.mark.parametrize("zone", ["Customized Time Zone", "Mars/Olympus", "../../etc/passwd", "Sonstige", "."])
def test_a_start_in_an_unknown_zone_is_flagged_and_as_written(zone: str) -> None:
    event = read(f"DTSTART;TZID={zone}:20260310T100000")
    assert (event.on, event.at, event.start, event.has_unknown_zone) == (dt.date(2026, 3, 10), "10:00", None, True)


@pytest.mark.parametrize(
    "change",
    [
        ("FREQ=YEARLY", "FREQ=SECONDLY"),
        ("TZOFFSETTO:+0100", "TZOFFSETTO:tomorrow"),
        ("DTSTART:16010101T030000", "DTSTART:never"),
        ("BYMONTH=10", "BYMONTH=99"),
        ("RRULE:", "NOTHING:\n" * 500 + "RRULE:"),
    ],
)
def test_a_zone_that_makes_no_sense_is_unknown(change: tuple[str, str]) -> None:
    event = read("DTSTART;TZID=Customized Time Zone:20260310T100000", before=CUSTOM_ZONE.replace(*change))
    assert event.has_unknown_zone


def test_times_without_a_zone_in_utc_and_of_whole_days() -> None:
    floating = read("DTSTART:20260310T100000")
    assert (floating.on, floating.at, floating.start, floating.has_unknown_zone) == (
        dt.date(2026, 3, 10),
        "10:00",
        None,
        False,
    )
    utc = read("DTSTART:20260310T100060Z")
    assert (utc.start, utc.zone) == (dt.datetime(2026, 3, 10, 10, 0, 59, tzinfo=dt.UTC), "UTC")
    assert (read("DTSTART;VALUE=DATE:20260310").on, read("DTSTART;VALUE=DATE:20260310").at) == (
        dt.date(2026, 3, 10),
        None,
    )
    assert read("DTSTART:20261340T990000").on is None
    assert read("SUMMARY:None").on is None


def test_what_an_event_says_about_itself() -> None:
    event = read(
        "UID:1@acme.example",
        "SUMMARY:Interview\\, second",
        "LOCATION:Room 5\\; upstairs",
        "DESCRIPTION:Dear Mira\\,\\nbring a \\\\ slash and a lo",
        " ng line",
        "SEQUENCE:2",
        "DTSTAMP:20260301T080000Z",
        "RECURRENCE-ID:20260310T090000Z",
        "RRULE:FREQ=WEEKLY",
        "DTSTART:20260310T100000Z",
    )
    assert event.summary == "Interview, second"
    assert event.location == "Room 5; upstairs"
    assert event.description == "Dear Mira,\nbring a \\ slash and a long line"
    assert event.stamp == dt.datetime(2026, 3, 1, 8, tzinfo=dt.UTC)
    assert (event.sequence, event.repeats, event.method) == (2, True, "REQUEST")
    assert event.key == ("1@acme.example", "20260310T090000Z")


def test_people_and_rooms() -> None:
    event = read(
        'ORGANIZER;CN="Lee, Dana":mailto:dana@acme.example',
        "ATTENDEE;CN=Mira;PARTSTAT=ACCEPTED;ROLE=OPT-PARTICIPANT:MAILTO:mira@post.example",
        "ATTENDEE;CUTYPE=ROOM;CN=Room 5:mailto:room5@acme.example",
        "ATTENDEE;CUTYPE=RESOURCE:mailto:beamer@acme.example",
        "ATTENDEE;ROLE=NON-PARTICIPANT;CN=Room 6:mailto:room6@acme.example",
        "ATTENDEE;CN=Jo;EMAIL=jo@acme.example:",
    )
    assert event.organizer
    assert (event.organizer.name, event.organizer.address) == ("Lee, Dana", "dana@acme.example")
    assert [(person.name, person.is_room) for person in event.attendees] == [
        ("Mira", False),
        ("Room 5", True),
        ("", True),
        ("Room 6", True),
        ("Jo", False),
    ]
    assert (event.attendees[0].status, event.attendees[0].role) == ("ACCEPTED", "OPT-PARTICIPANT")
    assert event.people[0] == ("Lee, Dana", "dana@acme.example")
    assert event.attendees[-1].address == "jo@acme.example"


def test_the_newest_version_of_an_event_counts() -> None:
    def version(sequence: int, stamp: str = "", summary: str = "", recurrence: str = "") -> CalendarEvent:
        return read(
            "UID:1", f"SEQUENCE:{sequence}", f"DTSTAMP:{stamp}", f"SUMMARY:{summary}", f"RECURRENCE-ID:{recurrence}"
        )

    events = [
        version(1, "20260301T080000Z", "a"),
        version(0, "20260309T080000Z", "b"),
        version(1, "20260302T080000Z", "c"),
        version(0, summary="other day", recurrence="20260310"),
    ]
    assert [event.summary for event in newest_events(events)] == ["c", "other day"]


@pytest.mark.parametrize("lines", [("STATUS:CANCELLED",), ()])
def test_cancelled_events(lines: tuple[str, ...]) -> None:
    assert read(*lines, method="REQUEST" if lines else "CANCEL").is_cancelled


def test_alarms_within_events_are_no_part_of_them() -> None:
    event = read("SUMMARY:Interview", "BEGIN:VALARM", "SUMMARY:Alarm", "END:VALARM", "LOCATION:Room")
    assert (event.summary, event.location) == ("Interview", "Room")


def test_a_calendar_with_too_many_events_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("feedback_loop.exchange.importing.calendar_reader.MAX_ROWS", 2)
    with pytest.raises(UsageError, match="more than 2 events"):
        read_calendar(b"BEGIN:VEVENT\nEND:VEVENT\n" * 3)


@pytest.mark.parametrize("sequence", ["-1", "x", "9" * 40])
def test_a_sequence_that_makes_no_sense_is_none(sequence: str) -> None:
    assert read(f"SEQUENCE:{sequence}").sequence == 0
