"""The thank command."""

from .harness import DANA, Program


def test_thanks_all_interviewers_by_default(acme: Program) -> None:
    acme.ok("interviewed acme --with dana --with 'Kim Ito'", today="2026-06-14")
    acme.ok("thank acme --on today")
    assert acme.last() == [
        {"kind": "thanked", "application": acme.events[0]["id"], "on": "2026-06-15", "people": [DANA, "Kim Ito"]},
    ]
    acme.ok("thank acme --with kim")
    assert acme.events[-1]["people"] == ["Kim Ito"]


def test_thanks_the_giver_of_feedback(acme: Program) -> None:
    acme.days(
        ("2026-06-10", "interviewed acme --with 'Kim Ito'"),
        ("2026-06-11", "thank acme"),
        ("2026-06-12", "record acme 'Learn SQL' --with dana"),
    )
    acme.ok("thank acme")
    assert acme.events[-1]["people"] == [DANA]


def test_leaves_out_who_referred_the_user(acme: Program) -> None:
    acme.ok("interviewed acme --with dana --with 'Tom Roe (referrer)'", today="2026-06-14")
    acme.ok("thank acme")
    assert acme.events[-1]["people"] == [DANA]


def test_refuses_a_misspelled_name(acme: Program) -> None:
    result = acme("thank acme --with danna --json")
    assert result.code == 2
    assert result.error["candidates"] == [DANA]
    assert len(acme.events) == 1


def test_is_refused_before_an_interview_unless_a_person_is_named(acme: Program) -> None:
    assert acme("thank acme").code == 1
    acme.ok("thank acme --with 'Ann Roe'")
