"""Every situation as its letter, one golden file each, to be read by people; --regenerate writes them anew."""

from pathlib import Path

import pytest

from feedback_loop.domain.model.people import read_person
from feedback_loop.messages.drafts import write_draft
from feedback_loop.messages.mail import as_text
from feedback_loop.messages.situations import MessageKind, message_kind, recipients
from feedback_loop.messages.templates import builtin_template

from .made_up import SEARCHES

GOLDEN = Path(__file__).parent / "golden"


def letter(name: str) -> str:
    case, move = SEARCHES[name]().due()
    kind = message_kind(case, move)
    written = write_draft(builtin_template(kind), case, move, SEARCHES[name]().me)
    assert written.fits, (written.words, written.body)
    return f"{as_text(written)}\n({kind}, {written.words} words; to fill in: {', '.join(written.placeholders) or 'nothing'})\n"


@pytest.mark.parametrize("name", SEARCHES)
def test_the_letter_of_a_search_is_the_one_on_file(name: str, request: pytest.FixtureRequest) -> None:
    path = GOLDEN / f"{name}.txt"
    if request.config.getoption("--regenerate"):
        path.write_text(letter(name), encoding="utf-8")
    assert letter(name) == path.read_text(encoding="utf-8")


def test_the_letters_on_file_show_every_situation() -> None:
    shown = {message_kind(*search().due()) for search in SEARCHES.values()}
    assert shown == set(MessageKind)


def test_no_letter_on_file_is_about_a_search_that_is_gone() -> None:
    stories = {path.stem for path in GOLDEN.glob("*.txt") if not path.stem.startswith("story-")}
    assert stories == set(SEARCHES)


@pytest.mark.parametrize("name", SEARCHES)
def test_a_subject_has_three_to_five_words(name: str) -> None:
    subject = letter(name).split("Subject: ", 1)[1].splitlines()[0]
    assert 3 <= len(subject.removeprefix("Re: ").split()) <= 5


@pytest.mark.parametrize("name", SEARCHES)
def test_nobody_but_those_it_is_for_gets_a_letter(name: str) -> None:
    _, move = SEARCHES[name]().due()
    head = letter(name).splitlines()[0]
    known = [email for person in recipients(move) if (email := read_person(person).email)]
    assert [part for part in ("dana@", "ray@", "kim@", "li@") if part in head] == [
        f"{email.split('@')[0]}@" for email in known
    ]
