"""The config command."""

import re
import sys
from pathlib import Path

import pytest

from feedback_loop.cli.settings import DEFAULT_CONFIG
from feedback_loop.domain.rules.table import DEFAULT_DAYS

from .harness import Document, Program


def setting_rows(program: Program) -> dict[str, Document]:
    return {row["name"]: row for row in program.json("config")["settings"]}


def noted_rows(program: Program) -> dict[str, Document]:
    """Return the settings of a file about which there is a note on standard error."""
    result = program("config --json")
    assert (result.code, result.err != "") == (0, True)
    return {row["name"]: row for row in result.document["settings"]}


def test_shows_every_setting_with_its_value_and_source(program: Program) -> None:
    document = program.json("config")
    assert list(document) == ["schema_version", "path", "settings"]
    assert document["path"] == str(program.config)
    rows = setting_rows(program)
    assert all(list(row) == ["name", "value", "from", "meaning"] for row in rows.values())
    days = {name.removeprefix("days."): row["value"] for name, row in rows.items() if name.startswith("days.")}
    assert days == DEFAULT_DAYS
    assert rows["file"]["value"] == str(program.journal)
    assert rows["file"]["from"] == "FEEDBACK_LOOP_FILE"
    assert (rows["day_first"]["value"], rows["day_first"]["from"]) == (None, "default")


def test_names_the_line_of_a_changed_setting(program: Program) -> None:
    program.set("day_first = true\n\n[days]\n# a comment\nnudge = 9\n")
    rows = setting_rows(program)
    assert (rows["day_first"]["value"], rows["day_first"]["from"]) == (True, "line 1")
    assert (rows["days.nudge"]["value"], rows["days.nudge"]["from"]) == (9, "line 5")
    assert rows["days.check_in"]["from"] == "default"
    for name, row in rows.items():
        assert name in program.ok("config").out
        assert row["meaning"] in program.ok("config").out


def test_default_path_is_in_the_users_config_folder(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FEEDBACK_LOOP_CONFIG")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(program.folder / "settings"))
    assert program.json("config")["path"] == str(program.folder / "settings" / "feedback-loop" / "config.toml")


def test_the_new_settings_file_has_all_defaults(program: Program) -> None:
    program.set(DEFAULT_CONFIG)
    assert {row["from"] for name, row in setting_rows(program).items() if name != "file"} == {"default"}
    program.set(re.sub(r"(?m)^# (?=\w+ = )", "", DEFAULT_CONFIG))
    rows = setting_rows(program)
    assert {name.removeprefix("days."): row["value"] for name, row in rows.items() if "days." in name} == DEFAULT_DAYS
    assert all(row["from"].startswith("line ") for name, row in rows.items() if name != "file")


def _editor(folder: Path, script: str) -> str:
    path = folder / "editor.py"
    path.write_text(f"import sys, pathlib\npath = pathlib.Path(sys.argv[-1])\n{script}\n", encoding="utf-8")
    return f"{sys.executable} {path}"


def test_edit_opens_the_settings(program: Program) -> None:
    program.patch.setenv("EDITOR", _editor(program.folder, "path.write_text(path.read_text() + 'nudge = 3\\n')"))
    result = program.ok("config --edit")
    assert program.config.read_text(encoding="utf-8") == f"{DEFAULT_CONFIG}nudge = 3\n"
    assert setting_rows(program)["days.nudge"]["value"] == 3
    assert ["3" in line.split() for line in result.out.splitlines() if line.startswith("days.nudge")] == [True]


def test_edit_reports_a_wrong_setting_afterwards(program: Program) -> None:
    program.patch.setenv("EDITOR", _editor(program.folder, "path.write_text('day_first = 3\\n')"))
    result = program("config --edit")
    assert result.code == 2
    assert "line 1" in result.err


def test_shows_unknown_settings_too(program: Program) -> None:
    program.set("[days]\nnugde = 3\nlist = [1, 2]\n[dayz]\nnudge = 4\n")
    rows = noted_rows(program)
    assert (rows["days.nugde"]["value"], rows["days.nugde"]["from"]) == (3, "line 2")
    assert rows["days.nugde"]["meaning"] == "unknown, no effect; nearest: days.nudge"
    assert rows["days.list"]["value"] == "[1, 2]"
    assert rows["dayz"]["from"] == "line 4"
    assert "days.nugde" in program("config").out


def test_edit_opens_a_wrong_settings_file_too(program: Program) -> None:
    program.set("day_first = 3\n")
    program.patch.setenv("EDITOR", _editor(program.folder, "path.write_text('day_first = true\\n')"))
    assert program("config --edit").code == 0


def test_edit_without_an_editor_names_the_file(program: Program) -> None:
    result = program("config --edit")
    assert result.code == 2
    assert str(program.config) in result.err


def test_edit_of_an_impossible_path_is_refused(program: Program) -> None:
    program.patch.setenv("EDITOR", "true")
    program.patch.setenv("FEEDBACK_LOOP_CONFIG", "/dev/null/config.toml")
    assert program("config --edit").code == 2
