"""Sankey diagram of flows: drawn for narrow and for broad pages, described in words, and as rows of a table."""

from collections.abc import Callable, Sequence

import msgspec

from feedback_loop.domain.insight.funnel import Flow
from feedback_loop.views.report.sankey import Layout, Measures, Sankey
from feedback_loop.views.report.sankey_layers import NodeKind, merge_small_steps, node_counts
from feedback_loop.views.report.sankey_shapes import Drawing, node_label
from feedback_loop.views.report.sankey_turned import draw_turned
from feedback_loop.views.report.sankey_wide import MEASURES, draw_wide

MAX_ROWS = 60
_NARROW, _BROAD = 352.0, 680.0
"""Widths of turned diagrams: for a phone, and for a page that a wide diagram does not fit."""
_MAX_WIDE = 1130
"""Width up to which a wide diagram can still be read on the page."""


class Diagram(msgspec.Struct, frozen=True):
    """A Sankey diagram in two drawings, with its description and its table.

    Attributes:
        narrow: the drawing for narrow pages.
        broad: the drawing for the others.
        legend: the kinds of node that occur.
        flows: the rows of its table.
        left_out: the number of rows that the table lacks.
        description: the largest nodes in words.
    """

    narrow: Drawing
    broad: Drawing
    legend: Sequence[NodeKind]
    flows: Sequence[Flow]
    left_out: int
    description: str


def draw_sankey(flows: Sequence[Flow], kind_of: Callable[[str], NodeKind], *, ends_last: bool) -> Diagram | None:
    """Return a diagram of the flows, or None if there are none."""
    if not flows:
        return None
    shown = merge_small_steps(flows, kind_of, ends_last=ends_last)

    def make_layout(measures: Measures) -> Layout:
        return Sankey(shown, kind_of, measures, ends_last=ends_last).layout()

    layout = make_layout(MEASURES)
    wide = draw_wide(layout)
    rows = [Flow(node_label(flow.source), node_label(flow.target), flow.count) for flow in shown]
    largest = node_counts(shown).most_common(MAX_ROWS)
    return Diagram(
        narrow=draw_turned(make_layout, _NARROW),
        broad=wide if wide.width <= _MAX_WIDE else draw_turned(make_layout, _BROAD),
        legend=kinds_of(layout),
        flows=rows[:MAX_ROWS],
        left_out=max(len(rows) - MAX_ROWS, 0),
        description="; ".join(f"{node_label(node)} {count:,}" for node, count in largest),
    )


def kinds_of(layout: Layout) -> list[NodeKind]:
    """Return the kinds of node that occur, in the order of the legend."""
    return [kind for kind in NodeKind if any(node.kind is kind for node in layout.nodes)]
