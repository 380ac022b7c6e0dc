"""Validation and comparison of names, texts and themes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.strategies import UNTIMED
from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.model.events import BUILT_IN_THEMES
from feedback_loop.domain.text import (
    MAX_LINE_LENGTH,
    casefold_key,
    clean_line,
    clean_text,
    did_you_mean,
    name_key,
    normalize_theme,
    parse_language,
    spell_name,
)

ANY_TEXT = st.text(max_size=20)


class TestCleanLine:
    def test_collapses_white_space(self) -> None:
        assert clean_line("  Acme\t\n  Labs ", "company") == "Acme Labs"

    @pytest.mark.parametrize("text", ["", "  ", "\n", "a\x00", "\x1b[31m", "\ud800", "a\x85"])
    def test_refuses_empty_text_control_characters_and_surrogates(self, text: str) -> None:
        with pytest.raises(UsageError, match="company"):
            clean_line(text, "company")


class TestCleanText:
    def test_keeps_and_normalises_line_breaks(self) -> None:
        assert clean_text("\n one\r\ntwo\rthree\tfour \n", "note") == "one\ntwo\nthree\tfour"

    @pytest.mark.parametrize("text", ["", " \n ", "a\x07"])
    def test_refuses_empty_text_and_control_characters(self, text: str) -> None:
        with pytest.raises(UsageError, match="note"):
            clean_text(text, "note")


class TestCasefoldKey:
    @pytest.mark.parametrize(
        ("name", "other"),
        [
            ("ACMÉ", "acme"),
            ("Acme, Inc.", "acme inc"),
            ("Straße", "STRASSE"),
            ("a-b/c", "A B C"),
            ("x²", "X2"),
            ("Ørsted", "orsted"),
            ("Łódź", "LODZ"),
            ("Mærsk", "maersk"),
        ],
    )
    def test_ignores_case_accents_and_punctuation(self, name: str, other: str) -> None:
        assert casefold_key(name) == casefold_key(other)

    def test_keeps_scripts_apart(self) -> None:
        assert len({casefold_key(name) for name in ("株式会社", "Яндекс", "acme", "अनु")}) == 4

    @given(ANY_TEXT)
    @UNTIMED
    def test_is_idempotent(self, text: str) -> None:
        assert casefold_key(casefold_key(text)) == casefold_key(text)


class TestNameKey:
    def test_tells_names_apart_by_their_symbols(self) -> None:
        names = (
            "C",
            "C++",
            "C#",
            "NET",
            ".NET",
            "R&D",
            "RD",
            "R D",
            "\U0001f680",
            "\u2605",
            "...",
            "???",
            "!",
            "100%",
            "100",
        )
        assert len({name_key(name) for name in names}) == len(names)

    @pytest.mark.parametrize(
        ("name", "other"),
        [
            ("C++ Engineer", "c++  engineer"),
            ("R&D", "r & d"),
            ("Node.js", "Node JS"),
            ("L'Or\u00e9al, Inc.", "l oreal inc"),
            ("A/B-Test (EU)", "a b test eu"),
            ("\U0001f680 Acme", "\U0001f680acme"),
            ("Acme\u00ae", "acme"),
        ],
    )
    def test_ignores_case_accents_spacing_and_ordinary_punctuation(self, name: str, other: str) -> None:
        assert name_key(name) == name_key(other)

    @given(ANY_TEXT)
    @UNTIMED
    def test_is_that_of_the_name_as_spelled(self, text: str) -> None:
        assert name_key(spell_name(text)) == name_key(text) or not spell_name(text)


class TestThemes:
    @pytest.mark.parametrize("text", ["System Design", "system_design", " SYSTEM  design!", "system-design"])
    def test_are_normalised(self, text: str) -> None:
        assert normalize_theme(text) == "system-design"

    def test_keep_accents_and_other_scripts(self) -> None:
        assert normalize_theme("Prise de décision") == "prise-de-décision"
        assert normalize_theme("設計") == "設計"

    @pytest.mark.parametrize("text", ["", "!", "_", "-", "\x00"])
    def test_need_a_letter_or_digit(self, text: str) -> None:
        with pytest.raises(UsageError):
            normalize_theme(text)

    def test_that_are_built_in_are_normalised(self) -> None:
        assert [normalize_theme(theme) for theme in BUILT_IN_THEMES] == list(BUILT_IN_THEMES)

    @given(ANY_TEXT)
    @UNTIMED
    def test_are_normalised_once(self, text: str) -> None:
        try:
            theme = normalize_theme(text)
        except UsageError:
            return
        assert normalize_theme(theme) == theme


def test_a_line_has_a_greatest_length() -> None:
    assert clean_line("a" * MAX_LINE_LENGTH, "company") == "a" * MAX_LINE_LENGTH
    with pytest.raises(UsageError, match="The company has 2,001 characters, and 2,000 fit"):
        clean_line("a" * (MAX_LINE_LENGTH + 1), "company")
    # Blanks are not counted, as a run of them becomes one.
    assert clean_line(f"a{' ' * 3_000}b", "company") == "a b"


@pytest.mark.parametrize(
    ("typed", "nearest"),
    [
        ("rejeted", "rejected"),
        ("Rejct", "rejected"),
        ("cvs", "csv"),
        ("turneddown", "turned-down"),
        ("hired", ""),
        ("", ""),
    ],
)
def test_the_nearest_word_is_suggested(typed: str, nearest: str) -> None:
    suggestion = did_you_mean(typed, ["ics", "csv", "json", "rejected", "turned-down"])
    assert suggestion == (f" Did you mean {nearest}?" if nearest else "")


@pytest.mark.parametrize(("typed", "code"), [("de", "de"), ("pt_BR", "pt-br"), (" EN ", "en"), ("zh-Hant", "zh-hant")])
def test_a_language_is_a_code(typed: str, code: str) -> None:
    assert parse_language(typed) == code


@pytest.mark.parametrize("typed", ["German", "d", "", "de-", "12", "de DE"])
def test_any_other_language_is_refused(typed: str) -> None:
    with pytest.raises(UsageError):
        parse_language(typed)
