"""Where values come from: options, environment, settings, defaults; and what a settings file may say."""

import datetime as dt
import re
import sys
from pathlib import Path

import pytest

from feedback_loop.cli.settings import DEFAULT_CONFIG
from feedback_loop.domain.rules.table import DEFAULT_DAYS

from .harness import Document, Installed, Program


def settings(program: Program) -> dict[str, Document]:
    return {row["name"]: row for row in program.json("config")["settings"]}


def test_config_shows_every_setting_its_value_and_where_it_comes_from(program: Program) -> None:
    document = program.json("config")
    assert list(document) == ["schema_version", "path", "settings"]
    assert document["path"] == str(program.config)
    rows = settings(program)
    assert all(list(row) == ["name", "value", "from", "meaning"] for row in rows.values())
    days = {name.removeprefix("days."): row["value"] for name, row in rows.items() if name.startswith("days.")}
    assert days == DEFAULT_DAYS
    assert rows["file"]["value"] == str(program.journal)
    assert rows["file"]["from"] == "FEEDBACK_LOOP_FILE"
    assert (rows["day_first"]["value"], rows["day_first"]["from"]) == (None, "default")


def test_config_names_the_line_of_what_is_set(program: Program) -> None:
    program.set("day_first = true\n\n[days]\n# a comment\nnudge = 9\n")
    rows = settings(program)
    assert (rows["day_first"]["value"], rows["day_first"]["from"]) == (True, "line 1")
    assert (rows["days.nudge"]["value"], rows["days.nudge"]["from"]) == (9, "line 5")
    assert rows["days.ask"]["from"] == "default"
    for name, row in rows.items():
        assert name in program.ok("config").out
        assert row["meaning"] in program.ok("config").out


def test_the_order_of_day_and_month_takes_effect(program: Program) -> None:
    assert program("apply Acme --on 3/4").code == 2
    program.set("day_first = true\n")
    program.ok("apply Acme --on 3/4")
    program.set("day_first = false\n")
    program.ok("apply Globex --on 3/4")
    assert [event["on"] for event in program.events] == ["2026-04-03", "2026-03-04"]


STORY: dict[str, tuple[list[tuple[str, str]], str, str]] = {
    "answer": ([("2026-06-01", "outcome acme offer")], "answer", "2026-06-02"),
    "answer_before_deadline": ([("2026-06-01", "outcome acme offer --decision-by '10 jun'")], "answer", "2026-06-09"),
    "thank_giver": ([("2026-06-01", "record acme Words --type strength")], "thank-giver", "2026-06-02"),
    "tell_after_finished": (
        [("2026-01-01", "record acme Words"), ("2026-06-01", "act acme Learn --done")],
        "tell",
        "2026-06-02",
    ),
    "tell_after_recorded": (
        [("2026-05-20", "record acme Words"), ("2026-05-20", "act acme Learn --done")],
        "tell",
        "2026-05-27",
    ),
    "tell_after_accepted": (
        [
            ("2026-01-01", "record acme Words"),
            ("2026-01-02", "act acme Learn --done"),
            ("2026-03-01", "follow-up acme"),
            ("2026-06-01", "outcome acme accepted"),
        ],
        "tell",
        "2026-06-02",
    ),
    "decide": ([("2026-06-01", "record acme Words")], "decide", "2026-06-02"),
    "action": ([("2026-06-01", "act acme Learn")], "action", "2026-06-02"),
    "action_progress": (
        [("2026-06-01", "act acme Learn --by 2d"), ("2026-06-04", "act acme --progress x")],
        "action",
        "2026-06-05",
    ),
    "nudge": ([("2026-06-01", "ask-feedback acme")], "nudge", "2026-06-02"),
    "ask_after_rejection": (
        [("2026-05-30", "interviewed acme"), ("2026-06-01", "outcome acme rejected")],
        "ask",
        "2026-06-02",
    ),
    "ask": ([("2026-06-01", "interviewed acme")], "ask", "2026-06-02"),
    "ask_after_decision": ([("2026-05-20", "interviewed acme --decision-by '1 jun'")], "ask", "2026-06-02"),
    "outcome": ([("2026-06-01", "interviewed acme")], "outcome", "2026-06-02"),
    "outcome_after_decision": ([("2026-05-20", "interviewed acme --decision-by '1 jun'")], "outcome", "2026-06-02"),
    "thank": ([("2026-06-01", "interviewed acme --with 'Kim Ito'")], "thank", "2026-06-02"),
    "keep_in_touch": (
        [
            ("2026-01-01", "record acme Words --with Kim"),
            ("2026-01-02", "act acme Learn --done"),
            ("2026-06-01", "follow-up acme"),
            ("2026-06-01", "outcome acme rejected"),
        ],
        "keep-in-touch",
        "2026-06-02",
    ),
    "chase": ([], "chase", "2025-12-02"),
}


