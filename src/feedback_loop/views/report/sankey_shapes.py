"""Shapes of a drawn Sankey diagram, and the widths of its labels."""

from collections.abc import Sequence

import msgspec

from feedback_loop.domain.text import escape_control_chars
from feedback_loop.views.report.sankey import Link, Node
from feedback_loop.views.report.sankey_layers import NodeKind
from feedback_loop.views.report.wording import short_name
from feedback_loop.views.text import width

NODE_WIDTH = 11.0
"""Size of a node along the flows."""
NODE_OVERLAP = 0.6
"""Length by which a flow reaches below its node, so that no hairline shows between them."""
FONT_SIZE = 12.5
_EMS = {
    **dict.fromkeys("fijlrtI.,;:'|!()[] ", 0.37),
    **dict.fromkeys("ckrsvxyz", 0.56),
    **dict.fromkeys("mwMWOQ@%&", 0.9),
}


class TextLine(msgspec.Struct, frozen=True):
    """One line of a label: where it starts, the number before it, if it has one, and its text."""

    x: float
    y: float
    count: str
    text: str


class Box(msgspec.Struct, frozen=True):
    """One node: its rectangle, its label, the line that leads to the label, and its name in full."""

    x: float
    y: float
    width: float
    height: float
    kind: NodeKind
    name: str
    count: str
    lines: Sequence[TextLine]
    leader: str = ""


class Ribbon(msgspec.Struct, frozen=True):
    """One piece of a flow: its outline, what it is, and the point where its number shows.

    ``is_flow`` is False for a piece that continues others, so that each flow can be reached once.
    """

    kind: NodeKind
    outline: str
    title: str
    count: str
    x: float
    y: float
    is_flow: bool


class Drawing(msgspec.Struct, frozen=True):
    """A drawn diagram; its size is in its own units, about pixels."""

    width: int
    height: int
    ribbons: Sequence[Ribbon]
    boxes: Sequence[Box]


def link_title(link: Link) -> str:
    """Return what a piece of a flow is, in words."""
    count = f"{link.count:,}"
    if link.source is None:
        return f"{count} on the way to {node_label(link.target)}"
    return f"{node_label(link.source)} to {node_label(link.target)}: {count}"


def node_label(node: str) -> str:
    """Return the name of a node as the page shows it."""
    return short_name(node)


def sort_links(links: Sequence[Link]) -> list[Link]:
    """Return the links in the order in which they are drawn: the thin ones of a kind above the thick ones."""
    order = list(NodeKind)
    return sorted(links, key=lambda link: (order.index(link.kind), -link.thickness))


def fit_labels(nodes: Sequence[Node], room: float) -> dict[str, str]:
    """Return the label of each node, truncated to some room; those that would read alike keep their ends instead."""
    labels = {node.name: escape_control_chars(node_label(node.name)) for node in nodes}
    fitted = {name: fit_text(label, room) for name, label in labels.items()}
    alike = [text for text in fitted.values() if list(fitted.values()).count(text) > 1]
    return {name: fit_ends(labels[name], room) if text in alike else text for name, text in fitted.items()}


def fit_text(text: str, room: float) -> str:
    """Return a text truncated to some room."""
    if text_width(text) <= room:
        return text
    start = text
    while start and text_width(f"{start}…") > room:
        start = start[:-1]
    return f"{start.rstrip()}…"


def fit_ends(text: str, room: float) -> str:
    """Return the beginning and the end of a text, as much as fits into some room."""
    if text_width(text) <= room:
        return text
    half = len(text) // 2
    while half > 1 and text_width(f"{text[:half]}…{text[-half:]}") > room:
        half -= 1
    return f"{text[:half].rstrip()}…{text[-half:].lstrip()}"


def text_width(text: str) -> float:
    """Return the approximate width of a label in a wide font."""
    return sum(map(_ems, text)) * FONT_SIZE


def _ems(letter: str) -> float:
    if width(letter) != 1:
        return width(letter) / 2
    return _EMS.get(letter, 0.7 if letter.isupper() or letter.isdigit() else 0.62)
