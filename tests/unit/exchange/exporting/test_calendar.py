"""Calendar export: one entry for every next step and interview, moved or cancelled by later exports."""

import datetime as dt
import io
import random
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

import msgspec
import pytest
import vobject
from dateutil import tz
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.builders import (
    DANA,
    advised_loop,
    amended,
    applied,
    asked,
    cancelled,
    closed,
    day,
    dropped,
    finished,
    followed_up,
    heard,
    interviewed,
    outcome,
    overview_on,
    recorded,
    rescheduled,
    retracted,
    set_interview,
    thanked,
)
from domain.strategies import UNTIMED, event_lists
from feedback_loop.domain.model.events import AnyEvent, Event, Forgotten, Result
from feedback_loop.domain.privacy.redact import redact_events
from feedback_loop.exchange.exporting.calendar import CalendarEntry, calendar_entries
from feedback_loop.exchange.exporting.ics import to_ics
from feedback_loop.exchange.exporting.vtimezone import vtimezone
from hypothesis_profiles import scale_examples

from .ics_parser import Component, parse_strictly

BERLIN = ZoneInfo("Europe/Berlin")
HOSTILE = 'a,b;c\\d\n"e"\r\n\x1b[31m\u202e' + "\N{SNOWMAN}" * 90


def entries(events: Sequence[Event], today: int, since: int | None = None) -> list[CalendarEntry]:
    overview = overview_on(events, today)
    return calendar_entries(overview, overview.events, (None if since is None else day(since), None), redacted=False)


def by_id(events: Sequence[Event], today: int) -> dict[str, CalendarEntry]:
    return {entry.id: entry for entry in entries(events, today)}


def exported(events: Sequence[Event], today: int) -> str:
    text: str = to_ics(entries(events, today), day(today), BERLIN)
    return text


def read(events: Sequence[Event], today: int) -> list[Component]:
    return parse_strictly(exported(events, today)).events


class TestEntries:
    def test_prompt_is_all_day_and_has_the_id_of_its_loop(self) -> None:
        loop = applied("Acme", 0, role="Clerk")
        story: list[Event] = [loop, interviewed(loop, 7, DANA)]
        (interview, prompt) = entries(story, 7)
        assert (prompt.id, prompt.day, prompt.at, prompt.title) == (
            loop.id,
            day(8),
            None,
            "Thank Dana Lee · Acme (Clerk)",
        )
        assert (interview.id, interview.day, interview.title) == (story[1].id, day(7), "Interview · Acme (Clerk)")

    def test_prompt_is_worded_for_its_due_date(self) -> None:
        loop = applied("Acme", 0)
        (prompt,) = (entry for entry in entries([loop, interviewed(loop, 7, DANA)], 7) if not entry.is_interview)
        assert prompt.description == "You interviewed on Mon 9 Mar: thank Dana Lee.\nfeedback-loop thank acme"

    def test_overdue_prompt_stays_on_its_due_date(self) -> None:
        loop = applied("Acme", 0)
        story: list[Event] = [loop, interviewed(loop, 1), outcome(loop, 2, Result.REJECTED)]
        assert by_id(story, 5)[loop.id].day == by_id(story, 30)[loop.id].day == day(4)

    def test_loop_with_an_interview_ahead_also_has_its_prompt(self) -> None:
        loop = applied("Acme", 0)
        story: list[Event] = [
            loop,
            interviewed(loop, 7, DANA),
            ahead := interviewed(loop, 9, round="onsite", at="14:30"),
        ]
        entries_by_id = by_id(story, 7)
        assert (entries_by_id[ahead.id].day, entries_by_id[ahead.id].at, entries_by_id[ahead.id].title) == (
            day(9),
            dt.time(14, 30),
            "Onsite · Acme",
        )
        assert entries_by_id[loop.id].day == day(8)

    def test_application_alone_has_no_entry(self) -> None:
        loop = applied("Acme", 0)
        assert entries([loop, outcome(loop, 9, Result.REJECTED)], 10) == []

    def test_interview_ahead_is_the_only_entry_until_its_date(self) -> None:
        loop = applied("Acme", 0)
        assert [entry.is_interview for entry in entries([loop, interviewed(loop, 9)], 3)] == [True]

    def test_undated_interview_has_no_entry(self) -> None:
        loop = applied("Acme", 0)
        assert [entry for entry in entries([loop, interviewed(loop, None)], 3) if entry.is_interview] == []

    def test_invalid_time_makes_an_all_day_entry(self) -> None:
        loop = applied("Acme", 0)
        story: list[Event] = [loop, interview := interviewed(loop, 3, at="noonish")]
        assert by_id(story, 1)[interview.id].at is None

    def test_since_omits_earlier_entries(self) -> None:
        loop = applied("Acme", 0)
        story: list[Event] = [loop, interviewed(loop, 3), late := interviewed(loop, 20)]
        assert [entry.id for entry in entries(story, 5, since=10)] == [late.id]


