"""Decisions about interviews: set, move, cancel, complete and debrief them.

An interview that was set for a day is completed by a correction of its event, so that it counts once.
"""

import datetime as dt
import shlex
from collections.abc import Sequence

import msgspec

from feedback_loop.domain.commands.recipients import resolve_people
from feedback_loop.domain.dates import DateReader, format_date
from feedback_loop.domain.errors import RefusedError, UsageError
from feedback_loop.domain.model.events import Amended, Cancelled, Changes, Interviewed, Rescheduled, Thanked
from feedback_loop.domain.model.loop import Loop
from feedback_loop.domain.model.people import read_person
from feedback_loop.domain.rules.facts import LoopFacts
from feedback_loop.domain.rules.overview import LoopStatus, Overview
from feedback_loop.domain.rules.targets import MIN_ID_LENGTH, IdPrefixes
from feedback_loop.domain.text import casefold_key, join_words

_WINDOW = dt.timedelta(days=3)
"""An interview that was set may be completed so long after its day, without naming the day."""

DEBRIEF_FIELDS = ("rating", "talked_about", "questions", "went_well", "differently", "next_steps")


class InterviewInput(msgspec.Struct, frozen=True, kw_only=True):
    """An interview as typed: its texts are clean, its days and people are still to be read."""

    on: str | None = None
    at: str | None = None
    round: str | None = None
    people: Sequence[str] = ()
    decision_by: str | None = None
    note: str | None = None
    rating: int | None = None
    talked_about: str | None = None
    questions: tuple[str, ...] = ()
    went_well: str | None = None
    differently: str | None = None
    next_steps: str | None = None

    @property
    def is_debrief(self) -> bool:
        """True if it says how the interview went."""
        return any(getattr(self, name) for name in DEBRIEF_FIELDS)


class Answers(msgspec.Struct, frozen=True):
    """Choices of the user where a command line left something open.

    Attributes:
        day: the day, where a date without a year has two readings.
        interview: the id of one of several interviews.
        again: True for another interview besides one that looks like it.
        move: True to move the one that looks like it.
    """

    day: dt.date | None = None
    interview: str | None = None
    again: bool = False
    move: bool = False


class SeveralInterviewsError(UsageError):
    """Several interviews may be meant.

    Attributes:
        ids: their ids, in the order of the candidates.
    """

    def __init__(self, facts: LoopFacts, interviews: Sequence[Interviewed]) -> None:
        prefixes = IdPrefixes(event.id for event in facts.history.events)
        listed = [f"{prefixes.shortest(event.id)}  {describe(event, facts.today)}" for event in interviews]
        label = facts.loop.label
        super().__init__(f"Which interview at {label}? Name its --round, or type its id as the TARGET:", listed)
        self.ids = [event.id for event in interviews]


class OtherDayError(RefusedError):
    """The interview is set for another day."""


def describe(interview: Interviewed, today: dt.date) -> str:
    """Return round, day, time and people of an interview as a list shows them."""
    people = f" with {join_words([read_person(person).short for person in interview.people])}"
    return f"{_name(interview)}, {_when(interview, today)}{people if interview.people else ''}"


def _name(interview: Interviewed) -> str:
    return interview.round or "interview"


def _when(interview: Interviewed, today: dt.date) -> str:
    day = format_date(interview.on, today) if interview.on else "unknown date"
    return f"{day} {interview.at}" if interview.at else day


def find_by_id(loop: Loop, target: str) -> str | None:
    """Return the id of the interview that a TARGET is the beginning of, if it is one."""
    prefix = target.strip().lower()
    ids = [event.id for event in loop.events_of(Interviewed) if event.id.startswith(prefix)]
    return ids[0] if len(prefix) >= MIN_ID_LENGTH and len(ids) == 1 else None


