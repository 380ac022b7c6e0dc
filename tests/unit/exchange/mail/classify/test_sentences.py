"""Sentences of mails: where they begin and end, and their words."""

import pytest

from feedback_loop.exchange.mail.classify.sentences import MAX_SENTENCES, fold_words, split_sentences


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We can’t, we won't!", " we can not , we will not "),
        ("I'm; you're: they've (we'd go)", " i am , you are , they have , we would go , "),
        ("Größe Łódź Sí", " grosse lodz yes "),
        ("am 16.02.2026 um 9:30", " am 16.02.2026 um 9:30 "),
    ],
)
def test_words_are_plain_small_letters(text: str, words: str) -> None:
    assert fold_words(text) == words


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("A line that was broken by the width of the page\ngoes on here.", None),
        ("Hi Mira,\nthank you.", ["Hi Mira,", "thank you."]),
        ("Data Analyst\nAcme\nBoston", ["Data Analyst", "Acme", "Boston"]),
        ("am Montag, 16. Februar, um 9 Uhr. Bis dann.", ["am Montag, 16. Februar, um 9 Uhr.", "Bis dann."]),
        ("Dear Dr. Lee met Mr. Holm.", ["Dear Dr. Lee met Mr. Holm."]),
        ("It is 2026. We go on.", ["It is 2026.", "We go on."]),
        ("im 2. Stock. Gut.", ["im 2. Stock.", "Gut."]),
        ("We have:\n- one\n- two", ["We have:", "- one", "- two"]),
        (
            "laden Sie ein am\n\nDienstag um 10 Uhr\n\nin unser Haus.",
            ["laden Sie ein am Dienstag um 10 Uhr in unser Haus."],
        ),
        ("One\n-----\nTwo", ["One", "Two"]),
    ],
)
def test_sentences_of_text(text: str, sentences: list[str] | None) -> None:
    expected = sentences or [" ".join(text.split())]
    assert [sentence.text for sentence in split_sentences(text)] == expected


def test_items_of_lists_are_marked() -> None:
    assert [sentence.is_item for sentence in split_sentences("Yes:\n* one\n1. two")] == [False, True, True]


def test_endless_text_has_a_bounded_number_of_sentences() -> None:
    assert len(split_sentences("Yes. " * 10_000)) == MAX_SENTENCES
