"""Facts about one loop, and about the whole search, on a given day."""

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import partial

import msgspec

from feedback_loop.domain.model.events import (
    AnyEvent,
    Applied,
    Asked,
    Cancelled,
    CheckedIn,
    Closed,
    Event,
    FeedbackType,
    FollowedUp,
    Heard,
    Interviewed,
    Joined,
    Noted,
    Outcome,
    Recorded,
    Reply,
    Rescheduled,
    Result,
    Snoozed,
    Thanked,
)
from feedback_loop.domain.model.lazy import LazyMapping, cached_property
from feedback_loop.domain.model.loop import History, Loop
from feedback_loop.domain.model.people import read_person
from feedback_loop.domain.rules.contacts import Contact, contacts_of_person

PersonRef = str | None
"""A person as canonically written; None is the company itself."""


class JobSearchFacts(msgspec.Struct, frozen=True, dict=True, eq=False):
    """Facts about the whole search on a day, computed when a rule asks for them."""

    history: History
    today: dt.date

    @cached_property
    def accepted_on(self) -> dt.date | None:
        """The day of the latest accepted offer in any loop; for one of unknown day, the last known day of its loop."""
        accepted = ((loop, outcome.on) for loop, outcome in accepted_offers(self.history))
        return max((on or last_known_on(loop, self.today) for loop, on in accepted), default=None)

    @cached_property
    def helpers(self) -> Mapping[str, Sequence[str]]:
        """The ``thanked_helpers`` of each loop, by its id."""
        loops = self.history.loops
        return LazyMapping(loops, lambda id_: thanked_helpers(loops[id_]))

    @cached_property
    def contacts(self) -> Mapping[str, Sequence[Contact]]:
        """The contacts with each person, oldest first, by key."""
        return LazyMapping(self.history.loop_ids_by_person, partial(contacts_of_person, self.history, self.today))


def accepted_offers(history: History) -> list[tuple[Loop, Outcome]]:
    """Return the loops whose latest outcome is an accepted offer, with that outcome."""
    # Most loops need not be built to know that they have none.
    outcomes = (event for event in history.events if type(event) is Outcome and event.result is Result.ACCEPTED)
    loops = [
        history.loops[id_] for id_ in dict.fromkeys(event.application for event in outcomes) if id_ in history.loops
    ]
    latest = ((loop, loop.events_of(Outcome)[-1]) for loop in loops)
    return [(loop, outcome) for loop, outcome in latest if outcome.result is Result.ACCEPTED]


_REOPENED_BY_INTERVIEW = (Result.REJECTED, Result.GHOSTED, Result.WITHDRAWN, Result.TURNED_DOWN)
ADMIN_EVENTS = frozenset({Noted, Snoozed, Closed, Joined})
INCOMING_EVENTS = frozenset({Applied, Interviewed, Cancelled, Heard, Outcome, Recorded})

MAX_REQUESTS = 2
"""Requests for feedback to one person without a reply: one ask, one nudge."""

_INTERVIEW_LENGTH = dt.timedelta(hours=1)
"""From then on, an interview counts as over on its day; the journal does not record its length."""

_OLD_NAMES = {"check-in": ("ask", "chase")}
"""Earlier names of a rule, while a loop had no outcome; snoozes under these names are still its own."""