def record_interview(
    status: LoopStatus, typed: InterviewInput, dates: DateReader, answers: Answers
) -> list[Amended | Interviewed | Rescheduled]:
    """Return a new interview, or the completion of the one that was set for the day.

    Raises:
        AmbiguousDateError, SeveralInterviewsError, OtherDayError: the user has to choose.
    """
    facts = status.facts
    day = _read_day(facts, typed, dates, answers)
    if not answers.again and (interview := _find_planned(facts, typed, day, answers)):
        return [_complete(facts, interview, typed, dates)]
    day = day or facts.today
    _refuse_debrief_ahead(day, typed, facts.today)
    if not answers.again:
        _refuse_second(status, typed, day)
        if other := _find_on_other_day(facts, typed, day):
            if not answers.move:
                raise _other_day_error(status, other, typed, day)
            return _move_and_complete(facts, other, typed, day, dates)
    return [new_interview(facts, typed, day, dates)]


def _read_day(facts: LoopFacts, typed: InterviewInput, dates: DateReader, answers: Answers) -> dt.date | None:
    if typed.on is None or answers.day:
        return answers.day
    return dates.meeting_date(typed.on, facts.loop.applied_on)


def _lies_ahead(facts: LoopFacts, day: dt.date, at: str | None) -> bool:
    """Return True for a later day, or for today at a time that has not passed."""
    return day > facts.today or (day == facts.today and at is not None and dt.time.fromisoformat(at) >= facts.time)


def _is_still_to_come(facts: LoopFacts, interview: Interviewed) -> bool:
    """Return True if an interview has a time that has not passed."""
    return interview.on is not None and interview.at is not None and _lies_ahead(facts, interview.on, interview.at)


def _is_open(facts: LoopFacts, interview: Interviewed) -> bool:
    """Return True if an interview was set, and nothing says whether it took place."""
    is_set = interview.on is not None and (interview.set or interview.on > facts.today)
    return is_set and not interview.held


def _is_same_round(interview: Interviewed, round_: str | None) -> bool:
    return _round_key(interview.round) == _round_key(round_)


def _may_be_round(interview: Interviewed, round_: str | None) -> bool:
    return interview.round is None or round_ is None or _is_same_round(interview, round_)


def _is_another(interview: Interviewed, typed: InterviewInput) -> bool:
    """Return True if the rounds differ, or one without a round is at another time than the round that is typed."""
    has_other_time = bool(interview.at and typed.at and interview.at != typed.at)
    is_named_only_now = interview.round is None and typed.round is not None
    return not _may_be_round(interview, typed.round) or (has_other_time and is_named_only_now)


def _round_key(round_: str | None) -> str:
    return casefold_key(round_ or "") or (round_ or "").strip()


def _is_recent(interview: Interviewed, today: dt.date) -> bool:
    return interview.on is not None and today - _WINDOW <= interview.on <= today


def _find_planned(facts: LoopFacts, typed: InterviewInput, day: dt.date | None, answers: Answers) -> Interviewed | None:
    """Return the interview that was set for the day typed or, without one, for today or the last three days."""
    planned = [event for event in facts.loop.events_of(Interviewed) if _is_open(facts, event)]
    if day:
        planned = [event for event in planned if event.on == day]
    else:
        planned = [event for event in planned if _is_recent(event, facts.today)]
        if typed.at and not typed.is_debrief and _lies_ahead(facts, facts.today, typed.at):
            # Later today, there will be another one than that of yesterday.
            planned = [event for event in planned if event.on == facts.today or event.at == typed.at]
    # What is still to come today is not the other round that took place before it.
    planned = [event for event in planned if not (_is_another(event, typed) and _is_still_to_come(facts, event))]
    return _choose(facts, _of_round(planned, typed.round), answers)


def _of_round(interviews: Sequence[Interviewed], round_: str | None) -> list[Interviewed]:
    """Return the interviews of a round, else those without one; all of them if no round is wanted."""
    exact = [event for event in interviews if _is_same_round(event, round_)] if round_ else []
    return exact or [event for event in interviews if _may_be_round(event, round_)]


