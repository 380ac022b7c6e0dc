"""The note command."""

import pytest

from .harness import Program


def test_records_a_note(interviewed_acme: Program) -> None:
    interviewed_acme.ok("note acme 'They use\nSQL' --on yesterday")
    assert interviewed_acme.last() == [
        {"kind": "noted", "application": interviewed_acme.events[0]["id"], "on": "2026-06-14", "text": "They use\nSQL"},
    ]
    interviewed_acme.ok("note acme -", stdin=b"From a pipe")
    assert interviewed_acme.events[-1]["text"] == "From a pipe"


def test_heard_records_that_they_got_in_touch(interviewed_acme: Program) -> None:
    interviewed_acme.ok("note acme 'Two more weeks' --heard --with dana --decision-by 'in 2 weeks' --on yesterday")
    assert interviewed_acme.last() == [
        {
            "kind": "heard",
            "application": interviewed_acme.events[0]["id"],
            "on": "2026-06-14",
            "text": "Two more weeks",
            "person": "Dana Lee <dana@acme.example> (recruiter)",
            "decision_by": "2026-06-29",
        },
    ]


def test_heard_needs_no_person_if_several_are_possible(interviewed_acme: Program) -> None:
    interviewed_acme.ok("interviewed acme --with 'Kim Ito' --with 'Ann Roe'")
    interviewed_acme.ok("record acme Words --with kim")
    interviewed_acme.ok("record acme Words --with ann")
    interviewed_acme.ok("note acme 'Two more weeks' --heard")
    assert "person" not in interviewed_acme.events[-1]


@pytest.mark.parametrize("option", ["--with dana", "--decision-by 2w"])
def test_person_and_decision_date_need_heard(interviewed_acme: Program, option: str) -> None:
    assert interviewed_acme(f"note acme Words {option}").code == 2
