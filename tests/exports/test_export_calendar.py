"""The calendar: every next step and interview once, moved where it moved, cancelled where it ended."""

import datetime as dt
import random
from collections.abc import Sequence

import msgspec
import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.builders import (
    DANA,
    advised_loop,
    amended,
    applied,
    asked,
    closed,
    day,
    dropped,
    finished,
    followed_up,
    interviewed,
    outcome,
    overview_on,
    recorded,
    retracted,
    thanked,
)
from domain.strategies import UNTIMED, event_lists
from feedback_loop.domain.model.events import AnyEvent, Event, Forgotten, Result
from feedback_loop.domain.privacy.redact import redact_events
from feedback_loop.exchange.exporting.calendar import CalendarEntry, calendar_entries
from feedback_loop.exchange.exporting.ics import to_ics

from .strict import Component, strictly_read

HOSTILE = 'a,b;c\\d\n"e"\r\n\x1b[31m\u202e' + "\N{SNOWMAN}" * 90


def entries(events: Sequence[Event], today: int, since: int | None = None) -> list[CalendarEntry]:
    seen = overview_on(events, today)
    return calendar_entries(seen, seen.events, None if since is None else day(since), redacted=False)


def by_id(events: Sequence[Event], today: int) -> dict[str, CalendarEntry]:
    return {entry.id: entry for entry in entries(events, today)}


def exported(events: Sequence[Event], today: int) -> str:
    written: str = to_ics(entries(events, today), day(today))
    return written


def read(events: Sequence[Event], today: int) -> list[Component]:
    return strictly_read(exported(events, today)).inside


class TestEntries:
    def test_a_prompt_is_a_day_and_has_the_id_of_its_loop(self) -> None:
        loop = applied("Acme", 0, role="Clerk")
        story: list[Event] = [loop, interviewed(loop, 7, DANA)]
        (meeting, prompt) = entries(story, 7)
        assert (prompt.id, prompt.day, prompt.at, prompt.title) == (
            loop.id,
            day(8),
            None,
            "Thank Dana Lee · Acme (Clerk)",
        )
        assert (meeting.id, meeting.day, meeting.title) == (story[1].id, day(7), "Interview · Acme (Clerk)")

    def test_a_prompt_is_worded_as_on_its_day(self) -> None:
        loop = applied("Acme", 0)
        (prompt,) = (one for one in entries([loop, interviewed(loop, 7, DANA)], 7) if not one.meeting)
        assert prompt.text == "You interviewed on Mon 9 Mar: thank Dana Lee.\nfeedback-loop thank acme"

    def test_a_prompt_that_is_late_stays_on_its_day(self) -> None:
        loop = applied("Acme", 0)
        story: list[Event] = [loop, interviewed(loop, 1), outcome(loop, 2, Result.REJECTED)]
        assert by_id(story, 5)[loop.id].day == by_id(story, 30)[loop.id].day == day(4)

    def test_a_loop_with_a_meeting_ahead_has_the_prompt_beside_it(self) -> None:
        loop = applied("Acme", 0)
        story: list[Event] = [
            loop,
            interviewed(loop, 7, DANA),
            ahead := interviewed(loop, 9, round="onsite", at="14:30"),
        ]
        found = by_id(story, 7)
        assert (found[ahead.id].day, found[ahead.id].at, found[ahead.id].title) == (
            day(9),
            dt.time(14, 30),
            "Onsite · Acme",
        )
        assert found[loop.id].day == day(8)

    def test_an_application_alone_has_nothing(self) -> None:
        loop = applied("Acme", 0)
        assert entries([loop, outcome(loop, 9, Result.REJECTED)], 10) == []

    def test_a_meeting_ahead_is_all_there_is_until_its_day(self) -> None:
        loop = applied("Acme", 0)
        assert [one.meeting for one in entries([loop, interviewed(loop, 9)], 3)] == [True]

    def test_an_interview_without_a_date_is_left_out(self) -> None:
        loop = applied("Acme", 0)
        assert [one for one in entries([loop, interviewed(loop, None)], 3) if one.meeting] == []

    def test_a_time_that_is_none_makes_a_day_of_it(self) -> None:
        loop = applied("Acme", 0)
        story: list[Event] = [loop, one := interviewed(loop, 3, at="noonish")]
        assert by_id(story, 1)[one.id].at is None

    def test_from_a_day_on_only_what_lies_there(self) -> None:
        loop = applied("Acme", 0)
        story: list[Event] = [loop, interviewed(loop, 3), late := interviewed(loop, 20)]
        assert [one.id for one in entries(story, 5, since=10)] == [late.id]


