"""Sankey diagram whose flows run from left to right, with labels right of the nodes."""

from collections.abc import Callable, Sequence

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
_MARGIN = 150.0
"""Room right of the last layer for its labels."""


def draw_wide(layout: Layout, width: float = _WIDTH) -> Drawing:
    """Return a layout as shapes, at least so wide."""
    last = layout.layers - 1
    pitch = max(_PITCH if last < _MANY_LAYERS else _DENSE_PITCH, (width - _MARGIN - NODE_WIDTH) / max(last, 1))
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
    texts = {node.name: escape_control_chars(node_label(node.name)) for node in nodes}
    taken = {node.name: text_width(f"{node.count:,} ") for node in nodes}
    labels = {name: _split_label(text, rooms[name], taken[name], fit_text) for name, text in texts.items()}
    lines = list(labels.values())
    alike = [name for name, label in labels.items() if lines.count(label) > 1]
    return labels | {name: _split_label(texts[name], rooms[name], taken[name], fit_ends) for name in alike}


def _split_label(text: str, room: float, taken: float, fit: Callable[[str, float], str]) -> list[str]:
    """Return a label as one line, or two if it is too long; the first has some room taken and may stay empty."""
    if text_width(text) + taken <= room:
        return [text]
    first, *words = text.split(" ")
    if text_width(first) + taken > room:
        return ["", fit(text, room)]
    while words and text_width(f"{first} {words[0]}") + taken <= room:
        first = f"{first} {words.pop(0)}"
    return [first, fit(" ".join(words), room)]
