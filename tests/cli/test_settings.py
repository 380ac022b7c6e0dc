"""Settings: their sources, their effects and their errors."""

import datetime as dt

import pytest

from feedback_loop.domain.model.events import AnyEvent, CheckedIn, Interviewed, Outcome, Result
from feedback_loop.domain.rules.table import DEFAULT_DAYS
from feedback_loop.journal.journal import Journal

from .harness import Installed, Program
from .test_config import noted_rows, setting_rows


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
    "ask_again": (
        [
            ("2026-05-20", "interviewed acme --with Kim"),
            ("2026-05-31", "ask-feedback acme"),
            ("2026-06-01", "outcome acme rejected"),
        ],
        "ask",
        "2026-06-07",
    ),
    "check_in": ([("2026-06-01", "interviewed acme")], "check-in", "2026-06-02"),
    "check_in_after_decision": ([("2026-05-20", "interviewed acme --decision-by '1 jun'")], "check-in", "2026-06-02"),
    "check_in_application": ([], "check-in", "2025-12-02"),
    "interview_before": ([("2026-06-01", "interviewed acme --on 2026-06-03")], "interview", "2026-06-02"),
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
}


@pytest.mark.parametrize("setting", STORY)
def test_each_day_setting_changes_its_rule(program: Program, setting: str) -> None:
    story, rule, due = STORY[setting]
    others = {"tell_after_recorded": "tell_after_finished = 1\n", "tell_after_finished": "tell_after_recorded = 1\n"}
    others["check_in_application"] = "quiet = 3650\ncheck_in_window = 3650\n"
    others["ask_again"] = "no_reply = 60\n"
    value = {"tell_after_recorded": 7, "ask_again": 7}.get(setting, 1)
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
    "check_in_window": ([("2026-06-01", "interviewed acme")], "check-in"),
    "thank_window": ([("2026-06-01", "interviewed acme --with 'Kim Ito'")], "thank"),
}


@pytest.mark.parametrize("setting", WINDOWS)
def test_each_window_setting_changes_its_rule(program: Program, setting: str) -> None:
    story, rule = WINDOWS[setting]
    program.set(f"[days]\n{setting} = 5\nask_after_rejection = 1\nnudge = 1\noutcome = 1\ncheck_in = 1\nthank = 1\n")
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


def record(program: Program, *events: AnyEvent) -> None:
    """Record events that an application has, whatever a command would say to them."""
    Journal(program.journal).record(lambda _: events, dt.datetime.now(dt.UTC))


def rules_on(program: Program, day: str) -> set[str]:
    """Return the rules that are due in the only loop."""
    steps = program.json("show acme", today=day)["todo"]
    return {step["rule"] for step in steps if step["overdue_days"] >= 0}


def test_debrief_and_its_window_change_the_debrief(program: Program) -> None:
    program.set("[days]\ndebrief = 2\ndebrief_window = 4\n")
    program.ok("apply Acme --on 2026-05-01")
    loop = program.events[0]["id"]
    record(program, Interviewed(application=loop, on=dt.date(2026, 6, 1), set=True))
    days = [day for day in range(1, 7) if "debrief" in rules_on(program, f"2026-06-0{day}")]
    assert days == [3, 4]


def test_check_in_again_changes_the_second_check_in(program: Program) -> None:
    program.set("[days]\ncheck_in_again = 3\n")
    program.days(("2026-05-01", "apply Acme"), ("2026-05-20", "interviewed acme"))
    record(program, CheckedIn(application=program.events[0]["id"], on=dt.date(2026, 6, 1)))
    assert [day for day in (3, 4) if "check-in" in rules_on(program, f"2026-06-0{day}")] == [4]


def test_answer_undated_window_ends_an_offer_of_unknown_day(program: Program) -> None:
    program.set("[days]\nanswer_undated_window = 5\n")
    program.ok("apply Acme --on 2026-06-01")
    record(program, Outcome(application=program.events[0]["id"], on=None, result=Result.OFFER))
    assert [day for day in (1, 5, 6) if "answer" in rules_on(program, f"2026-06-0{day}")] == [1, 5]


