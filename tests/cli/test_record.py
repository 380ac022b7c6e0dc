"""The record command."""

import pytest

from .harness import DANA, Program, Screen


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


LIST = """Thanks for asking!
+ #communication You explain well
- Slow down
  when you are nervous
~ #coding #level Quick, but careless
"""


def test_a_list_from_standard_input_becomes_one_point_each(acme: Program) -> None:
    document = acme.json("record acme - --with dana --theme process", stdin=LIST.encode())
    recorded = [(event["text"], event["type"], event["themes"]) for event in acme.last(4)]
    assert recorded == [
        ("Thanks for asking!", "gap", ["process"]),
        ("You explain well", "strength", ["communication", "process"]),
        ("Slow down\nwhen you are nervous", "gap", ["process"]),
        ("Quick, but careless", "mixed", ["coding", "level", "process"]),
    ]
    assert [event["text"] for event in document["events"]] == [text for text, _, _ in recorded]
    acme.ok("undo")
    assert "Slow down" not in acme.ok("show acme").out


def test_paragraphs_become_one_point_each_of_the_type_that_is_typed(acme: Program) -> None:
    acme.ok("record acme - --type strength", stdin=b"Calm.\nAnd clear.\n\n#1 in SQL\n")
    assert [(event["text"], event["type"]) for event in acme.last(2)] == [
        ("Calm.\nAnd clear.", "strength"), ("#1 in SQL", "strength"),
    ]  # fmt: skip
    acme.ok("record acme - --declined", stdin=b"Company policy.\n\nSorry!\n")
    assert acme.events[-1]["text"] == "Company policy.\n\nSorry!"


def test_a_point_that_is_recorded_already_refuses_all(acme: Program) -> None:
    acme.ok("record acme 'Slow down'")
    before = acme.journal.read_bytes()
    assert acme("record acme -", stdin=b"- Slow down\n+ Kind\n").code == 1
    assert acme.journal.read_bytes() == before


def test_points_are_typed_listed_and_confirmed_on_a_terminal(acme: Program, screen: Screen) -> None:
    question, more = "What did they say", "Another point"
    typed = (question, "\r"), (question, "+ #communication Clear\r"), (more, "Typo\r"), (more, "<\r"), (more, "Slow\r")
    listed = ("“Clear” (strength, communication)", ""), ("“Slow” (gap)", "")
    result = screen("record acme", *typed, (more, "\r"), *listed, ("Record these 2 points?", "n\r"))
    assert (result.code, "Nothing was recorded." in result.out) == (1, True)
    assert len(acme.events) == 1
    assert screen("record acme", *typed, (more, "\r"), *listed, ("Record these 2 points?", "\r")).code == 0
    assert [event["text"] for event in acme.last(2)] == ["Clear", "Slow"]


def test_the_next_step_follows_all_points(acme: Program) -> None:
    lines = acme("record acme -", stdin=b"- Slow down\n+ Kind\n").out.splitlines()
    assert [line.partition(":")[0].partition(" ")[0] for line in lines] == ["Acme", "Acme", "Next"]


def test_the_editor_says_how_points_are_told_apart(acme: Program, screen: Screen) -> None:
    shown = acme.folder / "shown.txt"
    editor = acme.folder / "editor.sh"
    editor.write_text(
        f'#!/bin/sh\ncp "$1" {shown}\nprintf "+ Kind\\n- Slow\\n" | cat - {shown} > "$1"\n', encoding="utf-8"
    )
    editor.chmod(0o755)
    assert screen("record acme", ("Record these 2 points?", "y\r"), environment={"EDITOR": str(editor)}).code == 0
    assert [(event["text"], event["type"]) for event in acme.last(2)] == [("Kind", "strength"), ("Slow", "gap")]
    assert "a strength" in shown.read_text(encoding="utf-8")
    editor.write_text("#!/bin/sh\n", encoding="utf-8")
    assert screen("record acme", environment={"EDITOR": str(editor)}).code == 2
