"""Which instants of recording may be true, and which command was the last."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.builders import applied
from feedback_loop.domain.model.clock import command_order, newest_credible
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


def test_last_command_is_that_of_this_journal_whatever_clock_is_ahead() -> None:
    events = [event("xhere", -2), event("yelse", 1), event("old", -1), event("zhere", 9000), event("welse", 9001)]
    order = command_order(events, NOW, "here")
    assert [found.batch for found in sorted(events, key=order)] == ["welse", "zhere", "old", "yelse", "xhere"]
    assert max(events[:3], key=command_order(events, NOW, "")) == events[1]
