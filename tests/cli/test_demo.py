"""The worked example: it tells the story, leaves nothing behind and is the same every time."""

import os
import tempfile
from pathlib import Path

import pytest

from feedback_loop.cli.commands import demo

from .harness import ESCAPE, Installed, Program


@pytest.mark.parametrize("tty", [False, True])
def test_the_demo_tells_the_story_to_its_end(program: Program, tty: bool) -> None:
    told = program.ok("demo", tty=tty, width=120).out
    for command in ("apply", "interviewed", "outcome", "ask-feedback", "record", "act", "remind", "follow-up", "show"):
        assert f"feedback-loop {command}" in told
    assert "closed: told" in told
    assert "bug" not in told


def test_the_demo_has_no_colours_where_none_are_wanted(program: Program) -> None:
    assert ESCAPE in program.ok("demo", tty=True).out
    assert ESCAPE not in program.ok("demo --no-color", tty=True).out


def test_the_demo_is_the_same_every_time_and_every_day(program: Program) -> None:
    first = program.ok("demo").out
    assert program.ok("demo", today="2030-01-01").out == first
    assert program.json("demo") == program.json("demo", today="2030-01-01")


def test_the_demo_leaves_nothing_behind(program: Program) -> None:
    before = (sorted(program.folder.iterdir()), program.journal.read_bytes(), dict(os.environ))
    program.ok("demo")
    program.ok("demo --json")
    after = sorted(program.folder.iterdir())
    assert Path(tempfile.gettempdir()) == program.folder
    assert (after, program.journal.read_bytes()) == before[:2]
    assert {name: os.environ[name] for name in before[2]} == before[2]


def test_a_demo_that_breaks_leaves_nothing_behind_either(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(demo, "_play", broken)
    assert program("demo").code == 130
    assert sorted(path.name for path in program.folder.iterdir()) == ["journal.json"]
    assert os.environ["FEEDBACK_LOOP_FILE"] == str(program.journal)


def test_the_demo_does_not_mind_a_damaged_journal_or_other_settings(program: Program) -> None:
    usual = program.ok("demo").out
    program.journal.write_text("damaged", encoding="utf-8")
    program.set("[days]\nthank = 5\n")
    assert program.ok("demo").out == usual


def test_the_demo_as_a_document(program: Program) -> None:
    document = program.json("demo")
    assert list(document) == ["schema_version", "steps"]
    assert [list(step) for step in document["steps"]] == [["today", "command", "output"]] * len(demo.STORY)
    assert all(step["output"] and "bug" not in step["output"] for step in document["steps"])
    days = [step["today"] for step in document["steps"]]
    assert days == sorted(days)


def test_the_demo_leaves_nothing_behind_as_a_program(installed: Installed) -> None:
    temporary = installed.folder / "temporary"
    temporary.mkdir()
    ran = installed("demo", environment={"TMPDIR": str(temporary)})
    assert (ran.code, ran.err) == (0, "")
    assert list(temporary.iterdir()) == []
    assert not (installed.folder / "journal.json").exists()
