"""Sankey diagram whose flows run from top to bottom, with labels below the nodes, for narrow pages and many rounds."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

import msgspec

from feedback_loop.views.report.sankey import Layout, Link, Measures, Node
from feedback_loop.views.report.sankey_shapes import (
    NODE_OVERLAP,
    NODE_WIDTH,
    Box,
    Drawing,
    Ribbon,
    TextLine,
    fit_labels,
    link_title,
    node_label,
    sort_links,
    text_width,
)

_LARGEST = (0.7, 0.55, 0.4, 0.25, 0.12)
"""Shares of the width for the largest node, tried in turn until the diagram is narrow enough."""
_LINE_HEIGHT = 15.0
_BASELINE = 12.0
"""Distance from a node down to the baseline of the first line below it."""
_FLOW_HEIGHT = 30.0
"""Room between the labels of one layer and the next layer."""
_WORD_GAP = 9.0
_MAX_LABEL = 0.6
"""Share of the width that one label may take."""


class _Label(msgspec.Struct, frozen=True):
    """A placed label: its left edge, and the number of its line below the node."""

    x: float
    line: int
    text: str


def draw_turned(make_layout: Callable[[Measures], Layout], width: float) -> Drawing:
    """Return a diagram of a width; only one with very many nodes is wider."""
    shares = (share * width for share in _LARGEST)
    layouts = (make_layout(Measures(slot=9.0, gap=7.0, lane_gap=3.0, largest=share, unit=60.0)) for share in shares)
    layout = next((layout for layout in layouts if layout.size <= width), None)
    layout = layout or make_layout(Measures(slot=6.0, gap=4.0, lane_gap=2.0, largest=_LARGEST[-1] * width, unit=60.0))
    width = max(width, layout.size)
    labels = _place_labels(layout.nodes, width)
    starts, height = _layer_starts(layout, labels)
    return Drawing(
        width=round(width),
        height=round(height),
        ribbons=[_ribbon(link, starts) for link in sort_links(layout.links)],
        boxes=[_box(node, labels[node.name], starts[node.layer]) for node in layout.nodes],
    )


def _layer_starts(layout: Layout, labels: dict[str, _Label]) -> tuple[list[float], float]:
    """Return the top of each layer, and the height of all."""
    lines: dict[int, int] = defaultdict(int)
    for node in layout.nodes:
        lines[node.layer] = max(lines[node.layer], labels[node.name].line + 1)
    starts, top = [], 1.0
    for layer in range(layout.layers):
        starts.append(top)
        top += NODE_WIDTH + lines[layer] * _LINE_HEIGHT + _FLOW_HEIGHT
    return starts, top - _FLOW_HEIGHT + _LINE_HEIGHT / 2


def _place_labels(nodes: Sequence[Node], width: float) -> dict[str, _Label]:
    """Place the labels of each layer from right to left, each in the first line below its node that is free."""
    texts = fit_labels(nodes, width * _MAX_LABEL)
    labels: dict[str, _Label] = {}
    for layer in sorted({node.layer for node in nodes}):
        taken: dict[int, float] = {}
        for node in sorted((node for node in nodes if node.layer == layer), key=lambda node: -node.top):
            needed = text_width(f"{node.count:,} {texts[node.name]}")
            x = max(min(node.top, width - needed), 0.0)
            line = _free_line(taken, x + needed + _WORD_GAP)
            taken[line] = x
            labels[node.name] = _Label(x, line, texts[node.name])
    return labels


def _free_line(taken: dict[int, float], end: float) -> int:
    """Return the first line whose leftmost label begins after an end."""
    return next(line for line in range(len(taken) + 1) if taken.get(line, end) >= end)


def _box(node: Node, label: _Label, y: float) -> Box:
    count = f"{node.count:,}"
    baseline = y + NODE_WIDTH + _BASELINE + label.line * _LINE_HEIGHT
    leader_x = round(min(max(label.x + 2, node.top + 1), node.top + node.size), 1)
    bottom = y + NODE_WIDTH
    return Box(
        x=round(node.top, 1),
        y=round(y, 1),
        width=round(node.size, 1),
        height=NODE_WIDTH,
        kind=node.kind,
        name=node_label(node.name),
        count=count,
        lines=[TextLine(round(label.x, 1), round(baseline, 1), count, label.text)],
        leader=f"M{leader_x} {bottom:.1f}V{baseline - _BASELINE + 3:.1f}" if label.line else "",
    )


def _ribbon(link: Link, starts: Sequence[float]) -> Ribbon:
    y0 = starts[link.layer] + (NODE_WIDTH if link.source is not None else 0)
    y1 = starts[link.layer + 1]
    return Ribbon(
        kind=link.kind,
        outline=_outline(link, y0, y1 + (NODE_OVERLAP if link.arrives else 0)),
        title=link_title(link),
        count=f"{link.count:,}",
        x=round((link.start + link.end) / 2, 1),
        y=round((y0 + y1) / 2, 1),
        is_flow=link.source is not None,
    )


def _outline(link: Link, y0: float, y1: float) -> str:
    """Return the outline of a link, equally thick everywhere if measured horizontally."""
    x0, x1, half, middle = link.start, link.end, link.thickness / 2, (y0 + y1) / 2
    there = _curve((x0 - half, middle), (x1 - half, middle), (x1 - half, y1))
    back = _curve((x1 + half, middle), (x0 + half, middle), (x0 + half, y0))
    return f"M{x0 - half:.1f} {y0:.1f}{there}H{x1 + half:.1f}{back}Z"


def _curve(*points: tuple[float, float]) -> str:
    return "C" + " ".join(_format_points(points))


def _format_points(points: Iterable[tuple[float, float]]) -> Iterable[str]:
    return (f"{x:.1f} {y:.1f}" for x, y in points)
