"""Sankey diagram whose flows run from left to right, with labels right of the nodes."""

from collections.abc import Callable, Sequence

import msgspec

from feedback_loop.domain.text import escape_control_chars
from feedback_loop.views.report.sankey import Layout, Link, Measures, Node
from feedback_loop.views.report.sankey_shapes import (
    NODE_OVERLAP,
    NODE_WIDTH,
    Box,
    Drawing,
    Ribbon,
    TextLine,
    fit_ends,
    fit_text,
    link_title,
    node_label,
    sort_links,
    text_width,
)

MEASURES = Measures(slot=19.0, gap=8.0, lane_gap=5.0, largest=270.0, unit=90.0)
LABEL_GAP = 6
_RIGHT_GAP = 3
_LINE_HEIGHT = 13.75
_TEXT_HEIGHT = 13.0
_BASELINE = 4.4
"""Distance from the middle of a line down to its baseline."""
_WIDTH = 740.0
_PITCH = 134.0
_DENSE_PITCH = 108.0
_MANY_LAYERS = 7
"""Number of layers from which they stand closer, so that the last is in sight."""
_LEAST_PITCH = 84.0
_SHARES = (0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2)
"""Shares of a height for the largest node, tried in turn until the diagram fits."""
_MARGIN = 150.0
"""Room right of the last layer for its labels."""


def draw_wide(layout: Layout, width: float = _WIDTH) -> Drawing:
    """Return a layout as shapes, at least so wide."""
    last = layout.layers - 1
    return _draw(layout, max(_PITCH if last < _MANY_LAYERS else _DENSE_PITCH, _pitch_of(layout, width)))


def fit_wide(make_layout: Callable[[Measures], Layout], width: float, height: float) -> Drawing | None:
    """Return a diagram that fills a width, and a height as far as its labels leave room; None if it does not fit."""
    for share in _SHARES:
        layout = make_layout(msgspec.structs.replace(MEASURES, largest=share * height, unit=share * height))
        if layout.size <= height:
            pitch = _pitch_of(layout, width)
            return _draw(layout, pitch) if pitch >= _LEAST_PITCH else None
    return None


def _pitch_of(layout: Layout, width: float) -> float:
    return (width - _MARGIN - NODE_WIDTH) / max(layout.layers - 1, 1)


def _draw(layout: Layout, pitch: float) -> Drawing:
    last = layout.layers - 1
    edge = last * pitch + _MARGIN
    rooms = {node.name: _label_room(node, layout.nodes, pitch, edge) for node in layout.nodes}
    labels = _split_labels(layout.nodes, rooms)
    return Drawing(
        width=round(edge + NODE_WIDTH),
        height=round(layout.size),
        ribbons=[_ribbon(link, pitch) for link in sort_links(layout.links)],
        boxes=[_box(node, labels[node.name], pitch) for node in layout.nodes],
    )


def _ribbon(link: Link, pitch: float) -> Ribbon:
    x = link.layer * pitch + (NODE_WIDTH if link.source is not None else 0)
    end = (link.layer + 1) * pitch
    return Ribbon(
        kind=link.kind,
        outline=_outline(link, x, end),
        title=link_title(link),
        count=f"{link.count:,}",
        x=round((x + end) / 2, 1),
        y=round((link.start + link.end) / 2, 1),
        is_flow=link.source is not None,
    )


def _outline(link: Link, x0: float, end: float) -> str:
    """Return the outline of a link, equally thick everywhere if measured vertically."""
    y0, y1, half = link.start, link.end, link.thickness / 2
    x1 = end + (NODE_OVERLAP if link.arrives else 0)
    middle = (x0 + x1) / 2
    return (
        f"M{x0:.1f} {y0 - half:.1f}C{middle:.1f} {y0 - half:.1f} {middle:.1f} {y1 - half:.1f} {x1:.1f} {y1 - half:.1f}"
        f"V{y1 + half:.1f}C{middle:.1f} {y1 + half:.1f} {middle:.1f} {y0 + half:.1f} {x0:.1f} {y0 + half:.1f}Z"
    )


def _box(node: Node, label: Sequence[str], pitch: float) -> Box:
    x, count = round(node.layer * pitch, 1), f"{node.count:,}"
    label_x = round(x + NODE_WIDTH + LABEL_GAP, 1)
    first = node.middle + _BASELINE - (len(label) - 1) * _LINE_HEIGHT / 2
    lines = [
        TextLine(label_x, round(first + number * _LINE_HEIGHT, 1), "" if number else count, text)
        for number, text in enumerate(label)
    ]
    return Box(x, round(node.top, 1), NODE_WIDTH, round(node.size, 1), node.kind, node_label(node.name), count, lines)


def _label_room(node: Node, nodes: Sequence[Node], pitch: float, edge: float) -> float:
    """Return the distance from a node to the next one that blocks its label, or to the edge."""

    def is_in_the_way(other: Node) -> bool:
        reach = (max(other.size, _TEXT_HEIGHT) + _TEXT_HEIGHT) / 2
        return other.layer > node.layer and abs(other.middle - node.middle) < reach

    end = min((other.layer * pitch for other in nodes if is_in_the_way(other)), default=edge)
    return end - node.layer * pitch - NODE_WIDTH - LABEL_GAP - _RIGHT_GAP


def _split_labels(nodes: Sequence[Node], rooms: dict[str, float]) -> dict[str, list[str]]:
    """Return the lines of each label; those that would read alike keep their ends."""

    def split(node: Node, fit: Callable[[str, float], str]) -> list[str]:
        text = escape_control_chars(node_label(node.name))
        most = 3 if node.size >= 3 * _LINE_HEIGHT else 2
        return _split_label(text, (rooms[node.name], text_width(f"{node.count:,} ")), most, fit)

    labels = {node.name: split(node, fit_text) for node in nodes}
    lines = list(labels.values())
    alike = [node for node in nodes if lines.count(labels[node.name]) > 1]
    return labels | {node.name: split(node, fit_ends) for node in alike}


def _split_label(text: str, room: tuple[float, float], most: int, fit: Callable[[str, float], str]) -> list[str]:
    """Return a label on so many lines at most.

    ``room`` is that of a line, and how much of it is taken on the first one, which may stay empty.
    """
    width, taken = room
    words = text.split(" ")
    lines: list[str] = []
    while words and len(lines) < most - 1:
        free = width if lines else width - taken
        count = next((n for n in range(len(words), 0, -1) if text_width(" ".join(words[:n])) <= free), 0)
        if not count and lines:
            break
        lines.append(" ".join(words[:count]))
        words = words[count:]
    return [*lines, fit(" ".join(words), width)] if words else lines
