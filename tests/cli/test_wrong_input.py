"""Wrong input: one message on standard error, the documented exit code, and no changes."""

import re
from pathlib import Path

import pytest

from feedback_loop.cli.app import COMMANDS
from feedback_loop.cli.exit_codes import Exit
from feedback_loop.cli.usage_errors import MEANT_COMMANDS
from feedback_loop.domain.commands import verbs

from .harness import TODAY, Installed, Program


@pytest.fixture
def journal(program: Program) -> Program:
    program.days(
        ("2026-06-01", "apply Acme Analyst"),
        ("2026-06-01", "apply Acme Clerk"),
        ("2026-06-02", "apply Globex"),
        ("2026-06-05", "interviewed globex --with 'Dana Lee'"),
    )
    return program


WRONG = [
    ("nonsense", 2),
    ("statsu", 2),
    ("--nonsense", 2),
    ("status --nonsense", 2),
    ("status --stage nonsense", 2),
    ("agenda surplus", 2),
    ("remind --ahead -1", 2),
    ("remind --ahead 4000", 2),
    ("remind --ahead soon", 2),
    ("apply A B C", 2),
    ("apply Globex --on", 2),
    ("apply New --with '<>'", 2),
    ("apply New --with 'a <b'", 2),
    ("interviewed globex --rating 0", 2),
    ("interviewed globex --rating 6", 2),
    ("interviewed globex --at 24:00", 2),
    ("interviewed globex --at 9", 2),
    ("interviewed globex --on 'in 11 years'", 2),
    ("interviewed globex --decision-by yesterday", 2),
    ("outcome globex hired", 2),
    ("outcome globex rejected --decision-by 2w", 2),
    ("record globex Words --type bad", 2),
    ("record globex Words --theme '!!'", 2),
    ("snooze globex yesterday", 2),
    ("snooze globex 2w --rule nap", 2),
    ("edit globex nonsense", 2),
    ("import no-such-file.csv", 2),
    ("import .", 2),
    ("--today someday status", 2),
    ("--today 1999 status", 2),
    ("show nobody", 3),
    ("show ''", 3),
    ("show acme", 3),
    ("interviewed acme", 3),
    ("outcome nobody accepted", 3),
    ("outcome acme accepted", 3),
    ("show acme/nothing", 3),
    ("edit nobody role=x", 3),
    ("undo zzzzzz", 3),
    ("apply Globex", 1),
    ("thank acme/clerk", 1),
    ("follow-up globex", 1),
    ("act globex --done", 1),
    ("redo", 1),
]


@pytest.mark.parametrize(("command", "code"), WRONG)
def test_wrong_input_prints_one_message_and_changes_nothing(journal: Program, command: str, code: int) -> None:
    before = journal.journal.read_bytes()
    result = journal(command)
    assert (result.code, result.out) == (code, "")
    sentence = result.err.splitlines()[0]
    assert sentence[-1] in ".:?" or "feedback-loop" in sentence
    assert all(line.startswith("  ") for line in result.err.splitlines()[1:])
    assert "Traceback" not in result.err
    assert "bug" not in result.err
    assert journal.journal.read_bytes() == before


@pytest.mark.parametrize(("command", "code"), WRONG)
def test_with_json_wrong_input_prints_an_error_document(journal: Program, command: str, code: int) -> None:
    before = journal.journal.read_bytes()
    result = journal(f"{command} --json")
    assert (result.code, result.out) == (code, "")
    error = result.error
    assert set(error) in ({"code", "message"}, {"code", "message", "candidates"})
    assert error["code"] == code
    assert error["message"]
    assert result.err.isascii()
    assert journal.journal.read_bytes() == before


BAD_DATES = [
    "3/4", "99", "10", "2026", "1A2B", "31 feb", "2026-13-01", "13.13.2026", "next week", "soon", "-1", "0d",
    "2026-06-16", "tomorrow", "in 2 days", "2015-01-01", "26-06-15", "2026/06/15", "june", "½ days ago", "٣ days ago",
]  # fmt: skip


