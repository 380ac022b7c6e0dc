"""Text as it may be shown: what it hides is spelled out, and its width is that of a terminal."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from feedback_loop.domain.text import escape_control_chars
from feedback_loop.views.text import pad, width


@given(st.text(st.characters(codec=None, exclude_categories=())))
def test_nothing_that_is_shown_moves_a_cursor_or_turns_the_direction(text: str) -> None:
    shown = escape_control_chars(text)
    assert all(
        unicodedata.category(one) not in ("Cc", "Cf", "Cs", "Zl", "Zp") or one in "\u200c\u200d" for one in shown
    )


@given(st.text(st.characters(categories=("L", "N", "P", "S", "Zs"))))
def test_what_is_harmless_is_shown_as_it_is(text: str) -> None:
    assert escape_control_chars(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31m", "\\x1b[31m"),
        ("a\nb\tc", "a\\nb\\tc"),
        ("\u202eabc", "\\u202eabc"),
        ("\udcff", "\\udcff"),
        ("👩\u200d👧", "👩\u200d👧"),
    ],
)
def test_what_is_hidden_is_spelled_out(text: str, shown: str) -> None:
    assert escape_control_chars(text) == shown


@pytest.mark.parametrize(
    ("text", "columns"),
    [("", 0), ("abc", 3), ("東京", 4), ("é", 1), ("e\u0301", 1), ("🙂", 2), ("ｱ", 1), ("\uff21", 2)],
)
def test_the_width_is_that_of_a_terminal(text: str, columns: int) -> None:
    assert width(text) == columns == cell_len(text)


@given(st.text(st.characters(categories=("L", "N", "P", "Zs"), max_codepoint=0x9FFF)), st.integers(0, 90))
def test_padding_fills_up_and_never_cuts(text: str, columns: int) -> None:
    filled = pad(text, columns)
    assert filled.startswith(text)
    assert width(filled) == max(width(text), columns)
