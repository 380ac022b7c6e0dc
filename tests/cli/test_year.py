"""A year of commands, and the commands that prompts suggest."""

import re

import pytest

from .harness import Document, Program

YEAR = (
    ("2025-06-02", "apply Brightwater 'Executive assistant' --with 'Robin Hale <robin@bright.example> (recruiter)'"),
    ("2025-06-03", "apply Acme Clerk"),
    ("2025-06-10", "interviewed brightwater --round 'recruiter call' --with robin"),
    ("2025-06-11", "thank brightwater"),
    ("2025-06-24", "outcome brightwater rejected"),
    ("2025-06-26", "ask-feedback brightwater --via mail"),
    ("2025-07-03", "ask-feedback brightwater"),
    ("2025-07-05", "record brightwater 'Has not supported C-level executives' --theme experience-gap"),
    ("2025-07-06", "thank brightwater"),
    ("2025-07-08", "act brightwater 'Support the executive team of a non-profit'"),
    ("2025-08-08", "act brightwater --progress 'Two mornings a week'"),
    ("2025-12-01", "act brightwater --progress 'CommandResult the board meeting'"),
    ("2026-05-20", "act brightwater --done --evidence 'Reference from the director'"),
    ("2026-05-27", "follow-up brightwater --via mail"),
)  # fmt: skip

DUE = [
    ("2025-06-10", None),
    ("2025-06-24", "outcome"),
    ("2025-06-26", "ask"),
    ("2025-07-03", "nudge"),
    ("2025-07-06", "thank-giver"),
    ("2025-07-08", "decide"),
    ("2025-08-07", "action"),
    ("2026-05-27", "tell"),
]
"""Prompts on a day, before its command."""


def prompts(program: Program, day: str) -> list[Document]:
    documents: list[Document] = program.json("remind", today=day)["prompts"]
    return documents


def test_a_year_of_commands_closes_the_loop(program: Program) -> None:
    due = dict(DUE)
    for day, command in YEAR:
        if day in due:
            rules = [prompt["rule"] for prompt in prompts(program, day) if prompt["company"] == "Brightwater"]
            assert rules == ([due[day]] if due[day] else []), day
        output = program.ok(command, today=day)
        assert 1 <= output.out.count("\n") <= 2
    loops = {loop["company"]: loop for loop in program.json("status --all", today="2026-05-28")["loops"]}
    assert (loops["Brightwater"]["state"], loops["Brightwater"]["closed_because"]) == ("closed", "told")
    assert list(loops["Brightwater"]["steps"].values()) == [
        "2025-06-02", "2025-06-10", "2025-06-26", "2025-07-05", "2026-05-20", "2026-05-27",
    ]  # fmt: skip
    assert loops["Brightwater"]["next"]["rule"] == "keep-in-touch"
    assert (loops["Acme"]["state"], loops["Acme"]["closed_because"]) == ("closed", "quiet")
    assert prompts(program, "2026-05-28") == []
    assert len(program.events) == len(YEAR)


def test_undo_restores_every_earlier_state(program: Program) -> None:
    states = []
    for day, command in YEAR:
        states.append(program.json("status --all", today="2026-06-01"))
        program.ok(command, today=day)
    for state in reversed(states):
        program.ok("undo --yes")
        assert program.json("status --all", today="2026-06-01") == state


PROMPTS: dict[str, tuple[list[tuple[str, str]], str, str]] = {
    "answer": ([("2026-06-01", "outcome acme offer")], "2026-06-05", " accepted"),
    "thank-giver": ([("2026-06-01", "record acme Words --with 'Kim Ito'")], "2026-06-02", ""),
    "tell": (
        [("2026-04-01", "record acme Words --with 'Kim Ito'"), ("2026-06-01", "act acme Learn --done")],
        "2026-06-09",
        "",
    ),
    "decide": ([("2026-06-01", "record acme Words"), ("2026-06-02", "thank acme")], "2026-06-05", " 'A course'"),
    "action": ([("2026-04-01", "act acme Learn")], "2026-06-05", ""),
    "action of several": ([("2026-04-01", "act acme Learn"), ("2026-06-01", "act acme More")], "2026-06-05", ""),
    "revisit": (
        [
            ("2026-06-01", "record acme Words"),
            ("2026-06-01", "record acme 'More words'"),
            ("2026-06-02", "thank acme"),
            ("2026-06-02", "act acme --set-aside later --until 5d --for 2"),
            ("2026-06-02", "act acme Learn --for 1 --by 9m"),
        ],
        "2026-06-08",
        " 'A course'",
    ),
    "nudge": ([("2026-06-01", "ask-feedback acme --with 'Kim Ito'")], "2026-06-09", ""),
    "ask": ([("2026-06-01", "interviewed acme"), ("2026-06-02", "outcome acme rejected")], "2026-06-05", ""),
    "outcome": (
        [
            ("2026-05-20", "interviewed acme"),
            ("2026-05-21", "ask-feedback acme"),
            ("2026-05-28", "ask-feedback acme"),
        ],
        "2026-06-03",
        " rejected",
    ),
    "outcome by silence": ([("2026-05-01", "interviewed acme"), ("2026-05-02", "ask-feedback acme")], "2026-06-12", ""),
    "thank": ([("2026-06-01", "interviewed acme --with 'Kim Ito' --with 'Ann Roe'")], "2026-06-03", ""),
    "keep-in-touch": (
        [
            ("2025-09-01", "record acme Words --with 'Kim Ito'"),
            ("2025-09-02", "thank acme"),
            ("2025-09-02", "act acme Learn --done"),
            ("2025-10-01", "follow-up acme"),
            ("2025-10-02", "outcome acme rejected"),
        ],
        "2026-06-01",
        "",
    ),
}


@pytest.mark.parametrize("name", PROMPTS)
@pytest.mark.parametrize("company", ["Acme", "Acme & Söhne (Ltd)"])
def test_the_command_of_a_prompt_ends_or_moves_it(program: Program, name: str, company: str) -> None:
    story, day, more = PROMPTS[name]
    applied = "2025-08-01" if name == "keep-in-touch" else "2026-04-01"
    program.ok("apply", company, "Clerk", today=applied)
    program.days(*story)
    (before,) = prompts(program, day)
    assert before["rule"] == re.split(" ", name)[0]
    command = before["command"]
    assert command.startswith("feedback-loop ")
    program.ok(command.removeprefix("feedback-loop ") + more, today=day)
    assert [
        prompt for prompt in prompts(program, day) if (prompt["rule"], prompt["due"]) == (before["rule"], before["due"])
    ] == []


def test_the_command_of_an_upcoming_interview_runs(program: Program) -> None:
    program.ok("apply Acme")
    step = program.json("interviewed acme --on tomorrow")["next"]
    assert step["rule"] == "interview"
    program.ok(step["command"].removeprefix("feedback-loop "))


def test_the_command_of_a_waiting_loop_runs(program: Program) -> None:
    output = program.ok("apply 'Acme & Söhne' Clerk").out
    program.ok(output.split("feedback-loop ")[1].strip())
    assert program.events[-1]["kind"] == "interviewed"
    output = program.ok("ask-feedback 'acme & söhne'", today="2026-06-16").out
    assert "feedback-loop" in output
