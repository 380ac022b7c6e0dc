"""Sankey diagram as SVG shapes, and as rows of a table."""

from collections.abc import Callable, Sequence
from itertools import groupby

import msgspec

from feedback_loop.domain.insight.funnel import Flow
from feedback_loop.domain.text import escape_control_chars
from feedback_loop.views.report.sankey import NODE_WIDTH, Layout, Link, Node, Sankey
from feedback_loop.views.report.sankey_layers import NodeKind, merge_small_steps, node_counts
from feedback_loop.views.report.wording import short_name
from feedback_loop.views.text import width

MAX_ROWS = 60
LABEL_GAP = 6
_RIGHT_GAP = 3
_FONT_SIZE = 12.5
_OVERLAP = 0.6
_EMS = {
    **dict.fromkeys("fijlrtI.,;:'|!()[] ", 0.37),
    **dict.fromkeys("ckrsvxyz", 0.56),
    **dict.fromkeys("mwMWOQ@%&", 0.9),
}


class Box(msgspec.Struct, frozen=True):
    """One node: its rectangle, and its label of one or two lines beside it."""

    x: float
    y: float
    height: float
    kind: NodeKind
    label: Sequence[str]
    count: str
    name: str
    width: float = NODE_WIDTH

    @property
    def label_x(self) -> float:
        """The left edge of the label."""
        return round(self.x + self.width + LABEL_GAP, 1)

    @property
    def label_y(self) -> float:
        """The vertical centre of the label."""
        return round(self.y + self.height / 2, 1)


class Diagram(msgspec.Struct, frozen=True):
    """A Sankey diagram, with its description and its table.

    Attributes:
        width: its width in its own units, about pixels.
        paths: the outlines of the links, by the kind of node that they lead to.
        legend: the kinds of node that occur.
        flows: the rows of its table.
        left_out: the number of rows that the table lacks.
        description: the largest nodes in words.
    """

    width: int
    height: int
    paths: Sequence[tuple[NodeKind, str]]
    boxes: Sequence[Box]
    legend: Sequence[NodeKind]
    flows: Sequence[Flow]
    left_out: int
    description: str


def draw_sankey(flows: Sequence[Flow], kind_of: Callable[[str], NodeKind], *, ends_last: bool) -> Diagram | None:
    """Return a diagram of the flows, or None if there are none."""
    if not flows:
        return None
    shown = merge_small_steps(flows, kind_of, ends_last=ends_last)
    layout = Sankey(shown, kind_of, ends_last=ends_last).layout()
    rows = [Flow(node_label(flow.source), node_label(flow.target), flow.count) for flow in shown]
    largest = node_counts(shown).most_common(MAX_ROWS)
    return Diagram(
        width=round(layout.width),
        height=round(layout.height),
        paths=_paths(layout),
        boxes=[_box(node) for node in layout.nodes],
        legend=[kind for kind in NodeKind if any(node.kind is kind for node in layout.nodes)],
        flows=rows[:MAX_ROWS],
        left_out=max(len(rows) - MAX_ROWS, 0),
        description="; ".join(f"{node_label(node)} {count:,}" for node, count in largest),
    )


def node_label(node: str) -> str:
    """Return the name of a node as the page shows it."""
    return short_name(node)


def _paths(layout: Layout) -> list[tuple[NodeKind, str]]:
    order = list(NodeKind)
    links = sorted(layout.links, key=lambda link: (order.index(link.kind), -link.thickness))
    grouped = groupby(links, key=lambda link: link.kind)
    return [(kind, "".join(map(_outline, group))) for kind, group in grouped]


def _outline(link: Link) -> str:
    """Return the outline of a link, equally thick everywhere if measured vertically."""
    (x0, y0), (x1, y1) = link.start, link.end
    half = link.thickness / 2
    # Slightly too long, so that no hairline shows between two pieces.
    x1 += _OVERLAP
    middle = (x0 + x1) / 2
    return (
        f"M{x0:.1f} {y0 - half:.1f}C{middle:.1f} {y0 - half:.1f} {middle:.1f} {y1 - half:.1f} {x1:.1f} {y1 - half:.1f}"
        f"V{y1 + half:.1f}C{middle:.1f} {y1 + half:.1f} {middle:.1f} {y0 + half:.1f} {x0:.1f} {y0 + half:.1f}Z"
    )


def _box(node: Node) -> Box:
    name, count = node_label(node.name), f"{node.count:,}"
    room = node.room - LABEL_GAP - _RIGHT_GAP
    label = _split_label(escape_control_chars(name), room, _text_width(f"{count} "))
    return Box(round(node.x, 1), round(node.y, 1), round(node.height, 1), node.kind, label, count, name)


def _split_label(text: str, room: float, taken: float) -> list[str]:
    """Return a label as one line, or two if it is too long; the first has some room taken and may stay empty."""
    if _text_width(text) + taken <= room:
        return [text]
    first, *words = text.split(" ")
    if _text_width(first) + taken > room:
        return ["", _fit(text, room)]
    while words and _text_width(f"{first} {words[0]}") + taken <= room:
        first = f"{first} {words.pop(0)}"
    return [first, _fit(" ".join(words), room)]


def _fit(text: str, room: float) -> str:
    """Return a text truncated to some room."""
    if _text_width(text) <= room:
        return text
    start = text
    while start and _text_width(f"{start}…") > room:
        start = start[:-1]
    return f"{start.rstrip()}…"


def _text_width(text: str) -> float:
    """Return the approximate width of a label in a wide font."""
    return sum(map(_ems, text)) * _FONT_SIZE


def _ems(letter: str) -> float:
    if width(letter) != 1:
        return width(letter) / 2
    return _EMS.get(letter, 0.7 if letter.isupper() or letter.isdigit() else 0.62)
