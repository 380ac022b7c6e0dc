"""Rates, medians, conversion and ratings: known results, and agreement with a naive recount."""

import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import assume, given

from domain.builders import (
    DANA,
    advised_loop,
    applied,
    asked,
    declined,
    finished,
    followed_up,
    interviewed,
    outcome,
    overview_on,
    recorded,
    rejected,
    set_aside,
)
from domain.builders import day as day_of
from domain.strategies import UNTIMED, event_lists
from feedback_loop.domain.insight.answers import maturity
from feedback_loop.domain.insight.groups import CohortRate, GroupBy, GroupRow, rates_by
from feedback_loop.domain.insight.rates import Median, Rate, medians, rates
from feedback_loop.domain.insight.stats import (
    Period,
    applications_by_month,
    conversion,
    loop_stages,
    restrict,
    summarize,
)
from feedback_loop.domain.model.events import (
    Applied,
    Asked,
    Event,
    FeedbackType,
    FollowedUp,
    Interviewed,
    Outcome,
    Recorded,
    Reply,
    Result,
)
from feedback_loop.domain.model.loop import Loop
from feedback_loop.domain.rules.overview import Overview, build_overview
from feedback_loop.domain.rules.table import DEFAULT_DAYS


def rejected_after_interview(company: str, on: int = 0, **fields: str) -> tuple[Applied, Interviewed, Outcome]:
    """Return the events of an application that was rejected after an interview."""
    loop = applied(company, on, **fields)
    return (loop, interviewed(loop, on + 1, DANA), rejected(loop, on + 2))


def job_search() -> Overview:
    """Eight applications on day 60, with an open loop for every rate that can have one."""
    closed, acted, open_action = advised_loop("Told", on=0), advised_loop("Acted", on=0), advised_loop("Open", on=0)
    silent, waiting, refused = (
        rejected_after_interview("Silent"),
        rejected_after_interview("Waiting", 50),
        rejected_after_interview("Refused"),
    )
    praised, unasked = rejected_after_interview("Praised"), rejected_after_interview("Unasked", 55)
    events: list[Event] = [
        *closed.story,
        asked(closed.loop, 0),
        finished(closed.plan, 21),
        followed_up(closed.loop, 31),
        *acted.story,
        asked(acted.loop, 0),
        finished(acted.plan, 55),
        *open_action.story,
        *silent,
        asked(silent[0], 3),
        *waiting,
        asked(waiting[0], 53),
        *refused,
        asked(refused[0], 3),
        declined(refused[0], 8),
        *praised,
        asked(praised[0], 3),
        recorded(praised[0], 6, type=FeedbackType.STRENGTH),
        *unasked,
    ]
    return overview_on(events, 60)


def test_each_rate_counts_a_step_of_the_step_before_and_open_loops_apart() -> None:
    assert rates(job_search()) == {
        "asked": Rate(count=6, of=7, open=1),
        "replied": Rate(count=4, of=5, open=1),
        "useful": Rate(count=4, of=5, open=0),
        "acted": Rate(count=2, of=2, open=1),
        "closed": Rate(count=1, of=1, open=1),
    }


def test_medians_are_of_finished_cases() -> None:
    assert medians(job_search()) == {
        "reply": Median(days=2.0, cases=4, open=1),
        "act": Median(days=37.0, cases=2, open=1),
        "close": Median(days=10.0, cases=1, open=1),
    }


def test_an_empty_journal_has_no_rates_and_no_medians() -> None:
    empty = overview_on([], 0)
    assert set(rates(empty).values()) == {Rate(0, 0, 0)}
    assert set(medians(empty).values()) == {Median(None, 0, 0)}
    assert (applications_by_month(empty), summarize(empty).flows, summarize(empty).funnel) == ({}, [], [])


def test_feedback_set_aside_is_not_open() -> None:
    loop = applied()
    point = recorded(loop, 3)
    events = [loop, interviewed(loop, 1), point, set_aside(4, point)]
    assert rates(overview_on(events, 5))["acted"] == Rate(0, 1, 0)


def test_conversion_counts_stages_ever_reached() -> None:
    loop, other = applied("Acme"), applied("Globex")
    events: list[Event] = [
        *(loop, interviewed(loop, 1), outcome(loop, 5, Result.OFFER), outcome(loop, 9, Result.TURNED_DOWN)),
        *(other, interviewed(other, 50)),
    ]
    overview = overview_on([*events, asked(loop, 6)], 20)
    counts = {step.stage: (step.reached, step.of, step.open) for step in conversion(overview)}
    assert counts == {"applied": (2, 2, 0), "interviewed": (1, 2, 1), "offer": (1, 2, 1), "accepted": (0, 2, 1)}
    feedback = {step.stage: (step.reached, step.of, step.open) for step in loop_stages(overview)}
    assert feedback == {"asked": (1, 1, 0), "recorded": (0, 1, 1), "acted": (0, 1, 1), "followed-up": (0, 1, 1)}


@pytest.mark.parametrize(
    ("since", "until", "companies"),
    [(None, None, "ABC"), (5, None, "BC"), (None, 5, "AB"), (5, 5, "B"), (6, 8, "")],
)
def test_a_period_includes_both_ends(since: int | None, until: int | None, companies: str) -> None:
    overview = overview_on([applied("A", 0), applied("B", 5), applied("C", 9)], 20)
    period = Period(*(None if number is None else day_of(number) for number in (since, until)))
    restricted = restrict(overview, period)
    assert "".join(status.loop.application.company for status in restricted.statuses.values()) == companies
    assert summarize(overview, period).applications == conversion(restricted)[0].of == len(companies)


