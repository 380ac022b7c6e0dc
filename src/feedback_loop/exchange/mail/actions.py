"""The meaning of a mail: the command to type, and the events that this command would record."""

import datetime as dt
import shlex
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import msgspec

from feedback_loop.domain.commands import interviews, verbs
from feedback_loop.domain.commands.check_in import check_in
from feedback_loop.domain.commands.interviews import Answers, InterviewInput
from feedback_loop.domain.commands.recipients import default_person, resolve_person
from feedback_loop.domain.dates import DateReader, format_date
from feedback_loop.domain.errors import PersonError, UsageError
from feedback_loop.domain.model.events import (
    Amended,
    AnyEvent,
    Applied,
    Asked,
    Cancelled,
    Changes,
    CheckedIn,
    Event,
    FollowedUp,
    Heard,
    Interviewed,
    Rescheduled,
    Result,
    Retracted,
    Thanked,
)
from feedback_loop.domain.model.people import Person, person_slug, read_person
from feedback_loop.domain.rules.facts import LoopFacts
from feedback_loop.domain.rules.overview import LoopStatus, Overview
from feedback_loop.domain.text import one_line
from feedback_loop.exchange.mail.judgements import judge

PROGRAM = "feedback-loop"
UNKNOWN_DAY = "DATE"
"""Stands in a command for the day that a mail does not tell; the user has to type it."""

PROVISIONAL = "provisional"
"""The batch of events that earlier proposals of a list would record."""

_VIA = "mail"
ASSESSMENT = "assessment"


@dataclass(frozen=True, slots=True)
class Choices:
    """Choices of the user where a mail leaves something open.

    Attributes:
        day: the day of what a mail without one says.
    """

    day: dt.date | None = None
    answers: Answers = field(default_factory=Answers)


Decide = Callable[[Overview, Choices], Sequence[AnyEvent]]


@dataclass(frozen=True, slots=True)
class Action:
    """A command, and the events that it would record in the journal as it is then.

    Attributes:
        commands: the words of each command after the program's name.
        needs_day: True if the user has to type the day.
        doubt: what the user should know before they accept it, so that it is never beyond doubt; "" if nothing.
    """

    commands: tuple[tuple[str, ...], ...]
    decide: Decide
    needs_day: bool = False
    doubt: str = ""

    @property
    def command(self) -> str:
        """The command line to type."""
        return " && ".join(shlex.join((PROGRAM, *words)) for words in self.commands)


@dataclass(frozen=True, slots=True)
class Subject:
    """Loop and person that an action is about.

    Attributes:
        person: the person as typed after ``--with``; None for nobody in particular.
        day: the day on which it happened; None if the mail does not tell.
    """

    status: LoopStatus
    person: str | None
    day: dt.date | None

    @property
    def target(self) -> str:
        """The TARGET of the loop."""
        return self.status.target

    @property
    def facts(self) -> LoopFacts:
        """The facts about the loop."""
        return self.status.facts

    def current(self, overview: Overview) -> LoopStatus:
        """Return the loop as it is now."""
        return overview.statuses[self.status.id]

    def with_words(self) -> tuple[str, ...]:
        """Return the option for the person."""
        if self.person is None:
            return ()
        people = self.status.loop.people()
        return ("--with", _unquote(person_slug(self.person, people)) if self.person in people else self.person)

    def on_words(self) -> tuple[str, ...]:
        """Return the option for the day."""
        return ("--on", self.day.isoformat() if self.day else UNKNOWN_DAY)


def _unquote(argument: str) -> str:
    return "".join(shlex.split(argument))


def _day(subject: Subject, choices: Choices) -> dt.date:
    day = subject.day or choices.day
    if day is None:
        raise UsageError("The mail has no date. Type the day.")
    return day


def apply_for(company: str, role: str | None, person: Person | None, agency: str | None, day: dt.date | None) -> Action:
    """Return a new application, which a mail confirms."""
    people = (str(person),) if person else ()
    words = ["apply", company, *([role] if role else []), *(word for text in people for word in ("--with", text))]
    words += ["--agency", agency] if agency else []
    words += ["--on", day.isoformat() if day else UNKNOWN_DAY]

    def decide(overview: Overview, choices: Choices) -> list[AnyEvent]:
        on = day or choices.day
        if on is None:
            raise UsageError("The mail has no date. Type the day.")
        return [
            verbs.apply(Applied(company=company, role=role, people=people, agency=agency, on=on), overview, again=False)
        ]

    return Action((tuple(words),), decide, needs_day=day is None)


