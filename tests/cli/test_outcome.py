"""The outcome command."""

import pytest

from .harness import Program


@pytest.mark.parametrize("result", ["offer", "accepted", "turned-down", "rejected", "withdrawn", "ghosted"])
def test_records_every_outcome(acme: Program, result: str) -> None:
    acme.ok(f"outcome acme {result} --on 2d --note because")
    assert acme.last() == [
        {
            "kind": "outcome",
            "application": acme.events[0]["id"],
            "on": "2026-06-13",
            "result": result,
            "note": "because",
        },
    ]


def test_only_an_offer_has_a_deadline(acme: Program) -> None:
    acme.ok("outcome acme offer --decision-by friday")
    assert acme.events[-1]["decision_by"] == "2026-06-19"
    assert acme("outcome acme rejected --decision-by friday").code == 2


def test_a_later_outcome_replaces_an_earlier_one(acme: Program) -> None:
    acme.days(("2026-06-10", "outcome acme rejected"), ("2026-06-12", "outcome acme offer"))
    assert acme.json("status")["loops"][0]["outcome"] == "offer"


def test_accepted_without_a_terminal_explains_how_to_withdraw_the_others(acme: Program) -> None:
    acme.ok("apply Globex")
    result = acme("outcome acme accepted")
    assert result.code == 0
    assert "--yes" in result.err
    assert [event["kind"] for event in acme.events] == ["applied", "applied", "outcome"]


def test_accepted_with_yes_withdraws_the_other_open_applications(acme: Program) -> None:
    acme.days(
        ("2026-06-02", "apply Globex"),
        ("2026-06-02", "apply Initech"),
        ("2026-06-02", "apply Hooli"),
        ("2026-06-03", "outcome initech rejected"),
        ("2026-06-04", "outcome hooli offer"),
    )
    result = acme.ok("outcome acme accepted --yes")
    homes = {event["id"]: event["company"] for event in acme.events if event["kind"] == "applied"}
    results = {homes[event["application"]]: event["result"] for event in acme.events[-3:]}
    assert results == {"Acme": "accepted", "Globex": "withdrawn", "Hooli": "withdrawn"}
    assert "Globex" in result.out
    assert "Hooli" in result.out
    acme.ok("undo")
    assert {loop["outcome"] for loop in acme.json("status")["loops"]} == {None, "offer"}


def test_cancels_upcoming_interviews(program: Program) -> None:
    program.ok("apply Acme", today="2026-06-01")
    program.ok("interviewed acme --on 2026-06-10 --round onsite --with Sam", today="2026-06-03")
    result = program.ok("outcome acme rejected", today="2026-06-05")
    assert "Acme: Cancelled: Interview with Sam · onsite · Wed 10 Jun." in result.out
    assert program.ok("status --all --json", today="2026-06-11").document["loops"][0]["outcome"] == "rejected"


def test_undo_restores_a_cancelled_interview(program: Program) -> None:
    program.ok("apply Acme", today="2026-06-01")
    program.ok("interviewed acme --on 2026-06-10", today="2026-06-03")
    program.ok("outcome acme withdrawn", today="2026-06-05")
    program.ok("undo", today="2026-06-05")
    assert program.ok("status --json", today="2026-06-05").document["loops"][0]["next"]["rule"] == "interview"


def test_an_offer_keeps_upcoming_interviews(program: Program) -> None:
    program.ok("apply Acme", today="2026-06-01")
    program.ok("interviewed acme --on 2026-06-10", today="2026-06-03")
    assert "Cancelled:" not in program.ok("outcome acme offer", today="2026-06-05").out


@pytest.mark.parametrize("targets", ["acme globex withdrawn", "withdrawn --stale 5"])
def test_draft_is_for_one_company(program: Program, targets: str) -> None:
    program.ok("apply Acme")
    program.ok("apply Globex")
    before = program.journal.read_bytes()
    ran = program(f"outcome {targets} --draft")
    assert (ran.code, ran.err) == (2, "Each company gets its own message. Draft for one TARGET at a time.\n")
    assert program.journal.read_bytes() == before
