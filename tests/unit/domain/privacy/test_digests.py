"""Keyed digests of forgotten names."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback_loop.domain.model.events import Forgotten
from feedback_loop.domain.privacy.digests import ForgottenNames, derive_id, digest_key, digest_names

NAMES = ("Zelda van der Fitz", "zelda.fitz@fitz.example")


def tombstone(*names: str, key: str = "a key") -> Forgotten:
    return Forgotten(ids=(), on=dt.date(2026, 3, 2), key=key, digests=digest_names(key, names))


def find(text: str, *names: str) -> set[str]:
    return set(ForgottenNames([tombstone(*(names or NAMES))]).find_in(text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Zelda called", {"Zelda"}),
        ("ZELDA, twice", {"ZELDA"}),
        ("Zelda's and Zeldas", {"Zelda"}),
        ("Fitz, Zelda", {"Fitz", "Zelda", "Fitz, Zelda"}),
        ("will ZELDA.fitz@mail.example do?", {"ZELDA", "fitz", "ZELDA.fitz"}),
        ("mail zelda.fitz@Fitz.example.", {"zelda.fitz@fitz.example", "zelda", "fitz", "zelda.fitz", "Fitz"}),
        ("zelda%20fitz%2Fzfitz88", {"zelda", "fitz", "zelda_fitz", "zfitz"}),
        ("Z. Fitz", {"Fitz", "Z. Fitz"}),
        ("ask zeldavanderfitz", {"zeldavanderfitz"}),
        ("Zelda van der Fitz", {"Zelda van der Fitz", "Zelda", "Fitz"}),
        ("Fitz Zelda van der", {"Fitz Zelda van der", "Fitz Zelda", "Zelda", "Fitz"}),
        ("zelda @ acme", {"zelda"}),
    ],
)
def test_finds_names_in_any_form(text: str, found: set[str]) -> None:
    assert find(text) == found


@pytest.mark.parametrize("text", ["van der Valk", "Fitzgerald", "Grizelda", "fitz.example", "", "zel da", "Z."])
def test_finds_nothing_else(text: str) -> None:
    assert find(text) <= {"fitz"}
    assert "Zelda" not in find(text)


@given(st.lists(st.text("ghijklmnopqrstuvwxyzäß ", min_size=4, max_size=12), min_size=1, max_size=3))
def test_a_tombstone_never_holds_a_name(names: list[str]) -> None:
    digests = " ".join(tombstone(*names).digests)
    assert set(digests) <= set("0123456789abcdef ")


def test_a_name_that_is_a_common_word_needs_its_capital() -> None:
    assert find("Will called and I will answer", "Will Long") == {"Will"}


def test_digests_of_two_keys_have_nothing_in_common() -> None:
    assert set(digest_names("one", NAMES)).isdisjoint(digest_names("two", NAMES))
    names = ForgottenNames([tombstone("Zelda Fitz", key="one"), tombstone("Wystan Orb", key="two")])
    assert set(names.find_in("Zelda and Wystan")) == {"Zelda", "Wystan"}


def test_a_journal_has_one_key() -> None:
    assert digest_key([tombstone("Zelda", key="two"), tombstone("Wystan", key="one")]) == "one"
    assert digest_key([Forgotten(ids=(), on=dt.date(2026, 3, 2))]) is None


def test_a_derived_id_looks_like_any_other_and_depends_on_its_source() -> None:
    derived = {derive_id(purpose, id_) for purpose in ("forgotten", "rewritten") for id_ in ("a", "b")}
    assert len(derived) == 4
    assert {len(id_) for id_ in derived} == {13}
    assert derive_id("forgotten", "a") == derive_id("forgotten", "a")
