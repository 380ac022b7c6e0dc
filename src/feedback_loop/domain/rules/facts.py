"""Facts about one loop, and about the whole search, on a given day."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence

import msgspec

from feedback_loop.domain.model.events import (
    AnyEvent,
    Applied,
    Asked,
    Closed,
    Event,
    FollowedUp,
    Heard,
    Interviewed,
    Noted,
    Outcome,
    Recorded,
    Result,
    Snoozed,
    Thanked,
)
from feedback_loop.domain.model.lazy import cached_property
from feedback_loop.domain.model.loop import History, Loop
from feedback_loop.domain.model.people import people_of

PersonRef = str | None
"""A person of the loop as canonically written; None is the company itself."""

CONTACT_EVENTS = frozenset({Interviewed, Heard, Asked, Recorded, Thanked, FollowedUp})
INCOMING_CONTACTS = (Interviewed, Heard, Recorded)


class Contact(msgspec.Struct, frozen=True):
    """One contact with one person."""

    loop: Loop
    event: AnyEvent
    person: str

    @property
    def on(self) -> dt.date:
        """The day of the contact."""
        return self.loop.date_of(self.event)

    @property
    def is_incoming(self) -> bool:
        """Whether the other side made the move; an interview is theirs too."""
        return isinstance(self.event, INCOMING_CONTACTS)


def contacts_by_person(
    history: History, today: dt.date, keys: Collection[str] | None = None
) -> Mapping[str, Sequence[Contact]]:
    """Return the contacts with each person by the person's key, oldest first; meetings ahead are none yet.

    Args:
        history: the folded journal.
        today: the day.
        keys: the keys of those who are asked about; None is everybody.
    """
    found: dict[str, list[Contact]] = {}
    for loop in history.loops.values() if keys is None or keys else ():
        for event in loop.events:
            for person in people_of(event) if type(event) in CONTACT_EVENTS else ():
                key = history.people.key(person, loop.application.company)
                wanted = keys is None or key in keys
                if wanted and not (type(event) is Interviewed and loop.date_of(event) > today):
                    found.setdefault(key, []).append(Contact(loop, event, person))
    for made in found.values():
        made.sort(key=lambda contact: contact.loop.sort_key(contact.event))
    return found


def followed_up_people(history: History) -> set[str]:
    """Return the keys of everybody who was ever followed up with."""
    return {
        history.people.key(event.person, loop.application.company)
        for loop in history.loops.values()
        for event in loop.events_of(FollowedUp)
        if event.person
    }


def count_unanswered_news(contacts: Sequence[Contact]) -> int:
    """Count the latest messages in a row that kept in touch and got no reply.

    A message that told of an action finished since the one before is news of their advice and does not count.
    """
    count = 0
    for position in range(len(contacts) - 1, -1, -1):
        contact = contacts[position]
        if contact.is_incoming:
            break
        if isinstance(contact.event, FollowedUp) and not _reports_action(contact, contacts[:position]):
            count += 1
    return count


def _reports_action(contact: Contact, before: Sequence[Contact]) -> bool:
    told = [earlier for earlier in before if isinstance(earlier.event, FollowedUp) and earlier.loop is contact.loop]
    since = contact.loop.sort_key(told[-1].event) if told else None
    until = contact.loop.sort_key(contact.event)
    finished = [action.finished for action in contact.loop.actions if action.finished]
    return any(
        contact.loop.sort_key(end) < until and (since is None or contact.loop.sort_key(end) > since) for end in finished
    )


class JobSearchFacts(msgspec.Struct, frozen=True, dict=True, eq=False):
    """What holds across all loops on a day; worked out when a rule asks for it.

    Attributes:
        history: the folded journal.
        today: the day.
    """

    history: History
    today: dt.date

    @cached_property
    def accepted_on(self) -> dt.date | None:
        """The day on which an offer was accepted last, in whichever loop."""
        ends = (loop.events_of(Outcome)[-1:] for loop in self.history.loops.values())
        accepted = (event.on for events in ends for event in events if event.result is Result.ACCEPTED)
        return max(filter(None, accepted), default=None)

    @cached_property
    def contacts(self) -> Mapping[str, Sequence[Contact]]:
        """Every contact with each person who was ever followed up with, oldest first, by the person's key."""
        # No rule asks about contacts with anybody else.
        return contacts_by_person(self.history, self.today, followed_up_people(self.history))


