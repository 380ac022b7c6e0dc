"""The record command."""

import pytest

from .harness import DANA, Program


def test_records_every_option(interviewed_acme: Program) -> None:
    interviewed_acme.ok(
        "record acme 'Too junior.\nLearn SQL.' --with dana --theme 'System Design' --theme level --type mixed"
        " --via phone --on '10 jun'"
    )
    assert interviewed_acme.last() == [
        {
            "kind": "recorded",
            "application": interviewed_acme.events[0]["id"],
            "on": "2026-06-10",
            "text": "Too junior.\nLearn SQL.",
            "person": DANA,
            "via": "phone",
            "themes": ["system-design", "level"],
            "type": "mixed",
            "reply": "answered",
        },
    ]


def test_feedback_is_a_gap_by_default_and_needs_no_ask(acme: Program) -> None:
    acme.ok("record acme 'Learn SQL'")
    assert (acme.events[-1]["type"], acme.events[-1]["reply"]) == ("gap", "answered")


@pytest.mark.parametrize("type", ["gap", "strength", "mixed", "none"])
def test_records_every_type(acme: Program, type: str) -> None:
    acme.ok(f"record acme 'Words' --type {type}")
    assert acme.events[-1]["type"] == type


def test_reads_standard_input(acme: Program) -> None:
    acme.ok("record acme -", stdin="\ufeffFirst line\r\nZweite Zeile: ü\r\n\r\n".encode())
    assert acme.events[-1]["text"] == "First line\nZweite Zeile: ü"


@pytest.mark.parametrize("stdin", [b"", b"  \n \n", b"\xff\xfe"])
def test_empty_or_binary_standard_input_is_refused(acme: Program, stdin: bytes) -> None:
    before = acme.journal.read_bytes()
    result = acme("record acme -", stdin=stdin)
    assert (result.code, result.out, acme.journal.read_bytes()) == (2, "", before)


def test_declined_needs_no_text(acme: Program) -> None:
    acme.ok("record acme --declined")
    assert [acme.events[-1].get(name) for name in ("reply", "type", "text")] == ["declined", "none", None]
    acme.ok("record acme 'Company policy' --declined --with dana")
    assert acme.events[-1]["text"] == "Company policy"


@pytest.mark.parametrize("option", ["--type gap", "--theme level"])
def test_declined_has_neither_type_nor_theme(acme: Program, option: str) -> None:
    assert acme(f"record acme --declined {option}").code == 2


def test_prefers_a_loop_with_an_ask(acme: Program) -> None:
    acme.ok("apply Acme 'Head of Data'", today="2026-06-02")
    held_of = acme.events[-1]["id"]
    assert acme("record acme 'Learn SQL'").code == 3
    acme.ok("ask-feedback acme/head")
    acme.ok("record acme 'Learn SQL'")
    assert acme.events[-1]["application"] == held_of