def test_every_setting_is_tested_here() -> None:
    elsewhere = {
        *("no_reply_after_nudge", "outcome_ghosted", "keep_in_touch_unanswered", "answer_undated_window"),
        *("debrief", "debrief_window", "check_in_again"),
    }
    assert set(DEFAULT_DAYS) <= {*STORY, *WINDOWS, *elsewhere}


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
        ("[days]\nnudge = 'soon'\n", 2, "days.nudge"),
        ("[days]\n\nnudge = -1\n", 3, "days.nudge"),
        ("[days]\nnudge = 1.5\n", 2, "days.nudge"),
        ("[days]\nnudge = true\n", 2, "days.nudge"),
        ("[days]\nnudge = 100000\n", 2, "days.nudge"),
        ("day_first = 'yes'\n", 1, "day_first"),
        ("file = 7\n", 1, "file"),
        ("file = ''\n", 1, "file"),
        ("days = 7\n", 1, "days must be a section"),
        ("day_first = true\nme = 'Alex'\n", 2, "me must be a section"),
        ("[me]\nname = 7\n", 2, "me.name"),
        ("[days]\nchase = 'never'\n", 2, "days.chase"),
        ("[days]\nnap = 3\nask = -2\n", 3, "days.ask"),
        ("[days.nudge]\nnap = 3\n", 1, "days.nudge"),
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


UNKNOWN = [
    ("nudge = 3\n", 1, "nudge", "days.nudge"),
    ("day_first = true\n[days]\nnugde = 3\n", 3, "days.nugde", "days.nudge"),
    ("[days]\ncheck-in = 3\n", 2, "days.check-in", "days.check_in"),
    ("[me]\nname = 'Alex'\nfone = '1'\n", 3, "me.fone", "me.phone"),
    ("\n\n[dayz]\nnudge = 3\n", 3, "[dayz]", "[days]"),
    ("files = 'x'\n", 1, "files", "file"),
    ("dayfirst = true\n", 1, "dayfirst", "day_first"),
]


@pytest.mark.parametrize("unknown", UNKNOWN)
@pytest.mark.parametrize("command", ["status", "apply Globex", "config", "remind --json"])
def test_an_unknown_setting_is_a_note_that_names_the_nearest_one(
    program: Program, command: str, unknown: tuple[str, int, str, str]
) -> None:
    text, line, name, nearest = unknown
    program.ok("apply Acme --on 2026-06-01")
    plain = program(f"{command} --again" if "apply" in command else command)
    program.set(text)
    noted = program(f"{command} --again" if "apply" in command else command)
    assert noted.code == 0
    assert noted.err == (
        f"{program.config}, line {line}: There is no {'section' if name[0] == '[' else 'setting'} {name}, "
        f"so it has no effect. The nearest name is {nearest}.\n"
    )
    if command not in ("apply Globex", "config"):
        assert noted.out == plain.out


def test_an_unknown_setting_does_not_hide_others(program: Program) -> None:
    program.set("colour = 'red'\n[days]\nnap = 1\nnudge = 9\n[dayz]\nnudge = 3\n")
    rows = noted_rows(program)
    assert (rows["days.nudge"]["value"], rows["days.nudge"]["from"]) == (9, "line 4")
    assert program("status").err.count("has no effect") == 3


def test_an_unknown_setting_does_not_add_a_document_to_an_error(program: Program) -> None:
    program.set("colour = 'red'\n")
    result = program("show nothing --json")
    assert result.code == 3
    assert "There is no setting colour" in result.error["message"]


OLD_NAMES = {"chase": "check_in_application", "ask": "check_in", "ask_after_decision": "check_in_after_decision"}


@pytest.mark.parametrize("old", OLD_NAMES)
def test_an_old_name_still_counts_and_is_noted(program: Program, old: str) -> None:
    new = OLD_NAMES[old]
    program.set(f"[days]\n{old} = 33\n")
    rows = noted_rows(program)
    assert (rows[f"days.{new}"]["value"], rows[f"days.{new}"]["from"]) == (33, "line 2")
    assert f"days.{old}" not in rows
    note = f"{program.config}, line 2: days.{old} is now called days.{new}. Please rename it.\n"
    assert program("apply Acme").err == note


def test_a_new_name_wins_over_the_old_one(program: Program) -> None:
    program.set("[days]\ncheck_in = 5\nask = 33\n")
    row = noted_rows(program)["days.check_in"]
    assert (row["value"], row["from"]) == (5, "line 2")


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
