"""Decisions about interviews: which one is meant, and what is recorded about it."""

import datetime as dt
from typing import Any

import msgspec
import pytest

from domain.builders import (
    DANA,
    KIM,
    amended,
    applied,
    cancelled,
    day,
    interviewed,
    overview_on,
    rescheduled,
    retracted,
    status_on,
    thanked,
)
from feedback_loop.domain.commands import interviews
from feedback_loop.domain.commands.interviews import (
    Answers,
    InterviewInput,
    OtherDayError,
    SeveralInterviewsError,
    interviews_to_debrief,
)
from feedback_loop.domain.dates import AmbiguousDateError, DateReader
from feedback_loop.domain.errors import RefusedError, UsageError
from feedback_loop.domain.model.events import Amended, AnyEvent, Cancelled, Event, Interviewed, Rescheduled
from feedback_loop.domain.rules.overview import LoopStatus

ACME = applied("Acme", 0)
NO_ANSWERS = Answers()
TODAY = 20
"""A Sunday, as days count from a Monday."""


def set_for(on: int, *people: str, **fields: Any) -> Interviewed:
    return interviewed(ACME, on, *people, set=True, **fields)


def status(*events: Event, today: int = TODAY, time: str = "00:00") -> LoopStatus:
    overview = overview_on([ACME, *events], today)
    return msgspec.structs.replace(overview, time=dt.time.fromisoformat(time)).statuses[ACME.id]


def record(*events: Event, today: int = TODAY, time: str = "00:00", answers: Answers = NO_ANSWERS, **typed: Any) -> Any:
    reader = DateReader(day(today))
    return interviews.record_interview(
        status(*events, today=today, time=time), InterviewInput(**typed), reader, answers
    )


def changes(event: AnyEvent) -> dict[str, Any]:
    assert isinstance(event, Amended)
    return event.changes


def on(number: int) -> str:
    return day(number).isoformat()


class TestSet:
    @pytest.mark.parametrize(
        ("typed", "time", "is_set"),
        [
            ({"on": on(TODAY + 1)}, "12:00", True),
            ({"on": on(TODAY - 1)}, "12:00", False),
            ({}, "12:00", False),
            ({"at": "14:00"}, "12:00", True),
            ({"at": "12:00"}, "12:00", True),
            ({"at": "11:59"}, "12:00", False),
            ({"at": "00:00"}, "00:00", True),
            ({"at": "14:00", "rating": 4}, "12:00", False),
            ({"on": on(TODAY - 1), "at": "14:00"}, "12:00", False),
        ],
    )
    def test_what_lies_ahead_is_set(self, typed: dict[str, Any], time: str, is_set: bool) -> None:
        (event,) = record(time=time, **typed)
        assert (type(event), event.set, event.held) == (Interviewed, is_set, False)

    @pytest.mark.parametrize("typed", [{"rating": 4}, {"talked_about": "SQL"}, {"went_well": "Calm"}])
    def test_nobody_knows_yet_how_an_interview_ahead_went(self, typed: dict[str, Any]) -> None:
        with pytest.raises(UsageError, match="once it took place"):
            record(on=on(TODAY + 1), **typed)
        with pytest.raises(UsageError, match="once it took place"):
            record(set_for(TODAY + 1), on=on(TODAY + 1), **typed)

    def test_a_date_without_a_year_is_not_before_the_application(self) -> None:
        (event,) = record(on="3 apr")
        assert event.on == dt.date(2026, 4, 3)
        with pytest.raises(AmbiguousDateError):
            record(on="1 mar")
        (event,) = record(on="1 mar", answers=Answers(day=dt.date(2026, 3, 1)))
        assert event.on == dt.date(2026, 3, 1)