@pytest.mark.parametrize("setting", STORY)
def test_the_days_of_a_rule_take_effect(program: Program, setting: str) -> None:
    story, rule, due = STORY[setting]
    others = {"tell_after_recorded": "tell_after_finished = 1\n", "tell_after_finished": "tell_after_recorded = 1\n"}
    others["chase"] = "quiet = 3650\n"
    value = 7 if setting == "tell_after_recorded" else 1
    program.set(f"[days]\n{setting} = {value}\n{others.get(setting, '')}")
    program.days(("2025-12-01", "apply Acme"), *story)
    found = {step["rule"]: step["due"] for step in program.json("show acme", today="2026-06-02")["todo"]}
    assert found[rule] == due


WINDOWS: dict[str, tuple[list[tuple[str, str]], str]] = {
    "thank_giver_window": ([("2026-06-01", "record acme Words --type strength")], "thank-giver"),
    "no_reply": ([("2026-06-01", "ask-feedback acme")], "nudge"),
    "ask_after_rejection_window": (
        [("2026-05-30", "interviewed acme"), ("2026-06-01", "outcome acme rejected")],
        "ask",
    ),
    "quiet": ([("2026-06-01", "interviewed acme")], "outcome"),
    "thank_window": ([("2026-06-01", "interviewed acme --with 'Kim Ito'")], "thank"),
}


@pytest.mark.parametrize("setting", WINDOWS)
def test_the_window_of_a_rule_takes_effect(program: Program, setting: str) -> None:
    story, rule = WINDOWS[setting]
    program.set(f"[days]\n{setting} = 5\nask_after_rejection = 1\nnudge = 1\noutcome = 1\nthank = 1\n")
    program.days(("2026-05-01", "apply Acme"), *story)
    rules = [{step["rule"] for step in program.json("show acme", today=f"2026-06-0{day}")["todo"]} for day in (5, 6)]
    assert (rule in rules[0], rule in rules[1]) == (True, False)


def test_after_a_nudge_the_wait_for_a_reply_is_its_own_setting(program: Program) -> None:
    program.set("[days]\nno_reply_after_nudge = 2\n")
    program.days(
        ("2026-05-01", "apply Acme"),
        ("2026-05-02", "outcome acme rejected"),
        ("2026-06-01", "ask-feedback acme"),
        ("2026-06-08", "ask-feedback acme"),
    )
    states = [
        program.json("status --all", today=f"2026-06-{day}")["loops"][0]["closed_because"] for day in ("09", "10")
    ]
    assert states == [None, "no-reply"]


def test_silence_is_called_ghosting_after_its_own_setting(program: Program) -> None:
    program.set("[days]\noutcome_ghosted = 20\n")
    program.days(("2026-05-01", "apply Acme"), ("2026-05-20", "interviewed acme"), ("2026-05-28", "ask-feedback acme"))
    commands = {
        day: [step["command"] for step in program.json("show acme", today=day)["todo"] if step["rule"] == "outcome"]
        for day in ("2026-06-08", "2026-06-09")
    }
    assert list(commands.values()) == [["feedback-loop outcome acme"], ["feedback-loop outcome acme ghosted"]]


