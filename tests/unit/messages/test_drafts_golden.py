"""One golden file for the letter of each search; --regenerate writes them."""

from pathlib import Path

import pytest

from feedback_loop.domain.model.people import read_person
from feedback_loop.messages.drafts import write_draft
from feedback_loop.messages.kinds import MessageKind, message_kind, recipients
from feedback_loop.messages.mail import as_text
from feedback_loop.messages.templates import builtin_template

from .builders import SEARCHES

GOLDEN = Path(__file__).parents[2] / "golden" / "messages"


def letter(name: str) -> str:
    search = SEARCHES[name]()
    facts, event = search.due()
    kind = message_kind(facts, event)
    draft = write_draft(builtin_template(kind), facts, event, search.sender)
    assert draft.fits, (draft.words, draft.body)
    to_fill_in = ", ".join(draft.placeholders) or "nothing"
    return f"{as_text(draft)}\n({kind}, {draft.words} words; to fill in: {to_fill_in})\n"


@pytest.mark.parametrize("name", SEARCHES)
def test_letter_matches_its_golden_file(name: str, request: pytest.FixtureRequest) -> None:
    path = GOLDEN / f"{name}.txt"
    if request.config.getoption("--regenerate"):
        path.write_text(letter(name), encoding="utf-8")
    assert letter(name) == path.read_text(encoding="utf-8")


def test_golden_files_cover_every_kind_of_message() -> None:
    assert {message_kind(*search().due()) for search in SEARCHES.values()} == set(MessageKind)


def test_every_golden_file_has_a_search() -> None:
    assert {path.stem for path in GOLDEN.glob("*.txt")} - {"demo-story"} == set(SEARCHES)


@pytest.mark.parametrize("name", SEARCHES)
def test_subject_has_three_to_five_words(name: str) -> None:
    subject = letter(name).split("Subject: ", 1)[1].splitlines()[0]
    assert 3 <= len(subject.removeprefix("Re: ").split()) <= 5


@pytest.mark.parametrize("name", SEARCHES)
def test_letter_is_addressed_only_to_its_recipients(name: str) -> None:
    _, event = SEARCHES[name]().due()
    head = letter(name).splitlines()[0]
    addresses = [email for person in recipients(event) if (email := read_person(person).email)]
    assert [part for part in ("dana@", "ray@", "kim@", "li@") if part in head] == [
        f"{email.split('@')[0]}@" for email in addresses
    ]
