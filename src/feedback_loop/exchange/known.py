"""What the journal knows of each application, for comparing with the rows of a table.

What was recorded counts as it was recorded as well as how it was corrected since, and even when it was taken back by
itself: a table that still holds it must not bring it again. A command that was undone as a whole never happened.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from feedback_loop.domain.events import (
    AnyEvent,
    Applied,
    Event,
    Forgotten,
    Interviewed,
    LoopEvent,
    Noted,
    Outcome,
    Result,
)
from feedback_loop.domain.fold import fold
from feedback_loop.domain.history import retracted

E = TypeVar("E", bound=Event)


@dataclass(frozen=True, slots=True)
class Told(Generic[E]):
    """One event: as it was recorded, and as it is now; None when it was taken back by itself."""

    recorded: E
    now: E | None

    @property
    def versions(self) -> tuple[E, ...]:
        """Return what it says and has said."""
        return (self.recorded,) if self.now is None else (self.recorded, self.now)


@dataclass(slots=True)
class Known:
    """One application, with what a table could tell of it as well.

    Attributes:
        applied: the application itself.
        interviews: in the order recorded.
        outcomes: likewise.
        outcome: the one that counts.
        notes: every line that stands in a note.
    """

    applied: Told[Applied]
    interviews: list[Told[Interviewed]] = field(default_factory=list)
    outcomes: list[Told[Outcome]] = field(default_factory=list)
    outcome: Outcome | None = None
    notes: set[str] = field(default_factory=set)

    @property
    def id(self) -> str:
        """Return the application's id."""
        return self.applied.recorded.id

    @property
    def results(self) -> set[Result]:
        """Return every result that was ever recorded."""
        return {version.result for told in self.outcomes for version in told.versions}


def known_applications(events: Sequence[AnyEvent]) -> list[Known]:
    """Return what a journal knows of each application, in the order recorded."""
    book = fold(events)
    now = {event.id: event for loop in book.loops.values() for event in loop.events}
    kept = list(_kept(events))
    known = {event.id: Known(Told(event, _same_kind(event, now))) for event in kept if isinstance(event, Applied)}
    for event in kept:
        if isinstance(event, LoopEvent) and event.application in known:
            _file(event, known[event.application], now)
    for id_, one in known.items():
        one.notes.update(line for version in one.applied.versions for line in (version.note or "").splitlines())
        if loop := book.loops.get(id_):
            one.outcome = next(reversed(loop.of(Outcome)), None)
    return list(known.values())


def _kept(events: Iterable[AnyEvent]) -> Iterator[AnyEvent]:
    """Leave out what is forgotten and what was undone together with the rest of its command."""
    forgotten = {id_ for event in events if isinstance(event, Forgotten) for id_ in event.ids}
    gone = retracted(event for event in events if event.id not in forgotten)
    return (event for event in events if event.id not in forgotten and event.batch not in gone)


def _file(event: LoopEvent, known: Known, now: dict[str, AnyEvent]) -> None:
    if isinstance(event, Interviewed):
        known.interviews.append(Told(event, _same_kind(event, now)))
    elif isinstance(event, Outcome):
        known.outcomes.append(Told(event, _same_kind(event, now)))
    elif isinstance(event, Noted):
        known.notes.update(event.text.splitlines())


def _same_kind(event: E, now: dict[str, AnyEvent]) -> E | None:
    found = now.get(event.id)
    return found if isinstance(found, type(event)) else None