class TestChanges:
    def test_moved_interview_keeps_its_id_with_a_higher_sequence(self) -> None:
        loop = applied("Acme", 0)
        story: list[Event] = [loop, interview := interviewed(loop, 7), other := interviewed(loop, 9)]
        moved = [*story, amended(interview, on=day(8).isoformat())]
        before, after = by_id(story, 1), by_id(moved, 1)
        assert (before[interview.id].day, after[interview.id].day) == (day(7), day(8))
        assert after[interview.id].sequence > before[interview.id].sequence
        assert after[other.id] == before[other.id]

    def test_rescheduled_and_cancelled_interview_keeps_its_id_with_a_higher_sequence(self) -> None:
        loop = applied("Acme", 0)
        story: list[Event] = [loop, interview := interviewed(loop, 7, at="09:00", set=True)]
        moved = [*story, rescheduled(interview, 1, 9, "10:00")]
        off = [*moved, cancelled(interview, 2)]
        back = [*off, retracted(off[-1].id)]
        versions = [by_id(events, 1)[interview.id] for events in (story, moved, off, back)]
        assert [entry.day for entry in versions] == [day(7), day(9), day(9), day(9)]
        assert [entry.cancelled for entry in versions] == [False, False, True, False]
        assert [entry.sequence for entry in versions] == [0, 1, 2, 3]

    def test_undone_interview_is_cancelled_and_restored_by_redo(self) -> None:
        loop = applied("Acme", 0)
        story: list[Event] = [
            loop,
            interview := interviewed(loop, 7),
            moved := amended(interview, on=day(9).isoformat()),
        ]
        off = [*story, undo := retracted(interview.id)]
        back = [*off, retracted(undo.id)]
        assert not by_id(story, 1)[interview.id].cancelled
        assert (by_id(off, 1)[interview.id].cancelled, by_id(off, 1)[interview.id].day) == (True, day(9))
        assert not by_id(back, 1)[interview.id].cancelled
        assert [by_id(events, 1)[interview.id].sequence for events in (story, off, back)] == [1, 2, 3]
        assert by_id([*off, retracted(moved.id)], 1)[interview.id].day == day(7)

    def test_undone_application_cancels_its_entries(self) -> None:
        loop = applied("Acme", 0)
        story: list[Event] = [loop, interviewed(loop, 7, DANA)]
        after = entries([*story, retracted(loop.id)], 8)
        assert {(entry.id, entry.cancelled, entry.title) for entry in after} == {
            (loop.id, True, "Undone"),
            (story[1].id, True, "Cancelled"),
        }

    def test_prompt_moves_after_it_was_done(self) -> None:
        loop = applied("Acme", 0)
        story: list[Event] = [loop, interviewed(loop, 7, DANA)]
        before, after = by_id(story, 8)[loop.id], by_id([*story, thanked(loop, 8, DANA)], 8)[loop.id]
        assert (before.title, after.title) == ("Thank Dana Lee · Acme", "Check in with Dana Lee · Acme")
        assert (before.day, after.day) == (day(8), day(14))
        assert after.sequence > before.sequence

    def test_prompt_of_a_closed_loop_is_cancelled(self) -> None:
        story = advised_loop("Acme", DANA)
        after = by_id([*story.story, closed(story.loop, 5)], 5)[story.loop.id]
        assert (after.cancelled, after.title, after.day) == (True, "Nothing to do · Acme", day(5))

    def test_expired_prompt_is_cancelled(self) -> None:
        loop = applied("Acme", 0)
        story: list[Event] = [loop, interviewed(loop, 1), outcome(loop, 2, Result.REJECTED), asked(loop, 3, DANA)]
        before, after = by_id(story, 20)[loop.id], by_id(story, 60)[loop.id]
        assert (before.cancelled, after.cancelled) == (False, True)
        assert after.sequence > before.sequence

    def test_prompt_ended_by_another_loop_is_cancelled(self) -> None:
        story = advised_loop("Acme", DANA)
        events: list[Event] = [*story.story, finished(story.plan, 5), followed_up(story.loop, 9, DANA)]
        assert by_id(events, 185)[story.loop.id].title == "Write to Dana Lee · Acme"
        again = applied("Globex", 186, people=(DANA,))
        assert by_id([*events, again], 187)[story.loop.id].cancelled

    def test_check_in_after_an_application_is_cancelled_by_an_answer(self) -> None:
        loop = applied("Acme", 0)
        waiting = overview_on([loop], 5, check_in_application=10)
        answered = overview_on([loop, outcome(loop, 6, Result.REJECTED)], 7, check_in_application=10)
        (before,), (after,) = (
            calendar_entries(overview, overview.events, redacted=False) for overview in (waiting, answered)
        )
        assert (before.id, before.cancelled, after.id, after.cancelled) == (loop.id, False, loop.id, True)

    def test_cancelled_entries_are_dropped_after_a_year(self) -> None:
        loop = applied("Acme", 0)
        events: list[Event] = [loop, interview := interviewed(loop, 9), retracted(interview.id)]
        monday = dt.datetime.combine(day(0), dt.time(8), dt.UTC)
        story = [msgspec.structs.replace(event, recorded_at=monday) for event in events]
        assert [entry.id for entry in entries(story, 365) if entry.is_interview] == [interview.id]
        assert entries(story, 366) == []

    def test_import_of_old_loops_cancels_nothing(self) -> None:
        loop = applied("Acme", 0, batch="import")
        story: list[Event] = [
            loop,
            interviewed(loop, None, batch="import"),
            outcome(loop, None, Result.REJECTED, batch="import"),
        ]
        assert entries(story, 120) == []

    def test_undone_import_cancels_only_the_latest_200(self) -> None:
        story: list[Event] = []
        for number in range(150):
            loop = applied(f"Company {number}", 0, batch="import")
            story += [loop, interviewed(loop, 9, batch="import"), interviewed(loop, 10, batch="import")]
        assert len(entries(story, 1)) == 300
        assert len(entries([*story, retracted("import")], 1)) == 200

    @given(event_lists(), st.integers(0, 1000), st.integers(0, 100), st.integers(0, 40))
    @UNTIMED
    def test_later_export_moves_or_cancels_every_earlier_entry(
        self, events: list[Event], cut: int, today: int, more: int
    ) -> None:
        events = sorted(
            (event for event in events if not isinstance(event, Forgotten)), key=lambda event: event.recorded_at
        )
        before, after = by_id(events[: cut % (len(events) + 1)], today), by_id(events, today + more)
        at_once = len({event.batch for event in events}) == 1
        for id_, entry in before.items():
            if id_ not in after:
                assert at_once or entry.cancelled
                continue
            later = after[id_]
            states = [(version.day, version.at, version.cancelled) for version in (entry, later)]
            assert later.sequence > entry.sequence or (later.sequence == entry.sequence and states[0] == states[1])


