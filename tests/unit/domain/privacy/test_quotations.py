"""Quotations of texts within others."""

from hypothesis import given
from hypothesis import strategies as st

from feedback_loop.domain.privacy.quotations import Quotations

short_texts = st.text("ab", min_size=3, max_size=8)


def test_the_longest_one_is_replaced() -> None:
    quotations = Quotations(["say it aloud", "say it aloud, please"], 12)
    assert quotations.replace("They: say it aloud, please. Or say it aloud.", "(x)") == "They: (x). Or (x)."


def test_without_any_a_text_stays() -> None:
    assert Quotations([], 12).replace("say it aloud", "(x)") == "say it aloud"


def test_thousands_with_one_beginning_are_told_apart() -> None:
    # Trying each of them at each place would not come to an end within the run of all tests.
    quotations = Quotations((f"They said that the number is {number}." for number in range(50_000)), 12)
    text = " ".join(f"They said that the number is {number}." for number in range(0, 50_000, 2))
    assert quotations.replace(text, "") == " " * 24_999


@given(st.lists(short_texts, max_size=5), st.text("ab", max_size=30))
def test_none_is_left(quotes: list[str], text: str) -> None:
    assert not [quote for quote in quotes if quote in Quotations(quotes, 3).replace(text, "-")]
