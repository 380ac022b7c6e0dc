"""Names found in texts: what takes precedence, and what stays."""

import pytest

from feedback_loop.domain.privacy.names import UNKNOWN_PERSON, NameMatcher

LONG = 20_000
FILLINGS = (
    " ",
    "-",
    ".",
    "@",
    "a@",
    "a.",
    "a-",
    "a ",
    "%41",
    "http://",
    "aA",
    "1a",
    "\u0301",
    "李",
    "(",
    "a@a.",
    "dana ",
)


def matcher(*people: str) -> NameMatcher:
    names = NameMatcher()
    for number, person in enumerate(people, 1):
        names.add_person(person, f"P{number}")
    return names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dana Lee and Dana", "P1 and somebody"),
        ("Dana May-Lee", "P2"),
        ("Z. Fitz, zfitz and Fitz, Z.", "P3, P3 and P3."),
        ("Zeldou a Fitzovi", "P3 a P3"),
        ("zfitz88 or @teamzelda", "P3 or @P3"),
        ("Zelda\nFitz", "P3"),
        ("so z fitz", "so z P3"),
        ("ZF", "ZF"),
    ],
)
def test_are_replaced(text: str, expected: str) -> None:
    assert matcher("Dana Lee", "Dana May Lee", "Zelda Fitz").pseudonymize(text) == expected


def test_of_two_letters_stand_alone() -> None:
    names = matcher("Al", "Bo")
    assert names.pseudonymize("Al, also Bo's boat, aLal") == "P1, also P2's boat, aLal"


def test_restricted_to_one_leave_other_links_and_addresses() -> None:
    names = matcher("Dana Lee", "Kim Oh")
    text = "https://x.example/kim-oh https://x.example/dana-lee kim.oh@x.example dlee@x.example"
    expected = "https://x.example/kim-oh [link] kim.oh@x.example [address]"
    assert names.pseudonymize(text, only="P1") == expected


def test_of_many_words_are_found_in_full() -> None:
    for name in (" ".join(f"word{chr(97 + number)}" for number in range(26)), "株式会社" * 20, "ภาษาไทย" * 20):
        names = NameMatcher()
        names.add_company(name, "C1")
        assert names.pseudonymize(f"at {name}, or so") == "at C1, or so"


def test_of_an_unknown_owner_are_unknown() -> None:
    assert matcher("Dana Lee", "Dana Poe").pseudonymize("Dana") == UNKNOWN_PERSON


@pytest.mark.parametrize("filling", FILLINGS)
def test_are_found_in_very_long_texts(filling: str) -> None:
    # A search that goes back over the text would not come to an end within the run of all tests.
    names, text = matcher("Dana Lee", filling * LONG), f"{filling * LONG} Dana Lee"
    assert "Lee" not in names.pseudonymize(text)
    assert "Lee" not in names.pseudonymize(text, only="P1")
