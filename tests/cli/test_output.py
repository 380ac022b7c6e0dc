"""Output to pipes, terminals, old locales, full disks and closed readers."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from .harness import ESCAPE, Installed, Program, Screen, plain

VIEWS = ["", "status", "status --all", "show acme", "remind", "remind --brief", "log", "config", "doctor"]
ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


@pytest.fixture
def journal(program: Program) -> Program:
    program.days(
        ("2026-06-01", "apply Acme 'Développeur' --with 'Zoë Lee (recruiter)'"),
        ("2026-06-05", "interviewed acme --with zoë"),
        ("2026-06-06", "record acme 'Plus de maîtrise' --theme level"),
        ("2026-06-07", "act acme 'Étudier'"),
        ("2026-06-02", "apply 東京データ"),
    )
    return program


@pytest.mark.parametrize("command", VIEWS)
def test_a_pipe_has_no_escape_codes(journal: Program, command: str) -> None:
    assert ESCAPE not in journal.ok(command).out


@pytest.mark.parametrize("command", VIEWS)
def test_a_terminal_has_colours(journal: Program, command: str) -> None:
    assert ESCAPE in journal.ok(command, tty=True).out


@pytest.mark.parametrize("how", ["NO_COLOR", "NO_COLOR empty", "TERM", "--no-color", "--no-color after"])
@pytest.mark.parametrize("command", VIEWS)
def test_a_terminal_without_colours_has_no_escape_codes(journal: Program, command: str, how: str) -> None:
    if how.startswith("NO_COLOR"):
        journal.patch.setenv("NO_COLOR", "" if "empty" in how else "1")
    if how == "TERM":
        journal.patch.setenv("TERM", "dumb")
    line = {"--no-color": f"--no-color {command}", "--no-color after": f"{command} --no-color"}.get(how, command)
    output = journal.ok(line, tty=True, width=100).out
    assert ESCAPE not in output
    journal.patch.delenv("NO_COLOR", raising=False)
    journal.patch.setenv("TERM", "xterm-256color")
    if (command, how) != ("doctor", "TERM"):  # it names the terminal
        assert output == plain(journal.ok(command, tty=True, width=100).out)


def test_a_real_dumb_terminal_uses_its_own_width(screen: Screen, journal: Program) -> None:
    assert journal.ok("status").code == 0
    wide, narrow = (screen("status", width=width, environment={"TERM": "dumb"}).out for width in (120, 60))
    assert max(map(len, wide.splitlines())) > 80
    assert max(map(len, narrow.splitlines())) <= 60


@pytest.mark.parametrize("command", ["status", "show acme"])
def test_a_real_terminal_uses_colours_and_its_own_width(journal: Program, screen: Screen, command: str) -> None:
    for width in (60, 100):
        screen_result = screen(command, width=width)
        assert screen_result.code == 0
        assert ESCAPE in screen_result.out
        journal.patch.delenv("COLUMNS", raising=False)
        assert plain(screen_result.out) == plain(journal.ok(command, tty=True, width=width).out)
    assert ESCAPE not in screen(command, environment={"NO_COLOR": "1"}).out


def test_late_is_red_and_today_is_yellow(journal: Program) -> None:
    output = journal.ok("status", tty=True, today="2026-06-08").out
    assert "\x1b[1;31m1 day late" in output
    assert "\x1b[33mtoday" in journal.ok("status", tty=True, today="2026-06-07").out


@pytest.mark.parametrize("tty", [False, True])
@pytest.mark.parametrize("command", ["status", "show acme", "log"])
def test_json_is_ascii_and_the_same_on_a_terminal(journal: Program, command: str, tty: bool) -> None:
    output = journal.ok(f"{command} --json", tty=tty).out
    assert output.isascii()
    assert output == journal.ok(f"{command} --json").out
    assert "Développeur" in json.dumps(json.loads(output), ensure_ascii=False)


@pytest.mark.usefixtures("journal")
@pytest.mark.parametrize("command", ["status --all", "show acme", "remind", "log", "--help", "demo"])
def test_an_ascii_locale_gets_ascii_symbols_and_escapes(installed: Installed, command: str) -> None:
    result = installed(command, environment=ASCII)
    assert (result.code, result.err) == (0, "")
    assert result.out.isascii()
    if command == "status --all":
        assert "**.*+." in result.out
        assert "*....." in result.out
        assert "\\u6771\\u4eac" in result.out
    if command == "log":
        assert "D\\xe9veloppeur" in result.out


@pytest.mark.usefixtures("journal")
def test_an_ascii_locale_aligns_its_columns(installed: Installed) -> None:
    lines = installed("status", environment=ASCII).out.splitlines()
    start = lines[0].index("Steps")
    assert all(line[start - 1] == " " and line[start] in "*S" for line in lines)


@pytest.mark.usefixtures("journal")
def test_an_ascii_terminal_does_not_crash(screen: Screen) -> None:
    screen_result = screen("status", environment=ASCII, width=100)
    assert screen_result.code == 0
    assert "**.*+." in screen_result.out
    assert screen_result.out.isascii()


@pytest.mark.parametrize("environment", [ASCII, {"LC_ALL": "C.UTF-8"}, {"LC_ALL": "POSIX"}])
def test_arguments_are_stored_as_utf_8_in_every_locale(
    program: Program, installed: Installed, environment: dict[str, str]
) -> None:
    applied = installed("apply Zürich 東京 --note 'naïve 🙂'", environment=environment)
    assert applied.code == 0
    assert [program.events[-1][name] for name in ("company", "role", "note")] == ["Zürich", "東京", "naïve 🙂"]
    assert installed("record zürich -", environment=environment, stdin="größer".encode()).code == 0
    assert program.events[-1]["text"] == "größer"
    assert installed("show ZÜRICH", environment=environment).code == 0


@pytest.mark.usefixtures("journal")
@pytest.mark.parametrize("command", ["status", "log", "config", "config --json", "demo", "--help"])
def test_a_pipe_closed_after_one_line_is_no_error(installed: Installed, command: str) -> None:
    result = installed.shell(f"$F {command} | head -1")
    assert result.err == ""
    assert result.out.count("\n") == 1


@pytest.mark.usefixtures("journal")
@pytest.mark.parametrize("command", ["status", "log --json", "config", "remind", "demo", "apply Globex"])
def test_a_pipe_closed_before_any_output_is_no_error(installed: Installed, command: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    result = subprocess.run(
        [sys.executable, "-m", "feedback_loop", *command.split()],
        env=installed.environment,
        stdin=subprocess.DEVNULL,
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)
    assert (result.returncode, result.stderr) == (0, b"")


@pytest.mark.usefixtures("journal")
@pytest.mark.parametrize("command", ["status", "status --json", "config --json", "log", "demo", "--version"])
def test_a_full_disk_is_one_line(installed: Installed, command: str) -> None:
    result = installed.shell(f"$F {command} > /dev/full")
    assert result.code == 4
    assert result.err.count("\n") == 1
    assert "No space left" in result.err


def test_an_event_is_kept_if_its_confirmation_cannot_be_written(journal: Program, installed: Installed) -> None:
    count = len(journal.events)
    assert installed.shell("$F apply Globex > /dev/full").code == 4
    assert len(journal.events) == count + 1


@pytest.mark.parametrize(
    ("script", "code"),
    [
        ("$F status >&-", 0),
        ("$F status 2>&-", 0),
        ("$F status <&-", 0),
        ("$F apply Globex >&- 2>&- <&-", 0),
        ("$F nonsense 2>&-", 2),
        ("$F nonsense 2> /dev/full", 2),
        ("$F show nobody --json 2> /dev/full", 3),
        ("$F act <&-", 2),
        ("$F record acme - <&-", 2),
        ("$F --file /nowhere/yet.json status 2> /dev/full", 0),
    ],
)
def test_closed_and_full_streams_do_not_change_the_exit_code(
    journal: Program, installed: Installed, script: str, code: int
) -> None:
    result = installed.shell(script)
    assert result.code == code
    assert "Traceback" not in result.err
    assert "bug" not in result.err
    assert not list(journal.folder.glob("feedback-loop-*"))


@pytest.mark.usefixtures("journal")
def test_the_installed_command_is_the_same_program(installed: Installed) -> None:
    script = Path(sys.executable).with_name("feedback-loop")
    assert installed("status", program=[str(script)]) == installed("status")


@pytest.mark.parametrize("line", ["status", "show acme", "messages"])
def test_an_absurd_width_does_not_crash(journal: Program, line: str) -> None:
    assert journal.ok(line, tty=True, width=10**20).out


@pytest.mark.usefixtures("journal")
def test_a_tiny_or_unknown_width_does_not_crash(screen: Screen) -> None:
    assert screen("status", width=0).code == 0
    assert screen("show acme", width=5).code == 0
