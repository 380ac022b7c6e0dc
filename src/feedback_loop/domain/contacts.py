"""Contacts: every time a person was met, written to or heard from, in whichever loop."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from feedback_loop.domain.events import (
    AnyEvent,
    Asked,
    FollowedUp,
    Heard,
    Interviewed,
    Recorded,
    Thanked,
)
from feedback_loop.domain.loop import Book, Loop
from feedback_loop.domain.people import people_of

_MOVES = (Interviewed, Heard, Asked, Recorded, Thanked, FollowedUp)
_THEIR_MOVES = (Interviewed, Heard, Recorded)


class Contact(msgspec.Struct, frozen=True):
    """One contact with one person."""

    loop: Loop
    event: AnyEvent
    person: str

    @property
    def on(self) -> dt.date:
        """The day of the contact."""
        return self.loop.on(self.event)

    @property
    def theirs(self) -> bool:
        """Whether the other side made the move; an interview is theirs too."""
        return isinstance(self.event, _THEIR_MOVES)


def contacts(book: Book, today: dt.date) -> Mapping[str, Sequence[Contact]]:
    """Return the contacts with each person who was ever followed up with, by the person's key.

    They come oldest first; meetings ahead are none yet.
    """
    found: dict[str, list[Contact]] = {key: [] for key in _followed_up_with(book)}
    if not found:
        return found
    for loop in book.loops.values():
        for event in loop.events:
            for person in people_of(event) if isinstance(event, _MOVES) else ():
                key = book.people.key(person, loop.application.company)
                if key in found and not (isinstance(event, Interviewed) and loop.on(event) > today):
                    found[key].append(Contact(loop, event, person))
    for made in found.values():
        made.sort(key=lambda contact: contact.loop.place(contact.event))
    return found


def _followed_up_with(book: Book) -> Iterator[str]:
    for loop in book.loops.values():
        for event in loop.of(FollowedUp):
            if event.person:
                yield book.people.key(event.person, loop.application.company)


def unanswered_news(contacts: Sequence[Contact]) -> int:
    """Count the latest messages in a row that kept in touch and got no reply.

    A message that told of an action finished since the one before is news of their advice and does not count.
    """
    count = 0
    for position in range(len(contacts) - 1, -1, -1):
        contact = contacts[position]
        if contact.theirs:
            break
        if isinstance(contact.event, FollowedUp) and not _tells(contact, contacts[:position]):
            count += 1
    return count


def _tells(contact: Contact, before: Sequence[Contact]) -> bool:
    told = [earlier for earlier in before if isinstance(earlier.event, FollowedUp) and earlier.loop is contact.loop]
    since = contact.loop.place(told[-1].event) if told else None
    until = contact.loop.place(contact.event)
    finished = [action.finished for action in contact.loop.actions if action.finished]
    return any(
        contact.loop.place(end) < until and (since is None or contact.loop.place(end) > since) for end in finished
    )
