"""Plans: which action a mail of each kind stands for in a loop, unless the journal has it already."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import msgspec

from feedback_loop.domain.commands.interviews import OtherDayError
from feedback_loop.domain.dates import DateReader
from feedback_loop.domain.errors import FeedbackLoopError, UsageError
from feedback_loop.domain.model.events import (
    AnyEvent,
    Asked,
    Cancelled,
    CheckedIn,
    Event,
    FollowedUp,
    Heard,
    Interviewed,
    Outcome,
    Recorded,
    Reply,
    Rescheduled,
    Result,
    Thanked,
)
from feedback_loop.domain.model.loop import Loop
from feedback_loop.domain.model.people import Person, parse_person, people_of, read_person
from feedback_loop.domain.text import casefold_key, one_line
from feedback_loop.exchange.importing.calendar_reader import CalendarEvent
from feedback_loop.exchange.mail import actions
from feedback_loop.exchange.mail.actions import Action, Choices, Subject
from feedback_loop.exchange.mail.classification import Classification, MailKind
from feedback_loop.exchange.mail.classify.moments import find_moments
from feedback_loop.exchange.mail.domains import service_of
from feedback_loop.exchange.mail.journal_index import JournalIndex
from feedback_loop.exchange.mail.matching import Match
from feedback_loop.exchange.mail.message import Address, Message
from feedback_loop.exchange.mail.sources import calendar_source

_SAME_DAYS = dt.timedelta(days=2)
"""Events of one kind so close to each other are the same, whichever was recorded by hand."""
_SOON = dt.timedelta(days=14)
"""So long before an interview mails move or cancel it."""
_SENT: Mapping[MailKind, type[Event]] = {MailKind.SENT_ASK: Asked, MailKind.SENT_THANKS: Thanked}
DRAFT_KINDS: Mapping[type[Event], MailKind] = {
    Asked: MailKind.SENT_ASK,
    CheckedIn: MailKind.SENT_ASK,
    Thanked: MailKind.SENT_THANKS,
    FollowedUp: MailKind.SENT_THANKS,
}
"""The kind of a mail that the user sent, by what its draft was for."""


class State(StrEnum):
    """Fate of a mail."""

    PROPOSED = "proposed"
    UNCLEAR = "unclear"
    THERE = "there"
    DISMISSED = "dismissed"
    NOTHING = "nothing"


class NotProposedError(Exception):
    """A mail is not proposed, for a reason.

    Attributes:
        there: the event of the journal that it repeats.
    """

    def __init__(self, state: State, why: str, there: AnyEvent | None = None) -> None:
        super().__init__(why)
        self.state, self.why, self.there = state, why, there


@dataclass(frozen=True, slots=True)
class Case:
    """One thing that a mail says, about the loop that it was matched with.

    Attributes:
        kind: what it says.
        event: the calendar's event that it brings.
        day: the day of the mail; None if it has none that can be true.
    """

    index: JournalIndex
    dates: DateReader
    message: Message
    classification: Classification
    match: Match
    kind: MailKind
    event: CalendarEvent | None
    day: dt.date | None

    @property
    def when(self) -> tuple[dt.date | None, str | None]:
        """The day and time of the interview."""
        if self.event is not None and self.event.on is not None:
            return self.event.on, self.event.at
        return self.classification.on, self.classification.at

    @property
    def person(self) -> str | None:
        """The person to name in a command: as the journal writes them, else as the mail does."""
        person = self.new_person(self.classification.person)
        if not self.match.person:
            return str(person) if person else None
        known = read_person(self.match.person)
        if known.email is None and person and person.email and _is_same_name(known, person):
            return str(msgspec.structs.replace(known, email=person.email))
        return self.match.person

    def new_person(self, address: Address | None) -> Person | None:
        """Return somebody as a mail names them, without an address that only relays mail."""
        if address is None or address.address in self.index.own:
            return None
        email = None if service_of(address.address) else address.address
        name = _in_order(address.name)
        return Person(name, email or None) if name or email else None

    @property
    def known_interview(self) -> Interviewed | None:
        """The interview that an earlier version of the calendar's event announced, or moved."""
        taken = self.index.sources.get(calendar_source(self.event.uid)) if self.event and self.event.uid else None
        if not isinstance(taken, Rescheduled):
            return taken if isinstance(taken, Interviewed) else None
        interviews = (event for loop in self.index.loops.values() for event in loop.events_of(Interviewed))
        return next((interview for interview in interviews if interview.id == taken.interview), None)

    def attendees(self, subject: Subject) -> list[str]:
        """Return everybody of an invitation whom a command would take, without rooms and the user."""
        known = {(read_person(text).email or "").casefold(): text for text in subject.status.loop.people()}
        texts: dict[str, None] = {subject.person: None} if subject.person else {}
        for address in _attendees(self.event) if self.event else ():
            person = None if service_of(address.address) else self.new_person(address)
            text = known.get(address.address) or (str(person) if person and person.name else None)
            if text and not any(_is_same_person(text, other) for other in texts):
                texts[text] = None
        return list(texts)

    @property
    def is_calendar_entry(self) -> bool:
        """True if it comes from a calendar, and not from a mail."""
        return self.event is not None and not self.message.message_id and not self.message.to

    @property
    def note(self) -> str | None:
        """The title of an entry of the user's own calendar."""
        return one_line(self.event.summary) or None if self.event and self.is_calendar_entry else None

    def is_near(self, event: Event) -> bool:
        """Return True if an event is of the same days as the mail."""
        return event.on is not None and self.day is not None and abs(event.on - self.day) <= _SAME_DAYS

    def refuse_repeated(self, loop: Loop, kind: type[Event], reply: Reply | None = None) -> None:
        """Leave out what the journal has of the same days, from or to the same person."""
        person = self.match.person
        for event in loop.events:
            if type(event) is not kind or getattr(event, "reply", None) is not reply:
                continue
            people = people_of(event)
            if self.is_near(event) and (not people or person is None or person in people):
                raise there(event)


