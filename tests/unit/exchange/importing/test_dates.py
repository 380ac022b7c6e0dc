import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback_loop.domain.errors import UsageError
from feedback_loop.exchange.importing.dates import DateOrder, detect_date_order, find_dates

DAY = dt.date(2025, 2, 3)
ONE_READING = """2025-02-03|2025-2-3|2025/02/03|2025.02.03|3 February 2025|3 Feb 2025|3-Feb-2025
|3-Feb-25|3 Feb '25|3. Februar 2025|Mo, 3. Feb. 2025|3 février 2025|3 de febrero de 2025
|3 lutego 2025|3 Şubat 2025|3 февраля 2025|2025年2月3日|2025/02/03(月)|20250203|45691|45691.5
|3. Feb. 2025|3rd feb 2025|Feb 3, 2025|February 3rd 2025|Monday, February 3, 2025|Mon 3 Feb 2025
| 2025-02-03 |2025-02-03T00:00:00.000Z|2025-02-03 00:00:00""".replace("\n", "").split("|")
UNREADABLE = """8-Jul|8/82019|2025|36999|456789|20251303|3 Feb|Before 2025-01-24|Tue 3 Feb 2025|30/2/2025|13/13/2025
|0/0/2025|1/2|1/2/1969|1969-12-31|1/2/3|1.2/2025|1/2/20255|Jul 82019|3 Foo 2025|2025-02-03?|~2025-02-03
|2025-02-03 25:00|1/2/2025 & |1/2/2025 1/3/2025|2025-02-03 to 2025-02-05|3/1/2025 0:30 pm|3/1/2025 14:00 pm
|""".replace("\n", "").split("|")


def read(cell: str, *, day_first: bool | None) -> list[dt.date | None]:
    return [date.read(day_first=day_first) for date in find_dates(cell) or ()]


@pytest.mark.parametrize("cell", ONE_READING)
def test_unambiguous_date_is_read_in_any_order(cell: str) -> None:
    for day_first in (True, False, None):
        assert read(cell, day_first=day_first) == [DAY]


@pytest.mark.parametrize("cell", ["3/2/2025", "03.02.2025", "3-2-2025", "03/02/25", "3. 2. 2025", "3/2/2025 9:00 AM"])
def test_numeric_date_is_read_in_the_order_of_the_file(cell: str) -> None:
    assert read(cell, day_first=True) == [DAY]
    assert read(cell, day_first=False) == [dt.date(2025, 3, 2)]
    assert read(cell, day_first=None) == [None]


@pytest.mark.parametrize("cell", ["13/2/2025", "2/13/2025"])
def test_date_that_contradicts_the_order_is_unreadable(cell: str) -> None:
    assert read(cell, day_first=None) == [dt.date(2025, 2, 13)]
    assert {*read(cell, day_first=True), *read(cell, day_first=False)} == {dt.date(2025, 2, 13), None}


@pytest.mark.parametrize("cell", UNREADABLE)
def test_anything_but_complete_dates_is_unreadable(cell: str) -> None:
    assert find_dates(cell) is None


@pytest.mark.parametrize(
    "separator", [" & ", ",", ", ", ";", " ; ", " and ", ", and ", " AND ", "\n", "\r\n\n", " \n "]
)
def test_several_dates_in_a_cell_keep_their_order(separator: str) -> None:
    cell = separator.join(["2025-02-04", "Feb 3, 2025", "5.5.2025"])
    assert read(cell, day_first=True) == [dt.date(2025, 2, 4), DAY, dt.date(2025, 5, 5)]


@pytest.mark.parametrize(
    ("cell", "at", "zoned"),
    [
        ("2/13/2025 14:05", "14:05", False),
        ("2/13/25, 4:11 PM", "16:11", False),
        ("2025-02-13 12:30am", "00:30", False),
        ("2025-02-13T14:05:59", "14:05", False),
        ("2025-02-13T14:05:59.123Z", None, True),
        ("2025-02-13 14:05 +01:00", None, True),
        ("2025-02-13", None, False),
    ],
)
def test_time_of_day_is_read_unless_it_has_a_time_zone(cell: str, at: str, *, zoned: bool) -> None:
    assert [(date.at, date.zoned) for date in find_dates(cell) or ()] == [(at, zoned)]


@given(st.dates(dt.date(1970, 1, 1)), st.sampled_from("-/."), st.booleans())
def test_every_numeric_date_is_read_back(day: dt.date, mark: str, day_first: bool) -> None:
    parts = [day.day, day.month] if day_first else [day.month, day.day]
    cell = mark.join(map(str, [*parts, day.year]))
    assert read(cell, day_first=day_first) == [day]


@given(st.text() | st.lists(st.sampled_from([*"0123456789", "2025", "Feb", *"/-. &,;:\n"])).map("".join))
def test_any_text_is_either_dates_or_none(cell: str) -> None:
    dates = find_dates(cell)
    assert dates is None or all(date.day_first or date.month_first for date in dates)
    assert dates is None or all(date.text in " ".join(cell.split()) for date in dates)


@pytest.mark.parametrize(
    ("proof", "order"),
    [
        ("10/13/2019", DateOrder(day_first=False, sentence="Dates are month first: row 6 has 10/13/2019.")),
        ("13.10.2019", DateOrder(day_first=True, sentence="Dates are day first: row 6 has 13.10.2019.")),
        ("1/1/2019 & 5/31/2019", DateOrder(day_first=False, sentence="Dates are month first: row 6 has 5/31/2019.")),
    ],
)
def test_unambiguous_date_decides_the_order(proof: str, order: DateOrder) -> None:
    assert detect_date_order([(2, "3/4/2019"), (3, "8-Jul"), (6, proof), (7, proof)], None) == order


@pytest.mark.parametrize("cells", [[], ["2025-01-24"], ["5/5/2025"], ["8-Jul", "yes"], ["31/12/2025", "12/31/2025"]])
def test_order_does_not_matter_without_ambiguous_dates(cells: list[str]) -> None:
    assert detect_date_order(enumerate(cells, 2), None) == DateOrder(day_first=None, sentence=None)


def test_undecided_order_is_refused() -> None:
    with pytest.raises(UsageError, match=r"row 3 has 3/4/2025, and no other.*--day-first or --month-first"):
        detect_date_order([(2, "2025-01-24"), (3, "3/4/2025"), (4, "5/6/2025")], None)


def test_contradictory_order_is_refused() -> None:
    cells = [(2, "13/1/2025"), (3, "3/4/2025"), (4, "1/13/2025")]
    with pytest.raises(UsageError, match=r"row 3 has 3/4/2025.*\(row 2 has 13/1/2025, row 4 has 1/13/2025\)"):
        detect_date_order(cells, None)


@pytest.mark.parametrize("requested", [True, False])
def test_requested_order_wins_over_the_file(requested: bool) -> None:
    order = detect_date_order([(2, "13/1/2025"), (3, "1/13/2025")], requested)
    assert order == DateOrder(requested, f"Dates are {'day' if requested else 'month'} first, as requested.")
    assert detect_date_order([(2, "2025-01-24")], requested).sentence is None
