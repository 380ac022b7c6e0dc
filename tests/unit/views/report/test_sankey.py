"""The Sankey diagrams: layers, layout without overlaps, and shapes."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from domain.strategies import UNTIMED
from feedback_loop.domain.insight.funnel import Flow
from feedback_loop.views.report.sankey import Node, Sankey
from feedback_loop.views.report.sankey_layers import (
    MAX_NODES,
    NodeKind,
    application_kind,
    merge_small_steps,
    node_counts,
    node_layers,
)
from feedback_loop.views.report.sankey_svg import draw_sankey, node_label

ROUNDS = st.lists(st.integers(0, 30), max_size=6, unique=True).map(sorted)
ENDS = st.sampled_from(["Rejected", "Accepted", "Turned down", "Ghosted", "No answer yet"])


def _flows(paths: Sequence[tuple[list[int], str]]) -> list[Flow]:
    """Return the flows of applications, each with ascending rounds and an end."""
    nodes = [["Applied", *(f"Round {number}" for number in rounds), end] for rounds, end in paths]
    links = Counter(link for path in nodes for link in pairwise(path))
    return [Flow(source, target, count) for (source, target), count in links.items()]


FLOWS = st.lists(st.tuples(ROUNDS, ENDS), min_size=1, max_size=60).map(_flows)


def columns(nodes: Sequence[Node]) -> list[list[Node]]:
    by_x: dict[float, list[Node]] = {}
    for node in nodes:
        by_x.setdefault(node.x, []).append(node)
    return [sorted(column, key=lambda node: node.y) for column in by_x.values()]


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
        layout = Sankey(flows, application_kind, ends_last=True).layout()
        for column in columns(layout.nodes):
            for upper, lower in pairwise(column):
                assert upper.y + upper.height < lower.y
                assert lower.y + lower.height / 2 - upper.y - upper.height / 2 >= 19

    @UNTIMED
    @given(FLOWS)
    def test_everything_is_inside_the_frame(self, flows: list[Flow]) -> None:
        layout = Sankey(flows, application_kind, ends_last=True).layout()
        assert all(node.y >= 0 and node.y + node.height <= layout.height for node in layout.nodes)
        assert all(0 <= node.x < layout.width for node in layout.nodes)
        for link in layout.links:
            for _, y in (link.start, link.end):
                assert link.thickness / 2 <= y + 0.01
                assert y + link.thickness / 2 <= layout.height + 0.01

    @UNTIMED
    @given(FLOWS)
    def test_every_link_ends_at_a_node_or_another_link(self, flows: list[Flow]) -> None:
        layout = Sankey(flows, application_kind, ends_last=True).layout()
        starts = {link.start[0] for link in layout.links}
        for link in layout.links:
            targets = [
                node
                for node in layout.nodes
                if node.x == link.end[0] and node.y - 0.01 <= link.end[1] <= node.y + node.height + 0.01
            ]
            assert [node.name for node in targets] == [link.target] or link.end[0] in starts

    @UNTIMED
    @given(FLOWS)
    def test_the_layout_is_deterministic(self, flows: list[Flow]) -> None:
        layouts = [Sankey(flows, application_kind, ends_last=True).layout() for _ in range(2)]
        assert layouts[0] == layouts[1]

    def test_heights_are_proportional_to_counts(self) -> None:
        flows = [Flow("Applied", "Rejected", 30), Flow("Applied", "Accepted", 10)]
        heights = {node.name: node.height for node in Sankey(flows, application_kind, ends_last=True).layout().nodes}
        assert heights["Rejected"] == 3 * heights["Accepted"]
        assert heights["Applied"] == heights["Rejected"] + heights["Accepted"]


class TestDiagram:
    def test_no_flows_give_no_diagram(self) -> None:
        assert draw_sankey([], application_kind, ends_last=True) is None

    def test_the_table_has_every_flow(self) -> None:
        diagram = draw_sankey(
            [Flow("Applied", "Turned down", 2), Flow("Applied", "Onsite", 1)], application_kind, ends_last=True
        )
        assert diagram is not None
        assert [(row.source, row.target, row.count) for row in diagram.flows] == [
            ("Applied", "Turned down", 2),
            ("Applied", "Onsite", 1),
        ]
        assert diagram.left_out == 0

    def test_a_long_label_is_split_and_truncated(self) -> None:
        name = "A conversation with everybody on the team " * 5
        diagram = draw_sankey([Flow("Applied", name, 1), Flow(name, "Rejected", 1)], application_kind, ends_last=True)
        assert diagram is not None
        box = next(box for box in diagram.boxes if box.name == node_label(name))
        assert len(box.label) == 2
        assert box.label[1].endswith("…")
