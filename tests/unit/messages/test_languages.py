"""Languages: each is complete, has its own words only, and three wordings of every sentence."""

import datetime as dt
import re
from importlib import resources
from itertools import pairwise

import pytest
from jinja2 import Environment

from feedback_loop.messages.drafts import write_draft
from feedback_loop.messages.kinds import MessageKind, MessageLength
from feedback_loop.messages.language import find_language, language_codes, load_language
from feedback_loop.messages.letter import Letter
from feedback_loop.messages.situations import CASES, Relation, Situation
from feedback_loop.messages.syntax import expand, join_sentences
from feedback_loop.messages.templates import builtin_template, file_name

from .builders import ALEX, DANA, several_points

OTHERS = [code for code in language_codes() if code != "en"]
ENGLISH = re.compile(
    r"\b(?:the|and|you|your|with|for|from|would|thank|about|January|February|March|April|May|June|July|August|"
    r"September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|yesterday|today|"
    r"weeks|months?|days?|role)\b"
)
NAMES = re.compile(
    r"Data analyst|Practise window functions|One window function exercise a day until May|Your SQL is slow"
)


def letters_of(kind: MessageKind, language: str, length: MessageLength) -> list[str]:
    facts, event = several_points().due()
    template = builtin_template(kind, language, length)
    texts = []
    for case in CASES[kind]:
        for number, relation in enumerate(Relation):
            situation = Situation(kind, relation, case, None)
            letter = Letter(event, DANA, situation, load_language(language), number % 2 == 0, ALEX)
            draft = write_draft(template, facts, letter)
            texts.append(f"{draft.subject}\n{draft.body}")
    return texts


@pytest.mark.parametrize("code", language_codes())
def test_no_language_lacks_anything(code: str) -> None:
    folder = resources.files("feedback_loop.messages") / "templates" / code
    names = {file_name(kind, length) for kind in MessageKind for length in MessageLength}
    assert names - {entry.name for entry in folder.iterdir()} == set()
    language, english = load_language(code), load_language("en")
    assert set(language.gaps) == set(english.gaps)
    assert set(language.subjects) == set(english.subjects)
    assert {len(subjects) for subjects in language.subjects.values()} == {3}
    assert (len(language.dates.months), len(language.dates.weekdays), len(language.spans.numbers)) == (12, 7, 11)


@pytest.mark.parametrize("code", OTHERS)
@pytest.mark.parametrize("kind", MessageKind)
def test_no_english_word_is_left_in_another_language(code: str, kind: MessageKind) -> None:
    for length in MessageLength:
        for text in letters_of(kind, code, length):
            assert not ENGLISH.search(NAMES.sub("", text)), text


@pytest.mark.parametrize("code", language_codes())
def test_every_sentence_has_three_wordings(code: str) -> None:
    for kind in MessageKind:
        for length in (MessageLength.MAIL, MessageLength.SHORT):
            lines = builtin_template(kind, code, length).source.split("\n")
            sizes = [
                len(group) for group in re.findall(r"\|+", "".join("|" if li.startswith("|") else "." for li in lines))
            ]
            assert all(size % 3 == 0 for size in sizes), (kind, length)


def test_nine_letters_to_one_person_differ_and_neighbours_share_no_sentence() -> None:
    source = "| a\n| b\n| c\n| d\n| e\n| f\n"
    texts = [render(source, number) for number in range(9)]
    assert len(set(texts)) == 9
    assert all(not set(first) & set(second) - {" "} for first, second in pairwise(texts))


def render(source: str, number: int) -> str:

    wordings = (number % 3, (number + number // 3) % 3)
    return join_sentences(
        Environment(autoescape=True).from_string(expand(source)).render(wordings=wordings, formal=True)
    )


@pytest.mark.parametrize(("typed", "code"), [("de", "de"), ("de-AT", "de"), ("FR_ch", "fr"), ("pt", None), ("", None)])
def test_language_is_found_by_its_code(typed: str, code: str | None) -> None:
    assert find_language(typed) == code


@pytest.mark.parametrize(
    ("end", "span"),
    [
        ("2026-03-03", "a day"),
        ("2026-03-10", "eight days"),
        ("2026-03-16", "two weeks"),
        ("2026-03-20", "more than two weeks"),
        ("2026-04-12", "nearly six weeks"),
        ("2026-04-28", "nearly two months"),
        ("2026-05-02", "two months"),
        ("2026-05-20", "more than two months"),
        ("2026-12-29", "nearly ten months"),
        ("2027-02-05", "nearly a year"),
        ("2027-03-02", "a year"),
        ("2027-09-02", "more than a year"),
        ("2027-12-20", "nearly two years"),
        ("2040-03-02", "14 years"),
    ],
)
def test_span_is_rounded_as_people_would(end: str, span: str) -> None:
    assert load_language("en").span(dt.date(2026, 3, 2), dt.date.fromisoformat(end)) == span


@pytest.mark.parametrize(
    ("code", "spans"),
    [
        ("de", ("fast drei Monate", "mehr als ein Jahr")),
        ("fr", ("presque trois mois", "plus d’un an")),
        ("es", ("casi tres meses", "más de un año")),
        ("nl", ("bijna drie maanden", "meer dan een jaar")),
    ],
)
def test_span_has_the_words_of_the_language(code: str, spans: tuple[str, str]) -> None:
    start, language = dt.date(2026, 2, 3), load_language(code)
    assert (language.span(start, dt.date(2026, 4, 28)), language.span(start, dt.date(2027, 8, 3))) == spans


@pytest.mark.parametrize("code", language_codes())
@pytest.mark.parametrize("text", ["it cost you", "It cost you.", "It cost you…", "It cost you!"])
def test_quotation_is_a_complete_sentence(code: str, text: str) -> None:
    quotation = load_language(code).quote(text)
    assert re.fullmatch(r"\W+It cost you[.…!]\W+", quotation)


@pytest.mark.parametrize(
    ("role", "phrase"),
    [
        ("Sachbearbeiterin Einkauf", "die Stelle als Sachbearbeiterin Einkauf"),
        ("Leiter Buchhaltung", "die Stelle als Leiter Buchhaltung"),
        ("Sachbearbeitung Soziales", "die Stelle „Sachbearbeitung Soziales“"),
        ("Softwareentwicklung", "die Stelle „Softwareentwicklung“"),
    ],
)
def test_german_role_that_names_no_person_is_quoted(role: str, phrase: str) -> None:
    assert load_language("de").role_phrase(role) == phrase
