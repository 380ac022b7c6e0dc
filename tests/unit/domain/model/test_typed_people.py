"""People in every form in which they are typed, or copied from a mail program."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.strategies import UNTIMED, people, texts
from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.model.people import Person, parse_person, read_person
from feedback_loop.domain.model.typed_people import parse_forms

DANA = Person("Dana Lee", "dana@acme.example")
ADDRESS = Person("", "dana@acme.example")


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ('"Dana Lee" <dana@acme.example>', DANA),
        ('"Lee, Dana" <dana@acme.example>', DANA),
        ("Lee, Dana <dana@acme.example>", DANA),
        ("'Dana Lee' <dana@acme.example>", DANA),
        ("\u201cDana Lee\u201d <dana@acme.example>", DANA),
        ("Dana Lee [mailto:dana@acme.example]", DANA),
        ("Dana Lee <mailto:dana@acme.example>", DANA),
        ("Dana Lee dana@acme.example", DANA),
        ("Dana Lee - dana@acme.example", DANA),
        ("Dana Lee <dana@acme.example>;", DANA),
        ("To: Dana Lee <dana@acme.example>", DANA),
        ("dana@acme.example (Dana Lee)", DANA),
        ("Dana Lee, Acme <dana@acme.example>", DANA),
        ("mailto:dana@acme.example", ADDRESS),
        ("<mailto:dana@acme.example?subject=Hello>", ADDRESS),
        ('"dana@acme.example" <dana@acme.example>', ADDRESS),
        ("Dana Lee (recruiter) <dana@acme.example>", Person("Dana Lee", "dana@acme.example", "recruiter")),
        ('"Dana Lee" <dana@acme.example> (recruiter)', Person("Dana Lee", "dana@acme.example", "recruiter")),
        ('"Lee, Dana (Acme)" <dana@acme.example>', Person("Dana Lee", "dana@acme.example", "Acme")),
        ("Dana Lee, Head of Talent", Person("Dana Lee", None, "Head of Talent")),
        ("=?utf-8?Q?Jos=C3=A9_Ruiz?= <jose@acme.example>", Person("José Ruiz", "jose@acme.example")),
        ("José Ñuñez, PhD, MBA", Person("José Ñuñez, PhD, MBA")),
        ("van der Berg, Anna", Person("Anna van der Berg")),
        ("O'Neil, Pat", Person("Pat O'Neil")),
        ("García Márquez, Gabriel <gabriel@x.example>", Person("Gabriel García Márquez", "gabriel@x.example")),
        ("李雷 <lilei@acme.example>", Person("李雷", "lilei@acme.example")),
        ('Dana "Dee" Lee', Person('Dana "Dee" Lee')),
    ],
)
def test_is_read_as_it_is_meant(text: str, person: Person) -> None:
    assert parse_person(text) == person
    assert parse_person(str(person)) == person


def test_company_is_not_part_of_a_name() -> None:
    assert parse_person("Dana Lee, Globex", "Globex GmbH") == Person("Dana Lee")
    assert parse_person("Dana Lee, Globex", "Acme") == Person("Dana Lee, Globex")


@pytest.mark.parametrize(
    "text",
    [
        "Dana Lee; Kim Oh",
        "Dana Lee, Kim Oh",
        "Dana, Kim, Ray",
        "Dana Lee <d@a.example>, Kim Oh <k@a.example>",
        '"Dana Lee" <d@a.example>, "Kim Oh" <k@a.example>',
    ],
)
def test_several_people_are_refused(text: str) -> None:
    with pytest.raises(UsageError, match="several people"):
        parse_person(text)


@pytest.mark.parametrize("text", ['"Dana Lee', ", Acme", "Dana <", "Dana Lee <dana@acme.example", "a@b@c.example d"])
def test_what_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match=r"Cannot read the person|several people"):
        parse_person(text)


@given(texts | people | st.text("Da <>()[]@.,;'\"=?:mailto", max_size=30))
@UNTIMED
def test_is_stored_as_it_was_read(text: str) -> None:
    try:
        person = parse_person(text)
    except UsageError:
        return
    assert person.short
    assert read_person(str(person)).email == person.email
    assert str(read_person(str(person))) == str(person)


@pytest.mark.parametrize("filling", [" ", "<", "(", ")", "[", "@", ",", '"', "mailto:", "=?", "a@", "a <", "(a) "])
def test_very_long_text_is_read(filling: str) -> None:
    # A parser that backtracks would not come to an end within the run of all tests.
    middle = filling * (100_000 // len(filling))
    for line in (f"a{middle}a", f'"{middle}" <a@b.example>', f"=?utf-8?q?{middle}?= <a@b.example>"):
        with suppress(UsageError):
            assert len(parse_forms(line)) == 3
