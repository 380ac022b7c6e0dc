"""The snooze command."""

from .harness import Program


def test_silences_every_prompt_until_a_date(interviewed_acme: Program) -> None:
    assert interviewed_acme.json("remind")["prompts"]
    interviewed_acme.ok("snooze acme 'in 2 weeks'")
    assert interviewed_acme.last() == [
        {"kind": "snoozed", "application": interviewed_acme.events[0]["id"], "on": "2026-06-15", "until": "2026-06-29"},
    ]
    assert interviewed_acme.json("remind", today="2026-06-28")["prompts"] == []
    assert interviewed_acme.json("remind", today="2026-06-29")["prompts"]


def test_rule_silences_only_that_rule(interviewed_acme: Program) -> None:
    rule = interviewed_acme.json("remind")["prompts"][0]["rule"]
    interviewed_acme.ok(f"snooze acme never --rule {rule}")
    assert interviewed_acme.events[-1]["rule"] == rule
    assert "until" not in interviewed_acme.events[-1]
    later = interviewed_acme.json("remind", today="2026-06-20")["prompts"]
    assert [rule, *(prompt["rule"] for prompt in later)] == ["outcome", "check-in"]


def test_never_closes_the_loop(interviewed_acme: Program) -> None:
    interviewed_acme.ok("snooze acme NEVER")
    assert interviewed_acme.json("status")["loops"] == []


def test_a_new_event_wakes_a_loop_that_was_silenced_for_good(program: Program) -> None:
    program.ok("apply Acme", today="2026-06-01")
    program.ok("snooze acme never", today="2026-06-01")
    program.ok("interviewed acme --with Dana", today="2026-06-02")
    assert program.ok("remind --json", today="2026-06-03").document["prompts"][0]["rule"] == "thank"


def test_an_unknown_rule_lists_the_rules(interviewed_acme: Program) -> None:
    result = interviewed_acme("snooze acme 2w --rule nap --json")
    assert result.code == 2
    assert "keep-in-touch" in result.error["candidates"]
