"""Terminal width, padding, escaping and wording of text."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from feedback_loop.domain.text import count_noun, escape_control_chars, join_words, slug_to_words
from feedback_loop.views.text import pad, width, wrap_words


@given(st.text(st.characters(codec=None, exclude_categories=())))
def test_escaped_text_has_no_control_or_direction_character(text: str) -> None:
    unsafe = ("Cc", "Cf", "Cs", "Zl", "Zp")
    escaped = escape_control_chars(text)
    assert all(unicodedata.category(character) not in unsafe or character in "\u200c\u200d" for character in escaped)


@given(st.text(st.characters(categories=("L", "N", "P", "S", "Zs"))))
def test_harmless_text_is_not_escaped(text: str) -> None:
    assert escape_control_chars(text) == text


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("\x1b[31m", "\\x1b[31m"),
        ("a\nb\tc", "a\\nb\\tc"),
        ("\u202eabc", "\\u202eabc"),
        ("\udcff", "\\udcff"),
        ("👩\u200d👧", "👩\u200d👧"),
    ],
)
def test_invisible_characters_are_escaped(text: str, escaped: str) -> None:
    assert escape_control_chars(text) == escaped


@pytest.mark.parametrize(
    ("text", "columns"),
    [("", 0), ("abc", 3), ("東京", 4), ("é", 1), ("e\u0301", 1), ("🙂", 2), ("ｱ", 1), ("\uff21", 2)],
)
def test_width_counts_terminal_columns(text: str, columns: int) -> None:
    assert width(text) == columns == cell_len(text)


@given(st.text(st.characters(categories=("L", "N", "P", "Zs"), max_codepoint=0x9FFF)), st.integers(0, 90))
def test_pad_fills_up_and_never_truncates(text: str, columns: int) -> None:
    padded = pad(text, columns)
    assert padded.startswith(text)
    assert width(padded) == max(width(text), columns)


@pytest.mark.parametrize(
    ("count", "text"),
    [(0, "0 days"), (1, "1 day"), (5.5, "5.5 days"), (12.0, "12 days"), (1_234_567, "1,234,567 days")],
)
def test_nouns_agree_with_their_count(count: float, text: str) -> None:
    assert count_noun(count, "day") == text


@pytest.mark.parametrize(
    ("words", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_words_are_joined_as_in_a_sentence(words: list[str], text: str) -> None:
    assert join_words(words) == text


def test_slugs_become_words() -> None:
    assert [slug_to_words(slug) for slug in ("no-interview", "set_aside")] == ["no interview", "set aside"]


def test_a_note_is_wrapped_between_words_and_its_command_kept_whole() -> None:
    note = "  Nothing is recorded yet. Once you have sent it: feedback-loop thank globex --with ann"
    assert wrap_words(note, 60) == [
        "  Nothing is recorded yet. Once you have sent it:",
        "  feedback-loop thank globex --with ann",
    ]
    assert wrap_words(note, 200) == [note]


def test_a_command_longer_than_the_terminal_and_one_within_a_text_are_wrapped_like_words() -> None:
    for note in ("Type: feedback-loop " + "word " * 20, "With feedback-loop log you see it. " + "Word " * 20):
        lines = wrap_words(note, 40)
        assert max(map(len, lines)) <= 40
        assert " ".join(lines).split() == note.split()