class LoopFacts(msgspec.Struct, frozen=True, dict=True, eq=False):
    """Facts about one loop on a day.

    Attributes:
        days: the days of every rule, by setting.
        time: the time of day; midnight when looking at another day.
    """

    loop: Loop
    history: History
    today: dt.date
    days: Mapping[str, int]
    search: JobSearchFacts
    time: dt.time = dt.time.min

    def days_after(self, day: dt.date, setting: str) -> dt.date:
        """Return the day that is a setting's number of days after ``day``."""
        return add_days(day, self.days[setting])

    def for_loop(self, loop: str) -> "LoopFacts":
        """Return the facts about another loop on the same day."""
        return msgspec.structs.replace(self, loop=self.history.loops[loop])

    @cached_property
    def past_interviews(self) -> Sequence[Interviewed]:
        """The interviews held up to now; undated ones count as held."""
        return [event for event in self.loop.events_of(Interviewed) if not self.is_ahead(event)]

    @cached_property
    def upcoming_interviews(self) -> list[Interviewed]:
        """The interviews ahead, the earliest first."""
        ahead = (event for event in self.loop.events_of(Interviewed) if self.is_ahead(event))
        return sorted(ahead, key=lambda event: (self.loop.date_of(event), event.at or ""))

    def is_ahead(self, interview: Interviewed) -> bool:
        """Return True if an interview is still to come.

        On its day, one that was set is ahead until it is completed, thanked for, or over by the clock.
        """
        if interview.on is None or interview.on != self.today:
            return interview.on is not None and interview.on > self.today
        if not interview.set or interview.held or self._is_thanked_for(interview):
            return False
        ends = end_time(interview)
        return ends is None or self.time < ends

    def _is_thanked_for(self, interview: Interviewed) -> bool:
        """Return True if somebody was thanked since an interview who was not still owed thanks for an earlier one."""
        return any(
            not self._is_owed(person, thanks)
            for thanks in thanks_for(self.loop, interview)
            for person in thanks.people or (None,)
            if person is None or not interview.people or person in interview.people
        )

    def _is_owed(self, person: PersonRef, thanks: Thanked) -> bool:
        """Return True if thanks to a person were due for an interview of an earlier day."""
        key, day = self.loop.sort_key, self.loop.date_of(thanks)
        before = [earlier for earlier in self.loop.events_of(Thanked) if key(earlier) < key(thanks)]
        given = [key(earlier) for earlier in before if not earlier.people or person in (None, *earlier.people)]
        return any(
            not any(moment > key(interview) for moment in given)
            for interview in self.loop.events_of(Interviewed)
            if interview.on and interview.on < day < self.days_after(interview.on, "thank_window")
            if person is None or person in interview.people
        )

    @property
    def next_interview(self) -> Interviewed | None:
        """The next upcoming interview."""
        return self.upcoming_interviews[0] if self.upcoming_interviews else None

    @cached_property
    def last_interview_on(self) -> dt.date | None:
        """The day of the latest interview held, if any is dated."""
        return max((event.on for event in self.past_interviews if event.on), default=None)

    @cached_property
    def outcome(self) -> Outcome | None:
        """The latest outcome, unless the company came back after it.

        An interview after a rejection reopens the loop, and so does any word after "ghosted".
        """
        outcomes = self.loop.events_of(Outcome)
        latest = outcomes[-1] if outcomes else None
        return None if latest is None or self._is_reopened(latest) else latest

    def _is_reopened(self, outcome: Outcome) -> bool:
        if outcome.result is Result.GHOSTED and self.loop.events_after(Heard, outcome):
            return True
        interviews = self.loop.events_after(Interviewed, outcome)
        return outcome.result in _REOPENED_BY_INTERVIEW and any(event in self.past_interviews for event in interviews)

    @cached_property
    def decision_by(self) -> dt.date | None:
        """The day by which the company said it would decide, unless it has been in touch since."""
        contacts: list[Interviewed | Heard] = [*self.past_interviews, *self.loop.events_of(Heard)]
        contacts.sort(key=self.loop.date_of)
        days = [event.decision_by for event in contacts if event.decision_by]
        dates = map(self.loop.date_of, (*contacts, *self.loop.events_of(Cancelled)))
        return days[-1] if days and max(dates) <= days[-1] else None

    @cached_property
    def answer_by(self) -> dt.date | None:
        """The deadline of the latest outcome, if it is an offer; a later word may have moved it."""
        if self.outcome is None or self.outcome.result is not Result.OFFER:
            return None
        # On one day the order is not known: a word with a day is then about the offer, as the decision was made.
        since = self.loop.date_of(self.outcome)
        words = [word for word in self.loop.events_of(Heard) if self.loop.date_of(word) >= since]
        return next((word.decision_by for word in reversed(words) if word.decision_by), self.outcome.decision_by)

    @cached_property
    def outcome_on(self) -> dt.date | None:
        """The day of the outcome; for one of unknown day, the last day that is known of the loop."""
        return None if self.outcome is None else self.outcome.on or self.last_known_on

    @cached_property
    def last_known_on(self) -> dt.date:
        """The latest day up to today on which anything of the loop happened, apart from notes and the like."""
        return last_known_on(self.loop, self.today)

    @cached_property
    def last_contact_event(self) -> Interviewed | Heard | Cancelled | None:
        """The latest dated interview or word from the company; a cancelled interview is a word."""
        interviews = [event for event in self.past_interviews if event.on]
        contacts: list[Interviewed | Heard | Cancelled] = [*interviews, *self.loop.events_of(Heard)]
        return max([*contacts, *self.loop.events_of(Cancelled)], key=self.loop.sort_key, default=None)

    @property
    def last_contact(self) -> dt.date | None:
        """The day of the latest interview or word from the company."""
        return self.last_contact_event.on if self.last_contact_event else None

    @cached_property
    def asks(self) -> list[Asked]:
        """The asks since the latest reply."""
        replies = self.loop.events_of(Recorded)
        if not replies:
            return list(self.loop.events_of(Asked))
        return self.loop.events_after(Asked, max(replies, key=self.loop.sort_key))

    def unanswered_asks(self, person: PersonRef) -> list[Asked]:
        """Return the asks that a person has not replied to, whatever else happened in the loop."""
        replies = [event for event in self.loop.events_of(Recorded) if event.person == person]
        asks = self.loop.events_after(Asked, replies[-1]) if replies else self.loop.events_of(Asked)
        return [ask for ask in asks if ask.person == person]

    def has_declined(self, person: PersonRef) -> bool:
        """Return True if the latest reply of a person was a refusal to give feedback."""
        replies = [event for event in self.loop.events_of(Recorded) if event.person == person]
        return bool(replies) and replies[-1].reply is Reply.DECLINED

    def is_past_answering(self, person: PersonRef) -> bool:
        """Return True if a person declined, or let the time for a reply pass."""
        asks = self.unanswered_asks(person)
        return self.has_declined(person) or bool(asks and self._no_reply_to(asks) <= self.today)

    @cached_property
    def asked_people(self) -> list[str | None]:
        """The people who were asked and have not replied, each once."""
        return list(dict.fromkeys(ask.person for ask in self.asks))

    def no_reply_on(self, person: PersonRef) -> dt.date:
        """Return the day from which an ask counts as unanswered."""
        return self._no_reply_to(self.unanswered_asks(person))

    @property
    def no_reply_dates(self) -> list[dt.date]:
        """The day from which each unanswered ask counts as such, whoever else replied."""
        asked = dict.fromkeys(ask.person for ask in self.loop.events_of(Asked))
        return [self._no_reply_to(asks) for person in asked if (asks := self.unanswered_asks(person))]

    def _no_reply_to(self, asks: Sequence[Asked]) -> dt.date:
        last = self.loop.date_of(asks[-1])
        return self.days_after(last, "no_reply" if len(asks) == 1 else "no_reply_after_nudge")

    @cached_property
    def reply_awaited_until(self) -> dt.date | None:
        """The day until which a reply may still come, if one may."""
        open_until = [self.no_reply_on(person) for person in self.asked_people]
        return max((day for day in open_until if day > self.today), default=None)

    @cached_property
    def is_quiet(self) -> bool:
        """True once the company has been silent for ``quiet`` days while it was its turn."""
        is_waiting = self.outcome is None and self.next_interview is None
        return is_waiting and self.reply_awaited_until is None and self.today >= self.quiet_from

    @property
    def awaits_decision(self) -> bool:
        """True without an outcome and without an upcoming interview, until the loop is quiet."""
        return not (self.outcome or self.next_interview or self.is_quiet)

    @cached_property
    def quiet_from(self) -> dt.date:
        """The day from which the loop counts as quiet, if nothing is heard before."""
        days = [self.loop.date_of(event) for event in self.loop.events if type(event) in INCOMING_EVENTS]
        promised = [self.decision_by] if self.decision_by else []
        return self.days_after(max(days + promised), "quiet")

    @cached_property
    def _last_activity(self) -> AnyEvent | None:
        """The latest event, apart from notes, snoozes and closings."""
        past = (event for event in reversed(self.loop.events) if self.loop.date_of(event) <= self.today)
        return next((event for event in past if type(event) not in ADMIN_EVENTS), None)

    @cached_property
    def is_closed_by_hand(self) -> bool:
        """True if the user closed the loop, or silenced it for good, and nothing happened since.

        Closing cancels upcoming interviews, so an upcoming one was recorded afterwards.
        """
        closings = [event for event in self.loop.events_of(Closed) if self._is_after(event, self._last_activity)]
        return bool(closings and not self.upcoming_interviews) or (self.snoozed_until(None) is dt.date.max)

    def _is_after(self, event: AnyEvent, other: AnyEvent | None) -> bool:
        return other is None or self.loop.sort_key(event) > self.loop.sort_key(other)

    def snoozed_until(self, rule: str | None) -> dt.date | None:
        """Return the day until which a rule is silent; ``date.max`` if for good."""
        relevant = (event for event in self.loop.events_of(Snoozed) if self._concerns(event, rule))
        snoozes = [event for event in relevant if not self._superseded(event)]
        return (snoozes[-1].until or dt.date.max) if snoozes else None

    def is_silenced(self, rule: str) -> bool:
        """Return True if a rule is silent for good in this loop, alone or with all others."""
        return self.is_closed_by_hand or self.snoozed_until(rule) == dt.date.max

    def _concerns(self, snooze: Snoozed, rule: str | None) -> bool:
        if snooze.rule in (None, rule):
            return True
        was_part = rule is not None and snooze.rule in _OLD_NAMES.get(rule, ())
        return was_part and not any(self._is_after(snooze, outcome) for outcome in self.loop.events_of(Outcome))

    def _superseded(self, snooze: Snoozed) -> bool:
        """Return True if something happened after all rules were silenced for good."""
        is_for_good = snooze.until is None and snooze.rule is None
        return is_for_good and not self._is_after(snooze, self._last_activity)

    def contacts_with(self, person: str) -> Sequence[Contact]:
        """Return the contacts with a person of this loop in all loops, oldest first."""
        return self.search.contacts.get(self.history.people.key(person, self.loop.application.company), ())

    def default_recipient(self) -> PersonRef:
        """Return the person to ask for feedback: the company's recruiter, else the latest interviewer.

        Never somebody who only referred the user, or belongs to an agency, or is past answering. None is the company.
        """
        return next(iter(self.remaining_recipients()), None)

    def remaining_recipients(self) -> list[PersonRef]:
        """Return who may still be asked for feedback; the company itself if nobody of it is known."""
        candidates: list[PersonRef] = [*self.likely_recipients()]
        return [person for person in candidates or [None] if self._can_be_asked(person)]

    def likely_recipients(self) -> list[str]:
        """Return the people of the company who may be asked: recruiters, then the latest interviewers."""
        recruiters = [person for person in self.loop.people() if read_person(person).is_recruiter]
        interviewers = [person for event in reversed(self.past_interviews) for person in event.people]
        likely = dict.fromkeys((*recruiters, *interviewers))
        return [person for person in likely if not self.loop.is_outsider(person)]

    def _can_be_asked(self, person: PersonRef) -> bool:
        return not self.is_past_answering(person) and len(self.unanswered_asks(person)) < MAX_REQUESTS

    def main_contact(self) -> PersonRef:
        """Return who can say where things stand: the recruiter, also of an agency, else the latest interviewer.

        Without either, it is whoever the last word came from. None is the company.
        """
        recruiters = [person for person in self.loop.people() if read_person(person).is_recruiter]
        interviewers = [person for event in reversed(self.past_interviews) for person in event.people]
        writers = [event.person for event in reversed(self.loop.events_of(Heard)) if event.person]
        return next((person for person in (*recruiters, *interviewers, *writers)), None)


