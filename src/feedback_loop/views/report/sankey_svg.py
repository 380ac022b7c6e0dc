"""Sankey diagram as SVG shapes, and as rows of a table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby

from feedback_loop.domain.insight.funnel import Flow
from feedback_loop.views.report.sankey import NODE, Link, Node, Picture, Sankey
from feedback_loop.views.report.sankey_layers import NodeKind, node_counts, thinned
from feedback_loop.views.report.wording import name
from feedback_loop.views.text import escape_control_chars, width

MOST_ROWS = 60
LABEL_GAP = 6
_RIGHT = 3
_FONT = 12.5
_OVERLAP = 0.6
_EMS = {
    **dict.fromkeys("fijlrtI.,;:'|!()[] ", 0.37),
    **dict.fromkeys("ckrsvxyz", 0.56),
    **dict.fromkeys("mwMWOQ@%&", 0.9),
}


@dataclass(frozen=True, slots=True)
class Box:
    """One node: its rectangle, and its label of one or two lines beside it."""

    x: float
    y: float
    height: float
    meaning: NodeKind
    label: Sequence[str]
    count: str
    full: str
    width: float = NODE

    @property
    def label_at(self) -> float:
        """Where the label begins."""
        return round(self.x + self.width + LABEL_GAP, 1)

    @property
    def middle(self) -> float:
        """The height of the label."""
        return round(self.y + self.height / 2, 1)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture, and what the page says in words about it.

    Attributes:
        width: of the picture, in its own units, which are about pixels.
        height: likewise.
        shapes: the ribbons by what they lead to.
        boxes: the nodes.
        legend: the meanings that occur.
        flows: the rows of its table.
        left_out: how many rows the table lacks.
        told: the largest flows in words.
    """

    width: int
    height: int
    shapes: Sequence[tuple[NodeKind, str]]
    boxes: Sequence[Box]
    legend: Sequence[NodeKind]
    flows: Sequence[Flow]
    left_out: int
    told: str


def drawing(flows: Sequence[Flow], meaning: Callable[[str], NodeKind], *, ends_last: bool) -> Drawing | None:
    """Draw flows; None when nothing flows."""
    if not flows:
        return None
    shown = thinned(flows, meaning, ends_last=ends_last)
    picture = Sankey(shown, meaning, ends_last=ends_last).picture()
    counts = node_counts(shown)
    rows = [Flow(spaced(flow.source), spaced(flow.target), flow.count) for flow in shown]
    largest = sorted(counts.items(), key=lambda pair: -pair[1])[:MOST_ROWS]
    return Drawing(
        width=round(picture.width),
        height=round(picture.height),
        shapes=_shapes(picture),
        boxes=[_box(node) for node in picture.nodes],
        legend=[one for one in NodeKind if any(node.meaning is one for node in picture.nodes)],
        flows=rows[:MOST_ROWS],
        left_out=max(len(rows) - MOST_ROWS, 0),
        told="; ".join(f"{spaced(node)} {count:,}" for node, count in largest),
    )


def spaced(node: str) -> str:
    """Return what a node is called on the page: "Turned down" for "Turned-down"."""
    return name("Turned down" if node == "Turned-down" else node)


def _shapes(picture: Picture) -> list[tuple[NodeKind, str]]:
    order = list(NodeKind)
    ribbons = sorted(picture.ribbons, key=lambda ribbon: (order.index(ribbon.meaning), -ribbon.thickness))
    grouped = groupby(ribbons, key=lambda ribbon: ribbon.meaning)
    return [(meaning, "".join(map(_shape, group))) for meaning, group in grouped]


def _shape(ribbon: Link) -> str:
    """Return the outline of a ribbon: as thick everywhere, measured upright."""
    (x0, y0), (x1, y1) = ribbon.start, ribbon.end
    half = ribbon.thickness / 2
    # A little longer than it has to be, so that no hairline shows where two pieces meet.
    x1 += _OVERLAP
    middle = (x0 + x1) / 2
    return (
        f"M{x0:.1f} {y0 - half:.1f}C{middle:.1f} {y0 - half:.1f} {middle:.1f} {y1 - half:.1f} {x1:.1f} {y1 - half:.1f}"
        f"V{y1 + half:.1f}C{middle:.1f} {y1 + half:.1f} {middle:.1f} {y0 + half:.1f} {x0:.1f} {y0 + half:.1f}Z"
    )


def _box(node: Node) -> Box:
    full = spaced(node.name)
    count = f"{node.count:,}"
    label = _lines(escape_control_chars(full), node.room - LABEL_GAP - _RIGHT, _length(f"{count} "))
    return Box(round(node.x, 1), round(node.y, 1), round(node.height, 1), node.meaning, label, count, full)


def _lines(text: str, room: float, taken: float) -> list[str]:
    """Return a label as one line, or two where it is too long; the first has some room taken and may stay empty."""
    if _length(text) + taken <= room:
        return [text]
    first, *rest = text.split(" ")
    if _length(first) + taken > room:
        return ["", _cut(text, room)]
    while rest and _length(f"{first} {rest[0]}") + taken <= room:
        first = f"{first} {rest.pop(0)}"
    return [first, _cut(" ".join(rest), room)]


def _cut(text: str, room: float) -> str:
    """Return a text that fits into some room."""
    if _length(text) <= room:
        return text
    kept = text
    while kept and _length(f"{kept}…") > room:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"


def _length(text: str) -> float:
    """Return about how long a label comes out, in a font of the wider sort."""
    return sum(map(_ems, text)) * _FONT


def _ems(letter: str) -> float:
    if width(letter) != 1:
        return width(letter) / 2
    return _EMS.get(letter, 0.7 if letter.isupper() or letter.isdigit() else 0.62)
