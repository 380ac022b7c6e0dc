"""Layout of the Sankey diagram.

Nodes stand in layers. A flow that passes a layer by gets a lane of its own there, shared by all flows to the same
node, so that no ribbon runs through a node.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from feedback_loop.domain.insight.funnel import Flow
from feedback_loop.views.report.sankey_layers import NodeKind, layered, node_counts

NODE = 11.0
"""The width of a node."""

_LABEL = 19.0
_TEXT = 13.0
_GAP = 8.0
_LANE_GAP = 5.0
_FULL = 270.0
"""The height of everything that flows, if it all came by one node."""
_THICKEST = 90.0
"""The height of a single one."""
_THINNEST = 1.5
_WIDTH = 740.0
_PITCH = 134.0
_DENSE_PITCH = 108.0
_MANY = 7
"""Layers from which on they stand closer, so that the ends are in sight."""

_MARGIN = 150.0
"""Room right of the last layer, for its labels."""

_ROUNDS = 6

_Key = tuple[str, int]
"""A node, or a lane towards it, in a layer."""
_RANK = {meaning: rank for rank, meaning in enumerate(NodeKind)}


@dataclass(frozen=True, slots=True)
class Node:
    """A node in its place, with the room that there is for its label."""

    name: str
    meaning: NodeKind
    count: int
    x: float
    y: float
    height: float
    room: float = 0.0


@dataclass(frozen=True, slots=True)
class Link:
    """A piece of a flow from one layer to the next: the middle of its ends, its thickness, and where it leads."""

    target: str
    meaning: NodeKind
    start: tuple[float, float]
    end: tuple[float, float]
    thickness: float


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything in its place."""

    width: float
    height: float
    nodes: Sequence[Node]
    ribbons: Sequence[Link]