def there(event: AnyEvent) -> NotProposedError:
    """Return the reason that the journal has an event already."""
    return NotProposedError(State.THERE, "there already", event)


def _attendees(event: CalendarEvent) -> Iterator[Address]:
    """Yield the people of an event, without rooms."""
    for person in (*([event.organizer] if event.organizer else ()), *event.attendees):
        if not person.is_room:
            yield Address(person.name, person.address.casefold())


def _is_same_person(text: str, other: str) -> bool:
    first, second = read_person(text), read_person(other)
    return _is_same_name(first, second) or bool(first.email and first.email == second.email)


def _is_same_name(person: Person, other: Person) -> bool:
    return bool(person.name) and casefold_key(person.name) == casefold_key(other.name)


def _in_order(name: str) -> str:
    """Return a name as it is spoken: "Lee, Dana" is Dana Lee."""
    line = one_line(name)
    try:
        return parse_person(line).name if "," in line else line
    except UsageError:
        return line


def plan(case: Case, loop: Loop, subject: Subject) -> Action:
    """Return the action that a mail stands for.

    Raises:
        NotProposedError: the journal has it, or it cannot be told.
    """
    return _PLANS[case.kind](case, loop, subject)


def _confirm(_: Case, loop: Loop, __: Subject) -> Action:
    raise there(loop.application)


def _reject(case: Case, loop: Loop, subject: Subject) -> Action:
    return _end(case, loop, subject, Result.REJECTED)


def _offer(case: Case, loop: Loop, subject: Subject) -> Action:
    return _end(case, loop, subject, Result.OFFER)


def _end(case: Case, loop: Loop, subject: Subject, result: Result) -> Action:
    outcomes = loop.events_of(Outcome)
    for outcome in outcomes:
        if outcome.result is result and (outcome is outcomes[-1] or case.is_near(outcome)):
            raise there(outcome)
    if outcomes and case.day and (outcomes[-1].on or case.day) > case.day:
        raise NotProposedError(State.UNCLEAR, "is older than the outcome that you recorded")
    return actions.end(subject, result, case.classification.deadline)


def _invite(case: Case, loop: Loop, subject: Subject) -> Action:
    on, at = case.when
    for interview in loop.events_of(Interviewed):
        if on and interview.on == on and (at is None or interview.at in (None, at)):
            raise there(interview)
    meeting = actions.Meeting(on, at, case.classification.round, tuple(case.attendees(subject)), case.day, case.note)
    action = actions.meet(subject, meeting, case.dates)
    if case.event is None or not case.event.uid:
        return action
    # Two entries of a calendar are two interviews, though the first is still to come.
    try:
        action.decide(case.index.overview, Choices())
    except OtherDayError:
        return actions.meet(subject, meeting, case.dates, again=True)
    except FeedbackLoopError:
        pass  # the caller says so
    return action


def _move(case: Case, loop: Loop, subject: Subject) -> Action:
    to, at = case.when
    interview = case.known_interview or _only_ahead(case, loop)
    if to is None:
        raise NotProposedError(State.UNCLEAR, "an interview is moved, but the new day is not plain")
    for known in [interview] if interview else loop.events_of(Interviewed):
        if known.on == to and at in (None, known.at):
            raise there(known)
    if interview is None and not _is_set(loop):
        return _invite(case, loop, subject)
    return actions.move(subject, interview, to, at, case.classification.round)


