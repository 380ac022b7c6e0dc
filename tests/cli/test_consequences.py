"""What a command brings with it, and what it refuses to: meetings called off, targets narrowed, files left alone."""

import pytest

from cli.harness import Program


def test_an_outcome_calls_off_the_interviews_that_lie_ahead(program: Program) -> None:
    program.ok("apply Acme", today="2026-06-01")
    program.ok("interviewed acme --on 2026-06-10 --round onsite --with Sam", today="2026-06-03")
    ran = program.ok("outcome acme rejected", today="2026-06-05")
    assert "Acme: Cancelled: Interview with Sam · onsite · Wed 10 Jun." in ran.out
    assert program.ok("status --all --json", today="2026-06-11").document["loops"][0]["outcome"] == "rejected"


def test_undoing_the_outcome_sets_the_interview_again(program: Program) -> None:
    program.ok("apply Acme", today="2026-06-01")
    program.ok("interviewed acme --on 2026-06-10", today="2026-06-03")
    program.ok("outcome acme withdrawn", today="2026-06-05")
    program.ok("undo", today="2026-06-05")
    assert program.ok("status --json", today="2026-06-05").document["loops"][0]["next"]["rule"] == "interview"


def test_an_offer_leaves_the_interviews_that_lie_ahead(program: Program) -> None:
    program.ok("apply Acme", today="2026-06-01")
    program.ok("interviewed acme --on 2026-06-10", today="2026-06-03")
    assert "Cancelled:" not in program.ok("outcome acme offer", today="2026-06-05").out


def test_closing_by_hand_calls_off_the_interviews_that_lie_ahead(program: Program) -> None:
    program.ok("apply Acme", today="2026-06-01")
    program.ok("interviewed acme --on 2026-06-10", today="2026-06-03")
    program.ok("close acme", today="2026-06-05")
    assert program.ok("status --json", today="2026-06-12").document["loops"] == []


def test_a_loop_silenced_for_good_wakes_when_something_happens(program: Program) -> None:
    program.ok("apply Acme", today="2026-06-01")
    program.ok("snooze acme never", today="2026-06-01")
    program.ok("interviewed acme --with Dana", today="2026-06-02")
    assert program.ok("remind --json", today="2026-06-03").document["prompts"][0]["rule"] == "thank"


@pytest.mark.parametrize("verb", ["thank", "interviewed", "ask-feedback"])
def test_a_person_tells_two_loops_of_a_company_apart(program: Program, verb: str) -> None:
    program.ok("apply Acme Analyst --with Dana", today="2026-06-01")
    program.ok("apply Acme Engineer --with Sam", today="2026-06-01")
    ran = program.ok(f"{verb} acme --with dana", today="2026-06-02")
    assert ran.out.startswith("Acme (Analyst): ")


def test_a_second_ask_without_a_reply_is_called_a_nudge(program: Program) -> None:
    program.ok("apply Acme --with Dana", today="2026-06-01")
    program.ok("ask-feedback acme", today="2026-06-02")
    assert "Acme: Nudged Dana." in program.ok("ask-feedback acme", today="2026-06-09").out
    assert "Nudged Dana" in program.ok("log acme", today="2026-06-09").out


def test_a_draft_never_replaces_the_journal(program: Program) -> None:
    program.ok("apply Acme --with Dana", today="2026-06-01")
    before = program.journal.read_bytes()
    ran = program("ask-feedback acme", "--eml", str(program.journal), today="2026-06-02")
    assert (ran.code, program.journal.read_bytes()) == (2, before)


@pytest.mark.parametrize(
    "options",
    ["--progress p --by friday", "--progress p --for 1", "--drop r --measure m", "TEXT --action 1", "--done --for 1"],
)
def test_options_of_act_that_do_not_belong_together_are_refused(program: Program, options: str) -> None:
    program.ok("apply Acme --with Dana", today="2026-06-01")
    program.ok("record acme Louder", today="2026-06-02")
    program.ok("act acme Sing", today="2026-06-02")
    assert program(f"act acme {options}", today="2026-06-03").code == 2


def test_progress_on_a_theme_across_loops_says_what_is_next(program: Program) -> None:
    program.ok("apply Acme --with Dana", today="2026-06-01")
    program.ok("record acme Louder --theme communication", today="2026-06-02")
    program.ok("act --theme communication Sing", today="2026-06-02")
    ran = program.ok("act --theme communication --progress ok", today="2026-06-03")
    assert "Progress: “ok” · on “Sing”" in ran.out
    assert "Next (now): thank Dana: feedback-loop thank acme --with dana" in ran.out


def test_several_people_in_one_option_are_refused(program: Program) -> None:
    program.ok("apply Acme", today="2026-06-01")
    assert program("interviewed acme", "--with", "Ann Bo, Carl Do, Eve Fo", today="2026-06-02").code == 2


def test_a_name_is_found_without_its_apostrophe(program: Program) -> None:
    program.ok("""apply "O'Neil" """, today="2026-06-01")
    assert program.ok("interviewed oneil", today="2026-06-02").out.startswith("O'Neil: ")


def test_an_edit_moves_nothing_but_a_meeting_into_the_future(program: Program) -> None:
    program.ok("apply Acme", today="2026-06-01")
    assert program("edit acme on=2026-07-01", today="2026-06-02").code == 2


def test_restoring_over_a_whole_journal_says_how_much_would_go(program: Program) -> None:
    for name in ("Acme", "Globex", "Initech"):
        program.ok(f"apply {name}", today="2026-06-01")
    ran = program("doctor --restore", today="2026-06-01")
    assert ran.code == 1
    assert "has 3 events, the backup 0" in ran.err
