"""The edit command."""

import pytest

from .harness import Program


def test_without_a_field_lists_the_fields(interviewed_acme: Program) -> None:
    document = interviewed_acme.json("edit acme")
    assert list(document) == ["schema_version", "fields"]
    assert document["fields"]["company"] == "Acme"
    assert document["fields"]["people"] == ["Dana Lee <dana@acme.example> (recruiter)"]
    assert "2026-06-01" in interviewed_acme.ok("edit acme").out
    assert interviewed_acme.json("edit dana")["fields"] == {
        "name": "Dana Lee",
        "email": "dana@acme.example",
        "role": "recruiter",
        "company": "Acme",
        "greeting": None,
    }


def test_corrects_an_application(interviewed_acme: Program) -> None:
    interviewed_acme.ok("edit acme role='Data Scientist' on=2026-05-31 source='a friend'")
    assert interviewed_acme.last() == [
        {
            "kind": "amended",
            "on": "2026-06-15",
            "target": interviewed_acme.events[0]["id"],
            "changes": {"role": "Data Scientist", "on": "2026-05-31", "source": "a friend"},
        },
    ]
    loop = interviewed_acme.json("status")["loops"][0]
    assert (loop["role"], loop["applied_on"]) == ("Data Scientist", "2026-05-31")


def test_corrects_an_event_by_its_id(interviewed_acme: Program) -> None:
    interviewed_acme.ok(f"edit {interviewed_acme.events[1]['id'][:5]} rating=3 round= at=9:30 decision-by='1 jul'")
    assert interviewed_acme.events[-1]["changes"] == {
        "rating": 3,
        "round": None,
        "at": "09:30",
        "decision_by": "2026-07-01",
    }
    assert "rated 3 of 5" in interviewed_acme.ok("show acme").out


def test_corrects_a_person(interviewed_acme: Program) -> None:
    interviewed_acme.ok("edit dana name='Dana Leigh' role='head of talent'")
    assert interviewed_acme.last() == [
        {
            "kind": "person_amended",
            "on": "2026-06-15",
            "person": "dana@acme.example",
            "changes": {"name": "Dana Leigh", "role": "head of talent"},
        },
    ]
    assert interviewed_acme.json("show acme")["people"][0]["name"] == "Dana Leigh"


def test_can_be_undone(interviewed_acme: Program) -> None:
    interviewed_acme.ok("edit acme company=Ajax")
    interviewed_acme.ok("undo")
    assert interviewed_acme.json("status")["loops"][0]["company"] == "Acme"


@pytest.mark.parametrize(
    ("assignment", "code"),
    [
        ("colour=red", 2),
        ("role", 2),
        ("id=abc", 2),
        ("kind=outcome", 2),
        ("on=whenever", 2),
        ("on=", 2),
        ("company=", 2),
        ("people=<>", 2),
    ],
)
def test_a_wrong_field_or_value_changes_nothing(interviewed_acme: Program, assignment: str, code: int) -> None:
    before = interviewed_acme.journal.read_bytes()
    result = interviewed_acme(f"edit acme {assignment}")
    assert (result.code, result.out, interviewed_acme.journal.read_bytes()) == (code, "", before)


@pytest.mark.parametrize("assignment", ["rating=6", "rating=x", "at=25:00", "decision-by=soon"])
def test_a_wrong_value_of_an_interview_changes_nothing(interviewed_acme: Program, assignment: str) -> None:
    before = interviewed_acme.journal.read_bytes()
    assert interviewed_acme(f"edit {interviewed_acme.events[1]['id']} {assignment}").code == 2
    assert interviewed_acme.journal.read_bytes() == before


def test_a_name_of_both_a_company_and_a_person_is_ambiguous(interviewed_acme: Program) -> None:
    interviewed_acme.ok("apply Dana")
    result = interviewed_acme("edit dana --json")
    assert result.code == 3
    assert result.error["candidates"]


def test_an_application_cannot_be_moved_into_the_future(program: Program) -> None:
    program.ok("apply Acme", today="2026-06-01")
    assert program("edit acme on=2026-07-01", today="2026-06-02").code == 2


def test_a_correction_of_a_person_is_confirmed_with_their_name_as_written(program: Program) -> None:
    program.ok("apply Acme --with 'Dana Lee <dana@acme.example> (recruiter)'")
    program.ok("apply Initech --with 'Sam Ito'")
    for command, confirmed in (
        ("edit dana email=dl@acme.example", "Dana Lee (Acme): Changed the email address to dl@acme.example."),
        ("edit dana name='Dana Leigh'", "Dana Lee (Acme): Changed the name to Dana Leigh."),
        ("edit leigh role=", "Dana Leigh (Acme): Removed the role."),
        ("edit sam company=Globex", "Sam Ito (Initech): Changed the company to Globex."),
        ("edit sam same-as=dana", "Sam Ito (Globex) and Dana Leigh (Acme) are the same person."),
    ):
        assert program.ok(command).out.splitlines()[0] == confirmed
        assert confirmed.rstrip(".") in program.ok("log").out
    assert program.ok("undo").out == "Undone: Sam Ito (Globex) and Dana Leigh (Acme) are the same person · today.\n"


def test_a_correction_of_a_name_that_is_undone_names_nobody(program: Program) -> None:
    program.ok("apply Acme --with 'Dana Lee'")
    program.ok("edit dana name='Dana Leigh'")
    program.ok("undo")
    assert program.ok("edit dana role=cto").out.startswith("Dana Lee (Acme): Changed the role")
