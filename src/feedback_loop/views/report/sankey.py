"""Layout of the Sankey diagram.

Nodes stand in layers. A flow that skips a layer gets a lane there, shared by all flows to the same node, so that no
link runs through a node.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

import msgspec

from feedback_loop.domain.insight.funnel import Flow
from feedback_loop.views.report.sankey_layers import NodeKind, node_counts, node_layers

_MIN_THICKNESS = 1.5
_ROUNDS = 6

_Key = tuple[str, int]
"""A node, or a lane towards it, in a layer."""
_RANK = {kind: rank for rank, kind in enumerate(NodeKind)}


class Measures(msgspec.Struct, frozen=True):
    """Sizes across the direction of the flows.

    Attributes:
        slot: Least room of a node, for its label.
        gap: Distance between two nodes.
        lane_gap: Distance after a lane.
        largest: Size of the largest node.
        unit: Largest size of a single application.
    """

    slot: float
    gap: float
    lane_gap: float
    largest: float
    unit: float


class Node(msgspec.Struct, frozen=True):
    """A placed node: its layer, and its place across the flows."""

    name: str
    kind: NodeKind
    count: int
    layer: int
    top: float
    size: float

    @property
    def middle(self) -> float:
        """Its centre across the flows."""
        return self.top + self.size / 2


class Link(msgspec.Struct, frozen=True):
    """A piece of a flow from one layer to the next: the centres of its ends, its thickness, and where it leads.

    ``source`` is the node that it leaves, or None if it continues a lane, which flows of several nodes may share;
    ``arrives`` is True if it ends at its target, and False if a lane continues it.
    """

    source: str | None
    target: str
    kind: NodeKind
    count: int
    layer: int
    start: float
    end: float
    thickness: float
    arrives: bool


class Layout(msgspec.Struct, frozen=True):
    """The finished layout: the number of its layers, and its size across the flows."""

    layers: int
    size: float
    nodes: Sequence[Node]
    links: Sequence[Link]


class Sankey:
    """Layout algorithm of a Sankey diagram of flows without a cycle; ``ends_last`` puts all end nodes last."""

    def __init__(
        self, flows: Sequence[Flow], kind_of: Callable[[str], NodeKind], measures: Measures, *, ends_last: bool
    ) -> None:
        self._measures = measures
        self._layers = node_layers(flows, ends_last=ends_last)
        self._kind_of = kind_of
        self._counts = node_counts(flows)
        self._links = self._split_flows(flows)
        scale = min(measures.largest / max(self._counts.values(), default=1), measures.unit)
        self._thickness = {link: max(count * scale, _MIN_THICKNESS) for link, count in self._links.items()}
        self._into: dict[_Key, list[_Key]] = defaultdict(list)
        self._out: dict[_Key, list[_Key]] = defaultdict(list)
        for source, target in self._links:
            self._out[source].append(target)
            self._into[target].append(source)
        self._heights = {key: self._height(key) for key in {*self._into, *self._out}}
        self._columns = self._sorted_columns()
        self._top: dict[_Key, float] = {}

    def layout(self) -> Layout:
        """Return the layout."""
        height = max((sum(map(self._slot, column)) for column in self._columns), default=0.0)
        for _ in range(_ROUNDS):
            for column in self._columns:
                self._place(column, height)
        nodes = [self._node(key) for column in self._columns for key in column if self._is_node(key)]
        links = [self._link(source, target) for source, target in self._links]
        return Layout(len(self._columns), height + 2, nodes, links)

    def _split_flows(self, flows: Sequence[Flow]) -> Counter[tuple[_Key, _Key]]:
        """Return the flows from layer to layer, through lanes."""
        links: Counter[tuple[_Key, _Key]] = Counter()
        for flow in flows:
            key = (flow.source, self._layers[flow.source])
            for layer in range(key[1] + 1, self._layers[flow.target] + 1):
                links[key, (flow.target, layer)] += flow.count
                key = (flow.target, layer)
        return links

    def _is_node(self, key: _Key) -> bool:
        return self._layers[key[0]] == key[1]

    def _height(self, key: _Key) -> float:
        arriving = sum(self._thickness[source, key] for source in self._into[key])
        return max(arriving, sum(self._thickness[key, target] for target in self._out[key]))

    def _slot(self, key: _Key) -> float:
        """Return the room of a node with its label, or of a lane, including the gap below."""
        height = self._heights[key]
        measures = self._measures
        return max(height, measures.slot) + measures.gap if self._is_node(key) else height + measures.lane_gap

    def _edge(self, key: _Key) -> float:
        """Return the top of a node, centred in the room for its label."""
        spare = self._measures.slot - self._heights[key] if self._is_node(key) else 0.0
        return self._top[key] + max(spare, 0.0) / 2

    def _rank(self, key: _Key) -> int:
        return _RANK[self._kind_of(key[0])]

    def _sorted_columns(self) -> list[list[_Key]]:
        columns: dict[int, list[_Key]] = defaultdict(list)
        for key in self._heights:
            columns[key[1]].append(key)
        for column in columns.values():
            column.sort(key=lambda key: (self._rank(key), -self._counts[key[0]], key[0]))
        return [columns[layer] for layer in sorted(columns)]

    def _place(self, column: list[_Key], height: float) -> None:
        """Place a column level with its links: push down until nothing overlaps, then up until it fits."""
        wanted = {key: self._wanted_top(key) for key in column}
        column.sort(key=lambda key: (self._rank(key), wanted[key]))
        floor = 0.0
        for key in column:
            self._top[key] = max(wanted[key], floor)
            floor = self._top[key] + self._slot(key)
        ceiling = height
        for key in reversed(column):
            self._top[key] = min(self._top[key], ceiling - self._slot(key))
            ceiling = self._top[key]

    def _wanted_top(self, key: _Key) -> float:
        """Return the top at which the links into a node would be level on average."""
        sources = [source for source in self._into[key] if source in self._top]
        if not sources:
            return self._top.get(key, 0.0)
        weights = [self._thickness[source, key] for source in sources]
        ends = zip(sources, weights, strict=True)
        middle = sum(self._port(source, key, self._out) * weight for source, weight in ends) / sum(weights)
        return middle - max(self._heights[key], self._measures.slot if self._is_node(key) else 0) / 2

    def _port(self, key: _Key, other: _Key, side: dict[_Key, list[_Key]]) -> float:
        """Return the centre of the place on a node's side where the link from or to another node ends."""
        offset = self._edge(key)
        for neighbour in sorted(side[key], key=lambda node: (self._top.get(node, self._rank(node)), node)):
            thickness = self._thickness[(key, neighbour) if side is self._out else (neighbour, key)]
            if neighbour == other:
                return offset + thickness / 2
            offset += thickness
        return offset

    def _node(self, key: _Key) -> Node:
        name, layer = key
        return Node(name, self._kind_of(name), self._counts[name], layer, self._edge(key) + 1, self._heights[key])

    def _link(self, source: _Key, target: _Key) -> Link:
        return Link(
            source=source[0] if self._is_node(source) else None,
            target=target[0],
            kind=self._kind_of(target[0]),
            count=self._links[source, target],
            layer=source[1],
            start=self._port(source, target, self._out) + 1,
            end=self._port(target, source, self._into) + 1,
            thickness=self._thickness[source, target],
            arrives=self._is_node(target),
        )
