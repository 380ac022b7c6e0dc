"""The remind command, and the keys of its document."""

import pytest

from .harness import Program

PROMPT_KEYS = {"rule", "loop", "company", "role", "people", "due", "overdue_days", "why", "command"}


def test_document_keys(four_loops: Program) -> None:
    document = four_loops.json("remind")
    assert list(document) == ["schema_version", "today", "prompts"]
    assert [set(prompt) for prompt in document["prompts"]] == [PROMPT_KEYS, PROMPT_KEYS]
    assert [
        (prompt["company"], prompt["rule"], prompt["due"], prompt["overdue_days"]) for prompt in document["prompts"]
    ] == [
        ("Acme", "ask", "2026-06-10", 5),
        ("Globex", "thank", "2026-06-15", 0),
    ]
    assert [prompt["loop"] for prompt in document["prompts"]] == [
        four_loops.events[0]["id"],
        four_loops.events[3]["id"],
    ]


@pytest.mark.parametrize("tty", [False, True])
@pytest.mark.parametrize("option", ["", "--calm", "--brief", "--ahead 1", "--exit-code"])
def test_nothing_due_prints_nothing(program: Program, option: str, tty: bool) -> None:
    program.ok("apply Acme")
    result = program(f"remind {option}", tty=tty)
    assert (result.code, result.out, result.err) == (0, "", "")


def test_nothing_due_is_an_empty_list_in_the_document(program: Program) -> None:
    assert program.json("remind") == {"schema_version": 1, "today": "2026-06-15", "prompts": []}


@pytest.mark.parametrize("tty", [False, True])
def test_page_shows_each_prompt_with_its_command(four_loops: Program, tty: bool) -> None:
    output = four_loops.ok("remind", tty=tty).out
    for prompt in four_loops.json("remind")["prompts"]:
        assert prompt["command"] in output
        assert prompt["company"] in output
    assert "5 days late" in output
    assert "today" in output


def test_ahead_includes_later_prompts(four_loops: Program) -> None:
    four_loops.ok("record initech 'Learn SQL'")
    assert [prompt["company"] for prompt in four_loops.json("remind")["prompts"]] == ["Acme", "Globex"]
    ahead = four_loops.json("remind --ahead 1")["prompts"]
    assert [(prompt["company"], prompt["overdue_days"]) for prompt in ahead][-1] == ("Initech", -1)


def test_calm_shows_a_prompt_on_three_days_then_weekly(four_loops: Program) -> None:
    days = range(10, 30)
    loud = [
        day
        for day in days
        if any(
            prompt["company"] == "Acme"
            for prompt in four_loops.json("remind --calm", today=f"2026-06-{day}")["prompts"]
        )
    ]
    assert loud == [10, 11, 12, 17, 24]


@pytest.mark.parametrize("tty", [False, True])
def test_brief_is_one_line(four_loops: Program, tty: bool) -> None:
    output = four_loops.ok("remind --brief", tty=tty, width=200).out
    assert output.count("\n") == 1
    assert "2 things" in output
    assert "feedback-loop remind" in output
    assert "1 thing " in four_loops.ok("remind --brief", today="2026-06-12").out


def test_exit_code_is_1_only_if_something_is_due(four_loops: Program) -> None:
    assert four_loops("remind --exit-code").code == 1
    assert four_loops("remind --exit-code --json").code == 1
    assert four_loops("remind").code == 0
    assert four_loops("remind --exit-code", today="2026-06-05").code == 0
    assert four_loops("remind --exit-code --ahead 5", today="2026-06-05").code == 0