@pytest.mark.parametrize(
    "instant",
    [
        "0001-01-01T00:00:00+14:00",
        "0001-01-01T00:00:00+00:00",
        "9999-12-31T23:59:59-12:00",
        "9999-12-31T23:59:59+00:00",
    ],
)
@pytest.mark.parametrize("date", [dt.date.min, dt.date.max])
@pytest.mark.parametrize("cancelled", [True, False])
def test_the_first_and_the_last_day_of_the_calendar_have_entries(
    instant: str, date: dt.date, *, cancelled: bool
) -> None:
    entry = CalendarEntry(
        "a", date, dt.time(0, 30), 1, dt.datetime.fromisoformat(instant), "Title", cancelled=cancelled
    )
    (event,) = parse_strictly(to_ics([entry], dt.date.min)).children
    assert event["DTSTART"][:8] == f"{date:%Y%m%d}".zfill(8)


class TestFile:
    def test_prompt_is_an_all_day_event(self) -> None:
        loop = applied("Acme", 0)
        event = read([loop, interviewed(loop, 1), outcome(loop, 2, Result.REJECTED)], 3)[1]
        assert ("DTSTART", ";VALUE=DATE", "20260306") in event.lines
        assert ("DTEND", ";VALUE=DATE", "20260307") in event.lines
        assert event["UID"] == f"feedback-loop-{loop.id}"
        assert [event[name] for name in ("CLASS", "STATUS", "TRANSP")] == ["PRIVATE", "CONFIRMED", "TRANSPARENT"]
        assert [alarm["TRIGGER"] for alarm in event.children] == ["PT9H"]

    def test_interview_with_time_has_the_zone_of_the_user_and_an_alarm_the_day_before(self) -> None:
        loop = applied("Acme", 0)
        (event,) = read([loop, interviewed(loop, 9, at="14:30")], 3)
        assert ("DTSTART", ";TZID=Europe/Berlin", "20260311T143000") in event.lines
        assert (event["DURATION"], event["TRANSP"]) == ("PT1H", "OPAQUE")
        assert [alarm["TRIGGER"] for alarm in event.children] == ["-P1D"]
        (whole_day,) = read([loop, interviewed(loop, 9)], 3)
        assert [alarm["TRIGGER"] for alarm in whole_day.children] == ["-PT15H"]

    def test_past_or_cancelled_entries_have_no_alarm(self) -> None:
        loop = applied("Acme", 0)
        past, off = interviewed(loop, 2), interviewed(loop, 9)
        events = read([loop, past, off, retracted(off.id)], 3)
        assert {event["UID"]: len(event.children) for event in events} == {
            f"feedback-loop-{past.id}": 0,
            f"feedback-loop-{off.id}": 0,
            f"feedback-loop-{loop.id}": 1,
        }

    def test_hostile_text_is_escaped(self) -> None:
        loop = applied(HOSTILE, 0, role=HOSTILE)
        (event,) = read([loop, interviewed(loop, 9, round=HOSTILE)], 3)
        assert event["SUMMARY"].startswith(r"A\,b\;c\\d \"e\" \\x1b[31m\\u202e".replace(r"\"", '"'))

    @given(event_lists(), st.integers(0, 150), st.randoms())
    @UNTIMED
    def test_any_journal_gives_a_valid_and_reproducible_calendar(
        self, events: list[Event], today: int, chance: random.Random
    ) -> None:
        text = exported(events, today)
        parse_strictly(text)
        shuffled = list(events)
        chance.shuffle(shuffled)
        assert exported(shuffled, today) == text

    @pytest.mark.filterwarnings("default")
    @given(event_lists(), st.integers(0, 150))
    @settings(UNTIMED, max_examples=scale_examples(25))
    def test_another_library_finds_every_event_valid(self, events: list[Event], today: int) -> None:
        parsed = vobject.readOne(exported(events, today))
        assert parsed.validate(raiseException=True)
        assert len(parsed.contents.get("vevent", ())) == len(entries(events, today))

    def test_redacted_calendar_has_no_names_and_no_commands(self) -> None:
        loop, undone = applied("Globex", 0, role="Clerk"), applied("Initech", 0)
        story: list[AnyEvent] = [
            loop,
            interviewed(loop, 7, DANA),
            off := interviewed(loop, 30, round="Globex day"),
        ]
        story += [
            retracted(off.id),
            undone,
            interviewed(undone, 3, DANA),
            retracted(undone.id),
            recorded(loop, 8, DANA),
        ]
        redacted = overview_on(redact_events(story), 8)
        text = to_ics(calendar_entries(redacted, story, redacted=True), day(8)).replace("\r\n ", "")
        assert not [name for name in ("Globex", "Initech", "Dana", "globex", "feedback-loop thank") if name in text]
        assert "Company 1 (Clerk)" in text
        assert text.count("STATUS:CANCELLED") == 3


