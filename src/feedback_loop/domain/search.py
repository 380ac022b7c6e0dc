"""The search for a job as a whole: what a rule about one loop has to know of all others."""

import datetime as dt
from collections.abc import Mapping, Sequence

import msgspec

from feedback_loop.domain.contacts import Contact, contacts, followed_up_with
from feedback_loop.domain.events import Outcome, Result
from feedback_loop.domain.lazily import worked_out
from feedback_loop.domain.loop import Book


class Search(msgspec.Struct, frozen=True, dict=True, eq=False):
    """What holds across all loops on a day; worked out when a rule asks for it.

    Attributes:
        book: the folded journal.
        today: the day.
    """

    book: Book
    today: dt.date

    @worked_out
    def accepted_on(self) -> dt.date | None:
        """The day on which an offer was accepted last, in whichever loop."""
        ends = (loop.of(Outcome)[-1:] for loop in self.book.loops.values())
        accepted = (event.on for events in ends for event in events if event.result is Result.ACCEPTED)
        return max(filter(None, accepted), default=None)

    @worked_out
    def contacts(self) -> Mapping[str, Sequence[Contact]]:
        """Every contact with each person who was ever followed up with, oldest first, by the person's key."""
        # No rule asks about contacts with anybody else.
        return contacts(self.book, self.today, followed_up_with(self.book))