def end_time(interview: Interviewed) -> dt.time | None:
    """Return the time of day from which an interview counts as over; None if that is not before the next day."""
    try:
        start = dt.datetime.combine(dt.date.min, dt.time.fromisoformat(interview.at or ""))
    except ValueError:
        return None
    end = start + _INTERVIEW_LENGTH
    return end.time() if end.date() == start.date() else None


def add_days(day: dt.date, days: int) -> dt.date:
    """Return the day ``days`` after ``day``, or ``date.max``."""
    try:
        return day + dt.timedelta(days=days)
    except OverflowError:
        return dt.date.max


def last_known_on(loop: Loop, today: dt.date) -> dt.date:
    """Return the latest day up to today on which anything of a loop happened, apart from notes and the like."""
    dated = (event.on for event in loop.events if event.on and type(event) not in ADMIN_EVENTS)
    return max((day for day in dated if day <= today), default=loop.applied_on)


def thanked_helpers(loop: Loop) -> list[str]:
    """Return who was thanked in a loop for advice, for praise, or for referring the user."""
    thanked = {person for thanks in loop.events_of(Thanked) for person in thanks.people or (None,)}
    if not thanked:
        return []
    useful = [point for point in loop.points if point.type is not FeedbackType.NONE]
    gave = [point.person for point in useful if point.person and was_thanked(loop, point, point.person)]
    referred = [person for person in loop.application.people if person in thanked and read_person(person).is_referrer]
    return list(dict.fromkeys((*gave, *referred)))