_REOPENED_BY_INTERVIEW = (Result.REJECTED, Result.GHOSTED, Result.WITHDRAWN, Result.TURNED_DOWN)
ADMIN_EVENTS = frozenset({Noted, Snoozed, Closed})
INCOMING_EVENTS = frozenset({Applied, Interviewed, Heard, Outcome, Recorded})


class LoopFacts(msgspec.Struct, frozen=True, dict=True, eq=False):
    """What is true of a loop on a day.

    Attributes:
        loop: the loop.
        history: all loops, for what holds across them.
        today: the day.
        days: the days of every rule, by setting.
        search: what holds across all loops.
    """

    loop: Loop
    history: History
    today: dt.date
    days: Mapping[str, int]
    search: JobSearchFacts

    def days_after(self, day: dt.date, setting: str) -> dt.date:
        """Return the day that lies a setting's days after ``day``."""
        return add_days(day, self.days[setting])

    def for_loop(self, loop: str) -> "LoopFacts":
        """Return the facts about another loop on the same day."""
        return msgspec.structs.replace(self, loop=self.history.loops[loop])

    @cached_property
    def past_interviews(self) -> Sequence[Interviewed]:
        """The interviews that have taken place by today; one of unknown date has."""
        return [event for event in self.loop.events_of(Interviewed) if event.on is None or event.on <= self.today]

    @cached_property
    def upcoming_interviews(self) -> list[Interviewed]:
        """The interviews that are still to come."""
        return [event for event in self.loop.events_of(Interviewed) if event.on is not None and event.on > self.today]

    @property
    def next_interview(self) -> Interviewed | None:
        """The next interview that is still to come."""
        return self.upcoming_interviews[0] if self.upcoming_interviews else None

    @cached_property
    def last_interview_on(self) -> dt.date | None:
        """The day of the latest interview, of those whose day is known."""
        return max((event.on for event in self.past_interviews if event.on), default=None)

    @cached_property
    def outcome(self) -> Outcome | None:
        """The latest outcome, unless the other side came back after it.

        An interview after a "no" reopens the loop, and so does any word after silence was called ghosting.
        """
        outcomes = self.loop.events_of(Outcome)
        latest = outcomes[-1] if outcomes else None
        return None if latest is None or self._is_reopened(latest) else latest

    def _is_reopened(self, outcome: Outcome) -> bool:
        held_since = any(event in self.past_interviews for event in self.loop.events_after(Interviewed, outcome))
        if outcome.result is Result.GHOSTED and self.loop.events_after(Heard, outcome):
            return True
        return outcome.result in _REOPENED_BY_INTERVIEW and held_since

    @cached_property
    def decision_by(self) -> dt.date | None:
        """The day by which the company said it would decide, unless it has been in touch since."""
        moves: list[Interviewed | Heard] = [*self.past_interviews, *self.loop.events_of(Heard)]
        moves.sort(key=self.loop.date_of)
        dated = [event for event in moves if event.decision_by]
        if not dated or dated[-1].decision_by is None:
            return None
        stale = self.loop.date_of(moves[-1]) > dated[-1].decision_by
        return None if stale else dated[-1].decision_by

    @cached_property
    def last_contact(self) -> dt.date | None:
        """The day of the latest interview or word from the company."""
        heard = [event.on for event in self.loop.events_of(Heard) if event.on]
        return max((*heard, *filter(None, [self.last_interview_on])), default=None)

    @cached_property
    def asks(self) -> list[Asked]:
        """The asks that still count: asks are counted anew after an outcome and after a reply."""
        start: list[Event] = [*self.loop.events_of(Outcome), *self.loop.events_of(Recorded)]
        if not start:
            return list(self.loop.events_of(Asked))
        return self.loop.events_after(Asked, max(start, key=self.loop.sort_key))

    def asks_of(self, person: str | None) -> list[Asked]:
        """Return the asks that count and went to one person."""
        return [ask for ask in self.asks if ask.person == person]

    @cached_property
    def asked_people(self) -> list[str | None]:
        """Everybody who was asked and has not replied, each once."""
        return list(dict.fromkeys(ask.person for ask in self.asks))

    def no_reply_on(self, person: str | None) -> dt.date:
        """Return the day on which an ask counts as not replied to."""
        asks = self.asks_of(person)
        last = self.loop.date_of(asks[-1])
        return self.days_after(last, "no_reply" if len(asks) == 1 else "no_reply_after_nudge")

    @cached_property
    def reply_awaited_until(self) -> dt.date | None:
        """The day on which the last ask that may still be replied to counts as not replied to."""
        open_until = [self.no_reply_on(person) for person in self.asked_people]
        return max((day for day in open_until if day > self.today), default=None)

    @cached_property
    def is_quiet(self) -> bool:
        """Whether the loop waited for the other side, and for long nothing was heard."""
        waiting = self.outcome is None and self.next_interview is None
        return waiting and self.reply_awaited_until is None and self.today >= self.quiet_from

    @cached_property
    def quiet_from(self) -> dt.date:
        """The day from which on nothing was heard for long, if nothing is."""
        days = [self.loop.date_of(event) for event in self.loop.events if type(event) in INCOMING_EVENTS]
        promised = [self.decision_by] if self.decision_by else []
        return self.days_after(max(days + promised), "quiet")

    @cached_property
    def _last_activity(self) -> AnyEvent | None:
        """The latest thing that happened, notes, snoozes and closings aside."""
        happened = (event for event in reversed(self.loop.events) if self.loop.date_of(event) <= self.today)
        return next((event for event in happened if type(event) not in ADMIN_EVENTS), None)

    @cached_property
    def is_closed_by_hand(self) -> bool:
        """Whether the user closed the loop, or silenced it for good, and nothing happened since.

        Closing calls off the interviews that lie ahead, so that one which does was set afterwards.
        """
        closings = [event for event in self.loop.events_of(Closed) if self._is_after(event, self._last_activity)]
        return bool(closings and not self.upcoming_interviews) or (self.snoozed_until(None) is dt.date.max)

    def _is_after(self, event: AnyEvent, other: AnyEvent | None) -> bool:
        return other is None or self.loop.sort_key(event) > self.loop.sort_key(other)

    def snoozed_until(self, rule: str | None) -> dt.date | None:
        """Return the day until which a rule is silent; the last day there is, when it is for good."""
        about = [
            event
            for event in self.loop.events_of(Snoozed)
            if event.rule in (None, rule) and not self._superseded(event)
        ]
        if not about:
            return None
        return about[-1].until or dt.date.max

    def is_silenced(self, rule: str) -> bool:
        """Tell whether a rule is silent for good here, by itself or with every other."""
        return self.is_closed_by_hand or self.snoozed_until(rule) == dt.date.max

    def _superseded(self, snooze: Snoozed) -> bool:
        """Tell whether something happened after every rule was silenced for good."""
        for_good = snooze.until is None and snooze.rule is None
        return for_good and not self._is_after(snooze, self._last_activity)

    def contacts_with(self, person: str) -> Sequence[Contact]:
        """Return every contact with a person of the loop, in whichever loop, oldest first."""
        return self.search.contacts.get(self.history.people.key(person, self.loop.application.company), ())

    def default_recipient(self) -> str | None:
        """Return whom to ask: the recruiter, else the latest interviewer, else the company."""
        if recruiter := self.loop.recruiter():
            return recruiter
        interviewers = [person for event in self.past_interviews for person in event.people]
        return interviewers[-1] if interviewers else None


