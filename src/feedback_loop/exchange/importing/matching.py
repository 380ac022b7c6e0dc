"""Match rows to applications that the journal already holds.

By its id, else by its link where no other has that on either side, else by company, role and date. Each application is
one row, so that two alike rows are two applications; alike rows go in their order.
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
from feedback_loop.domain.text import casefold_key
from feedback_loop.exchange.importing.row_parser import ParsedRow

E = TypeVar("E", bound=Event)


@dataclass(frozen=True, slots=True)
class Versioned(Generic[E]):
    """One event: as it was recorded, and as it is now; None when it was taken back by itself."""

    original: E
    current: E | None

    @property
    def versions(self) -> tuple[E, ...]:
        """Return what it says and has said."""
        return (self.original,) if self.current is None else (self.original, self.current)


@dataclass(slots=True)
class ExistingApplication:
    """One application, with what a table could tell of it as well.

    Attributes:
        applied: the application itself.
        interviews: in the order recorded.
        outcomes: likewise.
        outcome: the one that counts.
        notes: every line that stands in a note.
    """

    applied: Versioned[Applied]
    interviews: list[Versioned[Interviewed]] = field(default_factory=list)
    outcomes: list[Versioned[Outcome]] = field(default_factory=list)
    outcome: Outcome | None = None
    notes: set[str] = field(default_factory=set)

    @property
    def id(self) -> str:
        """Return the application's id."""
        return self.applied.original.id

    @property
    def results(self) -> set[Result]:
        """Return every result that was ever recorded."""
        return {version.result for told in self.outcomes for version in told.versions}


def existing_applications(events: Sequence[AnyEvent]) -> list[ExistingApplication]:
    """Return what a journal knows of each application, in the order recorded."""
    book = fold(events)
    now = {event.id: event for loop in book.loops.values() for event in loop.events}
    kept = list(_kept(events))
    known = {
        event.id: ExistingApplication(Versioned(event, _same_kind(event, now)))
        for event in kept
        if isinstance(event, Applied)
    }
    for event in kept:
        if isinstance(event, LoopEvent) and event.application in known:
            _file(event, known[event.application], now)
    for id_, one in known.items():
        one.notes.update(line for version in one.applied.versions for line in (version.note or "").splitlines())
        if loop := book.loops.get(id_):
            one.outcome = next(reversed(loop.events_of(Outcome)), None)
    return list(known.values())


def _kept(events: Iterable[AnyEvent]) -> Iterator[AnyEvent]:
    """Leave out what is forgotten and what was undone together with the rest of its command."""
    forgotten = {id_ for event in events if isinstance(event, Forgotten) for id_ in event.ids}
    gone = retracted_ids(event for event in events if event.id not in forgotten)
    return (event for event in events if event.id not in forgotten and event.batch not in gone)


def _file(event: LoopEvent, known: ExistingApplication, now: dict[str, AnyEvent]) -> None:
    if isinstance(event, Interviewed):
        known.interviews.append(Versioned(event, _same_kind(event, now)))
    elif isinstance(event, Outcome):
        known.outcomes.append(Versioned(event, _same_kind(event, now)))
    elif isinstance(event, Noted):
        known.notes.update(event.text.splitlines())


def _same_kind(event: E, now: dict[str, AnyEvent]) -> E | None:
    found = now.get(event.id)
    return found if isinstance(found, type(event)) else None


_SCHEME = re.compile(r"https?://(?:www\.)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class MatchRule:
    """One way to match.

    Attributes:
        key: what has to be the same.
        corrected: whether corrections count beside what was recorded.
        taken_back: whether it is for applications that were taken back.
        last_first: whether it begins with the last row. What one import adds stands behind everything else, so that
            the same rows find the same applications again only when those that are less sure take the last rows.
    """

    key: Callable[[Applied], Hashable | None]
    corrected: bool = False
    taken_back: bool = False
    last_first: bool = False

    def waiting(
        self, journal: Iterable[ExistingApplication], taken: Container[int]
    ) -> Mapping[Hashable, deque[ExistingApplication]]:
        """Return the applications that are free for this way, by what has to be the same."""
        free: defaultdict[Hashable, deque[ExistingApplication]] = defaultdict(deque)
        for known in journal:
            if id(known) not in taken and self.taken_back is (known.applied.current is None):
                versions = known.applied.versions if self.corrected else (known.applied.original,)
                for key in {self.key(version) for version in versions} - {None}:
                    free[key].append(known)
        return free


def match_rows(
    entries: Sequence[ParsedRow], journal: Sequence[ExistingApplication]
) -> list[ExistingApplication | None]:
    """Return the application that each row is; None for one that is not in the journal."""
    found: list[ExistingApplication | None] = [None] * len(entries)
    taken: set[int] = set()
    for way in _match_rules(entries, journal):
        waiting = way.waiting(journal, taken)
        places = range(len(entries)) if waiting else ()
        for place in reversed(places) if way.last_first else places:
            key = way.key(entries[place].applied) if found[place] is None else None
            known = _next(waiting[key], taken) if key in waiting else None
            if known:
                found[place] = known
                taken.add(id(known))
    return found


def _next(waiting: deque[ExistingApplication], taken: set[int]) -> ExistingApplication | None:
    while waiting:
        known = waiting.popleft()
        if id(known) not in taken:
            return known
    return None


def _match_rules(entries: Sequence[ParsedRow], journal: Sequence[ExistingApplication]) -> Iterator[MatchRule]:
    """Return the ways, the surest first; alike applications that count go before those that were taken back."""
    links = _unshared({_link(entry.applied)} for entry in entries)
    links &= _unshared({*map(_link, known.applied.versions)} for known in journal)

    def unshared_link(applied: Applied) -> str | None:
        link = _link(applied)
        return link if link in links else None

    for taken_back in (False, True):
        yield MatchRule(lambda applied: applied.id or None, taken_back=taken_back)
        yield MatchRule(lambda applied: applied.source_id, taken_back=taken_back)
        yield MatchRule(unshared_link, corrected=True, taken_back=taken_back)
    yield MatchRule(_identity)
    yield MatchRule(_identity, corrected=True, last_first=True)
    yield MatchRule(_identity, taken_back=True, last_first=True)
    yield MatchRule(_identity, corrected=True, taken_back=True, last_first=True)


def _link(applied: Applied) -> str | None:
    return _SCHEME.sub("", applied.url.strip()).rstrip("/") if applied.url else None


def _unshared(links: Iterable[set[str | None]]) -> set[str | None]:
    counts = Counter(link for of_one in links for link in of_one)
    return {link for link, count in counts.items() if count == 1}


def _identity(applied: Applied) -> Hashable:
    return casefold_key(applied.company), casefold_key(applied.role or ""), applied.on
