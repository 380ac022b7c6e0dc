"""Which application of the journal each row of a table is.

By its id, else by its link where no other has that on either side, else by company, role and date. Each application is
one row, so that two alike rows are two applications; alike rows go in their order.
"""

import re
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from feedback_loop.domain.events import Applied
from feedback_loop.domain.text import folded
from feedback_loop.exchange.known import Known
from feedback_loop.exchange.rows import Entry

_SCHEME = re.compile(r"https?://(?:www\.)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to match: what has to be the same, and whether corrections count beside what was recorded."""

    key: Callable[[Applied], Hashable | None]
    corrected: bool = False

    def keys(self, known: Known) -> set[Hashable]:
        versions = known.applied.versions if self.corrected else (known.applied.recorded,)
        return {self.key(version) for version in versions} - {None}


def matched(entries: Sequence[Entry], journal: Sequence[Known]) -> list[Known | None]:
    """Return the application that each row is; None for one that is not in the journal."""
    found: list[Known | None] = [None] * len(entries)
    taken: set[int] = set()
    for way in _ways(entries, journal):
        free = _by_key(way, (known for known in journal if id(known) not in taken))
        for place, entry in enumerate(entries):
            key = way.key(entry.applied) if found[place] is None else None
            known = _next(free.get(key, deque()), taken) if key is not None else None
            if known:
                found[place] = known
                taken.add(id(known))
    return found


def _by_key(way: _Way, journal: Iterable[Known]) -> dict[Hashable, deque[Known]]:
    free: defaultdict[Hashable, deque[Known]] = defaultdict(deque)
    for known in journal:
        for key in way.keys(known):
            free[key].append(known)
    return free


def _next(waiting: deque[Known], taken: set[int]) -> Known | None:
    while waiting:
        known = waiting.popleft()
        if id(known) not in taken:
            return known
    return None


def _ways(entries: Sequence[Entry], journal: Sequence[Known]) -> Iterator[_Way]:
    """Return the ways, the surest first."""
    links = _unshared({_link(entry.applied)} for entry in entries)
    links &= _unshared({*map(_link, known.applied.versions)} for known in journal)

    def unshared_link(applied: Applied) -> str | None:
        link = _link(applied)
        return link if link in links else None

    yield _Way(lambda applied: applied.id or None)
    yield _Way(lambda applied: applied.source_id)
    yield _Way(unshared_link, corrected=True)
    yield _Way(_identity)
    yield _Way(_identity, corrected=True)


def _link(applied: Applied) -> str | None:
    return _SCHEME.sub("", applied.url.strip()).rstrip("/") if applied.url else None


def _unshared(links: Iterable[set[str | None]]) -> set[str | None]:
    counts = Counter(link for of_one in links for link in of_one)
    return {link for link, count in counts.items() if count == 1}


def _identity(applied: Applied) -> Hashable:
    return folded(applied.company), folded(applied.role or ""), applied.on
