"""Which instants of recording may be true, and which command was the last."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.builders import applied
from feedback_loop.domain.commands.undo import last_command, later_elsewhere
from feedback_loop.domain.model.clock import EARLIEST, newest_credible, without_incredible_instants
from feedback_loop.domain.model.events import AnyEvent

NOW = dt.datetime(2027, 3, 4, 10, tzinfo=dt.UTC)
LAST = dt.datetime.max.replace(tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
instants = st.lists(st.datetimes(timezones=st.just(dt.UTC)), max_size=8)


@pytest.mark.parametrize(
    ("offsets", "newest"),
    [
        ([-900, -3], -3),
        ([-3, 0.003], 0.003),
        ([-3, 300], 300),
        ([-3, 300, 600], 600),
        ([-3, 400], -3),
        ([400], None),
        ([-3, 27_000], -3),
        ([-3, *range(300, 27_000, 300)], 3600),
    ],
)
def test_newest_credible_instant(offsets: list[float], newest: float | None) -> None:
    expected = None if newest is None else NOW + newest * DAY
    assert newest_credible([NOW + days * DAY for days in offsets], NOW) == expected


def test_last_instant_there_is_never_credible() -> None:
    assert newest_credible([LAST], NOW) is None
    assert newest_credible([LAST, NOW], NOW) == NOW
    assert newest_credible([], NOW) is None


@pytest.mark.parametrize("year", [1970, 1999, 2025])
def test_clock_that_was_put_back_leaves_records_credible(year: int) -> None:
    recorded = [dt.datetime(2026, month, 1, tzinfo=dt.UTC) for month in (3, 11)]
    assert newest_credible(recorded, NOW.replace(year=year)) == recorded[-1]


@given(instants)
def test_newest_credible_instant_does_not_depend_on_order(found: list[dt.datetime]) -> None:
    newest = newest_credible(found, NOW)
    assert newest_credible(found[::-1], NOW) == newest
    assert newest is None or (newest in found and newest - NOW <= 3651 * DAY)


def event(batch: str, days: float) -> AnyEvent:
    return applied(id=f"{batch}{days}", batch=batch, recorded_at=NOW + days * DAY)


def test_an_instant_that_cannot_be_true_becomes_the_earliest() -> None:
    credible, future = event("a", 1), event("b", 9000)
    early = applied(id="c", batch="c", recorded_at=dt.datetime.min.replace(tzinfo=dt.timezone(dt.timedelta(hours=14))))
    assert without_incredible_instants([credible], NOW) == [credible]
    assert [found.recorded_at for found in without_incredible_instants([credible, future, early], NOW)] == [
        credible.recorded_at,
        EARLIEST,
        EARLIEST,
    ]


def test_last_command_is_that_of_this_journal_whatever_clock_is_ahead() -> None:
    events = [event("xhere", -2), event("yelse", 1), event("old", -1)]
    assert last_command(events, "here") == events[:1]
    assert last_command(events) == last_command(events, "nowhere") == [events[1]]
    assert later_elsewhere(events, events[:1], "here") == events[1]
    assert later_elsewhere(events[:1], events[:1], "here") is None
