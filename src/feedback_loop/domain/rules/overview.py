"""The whole journal on a given day."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter

import msgspec

from feedback_loop.domain.model.events import AnyEvent
from feedback_loop.domain.model.fold import fold, fold_more
from feedback_loop.domain.model.loop import Book, Loop
from feedback_loop.domain.rules.facts import Case
from feedback_loop.domain.rules.status import Review, Standing, Step, cases
from feedback_loop.domain.rules.targets import Prefixes, find

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


def lull(standings: Iterable[Standing], today: dt.date) -> dt.date:
    """Return a day before which no loop gets a prompt, given that none has one today.

    It is the first day after today on which anything changes that the rules look at. So it may come too early, as not
    everything that changes makes a prompt, but never too late.
    """
    days = (day for standing in standings for day in _changes(standing) if day > today)
    return min(days, default=dt.date.max)


def _changes(standing: Standing) -> Iterator[dt.date]:
    """Return the days on which something about a loop becomes true or ends."""
    case = standing.case
    for _, finding in standing.found:
        yield finding.due
        if finding.ends:
            yield finding.ends
    for event in case.loop.events:
        if event.on and event.on > case.today:
            yield event.on
    if standing.is_open:
        # When it closes, its people may be written to again in other loops.
        yield case.quiet_from
        yield from (case.no_reply_on(person) for person in case.asked_people)


def prompts(seen: Overview, ahead: int = 0) -> list[tuple[Standing, Step]]:
    """Return the prompts that are due or fall due within some days, the longest overdue first."""
    found = [(standing, step) for standing in seen.standings.values() if (step := _prompt(standing, ahead))]
    return sorted(found, key=lambda prompt: (prompt[1].due, prompt[0].loop.applied_on))


def _prompt(standing: Standing, ahead: int) -> Step | None:
    if standing.prompt or not ahead:
        return standing.prompt
    coming = min((step for step in standing.todo if step.home), key=lambda step: step.due, default=None)
    near = coming is not None and -coming.overdue(standing.today) <= ahead
    return coming if near else None