class TestComplete:
    def test_completes_the_one_of_today_with_what_is_typed(self) -> None:
        interview = set_for(TODAY, DANA, at="10:00", note="Bring the CV")
        (event,) = record(
            interview,
            rating=4,
            round="onsite",
            people=["dana", KIM],
            decision_by="in 2 weeks",
            note="Calm",
            time="12:00",
        )
        assert (event.target, event.on) == (interview.id, day(TODAY))
        assert changes(event) == {
            "held": True,
            "round": "onsite",
            "people": [DANA, KIM],
            "decision_by": on(TODAY + 14),
            "rating": 4,
            "note": "Bring the CV\nCalm",
        }

    @pytest.mark.parametrize("days_ago", [0, 1, 3])
    def test_without_a_day_it_is_the_only_one_of_the_last_three_days(self, days_ago: int) -> None:
        interview = set_for(TODAY - days_ago)
        (event,) = record(interview, set_for(TODAY - 4), set_for(TODAY + 1), rating=4)
        assert (event.target, changes(event)) == (interview.id, {"held": True, "rating": 4})

    def test_the_day_typed_may_be_long_ago(self) -> None:
        interview = set_for(2)
        (event,) = record(interview, set_for(TODAY), on=on(2))
        assert (event.target, changes(event)) == (interview.id, {"held": True})

    def test_an_older_one_is_not_meant_without_its_day(self) -> None:
        (event,) = record(set_for(TODAY - 4))
        assert (type(event), event.on, event.set) == (Interviewed, day(TODAY), False)

    @pytest.mark.parametrize("over", [interviewed(ACME, TODAY - 1), set_for(TODAY - 1, held=True)])
    def test_one_that_was_held_is_not_completed(self, over: Interviewed) -> None:
        (event,) = record(over, rating=4)
        assert type(event) is Interviewed

    def test_another_round_is_another_interview(self) -> None:
        screen = set_for(TODAY, round="phone screen")
        (event,) = record(screen, round="onsite")
        assert (type(event), event.round) == (Interviewed, "onsite")
        (event,) = record(screen, round="Phone-Screen")
        assert event.target == screen.id

    def test_several_are_told_apart_by_round_or_chosen(self) -> None:
        screen, onsite = set_for(TODAY - 1, round="phone screen"), set_for(TODAY, round="onsite")
        with pytest.raises(SeveralInterviewsError) as refusal:
            record(screen, onsite, rating=4)
        assert refusal.value.ids == [screen.id, onsite.id]
        assert [text.split("  ")[1] for text in refusal.value.candidates] == [
            "phone screen, Sat 21 Mar",
            "onsite, today",
        ]
        assert record(screen, onsite, round="onsite")[0].target == onsite.id
        assert record(screen, onsite, answers=Answers(interview=screen.id))[0].target == screen.id

    def test_again_adds_one(self) -> None:
        (event,) = record(set_for(TODAY), answers=Answers(again=True))
        assert type(event) is Interviewed

    def test_another_time_later_today_moves_it_and_does_not_complete_it(self) -> None:
        interview = set_for(TODAY, at="10:00")
        assert changes(record(interview, at="15:00", time="09:00")[0]) == {"at": "15:00"}
        assert changes(record(interview, at="15:00", time="16:00")[0]) == {"held": True, "at": "15:00"}
        assert changes(record(interview, at="10:00", time="09:00")[0]) == {"held": True}
        assert changes(record(interview, at="15:00", time="09:00", rating=4)[0]) == {
            "held": True,
            "at": "15:00",
            "rating": 4,
        }

    def test_an_earlier_round_today_is_not_the_one_still_to_come(self) -> None:
        interview = set_for(TODAY, at="16:00")
        (event,) = record(interview, round="phone screen", at="10:00", time="11:00")
        assert (type(event), event.set) == (Interviewed, False)
        completed = changes(record(interview, round="phone screen", at="10:00", time="17:00")[0])
        assert completed == {"held": True, "at": "10:00", "round": "phone screen"}
        assert changes(record(interview, at="10:00", time="11:00")[0]) == {"held": True, "at": "10:00"}

    def test_a_time_later_today_is_not_that_of_yesterday(self) -> None:
        (event,) = record(set_for(TODAY - 1, at="10:00"), at="15:00", time="09:00")
        assert (type(event), event.set) == (Interviewed, True)

    def test_an_interview_ahead_learns_what_is_new(self) -> None:
        interview = set_for(TODAY + 5, DANA)
        (event,) = record(interview, on=on(TODAY + 5), at="14:30", people=[KIM])
        assert changes(event) == {"at": "14:30", "people": [DANA, KIM]}
        with pytest.raises(RefusedError, match="is set for Fri 27 Mar already"):
            record(interview, on=on(TODAY + 5), people=["dana"])

    def test_one_that_was_moved_is_completed_on_its_new_day(self) -> None:
        interview = set_for(TODAY - 10)
        events = [interview, rescheduled(interview, 5, TODAY)]
        assert changes(record(*events)[0]) == {"held": True}

    def test_one_that_was_cancelled_is_not(self) -> None:
        interview = set_for(TODAY)
        off = cancelled(interview, TODAY)
        assert type(record(interview, off)[0]) is Interviewed
        assert changes(record(interview, off, retracted(off.id))[0]) == {"held": True}


