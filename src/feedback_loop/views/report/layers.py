"""Flows as layers: how far from the start each node stands, with few enough nodes in each to be told apart."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from feedback_loop.domain.flows import Flow
from feedback_loop.views.report.meanings import Meaning

MOST_NODES = 8
"""Nodes in one layer beyond which the smallest become one."""


def layered(flows: Sequence[Flow], *, ends_last: bool) -> dict[str, int]:
    """Return the layer of each node: its longest way from a start; nodes that nothing leaves may all be last."""
    layers: dict[str, int] = {}
    before: dict[str, set[str]] = defaultdict(set)
    for flow in flows:
        before[flow.source] |= set()
        before[flow.target].add(flow.source)
    while left := [node for node in before if node not in layers]:
        ready = [node for node in left if before[node] <= layers.keys()]
        for node in ready:
            layers[node] = max((layers[source] + 1 for source in before[node]), default=0)
    leaving = {flow.source for flow in flows}
    last = max(layers.values(), default=0)
    return {node: last if ends_last and node not in leaving else layer for node, layer in layers.items()}


def thinned(flows: Sequence[Flow], meaning: Callable[[str], Meaning], *, ends_last: bool) -> list[Flow]:
    """Return the flows with the smallest steps of a crowded layer as one node, so that nothing leads back."""
    layers = layered(flows, ends_last=ends_last)
    sizes = node_counts(flows)
    crowds: dict[int, list[str]] = defaultdict(list)
    for node, layer in layers.items():
        if meaning(node) is Meaning.STEP:
            crowds[layer].append(node)
    renamed: dict[str, str] = {}
    for layer, nodes in crowds.items():
        rest = sorted(nodes, key=lambda node: (-sizes[node], node))[MOST_NODES - 1 :]
        if len(rest) > 1:
            renamed |= dict.fromkeys(rest, f"{len(rest)} others{'' if layer == 1 else f' ({layer})'}")
    return _merged(flows, renamed) if renamed else list(flows)


def node_counts(flows: Iterable[Flow]) -> Counter[str]:
    """Return how many came by each node."""
    arriving: Counter[str] = Counter()
    leaving: Counter[str] = Counter()
    for flow in flows:
        leaving[flow.source] += flow.count
        arriving[flow.target] += flow.count
    return arriving | leaving


def _merged(flows: Iterable[Flow], renamed: Mapping[str, str]) -> list[Flow]:
    counts: Counter[tuple[str, str]] = Counter()
    for flow in flows:
        counts[renamed.get(flow.source, flow.source), renamed.get(flow.target, flow.target)] += flow.count
    return [Flow(source, target, count) for (source, target), count in counts.items()]
