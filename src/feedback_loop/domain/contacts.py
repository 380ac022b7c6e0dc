"""Contacts: every time a person was met, written to or heard from, in whichever loop."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence

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

_MOVES = frozenset({Interviewed, Heard, Asked, Recorded, Thanked, FollowedUp})
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


def contacts(book: Book, today: dt.date, with_: Collection[str] | None = None) -> Mapping[str, Sequence[Contact]]:
    """Return the contacts with each person by the person's key, oldest first; meetings ahead are none yet.

    Args:
        book: the folded journal.
        today: the day.
        with_: the keys of those who are asked about; None is everybody.
    """
    found: dict[str, list[Contact]] = {}
    for loop in book.loops.values() if with_ is None or with_ else ():
        for event in loop.events:
            for person in people_of(event) if type(event) in _MOVES else ():
                key = book.people.key(person, loop.application.company)
                wanted = with_ is None or key in with_
                if wanted and not (type(event) is Interviewed and loop.on(event) > today):
                    found.setdefault(key, []).append(Contact(loop, event, person))
    for made in found.values():
        made.sort(key=lambda contact: contact.loop.place(contact.event))
    return found


def followed_up_with(book: Book) -> set[str]:
    """Return the keys of everybody who was ever followed up with."""
    return {
        book.people.key(event.person, loop.application.company)
        for loop in book.loops.values()
        for event in loop.of(FollowedUp)
        if event.person
    }


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