def add_days(day: dt.date, days: int) -> dt.date:
    """Return the day ``days`` after ``day``, or the last there is."""
    try:
        return day + dt.timedelta(days=days)
    except OverflowError:
        return dt.date.max


def was_thanked(loop: Loop, event: Event, person: PersonRef) -> bool:
    """Tell whether a person was thanked since an event; thanks that name nobody went to everybody."""
    return any(not thanks.people or person in (None, *thanks.people) for thanks in loop.events_after(Thanked, event))


def was_told(loop: Loop, event: Event, person: PersonRef) -> bool:
    """Tell whether a person was followed up with since an event; for the company, whether anybody was."""
    return any(person in (None, later.person) for later in loop.events_after(FollowedUp, event))


def was_told_since(loop: Loop, day: dt.date, person: PersonRef) -> bool:
    """Tell whether a person was followed up with on a day or later; for the company, whether anybody was."""
    return any(person in (None, event.person) and loop.date_of(event) >= day for event in loop.events_of(FollowedUp))


def was_told_in_any_loop(facts: LoopFacts, day: dt.date, person: PersonRef) -> bool:
    """Tell whether a person was followed up with on a day or later, in whichever loop."""
    contacts = facts.contacts_with(person) if person else ()
    return any(isinstance(contact.event, FollowedUp) and contact.on >= day for contact in contacts)
