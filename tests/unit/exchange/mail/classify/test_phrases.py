"""Phrases: what they match, and that every table of every language holds valid ones."""

from itertools import accumulate

import pytest

from feedback_loop.exchange.mail.classification import MailKind
from feedback_loop.exchange.mail.classify.language import Language
from feedback_loop.exchange.mail.classify.languages import LANGUAGES
from feedback_loop.exchange.mail.classify.phrases import Phrase, Span, any_matches, first_match, parse_phrases
from feedback_loop.exchange.mail.classify.sentences import MAX_LENGTH, fold_words

LANGUAGE_IDS = [language.code for language in LANGUAGES]


def matches(phrase: str, text: str) -> bool:
    """Return True if a phrase is in a text."""
    return any_matches(parse_phrases(phrase), fold_words(text))


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("decided not to", "We have decided not to go on", True),
        ("decided not to", "We have decided to", False),
        ("select*", "You were selected", True),
        ("select*", "You were unselected", False),
        ("(role|job offer) of", "a job offer of ours", True),
        ("not (be)? moving", "We will not be moving", True),
        ("not (be)? moving", "We are not moving", True),
        ("offer you !(an interview)", "We offer you the job", True),
        ("offer you !(an interview)", "We offer you an interview", False),
        ("^ kommen", "Kommen Sie vorbei", True),
        ("^ kommen", "Sie kommen", False),
        ("not .. forward", "not one two three four five forward", True),
        ("not .. forward", "not one two three four five six forward", False),
        ("not ... forward", "not one two three four five six forward", True),
        ("a _ b", "a c b", True),
        ("a _ b", "a b", False),
        ("unfortunately we", "Unfortunately, we (again) do", True),
        ("met (je .. verder|(jou|u) door)", "met u door", True),
        ("other candidates & decided", "We decided on other candidates", True),
        ("other candidates & decided", "Other candidates it is, we decided", True),
        ("other candidates & decided", "We decided", False),
        ("other candidates & decided & !yet", "We decided on other candidates", True),
        ("other candidates & decided & !yet", "We have not decided on other candidates yet", False),
    ],
)
def test_phrase_matches_words(phrase: str, text: str, *, expected: bool) -> None:
    assert matches(phrase, text) is expected


def test_comment_and_empty_line_are_no_phrases() -> None:
    assert [phrase.text for phrase in parse_phrases("\n # why\n a b\n")] == ["a b"]


def test_first_match_is_the_one_that_begins_first() -> None:
    assert first_match(parse_phrases("b\na"), fold_words("a b")) == Span(1, 3)


@pytest.mark.parametrize("language", LANGUAGES, ids=LANGUAGE_IDS)
def test_every_language_knows_the_same_kinds(language: Language) -> None:
    assert set(language.kinds) == set(LANGUAGES[0].kinds)
    assert MailKind.REJECTION in language.kinds


def phrases_of(language: Language) -> list[Phrase]:
    """Return all phrases of a language."""
    tables = (language.conditional_phrases, language.negative_phrases, language.job_phrases, language.other_phrases)
    kinds = [phrase for _, _, phrase in language.kind_phrases]
    return [*kinds, *(phrase for table in tables for phrase in table), *language.veto_phrases]


@pytest.mark.parametrize("language", LANGUAGES, ids=LANGUAGE_IDS)
def test_phrases_of_language_are_written_as_folded_words(language: Language) -> None:
    for phrase in phrases_of(language):
        assert phrase.text.isascii(), phrase.text
        assert phrase.text == phrase.text.lower()
        phrase.search(fold_words("anything"))


@pytest.mark.parametrize("language", LANGUAGES, ids=LANGUAGE_IDS)
def test_groups_of_phrases_are_nested_no_deeper_than_phrases_are_parsed(language: Language) -> None:
    for phrase in phrases_of(language):
        depths = accumulate({"(": 1, ")": -1}.get(letter, 0) for letter in phrase.text)
        assert max(depths) <= 2, phrase.text


@pytest.mark.parametrize("language", LANGUAGES, ids=LANGUAGE_IDS)
@pytest.mark.parametrize("word", ["not", "we", "la", "die", "de", "to", "interview", "application", ","])
def test_longest_sentence_of_one_word_is_searched(language: Language, word: str) -> None:
    words = fold_words(f"{word} " * (MAX_LENGTH // (len(word) + 1)))
    for phrase in phrases_of(language):
        match = phrase.search(words)
        assert match is None or match.end <= len(words)