def test_months_without_an_application_count_as_zero() -> None:
    assert applications_by_month(overview_on([applied("A", 0), applied("B", 70), applied("C", 75)], 90)) == {
        "2026-03": 1,
        "2026-04": 0,
        "2026-05": 2,
    }


def rows_by(overview: Overview, grouping: GroupBy) -> list[GroupRow]:
    return rates_by(overview, grouping, maturity(overview))


class TestGroups:
    def test_sources_ignore_case_and_the_largest_comes_first(self) -> None:
        events = [
            *rejected_after_interview("A", source="Referral"),
            *rejected_after_interview("B", source="LinkedIn"),
            applied("C", source="linkedin"),
            applied("D"),
        ]
        rows = rows_by(overview_on(events, 10), GroupBy.SOURCE)
        assert [(row.label, row.applications) for row in rows] == [("LinkedIn", 2), ("Referral", 1), ("", 1)]
        assert rows[0].interviewed == CohortRate(count=1, of=2, open=1, so_far=1, sent=2)
        assert rows[1].interviewed == CohortRate(count=1, of=1, open=0, so_far=1, sent=1)

    def test_months_are_in_order(self) -> None:
        rows = rows_by(overview_on([applied("A", 70), applied("B", 0), applied("C", 1)], 90), GroupBy.MONTH)
        assert [(row.label, row.applications) for row in rows] == [("2026-03", 2), ("2026-05", 1)]

    def test_a_round_is_passed_if_another_round_or_an_offer_follows(self) -> None:
        first, second, third, fourth = (applied(name) for name in "ABCD")
        events: list[Event] = [
            *(first, interviewed(first, 1, round="Phone"), interviewed(first, 2, round="Onsite"), rejected(first, 3)),
            *(
                second,
                interviewed(second, 1, round="phone"),
                interviewed(second, 2, round="phone"),
                rejected(second, 3),
            ),
            *(third, interviewed(third, 1, round="Onsite"), outcome(third, 3, Result.OFFER)),
            *(fourth, interviewed(fourth, 1, round="Phone")),
        ]
        rows = rows_by(overview_on(events, 10), GroupBy.ROUND)
        assert [(row.label, row.applications, row.advanced) for row in rows] == [
            ("Phone", 3, CohortRate(count=1, of=3, open=1, so_far=1, sent=3)),
            ("Onsite", 2, CohortRate(count=1, of=2, open=0, so_far=1, sent=2)),
        ]

    def test_a_row_has_the_rates_of_its_loops(self) -> None:
        overview = job_search()
        rows = rows_by(overview, GroupBy.MONTH)
        for row in rows:
            year, month = map(int, row.label.split("-"))
            following = dt.date(year + month // 12, month % 12 + 1, 1)
            period = Period(dt.date(year, month, 1), following - dt.timedelta(days=1))
            assert row.rates == rates(restrict(overview, period))


@given(event_lists())
@UNTIMED
def test_rates_agree_with_a_naive_recount(events: list[Event]) -> None:
    today = dt.date(2026, 5, 1)
    overview = build_overview(events, today, DEFAULT_DAYS)  # type: ignore[arg-type]  # a list of several kinds
    interviews = [event for status in overview.statuses.values() for event in status.loop.events_of(Interviewed)]
    assume(not any(event.set and event.on == today for event in interviews))  # may be ahead or over
    loops = [status.loop for status in overview.statuses.values()]
    actual = rates(overview)
    total = {name: rate.of + rate.open for name, rate in actual.items()}
    assert (actual["asked"].count, total["asked"]) == (
        _count(loops, _was_interviewed, _was_asked),
        _count(loops, _was_interviewed),
    )
    assert (actual["replied"].count, total["replied"]) == (
        _count(loops, _was_asked, _got_reply),
        _count(loops, _was_asked),
    )
    assert (actual["useful"].count, total["useful"]) == (_count(loops, _got_useful_feedback), _count(loops, _got_reply))
    assert (actual["acted"].count, total["closed"]) == (_count(loops, _got_useful_feedback, _has_finished_action),) * 2
    assert actual["closed"].count == _count(loops, _got_useful_feedback, _has_finished_action, _has_followed_up)
    assert total["acted"] <= actual["useful"].count


def _count(loops: list[Loop], *traits: Callable[[Loop], bool]) -> int:
    return sum(all(trait(loop) for trait in traits) for loop in loops)


def _was_interviewed(loop: Loop) -> bool:
    today = dt.date(2026, 5, 1)
    interviews = loop.events_of(Interviewed)
    return any(event.on is None or event.on < today or (event.on == today and not event.set) for event in interviews)


def _was_asked(loop: Loop) -> bool:
    return any(isinstance(event, Asked) for event in loop.events)


def _got_reply(loop: Loop) -> bool:
    return any(isinstance(event, Recorded) for event in loop.events)


def _got_useful_feedback(loop: Loop) -> bool:
    points = [event for event in loop.events if isinstance(event, Recorded)]
    return any(point.reply is Reply.ANSWERED and point.type is not FeedbackType.NONE for point in points)


def _has_finished_action(loop: Loop) -> bool:
    return any(action.finished for action in loop.actions)


def _has_followed_up(loop: Loop) -> bool:
    return any(isinstance(event, FollowedUp) for event in loop.events)