def test_keeping_in_touch_ends_after_messages_without_a_reply(program: Program) -> None:
    program.days(
        ("2025-01-01", "apply Acme --with Kim"),
        ("2025-01-02", "outcome acme rejected"),
        ("2025-01-03", "record acme Words"),
        ("2025-01-04", "act acme Learn --done"),
        ("2025-02-01", "follow-up acme"),
        ("2025-08-01", "follow-up acme"),
    )
    assert [step["rule"] for step in program.json("show acme")["todo"]] == ["keep-in-touch"]
    program.set("[days]\nkeep_in_touch_unanswered = 1\n")
    assert program.json("show acme")["todo"] == []


def test_every_setting_is_tested_here() -> None:
    tested = {*STORY, *WINDOWS, "no_reply_after_nudge", "outcome_ghosted", "keep_in_touch_unanswered"}
    assert set(DEFAULT_DAYS) <= tested


def test_a_journal_may_be_set(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    other = program.folder / "other.json"
    program.set(f"file = {str(other)!r}\n")
    program.ok("apply Acme")
    assert not other.exists()
    monkeypatch.delenv("FEEDBACK_LOOP_FILE")
    program.ok("apply Globex")
    assert "Globex" in other.read_text(encoding="utf-8")
    assert settings(program)["file"]["from"] == "line 1"


def test_an_option_wins_over_the_environment(program: Program) -> None:
    by_option = program.folder / "option.json"
    ran = program(f"--file {by_option} apply Acme")
    assert ran.code == 0
    assert program.events == []
    assert "Acme" in by_option.read_text(encoding="utf-8")
    assert program.ok("--today 2026-01-05 apply Globex").code == 0
    assert program.events[-1]["on"] == "2026-01-05"


@pytest.mark.parametrize("by", ["--file", "FEEDBACK_LOOP_FILE"])
def test_a_file_given_by_hand_that_does_not_exist_is_said_once(program: Program, by: str) -> None:
    missing = program.folder / "slip.json"
    if by == "FEEDBACK_LOOP_FILE":
        program.patch.setenv(by, str(missing))
    option = f"--file {missing} " if by == "--file" else ""
    ran = program(f"{option}apply Acme")
    assert ran.code == 0
    assert ran.err.count(str(missing)) == 1
    assert by in ran.err
    program.ok(f"{option}status")


def test_a_file_of_the_settings_or_the_default_that_does_not_exist_is_nothing_to_say(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("FEEDBACK_LOOP_FILE")
    monkeypatch.setenv("XDG_DATA_HOME", str(program.folder / "data"))
    program.ok("status")
    program.ok("apply Acme")
    assert (program.folder / "data" / "feedback-loop" / "journal.json").exists()
    program.set(f"file = {str(program.folder / 'new.json')!r}\n")
    program.ok("status")


def test_the_settings_are_in_the_users_config_folder_by_default(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("FEEDBACK_LOOP_CONFIG")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(program.folder / "settings"))
    assert program.json("config")["path"] == str(program.folder / "settings" / "feedback-loop" / "config.toml")


@pytest.mark.parametrize(
    ("text", "line", "named"),
    [
        ("colour = 'red'\n", 1, "colour"),
        ("day_first = true\n[days]\nnap = 3\n", 3, "days.nap"),
        ("\n\n[dayz]\nnudge = 3\n", 3, "dayz"),
        ("[days]\nnudge = 'soon'\n", 2, "days.nudge"),
        ("[days]\n\nnudge = -1\n", 3, "days.nudge"),
        ("[days]\nnudge = 1.5\n", 2, "days.nudge"),
        ("[days]\nnudge = true\n", 2, "days.nudge"),
        ("[days]\nnudge = 100000\n", 2, "days.nudge"),
        ("day_first = 'yes'\n", 1, "day_first"),
        ("file = 7\n", 1, "file"),
        ("file = ''\n", 1, "file"),
        ("days = 7\n", 1, "days"),
        ("[days]\nnudge = 7\nnudge = 8\n", 3, ""),
        ("[days\n", 1, ""),
        ("nudge == 7\n", 1, ""),
    ],
)
@pytest.mark.parametrize("command", ["status", "apply Acme", "config"])
def test_a_wrong_settings_file_is_2_and_names_file_and_line(
    program: Program, command: str, text: str, line: int, named: str
) -> None:
    program.set(text)
    before = program.journal.read_bytes()
    ran = program(command)
    assert (ran.code, ran.out) == (2, "")
    assert str(program.config) in ran.err
    assert f"line {line}" in ran.err
    assert named in ran.err
    assert program.journal.read_bytes() == before


def test_settings_that_are_no_text_are_2(program: Program) -> None:
    program.config.write_bytes(b"\xff\xfe\xff")
    assert program("status").code == 2
    program.config.unlink()
    program.config.mkdir()
    assert program("status").code == 2


def test_the_settings_to_start_from_say_the_defaults(program: Program) -> None:
    program.set(DEFAULT_CONFIG)
    assert {row["from"] for name, row in settings(program).items() if name != "file"} == {"default"}
    program.set(re.sub(r"(?m)^# (?=\w+ = )", "", DEFAULT_CONFIG))
    rows = settings(program)
    assert {name.removeprefix("days."): row["value"] for name, row in rows.items() if "days." in name} == DEFAULT_DAYS
    assert all(row["from"].startswith("line ") for name, row in rows.items() if name != "file")


def _editor(folder: Path, script: str) -> str:
    path = folder / "editor.py"
    path.write_text(f"import sys, pathlib\npath = pathlib.Path(sys.argv[-1])\n{script}\n", encoding="utf-8")
    return f"{sys.executable} {path}"


def test_config_edit_opens_the_settings(program: Program) -> None:
    program.patch.setenv("EDITOR", _editor(program.folder, "path.write_text(path.read_text() + 'nudge = 3\\n')"))
    ran = program.ok("config --edit")
    assert program.config.read_text(encoding="utf-8") == f"{DEFAULT_CONFIG}nudge = 3\n"
    assert settings(program)["days.nudge"]["value"] == 3
    assert ["3" in line.split() for line in ran.out.splitlines() if line.startswith("days.nudge")] == [True]


def test_config_edit_says_what_is_wrong_with_what_was_written(program: Program) -> None:
    program.patch.setenv("EDITOR", _editor(program.folder, "path.write_text('nap = 3\\n')"))
    ran = program("config --edit")
    assert ran.code == 2
    assert "line 1" in ran.err


def test_config_edit_mends_a_wrong_settings_file(program: Program) -> None:
    program.set("nap = 3\n")
    program.patch.setenv("EDITOR", _editor(program.folder, "path.write_text('day_first = true\\n')"))
    assert program("config --edit").code == 0


def test_config_edit_without_an_editor_names_the_file(program: Program) -> None:
    ran = program("config --edit")
    assert ran.code == 2
    assert str(program.config) in ran.err


def test_config_edit_of_a_place_that_cannot_be_is_2(program: Program) -> None:
    program.patch.setenv("EDITOR", "true")
    program.patch.setenv("FEEDBACK_LOOP_CONFIG", "/dev/null/config.toml")
    assert program("config --edit").code == 2


def test_it_runs_with_an_empty_environment_as_cron_gives(installed: Installed) -> None:
    installed("apply Acme")
    ran = installed.shell('env -i $F --file "$FEEDBACK_LOOP_FILE" --today 2026-06-15 status')
    assert (ran.code, ran.err) == (0, "")
    assert "Acme" in ran.out
    assert "\x1b" not in ran.out


def test_without_home_the_users_folder_is_found(installed: Installed) -> None:
    assert installed.shell("env -i $F config --json").code == 0


def test_without_a_day_given_by_hand_today_is_the_local_date(program: Program, installed: Installed) -> None:
    first = dt.datetime.now().astimezone().date()
    assert installed("apply Acme", environment={"FEEDBACK_LOOP_TODAY": ""}).code == 0
    last = dt.datetime.now().astimezone().date()
    assert program.events[-1]["on"] in (first.isoformat(), last.isoformat())
