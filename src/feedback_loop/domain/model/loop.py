"""A loop: one application and everything that happened around it.

Nothing here depends on today's date, nor on the order in which things were typed in.
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence

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
    """What the user does about feedback.

    Attributes:
        planned: what it is.
        home: the application of the loop that shows it: its own, else the one with the latest point that it answers.
        steps: what became of it, in order.
    """

    planned: Planned
    home_id: str
    steps: tuple[AnyEvent, ...] = ()

    @property
    def end(self) -> Finished | Dropped | None:
        """How it ended; the first ending counts."""
        return next((step for step in self.steps if isinstance(step, Finished | Dropped)), None)

    @property
    def finished(self) -> Finished | None:
        """The event that finished it, if it was not dropped and is not open."""
        return self.end if isinstance(self.end, Finished) else None

    @property
    def is_open(self) -> bool:
        """Whether it is neither finished nor dropped."""
        return self.end is None


class Loop(msgspec.Struct, frozen=True, dict=True):
    """One application and everything that happened around it.

    Attributes:
        application: how it began.
        events: all of it in order, the application first; with the actions and set-asides that answer its points.
        actions: those of this loop and those of a theme that answer a point of it, oldest first.
    """

    application: Applied
    events: tuple[AnyEvent, ...]
    actions: tuple[Action, ...] = ()

    def events_of(self, kind: type[E]) -> Sequence[E]:
        """Return the events of one kind, in order."""
        return self._by_kind.get(kind, ())  # type: ignore[return-value]  # filed under their own type

    @cached_property
    def _by_kind(self) -> Mapping[type, list[AnyEvent]]:
        filed: dict[type, list[AnyEvent]] = {}
        for event in self.events:
            filed.setdefault(type(event), []).append(event)
        return filed

    @property
    def id(self) -> str:
        """The application's id, which names the loop."""
        return self.application.id

    @property
    def applied_on(self) -> dt.date:
        """The day of the application."""
        return self.application.on or dt.date.min

    @property
    def label(self) -> str:
        """Company and role, as a sentence names the loop."""
        return self.application.label

    @property
    def points(self) -> list[Recorded]:
        """The feedback points, numbered from 1 in this order; a refusal is none."""
        return [event for event in self.events_of(Recorded) if event.reply is Reply.ANSWERED]

    @property
    def open_points(self) -> list[Recorded]:
        """The points that wait for a decision: gaps with neither an action nor set aside."""
        answered = {point for action in self.actions for point in action.planned.feedback}
        answered |= {point for event in self.events_of(SetAside) for point in event.feedback}
        return [point for point in self.points if point.id not in answered and wants_decision(point)]

    def points_of(self, action: Action) -> list[Recorded]:
        """Return the points of this loop that an action answers."""
        return [point for point in self.points if point.id in action.planned.feedback]

    def people(self) -> list[str]:
        """Return everybody in this loop, each once, as canonically written."""
        return list(dict.fromkeys(person for event in self.events for person in people_of(event)))

    def recruiter(self) -> str | None:
        """Return the first person whose role is a recruiter's."""
        return next((person for person in self.people() if read_person(person).is_recruiter), None)

    def date_of(self, event: Event) -> dt.date:
        """Return the day on which an event of this loop counts, which for imported history may be inferred."""
        return event.on or inferred_date(event, self.applied_on, self.events_of(Interviewed))

    def sort_key(self, event: Event) -> SortKey:
        """Return where an event of this loop stands in it, as a sort key."""
        return sort_key(event, self.date_of(event))

    def events_after(self, kind: type[E], event: Event) -> list[E]:
        """Return the events of a kind that come after ``event``."""
        start = self.sort_key(event)
        return [later for later in self.events_of(kind) if self.sort_key(later) > start]


class History(msgspec.Struct, frozen=True, dict=True, eq=False):
    """Everything that the journal says. Loops and people are made when they are asked for.

    Attributes:
        events: all that counts, in no particular order.
        applications: by their ids, in the order of the events.
        filed: the events of each loop by the id of its application, which comes first; the others in no order.
        loops: by the ids of their applications.
        directory: returns the people.
    """

    events: Sequence[AnyEvent]
    applications: Mapping[str, Applied]
    events_by_loop: Mapping[str, list[AnyEvent]]
    loops: Mapping[str, Loop]
    load_directory: Callable[[], Directory]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, History) and (self.loops, self.people) == (other.loops, other.people)

    __hash__ = None  # type: ignore[assignment]  # its mappings have none either

    @cached_property
    def people(self) -> Directory:
        """Everybody who was met."""
        return self.load_directory()

    def person(self, loop: Loop, text: str) -> Person:
        """Return what is known of a person of the loop."""
        return self.people.person(self.people.key(text, loop.application.company))


def wants_decision(point: Recorded) -> bool:
    """Tell whether a point says that something is missing, and something that the user could change."""
    about_them = bool(point.themes) and PROCESS_THEMES.issuperset(point.themes)
    return point.type in (FeedbackType.GAP, FeedbackType.MIXED) and not about_them


def inferred_date(event: Event, applied_on: dt.date, interviews: Sequence[Interviewed]) -> dt.date:
    """Return the day on which an event of unknown date counts.

    An interview counts on its application's day, an outcome after every interview.
    """
    if isinstance(event, Outcome):
        return max((interview.on or applied_on for interview in interviews), default=applied_on)
    return applied_on
