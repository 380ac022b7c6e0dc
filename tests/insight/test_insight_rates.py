"""Rates, medians, conversion and ratings: known answers, and agreement with a naive recount."""

import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import given

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
from feedback_loop.domain.insight.stats import (
    ALWAYS,
    GroupBy,
    Median,
    Period,
    Rate,
    RatingCount,
    applications_by_month,
    conversion,
    medians,
    rates,
    rates_by,
    ratings,
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


def met(company: str, on: int = 0, **fields: str) -> tuple[Applied, Interviewed, Outcome]:
    """An application that was turned down after an interview; its application first."""
    loop = applied(company, on, **fields)
    return (loop, interviewed(loop, on + 1, DANA), rejected(loop, on + 2))


def search() -> Overview:
    """Eight applications on day 60, every rate with an open one where it can have one."""
    told, acted, open_action = advised_loop("Told", on=0), advised_loop("Acted", on=0), advised_loop("Open", on=0)
    silent, waiting, refused = met("Silent"), met("Waiting", 50), met("Refused")
    praised, unasked = met("Praised"), met("Unasked", 55)
    stories: list[Event] = [
        *told.story,
        asked(told.loop, 0),
        finished(told.plan, 21),
        followed_up(told.loop, 31),
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
    return overview_on(stories, 60)


def test_each_step_is_counted_of_those_before_it_and_open_ones_beside() -> None:
    assert rates(search()) == {
        "asked": Rate(count=6, of=7, open=1),
        "replied": Rate(count=4, of=5, open=1),
        "useful": Rate(count=4, of=5, open=0),
        "acted": Rate(count=2, of=2, open=1),
        "closed": Rate(count=1, of=1, open=1),
    }


def test_the_medians_are_of_what_ended() -> None:
    assert medians(search()) == {
        "reply": Median(days=2.0, cases=4, open=1),
        "act": Median(days=37.0, cases=2, open=1),
        "close": Median(days=10.0, cases=1, open=1),
    }


def test_an_empty_journal_has_neither_rates_nor_medians() -> None:
    nothing = overview_on([], 0)
    assert set(rates(nothing).values()) == {Rate(0, 0, 0)}
    assert set(medians(nothing).values()) == {Median(None, 0, 0)}
    assert (applications_by_month(nothing), summarize(nothing).flows, summarize(nothing).funnel) == ({}, [], [])


def test_what_was_set_aside_is_not_open() -> None:
    loop = applied()
    point = recorded(loop, 3)
    events = [loop, interviewed(loop, 1), point, set_aside(4, point)]
    assert rates(overview_on(events, 5))["acted"] == Rate(0, 1, 0)


def test_stages_are_counted_from_the_history_whatever_became_of_them() -> None:
    loop, other = applied("Acme"), applied("Globex")
    events: list[Event] = [
        *(loop, interviewed(loop, 1), outcome(loop, 5, Result.OFFER), outcome(loop, 9, Result.TURNED_DOWN)),
        *(other, interviewed(other, 50)),
    ]
    found = {step.stage: (step.reached, step.of) for step in conversion(overview_on(events, 20))}
    assert found == {
        "applied": (2, 2),
        "interviewed": (1, 2),
        "asked": (0, 2),
        "recorded": (0, 2),
        "acted": (0, 2),
        "followed-up": (0, 2),
        "offer": (1, 2),
        "accepted": (0, 2),
    }


def test_ratings_stand_against_how_the_application_ended() -> None:
    loop, other = applied("Acme"), applied("Globex")
    events: list[Event] = [
        *(
            loop,
            interviewed(loop, 1, rating=4),
            interviewed(loop, 2, rating=4),
            interviewed(loop, 3),
            rejected(loop, 9),
        ),
        *(other, interviewed(other, 1, rating=2), interviewed(other, 90, rating=5)),
    ]
    assert ratings(overview_on(events, 20)) == [RatingCount(4, "Rejected", 2), RatingCount(2, "No answer yet", 1)]


@pytest.mark.parametrize(
    ("since", "until", "companies"),
    [(None, None, "ABC"), (5, None, "BC"), (None, 5, "AB"), (5, 5, "B"), (6, 8, "")],
)
def test_a_period_holds_both_its_days(since: int | None, until: int | None, companies: str) -> None:
    seen = overview_on([applied("A", 0), applied("B", 5), applied("C", 9)], 20)
    period = Period(*(None if number is None else day_of(number) for number in (since, until)))
    kept = restrict(seen, period).statuses.values()
    assert "".join(one.loop.application.company for one in kept) == companies
    assert conversion(seen, period)[0].of == len(companies)


def test_months_without_an_application_count_as_none() -> None:
    assert applications_by_month(overview_on([applied("A", 0), applied("B", 70), applied("C", 75)], 90)) == {
        "2026-03": 1,
        "2026-04": 0,
        "2026-05": 2,
    }


class TestGroups:
    def test_sources_differ_by_more_than_case_and_those_with_most_come_first(self) -> None:
        events = [
            *met("A", source="Referral"),
            *met("B", source="LinkedIn"),
            applied("C", source="linkedin"),
            applied("D"),
        ]
        rows = rates_by(overview_on(events, 10), ALWAYS, GroupBy.SOURCE)
        assert [(row.label, row.applications) for row in rows] == [("LinkedIn", 2), ("Referral", 1), ("", 1)]
        assert rows[0].interviewed == Rate(1, 1, 1)
        assert rows[1].interviewed == Rate(1, 1, 0)

    def test_months_come_in_their_order(self) -> None:
        rows = rates_by(overview_on([applied("A", 70), applied("B", 0), applied("C", 1)], 90), ALWAYS, GroupBy.MONTH)
        assert [(row.label, row.applications) for row in rows] == [("2026-03", 2), ("2026-05", 1)]

    def test_a_round_is_gone_on_from_when_another_one_or_an_offer_follows(self) -> None:
        one, two, three, four = (applied(name) for name in "ABCD")
        events: list[Event] = [
            *(one, interviewed(one, 1, round="Phone"), interviewed(one, 2, round="Onsite"), rejected(one, 3)),
            *(two, interviewed(two, 1, round="phone"), interviewed(two, 2, round="phone"), rejected(two, 3)),
            *(three, interviewed(three, 1, round="Onsite"), outcome(three, 3, Result.OFFER)),
            *(four, interviewed(four, 1, round="Phone")),
        ]
        rows = rates_by(overview_on(events, 10), ALWAYS, GroupBy.ROUND)
        assert [(row.label, row.applications, row.advanced) for row in rows] == [
            ("Phone", 3, Rate(1, 2, 1)),
            ("Onsite", 2, Rate(1, 2, 0)),
        ]

    def test_rows_have_the_rates_of_their_loops_alone(self) -> None:
        seen = search()
        rows = rates_by(seen, ALWAYS, GroupBy.MONTH)
        for row in rows:
            year, month = map(int, row.label.split("-"))
            following = dt.date(year + month // 12, month % 12 + 1, 1)
            period = Period(dt.date(year, month, 1), following - dt.timedelta(days=1))
            assert row.rates == rates(seen, period)


@given(event_lists())
@UNTIMED
def test_the_rates_agree_with_a_naive_recount(events: list[Event]) -> None:
    today = dt.date(2026, 5, 1)
    overview = build_overview(events, today, DEFAULT_DAYS)  # type: ignore[arg-type]  # a list of several kinds
    loops = [one.loop for one in overview.statuses.values()]
    found = rates(overview)
    total = {name: rate.of + rate.open for name, rate in found.items()}
    assert (found["asked"].count, total["asked"]) == (_count(loops, _met, _asked), _count(loops, _met))
    assert (found["replied"].count, total["replied"]) == (_count(loops, _asked, _replied), _count(loops, _asked))
    assert (found["useful"].count, total["useful"]) == (_count(loops, _useful), _count(loops, _replied))
    assert (found["acted"].count, total["closed"]) == (_count(loops, _useful, _acted),) * 2
    assert found["closed"].count == _count(loops, _useful, _acted, _told)
    assert total["acted"] <= found["useful"].count


def _count(loops: list[Loop], *traits: Callable[[Loop], bool]) -> int:
    return sum(all(trait(loop) for trait in traits) for loop in loops)


def _met(loop: Loop) -> bool:
    return any(event.on is None or event.on <= dt.date(2026, 5, 1) for event in loop.events_of(Interviewed))


def _asked(loop: Loop) -> bool:
    return any(isinstance(event, Asked) for event in loop.events)


def _replied(loop: Loop) -> bool:
    return any(isinstance(event, Recorded) for event in loop.events)


def _useful(loop: Loop) -> bool:
    said = [event for event in loop.events if isinstance(event, Recorded)]
    return any(event.reply is Reply.ANSWERED and event.type is not FeedbackType.NONE for event in said)


def _acted(loop: Loop) -> bool:
    return any(action.finished for action in loop.actions)


def _told(loop: Loop) -> bool:
    return any(isinstance(event, FollowedUp) for event in loop.events)
