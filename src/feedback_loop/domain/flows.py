"""Flows: the ways that applications took, counted link by link; what enters a node leaves it, ends aside."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

import msgspec

from feedback_loop.domain.journeys import journey
from feedback_loop.domain.overview import Overview
from feedback_loop.domain.review import Standing
from feedback_loop.domain.rounds import held_rounds, round_nodes

APPLIED = "Applied"
NO_ANSWER = "No answer yet"


class Flow(msgspec.Struct, frozen=True):
    """How many went from one node to another."""

    source: str
    target: str
    count: int


def flows(seen: Overview) -> list[Flow]:
    """Return the applications' flows through their rounds to their outcomes, along the way, the largest first.

    Each application is one path: "Applied", the rounds of its interviews held by today in order, and how it ended, or
    "No answer yet". A round twice in a row is one node; one that comes again later, or that others had in another
    order, is a node with a number, so that no way leads back.
    """
    paths = [held_rounds(standing) for standing in seen.standings.values()]
    ends = [ended(standing) for standing in seen.standings.values()]
    nodes = round_nodes(paths, taken=(APPLIED, *ends))
    return _counted((APPLIED, *rounds, end) for rounds, end in zip(nodes, ends, strict=True))


def funnel(seen: Overview) -> list[Flow]:
    """Return the loops' flows from the interview to telling the giver, with every exit on the way."""
    return _counted(journey(seen, standing) for standing in seen.standings.values())


def ended(standing: Standing) -> str:
    """Return the node at which an application ended, as far as that still holds."""
    return str(standing.outcome.result).capitalize() if standing.outcome else NO_ANSWER


def _counted(paths: Iterable[Sequence[str]]) -> list[Flow]:
    """Count the links of all paths, in the order of their distance from the start."""
    links: Counter[tuple[str, str]] = Counter()
    depth: dict[str, int] = {}
    for path in paths:
        links.update((str(source), str(target)) for source, target in pairwise(path))
        for place, node in enumerate(path):
            depth[node] = max(place, depth.get(node, 0))
    found = [Flow(source, target, count) for (source, target), count in links.items()]
    return sorted(found, key=lambda flow: _place(flow, depth))


def _place(flow: Flow, depth: Mapping[str, int]) -> tuple[int, str, int, str]:
    return depth[flow.source], flow.source, -flow.count, flow.target