class TestChanges:
    def test_a_moved_interview_keeps_its_id_and_is_newer(self) -> None:
        loop = applied("Acme", 0)
        story: list[Event] = [loop, one := interviewed(loop, 7), other := interviewed(loop, 9)]
        moved = [*story, amended(one, on=day(8).isoformat())]
        before, after = by_id(story, 1), by_id(moved, 1)
        assert (before[one.id].day, after[one.id].day) == (day(7), day(8))
        assert after[one.id].number > before[one.id].number
        assert after[other.id] == before[other.id]

    def test_a_meeting_called_off_is_cancelled_and_comes_back_with_redo(self) -> None:
        loop = applied("Acme", 0)
        story: list[Event] = [loop, one := interviewed(loop, 7), moved := amended(one, on=day(9).isoformat())]
        off = [*story, undo := retracted(one.id)]
        back = [*off, retracted(undo.id)]
        assert not by_id(story, 1)[one.id].cancelled
        assert (by_id(off, 1)[one.id].cancelled, by_id(off, 1)[one.id].day) == (True, day(9))
        assert not by_id(back, 1)[one.id].cancelled
        assert [by_id(events, 1)[one.id].number for events in (story, off, back)] == [1, 2, 3]
        assert by_id([*off, retracted(moved.id)], 1)[one.id].day == day(7)

    def test_an_application_taken_back_takes_its_entries_along(self) -> None:
        loop = applied("Acme", 0)
        story: list[Event] = [loop, interviewed(loop, 7, DANA)]
        after = entries([*story, retracted(loop.id)], 8)
        assert {(one.id, one.cancelled, one.title) for one in after} == {
            (loop.id, True, "Taken back"),
            (story[1].id, True, "Called off"),
        }

    def test_a_prompt_moves_when_it_was_obeyed(self) -> None:
        loop = applied("Acme", 0)
        story: list[Event] = [loop, interviewed(loop, 7, DANA)]
        before, after = by_id(story, 8)[loop.id], by_id([*story, thanked(loop, 8, DANA)], 8)[loop.id]
        assert (before.title, after.title) == ("Thank Dana Lee · Acme", "Ask Dana Lee · Acme")
        assert (before.day, after.day) == (day(8), day(14))
        assert after.number > before.number

    def test_a_prompt_is_cancelled_when_its_loop_needs_nothing(self) -> None:
        story = advised_loop("Acme", DANA)
        after = by_id([*story.story, closed(story.loop, 5)], 5)[story.loop.id]
        assert (after.cancelled, after.title, after.day) == (True, "Nothing to do · Acme", day(5))

    def test_a_prompt_is_cancelled_when_its_time_is_over(self) -> None:
        loop = applied("Acme", 0)
        story: list[Event] = [loop, interviewed(loop, 1), outcome(loop, 2, Result.REJECTED), asked(loop, 3, DANA)]
        before, after = by_id(story, 20)[loop.id], by_id(story, 60)[loop.id]
        assert (before.cancelled, after.cancelled) == (False, True)
        assert after.number > before.number

    def test_a_prompt_that_another_loop_ends_is_cancelled(self) -> None:
        story = advised_loop("Acme", DANA)
        told: list[Event] = [*story.story, finished(story.plan, 5), followed_up(story.loop, 9, DANA)]
        assert by_id(told, 185)[story.loop.id].title == "Write to Dana Lee · Acme"
        again = applied("Globex", 186, people=(DANA,))
        assert by_id([*told, again], 187)[story.loop.id].cancelled

    def test_a_chase_is_cancelled_by_an_answer(self) -> None:
        loop = applied("Acme", 0)
        chased = overview_on([loop], 5, chase=10)
        answered = overview_on([loop, outcome(loop, 6, Result.REJECTED)], 7, chase=10)
        (before,), (after,) = (calendar_entries(seen, seen.events, None, redacted=False) for seen in (chased, answered))
        assert (before.id, before.cancelled, after.id, after.cancelled) == (loop.id, False, loop.id, True)

    def test_a_year_later_nothing_is_cancelled_any_more(self) -> None:
        loop = applied("Acme", 0)
        told: list[Event] = [loop, one := interviewed(loop, 9), retracted(one.id)]
        monday = dt.datetime.combine(day(0), dt.time(8), dt.UTC)
        story = [msgspec.structs.replace(event, recorded_at=monday) for event in told]
        assert [entry.id for entry in entries(story, 365) if entry.meeting] == [one.id]
        assert entries(story, 366) == []

    def test_an_import_of_old_loops_cancels_nothing(self) -> None:
        loop = applied("Acme", 0, batch="import")
        story: list[Event] = [
            loop,
            interviewed(loop, None, batch="import"),
            outcome(loop, None, Result.REJECTED, batch="import"),
        ]
        assert entries(story, 120) == []

    def test_an_import_taken_back_cancels_the_latest_two_hundred(self) -> None:
        story: list[Event] = []
        for number in range(150):
            loop = applied(f"Company {number}", 0, batch="import")
            story += [loop, interviewed(loop, 9, batch="import"), interviewed(loop, 10, batch="import")]
        assert len(entries(story, 1)) == 300
        assert len(entries([*story, retracted("import")], 1)) == 200

    @given(event_lists(), st.integers(0, 1000), st.integers(0, 100), st.integers(0, 40))
    @UNTIMED
    def test_a_later_export_moves_or_cancels_whatever_an_earlier_one_said(
        self, events: list[Event], cut: int, today: int, more: int
    ) -> None:
        events = sorted((one for one in events if not isinstance(one, Forgotten)), key=lambda one: one.recorded_at)
        before, after = by_id(events[: cut % (len(events) + 1)], today), by_id(events, today + more)
        at_once = len({one.batch for one in events}) == 1
        for id_, entry in before.items():
            if id_ not in after:
                assert at_once or entry.cancelled
                continue
            later = after[id_]
            said = [(one.day, one.at, one.cancelled) for one in (entry, later)]
            assert later.number > entry.number or (later.number == entry.number and said[0] == said[1])


