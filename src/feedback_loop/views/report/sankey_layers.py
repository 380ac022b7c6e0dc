"""Layers of the Sankey diagram, and the kinds of its nodes."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum

from feedback_loop.domain.insight.funnel import CLOSED_BY_HAND, GONE_QUIET, NO_ANSWER, Flow, FunnelStep, result_node
from feedback_loop.domain.model.events import Result


class NodeKind(StrEnum):
    """The meaning of a node, in the order from top to bottom."""

    STEP = "step"
    GOOD = "good"
    CHOICE = "choice"
    NO = "no"
    OPEN = "open"
    SILENT = "silent"


LEGEND = {
    NodeKind.STEP: "a step",
    NodeKind.GOOD: "good news",
    NodeKind.CHOICE: "your choice",
    NodeKind.NO: "they said no",
    NodeKind.OPEN: "still open",
    NodeKind.SILENT: "no answer, or it ended there",
}
"""The meaning of each colour, in the order of the legend."""

RESULT_KINDS = {
    Result.OFFER: NodeKind.GOOD,
    Result.ACCEPTED: NodeKind.GOOD,
    Result.TURNED_DOWN: NodeKind.CHOICE,
    Result.WITHDRAWN: NodeKind.CHOICE,
    Result.REJECTED: NodeKind.NO,
    Result.GHOSTED: NodeKind.SILENT,
}
_FUNNEL_KINDS: Mapping[str, NodeKind] = {
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
_APPLICATION_KINDS: Mapping[str, NodeKind] = {
    NO_ANSWER: NodeKind.OPEN,
    GONE_QUIET: NodeKind.SILENT,
    CLOSED_BY_HAND: NodeKind.CHOICE,
    **{result_node(result): kind for result, kind in RESULT_KINDS.items()},
}


def application_kind(node: str) -> NodeKind:
    """Return the kind of a node of the applications' flows; all but the outcomes are steps."""
    return _APPLICATION_KINDS.get(node, NodeKind.STEP)


def funnel_kind(node: str) -> NodeKind:
    """Return the kind of a node of the feedback funnel."""
    return _FUNNEL_KINDS.get(node, NodeKind.STEP)


MAX_NODES = 8
"""Number of steps in one layer beyond which the smallest are merged."""


def node_layers(flows: Sequence[Flow], *, ends_last: bool) -> dict[str, int]:
    """Return the layer of each node, by its longest path from a start; ``ends_last`` puts all end nodes last."""
    layers: dict[str, int] = {}
    sources: dict[str, set[str]] = defaultdict(set)
    for flow in flows:
        sources[flow.source] |= set()
        sources[flow.target].add(flow.source)
    while remaining := [node for node in sources if node not in layers]:
        ready = [node for node in remaining if sources[node] <= layers.keys()]
        for node in ready:
            layers[node] = max((layers[source] + 1 for source in sources[node]), default=0)
    leaving = {flow.source for flow in flows}
    last = max(layers.values(), default=0)
    return {node: last if ends_last and node not in leaving else layer for node, layer in layers.items()}


def merge_small_steps(flows: Sequence[Flow], kind_of: Callable[[str], NodeKind], *, ends_last: bool) -> list[Flow]:
    """Return the flows with the smallest steps of a crowded layer merged into one node; no cycle arises."""
    sizes = node_counts(flows)
    steps: dict[int, list[str]] = defaultdict(list)
    for node, layer in node_layers(flows, ends_last=ends_last).items():
        if kind_of(node) is NodeKind.STEP:
            steps[layer].append(node)
    merged: dict[str, str] = {}
    for layer, nodes in steps.items():
        small = sorted(nodes, key=lambda node: (-sizes[node], node))[MAX_NODES - 1 :]
        if len(small) > 1:
            merged |= dict.fromkeys(small, f"{len(small)} others{'' if layer == 1 else f' ({layer})'}")
    return _rename_nodes(flows, merged) if merged else list(flows)


def merge_late_steps(
    flows: Sequence[Flow], kind_of: Callable[[str], NodeKind], first: int, *, ends_last: bool
) -> list[Flow]:
    """Return the flows with the steps from one layer on merged into one node, without the flows between these."""
    layers = node_layers(flows, ends_last=ends_last)
    late = [node for node, layer in layers.items() if layer >= first and kind_of(node) is NodeKind.STEP]
    if len({layers[node] for node in late}) <= 1:
        return list(flows)
    leaving = [flow for flow in flows if not {flow.source, flow.target}.issubset(late)]
    return _rename_nodes(leaving, dict.fromkeys(late, f"Later rounds ({len(late)})"))


def node_counts(flows: Iterable[Flow]) -> Counter[str]:
    """Return how many passed each node."""
    arriving: Counter[str] = Counter()
    leaving: Counter[str] = Counter()
    for flow in flows:
        leaving[flow.source] += flow.count
        arriving[flow.target] += flow.count
    return arriving | leaving


def _rename_nodes(flows: Iterable[Flow], names: Mapping[str, str]) -> list[Flow]:
    counts: Counter[tuple[str, str]] = Counter()
    for flow in flows:
        counts[names.get(flow.source, flow.source), names.get(flow.target, flow.target)] += flow.count
    return [Flow(source, target, count) for (source, target), count in counts.items()]
