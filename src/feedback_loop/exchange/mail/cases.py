"""One thing that a mail says, about the loop that it was matched with, and why it may not be proposed."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import msgspec

from feedback_loop.domain.dates import DateReader
from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.model.events import AnyEvent, Event, Interviewed, Reply, Rescheduled
from feedback_loop.domain.model.loop import Loop
from feedback_loop.domain.model.people import Person, parse_person, people_of, read_person
from feedback_loop.domain.text import casefold_key, one_line
from feedback_loop.exchange.importing.calendar_reader import CalendarEvent
from feedback_loop.exchange.mail.actions import Subject
from feedback_loop.exchange.mail.classification import Classification, MailKind
from feedback_loop.exchange.mail.domains import service_of
from feedback_loop.exchange.mail.journal_index import JournalIndex
from feedback_loop.exchange.mail.matching import Match
from feedback_loop.exchange.mail.message import Address, Message
from feedback_loop.exchange.mail.sources import calendar_source

SAME_DAYS = dt.timedelta(days=2)
"""Events of one kind so close to each other are the same, whichever was recorded by hand."""


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
        return event.on is not None and self.day is not None and abs(event.on - self.day) <= SAME_DAYS

    def refuse_repeated(self, loop: Loop, kind: type[Event], reply: Reply | None = None) -> None:
        """Leave out what the journal has of the same days, from or to the same person."""
        if repeated := self.find_repeated(loop, kind, self.match.person, reply):
            raise there(repeated)

    def find_repeated(
        self, loop: Loop, kind: type[Event], person: str | None, reply: Reply | None = None
    ) -> AnyEvent | None:
        """Return an event of the same days and kind, from or to the same person."""
        for event in loop.events:
            if type(event) is not kind or getattr(event, "reply", None) is not reply:
                continue
            people = people_of(event)
            if self.is_near(event) and (not people or person is None or person in people):
                return event
        return None

    def recipients(self, loop: Loop) -> list[str | None]:
        """Return the people of a loop to whom the user wrote; the likely one, or None, if no address is theirs."""
        known = (entry for address in self.message.to for entry in self.index.people.get(address.address, ()))
        return [*dict.fromkeys(text for loop_id, text in known if loop_id == loop.id)] or [self.match.person]


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
