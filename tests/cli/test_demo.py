"""The demo command."""

import os
import tempfile
from pathlib import Path

import pytest

from feedback_loop.cli.commands import demo

from .harness import ESCAPE, Installed, Program


@pytest.mark.parametrize("tty", [False, True])
def test_plays_the_whole_story(program: Program, tty: bool) -> None:
    output = program.ok("demo", tty=tty, width=120).out
    for command in ("apply", "interviewed", "outcome", "ask-feedback", "record", "act", "remind", "follow-up", "show"):
        assert f"feedback-loop {command}" in output
    assert "closed: told" in output
    assert "Begin your own: " in output.splitlines()[-1]
    assert "bug" not in output


def test_no_color_disables_colours(program: Program) -> None:
    assert ESCAPE in program.ok("demo", tty=True).out
    assert ESCAPE not in program.ok("demo --no-color", tty=True).out


def test_output_is_always_the_same(program: Program) -> None:
    first = program.ok("demo").out
    assert program.ok("demo", today="2030-01-01").out == first
    assert program.json("demo") == program.json("demo", today="2030-01-01")


def test_leaves_no_files(program: Program) -> None:
    before = (sorted(program.folder.iterdir()), program.journal.read_bytes(), dict(os.environ))
    program.ok("demo")
    program.ok("demo --json")
    after = sorted(program.folder.iterdir())
    assert Path(tempfile.gettempdir()) == program.folder
    assert (after, program.journal.read_bytes()) == before[:2]
    assert {name: os.environ[name] for name in before[2]} == before[2]


def test_an_interrupted_demo_leaves_no_files(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(demo, "_run", interrupt)
    assert program("demo").code == 130
    assert sorted(path.name for path in program.folder.iterdir()) == ["journal.json"]
    assert os.environ["FEEDBACK_LOOP_FILE"] == str(program.journal)


def test_ignores_the_users_journal_and_settings(program: Program) -> None:
    usual = program.ok("demo").out
    program.journal.write_text("damaged", encoding="utf-8")
    program.set("[days]\nthank = 5\n")
    assert program.ok("demo").out == usual


def test_document_has_every_step(program: Program) -> None:
    document = program.json("demo")
    assert list(document) == ["schema_version", "steps"]
    assert [list(step) for step in document["steps"]] == [["today", "command", "output"]] * len(demo.STORY)
    assert all(step["output"] and "bug" not in step["output"] for step in document["steps"])
    days = [step["today"] for step in document["steps"]]
    assert days == sorted(days)


def test_the_installed_demo_leaves_no_files(installed: Installed) -> None:
    temporary = installed.folder / "temporary"
    temporary.mkdir()
    result = installed("demo", environment={"TMPDIR": str(temporary)})
    assert (result.code, result.err) == (0, "")
    assert list(temporary.iterdir()) == []
    assert not (installed.folder / "journal.json").exists()
