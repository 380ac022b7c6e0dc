"""Sankey diagram of flows: drawn for narrow and for broad pages, described in words, and as rows of a table."""

from collections.abc import Callable, Sequence

import msgspec

from feedback_loop.domain.insight.funnel import Flow
from feedback_loop.views.report.sankey import Layout, Measures, Sankey
from feedback_loop.views.report.sankey_layers import (
    NodeKind,
    merge_late_steps,
    merge_small_steps,
    node_counts,
    node_layers,
)
from feedback_loop.views.report.sankey_shapes import Drawing, node_label
from feedback_loop.views.report.sankey_turned import draw_turned
from feedback_loop.views.report.sankey_wide import MEASURES, draw_wide, fit_wide

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
    make_layout = _layout_maker(shown, kind_of, ends_last=ends_last)
    wide = draw_wide(make_layout(MEASURES))
    rows = [Flow(node_label(flow.source), node_label(flow.target), flow.count) for flow in shown]
    largest = node_counts(shown).most_common(MAX_ROWS)
    return Diagram(
        narrow=draw_turned(make_layout, _NARROW),
        broad=wide if wide.width <= _MAX_WIDE else draw_turned(make_layout, _BROAD),
        legend=kinds_of(shown, kind_of),
        flows=rows[:MAX_ROWS],
        left_out=max(len(rows) - MAX_ROWS, 0),
        description="; ".join(f"{node_label(node)} {count:,}" for node, count in largest),
    )


def fit_sankey(
    flows: Sequence[Flow], kind_of: Callable[[str], NodeKind], size: tuple[float, float], *, ends_last: bool
) -> Drawing:
    """Return one drawing of flows for an area of this width and height.

    A broad area shows them from left to right; of too many rounds, the later ones are one.
    """
    shown = merge_small_steps(flows, kind_of, ends_last=ends_last)
    if size[0] > size[1]:
        depth = max(node_layers(shown, ends_last=ends_last).values())
        for first in range(depth, 1, -1):
            fewer = merge_late_steps(shown, kind_of, first, ends_last=ends_last)
            if drawing := fit_wide(_layout_maker(fewer, kind_of, ends_last=ends_last), *size):
                return drawing
    return draw_turned(_layout_maker(shown, kind_of, ends_last=ends_last), size[0])


def _layout_maker(
    flows: Sequence[Flow], kind_of: Callable[[str], NodeKind], *, ends_last: bool
) -> Callable[[Measures], Layout]:
    return lambda measures: Sankey(flows, kind_of, measures, ends_last=ends_last).layout()


def kinds_of(flows: Sequence[Flow], kind_of: Callable[[str], NodeKind]) -> list[NodeKind]:
    """Return the kinds of node that occur, in the order of the legend."""
    kinds = {kind_of(node) for flow in flows for node in (flow.source, flow.target)}
    return [kind for kind in NodeKind if kind in kinds]
