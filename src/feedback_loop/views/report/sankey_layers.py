"""Layers of the Sankey diagram, and the kinds of its nodes."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum

from feedback_loop.domain.insight.funnel import NO_ANSWER, Flow, FunnelStep
from feedback_loop.domain.model.events import Result


class NodeKind(StrEnum):
    """What a node of a picture stands for, in the order from top to bottom."""

    STEP = "step"
    GOOD = "good"
    CHOICE = "choice"
    NO = "no"
    OPEN = "open"
    SILENT = "silent"


LEGEND = {
    NodeKind.STEP: "a step on the way",
    NodeKind.GOOD: "a good end",
    NodeKind.CHOICE: "your own choice",
    NodeKind.NO: "their no",
    NodeKind.OPEN: "still open",
    NodeKind.SILENT: "silence, or it ended there",
}
"""What each colour says, in the order of the legend."""

_ENDS = {
    Result.OFFER: NodeKind.GOOD,
    Result.ACCEPTED: NodeKind.GOOD,
    Result.TURNED_DOWN: NodeKind.CHOICE,
    Result.WITHDRAWN: NodeKind.CHOICE,
    Result.REJECTED: NodeKind.NO,
    Result.GHOSTED: NodeKind.SILENT,
}
_MILESTONES = {
    FunnelStep.TOLD: NodeKind.GOOD,
    FunnelStep.NOTHING_TO_CHANGE: NodeKind.GOOD,
    FunnelStep.DECLINED: NodeKind.NO,
    FunnelStep.SET_ASIDE: NodeKind.CHOICE,
    FunnelStep.NOT_ASKED_YET: NodeKind.OPEN,
    FunnelStep.NO_REPLY_YET: NodeKind.OPEN,
    FunnelStep.NOTHING_DONE_YET: NodeKind.OPEN,
    FunnelStep.NOT_TOLD_YET: NodeKind.OPEN,
    FunnelStep.NOT_ASKED: NodeKind.SILENT,
    FunnelStep.NO_REPLY: NodeKind.SILENT,
    FunnelStep.NOT_USABLE: NodeKind.SILENT,
    FunnelStep.NOT_TOLD: NodeKind.SILENT,
}


def of_end(name: str) -> NodeKind:
    """Return what a node of the applications' flows means; what is no end is a step."""
    if name == NO_ANSWER:
        return NodeKind.SILENT
    return next((meaning for end, meaning in _ENDS.items() if name == str(end).capitalize()), NodeKind.STEP)


def of_milestone(name: str) -> NodeKind:
    """Return what a node of the feedback funnel means."""
    return next((meaning for one, meaning in _MILESTONES.items() if name == one), NodeKind.STEP)


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


def thinned(flows: Sequence[Flow], meaning: Callable[[str], NodeKind], *, ends_last: bool) -> list[Flow]:
    """Return the flows with the smallest steps of a crowded layer as one node, so that nothing leads back."""
    layers = layered(flows, ends_last=ends_last)
    sizes = node_counts(flows)
    crowds: dict[int, list[str]] = defaultdict(list)
    for node, layer in layers.items():
        if meaning(node) is NodeKind.STEP:
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
