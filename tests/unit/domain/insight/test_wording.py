"""Wording of statistics, and bars and sparklines."""

import datetime as dt

import pytest

from feedback_loop.domain.insight.calibration import PassedRounds
from feedback_loop.domain.insight.groups import CohortRate
from feedback_loop.domain.insight.rates import Median, Rate
from feedback_loop.domain.insight.stats import Period
from feedback_loop.domain.insight.wording import (
    calibration_text,
    cohort_text,
    fraction,
    median_text,
    period_text,
    range_text,
    rate_text,
)
from feedback_loop.domain.text import count_noun
from feedback_loop.views.text import ASCII, bar, sparkline

TODAY = dt.date(2026, 6, 15)


@pytest.mark.parametrize(
    ("count", "of", "text"),
    [
        (2, 4, "2/4"),
        (0, 3, "0/3"),
        (3, 5, "3/5 (60%)"),
        (3, 7, "3/7 (43%)"),
        (0, 9, "0/9 (0%)"),
        (1200, 2000, "1,200/2,000 (60%)"),
    ],
)
def test_a_percentage_needs_five_cases(count: int, of: int, text: str) -> None:
    assert fraction(count, of) == text
    assert rate_text(Rate(count, of, open=1)) == text


def test_no_cases_are_blank() -> None:
    assert (rate_text(Rate(0, 0, 3)), median_text(Median(None, 0, 3))) == ("", "")


@pytest.mark.parametrize(("days", "text"), [(1.0, "1 day"), (0.0, "0 days"), (5.5, "5.5 days"), (12.0, "12 days")])
def test_a_median_is_in_days(days: float, text: str) -> None:
    assert median_text(Median(days, 3, 0)) == text


def test_a_noun_is_plural_unless_there_is_one() -> None:
    assert [count_noun(n, "company", "companies") for n in (0, 1, 2)] == ["0 companies", "1 company", "2 companies"]
    assert count_noun(1_000_000, "row") == "1,000,000 rows"


def test_a_period_names_its_limits() -> None:
    may, june = dt.date(2026, 5, 1), dt.date(2026, 6, 1)
    assert period_text(Period(), TODAY) == ""
    assert period_text(Period(may, june), TODAY) == " since Fri 1 May until Mon 1 Jun"


def test_a_bar_is_proportional_but_never_empty_for_a_positive_count() -> None:
    assert [len(bar(count, 100)) for count in (0, 1, 50, 100)] == [0, 1, 5, 10]
    assert bar(3, 0) == ""


def test_a_sparkline_has_one_column_per_number() -> None:
    assert sparkline([]) == ""
    assert sparkline([0, 0]) == "▁▁"
    assert sparkline([0, 1, 50, 100]) == "▁▂▅█"


def test_every_symbol_has_its_own_ascii_substitute() -> None:
    substitutes = (sparkline(range(8)) + bar(1, 1)).translate(ASCII)
    assert substitutes.isascii()
    assert len(set(sparkline(range(8)).translate(ASCII))) == 8


def test_a_calibration_is_a_sentence_for_each_level_with_a_decided_round() -> None:
    counts = {"high": PassedRounds(5, 8, 1), "middle": PassedRounds(0, 0, 2), "low": PassedRounds(0, 1, 0)}
    assert (
        calibration_text(counts) == "You rated 4 or 5 in 8 rounds and passed 5. You rated 1 or 2 in 1 and passed none."
    )


@pytest.mark.parametrize(
    ("rate", "compared", "rest"),
    [
        (CohortRate(count=7, of=8, open=0, so_far=7, sent=8), "7/8 (88%)", ""),
        (CohortRate(count=1, of=5, open=2, so_far=3, sent=10), "1/5 (20%)", "3 to 5 of 10"),
        (CohortRate(count=0, of=0, open=0, so_far=2, sent=2), "", "2 of 2"),
    ],
)
def test_what_is_not_mature_is_a_range(rate: CohortRate, compared: str, rest: str) -> None:
    assert (cohort_text(rate), range_text(rate)) == (compared, rest)
