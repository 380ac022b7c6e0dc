"""The interviewed command."""

from .harness import DANA, Program


def test_records_every_option(acme: Program) -> None:
    acme.ok(
        "interviewed acme --on 'last friday' --at 9:05 --round 'phone  screen' --with dana"
        " --with 'Kim Ito <kim@acme.example> (engineer)' --decision-by 'in 2 weeks' --rating 4 --note 'went well'"
    )
    assert acme.last() == [
        {
            "kind": "interviewed",
            "application": acme.events[0]["id"],
            "on": "2026-06-12",
            "at": "09:05",
            "round": "phone screen",
            "people": [DANA, "Kim Ito <kim@acme.example> (engineer)"],
            "decision_by": "2026-06-29",
            "rating": 4,
            "note": "went well",
        },
    ]


def test_a_scheduled_interview_is_the_next_step_until_its_day(acme: Program) -> None:
    result = acme.ok("interviewed acme --on 'in 3 days' --round onsite")
    assert acme.events[-1]["on"] == "2026-06-18"
    assert "Thu 18 Jun" in result.out
    assert "feedback-loop show acme" in result.out
    assert acme.json("status")["loops"][0]["stage"] == "applied"
    assert acme.json("status", today="2026-06-18")["loops"][0]["stage"] == "interviewed"
