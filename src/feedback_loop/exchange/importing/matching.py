"""Match rows to applications that the journal already has.

A row matches by its id, else by its link if no other row and no other application has that link, else by company, role
and date, also as they were before a correction. Each application is one row, so two equal rows are two applications;
equal rows match in order. A row that matches none, but is nearly the same as one, is in doubt.
"""

import re
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Container, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from feedback_loop.domain.model.companies import company_key
from feedback_loop.domain.model.events import (
    Amended,
    AnyEvent,
    Applied,
    Changes,
    Event,
    Forgotten,
    Interviewed,
    LoopEvent,
    Noted,
    Outcome,
    Recorded,
    Result,
    recording_order,
)
from feedback_loop.domain.model.fold import amend, effective_events, fold, retracted_ids
from feedback_loop.domain.text import name_key
from feedback_loop.exchange.importing.parsed_rows import ParsedRow

E = TypeVar("E", bound=Event)


@dataclass(frozen=True, slots=True)
class Versioned(Generic[E]):
    """One event as recorded, after each correction, and as it is now; None if it was undone by itself."""

    original: E
    current: E | None
    corrected: tuple[E, ...] = ()

    @property
    def versions(self) -> tuple[E, ...]:
        """All versions, the original first."""
        return (self.original, *self.corrected, *([] if self.current is None else [self.current]))


@dataclass(slots=True)
class ExistingApplication:
    """One application of the journal, with everything that a table could also state.

    Its lists are in the order recorded; ``outcome`` is the one that counts, ``notes`` has every line of its notes, and
    ``feedback`` the text of every point. ``loop_id`` is the loop that has them: its own, or the one that it was joined
    to. It is certain to be imported if ``is_imported``, and was corrected by hand if ``is_corrected``.
    """

    applied: Versioned[Applied]
    loop_id: str
    interviews: list[Versioned[Interviewed]] = field(default_factory=list)
    outcomes: list[Versioned[Outcome]] = field(default_factory=list)
    outcome: Outcome | None = None
    notes: set[str] = field(default_factory=set)
    feedback: set[str] = field(default_factory=set)
    is_imported: bool = False
    is_corrected: bool = False

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
    if history.joined:
        current |= {event.id: event for event in effective_events(events) if event.id in history.joined}
    remaining = list(_without_forgotten_and_undone(events))
    corrections = _corrections(remaining)
    applications: dict[str, ExistingApplication] = {}
    by_loop: defaultdict[str, list[ExistingApplication]] = defaultdict(list)
    for event in remaining:
        if isinstance(event, Applied):
            loop_id = history.joined.get(event.id, event.id)
            applied = _versioned(event, current, corrections.get(event.id, ()))
            applications[event.id] = ExistingApplication(applied, loop_id)
            by_loop[loop_id].append(applications[event.id])
    for event in remaining:
        if isinstance(event, LoopEvent) and event.application in applications:
            for application in by_loop[applications[event.application].loop_id]:
                _add_event(application, event, current)
    batches = Counter(event.batch for event in remaining if isinstance(event, Applied))
    corrected = {event.target for event in remaining if isinstance(event, Amended) and not event.source_id}
    for id_, application in applications.items():
        original = application.applied.original
        # Only an import records several applications at once.
        application.is_imported = bool(original.source_id) or batches[original.batch] > 1
        application.is_corrected = id_ in corrected
        notes = (version.note or "" for version in application.applied.versions)
        application.notes.update(line for note in notes for line in note.splitlines())
        if loop := history.loops.get(application.loop_id):
            application.outcome = next(reversed(loop.events_of(Outcome)), None)
    return list(applications.values())


def _corrections(events: Iterable[AnyEvent]) -> dict[str, list[Changes]]:
    """Return the corrections of each event, in the order recorded."""
    corrections: defaultdict[str, list[Changes]] = defaultdict(list)
    for event in sorted((event for event in events if type(event) is Amended), key=recording_order):
        corrections[event.target].append(event.changes)
    return corrections


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
    elif isinstance(event, Recorded):
        versions = _versioned(event, current).versions
        application.feedback.update(name_key(version.text) for version in versions)
    elif isinstance(event, Noted):
        application.notes.update(event.text.splitlines())


