"""How names, texts and themes are compared and what they may hold; whom a command means by itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.builders import DANA, KIM, RAY, applied, asked, history_of, interviewed, recorded
from domain.strategies import UNTIMED
from feedback_loop.domain.commands.verbs import default_person
from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.model.events import BUILT_IN_THEMES, Event
from feedback_loop.domain.text import casefold_key, clean_line, clean_text, normalize_theme

ANY_TEXT = st.text(max_size=20)


class TestOneLine:
    def test_makes_runs_of_white_space_one_space(self) -> None:
        assert clean_line("  Acme\t\n  Labs ", "company") == "Acme Labs"

    @pytest.mark.parametrize("text", ["", "  ", "\n", "a\x00", "\x1b[31m", "\ud800", "a\x85"])
    def test_refuses_nothing_control_characters_and_half_characters(self, text: str) -> None:
        with pytest.raises(UsageError, match="company"):
            clean_line(text, "company")


class TestFreeText:
    def test_keeps_line_breaks_and_makes_them_alike(self) -> None:
        assert clean_text("\n one\r\ntwo\rthree\tfour \n", "note") == "one\ntwo\nthree\tfour"

    @pytest.mark.parametrize("text", ["", " \n ", "a\x07"])
    def test_refuses_nothing_and_control_characters(self, text: str) -> None:
        with pytest.raises(UsageError, match="note"):
            clean_text(text, "note")


class TestFolded:
    @pytest.mark.parametrize(
        ("one", "other"),
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
    def test_is_equal_whatever_case_accents_and_punctuation(self, one: str, other: str) -> None:
        assert casefold_key(one) == casefold_key(other)

    def test_keeps_every_script_apart(self) -> None:
        assert len({casefold_key(name) for name in ("株式会社", "Яндекс", "acme", "अनु")}) == 4

    @given(ANY_TEXT)
    @UNTIMED
    def test_of_what_is_folded_changes_nothing(self, text: str) -> None:
        assert casefold_key(casefold_key(text)) == casefold_key(text)


class TestThemes:
    @pytest.mark.parametrize("text", ["System Design", "system_design", " SYSTEM  design!", "system-design"])
    def test_have_one_spelling(self, text: str) -> None:
        assert normalize_theme(text) == "system-design"

    def test_keep_accents_and_other_scripts(self) -> None:
        assert normalize_theme("Prise de décision") == "prise-de-décision"
        assert normalize_theme("設計") == "設計"

    @pytest.mark.parametrize("text", ["", "!", "_", "-", "\x00"])
    def test_need_a_letter_or_digit(self, text: str) -> None:
        with pytest.raises(UsageError):
            normalize_theme(text)

    def test_that_are_built_in_are_in_their_spelling(self) -> None:
        assert [normalize_theme(theme) for theme in BUILT_IN_THEMES] == list(BUILT_IN_THEMES)

    @given(ANY_TEXT)
    @UNTIMED
    def test_stay_as_they_are_once_normalised(self, text: str) -> None:
        try:
            theme = normalize_theme(text)
        except UsageError:
            return
        assert normalize_theme(theme) == theme


class TestLikelyPerson:
    LOOP = applied()
    MET = interviewed(LOOP, 1, DANA, KIM)

    def likely(self, *events: Event, first: tuple[str | None, ...] = ()) -> str | None:
        return default_person(history_of([self.LOOP, *events]).loops[self.LOOP.id], first)

    def test_is_the_giver_then_the_one_asked_then_the_recruiter_then_the_interviewer_then_anybody(self) -> None:
        recruiter, mentioned = interviewed(self.LOOP, 1, RAY), applied(people=(KIM,))
        assert self.likely(self.MET, recruiter, asked(self.LOOP, 2, KIM), recorded(self.LOOP, 3, DANA)) == DANA
        assert self.likely(self.MET, recruiter, asked(self.LOOP, 2, KIM)) == KIM
        assert self.likely(self.MET, recruiter) == RAY
        assert self.likely(interviewed(self.LOOP, 1, DANA)) == DANA
        assert default_person(history_of([mentioned]).loops[mentioned.id]) == KIM
        assert self.likely() is None

    def test_is_whoever_comes_first_by_the_command(self) -> None:
        assert self.likely(self.MET, recorded(self.LOOP, 3, DANA), first=(KIM, None)) == KIM
        assert self.likely(self.MET, recorded(self.LOOP, 3, DANA), first=(None,)) == DANA

    def test_is_not_guessed_where_several_may_be_meant(self) -> None:
        with pytest.raises(UsageError, match="--with") as raised:
            self.likely(self.MET)
        assert raised.value.candidates == (DANA, KIM)
