"""Layout of the Sankey diagram.

Nodes stand in layers. A flow that skips a layer gets a lane there, shared by all flows to the same node, so that no
link runs through a node.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

import msgspec

from feedback_loop.domain.insight.funnel import Flow
from feedback_loop.views.report.sankey_layers import NodeKind, node_counts, node_layers

NODE_WIDTH = 11.0

_LABEL_HEIGHT = 19.0
_TEXT_HEIGHT = 13.0
_GAP = 8.0
_LANE_GAP = 5.0
_FULL_HEIGHT = 270.0
"""Height of the largest node."""
_MAX_UNIT = 90.0
"""Height of a single application."""
_MIN_THICKNESS = 1.5
_WIDTH = 740.0
_PITCH = 134.0
_DENSE_PITCH = 108.0
_MANY_LAYERS = 7
"""Number of layers from which they stand closer, so that the last is in sight."""

_MARGIN = 150.0
"""Room right of the last layer for its labels."""

_ROUNDS = 6

_Key = tuple[str, int]
"""A node, or a lane towards it, in a layer."""
_RANK = {kind: rank for rank, kind in enumerate(NodeKind)}


class Node(msgspec.Struct, frozen=True):
    """A placed node, with the room for its label."""

    name: str
    kind: NodeKind
    count: int
    x: float
    y: float
    height: float
    room: float = 0.0


class Link(msgspec.Struct, frozen=True):
    """A piece of a flow from one layer to the next: the centres of its ends, its thickness, and where it leads."""

    target: str
    kind: NodeKind
    start: tuple[float, float]
    end: tuple[float, float]
    thickness: float


class Layout(msgspec.Struct, frozen=True):
    """The finished layout."""

    width: float
    height: float
    nodes: Sequence[Node]
    links: Sequence[Link]


class Sankey:
    """Layout algorithm of a Sankey diagram of flows without a cycle; ``ends_last`` puts all end nodes last."""

    def __init__(self, flows: Sequence[Flow], kind_of: Callable[[str], NodeKind], *, ends_last: bool) -> None:
        self._layers = node_layers(flows, ends_last=ends_last)
        self._kind_of = kind_of
        self._counts = node_counts(flows)
        self._links = self._split_flows(flows)
        scale = min(_FULL_HEIGHT / max(self._counts.values(), default=1), _MAX_UNIT)
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
        last = len(self._columns) - 1
        pitch = max(_PITCH if last < _MANY_LAYERS else _DENSE_PITCH, (_WIDTH - _MARGIN) / max(last, 1))
        nodes = [self._node(key, pitch) for column in self._columns for key in column if self._is_node(key)]
        edge = last * pitch + _MARGIN
        nodes = [msgspec.structs.replace(node, room=_label_room(node, nodes, edge)) for node in nodes]
        links = [self._link(source, target, pitch) for source, target in self._links]
        return Layout(edge + NODE_WIDTH, height + 2, nodes, links)

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
        return max(height, _LABEL_HEIGHT) + _GAP if self._is_node(key) else height + _LANE_GAP

    def _edge(self, key: _Key) -> float:
        """Return the top of a node, centred in the room for its label."""
        spare = _LABEL_HEIGHT - self._heights[key] if self._is_node(key) else 0.0
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
        return middle - max(self._heights[key], _LABEL_HEIGHT if self._is_node(key) else 0) / 2

    def _port(self, key: _Key, other: _Key, side: dict[_Key, list[_Key]]) -> float:
        """Return the centre of the place on a node's side where the link from or to another node ends."""
        offset = self._edge(key)
        for neighbour in sorted(side[key], key=lambda node: (self._top.get(node, self._rank(node)), node)):
            thickness = self._thickness[(key, neighbour) if side is self._out else (neighbour, key)]
            if neighbour == other:
                return offset + thickness / 2
            offset += thickness
        return offset

    def _node(self, key: _Key, pitch: float) -> Node:
        name, layer = key
        return Node(
            name, self._kind_of(name), self._counts[name], layer * pitch, self._edge(key) + 1, self._heights[key]
        )

    def _link(self, source: _Key, target: _Key, pitch: float) -> Link:
        start = source[1] * pitch + (NODE_WIDTH if self._is_node(source) else 0)
        return Link(
            target[0],
            self._kind_of(target[0]),
            (start, self._port(source, target, self._out) + 1),
            (target[1] * pitch, self._port(target, source, self._into) + 1),
            self._thickness[source, target],
        )


def _label_room(node: Node, nodes: Sequence[Node], edge: float) -> float:
    """Return the distance from a node to the next one that blocks its label, or to the edge."""
    middle = node.y + node.height / 2

    def is_in_the_way(other: Node) -> bool:
        reach = (max(other.height, _TEXT_HEIGHT) + _TEXT_HEIGHT) / 2
        return other.x > node.x and abs(other.y + other.height / 2 - middle) < reach

    return min((other.x for other in nodes if is_in_the_way(other)), default=edge) - node.x - NODE_WIDTH
