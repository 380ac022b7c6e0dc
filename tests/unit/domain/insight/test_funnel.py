"""Flows: one path per application, inflow equals outflow, and no cycles."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from graphlib import TopologicalSorter
from itertools import groupby, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.builders import (
    KIM,
    RAY,
    advised_loop,
    applied,
    asked,
    closed,
    declined,
    dropped,
    finished,
    followed_up,
    interviewed,
    outcome,
    overview_on,
    planned,
    recorded,
    rejected,
    set_aside,
)
from domain.strategies import UNTIMED, event_lists
from feedback_loop.domain.insight.funnel import (
    CLOSED_BY_HAND,
    GONE_QUIET,
    NO_ANSWER,
    Flow,
    application_flows,
    feedback_flows,
    result_node,
)
from feedback_loop.domain.model.events import Event, FeedbackType, Result
from feedback_loop.domain.rules.overview import build_overview
from feedback_loop.domain.rules.table import DEFAULT_DAYS

Link = tuple[str, str]
ENDS = {NO_ANSWER, GONE_QUIET, CLOSED_BY_HAND, "Offer", "Accepted", "Turned down", "Rejected", "Withdrawn", "Ghosted"}
ROUNDS = ("Phone", "Onsite", "phone ", "Applied", "rejected", "Phone (2)", "★", "Interview")


def links(flows: Iterable[Flow]) -> dict[Link, int]:
    counts = {(flow.source, flow.target): flow.count for flow in flows}
    assert all(count > 0 for count in counts.values())
    return counts


def story(*rounds: str | None, result: Result | None = None, on: int = 0) -> list[Event]:
    """Return the events of an application with an interview each day, and perhaps an outcome."""
    loop = applied(f"Company {on}", on)
    events: list[Event] = [loop]
    events += [interviewed(loop, on + number, round=name) for number, name in enumerate(rounds, start=1)]
    return events + ([outcome(loop, on + 50, result)] if result else [])


def flows_of(*stories: Sequence[Event], today: int = 200) -> dict[Link, int]:
    return links(application_flows(overview_on([event for story in stories for event in story], today)))


def balance(flows: dict[Link, int]) -> dict[str, int]:
    """Return the inflow of each node minus its outflow, unless it is zero."""
    counts: Counter[str] = Counter()
    for (source, target), count in flows.items():
        counts[target] += count
        counts[source] -= count
    return {node: count for node, count in counts.items() if count}


def test_waiting_quiet_and_closed_applications_end_apart() -> None:
    waiting, quiet, given_up = applied("Acme", 100), applied("Globex", 0), applied("Hooli", 100)
    flows = flows_of([waiting, quiet, given_up, closed(given_up, 105)], today=120)
    assert flows == {("Applied", end): 1 for end in (NO_ANSWER, GONE_QUIET, CLOSED_BY_HAND)}


def test_no_round_reads_like_an_outcome() -> None:
    nodes = {target for _, target in flows_of(story("Turned-down", result=Result.TURNED_DOWN), story("gone quiet"))}
    assert nodes == {"Turned-down (round)", "Turned down", "Gone quiet (round)", "Gone quiet"}


def assert_acyclic(flows: dict[Link, int]) -> None:
    order: TopologicalSorter[str] = TopologicalSorter()
    for source, target in flows:
        order.add(target, source)
    order.prepare()


def test_an_application_flows_through_its_rounds_to_its_outcome() -> None:
    stories = (story("phone screen", "onsite", result=Result.REJECTED), story("Phone screen"), story())
    assert flows_of(*stories) == {
        ("Applied", "Phone screen"): 2,
        ("Phone screen", "Onsite"): 1,
        ("Onsite", "Rejected"): 1,
        ("Phone screen", GONE_QUIET): 1,
        ("Applied", GONE_QUIET): 1,
    }


@pytest.mark.parametrize("result", Result)
def test_an_outcome_is_written_in_words(result: Result) -> None:
    assert {end for _, end in flows_of(story(result=result))} < ENDS


def test_consecutive_equal_rounds_are_one_node_and_later_ones_are_numbered() -> None:
    assert flows_of(story("Phone", "phone", "Onsite", "Phone", "Onsite")) == {
        ("Applied", "Phone"): 1,
        ("Phone", "Onsite"): 1,
        ("Onsite", "Phone (2)"): 1,
        ("Phone (2)", "Onsite (2)"): 1,
        ("Onsite (2)", GONE_QUIET): 1,
    }


def test_rounds_in_an_unusual_order_get_their_own_node() -> None:
    usual = [story("Phone", "Onsite", on=number) for number in range(3)]
    flows = flows_of(*usual, story("Onsite", "Phone", on=9))
    assert flows == {
        ("Applied", "Phone"): 3,
        ("Phone", "Onsite"): 3,
        ("Applied", "Onsite"): 1,
        ("Onsite", "Phone (2)"): 1,
        ("Onsite", GONE_QUIET): 3,
        ("Phone (2)", GONE_QUIET): 1,
    }
    assert_acyclic(flows)


def test_an_interview_without_a_round_has_a_node_and_a_future_one_has_none() -> None:
    assert flows_of(story(None, "Onsite"), today=1) == {("Applied", "Interview"): 1, ("Interview", NO_ANSWER): 1}


@pytest.mark.parametrize("name", ["Applied", "rejected", "No answer yet"])
def test_a_round_named_like_another_node_is_kept_apart(name: str) -> None:
    flows = flows_of(story(name, result=Result.REJECTED), story())
    assert len(flows) == 3
    assert_acyclic(flows)


def test_undated_interviews_keep_the_order_of_their_row() -> None:
    loop = applied("Acme", 0, batch="import")
    events = [
        loop,
        interviewed(loop, 9, round="Phone", batch="import"),
        interviewed(loop, None, round="Onsite", batch="import"),
        interviewed(loop, 20, round="Team"),
    ]
    assert list(links(application_flows(overview_on(events, 50)))) == [
        ("Applied", "Phone"),
        ("Phone", "Onsite"),
        ("Onsite", "Team"),
        ("Team", NO_ANSWER),
    ]


def test_an_interview_after_a_rejection_reopens_the_application() -> None:
    loop = applied()
    events: list[Event] = [loop, interviewed(loop, 1), rejected(loop, 2), interviewed(loop, 5)]
    assert flows_of(events) == {("Applied", "Interview"): 1, ("Interview", GONE_QUIET): 1}


paths = st.lists(st.lists(st.sampled_from(ROUNDS), max_size=5), max_size=6)


@given(paths, st.data())
@UNTIMED
def test_flows_are_conserved_and_acyclic(rounds: list[list[str]], data: st.DataObject) -> None:
    results = [data.draw(st.none() | st.sampled_from(Result)) for _ in rounds]
    stories = [
        story(*path, result=result, on=number)
        for number, (path, result) in enumerate(zip(rounds, results, strict=True))
    ]
    flows = flows_of(*stories)
    ends = Counter(GONE_QUIET if result is None else result_node(result) for result in results)
    assert balance(flows) == {**ends, **({"Applied": -len(rounds)} if rounds else {})}
    assert_acyclic(flows)
    assert sum(flows.values()) == sum(len(list(groupby(_normalize(path)))) + 1 for path in rounds)


def _normalize(path: Sequence[str]) -> list[str]:
    return [name.strip().lower().replace("(", "").replace(")", "") for name in path]


@given(event_lists())
@UNTIMED
def test_any_journal_has_conserved_flows(events: list[Event]) -> None:
    overview = build_overview(events, dt.date(2026, 6, 1), DEFAULT_DAYS)  # type: ignore[arg-type]  # a list of several kinds
    flows = links(application_flows(overview))
    assert {node: count for node, count in balance(flows).items() if node not in ENDS} == (
        {"Applied": -len(overview.statuses)} if overview.statuses else {}
    )
    funnel = links(feedback_flows(overview))
    assert_acyclic(funnel)
    assert sum(balance(funnel).values()) == 0
    inner = {"Asked", "Replied", "Useful", "Acted"}
    assert not inner & balance(funnel).keys()
    assert {node for node, count in balance(funnel).items() if count < 0} <= {"Interviewed", "No interview"}


class TestFunnel:
    loop = applied()
    rejection = (loop, interviewed(loop, 1), rejected(loop, 2))

    @pytest.mark.parametrize(
        ("more", "today", "end"),
        [
            ((), 3, "Not asked yet"),
            ((), 100, "Not asked"),
            ((asked(loop, 3),), 10, "Asked, No reply yet"),
            ((asked(loop, 3),), 40, "Asked, No reply"),
            ((asked(loop, 3), asked(loop, 12)), 25, "Asked, No reply yet"),
            ((asked(loop, 3), declined(loop, 4)), 10, "Asked, Replied, Declined"),
            ((asked(loop, 3), recorded(loop, 4, type=FeedbackType.NONE)), 10, "Asked, Replied, Not usable"),
            ((recorded(loop, 4, type=FeedbackType.STRENGTH),), 10, "Replied, Useful, Nothing to change"),
            ((recorded(loop, 4),), 10, "Replied, Useful, Nothing done yet"),
        ],
    )
    def test_a_loop_ends_at_its_last_step(self, more: tuple[Event, ...], today: int, end: str) -> None:
        steps = ["Interviewed", *end.split(", ")]
        assert links(feedback_flows(overview_on([*self.rejection, *more], today))) == dict.fromkeys(pairwise(steps), 1)

    def test_feedback_decided_against_is_set_aside(self) -> None:
        point = recorded(self.loop, 4)
        plan = planned(self.loop, 5, point)
        for more in ([set_aside(5, point)], [plan, dropped(plan, 6)], [closed(self.loop, 6)]):
            funnel = links(feedback_flows(overview_on([*self.rejection, point, *more], 10)))
            assert ("Useful", "Set aside") in funnel

    def test_a_loop_ends_with_telling_the_giver_or_not(self) -> None:
        # Three people, since telling a person in one loop counts in all loops.
        first, second, third = advised_loop("Acme"), advised_loop("Globex", KIM), advised_loop("Initech", RAY)
        done = [finished(first.plan, 5), finished(second.plan, 5), finished(third.plan, 5)]
        events = [*first.story, *second.story, *third.story, *done, followed_up(first.loop, 9), closed(third.loop, 9)]
        funnel = links(feedback_flows(overview_on(events, 20)))
        assert {target: count for (source, target), count in funnel.items() if source == "Acted"} == {
            "Told": 1,
            "Not told yet": 1,
            "Not told": 1,
        }

    def test_a_loop_without_an_interview_has_its_own_start(self) -> None:
        funnel = links(feedback_flows(overview_on([self.loop, rejected(self.loop, 2), asked(self.loop, 3)], 5)))
        assert funnel == {("No interview", "Asked"): 1, ("Asked", "No reply yet"): 1}

    def test_an_application_without_interview_ask_or_feedback_has_no_path(self) -> None:
        assert feedback_flows(overview_on([self.loop, rejected(self.loop, 2)], 5)) == []
