"""Proposals: what each mail would record, unless the journal has it, or nobody can tell."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from feedback_loop.domain.commands.interviews import OtherDayError
from feedback_loop.domain.dates import DateReader
from feedback_loop.domain.errors import FeedbackLoopError
from feedback_loop.domain.model.events import Amended, AnyEvent, Interviewed, Rescheduled
from feedback_loop.domain.model.loop import Loop
from feedback_loop.domain.model.people import Person, read_person
from feedback_loop.domain.text import one_line
from feedback_loop.exchange.importing.calendar_reader import CalendarEvent
from feedback_loop.exchange.mail import actions
from feedback_loop.exchange.mail.actions import Action, Choices, Subject
from feedback_loop.exchange.mail.cases import Case, NotProposedError, State
from feedback_loop.exchange.mail.classification import Classification, MailKind
from feedback_loop.exchange.mail.company_names import is_named_in
from feedback_loop.exchange.mail.journal_index import JournalIndex
from feedback_loop.exchange.mail.matching import Evidence, Match, has_ended, match_message
from feedback_loop.exchange.mail.message import Message
from feedback_loop.exchange.mail.plans import DRAFT_KINDS, plan
from feedback_loop.exchange.mail.sources import (
    calendar_source,
    dismissal,
    feedback_source,
    mail_source,
    version_source,
)
from feedback_loop.results import MailEntry

_QUIET_KINDS = {
    MailKind.NOTHING: "is no part of an application",
    MailKind.OUT_OF_OFFICE: "an absence notice, which says nothing about the application",
    MailKind.OUTREACH: "a first contact, to which you have not applied",
}
_INTERVIEW_KINDS = frozenset({MailKind.INVITATION, MailKind.MOVED, MailKind.CANCELLED})
_DOUBTFUL_KINDS = frozenset({MailKind.OFFER})
_REOPENING_KINDS = frozenset({MailKind.INVITATION, MailKind.MOVED, MailKind.ASSESSMENT, MailKind.MORE_TIME})
_KNOWN = frozenset({Evidence.REPLY, Evidence.PERSON, Evidence.DOMAIN})


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One thing that a mail says, and what becomes of it.

    Attributes:
        source: the source that its events get.
        action: the command that it stands for, if it can be told.
        there: the event of the journal that it repeats.
        choices: the loops among which the user has to choose.
        is_second: True for the feedback in a mail that says something else first.
        considered: the ids of all loops on whose events it depends.
    """

    entry: MailEntry
    state: State
    source: str
    action: Action | None = None
    there: AnyEvent | None = None
    choices: tuple[str, ...] = ()
    is_second: bool = False
    considered: frozenset[str] = frozenset()

    def amendment(self, today: dt.date) -> Amended | None:
        """Return the correction that gives an event recorded by hand its source, if it has none."""
        if self.there is None or self.there.source_id or self.state is not State.THERE:
            return None
        return Amended(target=self.there.id, changes={"source_id": self.source}, on=today)


@dataclass(frozen=True, slots=True)
class Inbox:
    """Facts that every suggestion depends on.

    Attributes:
        dismissed: the digests of what the user declined for good.
        takes_new: True if applications that the journal lacks are proposed too.
    """

    index: JournalIndex
    dates: DateReader
    dismissed: frozenset[str]
    takes_new: bool = False


def suggest(
    inbox: Inbox, message: Message, classification: Classification, loop_id: str | None = None
) -> list[Suggestion]:
    """Return what a mail says: mostly one thing, but a rejection may hold feedback.

    Args:
        inbox: the journal and the options of the run.
        message: the mail.
        classification: what its words say.
        loop_id: the loop that the user chose, where several fit.
    """
    match = match_message(inbox.index, message, classification)
    if loop_id:
        match = replace(match, loops=(loop_id,), why="", is_exact=False)
    suggestion = _Suggester(inbox, message, classification, match).suggest()
    suggestions = [suggestion]
    points = tuple(point for point in classification.points if one_line(point) != one_line(classification.sentence))
    has_points = MailKind.FEEDBACK in classification.also and points
    if has_points and suggestion.state in (State.PROPOSED, State.THERE):
        feedback = replace(
            classification, kind=MailKind.FEEDBACK, also=(), points=points, sentence=points[0], reply_text=""
        )
        suggestions.append(_Suggester(inbox, message, feedback, match, is_second=True).suggest())
    return suggestions


