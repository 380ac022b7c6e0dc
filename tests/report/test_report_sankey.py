"""The Sankey pictures: everything in its place, nothing on top of anything else, and what flows is kept."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from domain.strategies import UNHURRIED
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
ENDS = st.sampled_from(["Rejected", "Accepted", "Turned-down", "Ghosted", "No answer yet"])


def _flows(paths: Sequence[tuple[list[int], str]]) -> list[Flow]:
    """Return the flows of applications, each with its rounds, that rise, and its end."""
    ways = [["Applied", *(f"Round {number}" for number in rounds), end] for rounds, end in paths]
    links = Counter(link for way in ways for link in pairwise(way))
    return [Flow(source, target, count) for (source, target), count in links.items()]


FLOWS = st.lists(st.tuples(ROUNDS, ENDS), min_size=1, max_size=60).map(_flows)


def columns(nodes: Sequence[Node]) -> list[list[Node]]:
    found: dict[float, list[Node]] = {}
    for node in nodes:
        found.setdefault(node.x, []).append(node)
    return [sorted(column, key=lambda node: node.y) for column in found.values()]


class TestLayers:
    @UNHURRIED
    @given(FLOWS)
    def test_stand_behind_one_another_along_every_flow(self, flows: list[Flow]) -> None:
        layers = node_layers(flows, ends_last=True)
        assert all(layers[flow.source] < layers[flow.target] for flow in flows)
        leaving = {flow.source for flow in flows}
        assert {layer for node, layer in layers.items() if node not in leaving} == {max(layers.values())}

    @UNHURRIED
    @given(FLOWS)
    def test_hold_few_nodes_once_thinned_and_keep_what_flows(self, flows: list[Flow]) -> None:
        few = merge_small_steps(flows, application_kind, ends_last=True)
        crowds = Counter(
            layer for node, layer in node_layers(few, ends_last=True).items() if application_kind(node) is NodeKind.STEP
        )
        assert max(crowds.values()) <= MAX_NODES
        assert sum(flow.count for flow in few) == sum(flow.count for flow in flows)
        assert node_counts(few)["Applied"] == node_counts(flows)["Applied"]

    def test_make_one_node_of_the_smallest_where_there_are_too_many(self) -> None:
        flows = _flows([([number], "Rejected") for number in range(20) for _ in range(20 - number)])
        few = merge_small_steps(flows, application_kind, ends_last=True)
        rounds = {flow.target: flow.count for flow in few if flow.source == "Applied"}
        assert [*rounds.values()] == [20, 19, 18, 17, 16, 15, 14, sum(range(1, 14))]
        assert rounds["13 others"] == 91
        assert Flow("13 others", "Rejected", 91) in few


class TestPicture:
    @UNHURRIED
    @given(FLOWS)
    def test_keeps_nodes_and_their_labels_apart(self, flows: list[Flow]) -> None:
        picture = Sankey(flows, application_kind, ends_last=True).layout()
        for column in columns(picture.nodes):
            for upper, lower in pairwise(column):
                assert upper.y + upper.height < lower.y
                assert lower.y + lower.height / 2 - upper.y - upper.height / 2 >= 19

    @UNHURRIED
    @given(FLOWS)
    def test_has_everything_within_its_frame(self, flows: list[Flow]) -> None:
        picture = Sankey(flows, application_kind, ends_last=True).layout()
        assert all(node.y >= 0 and node.y + node.height <= picture.height for node in picture.nodes)
        assert all(0 <= node.x < picture.width for node in picture.nodes)
        for ribbon in picture.links:
            for _, y in (ribbon.start, ribbon.end):
                assert ribbon.thickness / 2 <= y + 0.01
                assert y + ribbon.thickness / 2 <= picture.height + 0.01

    @UNHURRIED
    @given(FLOWS)
    def test_ends_every_ribbon_on_a_node_or_where_the_next_one_begins(self, flows: list[Flow]) -> None:
        picture = Sankey(flows, application_kind, ends_last=True).layout()
        starts = {ribbon.start[0] for ribbon in picture.links}
        for ribbon in picture.links:
            fits = [
                node
                for node in picture.nodes
                if node.x == ribbon.end[0] and node.y - 0.01 <= ribbon.end[1] <= node.y + node.height + 0.01
            ]
            assert [node.name for node in fits] == [ribbon.target] or ribbon.end[0] in starts

    @UNHURRIED
    @given(FLOWS)
    def test_is_the_same_every_time(self, flows: list[Flow]) -> None:
        pictures = [Sankey(flows, application_kind, ends_last=True).layout() for _ in range(2)]
        assert pictures[0] == pictures[1]

    def test_makes_thicker_what_more_came_by(self) -> None:
        flows = [Flow("Applied", "Rejected", 30), Flow("Applied", "Accepted", 10)]
        heights = {node.name: node.height for node in Sankey(flows, application_kind, ends_last=True).layout().nodes}
        assert heights["Rejected"] == 3 * heights["Accepted"]
        assert heights["Applied"] == heights["Rejected"] + heights["Accepted"]


class TestDrawing:
    def test_is_none_when_nothing_flows(self) -> None:
        assert draw_sankey([], application_kind, ends_last=True) is None

    def test_lists_every_flow_in_its_table(self) -> None:
        made = draw_sankey(
            [Flow("Applied", "Turned-down", 2), Flow("Applied", "Onsite", 1)], application_kind, ends_last=True
        )
        assert made is not None
        assert [(row.source, row.target, row.count) for row in made.flows] == [
            ("Applied", "Turned down", 2),
            ("Applied", "Onsite", 1),
        ]
        assert made.left_out == 0

    def test_breaks_a_long_label_in_two_and_cuts_what_is_longer_still(self) -> None:
        name = "A conversation with everybody on the team " * 5
        made = draw_sankey([Flow("Applied", name, 1), Flow(name, "Rejected", 1)], application_kind, ends_last=True)
        assert made is not None
        box = next(box for box in made.boxes if box.name == node_label(name))
        assert len(box.label) == 2
        assert box.label[1].endswith("…")
