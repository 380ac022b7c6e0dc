"""Screening of mails: the suggestions for all of them, each as if what the earlier ones suggest were recorded."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

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
from feedback_loop.exchange.mail.pending import Pending, is_local
from feedback_loop.exchange.mail.proposals import Inbox, Suggestion, suggest
from feedback_loop.exchange.mail.sources import dismissals, is_mail_source

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


class _Listed(NamedTuple):
    """A suggestion of a list, without its action, which would keep a whole journal in memory.

    Attributes:
        is_taken: True if its events are among those to record.
        is_action: True if it had an action.
    """

    reading: Reading
    suggestion: Suggestion
    is_taken: bool
    is_action: bool


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
        self._pending = Pending()
        self._known = frozenset(overview.history.applications)
        self._instant = max((event.recorded_at for event in overview.events), default=_NEVER)
        self._undecided: set[str | None] = set()
        self.events: list[AnyEvent] = []
        self.taken: list[Suggestion] = []

    @property
    def overview(self) -> Overview:
        """The journal as if all that was taken were recorded."""
        self._look_again()
        return self._overview

    def run(self, readings: Iterable[Reading]) -> list[tuple[Reading, Suggestion]]:
        """Return the suggestions for mails, oldest first, each with its mail."""
        listed: list[_Listed] = []
        for reading in sorted(readings, key=lambda reading: reading.order):
            for suggestion in map(self._doubt, self._suggest(reading)):
                is_taken = self._take(suggestion)
                shown = replace(self._hide_provisional(suggestion), action=None)
                listed.append(_Listed(reading, shown, is_taken, suggestion.action is not None))
        return _retire(listed)

    def _suggest(self, reading: Reading) -> list[Suggestion]:
        suggestions = suggest(self._inbox, reading.message, reading.classification)
        if not self._pending.touches(reading.message, suggestions):
            return suggestions
        self._look_again()
        return suggest(self._inbox, reading.message, reading.classification)

    def _take(self, suggestion: Suggestion) -> bool:
        """Add the events of a suggestion, if it is to be taken; return True if it proposed them."""
        if not self._takes(suggestion):
            return False
        if amendment := suggestion.amendment(self._overview.today):
            self._add([amendment], suggestion)
        elif suggestion.action and suggestion.state is State.PROPOSED and not suggestion.action.needs_day:
            if self._pending.is_about(suggestion):
                self._look_again()
            try:
                events = self._decide(suggestion.action)
            except FeedbackLoopError:
                return False
            self._add(with_source(events, suggestion.source), suggestion)
            self.taken.append(replace(suggestion, action=None))
            if not suggestion.entry.certain and suggestion.entry.interview:
                self._undecided.add(suggestion.entry.loop)
            return True
        return False

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

    def _add(self, events: Sequence[AnyEvent], suggestion: Suggestion) -> None:
        identified = [msgspec.structs.replace(event, id=event.id or self._new_id()) for event in events]
        stamped: list[AnyEvent] = []
        for event in identified:
            self._instant += _TICK
            stamped.append(msgspec.structs.replace(event, recorded_at=self._instant, batch=PROVISIONAL))
        self.events += identified
        self._pending.add(stamped, suggestion)
        if not (is_mail_source(suggestion.source) and all(map(is_local, stamped))):
            self._look_again()

    def _look_again(self) -> None:
        """Look at the journal as if what is pending were recorded."""
        if not self._pending.events:
            return
        self._overview = self._overview.with_events(self._pending.events)
        self._inbox = self._screen.open(self._overview)
        self._pending = Pending()

    def _hide_provisional(self, suggestion: Suggestion) -> Suggestion:
        """Return a suggestion without the id of a loop that is not in the journal yet."""
        if suggestion.entry.loop is None or suggestion.entry.loop in self._known:
            return suggestion
        return replace(suggestion, entry=msgspec.structs.replace(suggestion.entry, loop=None))


def _retire(entries: Sequence[_Listed]) -> list[tuple[Reading, Suggestion]]:
    """Return the suggestions without proposals of interviews that a later mail, which is settled, moved or cancelled.

    A proposal on which the later one builds remains.
    """
    later: dict[str, list[_Listed]] = {}
    remaining: list[tuple[Reading, Suggestion]] = []
    for entry in reversed(entries):
        suggestion = entry.suggestion
        changes = later.setdefault(suggestion.entry.loop or "", [])
        settled = (change for change in changes if not (entry.is_taken and change.is_action))
        if any(_changes(change.suggestion, suggestion) for change in settled):
            remaining.append((entry.reading, _drop(suggestion)))
            continue
        if suggestion.entry.kind in _CHANGES and (suggestion.state is State.THERE or entry.is_taken):
            changes.append(entry)
        remaining.append((entry.reading, suggestion))
    return remaining[::-1]


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
    return replace(suggestion, entry=entry, state=State.NOTHING)