def end(subject: Subject, result: Result, deadline: dt.date | None) -> Action:
    """Return the outcome of a loop."""
    decision = ["--decision-by", deadline.isoformat()] if deadline and result is Result.OFFER else []

    def decide(overview: Overview, choices: Choices) -> list[AnyEvent]:
        status = subject.current(overview)
        by = deadline if result is Result.OFFER else None
        ended = verbs.outcome(status.loop, result, _day(subject, choices), decision_by=by, note=None)
        verbs.refuse_duplicate(status.loop.events, ended, again=False)
        cancelled = [] if result is Result.OFFER else verbs.cancel_upcoming_interviews(status.facts)
        return [ended, *cancelled]

    words = ("outcome", subject.target, str(result), *decision, *subject.on_words())
    return Action((words,), decide, needs_day=subject.day is None)


@dataclass(frozen=True, slots=True)
class Meeting:
    """An interview as a mail or a calendar announces it.

    Attributes:
        on: its day; None if that is not plain.
        announced_on: the day of the mail.
    """

    on: dt.date | None
    at: str | None
    round: str | None
    people: tuple[str, ...]
    announced_on: dt.date | None
    note: str | None = None


def meet(subject: Subject, meeting: Meeting, dates: DateReader) -> Action:
    """Return an interview; one that was announced before its day was set, even if the mail is read later."""
    words = ["interviewed", subject.target, "--on", meeting.on.isoformat() if meeting.on else UNKNOWN_DAY]
    for name, value in (("--at", meeting.at), ("--round", meeting.round), ("--note", meeting.note)):
        words += [name, value] if value else []
    words += [word for person in meeting.people for word in replace(subject, person=person).with_words()]

    def decide(overview: Overview, choices: Choices) -> list[AnyEvent]:
        day = meeting.on or choices.day
        if day is None:
            raise UsageError("The mail does not tell the day. Type it.")
        typed = InterviewInput(
            on=day.isoformat(), at=meeting.at, round=meeting.round, people=meeting.people, note=meeting.note
        )
        events = interviews.record_interview(subject.current(overview), typed, dates, choices.answers)
        return [_as_set(event, meeting.announced_on) for event in events]

    return Action((tuple(words),), decide, needs_day=meeting.on is None)


def _as_set(event: AnyEvent, announced_on: dt.date | None) -> AnyEvent:
    if isinstance(event, Interviewed) and event.on and announced_on and announced_on <= event.on:
        return msgspec.structs.replace(event, set=True)
    return event


def _round_words(subject: Subject, interview: Interviewed | None, round_: str | None) -> tuple[str, ...]:
    """Return the option for the round of an interview that is set, where it tells it from another one."""
    if interview is None:
        return ("--round", round_) if round_ else ()
    planned = [event for event in subject.status.loop.events_of(Interviewed) if event.set and not event.held]
    return ("--round", interview.round) if interview.round and len(planned) > 1 else ()


def move(subject: Subject, interview: Interviewed | None, to: dt.date, at: str | None, round_: str | None) -> Action:
    """Return the new day of an interview: of the one that a calendar names, else of the one that is set."""
    words = ("reschedule", subject.target, to.isoformat(), *(("--at", at) if at else ()))
    words += _round_words(subject, interview, round_)

    def decide(overview: Overview, choices: Choices) -> list[AnyEvent]:
        status = subject.current(overview)
        if interview is None:
            moved = interviews.reschedule(status, round_, to, at, choices.answers)
            return [msgspec.structs.replace(moved, on=subject.day or status.today)]
        if interview.set and not interview.held:
            return [Rescheduled(interview=interview.id, to=to, at=at, on=subject.day or status.today)]
        changes: Changes = {"on": to.isoformat()}
        if at:
            changes["at"] = at
        return [Amended(target=interview.id, changes=changes, on=status.today)]

    is_recorded = interview is not None and interview.batch != PROVISIONAL
    if interview is not None and is_recorded and (to < subject.status.today or not interview.set):
        # ``reschedule`` takes no day that has passed, and no interview that was recorded after its day.
        id_ = subject.status.overview.short_ids()[interview.id]
        words = ("edit", id_, f"on={to.isoformat()}", *((f"at={at}",) if at else ()))
    return Action((words,), decide)


