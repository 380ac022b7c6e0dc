"""Which application of the journal each row of a table is.

By its id, else by its link where no other has that on either side, else by company, role and date. Each application is
one row, so that two alike rows are two applications; alike rows go in their order.
"""

import re
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Container, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from feedback_loop.domain.events import Applied
from feedback_loop.domain.text import folded
from feedback_loop.exchange.known import Known
from feedback_loop.exchange.rows import Entry

_SCHEME = re.compile(r"https?://(?:www\.)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Way:
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

    def waiting(self, journal: Iterable[Known], taken: Container[int]) -> Mapping[Hashable, deque[Known]]:
        """Return the applications that are free for this way, by what has to be the same."""
        free: defaultdict[Hashable, deque[Known]] = defaultdict(deque)
        for known in journal:
            if id(known) not in taken and self.taken_back is (known.applied.now is None):
                versions = known.applied.versions if self.corrected else (known.applied.recorded,)
                for key in {self.key(version) for version in versions} - {None}:
                    free[key].append(known)
        return free


def matched(entries: Sequence[Entry], journal: Sequence[Known]) -> list[Known | None]:
    """Return the application that each row is; None for one that is not in the journal."""
    found: list[Known | None] = [None] * len(entries)
    taken: set[int] = set()
    for way in _ways(entries, journal):
        waiting = way.waiting(journal, taken)
        places = range(len(entries)) if waiting else ()
        for place in reversed(places) if way.last_first else places:
            key = way.key(entries[place].applied) if found[place] is None else None
            known = _next(waiting[key], taken) if key in waiting else None
            if known:
                found[place] = known
                taken.add(id(known))
    return found


def _next(waiting: deque[Known], taken: set[int]) -> Known | None:
    while waiting:
        known = waiting.popleft()
        if id(known) not in taken:
            return known
    return None


def _ways(entries: Sequence[Entry], journal: Sequence[Known]) -> Iterator[_Way]:
    """Return the ways, the surest first; alike applications that count go before those that were taken back."""
    links = _unshared({_link(entry.applied)} for entry in entries)
    links &= _unshared({*map(_link, known.applied.versions)} for known in journal)

    def unshared_link(applied: Applied) -> str | None:
        link = _link(applied)
        return link if link in links else None

    for taken_back in (False, True):
        yield _Way(lambda applied: applied.id or None, taken_back=taken_back)
        yield _Way(lambda applied: applied.source_id, taken_back=taken_back)
        yield _Way(unshared_link, corrected=True, taken_back=taken_back)
    yield _Way(_identity)
    yield _Way(_identity, corrected=True, last_first=True)
    yield _Way(_identity, taken_back=True, last_first=True)
    yield _Way(_identity, corrected=True, taken_back=True, last_first=True)


def _link(applied: Applied) -> str | None:
    return _SCHEME.sub("", applied.url.strip()).rstrip("/") if applied.url else None


def _unshared(links: Iterable[set[str | None]]) -> set[str | None]:
    counts = Counter(link for of_one in links for link in of_one)
    return {link for link, count in counts.items() if count == 1}


def _identity(applied: Applied) -> Hashable:
    return folded(applied.company), folded(applied.role or ""), applied.on