def thanks_for(loop: Loop, interview: Interviewed) -> list[Thanked]:
    """Return the thanks since an interview that went to its people, or to everybody."""
    later = loop.events_after(Thanked, interview)
    return [
        thanks
        for thanks in later
        if not (thanks.people and interview.people) or not set(thanks.people).isdisjoint(interview.people)
    ]


def was_thanked(loop: Loop, event: Event, person: PersonRef) -> bool:
    """Return True if a person was thanked since an event; thanks without a name went to everybody."""
    return any(not thanks.people or person in (None, *thanks.people) for thanks in loop.events_after(Thanked, event))


def was_told(loop: Loop, event: Event, person: PersonRef) -> bool:
    """Return True if a person was followed up with since an event; for the company, if anybody was."""
    return any(person in (None, later.person) for later in loop.events_after(FollowedUp, event))


def was_told_since(loop: Loop, day: dt.date, person: PersonRef) -> bool:
    """Return True if a person was followed up with on a day or later; for the company, if anybody was."""
    return any(person in (None, event.person) and loop.date_of(event) >= day for event in loop.events_of(FollowedUp))


def was_told_in_any_loop(facts: LoopFacts, day: dt.date, person: PersonRef) -> bool:
    """Return True if a person was followed up with on a day or later in any loop."""
    contacts = facts.contacts_with(person) if person else ()
    return any(isinstance(contact.event, FollowedUp) and contact.on >= day for contact in contacts)