def _choose(facts: LoopFacts, interviews: Sequence[Interviewed], answers: Answers) -> Interviewed | None:
    chosen = [event for event in interviews if event.id == answers.interview] or interviews
    if len(chosen) > 1:
        raise SeveralInterviewsError(facts, chosen)
    return chosen[0] if chosen else None


def _complete(facts: LoopFacts, interview: Interviewed, typed: InterviewInput, dates: DateReader) -> Amended:
    """Return what is new about an interview that was set; and that it took place, unless it lies ahead."""
    assert interview.on  # noqa: S101  # it was found by its day
    _refuse_debrief_ahead(interview.on, typed, facts.today)
    is_moved = typed.at is not None and typed.at != interview.at and _lies_ahead(facts, interview.on, typed.at)
    lies_ahead = interview.on > facts.today or (is_moved and not typed.is_debrief)
    changes = changes_of(facts, interview, typed, dates.decision_date(typed.decision_by, interview.on))
    if lies_ahead and not changes:
        raise RefusedError(
            f"The {_name(interview)} at {facts.loop.label} is set for {_when(interview, facts.today)} already. "
            "Add --again if there is a second one."
        )
    held: Changes = {} if lies_ahead else {"held": True}
    return Amended(target=interview.id, changes=held | changes, on=facts.today)


def changes_of(facts: LoopFacts, interview: Interviewed, typed: InterviewInput, decision_by: dt.date | None) -> Changes:
    """Return the fields of an interview that are typed and new; people, questions and texts are added."""
    changes: Changes = {}
    if typed.at and typed.at != interview.at:
        changes["at"] = typed.at
    if typed.round and not interview.round:
        changes["round"] = typed.round
    for name, added in (("people", resolve_people(facts, typed.people)), ("questions", typed.questions)):
        known: tuple[str, ...] = getattr(interview, name)
        if new := [text for text in added if text not in known]:
            changes[name] = [*known, *new]
    if decision_by and decision_by != interview.decision_by:
        changes["decision_by"] = decision_by.isoformat()
    if typed.rating and typed.rating != interview.rating:
        changes["rating"] = typed.rating
    for name in ("note", "talked_about", "went_well", "differently", "next_steps"):
        text, present = getattr(typed, name), getattr(interview, name)
        if text and text not in (present or "").split("\n"):
            changes[name] = f"{present}\n{text}" if present else text
    return changes


def _refuse_debrief_ahead(day: dt.date, typed: InterviewInput, today: dt.date) -> None:
    if day > today and typed.is_debrief:
        raise UsageError(
            f"The interview is on {format_date(day, today)}. Note how it went once it took place, or check the date."
        )


def _refuse_second(status: LoopStatus, typed: InterviewInput, day: dt.date) -> None:
    """Refuse a second interview of the same day and round, and one after an earlier one was completed today."""
    completed = set[str]() if typed.on is not None else _completed_today(status.facts)
    for interview in status.loop.events_of(Interviewed):
        if _is_another(interview, typed):
            continue
        described = describe(interview, status.today)
        if interview.on == day:
            raise RefusedError(
                f"{status.loop.label} has an interview on that day already: {described}. Add --again if there was a "
                f"second one. To note how it went: feedback-loop debrief {status.target}"
            )
        if interview.id in completed and _is_recent(interview, status.today):
            raise RefusedError(
                f"You completed that today already: {described}. If there was another one today, add --on today. "
                f"To note more about it: feedback-loop debrief {status.target}"
            )


def _completed_today(facts: LoopFacts) -> set[str]:
    """Return the ids of the interviews that were completed today."""
    amended = (event for event in facts.history.events if isinstance(event, Amended) and event.on == facts.today)
    return {event.target for event in amended if event.changes.get("held")}


