"""Screening of mails: the suggestions for all of them, each as if what the earlier ones suggest were recorded."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

import msgspec

from feedback_loop.domain.commands.interviews import Answers, OtherDayError
from feedback_loop.domain.dates import DateReader
from feedback_loop.domain.errors import FeedbackLoopError
from feedback_loop.domain.model.events import AnyEvent
from feedback_loop.domain.rules.overview import Overview
from feedback_loop.exchange.mail.actions import PROVISIONAL, Action, Choices, with_source
from feedback_loop.exchange.mail.cases import State
from feedback_loop.exchange.mail.classification import Classification, MailKind
from feedback_loop.exchange.mail.journal_index import build_index
from feedback_loop.exchange.mail.message import Message
from feedback_loop.exchange.mail.proposals import Inbox, Suggestion, suggest
from feedback_loop.exchange.mail.sources import dismissals

_NEVER = dt.datetime.min.replace(tzinfo=dt.UTC)
_TICK = dt.timedelta(microseconds=1)


_CHANGES = frozenset({MailKind.MOVED, MailKind.CANCELLED})


@dataclass(frozen=True, slots=True)
class Reading:
    """A mail that may concern the journal, and what its words say; the words themselves are not kept."""

    message: Message
    classification: Classification

    @property
    def order(self) -> tuple[float, str]:
        """Sort key: the moment of the mail, those without one last."""
        sent_at = self.message.sent_at
        return (sent_at.timestamp() if sent_at else float("inf"), self.message.message_id)


def keep_reading(message: Message, classification: Classification) -> Reading:
    """Return a reading without the text of the mail, which may be long."""
    return Reading(replace(message, text="", quoted=(), headers=()), classification)


@dataclass(frozen=True)
class Screen:
    """Data that mails are compared with, apart from the journal itself.

    Attributes:
        own: the addresses of the user.
        salts: the secrets of the journal.
        takes_new: True if applications that the journal lacks are proposed too.
    """

    dates: DateReader
    own: frozenset[str]
    salts: tuple[str, ...]
    takes_new: bool = False

    def open(self, overview: Overview) -> Inbox:
        """Return the inbox for a journal as it is."""
        index = build_index(overview, self.salts, self.own)
        return Inbox(index, self.dates, dismissals(overview.history.events), self.takes_new)


class Screening:
    """The suggestions for some mails, and the events that those which are taken would record.

    Attributes:
        events: the events, with their ids, to be stamped by the journal.
        taken: the proposals that record them.
    """

    def __init__(
        self,
        screen: Screen,
        overview: Overview,
        new_id: Callable[[], str],
        takes: Callable[[Suggestion], bool],
    ) -> None:
        self._screen, self._new_id, self._takes = screen, new_id, takes
        self._overview = overview
        self._inbox = screen.open(overview)
        self._known = frozenset(overview.history.applications)
        self._instant = max((event.recorded_at for event in overview.events), default=_NEVER)
        self._undecided: set[str | None] = set()
        self.events: list[AnyEvent] = []
        self.taken: list[Suggestion] = []

    @property
    def overview(self) -> Overview:
        """The journal as if all that was taken were recorded."""
        return self._overview

    def run(self, readings: Iterable[Reading]) -> list[tuple[Reading, Suggestion]]:
        """Return the suggestions for mails, oldest first, each with its mail."""
        suggestions: list[tuple[Reading, Suggestion]] = []
        for reading in sorted(readings, key=lambda reading: reading.order):
            for suggestion in map(self._doubt, suggest(self._inbox, reading.message, reading.classification)):
                suggestions.append((reading, self._hide_provisional(suggestion)))
                self._take(suggestion)
        return self._retire(suggestions)

    def _retire(self, entries: Sequence[tuple[Reading, Suggestion]]) -> list[tuple[Reading, Suggestion]]:
        """Return the entries without proposals of interviews that a later mail, which is settled, moved or cancelled.

        A proposal on which the later one builds remains.
        """
        taken = {id(suggestion.action) for suggestion in self.taken}
        later: dict[str, list[Suggestion]] = {}
        remaining: list[tuple[Reading, Suggestion]] = []
        for reading, suggestion in reversed(entries):
            changes = later.setdefault(suggestion.entry.loop or "", [])
            is_taken = id(suggestion.action) in taken
            if any(_changes(change, suggestion) for change in changes if not (is_taken and change.action)):
                remaining.append((reading, _drop(suggestion)))
                continue
            if suggestion.entry.kind in _CHANGES and (suggestion.state is State.THERE or is_taken):
                changes.append(suggestion)
            remaining.append((reading, suggestion))
        return remaining[::-1]

    def _take(self, suggestion: Suggestion) -> None:
        if not self._takes(suggestion):
            return
        if amendment := suggestion.amendment(self._overview.today):
            self._add([amendment])
        elif suggestion.action and suggestion.state is State.PROPOSED and not suggestion.action.needs_day:
            try:
                events = self._decide(suggestion.action)
            except FeedbackLoopError:
                return
            self._add(with_source(events, suggestion.source))
            self.taken.append(suggestion)
            if not suggestion.entry.certain and suggestion.entry.interview:
                self._undecided.add(suggestion.entry.loop)

    def _decide(self, action: Action) -> Sequence[AnyEvent]:
        try:
            return action.decide(self._overview, Choices())
        except OtherDayError:
            # Two entries of a calendar are two interviews, though the first is still to come.
            return action.decide(self._overview, Choices(answers=Answers(again=True)))

    def _doubt(self, suggestion: Suggestion) -> Suggestion:
        """Return a change of an interview that is itself undecided as no more certain than that."""
        entry = suggestion.entry
        if not entry.certain or entry.kind not in _CHANGES or entry.loop not in self._undecided:
            return suggestion
        return replace(suggestion, entry=msgspec.structs.replace(entry, certain=False))

    def _add(self, events: Sequence[AnyEvent]) -> None:
        if not events:
            return
        identified = [msgspec.structs.replace(event, id=event.id or self._new_id()) for event in events]
        stamped: list[AnyEvent] = []
        for event in identified:
            self._instant += _TICK
            stamped.append(msgspec.structs.replace(event, recorded_at=self._instant, batch=PROVISIONAL))
        self.events += identified
        self._overview = self._overview.with_events(stamped)
        self._inbox = self._screen.open(self._overview)

    def _hide_provisional(self, suggestion: Suggestion) -> Suggestion:
        """Return a suggestion without the id of a loop that is not in the journal yet."""
        if suggestion.entry.loop is None or suggestion.entry.loop in self._known:
            return suggestion
        return replace(suggestion, entry=msgspec.structs.replace(suggestion.entry, loop=None))


def _changes(change: Suggestion, invitation: Suggestion) -> bool:
    """Return True if a later mail of the same loop moves or cancels the interview that another one proposes."""
    entry, later = invitation.entry, change.entry
    if invitation.state is not State.PROPOSED or entry.kind not in (MailKind.INVITATION, MailKind.MOVED):
        return False
    return entry.interview_on is None or later.on is None or later.on <= entry.interview_on


def _drop(suggestion: Suggestion) -> Suggestion:
    """Return a suggestion that is proposed no longer."""
    why = "a later mail moved or cancelled the interview"
    entry = msgspec.structs.replace(suggestion.entry, command="", certain=False, why=why)
    return replace(suggestion, entry=entry, state=State.NOTHING, action=None)
