"""Loops, their actions and the history of all loops, independent of today's date and of the order of recording."""

import datetime as dt
from collections.abc import Callable, Collection, Mapping, Sequence

import msgspec

from feedback_loop.domain.model.events import (
    PROCESS_THEMES,
    AnyEvent,
    Applied,
    Dropped,
    E,
    Event,
    FeedbackType,
    Finished,
    Interviewed,
    Outcome,
    Planned,
    Recorded,
    Reply,
    SetAside,
    SortKey,
    sort_key,
)
from feedback_loop.domain.model.lazy import cached_property
from feedback_loop.domain.model.people import Directory, Person, people_of, read_person


class Action(msgspec.Struct, frozen=True):
    """An action of the user about feedback.

    Attributes:
        planned: the event that planned it.
        home_id: the id of the loop that shows it: its own, else the one with the latest point that it answers.
        steps: progress and its end, in order.
    """

    planned: Planned
    home_id: str
    steps: tuple[AnyEvent, ...] = ()

    @property
    def end(self) -> Finished | Dropped | None:
        """The event that finished or dropped it; the first one counts."""
        return next((step for step in self.steps if isinstance(step, Finished | Dropped)), None)

    @property
    def finished(self) -> Finished | None:
        """The event that finished it, or None if it is open or was dropped."""
        return self.end if isinstance(self.end, Finished) else None

    @property
    def is_open(self) -> bool:
        """True if it is neither finished nor dropped."""
        return self.end is None


class Loop(msgspec.Struct, frozen=True, dict=True):
    """One application and everything that happened around it.

    Attributes:
        application: the event that opened it.
        events: all its events in order, the application first, including actions and set-asides about its points.
        actions: the actions that belong to it or answer one of its points, oldest first.
    """

    application: Applied
    events: tuple[AnyEvent, ...]
    actions: tuple[Action, ...] = ()

    @property
    def id(self) -> str:
        """The id of the application, which identifies the loop."""
        return self.application.id

    @property
    def applied_on(self) -> dt.date:
        """The day of the application."""
        return self.application.on or dt.date.min

    @property
    def label(self) -> str:
        """Company and role, as a sentence names the loop."""
        return self.application.label

    def events_of(self, kind: type[E]) -> Sequence[E]:
        """Return the events of one kind, in order."""
        return self._events_by_kind.get(kind, ())  # type: ignore[return-value]  # keyed by their type

    @property
    def kinds(self) -> Collection[type[Event]]:
        """The kinds of its events."""
        return self._events_by_kind.keys()

    @property
    def points(self) -> list[Recorded]:
        """The feedback points, numbered from 1 in this order, without refusals."""
        return [event for event in self.events_of(Recorded) if event.reply is Reply.ANSWERED]

    @property
    def open_points(self) -> list[Recorded]:
        """The points that need a decision: gaps without an action that are not set aside."""
        answered = {point for action in self.actions for point in action.planned.feedback}
        answered |= {point for event in self.events_of(SetAside) for point in event.feedback}
        return [point for point in self.points if point.id not in answered and wants_decision(point)]

    def points_of(self, action: Action) -> list[Recorded]:
        """Return the points of this loop that an action answers."""
        return [point for point in self.points if point.id in action.planned.feedback]

    def people(self) -> list[str]:
        """Return all people of this loop, each once, by their canonical name."""
        return list(dict.fromkeys(person for event in self.events for person in people_of(event)))

    def recruiter(self) -> str | None:
        """Return the first person who is a recruiter of the company itself."""
        recruiters = (person for person in self.people() if read_person(person).is_recruiter)
        return next((person for person in recruiters if not self.is_outsider(person)), None)

    def is_outsider(self, text: str) -> bool:
        """Return True if a person does not decide for the company: one who referred the user, or one of an agency."""
        person = read_person(text)
        return person.is_referrer or person.is_agent or (self.application.agency is not None and person.is_recruiter)

    def date_of(self, event: Event) -> dt.date:
        """Return the day on which an event of this loop counts; for imported history it may be inferred."""
        return event.on or inferred_date(event, self.applied_on, self.events_of(Interviewed))

    def sort_key(self, event: Event) -> SortKey:
        """Return the sort key of an event of this loop."""
        return sort_key(event, self.date_of(event))

    def events_after(self, kind: type[E], event: Event) -> list[E]:
        """Return the events of a kind that come after ``event``."""
        start = self.sort_key(event)
        return [later for later in self.events_of(kind) if self.sort_key(later) > start]

    @cached_property
    def _events_by_kind(self) -> Mapping[type[Event], list[AnyEvent]]:
        events_by_kind: dict[type[Event], list[AnyEvent]] = {}
        for event in self.events:
            events_by_kind.setdefault(type(event), []).append(event)
        return events_by_kind


class History(msgspec.Struct, frozen=True, dict=True, eq=False):
    """All events in effect, and the loops and people folded from them on first access.

    Attributes:
        events: the events in effect, in no particular order.
        applications: the applications by their ids, in the order of the events.
        events_by_loop: the events of each loop by its id, the application first and the others in no order.
        loops: the loops by their ids.
        load_directory: a function that returns the directory of people.
        joined: the id of the loop that an application was joined to, by the id of that application.
    """

    events: Sequence[AnyEvent]
    applications: Mapping[str, Applied]
    events_by_loop: Mapping[str, list[AnyEvent]]
    loops: Mapping[str, Loop]
    load_directory: Callable[[], Directory]
    joined: Mapping[str, str] = {}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, History) and (self.loops, self.people) == (other.loops, other.people)

    __hash__ = None  # type: ignore[assignment]  # mappings cannot be hashed

    @cached_property
    def people(self) -> Directory:
        """The directory of everybody in the journal."""
        return self.load_directory()

    @cached_property
    def loop_ids_by_person(self) -> Mapping[str, Collection[str]]:
        """The ids of the loops that name a person, by the person's key, without building the loops."""
        loop_ids: dict[str, dict[str, None]] = {}
        for id_, events in self.events_by_loop.items():
            company = self.applications[id_].company
            for text in {text for event in events for text in people_of(event)}:
                # Loops have canonical names, and that of an odd one may have another key than the text.
                key = self.people.key(self.people.canonical_name(text, company), company)
                loop_ids.setdefault(key, {})[id_] = None
        return loop_ids

    def person(self, loop: Loop, text: str) -> Person:
        """Return the details of a person of the loop."""
        return self.people.person(self.people.key(text, loop.application.company))


def wants_decision(point: Recorded) -> bool:
    """Return True if a point names a gap that the user can do something about."""
    is_up_to_company = bool(point.themes) and PROCESS_THEMES.issuperset(point.themes)
    return point.type in (FeedbackType.GAP, FeedbackType.MIXED) and not is_up_to_company


def inferred_date(event: Event, applied_on: dt.date, interviews: Sequence[Interviewed]) -> dt.date:
    """Return the day on which an event without a date counts: the day of the application.

    An outcome counts on the day of the last interview.
    """
    if isinstance(event, Outcome):
        return max((interview.on or applied_on for interview in interviews), default=applied_on)
    return applied_on
