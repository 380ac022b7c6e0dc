"""Interview rounds as nodes of the flows, in an order without cycles."""

import datetime as dt
import heapq
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import count, groupby, pairwise

from feedback_loop.domain.model.events import Interviewed
from feedback_loop.domain.rules.overview import LoopStatus
from feedback_loop.domain.text import casefold_key

UNNAMED = "Interview"
"""The round of an interview that has none."""

_Visit = tuple[str, int]
"""A round as compared, and from 1 which time it comes within one path."""
_Node = tuple[str, int, int]
"""A visit, and how often its path went against the common order before."""


def rounds_held(status: LoopStatus) -> list[str]:
    """Return the rounds of the interviews held by today, as written, in the order in which they were held.

    An interview of unknown day stands behind the one that the same command recorded before it, as in a row of a
    spreadsheet.
    """
    held = [event for event in status.loop.events_of(Interviewed) if event.on is None or event.on <= status.today]
    held.sort(key=lambda event: (event.recorded_at, event.id))
    days = _days(held, status.loop.applied_on)
    held.sort(key=lambda event: days[event.id])
    return [event.round or UNNAMED for event in held]


def _days(held: Iterable[Interviewed], applied_on: dt.date) -> dict[str, dt.date]:
    """Return the day of each interview by its id, given in the order recorded."""
    latest: dict[str, dt.date] = {}
    days = {}
    for event in held:
        days[event.id] = latest[event.batch] = event.on or latest.get(event.batch, applied_on)
    return days


def round_key(name: str) -> str:
    """Return a round's name for comparing; one of nothing but symbols is compared as it stands."""
    return casefold_key(name) or name.casefold()


def round_names(paths: Iterable[Sequence[str]]) -> dict[str, str]:
    """Return the name of each round by its key: the spelling that is most common, with a capital."""
    spelled: dict[str, Counter[str]] = {}
    for name in (name for path in paths for name in path):
        spelled.setdefault(round_key(name), Counter())[name[:1].upper() + name[1:]] += 1
    return {key: min(names, key=lambda name: (-names[name], name)) for key, names in spelled.items()}


def round_nodes(paths: Sequence[Sequence[str]], taken: Iterable[str]) -> list[list[str]]:
    """Return each path of rounds as a path of nodes, such that all paths together make no cycle.

    Args:
        paths: the rounds of each application, as written, in order.
        taken: names of other nodes, which no round gets.
    """
    visits = [_visits(path) for path in paths]
    ranks = _ranks(visits)
    nodes = [_is_ascending(path, ranks) for path in visits]
    labels = _labels({node for path in nodes for node in path}, round_names(paths), taken)
    return [[labels[node] for node in path] for path in nodes]


def _visits(path: Sequence[str]) -> list[_Visit]:
    """Return a path with the same round twice in a row as one, and later repetitions numbered."""
    times: Counter[str] = Counter()
    visits = []
    for key, _ in groupby(map(round_key, path)):
        times[key] += 1
        visits.append((key, times[key]))
    return visits


def _is_ascending(path: Iterable[_Visit], ranks: Mapping[_Visit, int]) -> list[_Node]:
    """Return a path whose nodes only ever rise: by rank, or to another turn where it goes against the ranks."""
    turn, last = 0, -1
    nodes = []
    for visit in path:
        turn += ranks[visit] < last
        last = ranks[visit]
        nodes.append((*visit, turn))
    return nodes


def _ranks(paths: Iterable[Sequence[_Visit]]) -> dict[_Visit, int]:
    """Return a place for each visit, such that as few paths as can easily be had go against it.

    Visits follow each other as in the paths; where the paths contradict each other, whatever is left more often than
    reached goes first (after Eades, Lin and Smyth, "A fast and effective heuristic for the feedback arc set problem").
    """
    after: dict[_Visit, Counter[_Visit]] = {}
    for path in paths:
        for visit in path:
            after.setdefault(visit, Counter())
        for one, other in pairwise(path):
            after[one][other] += 1
    incoming = Counter(other for links in after.values() for other in links)
    surplus = Counter({visit: links.total() for visit, links in after.items()})
    for links in after.values():
        surplus.subtract(links)
    return _topological_order(after, incoming, surplus)


def _topological_order(
    after: Mapping[_Visit, Mapping[_Visit, int]], incoming: Counter[_Visit], surplus: Counter[_Visit]
) -> dict[_Visit, int]:
    free = [visit for visit in after if not incoming[visit]]
    heapq.heapify(free)
    ranks: dict[_Visit, int] = {}
    left = dict.fromkeys(sorted(after))
    while left:
        visit = heapq.heappop(free) if free else max(left, key=surplus.__getitem__)
        del left[visit]
        ranks[visit] = len(ranks)
        for other, links in after[visit].items():
            surplus[other] += links
            incoming[other] -= 1
            if other in left and not incoming[other]:
                heapq.heappush(free, other)
    return ranks


def _labels(nodes: Iterable[_Node], names: Mapping[str, str], taken: Iterable[str]) -> dict[_Node, str]:
    """Return a name for each node that no other has: the round's, from the second node on with a number."""
    used = {*taken}
    numbers: Counter[str] = Counter()
    labels = {}
    for node in sorted(nodes, key=lambda node: (node[2], node[1], node[0])):
        key = node[0]
        numbers[key] += 1
        numbered = names[key] if numbers[key] == 1 else f"{names[key]} ({numbers[key]})"
        labels[node] = _unused(numbered, used)
        used.add(labels[node])
    return labels


def _unused(name: str, used: set[str]) -> str:
    if name not in used:
        return name
    return next(
        free for number in count(1) if (free := f"{name} (round{'' if number == 1 else f' {number}'})") not in used
    )
