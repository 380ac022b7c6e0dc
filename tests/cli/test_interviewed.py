"""The interviewed command."""

import pytest

from .harness import DANA, Program, Screen, plain


def test_records_every_option(acme: Program) -> None:
    acme.ok(
        "interviewed acme --on 'last friday' --at 9:05 --round 'phone  screen' --with dana"
        " --with 'Kim Ito <kim@acme.example> (engineer)' --decision-by 'in 2 weeks' --rating 4 --note 'went well'"
        " --talked-about 'the move to SQL'"
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
            "talked_about": "the move to SQL",
        },
    ]


def test_a_scheduled_interview_is_the_next_step_until_it_is_completed(acme: Program) -> None:
    result = acme.ok("interviewed acme --on 'in 3 days' --round onsite")
    assert (acme.events[-1]["on"], acme.events[-1]["set"]) == ("2026-06-18", True)
    assert "Thu 18 Jun" in result.out
    assert "feedback-loop show acme" in result.out
    assert acme.json("status")["loops"][0]["stage"] == "applied"
    assert "Today: onsite" in acme.ok("remind", today="2026-06-18").out
    completed = acme.ok("interviewed acme --rating 4 --with 'Kim Ito'", today="2026-06-18").out.splitlines()[0]
    assert completed == "Acme (Data Analyst): Interview with Kim Ito · onsite · rated 4 of 5."
    assert acme.json("status", today="2026-06-18")["loops"][0]["stage"] == "interviewed"
    assert [event["kind"] for event in acme.events] == ["applied", "interviewed", "amended"]


def test_a_date_without_a_year_is_the_next_one_and_shown_with_its_year(program: Program) -> None:
    program.ok("apply Acme --on '1 dec'", today="2026-12-30")
    result = program.ok("interviewed acme --on '2 jan' --at 14:30", today="2026-12-30")
    assert program.events[-1]["on"] == "2027-01-02"
    assert "Sat 2 Jan 2027" in result.out
    identifier = program.events[-1]["id"]
    assert "Sun 3 Jan 2027" in program.ok(f"edit {identifier} on='3 jan'", today="2026-12-30").out


def test_a_date_with_two_readings_is_refused_with_both(acme: Program) -> None:
    before = acme.journal.read_bytes()
    for command in ("interviewed acme --on '31 may' --json", f"edit {acme.events[0]['id']} on=tomorrow --json"):
        assert acme(command).code == 2
    assert acme("interviewed acme --on '31 may' --json").error["candidates"] == ["2026-05-31", "2027-05-31"]
    assert acme.journal.read_bytes() == before


def test_what_is_before_the_application_is_said_so(acme: Program) -> None:
    line = "is before your application of Mon 1 Jun 2026. If that is wrong: feedback-loop edit"
    for command in (
        "interviewed acme --on 2025-06-03",
        "note acme Words --on 2025-06-03",
        "thank acme --on 2025-06-03",
    ):
        assert f"\nTue 3 Jun 2025 {line} " in acme.ok(command).out
    acme.ok("record acme Words")
    assert f"\nFri 29 May 2026 {line} " in acme.ok(f"edit {acme.events[-1]['id']} on=2026-05-29").out
    moved = acme.ok(f"edit {acme.events[0]['id']} on=2026-06-02").out
    assert "\nSomething is dated before your application of Tue 2 Jun 2026. See: feedback-loop doctor\n" in moved
    assert "4 events" in acme.ok("doctor").out
    assert "before" not in acme.ok("note acme 'In time'").out


def test_the_same_typed_twice_is_refused(acme: Program) -> None:
    for command in ("interviewed acme --on 'in 3 days' --round onsite", "interviewed acme --on yesterday"):
        acme.ok(command)
        refused = acme(command)
        assert (refused.code, refused.out) == (1, "")
        assert "--again" in refused.err
        acme.ok(f"{command} --again")
    assert len(acme.events) == 5


def test_a_set_interview_typed_with_another_day_says_how_to_move_it(acme: Program) -> None:
    acme.ok("interviewed acme --on 'in 3 days' --round 'phone screen'")
    refused = acme("interviewed acme --on 'in 4 days' --at 10:00 --round 'phone screen'")
    assert refused.code == 1
    command = "reschedule acme 2026-06-19 --at 10:00 --round 'phone screen'"
    assert f"To move it: feedback-loop {command}." in refused.err
    assert acme.ok(command).out.startswith("Acme (Data Analyst): Moved the phone screen to Fri 19 Jun · at 10:00.\n")


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("--at 9", "'9' is not a time. Type 09:00 or 9pm."),
        ("--on 'next week'", "'next week' is no single day. Type e.g. in 1w or next monday."),
        ("--on 31.02.", "There is no 31 February. Check the date."),
        ("--decision-by 'this monday'", "Type one of these:\n  2026-06-15\n  2026-06-22"),
        ("--on 'this monday'", "Type one of these:\n  2026-06-15\n  2026-06-22"),
    ],
)
def test_a_time_or_a_date_that_may_mean_another_is_refused(acme: Program, line: str, problem: str) -> None:
    refused = acme(f"interviewed acme {line}", today="2026-06-17")
    assert refused.code == 2
    assert problem in refused.err


def test_a_terminal_asks_whether_to_move_it(screen: Screen) -> None:
    installed = screen.installed
    for line in ("apply Acme --on 2026-06-01", "interviewed acme --on 2026-06-18 --round onsite"):
        assert installed(line).code == 0
    command = "interviewed acme --on 2026-06-19 --round onsite"
    moved = screen(command, ("Which is it", "1\r"))
    assert "Moved the onsite to Fri 19 Jun" in plain(moved.out)
    second = screen("interviewed acme --on 2026-06-22 --round onsite", ("Which is it", "2\r"))
    assert "Interview · onsite · Mon 22 Jun" in plain(second.out)
    assert "Moved" not in plain(second.out)


def test_a_terminal_asks_which_day_and_which_interview(screen: Screen) -> None:
    installed = screen.installed
    assert installed("apply Acme --on 2026-06-01").code == 0
    day = screen("interviewed acme --on '31 may'", ("Which day", "1\r"))
    assert "Sun 31 May" in plain(day.out)
    passed = screen("interviewed acme --on 'this monday' --again --today 2026-06-17", ("Which day", "22 jun\r"))
    assert "Mon 22 Jun" in plain(passed.out)
    assert installed("undo").code == 0
    for line in ("interviewed acme --on 2026-06-18 --round onsite", "interviewed acme --on 2026-06-19 --round panel"):
        assert installed(line).code == 0
    cancelled = screen("cancel acme Moved", ("Which one", "2\r"))
    assert "Cancelled: Interview · panel · Fri 19 Jun" in plain(cancelled.out)


def test_on_a_terminal_without_options_the_questions_of_debrief_follow(screen: Screen) -> None:
    assert screen.installed("apply Acme Analyst --on 2026-06-01").code == 0
    assert screen("interviewed acme", ("How did it go", "4\r"), ("Which round", "onsite\r"), ("Who", "\x04")).code == 0
    shown = screen.installed("log acme").out
    assert "rated 4 of 5" in shown
    assert "onsite" in shown
    assert screen.installed("undo").code == 0
    assert "Interview" not in screen.installed("show acme").out


def test_no_input_and_options_ask_nothing(screen: Screen) -> None:
    assert screen.installed("apply Acme Analyst --on 2026-06-01").code == 0
    assert screen("interviewed acme --no-input").code == 0
    assert screen("interviewed acme --round onsite --again").code == 0
    assert screen("--no-input close").code == 2