def _find_on_other_day(facts: LoopFacts, typed: InterviewInput, day: dt.date) -> Interviewed | None:
    """Return the interview, set for another day, that the typed one looks like: of the same round, if it has one."""
    is_ahead = _lies_ahead(facts, day, typed.at)
    for interview in facts.loop.events_of(Interviewed):
        if not _is_open(facts, interview) or interview.on is None or _is_held(facts, interview):
            continue
        if typed.round:
            is_same = _is_same_round(interview, typed.round) and interview.on >= facts.today - _WINDOW
        else:
            is_same = is_ahead and facts.is_ahead(interview)
        if is_same:
            return interview
    return None


def _is_held(facts: LoopFacts, interview: Interviewed) -> bool:
    """Return True if something shows that an interview took place, though nobody said so."""
    is_described = any(getattr(interview, name) for name in DEBRIEF_FIELDS)
    return is_described or bool(facts.loop.events_after(Thanked, interview))


def _other_day_error(status: LoopStatus, interview: Interviewed, typed: InterviewInput, day: dt.date) -> OtherDayError:
    today = status.today
    if day < today:
        ids = IdPrefixes(event.id for event in status.facts.history.events)
        command = f"edit {ids.shortest(interview.id)} on={day}"
        how = f"If it took place {format_date(day, today)}"
    else:
        at = f" --at {typed.at}" if typed.at else ""
        round_ = f" --round {shlex.quote(interview.round)}" if interview.round else ""
        command = f"reschedule {status.target} {day}{at}{round_}"
        how = "To move it"
    return OtherDayError(
        f"The {_name(interview)} at {status.loop.label} is set for {_when(interview, today)}. "
        f"{how}: feedback-loop {command}. If there is a second one, add --again."
    )


def _move_and_complete(
    facts: LoopFacts, interview: Interviewed, typed: InterviewInput, day: dt.date, dates: DateReader
) -> list[Amended | Interviewed | Rescheduled]:
    """Return the new day of an interview, with what else is typed about it."""
    changes = changes_of(facts, interview, typed, dates.decision_date(typed.decision_by, day))
    if not _lies_ahead(facts, day, typed.at):
        completed: Changes = {"on": day.isoformat(), "held": True}
        return [Amended(target=interview.id, changes=completed | changes, on=facts.today)]
    changes.pop("at", None)
    amended = [Amended(target=interview.id, changes=changes, on=facts.today)] if changes else []
    return [Rescheduled(interview=interview.id, to=day, at=typed.at, on=facts.today), *amended]


def new_interview(facts: LoopFacts, typed: InterviewInput, day: dt.date, dates: DateReader) -> Interviewed:
    """Return an interview that was not recorded before."""
    return Interviewed(
        application=facts.loop.id,
        on=day,
        at=typed.at,
        round=typed.round,
        people=resolve_people(facts, typed.people),
        decision_by=dates.decision_date(typed.decision_by, day),
        note=typed.note,
        rating=typed.rating,
        talked_about=typed.talked_about,
        questions=typed.questions,
        went_well=typed.went_well,
        differently=typed.differently,
        next_steps=typed.next_steps,
        set=_lies_ahead(facts, day, typed.at) and not typed.is_debrief,
    )


def debrief(status: LoopStatus, typed: InterviewInput, dates: DateReader, answers: Answers) -> Amended | Interviewed:
    """Return what the user notes about an interview; without one that it fits, there was one that was not recorded."""
    facts = status.facts
    interview = find_interview_to_debrief(facts, typed, dates, answers)
    if interview is None:
        return new_interview(facts, typed, dates.past_date(typed.on), dates)
    changes = changes_of(facts, interview, typed, dates.decision_date(typed.decision_by, interview.on or facts.today))
    if not changes:
        raise RefusedError(f"You noted that already: {describe(interview, facts.today)}.")
    held: Changes = {"held": True}
    return Amended(target=interview.id, changes=held | changes, on=facts.today)


