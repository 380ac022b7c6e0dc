"""Settings: their sources, their effects and their errors."""

import datetime as dt

import pytest

from feedback_loop.domain.rules.table import DEFAULT_DAYS

from .harness import Installed, Program
from .test_config import setting_rows


def test_day_first_changes_how_dates_are_read(program: Program) -> None:
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
def test_each_day_setting_changes_its_rule(program: Program, setting: str) -> None:
    story, rule, due = STORY[setting]
    others = {"tell_after_recorded": "tell_after_finished = 1\n", "tell_after_finished": "tell_after_recorded = 1\n"}
    others["chase"] = "quiet = 3650\n"
    value = 7 if setting == "tell_after_recorded" else 1
    program.set(f"[days]\n{setting} = {value}\n{others.get(setting, '')}")
    program.days(("2025-12-01", "apply Acme"), *story)
    due_dates = {step["rule"]: step["due"] for step in program.json("show acme", today="2026-06-02")["todo"]}
    assert due_dates[rule] == due


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
def test_each_window_setting_changes_its_rule(program: Program, setting: str) -> None:
    story, rule = WINDOWS[setting]
    program.set(f"[days]\n{setting} = 5\nask_after_rejection = 1\nnudge = 1\noutcome = 1\nthank = 1\n")
    program.days(("2026-05-01", "apply Acme"), *story)
    rules = [{step["rule"] for step in program.json("show acme", today=f"2026-06-0{day}")["todo"]} for day in (5, 6)]
    assert (rule in rules[0], rule in rules[1]) == (True, False)


def test_no_reply_after_nudge_closes_the_loop(program: Program) -> None:
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


def test_outcome_ghosted_suggests_ghosted(program: Program) -> None:
    program.set("[days]\noutcome_ghosted = 20\n")
    program.days(("2026-05-01", "apply Acme"), ("2026-05-20", "interviewed acme"), ("2026-05-28", "ask-feedback acme"))
    commands = {
        day: [step["command"] for step in program.json("show acme", today=day)["todo"] if step["rule"] == "outcome"]
        for day in ("2026-06-08", "2026-06-09")
    }
    assert list(commands.values()) == [["feedback-loop outcome acme"], ["feedback-loop outcome acme ghosted"]]


def test_keep_in_touch_ends_after_unanswered_messages(program: Program) -> None:
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


def test_file_sets_the_journal(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    other = program.folder / "other.json"
    program.set(f"file = {str(other)!r}\n")
    program.ok("apply Acme")
    assert not other.exists()
    monkeypatch.delenv("FEEDBACK_LOOP_FILE")
    program.ok("apply Globex")
    assert "Globex" in other.read_text(encoding="utf-8")
    assert setting_rows(program)["file"]["from"] == "line 1"


def test_an_option_wins_over_the_environment(program: Program) -> None:
    by_option = program.folder / "option.json"
    result = program(f"--file {by_option} apply Acme")
    assert result.code == 0
    assert program.events == []
    assert "Acme" in by_option.read_text(encoding="utf-8")
    assert program.ok("--today 2026-01-05 apply Globex").code == 0
    assert program.events[-1]["on"] == "2026-01-05"


@pytest.mark.parametrize("by", ["--file", "FEEDBACK_LOOP_FILE"])
def test_a_missing_file_from_an_option_or_variable_is_reported_once(program: Program, by: str) -> None:
    missing = program.folder / "slip.json"
    if by == "FEEDBACK_LOOP_FILE":
        program.patch.setenv(by, str(missing))
    option = f"--file {missing} " if by == "--file" else ""
    result = program(f"{option}apply Acme")
    assert result.code == 0
    assert result.err.count(str(missing)) == 1
    assert by in result.err
    program.ok(f"{option}status")


def test_a_missing_file_from_the_settings_or_default_is_not_reported(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("FEEDBACK_LOOP_FILE")
    monkeypatch.setenv("XDG_DATA_HOME", str(program.folder / "data"))
    program.ok("status")
    program.ok("apply Acme")
    assert (program.folder / "data" / "feedback-loop" / "journal.json").exists()
    program.set(f"file = {str(program.folder / 'new.json')!r}\n")
    program.ok("status")


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
def test_a_wrong_setting_names_file_and_line(program: Program, command: str, text: str, line: int, named: str) -> None:
    program.set(text)
    before = program.journal.read_bytes()
    result = program(command)
    assert (result.code, result.out) == (2, "")
    assert str(program.config) in result.err
    assert f"line {line}" in result.err
    assert named in result.err
    assert program.journal.read_bytes() == before


def test_an_unreadable_settings_file_is_refused(program: Program) -> None:
    program.config.write_bytes(b"\xff\xfe\xff")
    assert program("status").code == 2
    program.config.unlink()
    program.config.mkdir()
    assert program("status").code == 2


def test_an_empty_environment_works(installed: Installed) -> None:
    installed("apply Acme")
    result = installed.shell('env -i $F --file "$FEEDBACK_LOOP_FILE" --today 2026-06-15 status')
    assert (result.code, result.err) == (0, "")
    assert "Acme" in result.out
    assert "\x1b" not in result.out


def test_a_missing_home_variable_works(installed: Installed) -> None:
    assert installed.shell("env -i $F config --json").code == 0


def test_today_is_the_local_date_by_default(program: Program, installed: Installed) -> None:
    first = dt.datetime.now().astimezone().date()
    assert installed("apply Acme", environment={"FEEDBACK_LOOP_TODAY": ""}).code == 0
    last = dt.datetime.now().astimezone().date()
    assert program.events[-1]["on"] in (first.isoformat(), last.isoformat())
