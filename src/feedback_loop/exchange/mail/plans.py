"""Plans: which action a mail of each kind stands for in a loop, unless the journal has it already."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace

from feedback_loop.domain.commands.interviews import describe
from feedback_loop.domain.model.events import (
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
from feedback_loop.domain.model.people import read_person
from feedback_loop.domain.text import casefold_key
from feedback_loop.exchange.mail import actions
from feedback_loop.exchange.mail.actions import Action, Subject
from feedback_loop.exchange.mail.cases import SAME_DAYS, Case, NotProposedError, State, there
from feedback_loop.exchange.mail.classification import MailKind
from feedback_loop.exchange.mail.classify.moments import find_moments, has_wrong_weekday
from feedback_loop.exchange.mail.matching import Evidence
from feedback_loop.exchange.mail.sources import calendar_source, is_calendar_source

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


def _withdraw(case: Case, loop: Loop, subject: Subject) -> Action:
    return _end(case, loop, subject, Result.WITHDRAWN)


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
    round_ = case.classification.round
    meeting = actions.Meeting(on, at, round_, tuple(case.attendees(subject)), case.day, case.note)
    typed = _typed_nearby(loop, on, round_)
    if typed is None or on is None:
        is_contradictory = on is None and has_wrong_weekday(case.classification.sentence, case.day)
        doubt = "its weekday and its date disagree" if is_contradictory else ""
        return replace(actions.meet(subject, meeting, case.dates), doubt=doubt)
    doubt = f"you recorded by hand: {describe(typed, subject.status.today)}; this may be the same one"
    if typed.held or typed.has_debrief:
        return replace(actions.meet(subject, meeting, case.dates), doubt=doubt)
    return replace(actions.move(subject, typed, on, at, round_), doubt=doubt)


def _typed_nearby(loop: Loop, on: dt.date | None, round_: str | None) -> Interviewed | None:
    """Return an interview that was typed by hand for about the same day, and may be the one that a mail is about."""
    typed = [
        event
        for event in loop.events_of(Interviewed)
        if on and event.on and not event.source_id and abs(event.on - on) <= SAME_DAYS
        if not (event.round and round_ and casefold_key(event.round) != casefold_key(round_))
        if event.round != actions.ASSESSMENT or round_ == actions.ASSESSMENT
    ]
    return min(typed, key=lambda event: abs((event.on or dt.date.max) - (on or dt.date.max)), default=None)


def _move(case: Case, loop: Loop, subject: Subject) -> Action:
    to, at = case.when
    interview = case.known_interview or _only_ahead(case, loop)
    if to is None:
        raise NotProposedError(State.UNCLEAR, "an interview is moved, but the new day is not plain")
    for known in [interview] if interview else loop.events_of(Interviewed):
        if known.on == to and at in (None, known.at):
            moves = (event for event in loop.events_of(Rescheduled) if (event.interview, event.to) == (known.id, to))
            raise there(next(moves, known))
    if interview is None and not _is_set(case, loop):
        return _invite(case, loop, subject)
    return actions.move(subject, interview, to, at, case.classification.round)


def _cancel(case: Case, loop: Loop, subject: Subject) -> Action:
    interview = case.known_interview
    for cancelled in loop.events_of(Cancelled):
        if interview and cancelled.interview == interview.id:
            raise there(cancelled)
    on, _ = case.when
    of_that_day = [known for known in loop.events_of(Interviewed) if on and known.on == on and not known.held]
    interview = interview or next(iter(of_that_day), None) or (None if on else _only_ahead(case, loop))
    if interview is None and (on or not _is_set(case, loop)):
        case.refuse_repeated(loop, Cancelled)
        why = "no interview is set that it could cancel"
        if case.is_calendar_entry:  # nobody wrote anything
            raise NotProposedError(State.NOTHING, why)
        return replace(_hear(case, loop, subject), doubt=why)
    return actions.cancel(subject, interview, case.classification.round)


def _is_set(case: Case, loop: Loop) -> bool:
    return any(event.set and not event.held for event in _interviews_for(case, loop))


def _interviews_for(case: Case, loop: Loop) -> list[Interviewed]:
    """Return the interviews that a mail may be about: not those of other entries of a calendar, if it has one."""
    uid = case.event.uid if case.event else ""
    return [
        event
        for event in loop.events_of(Interviewed)
        if not (uid and is_calendar_source(event.source_id or "")) or event.source_id == calendar_source(uid)
    ]


def _only_ahead(case: Case, loop: Loop) -> Interviewed | None:
    """Return the only interview that was still ahead when the mail was written; a task to solve is none.

    One that was recorded after its day counts where nothing tells that it took place, nor names another day.
    """
    ahead = [
        event
        for event in _interviews_for(case, loop)
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
    kind = case.match.draft or case.classification.draft or _SENT[case.kind]
    people = case.recipients(loop)
    known = [case.find_repeated(loop, kind, person) for person in people]
    remaining = [person for person, event in zip(people, known, strict=True) if event is None]
    if not remaining:
        raise there(next(event for event in known if event))
    named = [person for person in remaining if person] or [person for person in (subject.person,) if person]
    return actions.send(subject, kind, named)


def _bounce(case: Case, loop: Loop, subject: Subject) -> Action:
    failed = set(case.message.failed_recipients)
    asks = [
        event
        for event in loop.events_of(Asked)
        if event.person and (not failed or (read_person(event.person).email or "").casefold() in failed)
        if event.on is None or case.day is None or event.on <= case.day
    ]
    if not asks:
        raise _not_asked(case)
    others = [person for person in subject.facts.remaining_recipients() if person not in subject.facts.asked_people]
    return actions.take_back(subject, asks[-1], next(filter(None, others), None))


def _not_asked(case: Case) -> NotProposedError:
    """Return the reason that a mail which did not arrive stands for nothing; one that was drafted here is named."""
    if case.match.evidence is not Evidence.REPLY:
        return NotProposedError(State.NOTHING, "a mail that did not arrive, but no request for feedback")
    person = case.match.person or next(iter(case.message.failed_recipients), None)
    to = f" to {read_person(person).short}" if person else ""
    return NotProposedError(State.UNCLEAR, f"your message{to} did not arrive; no ask is recorded that it could undo")


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
    MailKind.SENT_WITHDRAWAL: _withdraw,
    MailKind.BOUNCE: _bounce,
}
