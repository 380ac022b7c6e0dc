"""The ask-feedback command."""

import pytest

from .harness import DANA, Program


def test_records_every_option(interviewed_acme: Program) -> None:
    interviewed_acme.ok("ask-feedback acme --with 'Kim Ito' --via LinkedIn --on yesterday")
    assert interviewed_acme.last() == [
        {
            "kind": "asked",
            "application": interviewed_acme.events[0]["id"],
            "on": "2026-06-14",
            "person": "Kim Ito",
            "via": "LinkedIn",
        },
    ]


def test_asks_the_recruiter_by_default(interviewed_acme: Program) -> None:
    interviewed_acme.ok("ask-feedback acme")
    assert interviewed_acme.events[-1]["person"] == DANA


def test_asks_the_company_if_no_person_is_known(program: Program) -> None:
    program.ok("apply Acme")
    program.ok("ask-feedback acme")
    assert "person" not in program.events[-1]


def test_a_third_ask_is_refused_without_yes(interviewed_acme: Program) -> None:
    interviewed_acme.days(("2026-06-10", "ask-feedback acme"), ("2026-06-12", "ask-feedback acme"))
    result = interviewed_acme("ask-feedback acme")
    assert (result.code, result.out) == (1, "")
    assert "Dana Lee" in result.err
    interviewed_acme.ok("ask-feedback acme --with 'Kim Ito'")
    interviewed_acme.ok("ask-feedback acme --with dana --yes")
    assert [event["person"] for event in interviewed_acme.events if event["kind"] == "asked"][2:] == ["Kim Ito", DANA]


@pytest.mark.parametrize(("since", "code"), [("outcome acme rejected", 1), ("record acme 'Learn SQL'", 0)])
def test_only_a_reply_resets_the_count_of_asks(interviewed_acme: Program, since: str, code: int) -> None:
    interviewed_acme.days(
        ("2026-06-10", "ask-feedback acme"), ("2026-06-11", "ask-feedback acme"), ("2026-06-12", since)
    )
    assert interviewed_acme("ask-feedback acme --with dana").code == code


def test_asks_each_person_that_is_named_in_one_batch(interviewed_acme: Program) -> None:
    interviewed_acme.ok("ask-feedback acme --with dana --with 'Kim Ito' --via mail")
    first, second = interviewed_acme.events[-2:]
    assert [(event["kind"], event["person"], event["via"]) for event in (first, second)] == [
        ("asked", DANA, "mail"),
        ("asked", "Kim Ito", "mail"),
    ]
    assert first["batch"] == second["batch"]


def test_drafts_one_message_at_a_time(interviewed_acme: Program) -> None:
    result = interviewed_acme("ask-feedback acme --with dana --with 'Kim Ito' --draft")
    assert (result.code, result.out) == (2, "")
    assert "one at a time" in result.err


def test_goes_to_the_next_interviewer_after_a_refusal(acme: Program) -> None:
    acme.days(
        ("2026-06-05", "interviewed acme --with 'Kim Ito' --with 'Tom Roe (friend who referred me)'"),
        ("2026-06-08", "ask-feedback acme"),
        ("2026-06-09", "record acme --declined"),
    )
    acme.ok("ask-feedback acme")
    assert [event["person"] for event in acme.events if event["kind"] == "asked"] == [DANA, "Kim Ito"]


def test_open_loop_wins_over_a_closed_one_with_the_person(program: Program) -> None:
    program.days(
        ("2025-06-01", "apply Acme Analyst --with 'Kim Ito <kim@acme.example>'"),
        ("2025-06-10", "outcome acme rejected"),
        ("2025-06-11", "close acme"),
        ("2026-06-01", "apply Acme Engineer"),
        ("2026-06-05", "interviewed acme"),
    )
    reopened = program.events[3]["id"]
    for line in ("ask-feedback", "thank", "record 'Learn SQL'", "interviewed"):
        verb, _, text = line.partition(" ")
        program.ok(f"{verb} acme {text} --with kim")
        event = program.events[-1]
        assert event["application"] == reopened, line
        assert "Kim Ito <kim@acme.example>" in (event.get("person"), *event.get("people", ())), line


def test_a_second_ask_without_a_reply_is_a_nudge(program: Program) -> None:
    program.ok("apply Acme --with Dana", today="2026-06-01")
    program.ok("ask-feedback acme", today="2026-06-02")
    assert "Acme: Nudged Dana." in program.ok("ask-feedback acme", today="2026-06-09").out
    assert "Nudged Dana" in program.ok("log acme", today="2026-06-09").out


@pytest.mark.parametrize("options", ["", "--with dana", "--with 'Dana Lee <dana@acme.example>' --via mail"])
def test_a_second_ask_on_the_same_day_needs_again(interviewed_acme: Program, options: str) -> None:
    interviewed_acme.ok("ask-feedback acme")
    result = interviewed_acme(f"ask-feedback acme {options}")
    assert (result.code, result.out) == (1, "")
    assert "Your request to Dana Lee is recorded already for that day. Add --again if you asked twice." in result.err
    assert "Nudged Dana Lee" in interviewed_acme.ok(f"ask-feedback acme {options} --again").out


def test_a_second_ask_on_the_same_day_to_somebody_else_or_after_a_reply_is_taken(interviewed_acme: Program) -> None:
    interviewed_acme.ok("ask-feedback acme")
    interviewed_acme.ok("ask-feedback acme --with 'Kim Ito'")
    assert interviewed_acme("ask-feedback acme --with kim --with 'Tom Roe'").code == 1
    interviewed_acme.ok("record acme 'Learn SQL' --with dana")
    interviewed_acme.ok("ask-feedback acme --with dana")


def test_only_a_reply_since_makes_a_second_ask_on_one_day_a_new_one(interviewed_acme: Program) -> None:
    interviewed_acme.ok("record acme 'More SQL' --with dana")
    interviewed_acme.ok("ask-feedback acme --with dana")
    assert interviewed_acme("ask-feedback acme --with dana").code == 1
    interviewed_acme.ok("record acme 'And Python' --with dana")
    interviewed_acme.ok("ask-feedback acme --with dana")


def test_the_company_is_asked_twice_on_one_day_only_with_again(program: Program) -> None:
    program.ok("apply Acme")
    program.ok("ask-feedback acme")
    assert "Your request to Acme is recorded" in program("ask-feedback acme").err
    program.ok("ask-feedback acme --again")


def test_a_message_may_be_drafted_again_on_the_same_day(interviewed_acme: Program) -> None:
    interviewed_acme.ok("ask-feedback acme")
    assert interviewed_acme("ask-feedback acme --draft").out.startswith("To: Dana Lee")


def test_with_selects_the_loop_too(acme: Program) -> None:
    acme.ok("apply Acme 'Head of Data' --with 'Kim Ito'")
    acme.ok("ask-feedback acme --with kim")
    assert (acme.events[-1]["application"], acme.events[-1]["person"]) == (acme.events[1]["id"], "Kim Ito")
