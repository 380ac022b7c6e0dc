"""The close command."""

from .harness import Program


def test_closes_the_loop_until_something_happens(interviewed_acme: Program) -> None:
    interviewed_acme.ok("close acme --reason 'Not for me'")
    assert interviewed_acme.last() == [
        {"kind": "closed", "application": interviewed_acme.events[0]["id"], "on": "2026-06-15", "reason": "Not for me"},
    ]
    loop = interviewed_acme.json("status --all")["loops"][0]
    assert (loop["state"], loop["closed_because"], loop["next"]) == ("closed", "by-hand", None)
    interviewed_acme.ok("interviewed acme", today="2026-06-16")
    assert interviewed_acme.json("status", today="2026-06-16")["loops"][0]["state"] == "open"


def test_cancels_upcoming_interviews(program: Program) -> None:
    program.ok("apply Acme", today="2026-06-01")
    program.ok("interviewed acme --on 2026-06-10", today="2026-06-03")
    program.ok("close acme", today="2026-06-05")
    assert program.ok("status --json", today="2026-06-12").document["loops"] == []