def _versioned(event: E, current: dict[str, AnyEvent], corrections: Sequence[Changes] = ()) -> Versioned[E]:
    version = current.get(event.id)
    states: list[E] = []
    for changes in corrections[:-1]:
        corrected = amend(states[-1] if states else event, changes)  # type: ignore[arg-type]  # of the same kind
        states.append(corrected)  # type: ignore[arg-type]  # likewise
    return Versioned(event, version if isinstance(version, type(event)) else None, tuple(states))


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
        yield MatchRule(_trusted_id, undone=undone)
        yield MatchRule(_id_and_company, corrected=True, undone=undone)
        yield MatchRule(_id_and_role, corrected=True, undone=undone)
        yield MatchRule(unique_link, corrected=True, undone=undone)
    yield MatchRule(_identity)
    yield MatchRule(_identity, corrected=True, last_first=True)
    yield MatchRule(_identity, undone=True, last_first=True)
    yield MatchRule(_identity, corrected=True, undone=True, last_first=True)


_RUNNING_NUMBER = re.compile(r"spreadsheet:[0-9]{1,6}")


def _trusted_id(applied: Applied) -> str | None:
    """Return the id of another program; a short number may only count the rows, and change when they are sorted."""
    is_number = applied.source_id and _RUNNING_NUMBER.fullmatch(applied.source_id)
    return None if is_number else applied.source_id


def _id_and_company(applied: Applied) -> Hashable | None:
    return (applied.source_id, name_key(applied.company)) if applied.source_id else None


def _id_and_role(applied: Applied) -> Hashable | None:
    return (applied.source_id, name_key(applied.role), applied.on) if applied.source_id and applied.role else None


def _link(applied: Applied) -> str | None:
    return _SCHEME.sub("", applied.url.strip()).rstrip("/") if applied.url else None


def _unique(links_of_each: Iterable[set[str | None]]) -> set[str | None]:
    counts = Counter(link for links in links_of_each for link in links)
    return {link for link, count in counts.items() if count == 1}


def _identity(applied: Applied) -> Hashable:
    return name_key(applied.company), name_key(applied.role or ""), applied.on


_MAX_DAYS_APART = 14
"""Days between two dates of what may be one application."""


def find_similar(
    rows: Sequence[ParsedRow],
    matches: Sequence[ExistingApplication | None],
    applications: Sequence[ExistingApplication],
) -> list[ExistingApplication | None]:
    """Return for each row without a match the application that it may be the same as, though not for certain.

    That one has nearly the same company, also under a former name, the same role and a date of about the same days,
    and no other row is it. A row with an id of its own is an application of its own.
    """
    matched = {application.loop_id for application in matches if application}
    free = [other for other in applications if other.applied.current and other.loop_id not in matched]
    aliases = _company_aliases(applications)
    by_key: defaultdict[tuple[str, str], list[ExistingApplication]] = defaultdict(list)
    for application in free:
        versions = application.applied.versions
        companies = {alias for version in versions for alias in aliases[company_key(version.company)]}
        for role in {name_key(version.role or "") for version in versions}:
            for company in companies:
                by_key[company, role].append(application)
    return [
        None if match or row.applied.id else _nearest(row.applied, by_key.get(_similarity_key(row.applied), ()))
        for row, match in zip(rows, matches, strict=True)
    ]


def _company_aliases(applications: Iterable[ExistingApplication]) -> dict[str, set[str]]:
    """Return the keys of all names of a company by each of them, as far as corrections tell."""
    aliases: dict[str, set[str]] = {}
    for application in applications:
        names = {company_key(version.company) for version in application.applied.versions}
        for name in names:
            aliases.setdefault(name, set()).update(names)
    return aliases


def _similarity_key(applied: Applied) -> tuple[str, str]:
    return company_key(applied.company), name_key(applied.role or "")


def _nearest(applied: Applied, candidates: Iterable[ExistingApplication]) -> ExistingApplication | None:
    """Return the candidate whose date is nearest, if it is near enough; of two equally near ones the first."""
    apart = [(days, other) for other in candidates if (days := _days_apart(applied, other)) is not None]
    return min(apart, key=lambda pair: pair[0], default=(0, None))[1]


def _days_apart(applied: Applied, other: ExistingApplication) -> int | None:
    """Return the days between two applications; None if they are too many, or their tracker tells the two apart."""
    if _tracker(applied) is not None and _tracker(applied) == _tracker(other.applied.original):
        return None
    dates = (version.on for version in other.applied.versions if version.on)
    days = min((abs((applied.on - date).days) for date in dates if applied.on), default=_MAX_DAYS_APART + 1)
    return days if days <= _MAX_DAYS_APART else None


def _tracker(applied: Applied) -> str | None:
    """Return the tracker that gave an application its id, if one did."""
    return applied.source_id.partition(":")[0] if applied.source_id else None