class TestFile:
    def test_a_day_long_prompt(self) -> None:
        loop = applied("Acme", 0)
        event = read([loop, interviewed(loop, 1), outcome(loop, 2, Result.REJECTED)], 3)[1]
        assert ("DTSTART", ";VALUE=DATE", "20260306") in event.lines
        assert ("DTEND", ";VALUE=DATE", "20260307") in event.lines
        assert event["UID"] == f"feedback-loop-{loop.id}"
        assert [event[name] for name in ("CLASS", "STATUS", "TRANSP")] == ["PRIVATE", "CONFIRMED", "TRANSPARENT"]
        assert [alarm["TRIGGER"] for alarm in event.inside] == ["PT9H"]

    def test_an_interview_with_a_time_floats_and_rings_the_day_before(self) -> None:
        loop = applied("Acme", 0)
        (event,) = read([loop, interviewed(loop, 9, at="14:30")], 3)
        assert ("DTSTART", "", "20260311T143000") in event.lines
        assert (event["DURATION"], event["TRANSP"]) == ("PT1H", "OPAQUE")
        assert [alarm["TRIGGER"] for alarm in event.inside] == ["-P1D"]
        (whole_day,) = read([loop, interviewed(loop, 9)], 3)
        assert [alarm["TRIGGER"] for alarm in whole_day.inside] == ["-PT15H"]

    def test_what_is_past_or_cancelled_never_rings(self) -> None:
        loop = applied("Acme", 0)
        past, off = interviewed(loop, 2), interviewed(loop, 9)
        events = read([loop, past, off, retracted(off.id)], 3)
        assert {event["UID"]: len(event.inside) for event in events} == {
            f"feedback-loop-{past.id}": 0,
            f"feedback-loop-{off.id}": 0,
            f"feedback-loop-{loop.id}": 1,
        }

    def test_hostile_text_stays_text(self) -> None:
        loop = applied(HOSTILE, 0, role=HOSTILE)
        (event,) = read([loop, interviewed(loop, 9, round=HOSTILE)], 3)
        assert event["SUMMARY"].startswith(r"A\,b\;c\\d \"e\" \\x1b[31m\\u202e".replace(r"\"", '"'))

    @given(event_lists(), st.integers(0, 150), st.randoms())
    @UNTIMED
    def test_any_journal_is_strictly_a_calendar_and_always_the_same(
        self, events: list[Event], today: int, chance: random.Random
    ) -> None:
        text = exported(events, today)
        if text:
            strictly_read(text)
        shuffled = list(events)
        chance.shuffle(shuffled)
        assert exported(shuffled, today) == text

    @pytest.mark.filterwarnings("default")
    @given(event_lists(), st.integers(0, 150))
    @settings(UNTIMED, max_examples=25)
    def test_another_library_finds_every_event_valid(self, events: list[Event], today: int) -> None:
        if text := exported(events, today):
            parsed = vobject.readOne(text)
            assert parsed.validate(raiseException=True)
            assert len(parsed.vevent_list) == len(entries(events, today))

    def test_a_redacted_one_names_nobody_and_offers_no_command(self) -> None:
        loop, gone = applied("Globex", 0, role="Clerk"), applied("Initech", 0)
        story: list[AnyEvent] = [loop, interviewed(loop, 7, DANA), off := interviewed(loop, 30, round="Globex day")]
        story += [retracted(off.id), gone, interviewed(gone, 3, DANA), retracted(gone.id), recorded(loop, 8, DANA)]
        hidden = overview_on(redact_events(story), 8)
        text = to_ics(calendar_entries(hidden, story, None, redacted=True), day(8)).replace("\r\n ", "")
        assert not [name for name in ("Globex", "Initech", "Dana", "globex", "feedback-loop thank") if name in text]
        assert "Company 1 (Clerk)" in text
        assert text.count("STATUS:CANCELLED") == 3


def test_a_dropped_plan_makes_room_for_what_is_next() -> None:
    story = advised_loop("Acme", DANA)
    before = by_id(story.story, 5)[story.loop.id]
    after = by_id([*story.story, dropped(story.plan, 5)], 5)[story.loop.id]
    assert before.title == "Finish your action · Acme"
    assert after.cancelled