class TestSecond:
    @pytest.mark.parametrize(
        ("known", "typed"), [("onsite", "onsite"), ("onsite", None), (None, "onsite"), (None, None)]
    )
    def test_of_the_same_day_and_round_needs_again(self, known: str | None, typed: str | None) -> None:
        interview = interviewed(ACME, TODAY - 2, round=known)
        with pytest.raises(RefusedError, match=r"on that day already: .* Add --again"):
            record(interview, on=on(TODAY - 2), round=typed)
        assert type(record(interview, on=on(TODAY - 2), round=typed, answers=Answers(again=True))[0]) is Interviewed

    def test_of_another_round_needs_nothing(self) -> None:
        interview = interviewed(ACME, TODAY, round="phone screen")
        assert type(record(interview, round="onsite")[0]) is Interviewed

    def test_typed_again_after_it_completed_that_of_yesterday_needs_its_day(self) -> None:
        interview = set_for(TODAY - 1)
        completed = msgspec.structs.replace(amended(interview, held=True), on=day(TODAY))
        with pytest.raises(RefusedError, match="You completed that today already"):
            record(interview, completed)
        assert type(record(interview, completed, on="today")[0]) is Interviewed


class TestOtherDay:
    ONSITE = set_for(TODAY + 5, round="onsite", at="14:30")

    def test_the_same_round_says_how_to_move_it(self) -> None:
        with pytest.raises(OtherDayError) as refusal:
            record(self.ONSITE, round="Onsite", on=on(TODAY + 7), at="10:00")
        assert f"feedback-loop reschedule acme {on(TODAY + 7)} --at 10:00 --round onsite." in refusal.value.message
        assert "--again" in refusal.value.message

    def test_one_without_a_round_may_be_the_one_that_is_set(self) -> None:
        for interview in (self.ONSITE, set_for(TODAY + 5)):
            with pytest.raises(OtherDayError):
                record(interview, on=on(TODAY + 7))
            assert type(record(interview, on=on(TODAY - 1))[0]) is Interviewed

    def test_another_round_is_another_interview(self) -> None:
        (event,) = record(self.ONSITE, round="panel", on=on(TODAY + 7))
        assert (type(event), event.set) == (Interviewed, True)

    def test_one_that_was_to_take_place_lately_is_moved_too(self) -> None:
        with pytest.raises(OtherDayError):
            record(set_for(TODAY - 1, round="onsite"), round="onsite", on=on(TODAY + 7))
        for over in (set_for(TODAY - 4, round="onsite"), set_for(TODAY - 1, round="onsite", rating=4)):
            assert type(record(over, round="onsite", on=on(TODAY + 7))[0]) is Interviewed
        thanks = thanked(ACME, TODAY)
        held = set_for(TODAY - 1, round="onsite")
        assert type(record(held, thanks, round="onsite", on=on(TODAY + 7))[0]) is Interviewed

    def test_the_answer_moves_it_or_adds_one(self) -> None:
        typed: dict[str, Any] = {"round": "onsite", "on": on(TODAY + 7), "at": "10:00", "people": [KIM]}
        moved, details = record(self.ONSITE, answers=Answers(move=True), **typed)
        assert (type(moved), moved.interview, moved.to, moved.at) == (
            Rescheduled,
            self.ONSITE.id,
            day(TODAY + 7),
            "10:00",
        )
        assert changes(details) == {"people": [KIM]}
        (second,) = record(self.ONSITE, answers=Answers(again=True), **typed)
        assert type(second) is Interviewed

    def test_one_that_took_place_earlier_is_completed_on_that_day(self) -> None:
        with pytest.raises(OtherDayError, match=f"edit .* on={on(TODAY - 1)}"):
            record(self.ONSITE, round="onsite", on=on(TODAY - 1))
        (event,) = record(self.ONSITE, round="onsite", on=on(TODAY - 1), rating=4, answers=Answers(move=True))
        assert changes(event) == {"on": on(TODAY - 1), "held": True, "rating": 4}