class _Suggester:
    """The suggestion for one thing that a mail says."""

    def __init__(
        self,
        inbox: Inbox,
        message: Message,
        classification: Classification,
        match: Match,
        *,
        is_second: bool = False,
    ) -> None:
        self._inbox, self._index, self._is_second = inbox, inbox.index, is_second
        draft = match.draft or classification.draft
        kind = DRAFT_KINDS[draft] if draft else classification.kind
        event = _single_event(message.calendar) if kind in _INTERVIEW_KINDS else None
        day = message.on if message.on and message.on <= inbox.dates.today else None
        case = Case(inbox.index, inbox.dates, message, classification, match, kind, event, day)
        source = mail_source(message)
        self._source = feedback_source(source) if is_second else source
        self._case = case
        if event and event.uid:
            self._source = calendar_source(event.uid)
            self._follow_known_event(event)

    def _follow_known_event(self, event: CalendarEvent) -> None:
        """Take a further version of a known event for what it changes."""
        interview = self._case.known_interview
        kind = MailKind.CANCELLED if event.is_cancelled else self._case.kind
        if interview and kind is not MailKind.CANCELLED:
            is_newer = bool(event.sequence) and not self._is_outdated(interview)
            kind = MailKind.MOVED if is_newer else MailKind.INVITATION
        if interview and kind is not MailKind.INVITATION:
            self._source = version_source(event.uid, event.sequence)
        self._case = replace(self._case, kind=kind)

    def _is_outdated(self, interview: Interviewed) -> bool:
        """Return True if a later change of an interview is known."""
        day, events = self._case.day, self._index.overview.history.events
        moves = (event for event in events if isinstance(event, Rescheduled) and event.interview == interview.id)
        return any(move.on and day and move.on > day for move in moves)

    def suggest(self) -> Suggestion:
        """Return the suggestion."""
        action, repeated, why, state = None, None, "", State.PROPOSED
        try:
            self._refuse_known()
            self._refuse_quiet()
            loop = self._choose_loop()
            action = self._plan(loop) if loop else self._plan_application()
            action = self._try(action)
        except NotProposedError as error:
            action, repeated, why, state = None, error.there, error.why, error.state
        loops = self._case.match.loops
        choices = loops if state is State.UNCLEAR and len(loops) > 1 else ()
        is_certain = action is not None and self._is_certain(action)
        why = why or (action.doubt if action else "")
        entry = self._entry(action.command if action else "", why, is_certain=is_certain)
        considered = self._case.match.considered
        return Suggestion(entry, state, self._source, action, repeated, choices, self._is_second, considered)

    def _refuse_quiet(self) -> None:
        case = self._case
        is_ours = bool(case.match.loops) or self._inbox.takes_new
        if case.message.problem:
            raise NotProposedError(State.UNCLEAR if is_ours else State.NOTHING, case.message.problem)
        if case.classification.is_unclear:
            why = case.classification.why or "its words do not say what it is"
            raise NotProposedError(State.UNCLEAR if is_ours else State.NOTHING, why)
        if case.kind in _QUIET_KINDS:
            raise NotProposedError(State.NOTHING, case.classification.why or _QUIET_KINDS[case.kind])

    def _refuse_known(self) -> None:
        if dismissal(self._source) in self._inbox.dismissed:
            raise NotProposedError(State.DISMISSED, "declined for good")
        if (taken := self._index.sources.get(self._source)) is not None:
            raise NotProposedError(State.THERE, "taken before", taken)

    def _choose_loop(self) -> Loop | None:
        """Return the loop; None for a new application."""
        case, match = self._case, self._case.match
        if match.loop:
            return self._index.loops[match.loop]
        if match.loops:
            labels = " or ".join(self._index.loops[id_].label for id_ in match.loops[:3])
            raise NotProposedError(State.UNCLEAR, f"may be about {labels}")
        if case.kind is MailKind.CONFIRMATION and case.classification.company:
            if self._inbox.takes_new:
                return None
            raise NotProposedError(State.NOTHING, "an application that the journal lacks; --new proposes it")
        raise NotProposedError(State.NOTHING, match.why)

    def _plan_application(self) -> Action:
        case, classified = self._case, self._case.classification
        person = case.new_person(classified.person)
        return actions.apply_for(classified.company or "", classified.role, person, classified.agency, case.day)

    def _plan(self, loop: Loop) -> Action:
        subject = Subject(self._index.overview.statuses[loop.id], self._case.person, self._case.day)
        return plan(self._case, loop, subject)

    def _try(self, action: Action) -> Action:
        """Return the action, in doubt if the user has to say more; leave out what the command would refuse."""
        choices = Choices(day=self._inbox.dates.today) if action.needs_day else Choices()
        try:
            action.decide(self._index.overview, choices)
        except FeedbackLoopError as error:
            why = one_line(error.message)
            if isinstance(error, OtherDayError) and self._case.event and self._case.event.uid:
                return replace(action, doubt=why)
            raise NotProposedError(State.UNCLEAR, why) from error
        return action

    def _is_certain(self, action: Action) -> bool:
        """Return True if a proposal is beyond doubt."""
        case = self._case
        if self._is_second or action.doubt:
            return False  # which sentences of a rejection are feedback is a guess
        if case.is_calendar_entry:
            return case.match.is_exact
        if case.kind in _DOUBTFUL_KINDS or case.day is None:
            return False
        if case.match.loop is None:
            return case.classification.is_certain and bool(case.classification.role) and self._names_company()
        has_reopened = case.kind in _REOPENING_KINDS and has_ended(self._index.loops[case.match.loop], case.day)
        return case.match.is_exact and not has_reopened and (case.match.draft is not None or self._is_plain())

    def _names_company(self) -> bool:
        """Return True if the sender, the subject or the sentence that decided names the company of a mail."""
        classified, message = self._case.classification, self._case.message
        return any(
            is_named_in(classified.company or "", text)
            for text in (message.sender.name, message.subject, classified.sentence)
        )

    def _is_plain(self) -> bool:
        """Return True if what a mail says is plain by a calendar's event, by what it answers, or by its sentence."""
        case = self._case
        if any(event.repeats for event in case.message.calendar):
            return False
        if case.event is not None and case.match.evidence in _KNOWN:
            return case.event.on is not None and not case.event.has_unknown_zone
        if case.kind in _INTERVIEW_KINDS and case.classification.on is None:
            return False
        if case.classification.is_guess:
            return False
        has_sentence = bool(case.classification.sentence) and case.classification.is_certain
        return case.match.evidence is Evidence.REPLY or (has_sentence and case.match.evidence is not Evidence.NONE)

    def _entry(self, command: str, why: str, *, is_certain: bool) -> MailEntry:
        case = self._case
        message, classified = case.message, case.classification
        loop = self._index.loops[case.match.loop] if case.match.loop else None
        has_interview = case.kind in _INTERVIEW_KINDS
        on, at = case.when if has_interview else (None, None)
        return MailEntry(
            message_id=message.message_id,
            file=message.file,
            on=case.day,
            sender=str(Person(message.sender.name, message.sender.address or None)),
            subject=one_line(message.subject),
            kind=str(case.kind),
            company=loop.application.company if loop else classified.company,
            role=(loop.application.role if loop else None) or classified.role,
            person=str(read_person(case.person)) if case.person else None,
            interview=has_interview,
            interview_on=on,
            interview_at=at,
            text=classified.reply_text or "\n\n".join(classified.points) or classified.sentence,
            sentence=classified.sentence,
            evidence=str(case.match.evidence),
            loop=case.match.loop,
            command=command,
            certain=is_certain,
            why=why,
        )


def _single_event(events: Sequence[CalendarEvent]) -> CalendarEvent | None:
    """Return the meeting that a mail invites to; a series is none."""
    return next((event for event in events if not event.repeats), None)
