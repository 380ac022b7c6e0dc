"""The journal as it looks on a day: the loops, how each stands, and which one a name means."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter

import msgspec

from feedback_loop.domain.case import Case
from feedback_loop.domain.events import AnyEvent
from feedback_loop.domain.fold import fold, fold_more
from feedback_loop.domain.loop import Book, Loop
from feedback_loop.domain.review import Review, Standing, cases
from feedback_loop.domain.targets import Prefixes, find

_recorded = attrgetter("recorded_at", "id")


class Overview(msgspec.Struct, frozen=True):
    """Everything that a command needs to know before it decides.

    Attributes:
        events: the journal, in the order recorded.
        book: what they fold into.
        standings: how each loop stands, by its id.
        today: the day.
        days: the days of every rule by setting.
        cases: the facts about each loop today, by its id.
    """

    events: Sequence[AnyEvent]
    book: Book
    standings: Mapping[str, Standing]
    today: dt.date
    days: Mapping[str, int]
    cases: Mapping[str, Case]

    def find(
        self,
        query: str,
        *,
        with_person: str | None = None,
        prefer: Callable[[Loop], bool] | None = None,
    ) -> Standing:
        """Return how the loop stands that ``query`` means.

        Raises:
            TargetError: it means none, or several.
        """
        return find(query, self.standings.values(), with_person=with_person, prefer=prefer)

    def after(self, added: Sequence[AnyEvent]) -> "Overview":
        """Return the journal with what was just recorded in it, on the same day."""
        events = sorted([*self.events, *added], key=_recorded)
        return _seen(events, fold_more(self.book, added) or fold(events), self.today, self.days)

    def case(self, loop: Loop) -> Case:
        """Return the facts about one loop today."""
        return self.cases[loop.id]

    def home(self, event: AnyEvent) -> str | None:
        """Return the loop that shows an event: an action's home, else the first in which it stands."""
        for loop in self.book.loops.values():
            for action in loop.actions:
                if event.id in {action.planned.id, *(step.id for step in action.steps)}:
                    return action.home
        return next((loop.id for loop in self.book.loops.values() if event in loop.events), None)

    def ids(self) -> dict[str, str]:
        """Return the shortest unique beginning of each event's id."""
        prefixes = Prefixes(event.id for event in self.events)
        return {event.id: prefixes.shortest(event.id) for event in self.events}


def overview(events: Sequence[AnyEvent], today: dt.date, days: Mapping[str, int]) -> Overview:
    """Return the journal as it looks on a day."""
    # A merge appends to the file; in which order things were recorded is what their instants say.
    events = sorted(events, key=_recorded)
    return _seen(events, fold(events), today, days)


def _seen(events: Sequence[AnyEvent], book: Book, today: dt.date, days: Mapping[str, int]) -> Overview:
    facts = cases(book, today, days)
    return Overview(events, book, Review(facts, book.applications).standings, today, days, facts)