def find_interview_to_debrief(
    facts: LoopFacts, typed: InterviewInput, dates: DateReader, answers: Answers
) -> Interviewed | None:
    """Return the interview of today or the last three days, or of the day and round typed, that a debrief is about.

    It is the one that was set, else one without a debrief, else any of the days.
    """
    day = dates.past_date(typed.on) if typed.on is not None else None
    past = [event for event in facts.loop.events_of(Interviewed) if event.on is None or event.on <= facts.today]
    recent = [event for event in past if (event.on == day if day else _is_recent(event, facts.today))]
    recent = [event for event in past if event.id == answers.interview] or _of_round(recent, typed.round)
    planned = [event for event in recent if _is_open(facts, event)]
    new = [event for event in recent if not event.has_debrief]
    return _choose(facts, planned or new or recent, answers)


def interviews_to_debrief(overview: Overview, day: dt.date | None) -> list[tuple[LoopStatus, Interviewed]]:
    """Return the interviews of a day, by default today and yesterday, in all loops: those without a debrief, if any."""
    days = (day,) if day else (overview.today, overview.today - dt.timedelta(days=1))
    interviews = [
        (status, event)
        for status in overview.statuses.values()
        for event in status.loop.events_of(Interviewed)
        if event.on in days
    ]
    return [(status, event) for status, event in interviews if not event.has_debrief] or interviews


def reschedule(status: LoopStatus, round_: str | None, to: dt.date, at: str | None, answers: Answers) -> Rescheduled:
    """Return a new day, not in the past, of the interview that is set."""
    facts = status.facts
    interview = _choose_planned(status.facts, round_, answers)
    if interview is None:
        raise RefusedError(
            f"{facts.loop.label} has no interview that is set. "
            f"Set one: feedback-loop interviewed {status.target} --on {to}"
        )
    if to == facts.today and at is not None and not _lies_ahead(facts, to, at):
        raise UsageError(f"Today at {at} is in the past. Use a later time.")
    if to == interview.on and at in (None, interview.at):
        when = _when(interview, facts.today)
        raise RefusedError(f"The {_name(interview)} at {facts.loop.label} is set for {when} already. Type another day.")
    return Rescheduled(interview=interview.id, to=to, at=at, on=facts.today)


def cancel(status: LoopStatus, round_: str | None, reason: str | None, answers: Answers) -> Cancelled:
    """Return the end of the interview that is set."""
    interview = _choose_planned(status.facts, round_, answers)
    if interview is None:
        raise RefusedError(
            f"{status.loop.label} has no interview that is set. "
            "One that was recorded by mistake is taken back with: feedback-loop undo ID. "
            f"To see the ids: feedback-loop log {status.target}"
        )
    return Cancelled(interview=interview.id, reason=reason, on=status.today)


def has_planned(status: LoopStatus) -> bool:
    """Return True if an interview is set that may be moved or cancelled."""
    return bool(_planned(status.facts))


def _planned(facts: LoopFacts) -> list[Interviewed]:
    """Return the interviews that are set, ahead or passed without being held."""
    events = [event for event in facts.loop.events_of(Interviewed) if _is_open(facts, event)]
    return [event for event in events if facts.is_ahead(event) or not _is_held(facts, event)]


def _choose_planned(facts: LoopFacts, round_: str | None, answers: Answers) -> Interviewed | None:
    """Return the next interview that is set, else one that has passed and was not held; None if there is none."""
    events = _planned(facts)
    if chosen := [event for event in events if event.id == answers.interview]:
        return chosen[0]
    if round_ and events:
        events = _named(facts, events, round_)
    return _choose(facts, [event for event in events if facts.is_ahead(event)] or events, answers)


def _named(facts: LoopFacts, interviews: Sequence[Interviewed], round_: str) -> list[Interviewed]:
    """Return the interviews whose round is called or contains ``round_``."""
    key = _round_key(round_)
    partial = [event for event in interviews if key in _round_key(event.round)]
    exact = [event for event in partial if _is_same_round(event, round_)]
    if not partial:
        listed = [describe(event, facts.today) for event in interviews]
        raise RefusedError(f"{facts.loop.label} has no {round_} that is set. These are:", listed)
    return exact or partial
