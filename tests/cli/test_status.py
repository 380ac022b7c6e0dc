"""The status command, and the keys of its document."""

import pytest

from .harness import Document, Program

LOOP_KEYS = [
    "id", "company", "role", "applied_on", "stage", "state", "closed_because", "outcome", "steps", "next",
]  # fmt: skip
STEPS = ["applied", "interviewed", "asked", "recorded", "acted", "followed-up"]
STEP_KEYS = ["rule", "due", "overdue_days", "people", "why", "command"]


def companies(document: Document) -> list[str]:
    return [loop["company"] for loop in document["loops"]]


def test_document_keys(four_loops: Program) -> None:
    document = four_loops.json("status")
    assert list(document) == ["schema_version", "today", "loops"]
    assert (document["schema_version"], document["today"]) == (1, "2026-06-15")
    for loop in document["loops"]:
        assert list(loop) == LOOP_KEYS
        assert list(loop["steps"]) == STEPS
        assert loop["next"] is None or list(loop["next"]) == STEP_KEYS
    assert document["loops"][0] == {
        "id": four_loops.events[0]["id"],
        "company": "Acme",
        "role": "Analyst",
        "applied_on": "2026-05-01",
        "stage": "interviewed",
        "state": "open",
        "closed_because": None,
        "outcome": "rejected",
        "steps": dict.fromkeys(STEPS) | {"applied": "2026-05-01", "interviewed": "2026-05-10"},
        "next": {
            "rule": "ask",
            "due": "2026-06-10",
            "overdue_days": 5,
            "people": ["Dana Lee (recruiter)"],
            "why": document["loops"][0]["next"]["why"],
            "command": "feedback-loop ask-feedback acme --with dana",
        },
    }


def test_open_loops_are_sorted_by_due_date(four_loops: Program) -> None:
    assert companies(four_loops.json("status")) == ["Acme", "Globex", "Initech"]


def test_all_adds_closed_loops_at_the_end(four_loops: Program) -> None:
    document = four_loops.json("status --all")
    assert companies(document) == ["Acme", "Globex", "Initech", "Hooli"]
    hooli = document["loops"][-1]
    assert (hooli["state"], hooli["closed_because"], hooli["next"]) == ("closed", "withdrawn", None)


def test_stage_selects_loops_at_exactly_that_stage(four_loops: Program) -> None:
    assert companies(four_loops.json("status --stage applied")) == ["Initech"]
    assert companies(four_loops.json("status --stage interviewed")) == ["Acme", "Globex"]
    assert companies(four_loops.json("status --stage applied --all")) == ["Initech", "Hooli"]
    assert companies(four_loops.json("status --stage followed-up")) == []


def test_overdue_excludes_what_is_due_today(four_loops: Program) -> None:
    assert companies(four_loops.json("status --overdue")) == ["Acme"]
    assert companies(four_loops.json("status --overdue", today="2026-06-16")) == ["Acme", "Globex"]


@pytest.mark.parametrize("tty", [False, True])
def test_an_empty_selection_exits_with_0_and_a_note(four_loops: Program, tty: bool) -> None:
    result = four_loops("status --stage followed-up", tty=tty)
    assert (result.code, result.out) == (0, "")
    assert result.err


@pytest.mark.parametrize("tty", [False, True])
@pytest.mark.parametrize("command", ["", "status", "status --all"])
def test_an_empty_journal_shows_a_welcome_with_the_first_command(program: Program, command: str, tty: bool) -> None:
    result = program.ok(command, tty=tty)
    assert "feedback-loop apply" in result.out
    assert "feedback-loop demo" in result.out


def test_an_empty_journal_has_no_loops_in_the_document(program: Program) -> None:
    assert program.json("status") == {"schema_version": 1, "today": "2026-06-15", "loops": []}