@pytest.mark.parametrize("text", BAD_DATES)
def test_a_wrong_or_future_date_is_refused(journal: Program, text: str) -> None:
    before = journal.journal.read_bytes()
    result = journal("outcome globex rejected --on", text)
    assert (result.code, result.out) == (2, "")
    assert journal.journal.read_bytes() == before


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-06-14", "2026-06-14"),
        ("today", "2026-06-15"),
        ("YESTERDAY", "2026-06-14"),
        ("3 days ago", "2026-06-12"),
        ("3d", "2026-06-12"),
        ("2w", "2026-06-01"),
        ("1m", "2026-05-15"),
        ("1y", "2025-06-15"),
        ("monday", "2026-06-15"),
        ("last monday", "2026-06-08"),
        ("fri", "2026-06-12"),
        ("two weeks ago", "2026-06-01"),
        ("this monday", "2026-06-15"),
        ("3 nov", "2025-11-03"),
        ("3rd november", "2025-11-03"),
        ("13.11.", "2025-11-13"),
        ("nov 3 2025", "2025-11-03"),
        ("13.01.2026", "2026-01-13"),
    ],
)
def test_on_looks_for_past_dates(journal: Program, text: str, day: str) -> None:
    journal.ok("outcome globex rejected --on", text)
    assert journal.events[-1]["on"] == day


@pytest.mark.parametrize(
    ("text", "day"),
    [("2w", "2026-06-29"), ("monday", "2026-06-22"), ("next friday", "2026-06-26"), ("3 nov", "2026-11-03")],
)
@pytest.mark.parametrize(
    ("command", "field"),
    [
        ("snooze globex", "until"),
        ("act globex Learn --by", "by"),
        ("outcome globex offer --decision-by", "decision_by"),
    ],
)
def test_other_options_look_for_future_dates(journal: Program, command: str, field: str, text: str, day: str) -> None:
    journal.ok(command, text)
    assert journal.events[-1][field] == day


def test_the_nearest_names_are_suggested(journal: Program) -> None:
    assert journal("show globax --json").error["candidates"][0].startswith("globex ")
    assert "  globex " in journal("show globax").err
    assert "status" in journal("statsu").err


@pytest.mark.parametrize(
    ("word", "advice"),
    [
        ("list", "To see your loops: feedback-loop status"),
        ("LS", "To see your loops: feedback-loop status"),
        ("todo", "To see what is due: feedback-loop remind"),
        ("interview", "To record an interview: feedback-loop interviewed TARGET"),
        ("rejected", "To record a rejection: feedback-loop outcome TARGET rejected"),
    ],
)
def test_a_word_that_plainly_means_a_command_names_it(journal: Program, word: str, advice: str) -> None:
    for line in (word, f"{word} globex --all", f"help {word}"):
        result = journal(line)
        assert (result.code, result.out, result.err) == (2, "", f"There is no command '{word}'. {advice}\n")


def test_words_for_commands_are_no_commands_and_point_to_some() -> None:
    commands = {name for group in COMMANDS.values() for name in group}
    for words, advice in MEANT_COMMANDS:
        assert set(re.findall(r"feedback-loop ([a-z][a-z-]+)", advice)) <= commands
        assert not commands & set(words.split())


def test_an_ambiguous_name_lists_unambiguous_targets(journal: Program) -> None:
    candidates = journal("show acme --json").error["candidates"]
    targets = [candidate.split("  ")[0] for candidate in candidates]
    roles = [journal.json(f"show {target}")["loop"]["role"] for target in targets]
    assert sorted(roles) == ["Analyst", "Clerk"]


def test_a_long_list_of_candidates_is_cut(program: Program) -> None:
    for number in range(30):
        program.ok(f"apply Acme Role{number}")
    assert 5 <= len(program("show acme --json").error["candidates"]) < 30


DAMAGED = [b"", b"[]", b"{", b"not json", b"\xff\xfe\x00", b'{"schema": 99, "events": {}}', b'{"schema": 1}']


@pytest.mark.parametrize("content", DAMAGED)
@pytest.mark.parametrize("command", ["", "status", "status --json", "remind", "apply Acme", "undo", "show x", "log"])
def test_a_damaged_journal_is_an_error_not_an_empty_journal(program: Program, command: str, content: bytes) -> None:
    program.journal.write_bytes(content)
    result = program(command)
    assert (result.code, result.out) == (4, "")
    assert str(program.journal) in result.err
    assert program.journal.read_bytes() == content


def test_a_folder_as_journal_is_refused(program: Program) -> None:
    assert program(f"--file {program.folder} status").code == 4
    assert program(f"--file {program.folder} apply Acme").code == 4