def _cancel(case: Case, loop: Loop, subject: Subject) -> Action:
    interview = case.known_interview
    if interview and any(
        isinstance(event, Cancelled) and event.interview == interview.id for event in case.index.overview.history.events
    ):
        raise there(interview)
    on, _ = case.when
    of_that_day = [known for known in loop.events_of(Interviewed) if on and known.on == on and not known.held]
    interview = interview or next(iter(of_that_day), None) or (None if on else _only_ahead(case, loop))
    if interview is None and (on or not _is_set(loop)):
        raise NotProposedError(State.NOTHING, "no interview is set that it could cancel")
    return actions.cancel(subject, interview, case.classification.round)


def _is_set(loop: Loop) -> bool:
    return any(event.set and not event.held for event in loop.events_of(Interviewed))


def _only_ahead(case: Case, loop: Loop) -> Interviewed | None:
    """Return the only interview that was still ahead when the mail was written; a task to solve is none.

    One that was recorded after its day counts where nothing tells that it took place, nor names another day.
    """
    ahead = [
        event
        for event in loop.events_of(Interviewed)
        if not event.held and event.round != actions.ASSESSMENT
        if event.on and (case.day is None or event.on >= case.day)
    ]
    ahead = [event for event in ahead if event.set] or [event for event in ahead if _may_be_moved(case, loop, event)]
    return ahead[0] if len(ahead) == 1 else None


def _may_be_moved(case: Case, loop: Loop, interview: Interviewed) -> bool:
    """Return True if a mail may be about an interview that was recorded as one of the past."""
    if interview.on is None or case.day is None or interview.on > case.day + _SOON:
        return False
    if interview.has_debrief or loop.events_after(Thanked, interview):
        return False
    named = {moment.on for moment in find_moments(case.classification.sentence, case.day)} - {case.when[0]}
    return not named or interview.on in named


def _assess(case: Case, loop: Loop, subject: Subject) -> Action:
    deadline = case.classification.deadline
    for interview in loop.events_of(Interviewed):
        if interview.round == actions.ASSESSMENT and (deadline is None or interview.on == deadline):
            raise there(interview)
    if deadline is None:
        return _hear(case, loop, subject)
    meeting = actions.Meeting(deadline, None, actions.ASSESSMENT, tuple(case.attendees(subject)), case.day)
    return actions.meet(subject, meeting, case.dates)


def _hear(case: Case, loop: Loop, subject: Subject) -> Action:
    case.refuse_repeated(loop, Heard)
    text = case.classification.sentence or case.message.subject
    return actions.hear(subject, text, case.classification.deadline)


def _record(case: Case, loop: Loop, subject: Subject) -> Action:
    case.refuse_repeated(loop, Recorded, Reply.ANSWERED)
    points = case.classification.points or tuple(filter(None, [case.classification.reply_text]))
    if not points:
        raise NotProposedError(State.UNCLEAR, "what is new in it cannot be told from its history")
    return actions.record(subject, points)


def _decline(case: Case, loop: Loop, subject: Subject) -> Action:
    case.refuse_repeated(loop, Recorded, Reply.DECLINED)
    return actions.record(subject, ())


def _send(case: Case, loop: Loop, subject: Subject) -> Action:
    kind = case.match.draft or _SENT[case.kind]
    case.refuse_repeated(loop, kind)
    return actions.send(subject, kind)


def _bounce(case: Case, loop: Loop, subject: Subject) -> Action:
    failed = set(case.message.failed_recipients)
    asked: Sequence[str] = [event.person for event in loop.events_of(Asked) if event.person]
    missed = [person for person in asked if not failed or (read_person(person).email or "").casefold() in failed]
    if not missed:
        raise NotProposedError(State.NOTHING, "a mail that did not arrive, but no request for feedback")
    others = [person for person in subject.facts.remaining_recipients() if person not in missed]
    return actions.ask_next(subject, next(iter(others), None))


_Plan = Callable[[Case, Loop, Subject], Action]
_PLANS: Mapping[MailKind, _Plan] = {
    MailKind.CONFIRMATION: _confirm,
    MailKind.REJECTION: _reject,
    MailKind.OFFER: _offer,
    MailKind.INVITATION: _invite,
    MailKind.MOVED: _move,
    MailKind.CANCELLED: _cancel,
    MailKind.ASSESSMENT: _assess,
    MailKind.MORE_TIME: _hear,
    MailKind.FEEDBACK: _record,
    MailKind.DECLINED_FEEDBACK: _decline,
    MailKind.SENT_ASK: _send,
    MailKind.SENT_THANKS: _send,
    MailKind.BOUNCE: _bounce,
}
