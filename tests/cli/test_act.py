"""The act command."""

import pytest

from .harness import Document, Program, Screen


@pytest.fixture
def acme(program: Program) -> Program:
    """A loop with three points of feedback: one about level, two about coding."""
    program.days(
        ("2026-06-01", "apply Acme Analyst --with 'Dana Lee (recruiter)'"),
        ("2026-06-05", "record acme 'Too junior' --theme level"),
        ("2026-06-06", "record acme 'Learn SQL' --theme coding"),
        ("2026-06-07", "record acme 'Nice person' --type strength --theme coding"),
    )
    return program


def points(program: Program) -> list[str]:
    return [event["id"] for event in program.events if event["kind"] == "recorded"]


def last_event(program: Program) -> Document:
    return program.last()[0]


def test_a_plan_records_every_option(acme: Program) -> None:
    acme.ok("act acme 'A course\non SQL' --for 2 --by '1 jul' --measure 'a certificate' --on yesterday")
    assert acme.last() == [
        {
            "kind": "planned",
            "application": acme.events[0]["id"],
            "on": "2026-06-14",
            "text": "A course\non SQL",
            "feedback": [points(acme)[1]],
            "by": "2026-07-01",
            "measure": "a certificate",
        },
    ]


def test_a_plan_covers_all_open_points_by_default(acme: Program) -> None:
    acme.ok("act acme 'A course'")
    assert last_event(acme)["feedback"] == points(acme)[:2]
    acme.ok("act acme 'Another' --for 3 --for 1 --for 3")
    assert last_event(acme)["feedback"] == [points(acme)[2], points(acme)[0]]


def test_a_plan_says_which_points_it_answers(acme: Program) -> None:
    acme.days(("2026-06-08", "apply Globex"), ("2026-06-09", "record globex 'Practise SQL' --theme coding"))
    assert "“A course” · for “Too junior” and “Learn SQL”.\n" in acme.ok("act acme 'A course'").out
    assert "“Exercises” · theme: coding · for “Practise SQL”.\n" in acme.ok("act --theme coding 'Exercises'").out
    assert " for " not in acme.ok("act acme --action 1 --progress 'Week 1'").out


def test_theme_selects_the_points_of_a_loop(acme: Program) -> None:
    acme.ok("act acme 'A course' --theme Coding")
    assert last_event(acme)["feedback"] == [points(acme)[1]]


def test_a_plan_reads_standard_input(acme: Program) -> None:
    acme.ok("act acme -", stdin=b"From a pipe\n")
    assert last_event(acme)["text"] == "From a pipe"


def test_a_plan_needs_no_feedback(program: Program) -> None:
    program.ok("apply Acme")
    program.ok("act acme 'Read their blog'")
    assert "feedback" not in last_event(program)


def test_a_plan_can_be_finished_at_once(acme: Program) -> None:
    acme.ok("act acme 'A course' --done --evidence 'the certificate'")
    planned, finished = acme.last(2)
    assert (planned["kind"], finished["kind"]) == ("planned", "finished")
    assert (finished["action"], finished["evidence"]) == (acme.events[-2]["id"], "the certificate")
    assert acme.events[-1]["batch"] == acme.events[-2]["batch"]


@pytest.mark.parametrize(
    ("options", "fields"),
    [
        ("--progress 'Half of it'", {"kind": "progressed", "text": "Half of it"}),
        ("--done", {"kind": "finished"}),
        ("--done --evidence 'A\npaper'", {"kind": "finished", "evidence": "A\npaper"}),
        ("--drop 'No time'", {"kind": "dropped", "reason": "No time"}),
    ],
)
def test_progress_done_and_drop_change_the_open_action(acme: Program, options: str, fields: Document) -> None:
    acme.ok("act acme 'A course'", today="2026-06-08")
    acme.ok(f"act acme {options} --on 2026-06-10")
    assert last_event(acme) == {"action": acme.events[-2]["id"], "on": "2026-06-10"} | fields


def test_set_aside_records_every_option(acme: Program) -> None:
    acme.ok("act acme --set-aside 'Not for me' --for 1 --until 'in 2 weeks'")
    assert last_event(acme) == {
        "kind": "set_aside",
        "on": "2026-06-15",
        "feedback": points(acme)[:1],
        "reason": "Not for me",
        "until": "2026-06-29",
    }
    acme.ok("act acme --set-aside 'Nor this'")
    assert last_event(acme)["feedback"] == [points(acme)[1]]
    assert acme("act acme --set-aside 'Nothing left'").code == 1