def test_an_unknown_user_in_a_path_is_refused(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    path = "~no-such-user/x"
    for line in (f"--file {path} apply Acme", f"--file {path} doctor"):
        assert program(line).code == 2
    program.ok("apply Acme")
    program.ok("interviewed acme --with Dana")
    assert "Unknown user" in program(f"thank acme --eml {path}").err
    for text in (f"file = '{path}'", ""):
        program.set(text)
        monkeypatch.setenv("FEEDBACK_LOOP_FILE", "" if text else path)
        result = program("status")
        assert (result.code, result.out) == (2, "")
        assert "Unknown user" in result.err
    monkeypatch.setenv("FEEDBACK_LOOP_CONFIG", path)
    assert program("status").code == 2


def test_an_error_document_includes_notes(program: Program) -> None:
    missing = program.folder / "missing.json"
    error = program(f"--file {missing} show acme --json").error
    assert error["code"] == 3
    assert error["message"].startswith(f"There is no journal at {missing} yet (--file).")
    result = program(f"--file {missing} status --json")
    assert result.document["loops"] == []
    assert str(missing) in result.err


def test_an_impossible_journal_path_is_refused(program: Program) -> None:
    assert program("--file /dev/null/journal.json apply Acme").code == 4


def test_exit_codes() -> None:
    codes = {exit_.name: int(exit_) for exit_ in Exit}
    assert codes == {"DONE": 0, "REFUSED": 1, "USAGE": 2, "TARGET": 3, "JOURNAL": 4, "INTERRUPTED": 130}


def _details(program: Program) -> list[Path]:
    return [path for path in program.folder.glob("feedback-loop-*") if "Traceback" in path.read_text(encoding="utf-8")]


@pytest.mark.parametrize("how", ["", "--json"])
def test_a_bug_is_one_line_and_a_file_with_the_details(
    journal: Program, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("the details")

    before = journal.journal.read_bytes()
    monkeypatch.setattr(verbs, "outcome", broken)
    result = journal(f"outcome globex rejected {how}")
    assert (result.code != 0, result.out) == (True, "")
    assert result.err.count("\n") == 1
    assert "Traceback" not in result.err
    (file,) = _details(journal)
    assert str(file) in result.err
    assert "ZeroDivisionError: the details" in file.read_text(encoding="utf-8")
    assert journal.journal.read_bytes() == before


def test_an_interrupt_exits_with_130(journal: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(verbs, "outcome", interrupted)
    result = journal("outcome globex rejected")
    assert (result.code, result.out) == (130, "")
    assert "Traceback" not in result.err


def test_global_options_work_after_the_command(journal: Program) -> None:
    other = journal.folder / "other.json"
    journal(f"apply Umbrella --file {other} --today=2026-01-02 --no-color")
    assert '"on":"2026-01-02"' in other.read_text(encoding="utf-8").replace(" ", "")


def test_words_after_two_dashes_are_text(journal: Program) -> None:
    journal.ok("record globex -- --today")
    assert journal.events[-1]["text"] == "--today"


@pytest.mark.parametrize("command", ["apply", "interviewed globex --round", "record globex", "note globex"])
@pytest.mark.parametrize("text", [b"\xff\xfe", b"a\xed\xa0\x80b"])
def test_arguments_that_are_not_utf_8_are_refused(installed: Installed, command: str, text: bytes) -> None:
    installed("apply Globex")
    before = Path(installed.environment["FEEDBACK_LOOP_FILE"]).read_bytes()
    result = installed(command, text)
    assert (result.code, result.out) == (2, "")
    assert result.err.count("\n") == 1
    assert Path(installed.environment["FEEDBACK_LOOP_FILE"]).read_bytes() == before


@pytest.mark.parametrize("command", ["apply", "record globex", "note globex", "close globex --reason"])
@pytest.mark.parametrize("character", ["\x1b[31m", "\x00", "\x07", "\ud800", "\x9b1m"])
def test_control_characters_and_surrogates_are_refused(journal: Program, command: str, character: str) -> None:
    before = journal.journal.read_bytes()
    result = journal(command, f"a{character}b")
    assert (result.code, result.out) == (2, "")
    assert character not in result.err
    assert journal.journal.read_bytes() == before


def test_the_day_of_the_tests_is_a_monday(program: Program) -> None:
    program.ok("apply Acme --on monday")
    assert program.events[-1]["on"] == TODAY


@pytest.mark.parametrize(
    ("line", "advice"),
    [
        ("interviewed acme yesterday", "Did you mean --on yesterday?"),
        ("apply Acme Cook '8 Nov'", "Did you mean --on '8 Nov'?"),
        ("record acme Slow down", "Put quotation marks around what belongs together."),
        ("export calendar", "Did you mean --format ics?"),
        ("export svg", "Did you mean --format svg?"),
        ("record acme Slow gap", "Put quotation marks around what belongs together."),
        ("undo now please", "Put quotation marks around what belongs together."),
    ],
)
def test_words_that_are_too_many_are_named_with_their_place(program: Program, line: str, advice: str) -> None:
    result = program(line)
    assert (result.code, "Too many words: " in result.err, advice in result.err) == (2, True, True)