class TestReschedule:
    @staticmethod
    def move(
        *events: Event,
        to: int = TODAY + 9,
        at: str | None = None,
        round_: str | None = None,
        time: str = "12:00",
        answers: Answers = NO_ANSWERS,
    ) -> Rescheduled:
        return interviews.reschedule(status(*events, time=time), round_, day(to), at, answers)

    def test_moves_the_next_one(self) -> None:
        interview = set_for(TODAY + 5, at="14:30")
        event = self.move(set_for(TODAY - 2), interview)
        assert (event.interview, event.to, event.at, event.on) == (interview.id, day(TODAY + 9), None, day(TODAY))
        assert self.move(interview, at="10:00").at == "10:00"

    def test_moves_one_that_did_not_take_place(self) -> None:
        interview = set_for(TODAY - 9)
        assert self.move(interview).interview == interview.id
        today = set_for(TODAY, at="09:00")
        assert self.move(today, to=TODAY, at="15:00").interview == today.id

    @pytest.mark.parametrize(
        "events",
        [
            [],
            [interviewed(ACME, TODAY - 1)],
            [set_for(TODAY - 1, held=True)],
            [set_for(TODAY - 1, rating=4)],
            [set_for(TODAY - 1), thanked(ACME, TODAY)],
        ],
    )
    def test_without_any_it_says_how_to_set_one(self, events: list[Event]) -> None:
        with pytest.raises(RefusedError, match=f"feedback-loop interviewed acme --on {on(TODAY + 9)}"):
            self.move(*events)

    def test_several_are_told_apart_by_round_or_chosen(self) -> None:
        screen, onsite = set_for(TODAY + 1, round="phone screen"), set_for(TODAY + 2, round="Onsite day")
        with pytest.raises(SeveralInterviewsError, match="--round"):
            self.move(screen, onsite)
        assert self.move(screen, onsite, round_="onsite").interview == onsite.id
        assert self.move(screen, onsite, answers=Answers(interview=onsite.id)).interview == onsite.id
        with pytest.raises(RefusedError, match="has no panel that is set") as refusal:
            self.move(screen, onsite, round_="panel")
        assert len(refusal.value.candidates) == 2

    def test_the_same_day_and_a_time_that_has_passed_are_refused(self) -> None:
        interview = set_for(TODAY + 5, at="14:30")
        for at in (None, "14:30"):
            with pytest.raises(RefusedError, match="is set for Fri 27 Mar 14:30 already"):
                self.move(interview, to=TODAY + 5, at=at)
        assert self.move(interview, to=TODAY + 5, at="15:00").at == "15:00"
        with pytest.raises(UsageError, match="Today at 11:59 is in the past"):
            self.move(interview, to=TODAY, at="11:59")


class TestCancel:
    def test_ends_the_next_one(self) -> None:
        interview = set_for(TODAY + 5)
        event = interviews.cancel(status(interview), None, "They froze hiring", Answers())
        assert event == Cancelled(interview=interview.id, reason="They froze hiring", on=day(TODAY))

    def test_without_any_it_says_what_to_do(self) -> None:
        with pytest.raises(RefusedError, match="feedback-loop undo"):
            interviews.cancel(status(interviewed(ACME, TODAY)), None, None, Answers())


