"""Prompts on a terminal, and the editor."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from .harness import TODAY, Installed, Program, Screen, inside, plain

END = ("How did it go", "\x04")
"""Ctrl-D at the first question about an interview."""


@pytest.fixture
def journal(program: Program) -> Program:
    program.days(
        ("2026-06-01", "apply Acme 'Data Analyst' --with 'Dana Lee (recruiter)'"),
        ("2026-06-02", "apply Acme 'Head of Data'"),
        ("2026-06-03", "apply Globex Analyst"),
    )
    return program


def test_a_missing_target_is_chosen_from_the_open_loops(journal: Program, screen: Screen) -> None:
    journal.ok("close globex")
    result = screen("interviewed", ("Which loop", "2\n"), END)
    assert result.code == 0
    assert "Acme (Data Analyst)" in result.out
    assert "Acme (Head of Data)" in result.out
    assert "Globex" not in result.out
    chosen = [line.split(maxsplit=1)[1] for line in plain(result.out).splitlines() if line.strip().startswith("2 ")]
    homes = {event["id"]: f"{event['company']} ({event['role']})" for event in journal.events if "company" in event}
    assert [homes[journal.events[-1]["application"]]] == chosen


def test_an_ambiguous_target_becomes_a_choice(journal: Program, screen: Screen) -> None:
    result = screen("interviewed acme", ("Which one", "2\n"), END)
    assert result.code == 0
    assert journal.events[-1]["application"] == journal.events[1]["id"]


@pytest.mark.usefixtures("journal")
def test_an_unknown_target_offers_the_nearest_names(screen: Screen) -> None:
    result = screen("show globax", ("Which one", "1\n"))
    assert result.code == 0
    assert "Globex · Analyst" in plain(result.out)


@pytest.mark.usefixtures("journal")
def test_an_unknown_target_without_near_names_is_an_error(screen: Screen) -> None:
    assert screen("show xyzzy").code == 3


def test_an_invalid_choice_is_asked_again(journal: Program, screen: Screen) -> None:
    result = screen("interviewed acme", ("Which one", "9\n"), ("from 1 to 2", "zwei\n"), ("Which one", "1\n"), END)
    assert result.code == 0
    assert journal.events[-1]["application"] == journal.events[0]["id"]


@pytest.mark.parametrize(
    ("answers", "result"),
    [
        (["rejected"], "rejected"),
        (["Turned"], "turned-down"),
        (["down"], "turned-down"),
        (["hired", "ed", "9", "0", "offer"], "offer"),
        (["3"], "turned-down"),
    ],
)
def test_a_word_from_the_list_is_as_good_as_its_number(
    journal: Program, screen: Screen, answers: list[str], result: str
) -> None:
    assert screen("outcome globex", *(("How did it end", f"{answer}\n") for answer in answers)).code == 0
    assert journal.events[-1]["result"] == result


def test_a_wrong_choice_is_told_what_was_wrong(journal: Program, screen: Screen) -> None:
    before = journal.journal.read_bytes()
    result = screen("close", ("Which loop", "acme\n"), ("fits 2", "zed\n"), ("fits none", "\x04"))
    assert (result.code, journal.journal.read_bytes()) == (130, before)


@pytest.mark.usefixtures("journal")
def test_a_list_says_how_to_leave_it(screen: Screen) -> None:
    two = "Type a number from 1 to 2, or a part that only one has, or Ctrl-D to stop."
    result = screen("interviewed acme", ("Which one", "q\n"), ("to stop", "\n"), ("to stop", "\x04"))
    assert result.code == 130
    assert f"'q' fits none of these. {two}" in " ".join(result.out.split())
    assert " ".join(result.out.split()).count(two) == 2


@pytest.mark.parametrize("answer", ["n", "No", "q"])
def test_a_no_chooses_nothing_although_the_name_has_its_letters(journal: Program, screen: Screen, answer: str) -> None:
    journal.ok("apply 'Quinoa Inc'")
    before = journal.journal.read_bytes()
    result = screen("close quinoo", ("Which one", f"{answer}\n"), ("Type 1, or Ctrl-D to stop.", "\x04"))
    assert (result.code, journal.journal.read_bytes()) == (130, before)


def test_a_loop_is_chosen_by_part_of_its_role(journal: Program, screen: Screen) -> None:
    assert screen("close", ("Which loop", "head of\n")).code == 0
    assert journal.events[-1]["application"] == journal.events[1]["id"]


@pytest.mark.parametrize(
    ("line", "question", "answers"),
    [
        ("snooze globex", "Until when", ["soon", "2w"]),
        ("note globex", "note", ["  ", "x"]),
    ],
)
def test_a_wrong_answer_is_asked_again(
    journal: Program, screen: Screen, line: str, question: str, answers: list[str]
) -> None:
    count = len(journal.events)
    assert screen(line, *((question, f"{answer}\n") for answer in answers)).code == 0
    assert len(journal.events) == count + 1


def test_edit_asks_which_field_and_what(journal: Program, screen: Screen) -> None:
    result = screen(
        "edit globex",
        ("Which field", "rol\n"),
        ("New role", "Chief\n"),
        ("Which field", "colour\n"),
        ("is no field", ""),
        ("Which field", "on\n"),
        ("New on", "soon\n"),
        ("not a date", ""),
        ("New on", "2026-06-02\n"),
        ("Which field", "location\n"),
        ("New location", "\n"),
        ("Which field", "\n"),
    )
    assert result.code == 0
    assert journal.events[-1]["changes"] == {"role": "Chief", "on": "2026-06-02"}


def test_edit_goes_back_to_the_fields_and_keeps_what_was_typed_when_it_ends(journal: Program, screen: Screen) -> None:
    field, role = ("Which field", "role\n"), ("New role", "Chief\n")
    assert screen("edit globex", field, ("New role", "<\n"), field, role, ("Which field", "\x04")).code == 0
    assert journal.events[-1]["changes"] == {"role": "Chief"}


def test_edit_removes_a_value_on_request(journal: Program, screen: Screen) -> None:
    assert screen("edit globex", ("Which field", "role\n"), ("New role", "-\n"), ("Which field", "\n")).code == 0
    assert journal.events[-1]["changes"] == {"role": None}


@pytest.mark.parametrize(("answer", "code"), [("\n", 0), ("\x04", 0), ("\x03", 130)])
def test_edit_without_an_answer_changes_nothing(journal: Program, screen: Screen, answer: str, code: int) -> None:
    before = journal.journal.read_bytes()
    assert screen("edit globex", ("Which field", answer)).code == code
    assert journal.journal.read_bytes() == before


def test_a_missing_company_is_asked_for(program: Program, screen: Screen) -> None:
    assert screen("apply", ("Company", "Umbrella & Söhne\n"), ("Role", "\x04")).code == 0
    assert program.last() == [{"kind": "applied", "on": "2026-06-15", "company": "Umbrella & Söhne"}]


def test_a_missing_result_is_chosen_from_a_list(journal: Program, screen: Screen) -> None:
    assert screen("outcome globex", ("How did it end", "4\n")).code == 0
    assert journal.events[-1]["result"] == "rejected"


@pytest.mark.parametrize(
    ("command", "question", "kind"),
    [("record globex", "say", "recorded"), ("note globex", "note", "noted"), ("act globex", "will you do", "planned")],
)
def test_a_missing_text_is_asked_for(journal: Program, screen: Screen, command: str, question: str, kind: str) -> None:
    more = {"recorded": ("Another point (Enter for none)", "\n"), "planned": ("By when", "\n")}
    following = [more[kind]] if kind in more else []
    assert screen(command, (question, "Learn SQL\n"), *following).code == 0
    assert (journal.events[-1]["kind"], journal.events[-1]["text"]) == (kind, "Learn SQL")


def test_a_missing_day_to_snooze_until_is_asked_for(journal: Program, screen: Screen) -> None:
    assert screen("snooze globex", ("Until when", "2w\n")).code == 0
    assert journal.events[-1]["until"] == "2026-06-29"


@pytest.mark.usefixtures("journal")
def test_a_missing_target_of_edit_is_asked_for(screen: Screen) -> None:
    result = screen("edit", ("correct", "nowhere\n"), ("correct", "globex\n"), ("Which field", "\n"))
    assert result.code == 0
    assert "Analyst" in result.out


def test_an_empty_answer_is_asked_again(program: Program, screen: Screen) -> None:
    assert screen("apply", ("Company", "\n"), ("Company", "Acme\n"), ("Role", "\x04")).code == 0
    assert program.events[-1]["company"] == "Acme"


@pytest.mark.parametrize("command", ["apply", "interviewed", "record globex", "outcome globex"])
def test_ctrl_c_at_a_prompt_exits_with_130(journal: Program, screen: Screen, command: str) -> None:
    before = journal.journal.read_bytes()
    question = {"apply": "Company", "interviewed": "Which loop", "record globex": "say"}.get(command, "How did")
    result = screen(command, (question, "\x03"))
    assert result.code == 130
    assert "Traceback" not in result.out
    assert journal.journal.read_bytes() == before


def test_prompts_are_not_part_of_the_output(journal: Program, screen: Screen) -> None:
    results = journal.folder / "results"
    run = f'exec {sys.executable} -m feedback_loop "$@" > {results}'
    result = screen("interviewed acme", ("Which one", "2\n"), END, program=("/bin/sh", "-c", run, "sh"))
    assert result.code == 0
    assert results.read_text(encoding="utf-8").startswith("Acme (Head of Data)")


def test_an_answer_that_is_not_utf_8_is_refused(journal: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    before = journal.journal.read_bytes()
    monkeypatch.setenv("FEEDBACK_LOOP_TODAY", TODAY)
    for line in ("apply", "interviewed"):
        result = inside(monkeypatch, line.split(), tty=True, stdin=b"\xff\n", typing=True)
        assert result.code == (130 if line == "apply" else 2)  # which asks again, until the input ends
        assert "not UTF-8" in result.err
        assert journal.journal.read_bytes() == before


def test_an_unreadable_confirmation_means_no(journal: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FEEDBACK_LOOP_TODAY", TODAY)
    result = inside(monkeypatch, ["outcome", "globex", "accepted"], tty=True, stdin=b"\xff\n", typing=True)
    assert result.code == 0
    assert [event["kind"] for event in journal.events].count("outcome") == 1


@pytest.mark.usefixtures("journal")
def test_end_of_input_at_a_prompt_exits_with_130(screen: Screen) -> None:
    assert screen("record globex", ("say", "\x04")).code == 130


@pytest.mark.parametrize(("answer", "withdrawn"), [("y\n", 2), ("n\n", 0), ("\n", 0)])
def test_accepting_offers_to_withdraw_the_others(journal: Program, screen: Screen, answer: str, withdrawn: int) -> None:
    assert screen("outcome globex accepted", ("Withdraw 2 other open applications too?", answer)).code == 0
    results = [event["result"] for event in journal.events if event["kind"] == "outcome"]
    assert results == ["accepted", *["withdrawn"] * withdrawn]


def test_yes_withdraws_the_others_without_a_prompt(journal: Program, screen: Screen) -> None:
    assert screen("outcome globex accepted --yes").code == 0
    assert [event["result"] for event in journal.events[-3:]] == ["accepted", "withdrawn", "withdrawn"]
    assert len({event["batch"] for event in journal.events[-3:]}) == 1


def test_accepting_the_only_application_asks_nothing(program: Program, screen: Screen) -> None:
    program.ok("apply Acme")
    assert screen("outcome acme accepted").code == 0


def test_an_empty_journal_offers_no_choice(program: Program, screen: Screen) -> None:
    result = screen("interviewed")
    assert (result.code, program.events) == (2, [])
    assert "feedback-loop apply" in result.out


@pytest.mark.usefixtures("journal")
def test_json_never_prompts(screen: Screen) -> None:
    result = screen("apply --json")
    assert (result.code, '"code": 2' in result.out) == (2, True)


COMMANDS_THAT_MISS_SOMETHING = [
    ("apply", 2),
    ("interviewed", 2),
    ("outcome", 2),
    ("outcome globex", 2),
    ("ask-feedback", 2),
    ("record", 2),
    ("record globex", 2),
    ("act", 2),
    ("act globex", 2),
    ("follow-up", 2),
    ("thank", 2),
    ("show", 2),
    ("show acme", 3),
    ("note", 2),
    ("note globex", 2),
    ("snooze", 2),
    ("snooze globex", 2),
    ("close", 2),
    ("edit", 2),
    ("import", 2),
]


@pytest.mark.parametrize(("command", "code"), COMMANDS_THAT_MISS_SOMETHING)
def test_without_a_terminal_missing_values_are_errors(journal: Program, command: str, code: int) -> None:
    before = journal.journal.read_bytes()
    result = journal(command)
    assert (result.code, result.out) == (code, "")
    assert result.err.strip()
    assert journal.journal.read_bytes() == before


@pytest.mark.usefixtures("journal")
@pytest.mark.parametrize(
    "command", ["apply", "show acme", "record globex", "outcome globex accepted --again", "remind"]
)
def test_an_open_pipe_on_standard_input_is_not_read(installed: Installed, command: str) -> None:
    reading, writing = os.pipe()
    try:
        quiet = installed(command, stdin=subprocess.DEVNULL)
        assert quiet.code == installed(command, stdin=reading).code
    finally:
        os.close(reading)
        os.close(writing)


def _editor(folder: Path, script: str) -> str:
    """Write an editor in Python; ``path`` is the file that it is given."""
    path = folder / "editor.py"
    path.write_text(f"import sys, pathlib\npath = pathlib.Path(sys.argv[-1])\n{script}\n", encoding="utf-8")
    return f"{sys.executable} {path}"


def test_record_opens_the_editor(journal: Program, screen: Screen, tmp_path: Path) -> None:
    editor = _editor(tmp_path, "path.write_text('Line one\\nLine two: ü\\n', encoding='utf-8')")
    assert screen("record globex", environment={"EDITOR": editor}).code == 0
    assert journal.events[-1]["text"] == "Line one\nLine two: ü"


def test_visual_wins_over_editor(journal: Program, screen: Screen, tmp_path: Path) -> None:
    editor = _editor(tmp_path, "path.write_text('from visual')")
    assert screen("record globex", environment={"VISUAL": editor, "EDITOR": "false"}).code == 0
    assert journal.events[-1]["text"] == "from visual"


@pytest.mark.parametrize(
    "script",
    ["", "sys.exit(1)", "path.write_bytes(b'\\xff\\xfe')", "path.unlink()"],
    ids=["empty", "1", "bytes", "gone"],
)
def test_a_failed_or_empty_edit_records_nothing(journal: Program, screen: Screen, tmp_path: Path, script: str) -> None:
    before = journal.journal.read_bytes()
    result = screen("record globex", environment={"EDITOR": _editor(tmp_path, script)})
    assert result.code == 2
    assert "Traceback" not in result.out
    assert journal.journal.read_bytes() == before


@pytest.mark.usefixtures("journal")
def test_a_missing_editor_is_reported(screen: Screen) -> None:
    result = screen("record globex", environment={"EDITOR": "no-such-editor"})
    assert (result.code, "no-such-editor" in result.out) == (2, True)


@pytest.mark.usefixtures("journal")
def test_the_editors_file_is_deleted(screen: Screen, tmp_path: Path) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    path_file = tmp_path / "seen"
    editor = _editor(tmp_path, f"pathlib.Path({str(path_file)!r}).write_text(str(path)); path.write_text('x')")
    assert screen("record globex", environment={"EDITOR": editor, "TMPDIR": str(temporary)}).code == 0
    assert Path(path_file.read_text()).parent.parent == temporary
    assert list(temporary.iterdir()) == []


def test_misspelled_person_is_chosen_from_a_list(installed: Installed, screen: Screen) -> None:
    assert installed("apply Acme --with 'Dana Lee (recruiter)' --with 'Kim Ito'").code == 0
    result = screen("ask-feedback acme --with danna", ("Somebody new", "1\n"))
    assert result.code == 0
    assert "Did you mean Dana Lee?" in plain(result.out)
    assert "Asked Dana Lee for feedback" in plain(result.out)
    result = screen("ask-feedback acme --with danna", ("Somebody new", "2\n"), ("address", "Danna Roe (cto)\n"))
    assert "Asked Danna Roe for feedback" in plain(result.out)


def test_an_error_as_json_is_not_wrapped_on_a_terminal(program: Program, screen: Screen) -> None:
    program.ok("apply Acme Analyst")
    program.ok("apply Acme Clerk")
    shown = screen("show acme --json", width=40)
    assert json.loads(shown.out)["error"]["candidates"]
