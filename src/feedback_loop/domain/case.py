"""One loop on one day: the facts that the rules ask for."""

import datetime as dt
from collections.abc import Mapping, Sequence

import msgspec

from feedback_loop.domain.contacts import Contact
from feedback_loop.domain.events import (
    AnyEvent,
    Applied,
    Asked,
    Closed,
    Event,
    Heard,
    Interviewed,
    Noted,
    Outcome,
    Recorded,
    Result,
    Snoozed,
)
from feedback_loop.domain.lazily import worked_out
from feedback_loop.domain.loop import Book, Loop
from feedback_loop.domain.search import Search

_REOPENED_BY_INTERVIEW = (Result.REJECTED, Result.GHOSTED, Result.WITHDRAWN, Result.TURNED_DOWN)
_NO_MOVE = frozenset({Noted, Snoozed, Closed})
_SOUNDS = frozenset({Applied, Interviewed, Heard, Outcome, Recorded})


class Case(msgspec.Struct, frozen=True, dict=True, eq=False):
    """What is true of a loop on a day.

    Attributes:
        loop: the loop.
        book: all loops, for what holds across them.
        today: the day.
        days: the days of every rule, by setting.
        search: what holds across all loops.
    """

    loop: Loop
    book: Book
    today: dt.date
    days: Mapping[str, int]
    search: Search

    def after(self, day: dt.date, setting: str) -> dt.date:
        """Return the day that lies a setting's days after ``day``."""
        return later(day, self.days[setting])

    def elsewhere(self, loop: str) -> "Case":
        """Return the facts about another loop on the same day."""
        return msgspec.structs.replace(self, loop=self.book.loops[loop])

    @worked_out
    def held(self) -> Sequence[Interviewed]:
        """The interviews that have taken place by today; one of unknown date has."""
        return [event for event in self.loop.of(Interviewed) if event.on is None or event.on <= self.today]

    @worked_out
    def coming(self) -> list[Interviewed]:
        """The interviews that are still to come."""
        return [event for event in self.loop.of(Interviewed) if event.on is not None and event.on > self.today]

    @property
    def ahead(self) -> Interviewed | None:
        """The next interview that is still to come."""
        return self.coming[0] if self.coming else None

    @worked_out
    def last_held(self) -> dt.date | None:
        """The day of the latest interview, of those whose day is known."""
        return max((event.on for event in self.held if event.on), default=None)

    @worked_out
    def outcome(self) -> Outcome | None:
        """The latest outcome, unless the other side came back after it.

        An interview after a "no" reopens the loop, and so does any word after silence was called ghosting.
        """
        outcomes = self.loop.of(Outcome)
        latest = outcomes[-1] if outcomes else None
        return None if latest is None or self._reopened(latest) else latest

    def _reopened(self, outcome: Outcome) -> bool:
        held_since = any(event in self.held for event in self.loop.since(Interviewed, outcome))
        if outcome.result is Result.GHOSTED and self.loop.since(Heard, outcome):
            return True
        return outcome.result in _REOPENED_BY_INTERVIEW and held_since

    @worked_out
    def decision_by(self) -> dt.date | None:
        """The day by which the company said it would decide, unless it has been in touch since."""
        moves: list[Interviewed | Heard] = [*self.held, *self.loop.of(Heard)]
        moves.sort(key=self.loop.on)
        dated = [event for event in moves if event.decision_by]
        if not dated or dated[-1].decision_by is None:
            return None
        stale = self.loop.on(moves[-1]) > dated[-1].decision_by
        return None if stale else dated[-1].decision_by

    @worked_out
    def last_contact(self) -> dt.date | None:
        """The day of the latest interview or word from the company."""
        heard = [event.on for event in self.loop.of(Heard) if event.on]
        return max((*heard, *filter(None, [self.last_held])), default=None)

    @worked_out
    def asks(self) -> list[Asked]:
        """The asks that still count: asks are counted anew after an outcome and after a reply."""
        start: list[Event] = [*self.loop.of(Outcome), *self.loop.of(Recorded)]
        if not start:
            return list(self.loop.of(Asked))
        return self.loop.since(Asked, max(start, key=self.loop.place))

    def asks_of(self, person: str | None) -> list[Asked]:
        """Return the asks that count and went to one person."""
        return [ask for ask in self.asks if ask.person == person]

    @worked_out
    def asked_people(self) -> list[str | None]:
        """Everybody who was asked and has not replied, each once."""
        return list(dict.fromkeys(ask.person for ask in self.asks))

    def no_reply_on(self, person: str | None) -> dt.date:
        """Return the day on which an ask counts as not replied to."""
        asks = self.asks_of(person)
        last = self.loop.on(asks[-1])
        return self.after(last, "no_reply" if len(asks) == 1 else "no_reply_after_nudge")

    @worked_out
    def reply_awaited_until(self) -> dt.date | None:
        """The day on which the last ask that may still be replied to counts as not replied to."""
        open_until = [self.no_reply_on(person) for person in self.asked_people]
        return max((day for day in open_until if day > self.today), default=None)

    @worked_out
    def is_quiet(self) -> bool:
        """Whether the loop waited for the other side, and for long nothing was heard."""
        waiting = self.outcome is None and self.ahead is None
        return waiting and self.reply_awaited_until is None and self.today >= self.quiet_from

    @worked_out
    def quiet_from(self) -> dt.date:
        """The day from which on nothing was heard for long, if nothing is."""
        days = [self.loop.on(event) for event in self.loop.events if type(event) in _SOUNDS]
        promised = [self.decision_by] if self.decision_by else []
        return self.after(max(days + promised), "quiet")

    @worked_out
    def _last_move(self) -> AnyEvent | None:
        """The latest thing that happened, notes, snoozes and closings aside."""
        happened = (event for event in reversed(self.loop.events) if self.loop.on(event) <= self.today)
        return next((event for event in happened if type(event) not in _NO_MOVE), None)

    @worked_out
    def closed_by_hand(self) -> bool:
        """Whether the user closed the loop, or silenced it for good, and nothing happened since.

        Closing calls off the interviews that lie ahead, so that one which does was set afterwards.
        """
        closings = [event for event in self.loop.of(Closed) if self._is_after(event, self._last_move)]
        return bool(closings and not self.coming) or (self.snoozed_until(None) is dt.date.max)

    def _is_after(self, event: AnyEvent, other: AnyEvent | None) -> bool:
        return other is None or self.loop.place(event) > self.loop.place(other)

    def snoozed_until(self, rule: str | None) -> dt.date | None:
        """Return the day until which a rule is silent; the last day there is, when it is for good."""
        about = [event for event in self.loop.of(Snoozed) if event.rule in (None, rule) and not self._outlived(event)]
        if not about:
            return None
        return about[-1].until or dt.date.max

    def silenced(self, rule: str) -> bool:
        """Tell whether a rule is silent for good here, by itself or with every other."""
        return self.closed_by_hand or self.snoozed_until(rule) == dt.date.max

    def _outlived(self, snooze: Snoozed) -> bool:
        """Tell whether something happened after every rule was silenced for good."""
        for_good = snooze.until is None and snooze.rule is None
        return for_good and not self._is_after(snooze, self._last_move)

    def contacts_with(self, person: str) -> Sequence[Contact]:
        """Return every contact with a person of the loop, in whichever loop, oldest first."""
        return self.search.contacts.get(self.book.people.key(person, self.loop.application.company), ())

    def asked_first(self) -> str | None:
        """Return whom to ask: the recruiter, else the latest interviewer, else the company."""
        if recruiter := self.loop.recruiter():
            return recruiter
        interviewers = [person for event in self.held for person in event.people]
        return interviewers[-1] if interviewers else None


def later(day: dt.date, days: int) -> dt.date:
    """Return the day ``days`` after ``day``, or the last there is."""
    try:
        return day + dt.timedelta(days=days)
    except OverflowError:
        return dt.date.max
