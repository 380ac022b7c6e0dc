"""The whole journal on a given day."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter

import msgspec

from feedback_loop.domain.model.events import AnyEvent
from feedback_loop.domain.model.fold import fold, fold_new
from feedback_loop.domain.model.loop import History, Loop
from feedback_loop.domain.rules.facts import LoopFacts
from feedback_loop.domain.rules.status import LoopStatus, NextStep, StatusBoard, build_facts
from feedback_loop.domain.rules.targets import IdPrefixes, find_loop

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
    history: History
    statuses: Mapping[str, LoopStatus]
    today: dt.date
    days: Mapping[str, int]
    facts: Mapping[str, LoopFacts]

    def find(
        self,
        query: str,
        *,
        with_person: str | None = None,
        prefer: Callable[[Loop], bool] | None = None,
    ) -> LoopStatus:
        """Return how the loop stands that ``query`` means.

        Raises:
            TargetError: it means none, or several.
        """
        return find_loop(query, self.statuses.values(), with_person=with_person, prefer=prefer)

    def with_events(self, added: Sequence[AnyEvent]) -> "Overview":
        """Return the journal with what was just recorded in it, on the same day."""
        events = sorted([*self.events, *added], key=_recorded)
        return _build(events, fold_new(self.history, added) or fold(events), self.today, self.days)

    def facts_of(self, loop: Loop) -> LoopFacts:
        """Return the facts about one loop today."""
        return self.facts[loop.id]

    def loop_of(self, event: AnyEvent) -> str | None:
        """Return the loop that shows an event: an action's home, else the first in which it stands."""
        for loop in self.history.loops.values():
            for action in loop.actions:
                if event.id in {action.planned.id, *(step.id for step in action.steps)}:
                    return action.home_id
        return next((loop.id for loop in self.history.loops.values() if event in loop.events), None)

    def short_ids(self) -> dict[str, str]:
        """Return the shortest unique beginning of each event's id."""
        prefixes = IdPrefixes(event.id for event in self.events)
        return {event.id: prefixes.shortest(event.id) for event in self.events}


def build_overview(events: Sequence[AnyEvent], today: dt.date, days: Mapping[str, int]) -> Overview:
    """Return the journal as it looks on a day."""
    # A merge appends to the file; in which order things were recorded is what their instants say.
    events = sorted(events, key=_recorded)
    return _build(events, fold(events), today, days)


def _build(events: Sequence[AnyEvent], history: History, today: dt.date, days: Mapping[str, int]) -> Overview:
    facts = build_facts(history, today, days)
    return Overview(events, history, StatusBoard(facts, history.applications).statuses, today, days, facts)


def next_change_date(statuses: Iterable[LoopStatus], today: dt.date) -> dt.date:
    """Return a day before which no loop gets a prompt, given that none has one today.

    It is the first day after today on which anything changes that the rules look at. So it may come too early, as not
    everything that changes makes a prompt, but never too late.
    """
    days = (day for status in statuses for day in _change_dates(status) if day > today)
    return min(days, default=dt.date.max)


def _change_dates(status: LoopStatus) -> Iterator[dt.date]:
    """Return the days on which something about a loop becomes true or ends."""
    facts = status.facts
    for _, finding in status.matches:
        yield finding.due
        if finding.ends:
            yield finding.ends
    for event in facts.loop.events:
        if event.on and event.on > facts.today:
            yield event.on
    if status.is_open:
        # When it closes, its people may be written to again in other loops.
        yield facts.quiet_from
        yield from (facts.no_reply_on(person) for person in facts.asked_people)


def due_prompts(overview: Overview, ahead: int = 0) -> list[tuple[LoopStatus, NextStep]]:
    """Return the prompts that are due or fall due within some days, the longest overdue first."""
    found = [(status, step) for status in overview.statuses.values() if (step := _prompt_within(status, ahead))]
    return sorted(found, key=lambda prompt: (prompt[1].due, prompt[0].loop.applied_on))


def _prompt_within(status: LoopStatus, ahead: int) -> NextStep | None:
    if status.prompt or not ahead:
        return status.prompt
    coming = min((step for step in status.next_steps if step.is_home), key=lambda step: step.due, default=None)
    near = coming is not None and -coming.overdue_days(status.today) <= ahead
    return coming if near else None
