"""Words of a text as they are compared with names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback_loop.domain.privacy.words import collapse, fold, read_text, words_of


def keys(text: str) -> list[str]:
    return [word.key for word in words_of(read_text(text).text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zelda Fitz", ["zelda", "fitz"]),
        ("ZeldaFitz BrightwaterHQ zfitz88", ["zelda", "fitz", "brightwater", "hq", "zfitz", "88"]),
        ("zelda%20fitz zelda%2520fitz", ["zelda", "fitz", "zelda", "fitz"]),
        ("M%C3%BCller M%FCller xn--mller-kva", ["muller", "muller", "muller"]),
        ("Ze\u200blda F\u00aditz u\u0308", ["zelda", "fitz", "u"]),
        ("\N{FULLWIDTH LATIN CAPITAL LETTER Z}ELDA Straße Iş\u0131k", ["zelda", "strasse", "isik"]),
        ("50%Dana 100%", ["50", "dana", "100"]),
        ("李娜说", ["李", "娜", "说"]),
    ],
)
def test_are_read(text: str, expected: list[str]) -> None:
    assert keys(text) == expected


def test_know_whether_they_are_written_as_one() -> None:
    assert [word.gap for word in words_of("aB c-d")] == [" ", "", " ", "-"]


@pytest.mark.parametrize("names", [("Müller", "Mueller", "Muller"), ("Søren", "Soeren", "Soren"), ("Ågård", "Aagaard")])
def test_transliterations_are_the_same(names: tuple[str, ...]) -> None:
    assert len({collapse(fold(name)) for name in names}) == 1


def test_short_words_are_not_collapsed() -> None:
    assert [collapse(key) for key in ("noe", "doe", "sue", "danae")] == ["noe", "doe", "sue", "danae"]


@given(st.text(max_size=30))
def test_stand_in_the_text_in_order(text: str) -> None:
    reading, position = read_text(text), 0
    for word in words_of(reading.text):
        start, end = reading.span(word.start, word.end)
        assert position <= start < end <= len(text)
        position = start