def test_action_selects_among_several_open_actions(acme: Program) -> None:
    acme.days(("2026-06-08", "act acme First --for 1"), ("2026-06-08", "act acme Second --for 2"))
    result = acme("act acme --done --json")
    assert (result.code, result.out) == (2, "")
    assert [candidate.split()[:2] for candidate in result.error["candidates"]] == [["--action", "1"], ["--action", "2"]]
    acme.ok("act acme --done --action 2")
    assert last_event(acme)["action"] == acme.events[-2]["id"]
    acme.ok("act acme --done")
    assert last_event(acme)["action"] == acme.events[-4]["id"]


@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("act acme --done", 1),
        ("act acme --progress x", 1),
        ("act acme --drop x", 1),
        ("act acme x --for 4", 2),
        ("act acme x --for 0", 2),
        ("act acme x --for one", 2),
        ("act acme --done --action 1", 2),
        ("act acme x --theme unheard-of", 3),
        ("act --theme unheard-of x", 3),
        ("act --theme coding x --for 1", 2),
        ("act acme x --by yesterday", 2),
        ("act acme --set-aside x --until yesterday", 2),
        ("act acme x --on tomorrow", 2),
        ("act acme x --progress y", 2),
        ("act acme x --drop y", 2),
        ("act acme x --set-aside y", 2),
        ("act acme --progress x --drop y", 2),
        ("act acme --done --drop y", 2),
        ("act acme --done --progress y", 2),
        ("act acme x --evidence y", 2),
        ("act acme x --until 2w", 2),
        ("act acme ''", 2),
        ("act acme --set-aside ''", 2),
        ("act acme x --measure ''", 2),
        ("act acme x --done --evidence ''", 2),
        ("act acme x --theme ''", 2),
    ],
)
def test_wrong_input_records_nothing(acme: Program, command: str, code: int) -> None:
    before = acme.journal.read_bytes()
    result = acme(command)
    assert (result.code, result.out) == (code, "")
    assert result.err
    assert acme.journal.read_bytes() == before


@pytest.mark.parametrize("command", ["act acme --progress ''", "act acme --drop ' '", "act acme --done --evidence ''"])
def test_empty_text_is_refused(acme: Program, command: str) -> None:
    acme.ok("act acme 'A course'")
    before = acme.journal.read_bytes()
    assert acme(command).code == 2
    assert acme.journal.read_bytes() == before


def test_a_finished_action_cannot_be_finished_again(acme: Program) -> None:
    acme.days(("2026-06-08", "act acme First"), ("2026-06-09", "act acme --done"))
    assert acme("act acme --done --action 1").code == 1


def test_theme_without_target_plans_across_loops(acme: Program) -> None:
    acme.days(
        ("2026-06-08", "apply Globex --with 'Kim Ito'"),
        ("2026-06-09", "record globex 'Practise SQL' --theme coding"),
    )
    acme.ok("act --theme coding 'A course on SQL'")
    assert last_event(acme) == {
        "kind": "planned",
        "on": "2026-06-15",
        "text": "A course on SQL",
        "theme": "coding",
        "feedback": [points(acme)[1], points(acme)[3]],
    }
    plan = acme.events[-1]["id"]
    acme.ok("act --theme coding --progress 'Week 1'")
    acme.ok("act --theme coding --done")
    assert [(event["kind"], event["action"]) for event in acme.events[-2:]] == [
        ("progressed", plan),
        ("finished", plan),
    ]
    acted = {loop["company"]: loop["steps"]["acted"] for loop in acme.json("status")["loops"]}
    assert acted == {"Acme": "2026-06-15", "Globex": "2026-06-15"}


def test_theme_with_target_and_done_finishes_the_loops_action(acme: Program) -> None:
    acme.ok("act acme 'A course' --theme coding", today="2026-06-08")
    acme.ok("act acme --theme coding --done")
    assert last_event(acme)["action"] == acme.events[-2]["id"]


def test_theme_sets_aside_across_loops(acme: Program) -> None:
    acme.ok("act --theme coding --set-aside 'enough of it'")
    assert last_event(acme)["feedback"] == [points(acme)[1]]


