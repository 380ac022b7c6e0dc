"""Hostile text: stored as typed, and escaped wherever it is shown."""

import unicodedata

import pytest
from rich.cells import cell_len

from feedback_loop.views.text import width

from .harness import Program, plain

HOSTILE = {
    "markup": "[bold]x[/foo]",
    "closing": "[/]",
    "link": "[link=file:///etc]x",
    "emoji code": ":warning: {0} {today} %s",
    "long": "W" * 300,
    "wide": "東京データ株式会社",
    "emoji": "Acme 🙂👩‍👩‍👧 🇩🇪",
    "override": "abc\u202etxt.exe\u2066",
    "combining": "Z\u0308a\u0301lgo\u0336",
    "arabic": "شركة المثال",
    "invisible": "a\u200bb\ufeffc\u2028d",
    "quotes": "O'Neil \"& Söhne\" $(rm -rf) `x`",
    "dashes": "--help",
}  # fmt: skip
SHOWN_AS = {"\u202e": "\\u202e", "\u2066": "\\u2066", "\u200b": "\\u200b", "\ufeff": "\\ufeff", "\u2028": "\\u2028"}


def is_safe(text: str) -> bool:
    """Return True if nothing in a text moves the cursor, changes a colour or the direction."""
    return all(
        unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Zl", "Zp") or character in "\n\u200c\u200d"
        for character in text
    )


def escape_hostile(text: str) -> str:
    return "".join(SHOWN_AS.get(character, character) for character in text)


def write_everywhere(program: Program, text: str) -> None:
    """Put a text into every text field."""
    person = f"Dana {text.replace('<', '').replace('>', '')}" if "(" not in text else "Dana"
    program.ok(
        "apply --on 2026-06-01", "--source", text, "--url", text, "--location", text, "--note", text,
        "--with", person, "--", text, text,
    )  # fmt: skip
    loop = program.events[-1]["id"]
    for day, command, more in (
        ("2026-06-02", "interviewed {}", ["--round", text, "--with", "dana", "--note", text]),
        ("2026-06-03", "ask-feedback {}", ["--via", text]),
        ("2026-06-04", "record --theme level --via", [text, "--", loop, text]),
        ("2026-06-05", "act --measure", [text, "--", loop, text]),
        ("2026-06-06", "act {} --progress", [text]),
        ("2026-06-07", "act {} --done --evidence", [text]),
        ("2026-06-08", "record", ["--", loop, text]),
        ("2026-06-08", "act {} --set-aside", [text]),
        ("2026-06-09", "outcome {} rejected --note", [text]),
        ("2026-06-10", "follow-up {} --via", [text]),
        ("2026-06-11", "note", ["--", loop, text]),
        ("2026-06-11", "note --heard", ["--", loop, text]),
        ("2026-06-12", "act", ["--", loop, text]),
        ("2026-06-12", "act {} --drop", [text]),
        ("2026-06-13", "close", ["--", loop, text]),
        ("2026-06-14", "thank {}", []),
    ):
        program.ok(command.format(loop), *more, today=day)


VIEWS = ["", "status --all", "show {loop}", "remind", "remind --brief", "log", "edit {loop}"]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_stored_as_typed_and_shown_escaped(program: Program, name: str) -> None:
    text = HOSTILE[name]
    write_everywhere(program, text)
    applied = program.events[0]
    one_line = " ".join(text.split())
    assert [applied[field] for field in ("company", "role", "source", "url", "location")] == [one_line] * 5
    assert [event["text"] for event in program.events if event["kind"] == "noted"] == [text]
    for view in VIEWS:
        line = view.format(loop=applied["id"])
        piped = program.ok(line).out
        assert is_safe(piped), line
        if "remind" not in line:
            assert escape_hostile(one_line) in piped, line
        for columns in (60, 200):
            output = program.ok(line, tty=True, width=columns).out
            assert is_safe(plain(output)), line
            assert max(map(cell_len, plain(output).splitlines()), default=0) <= columns, line
    document = program.ok("log --json").out
    assert document.isascii()
    assert program.json("log")["events"][0]["company"] == one_line


@pytest.mark.parametrize("name", HOSTILE)
def test_the_printed_command_for_a_hostile_name_finds_its_loop(program: Program, name: str) -> None:
    program.ok("apply", "--", HOSTILE[name])
    program.ok("apply Zenith")
    document = program.json(f"interviewed {program.events[0]['id']} --with Kim", today="2026-06-16")
    command = document["next"]["command"].removeprefix("feedback-loop ")
    program.ok(command, today="2026-06-17")
    assert program.events[-1]["application"] == program.events[0]["id"]


def test_line_breaks_are_stored_and_shown_as_spaces(program: Program) -> None:
    program.ok("apply Acme --note", "one\ntwo\ttabbed\r\nthree")
    program.ok("record acme", "first\n\nsecond")
    assert program.events[0]["note"] == "one\ntwo\ttabbed\nthree"
    assert program.events[1]["text"] == "first\n\nsecond"
    for view in ("log", "show acme"):
        assert "first second" in program.ok(view).out
        assert "one two tabbed three" in program.ok(view).out
    assert len(program.ok("log").out.splitlines()) == 3


def test_line_breaks_in_names_become_spaces(program: Program) -> None:
    program.ok("apply", "Acme\n  Corp", "Data\tAnalyst")
    assert (program.events[0]["company"], program.events[0]["role"]) == ("Acme Corp", "Data Analyst")


def test_hostile_text_in_errors_is_escaped(program: Program) -> None:
    program.ok("apply Acme")
    for text in ("[bold]\x1b[31mx[/foo]", "\u202eabc", "x\ny"):
        for how in ("", " --json"):
            result = program(f"show{how}", text)
            assert result.code == 3
            assert is_safe(result.err)


@pytest.mark.parametrize("columns", [60, 80, 200])
def test_columns_with_wide_characters_align(program: Program, columns: int) -> None:
    for company in ("東京データ株式会社", "Acme", "Café 🙂", "Z\u0308u\u0308rich"):
        program.ok("apply", company, "職種")
    for output in (program.ok("status").out, plain(program.ok("status", tty=True, width=columns).out)):
        starts = {width(line[: line.index("●")]) for line in output.splitlines() if "●" in line}
        assert len(starts) == 1


def test_a_company_named_like_a_markup_tag_is_found(program: Program) -> None:
    program.ok("apply", "[red]Alert[/red]")
    assert "[red]Alert[/red]" in program.ok("show alert", tty=True).out