class TestDebrief:
    @staticmethod
    def note(*events: Event, answers: Answers = NO_ANSWERS, **typed: Any) -> Any:
        return interviews.debrief(status(*events), InterviewInput(**typed), DateReader(day(TODAY)), answers)

    def test_completes_the_one_that_was_set(self) -> None:
        interview = set_for(TODAY - 1)
        event = self.note(
            interview,
            interviewed(ACME, TODAY),
            rating=4,
            questions=("Why us?",),
            went_well="Calm",
            differently="Shorter",
            next_steps="They decide by 20 april",
            talked_about="SQL",
        )
        assert event.target == interview.id
        assert changes(event) == {
            "held": True,
            "questions": ["Why us?"],
            "rating": 4,
            "talked_about": "SQL",
            "went_well": "Calm",
            "differently": "Shorter",
            "next_steps": "They decide by 20 april",
        }

    def test_else_adds_to_one_without_a_debrief(self) -> None:
        new = interviewed(ACME, TODAY - 2)
        assert self.note(interviewed(ACME, TODAY - 1, rating=3), new, rating=4).target == new.id

    def test_else_adds_to_one_with_a_debrief(self) -> None:
        interview = interviewed(ACME, TODAY, questions=("Why us?",), went_well="Calm")
        event = self.note(interview, questions=("Why us?", "SQL?"), went_well="Short")
        assert changes(event) == {"held": True, "questions": ["Why us?", "SQL?"], "went_well": "Calm\nShort"}
        with pytest.raises(RefusedError, match="already"):
            self.note(interview, went_well="Calm")

    def test_else_there_was_one_that_was_not_recorded(self) -> None:
        event = self.note(interviewed(ACME, TODAY - 4), set_for(TODAY + 1), rating=4, people=[KIM])
        assert (type(event), event.on, event.rating, event.people, event.set) == (
            Interviewed,
            day(TODAY),
            4,
            (KIM,),
            False,
        )
        assert self.note(on=on(TODAY - 6), round="panel", rating=4).on == day(TODAY - 6)

    def test_several_are_told_apart_by_day_round_or_id(self) -> None:
        screen, onsite = set_for(TODAY - 1, round="screen"), set_for(TODAY, round="onsite")
        with pytest.raises(SeveralInterviewsError):
            self.note(screen, onsite, rating=4)
        assert self.note(screen, onsite, rating=4, round="screen").target == screen.id
        assert self.note(screen, onsite, rating=4, on="today").target == onsite.id
        old = interviewed(ACME, 2)
        assert self.note(screen, old, rating=4, answers=Answers(interview=old.id)).target == old.id

    def test_without_a_target_it_is_that_of_today_or_yesterday(self) -> None:
        globex = applied("Globex", 0)
        events = [ACME, globex, interviewed(ACME, TODAY - 2), yesterday := interviewed(globex, TODAY - 1)]
        found = interviews_to_debrief(overview_on(events, TODAY), None)
        assert [event.id for _, event in found] == [yesterday.id]
        both = [*events, interviewed(ACME, TODAY, rating=4)]
        assert [event.id for _, event in interviews_to_debrief(overview_on(both, TODAY), None)] == [yesterday.id]
        more = [*events, today := interviewed(ACME, TODAY)]
        assert {event.id for _, event in interviews_to_debrief(overview_on(more, TODAY), None)} == {
            today.id,
            yesterday.id,
        }
        assert [event.on for _, event in interviews_to_debrief(overview_on(more, TODAY), day(TODAY - 2))] == [
            day(TODAY - 2)
        ]


@pytest.mark.parametrize("target", ["", "id0", "acme"])
def test_a_target_that_is_no_id_names_no_interview(target: str) -> None:
    assert interviews.find_by_id(status_on([ACME, set_for(TODAY)], TODAY).loop, target) is None


def test_the_id_of_an_interview_names_it() -> None:
    interview = set_for(TODAY)
    assert interviews.find_by_id(status(interview).loop, f" {interview.id.upper()} ") == interview.id
