"""Interview rounds as nodes of the flows, in an order without cycles."""

import datetime as dt
import heapq
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import count, groupby, pairwise

from feedback_loop.domain.model.events import Interviewed
from feedback_loop.domain.rules.overview import LoopStatus
from feedback_loop.domain.text import capitalize, casefold_key

UNNAMED = "Interview"
"""Stands for the round of an interview without one."""

_Visit = tuple[str, int]
"""A round's key, and the number of its occurrence in the path, from 1."""
_Node = tuple[str, int, int]
"""A visit, and the number of times that its path went against the common order before."""


def past_rounds(status: LoopStatus) -> list[str]:
    """Return the rounds of a loop's past interviews, as written, in order.

    An undated interview keeps its place after the previous one of the same command, as in a row of a spreadsheet.
    """
    past = sorted(status.facts.past_interviews, key=lambda event: (event.recorded_at, event.id))
    dates = _interview_dates(past, status.loop.applied_on)
    past.sort(key=lambda event: dates[event.id])
    return [event.round or UNNAMED for event in past]


def round_key(name: str) -> str:
    """Return a round's name as a key for comparisons; a name of symbols alone is its own key."""
    return casefold_key(name) or name.casefold()


def round_names(paths: Iterable[Sequence[str]]) -> dict[str, str]:
    """Return the most common spelling of each round, with a capital, by its key."""
    spellings: dict[str, list[str]] = {}
    for name in (name for path in paths for name in path):
        spellings.setdefault(round_key(name), []).append(capitalize(name))
    return {key: common_spelling(names) for key, names in spellings.items()}


def common_spelling(names: Iterable[str]) -> str:
    """Return the most common of some spellings."""
    counts = Counter(names)
    return min(counts, key=lambda name: (-counts[name], name))


def round_nodes(paths: Sequence[Sequence[str]], reserved: Iterable[str]) -> list[list[str]]:
    """Turn each path of rounds into a path of nodes that are not ``reserved``, such that all together have no cycle."""
    visits = [_visits_of(path) for path in paths]
    ranks = _rank_visits(visits)
    nodes = [_ascending_nodes(path, ranks) for path in visits]
    labels = _label_nodes({node for path in nodes for node in path}, round_names(paths), reserved)
    return [[labels[node] for node in path] for path in nodes]


def _interview_dates(interviews: Iterable[Interviewed], applied_on: dt.date) -> dict[str, dt.date]:
    """Return the known or assumed date of each interview by its id, given the interviews in the order recorded."""
    latest: dict[str, dt.date] = {}
    dates = {}
    for event in interviews:
        dates[event.id] = latest[event.batch] = event.on or latest.get(event.batch, applied_on)
    return dates


def _visits_of(path: Sequence[str]) -> list[_Visit]:
    """Merge consecutive equal rounds of a path and number later repetitions."""
    counts: Counter[str] = Counter()
    visits = []
    for key, _ in groupby(map(round_key, path)):
        counts[key] += 1
        visits.append((key, counts[key]))
    return visits


def _rank_visits(paths: Iterable[Sequence[_Visit]]) -> dict[_Visit, int]:
    """Rank the visits such that few paths go against the ranks.

    Where paths contradict each other, the visit that is left more often than reached goes first (after Eades, Lin and
    Smyth, "A fast and effective heuristic for the feedback arc set problem").
    """
    successors: dict[_Visit, Counter[_Visit]] = {}
    for path in paths:
        for visit in path:
            successors.setdefault(visit, Counter())
        for visit, successor in pairwise(path):
            successors[visit][successor] += 1
    incoming = Counter(successor for links in successors.values() for successor in links)
    surplus = Counter({visit: links.total() for visit, links in successors.items()})
    for links in successors.values():
        surplus.subtract(links)
    return _topological_ranks(successors, incoming, surplus)


def _topological_ranks(
    successors: Mapping[_Visit, Mapping[_Visit, int]], incoming: Counter[_Visit], surplus: Counter[_Visit]
) -> dict[_Visit, int]:
    ready = [visit for visit in successors if not incoming[visit]]
    heapq.heapify(ready)
    ranks: dict[_Visit, int] = {}
    remaining = dict.fromkeys(sorted(successors))
    while remaining:
        visit = heapq.heappop(ready) if ready else max(remaining, key=surplus.__getitem__)
        del remaining[visit]
        ranks[visit] = len(ranks)
        for successor, links in successors[visit].items():
            surplus[successor] += links
            incoming[successor] -= 1
            if successor in remaining and not incoming[successor]:
                heapq.heappush(ready, successor)
    return ranks


def _ascending_nodes(path: Iterable[_Visit], ranks: Mapping[_Visit, int]) -> list[_Node]:
    """Return the nodes of a path, with a new turn wherever it goes against the ranks."""
    turn, last = 0, -1
    nodes = []
    for visit in path:
        turn += ranks[visit] < last
        last = ranks[visit]
        nodes.append((*visit, turn))
    return nodes


def _label_nodes(nodes: Iterable[_Node], names: Mapping[str, str], reserved: Iterable[str]) -> dict[_Node, str]:
    """Return a name for each node that reads unlike all others: the round's, numbered from its second node on."""
    used = {*map(round_key, reserved)}
    numbers: Counter[str] = Counter()
    labels = {}
    for node in sorted(nodes, key=lambda node: (node[2], node[1], node[0])):
        key = node[0]
        numbers[key] += 1
        numbered = names[key] if numbers[key] == 1 else f"{names[key]} ({numbers[key]})"
        labels[node] = _unused_name(numbered, used)
        used.add(round_key(labels[node]))
    return labels


def _unused_name(name: str, used: set[str]) -> str:
    """Return a name that reads unlike all used ones, given by their keys."""
    if round_key(name) not in used:
        return name
    candidates = (f"{name} (round{'' if number == 1 else f' {number}'})" for number in count(1))
    return next(candidate for candidate in candidates if round_key(candidate) not in used)
