"""Golden files: the letters of each search, and every situation in each language; --regenerate writes them."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from feedback_loop.domain.model.events import Result
from feedback_loop.domain.model.people import read_person
from feedback_loop.messages.drafts import MessageDraft, write_draft
from feedback_loop.messages.kinds import MessageKind, MessageLength, recipients
from feedback_loop.messages.language import language_codes, load_language
from feedback_loop.messages.letter import Letter
from feedback_loop.messages.mail import as_text
from feedback_loop.messages.situations import CASES, Relation, Situation
from feedback_loop.messages.templates import builtin_template

from .builders import ALEX, DANA, SEARCHES, drafts_of, letters, several_points

GOLDEN = Path(__file__).parents[2] / "golden" / "messages"


def search_letters(name: str) -> str:
    search = SEARCHES[name]()
    return "\n----\n\n".join(map(format_draft, drafts_of(*search.due(), search.sender)))


def format_draft(draft: MessageDraft) -> str:
    assert draft.fits, (draft.words, draft.body)
    to_fill_in = ", ".join(draft.placeholders) or "nothing"
    return f"{as_text(draft)}\n({draft.kind}, {draft.words} words; to fill in: {to_fill_in})\n"


@pytest.mark.parametrize("name", SEARCHES)
def test_letters_match_their_golden_file(name: str, request: pytest.FixtureRequest) -> None:
    path = GOLDEN / f"{name}.txt"
    if request.config.getoption("--regenerate"):
        path.write_text(search_letters(name), encoding="utf-8")
    assert search_letters(name) == path.read_text(encoding="utf-8")


def test_golden_files_cover_every_kind_of_message() -> None:
    searches = [search() for search in SEARCHES.values()]
    kinds = {letter.situation.kind for search in searches for letter in letters(*search.due(), search.sender)}
    assert kinds == set(MessageKind)


def test_every_golden_file_has_a_search() -> None:
    assert {path.stem for path in GOLDEN.glob("*.txt")} - {"demo-story"} == set(SEARCHES)


@pytest.mark.parametrize("name", SEARCHES)
def test_letter_is_addressed_only_to_its_recipients(name: str) -> None:
    search = SEARCHES[name]()
    facts, event = search.due()
    heads = [as_text(draft).splitlines()[0] for draft in drafts_of(facts, event, search.sender)]
    addresses = [read_person(person).email for person in recipients(event)] or [None]
    for head, email in zip(heads, addresses, strict=True):
        found = [part for part in ("dana@", "ray@", "kim@", "li@") if part in head]
        assert found == ([f"{email.split('@')[0]}@"] if email else [])


def situations(kind: MessageKind) -> Iterator[Situation]:
    for case, relation in product(CASES[kind], Relation):
        for outcome in [Result(case)] if case in list(Result) else (None, *Result):
            yield Situation(kind, relation, case, outcome)


def situation_letters(kind: MessageKind, language: str, length: MessageLength) -> str:
    """Return each letter of a kind once, after the situations that have it."""
    facts, event = several_points().due()
    template = builtin_template(kind, language, length)
    same: dict[str, list[str]] = {}
    for situation in situations(kind):
        letter = Letter(event, DANA, situation, load_language(language), True, ALEX)
        draft = write_draft(template, facts, letter)
        name = f"{situation.case}, {situation.relation}, {situation.outcome or 'undecided'}"
        same.setdefault(f"{draft.subject}\n\n{draft.body}", []).append(name)
    return "\n".join(f"# {'; '.join(names)}\n{text}" for text, names in same.items())


@pytest.mark.parametrize("kind", MessageKind)
@pytest.mark.parametrize("language", language_codes())
def test_letters_of_every_situation_match_their_golden_file(
    kind: MessageKind, language: str, request: pytest.FixtureRequest
) -> None:
    texts = [situation_letters(kind, language, length) for length in MessageLength]
    text = "\n========\n\n".join(texts)
    path = GOLDEN / language / f"{kind}.txt"
    if request.config.getoption("--regenerate"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")
