"""Groups of applications: which are old enough to be compared, and by what they can be grouped."""

import pytest

from domain.builders import applied, interviewed, outcome, overview_on, rejected
from feedback_loop.domain.insight.answers import Maturity, maturity
from feedback_loop.domain.insight.groups import CohortRate, GroupBy, rates_by
from feedback_loop.domain.model.events import Event, Result


def month_of_four(start: int, today: int) -> list[Event]:
    """Return four applications sent on a day: one is interviewed after 5 days, the others rejected after 20."""
    events: list[Event] = []
    for number in range(4):
        loop = applied(f"Company {start} {number}", start)
        events.append(loop)
        if number == 0 and start + 5 <= today:
            events += [interviewed(loop, start + 5, round="Phone")]
        elif number and start + 20 <= today:
            events.append(rejected(loop, start + 20))
    return events


def test_a_constant_rate_looks_the_same_in_every_month_that_is_compared() -> None:
    today = 130
    starts = (0, 31, 61, 92, 122)
    overview = overview_on([event for start in starts for event in month_of_four(start, today)], today)
    assert maturity(overview).interview == 20
    rows = rates_by(overview, GroupBy.MONTH, maturity(overview))
    assert [row.interviewed for row in rows] == [
        *[CohortRate(count=1, of=4, open=0, so_far=1, sent=4)] * 4,
        CohortRate(count=0, of=0, open=3, so_far=1, sent=4),
    ]


def test_an_age_is_what_nine_in_ten_of_the_known_answers_took() -> None:
    events: list[Event] = []
    for days in range(1, 11):
        loop = applied(f"Company {days}", 0)
        events += [loop, interviewed(loop, days, round="Phone"), rejected(loop, days + 3 * days)]
    silent, ghosted, withdrawn = applied("Silent"), applied("Ghosted"), applied("Withdrawn")
    events += [silent, ghosted, outcome(ghosted, 90, Result.GHOSTED)]
    events += [withdrawn, outcome(withdrawn, 80, Result.WITHDRAWN)]
    assert maturity(overview_on(events, 100)) == Maturity(interview=9, decision=36, round=27)


def test_without_an_answer_nothing_is_compared() -> None:
    overview = overview_on([applied("A"), applied("B")], 50)
    assert maturity(overview) == Maturity(None, None, None)
    (row,) = rates_by(overview, GroupBy.SOURCE, maturity(overview))
    assert (row.open, row.interviewed) == (2, CohortRate(count=0, of=0, open=2, so_far=0, sent=2))


@pytest.mark.parametrize(
    ("grouping", "labels"),
    [
        (GroupBy.COMPANY, ["Acme", "Globex"]),
        (GroupBy.CV, ["long", "short"]),
        (GroupBy.LANGUAGE, ["de", ""]),
        (GroupBy.AGENCY, ["direct", "through an agency"]),
    ],
)
def test_applications_are_grouped_by_any_property(grouping: GroupBy, labels: list[str]) -> None:
    events = [
        applied("Acme", cv="long", language="de"),
        applied("acme", 1, cv="long"),
        applied("Globex", 2, cv="short", agency="Hays", language="de"),
    ]
    overview = overview_on(events, 20)
    assert [row.label for row in rates_by(overview, grouping, maturity(overview))] == labels