def test_dropped_plan_cancels_its_prompt() -> None:
    story = advised_loop("Acme", person=None)
    before = by_id(story.story, 5)[story.loop.id]
    after = by_id([*story.story, dropped(story.plan, 5)], 5)[story.loop.id]
    assert before.title == "Finish your action · Acme"
    assert after.cancelled


def test_interview_of_today_leaves_the_loop_without_an_entry_of_its_own() -> None:
    loop = applied("Acme", 0)
    meeting = set_interview(loop, 7, DANA, at="10:00")
    assert list(by_id([loop, meeting], 7)) == [meeting.id]
    assert by_id([loop, meeting], 8)[loop.id].title == "Debrief the interview · Acme"


def test_check_in_after_a_day_that_they_named_is_cancelled_by_the_next_word() -> None:
    loop = applied("Acme", 0)
    story = [loop, heard(loop, 2, decision_by=day(9))]
    assert by_id(story, 5)[loop.id].title == "Check in with Acme · Acme"
    assert by_id([*story, heard(loop, 12)], 12)[loop.id].cancelled


class TestZones:
    def start(self, on: str, at: str, zone: ZoneInfo | None) -> tuple[str, str]:
        (entry,) = entries([loop := applied("Acme", 0), interviewed(loop, 9, at=at)], 3)
        moved = replace(entry, day=dt.date.fromisoformat(on))
        (event,) = parse_strictly(to_ics([moved], day(3), zone)).events
        (line,) = (line[1:] for line in event.lines if line[0] == "DTSTART")
        return line

    @pytest.mark.parametrize(
        ("on", "at", "written"),
        [
            ("2026-03-29", "01:59", "20260329T015900"),
            ("2026-03-29", "02:00", "20260329T030000"),
            ("2026-03-29", "02:30", "20260329T033000"),
            ("2026-03-29", "03:30", "20260329T033000"),
            ("2026-10-25", "02:30", "20261025T023000"),
            ("2026-10-25", "03:00", "20261025T030000"),
            ("2026-12-31", "23:59", "20261231T235900"),
        ],
    )
    def test_a_time_that_the_clocks_skip_is_an_hour_later(self, on: str, at: str, written: str) -> None:
        assert self.start(on, at, BERLIN) == (";TZID=Europe/Berlin", written)

    @pytest.mark.parametrize("zone", [ZoneInfo("UTC"), ZoneInfo("Etc/UTC")])
    def test_utc_needs_no_description(self, zone: ZoneInfo) -> None:
        assert self.start("2026-03-29", "02:30", zone) == ("", "20260329T023000Z")

    def test_a_zone_without_a_name_is_written_in_utc_by_the_clock_of_the_machine(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        if sys.platform == "win32":
            pytest.skip("it has no such files")
        monkeypatch.setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3")
        time.tzset()
        try:
            assert self.start("2026-07-01", "10:00", None) == ("", "20260701T080000Z")
            assert self.start("2026-12-01", "10:00", None) == ("", "20261201T090000Z")
        finally:
            monkeypatch.undo()
            time.tzset()

    def test_without_times_there_is_no_zone(self) -> None:
        loop = applied("Acme", 0)
        assert "VTIMEZONE" not in exported([loop, interviewed(loop, 9)], 3)

    @pytest.mark.parametrize("at", ["00:00", "12:00", "23:59"])
    @pytest.mark.parametrize("on", ["0001-01-01", "9999-12-31"])
    @pytest.mark.parametrize("name", ["America/New_York", "Pacific/Kiritimati"])
    def test_the_ends_of_the_calendar_are_written(self, name: str, on: str, at: str) -> None:
        assert self.start(on, at, ZoneInfo(name))[1] == f"{on.replace('-', '')}T{at.replace(':', '')}00"

    @pytest.mark.parametrize(
        "name", ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "Asia/Kolkata"]
    )
    @given(st.builds(dt.datetime.combine, st.dates(dt.date(2025, 1, 1), dt.date(2027, 12, 31)), st.times()))
    @settings(UNTIMED, max_examples=scale_examples(50))
    def test_another_library_reads_the_same_instant(self, name: str, local: dt.datetime) -> None:
        zone = ZoneInfo(name)
        description = vtimezone(zone, {2025, 2026, 2027}).to_ical().decode()
        read_zone = tz.tzical(io.StringIO(f"BEGIN:VCALENDAR\r\n{description}END:VCALENDAR\r\n")).get()
        first, second = (local.replace(tzinfo=zone, fold=fold).utcoffset() for fold in (0, 1))
        if first == second:  # neither skipped nor repeated
            assert local.replace(tzinfo=read_zone).utcoffset() == first