class Sankey:
    """A layout in the making.

    Args:
        flows: what flows from where to where, without a cycle.
        meaning: what a node means.
        ends_last: whether everything ends in the last layer.
    """

    def __init__(self, flows: Sequence[Flow], meaning: Callable[[str], NodeKind], *, ends_last: bool) -> None:
        self._layers = layered(flows, ends_last=ends_last)
        self._meaning = meaning
        self._counts = node_counts(flows)
        self._links = self._pieces(flows)
        scale = min(_FULL / max(self._counts.values(), default=1), _THICKEST)
        self._thick = {link: max(count * scale, _THINNEST) for link, count in self._links.items()}
        self._into: dict[_Key, list[_Key]] = defaultdict(list)
        self._out: dict[_Key, list[_Key]] = defaultdict(list)
        for source, target in self._links:
            self._out[source].append(target)
            self._into[target].append(source)
        self._heights = {key: self._height(key) for key in {*self._into, *self._out}}
        self._columns = self._sorted_into_columns()
        self._top: dict[_Key, float] = {}

    def picture(self) -> Picture:
        """Return the layout."""
        tall = max((self._extent(column) for column in self._columns), default=0.0)
        for _ in range(_ROUNDS):
            for column in self._columns:
                self._place(column, tall)
        last = len(self._columns) - 1
        pitch = max(_PITCH if last < _MANY else _DENSE_PITCH, (_WIDTH - _MARGIN) / max(last, 1))
        nodes = [self._node(key, pitch) for column in self._columns for key in column if self._is_node(key)]
        nodes = [replace(node, room=_room(node, nodes, last * pitch + _MARGIN)) for node in nodes]
        ribbons = [self._ribbon(source, target, pitch) for source, target in self._links]
        return Picture(last * pitch + NODE + _MARGIN, tall + 2, nodes, ribbons)

    def _pieces(self, flows: Sequence[Flow]) -> Counter[tuple[_Key, _Key]]:
        """Return the flows from layer to layer, by way of lanes."""
        pieces: Counter[tuple[_Key, _Key]] = Counter()
        for flow in flows:
            at = (flow.source, self._layers[flow.source])
            for layer in range(at[1] + 1, self._layers[flow.target] + 1):
                pieces[at, (flow.target, layer)] += flow.count
                at = (flow.target, layer)
        return pieces

    def _is_node(self, key: _Key) -> bool:
        return self._layers[key[0]] == key[1]

    def _height(self, key: _Key) -> float:
        arriving = sum(self._thick[source, key] for source in self._into[key])
        return max(arriving, sum(self._thick[key, target] for target in self._out[key]))

    def _slot(self, key: _Key) -> float:
        """Return the room of a node, which its label needs too, or of a lane, with the gap below it."""
        height = self._heights[key]
        return max(height, _LABEL) + _GAP if self._is_node(key) else height + _LANE_GAP

    def _edge(self, key: _Key) -> float:
        """Return the top of a node, which stands in the middle of the room for its label."""
        spare = _LABEL - self._heights[key] if self._is_node(key) else 0.0
        return self._top[key] + max(spare, 0.0) / 2

    def _extent(self, column: Sequence[_Key]) -> float:
        return sum(map(self._slot, column))

    def _sorted_into_columns(self) -> list[list[_Key]]:
        columns: dict[int, list[_Key]] = defaultdict(list)
        for key in self._heights:
            columns[key[1]].append(key)
        for column in columns.values():
            column.sort(key=lambda key: (_RANK[self._meaning(key[0])], -self._counts[key[0]], key[0]))
        return [columns[layer] for layer in sorted(columns)]

    def _place(self, column: list[_Key], tall: float) -> None:
        """Put a column where its ribbons come from: pushed down until nothing overlaps, then up until it fits."""
        wanted = {key: self._wanted(key) for key in column}
        column.sort(key=lambda key: (_RANK[self._meaning(key[0])], wanted[key]))
        floor = 0.0
        for key in column:
            self._top[key] = max(wanted[key], floor)
            floor = self._top[key] + self._slot(key)
        ceiling = tall
        for key in reversed(column):
            self._top[key] = min(self._top[key], ceiling - self._slot(key))
            ceiling = self._top[key]

    def _wanted(self, key: _Key) -> float:
        """Return the top at which the ribbons into a node would be level, on the average."""
        sources = [source for source in self._into[key] if source in self._top]
        if not sources:
            return self._top.get(key, 0.0)
        weights = [self._thick[source, key] for source in sources]
        ends = zip(sources, weights, strict=True)
        middle = sum(self._port(source, key, self._out) * weight for source, weight in ends) / sum(weights)
        return middle - max(self._heights[key], _LABEL if self._is_node(key) else 0) / 2

    def _port(self, key: _Key, other: _Key, side: dict[_Key, list[_Key]]) -> float:
        """Return the middle of the place on a node's side where the ribbon from or to another one ends."""
        offset = self._edge(key)
        for each in sorted(side[key], key=lambda each: (self._top.get(each, _RANK[self._meaning(each[0])]), each)):
            thick = self._thick[(key, each) if side is self._out else (each, key)]
            if each == other:
                return offset + thick / 2
            offset += thick
        return offset

    def _node(self, key: _Key, pitch: float) -> Node:
        name, layer = key
        return Node(
            name, self._meaning(name), self._counts[name], layer * pitch, self._edge(key) + 1, self._heights[key]
        )

    def _ribbon(self, source: _Key, target: _Key, pitch: float) -> Link:
        start = source[1] * pitch + (NODE if self._is_node(source) else 0)
        return Link(
            target[0],
            self._meaning(target[0]),
            (start, self._port(source, target, self._out) + 1),
            (target[1] * pitch, self._port(target, source, self._into) + 1),
            self._thick[source, target],
        )


def _room(node: Node, nodes: Sequence[Node], edge: float) -> float:
    """Return how far it is from a node to the next one that stands in the way of its label, or to the edge."""
    middle = node.y + node.height / 2

    def is_in_the_way(other: Node) -> bool:
        reach = (max(other.height, _TEXT) + _TEXT) / 2
        return other.x > node.x and abs(other.y + other.height / 2 - middle) < reach

    return min((other.x for other in nodes if is_in_the_way(other)), default=edge) - node.x - NODE