def cancel(subject: Subject, interview: Interviewed | None, round_: str | None) -> Action:
    """Return the end of an interview that will not take place."""
    words = ("cancel", subject.target, *_round_words(subject, interview, round_))

    def decide(overview: Overview, choices: Choices) -> list[AnyEvent]:
        status = subject.current(overview)
        if interview is None:
            cancelled = interviews.cancel(status, round_, None, choices.answers)
            return [msgspec.structs.replace(cancelled, on=subject.day or status.today)]
        return [Cancelled(interview=interview.id, on=subject.day or status.today)]

    return Action((words,), decide)


def hear(subject: Subject, text: str, deadline: dt.date | None) -> Action:
    """Return word from the company that is neither an outcome nor feedback."""
    line = one_line(text)
    by = deadline if deadline and (subject.day is None or deadline >= subject.day) else None
    decision = ("--decision-by", by.isoformat()) if by else ()

    def decide(overview: Overview, choices: Choices) -> list[AnyEvent]:
        status = subject.current(overview)
        day = _day(subject, choices)
        person = resolve_person(status.facts, subject.person) if subject.person else _likely_person(status.facts)
        return [Heard(application=status.id, text=line, person=person, decision_by=by, on=day)]

    words = ("note", subject.target, line, "--heard", *subject.with_words(), *decision, *subject.on_words())
    return Action((words,), decide, needs_day=subject.day is None)


def _likely_person(facts: LoopFacts) -> str | None:
    try:
        return default_person(facts)
    except PersonError:
        return None


def record(subject: Subject, points: Sequence[str]) -> Action:
    """Return the points of a reply, each as feedback of its own; without any, the refusal to give some."""

    def decide(overview: Overview, choices: Choices) -> list[AnyEvent]:
        facts, day = subject.current(overview).facts, _day(subject, choices)
        inputs = [verbs.FeedbackInput(point, type=judge(point)) for point in points]
        declined = verbs.FeedbackInput(None, declined=True)
        return [verbs.record(facts, item, subject.person, day, via=_VIA) for item in inputs or [declined]]

    how = (*subject.with_words(), "--via", _VIA, *subject.on_words())
    commands = [("record", subject.target, _as_argument(point), "--type", str(judge(point)), *how) for point in points]
    commands = commands or [("record", subject.target, "--declined", *how)]
    return Action(tuple(commands), decide, needs_day=subject.day is None)


def _as_argument(text: str) -> str:
    """Return a text that a command does not take for an option."""
    return f" {text}" if text.startswith("-") else text


_SENT_COMMANDS: dict[type[Event], str] = {
    Asked: "ask-feedback",
    CheckedIn: "check-in",
    Thanked: "thank",
    FollowedUp: "follow-up",
}


def send(subject: Subject, kind: type[Event], people: Sequence[str]) -> Action:
    """Return what the user wrote to people: a request, a question, thanks or a follow-up."""
    if kind not in (Asked, Thanked):
        people = people[:1]  # the others are sent to one person
    first = next(iter(people), None)
    via = () if kind is Thanked else ("--via", _VIA)
    named = [word for person in people for word in replace(subject, person=person).with_words()]
    words = (_SENT_COMMANDS[kind], subject.target, *named, *via, *subject.on_words())

    def decide(overview: Overview, choices: Choices) -> Sequence[AnyEvent]:
        facts, day = subject.current(overview).facts, _day(subject, choices)
        if kind is Asked:
            return verbs.ask_people(facts, people, day, via=_VIA, insist=False)
        if kind is Thanked:
            return [verbs.thank(facts, people, day)]
        if kind is FollowedUp:
            return [verbs.follow_up(facts, first, day, via=_VIA)]
        return [check_in(facts, first, day, via=_VIA)]

    return Action((words,), decide, needs_day=subject.day is None)


def take_back(subject: Subject, ask: Asked, other: str | None) -> Action:
    """Return the end of an ask that did not arrive, and the draft to somebody who was not asked yet, if there is."""
    status = subject.status
    undo = ("undo", status.overview.short_ids()[ask.id])
    draft = ("ask-feedback", subject.target, *replace(subject, person=other).with_words(), "--draft")
    who = read_person(ask.person).short if ask.person else status.loop.application.company
    sent = f" from {format_date(ask.on, status.today)}" if ask.on else ""

    def decide(overview: Overview, _: Choices) -> list[AnyEvent]:
        return [Retracted(target=ask.id, on=overview.today)]

    doubt = f"your ask to {who}{sent} did not arrive"
    return Action((undo, *([draft] if other else [])), decide, doubt=doubt)


def with_source(events: Sequence[AnyEvent], source: str) -> list[AnyEvent]:
    """Return events with the source that they were taken from."""
    return [msgspec.structs.replace(event, source_id=event.source_id or source) for event in events]
