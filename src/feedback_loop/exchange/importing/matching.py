"""Match rows to applications that the journal already has.

A row matches by its id, else by its link if no other row and no other application has that link, else by company, role
and date. Each application is one row, so two equal rows are two applications; equal rows match in order.
"""

import re
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Container, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from feedback_loop.domain.model.events import (
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
from feedback_loop.domain.model.fold import fold, retracted_ids
from feedback_loop.domain.text import name_key
from feedback_loop.exchange.importing.row_parser import ParsedRow

E = TypeVar("E", bound=Event)


@dataclass(frozen=True, slots=True)
class Versioned(Generic[E]):
    """One event as recorded and as it is now; None if it was undone by itself."""

    original: E
    current: E | None

    @property
    def versions(self) -> tuple[E, ...]:
        """Both versions, the original first."""
        return (self.original,) if self.current is None else (self.original, self.current)


@dataclass(slots=True)
class ExistingApplication:
    """One application of the journal, with everything that a table could also state.

    Its lists are in the order recorded; ``outcome`` is the one that counts, and ``notes`` has every line of its notes.
    """

    applied: Versioned[Applied]
    interviews: list[Versioned[Interviewed]] = field(default_factory=list)
    outcomes: list[Versioned[Outcome]] = field(default_factory=list)
    outcome: Outcome | None = None
    notes: set[str] = field(default_factory=set)

    @property
    def id(self) -> str:
        """Id of the application."""
        return self.applied.original.id

    @property
    def results(self) -> set[Result]:
        """Every result that was ever recorded."""
        return {version.result for outcome in self.outcomes for version in outcome.versions}


def existing_applications(events: Sequence[AnyEvent]) -> list[ExistingApplication]:
    """Return the applications of a journal, in the order recorded."""
    history = fold(events)
    current = {event.id: event for loop in history.loops.values() for event in loop.events}
    remaining = list(_without_forgotten_and_undone(events))
    applications = {
        event.id: ExistingApplication(_versioned(event, current)) for event in remaining if isinstance(event, Applied)
    }
    for event in remaining:
        if isinstance(event, LoopEvent) and event.application in applications:
            _add_event(applications[event.application], event, current)
    for id_, application in applications.items():
        notes = (version.note or "" for version in application.applied.versions)
        application.notes.update(line for note in notes for line in note.splitlines())
        if loop := history.loops.get(id_):
            application.outcome = next(reversed(loop.events_of(Outcome)), None)
    return list(applications.values())


def _without_forgotten_and_undone(events: Iterable[AnyEvent]) -> Iterator[AnyEvent]:
    """Leave out forgotten events, and those that were undone together with the rest of their command."""
    forgotten = {id_ for event in events if isinstance(event, Forgotten) for id_ in event.ids}
    undone = retracted_ids(event for event in events if event.id not in forgotten)
    return (event for event in events if event.id not in forgotten and event.batch not in undone)


def _add_event(application: ExistingApplication, event: LoopEvent, current: dict[str, AnyEvent]) -> None:
    if isinstance(event, Interviewed):
        application.interviews.append(_versioned(event, current))
    elif isinstance(event, Outcome):
        application.outcomes.append(_versioned(event, current))
    elif isinstance(event, Noted):
        application.notes.update(event.text.splitlines())


def _versioned(event: E, current: dict[str, AnyEvent]) -> Versioned[E]:
    version = current.get(event.id)
    return Versioned(event, version if isinstance(version, type(event)) else None)


_SCHEME = re.compile(r"https?://(?:www\.)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class MatchRule:
    """One rule to match rows and applications.

    Attributes:
        key: the value that has to be equal.
        corrected: True if corrected values count as well as recorded ones.
        undone: True if the rule is for applications that were undone.
        last_first: True if matching begins with the last row. An import appends its applications, so that the same
            rows match the same applications again only if the less certain rules begin at the end.
    """

    key: Callable[[Applied], Hashable | None]
    corrected: bool = False
    undone: bool = False
    last_first: bool = False

    def candidates(
        self, applications: Iterable[ExistingApplication], taken: Container[str]
    ) -> Mapping[Hashable, deque[ExistingApplication]]:
        """Return the applications that are not taken and that this rule is for, by key."""
        by_key: defaultdict[Hashable, deque[ExistingApplication]] = defaultdict(deque)
        for application in applications:
            applied = application.applied
            if application.id not in taken and self.undone is (applied.current is None):
                versions = applied.versions if self.corrected else (applied.original,)
                for key in {self.key(version) for version in versions} - {None}:
                    by_key[key].append(application)
        return by_key


def match_rows(
    rows: Sequence[ParsedRow], applications: Sequence[ExistingApplication]
) -> list[ExistingApplication | None]:
    """Return the application of each row; None if it is not in the journal."""
    matches: list[ExistingApplication | None] = [None] * len(rows)
    taken: set[str] = set()
    for rule in _match_rules(rows, applications):
        candidates = rule.candidates(applications, taken)
        indexes = range(len(rows)) if candidates else ()
        for index in reversed(indexes) if rule.last_first else indexes:
            key = rule.key(rows[index].applied) if matches[index] is None else None
            application = _next_free(candidates[key], taken) if key in candidates else None
            if application:
                matches[index] = application
                taken.add(application.id)
    return matches


def _next_free(candidates: deque[ExistingApplication], taken: Container[str]) -> ExistingApplication | None:
    while candidates:
        application = candidates.popleft()
        if application.id not in taken:
            return application
    return None


def _match_rules(rows: Sequence[ParsedRow], applications: Sequence[ExistingApplication]) -> Iterator[MatchRule]:
    """Return the rules, the most certain first; of equal applications, those that count go before undone ones."""
    unique = _unique({_link(row.applied)} for row in rows)
    unique &= _unique({*map(_link, application.applied.versions)} for application in applications)

    def unique_link(applied: Applied) -> str | None:
        link = _link(applied)
        return link if link in unique else None

    for undone in (False, True):
        yield MatchRule(lambda applied: applied.id or None, undone=undone)
        yield MatchRule(lambda applied: applied.source_id, undone=undone)
        yield MatchRule(unique_link, corrected=True, undone=undone)
    yield MatchRule(_identity)
    yield MatchRule(_identity, corrected=True, last_first=True)
    yield MatchRule(_identity, undone=True, last_first=True)
    yield MatchRule(_identity, corrected=True, undone=True, last_first=True)


def _link(applied: Applied) -> str | None:
    return _SCHEME.sub("", applied.url.strip()).rstrip("/") if applied.url else None


def _unique(links_of_each: Iterable[set[str | None]]) -> set[str | None]:
    counts = Counter(link for links in links_of_each for link in links)
    return {link for link, count in counts.items() if count == 1}


def _identity(applied: Applied) -> Hashable:
    return name_key(applied.company), name_key(applied.role or ""), applied.on