_PASSING_KINDS = ADMIN_EVENTS.union(
    (Applied, Asked, Cancelled, CheckedIn, Heard, Interviewed, Outcome, Rescheduled, Thanked)
)
"""Kinds whose rules all end by themselves. Feedback and actions wait for the user, however long that takes."""

_WINDOWS = (
    "ask_after_rejection_window",
    "debrief_window",
    "no_reply",
    "no_reply_after_nudge",
    "quiet",
    "thank_window",
)
"""Settings after which the rules about these kinds end; those about checking in end as the loop is ``quiet``."""


def longest_window(days: Mapping[str, int]) -> int:
    """Return the days after which no rule applies to a loop of passing kinds, given the days of every rule."""
    return max(days[name] for name in _WINDOWS)


def is_settled(events: Sequence[AnyEvent], today: dt.date, window: int) -> bool:
    """Return True if a loop is closed and no rule can apply to it again unless something happens.

    It is a short cut: False says nothing, and the rules decide. For that, loops needn't be built, which would take
    most of the time of a journal whose loops were nearly all closed for years.

    Args:
        events: the events of the loop, the application first and the others in any order.
        today: the day.
        window: the ``longest_window``.
    """
    last = max((event.on for event in events if event.on and type(event) not in ADMIN_EVENTS), default=dt.date.min)
    if last >= today:  # an interview may be ahead
        return False
    # Of one day, closing counts as the last.
    if any(type(event) is Closed and event.on and last <= event.on for event in events):
        return True
    return add_days(last, window) < today and _passes(events) and add_days(_latest_promise(events), window) < today


def _passes(events: Sequence[AnyEvent]) -> bool:
    """Return True if time alone ends all that these events ask for."""
    kinds = set(map(type, events))
    if not kinds <= _PASSING_KINDS or any(type(event) is Outcome and event.result is Result.OFFER for event in events):
        return False
    # Whoever referred the user and was thanked for it is somebody to keep in touch with.
    return Thanked not in kinds or not any(event.people for event in events if type(event) is Applied)


def _latest_promise(events: Sequence[AnyEvent]) -> dt.date:
    """Return the latest day by which the company wanted to decide, or the earliest day there is."""
    promised: list[dt.date | None] = [getattr(event, "decision_by", None) for event in events]
    return max(filter(None, promised), default=dt.date.min)
