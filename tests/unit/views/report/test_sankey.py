"""The Sankey diagrams: layers, layout without overlaps, and shapes."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from domain.strategies import UNTIMED
from feedback_loop.domain.insight.funnel import Flow
from feedback_loop.views.report.sankey import Layout, Node, Sankey
from feedback_loop.views.report.sankey_layers import (
    MAX_NODES,
    NodeKind,
    application_kind,
    merge_small_steps,
    node_counts,
    node_layers,
)
from feedback_loop.views.report.sankey_shapes import Drawing, node_label, text_width
from feedback_loop.views.report.sankey_svg import Diagram, draw_sankey
from feedback_loop.views.report.sankey_wide import MEASURES

ROUNDS = st.lists(st.integers(0, 30), max_size=6, unique=True).map(sorted)
ENDS = st.sampled_from(["Rejected", "Accepted", "Turned down", "Ghosted", "No answer yet"])


def _flows(paths: Sequence[tuple[list[int], str]]) -> list[Flow]:
    """Return the flows of applications, each with ascending rounds and an end."""
    nodes = [["Applied", *(f"Round {number}" for number in rounds), end] for rounds, end in paths]
    links = Counter(link for path in nodes for link in pairwise(path))
    return [Flow(source, target, count) for (source, target), count in links.items()]


FLOWS = st.lists(st.tuples(ROUNDS, ENDS), min_size=1, max_size=60).map(_flows)


def lay_out(flows: list[Flow]) -> Layout:
    return Sankey(flows, application_kind, MEASURES, ends_last=True).layout()


def draw(flows: list[Flow]) -> Diagram:
    diagram = draw_sankey(flows, application_kind, ends_last=True)
    assert diagram is not None
    return diagram


def columns(nodes: Sequence[Node]) -> list[list[Node]]:
    by_layer: dict[int, list[Node]] = {}
    for node in nodes:
        by_layer.setdefault(node.layer, []).append(node)
    return [sorted(column, key=lambda node: node.top) for column in by_layer.values()]


class TestLayers:
    @UNTIMED
    @given(FLOWS)
    def test_every_flow_leads_to_a_later_layer(self, flows: list[Flow]) -> None:
        layers = node_layers(flows, ends_last=True)
        assert all(layers[flow.source] < layers[flow.target] for flow in flows)
        leaving = {flow.source for flow in flows}
        assert {layer for node, layer in layers.items() if node not in leaving} == {max(layers.values())}

    @UNTIMED
    @given(FLOWS)
    def test_merging_small_steps_limits_nodes_and_keeps_the_counts(self, flows: list[Flow]) -> None:
        merged = merge_small_steps(flows, application_kind, ends_last=True)
        crowds = Counter(
            layer
            for node, layer in node_layers(merged, ends_last=True).items()
            if application_kind(node) is NodeKind.STEP
        )
        assert max(crowds.values()) <= MAX_NODES
        assert sum(flow.count for flow in merged) == sum(flow.count for flow in flows)
        assert node_counts(merged)["Applied"] == node_counts(flows)["Applied"]

    def test_the_smallest_steps_are_merged_if_there_are_too_many(self) -> None:
        flows = _flows([([number], "Rejected") for number in range(20) for _ in range(20 - number)])
        merged = merge_small_steps(flows, application_kind, ends_last=True)
        rounds = {flow.target: flow.count for flow in merged if flow.source == "Applied"}
        assert [*rounds.values()] == [20, 19, 18, 17, 16, 15, 14, sum(range(1, 14))]
        assert rounds["13 others"] == 91
        assert Flow("13 others", "Rejected", 91) in merged


class TestLayout:
    @UNTIMED
    @given(FLOWS)
    def test_nodes_and_labels_do_not_overlap(self, flows: list[Flow]) -> None:
        layout = lay_out(flows)
        for column in columns(layout.nodes):
            for upper, lower in pairwise(column):
                assert upper.top + upper.size < lower.top
                assert lower.middle - upper.middle >= 19

    @UNTIMED
    @given(FLOWS)
    def test_everything_is_inside_the_frame(self, flows: list[Flow]) -> None:
        layout = lay_out(flows)
        assert all(node.top >= 0 and node.top + node.size <= layout.size for node in layout.nodes)
        assert all(0 <= node.layer < layout.layers for node in layout.nodes)
        for link in layout.links:
            for middle in (link.start, link.end):
                assert link.thickness / 2 <= middle + 0.01
                assert middle + link.thickness / 2 <= layout.size + 0.01

    @UNTIMED
    @given(FLOWS)
    def test_every_link_ends_at_its_target_or_in_a_lane_towards_it(self, flows: list[Flow]) -> None:
        layout = lay_out(flows)
        nodes = {node.name: node for node in layout.nodes}
        lanes = {(link.target, link.layer) for link in layout.links if link.source is None}
        for link in layout.links:
            target = nodes[link.target]
            if link.arrives:
                assert target.layer == link.layer + 1
                assert target.top - 0.01 <= link.end <= target.top + target.size + 0.01
            else:
                assert (link.target, link.layer + 1) in lanes

    @UNTIMED
    @given(FLOWS)
    def test_the_layout_is_deterministic(self, flows: list[Flow]) -> None:
        layouts = [lay_out(flows) for _ in range(2)]
        assert layouts[0] == layouts[1]

    def test_heights_are_proportional_to_counts(self) -> None:
        flows = [Flow("Applied", "Rejected", 30), Flow("Applied", "Accepted", 10)]
        heights = {node.name: node.size for node in lay_out(flows).nodes}
        assert heights["Rejected"] == 3 * heights["Accepted"]
        assert heights["Applied"] == heights["Rejected"] + heights["Accepted"]


class TestDiagram:
    def test_no_flows_give_no_diagram(self) -> None:
        assert draw_sankey([], application_kind, ends_last=True) is None

    def test_the_table_has_every_flow(self) -> None:
        diagram = draw([Flow("Applied", "Turned down", 2), Flow("Applied", "Onsite", 1)])
        assert [(row.source, row.target, row.count) for row in diagram.flows] == [
            ("Applied", "Turned down", 2),
            ("Applied", "Onsite", 1),
        ]
        assert diagram.left_out == 0

    def test_a_long_label_is_split_and_truncated(self) -> None:
        name = "A conversation with everybody on the team " * 5
        diagram = draw([Flow("Applied", name, 1), Flow(name, "Rejected", 1)])
        box = next(box for box in diagram.broad.boxes if box.name == node_label(name))
        assert len(box.lines) == 3
        assert box.lines[-1].text.endswith("…")

    def test_two_labels_never_read_alike(self) -> None:
        names = [f"Technical conversation with all of the team and its lead in {place}" for place in ("Rome", "Oslo")]
        flows = [flow for name in names for flow in (Flow("Applied", name, 1), Flow(name, "Rejected", 1))]
        for drawing in (draw(flows).narrow, draw(flows).broad):
            labels = [tuple(line.text for line in box.lines) for box in drawing.boxes]
            assert len({*labels}) == len(labels) == 4

    @UNTIMED
    @given(FLOWS)
    def test_labels_of_a_narrow_drawing_are_inside_it_and_do_not_overlap(self, flows: list[Flow]) -> None:
        drawing = draw(flows).narrow
        spans: dict[float, list[tuple[float, float]]] = {}
        for box in drawing.boxes:
            (line,) = box.lines
            end = line.x + text_width(f"{line.count} {line.text}")
            assert line.x >= 0
            assert end <= drawing.width + 1
            assert box.y + box.height < line.y <= drawing.height
            spans.setdefault(line.y, []).append((line.x, end))
        for line_spans in spans.values():
            assert all(end <= start for (_, end), (start, _) in pairwise(sorted(line_spans)))

    def test_fourteen_rounds_fit_the_page(self) -> None:
        rounds = [f"Round {number}" for number in range(14)]
        flows = [Flow(source, target, 5) for source, target in pairwise(["Applied", *rounds, "Offer"])]
        diagram = draw([*flows, *(Flow(name, "Rejected", 1) for name in rounds)])
        assert diagram.narrow.width <= 360
        assert diagram.broad.width <= 1130
        assert len(diagram.narrow.boxes) == len(diagram.broad.boxes) == 17

    @UNTIMED
    @given(FLOWS)
    def test_each_flow_can_be_reached_once_and_has_its_number(self, flows: list[Flow]) -> None:
        diagram = draw(flows)
        shown = merge_small_steps(flows, application_kind, ends_last=True)
        expected = sorted(f"{flow.source} to {flow.target}: {flow.count}" for flow in shown)
        for drawing in (diagram.narrow, diagram.broad):
            assert sorted(self._titles(drawing)) == expected

    @staticmethod
    def _titles(drawing: Drawing) -> list[str]:
        return [ribbon.title for ribbon in drawing.ribbons if ribbon.is_flow]