@pytest.mark.parametrize(
    "options",
    ["--progress p --by friday", "--progress p --for 1", "--drop r --measure m", "TEXT --action 1", "--done --for 1"],
)
def test_options_that_do_not_go_together_are_refused(program: Program, options: str) -> None:
    program.ok("apply Acme --with Dana", today="2026-06-01")
    program.ok("record acme Louder", today="2026-06-02")
    program.ok("act acme Sing", today="2026-06-02")
    assert program(f"act acme {options}", today="2026-06-03").code == 2


def test_progress_on_a_theme_across_loops_shows_the_next_step(program: Program) -> None:
    program.ok("apply Acme --with Dana", today="2026-06-01")
    program.ok("record acme Louder --theme communication", today="2026-06-02")
    program.ok("act --theme communication Sing", today="2026-06-02")
    result = program.ok("act --theme communication --progress ok", today="2026-06-03")
    assert "Progress: “ok” · on “Sing”" in result.out
    assert "Next (now): thank Dana: feedback-loop thank acme --with dana" in result.out


def test_an_action_moves_to_another_day(acme: Program) -> None:
    acme.ok("act acme 'A course' --by 2026-07-01")
    acme.ok("act acme Another")
    page = acme.ok("act acme --action 1 --by 2026-08-01").out
    assert acme.last() == [
        {"kind": "amended", "on": "2026-06-15", "target": acme.events[-3]["id"], "changes": {"by": "2026-08-01"}}
    ]
    assert "Sat 1 Aug" in page
    assert [action.get("by") for action in acme.json("show acme")["actions"]] == ["2026-08-01", None]
    acme.ok("undo")
    assert acme.json("show acme")["actions"][0]["by"] == "2026-07-01"


def test_an_action_across_loops_moves_too(acme: Program) -> None:
    acme.ok("act --theme coding 'A course'")
    acme.ok("act --theme coding --action 1 --by 2026-08-01")
    assert acme.last()[0]["changes"] == {"by": "2026-08-01"}


def test_a_finished_action_has_a_summary(acme: Program) -> None:
    acme.ok("act acme 'A course'")
    acme.ok("act acme --done --evidence 'a certificate' --summary 'I took a course on SQL'")
    assert (last_event(acme)["evidence"], last_event(acme)["summary"]) == ("a certificate", "I took a course on SQL")


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ("--action 1 --by yesterday", 2),
        ("--action 2 --by 2w", 2),
        ("--action 1 --by 2w --done", 2),
        ("--action 1 --by 2w --measure x", 2),
        ("--action 1", 2),
        ("--summary x", 2),
        ("--action 1 --progress x --summary y", 2),
        ("--done --summary ''", 2),
    ],
)
def test_options_of_an_action_that_make_no_sense_are_refused(acme: Program, options: str, code: int) -> None:
    acme.ok("act acme 'A course'")
    before = acme.journal.read_bytes()
    result = acme(f"act acme {options}")
    assert (result.code, result.out, acme.journal.read_bytes()) == (code, "", before)


def test_a_terminal_shows_the_points_before_it_asks(program: Program, screen: Screen) -> None:
    program.days(
        ("2026-06-01", "apply Acme --with Dana"),
        ("2026-06-02", "record acme 'Slow down' --theme communication --with dana"),
        ("2026-06-03", "record acme 'Learn SQL'"),
    )
    result = screen(
        "act acme",
        ("Dana: “Slow down” (gap, communication)", ""),
        ("Learn SQL", ""),
        ("What will you do", "\r"),
        ("What will you do", "A course\r"),
        ("For which points", "3\r"),
        ("none of these numbers: 1, 2", ""),
        ("For which points", "2\r"),
        ("By when", "in 2 weeks\r"),
    )
    assert result.code == 0, result
    (planned,) = program.last()
    assert (planned["text"], planned["by"], planned["feedback"]) == (
        "A course",
        "2026-06-29",
        [program.events[2]["id"]],
    )
    result = screen("act --theme communication", ("What will you do", "Toasts\r"), ("By when", "\r"))
    assert result.code == 0
    assert (program.events[-1]["text"], program.events[-1]["theme"]) == ("Toasts", "communication")
    before = program.journal.read_bytes()
    assert screen("act acme", ("What will you do", "\x04")).code == 130
    assert program.journal.read_bytes() == before
