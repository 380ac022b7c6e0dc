"""The reminder in a crontab, as cron and a shell read it."""

import plistlib
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback_loop.domain.errors import UsageError
from feedback_loop.exchange.scheduling.crontab import (
    MARK,
    Reminder,
    find_reminder,
    format_reminder_line,
    remove_reminder,
    set_reminder,
)
from feedback_loop.exchange.scheduling.timers import launchd, systemd

LINE = format_reminder_line("08:00", ["/opt/bin/feedback-loop", "remind", "--calm"])
OTHER_LINES = (
    '# my jobs\nMAILTO="me@home.example"\nLANG = C.UTF-8\n\n0  8 * * *\t/bin/a   # spaced\n'
    "  30 7 * * 1-5 /bin/b\r\n@daily /bin/c\x0c\x85\n*/5 * * * * mail%x\\%y\n"
)
CRONTABS = ["", OTHER_LINES, OTHER_LINES.rstrip("\n"), "\n\n", "# \udce9 from an old editor\n"]

crontabs = st.text(st.characters(codec="utf-8") | st.sampled_from("\n\n#% *")).filter(lambda text: MARK not in text)
words = st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0\n")), min_size=1)
special_words = st.lists(st.text(st.sampled_from("\\%'\" a$"), min_size=1), min_size=1)


def shell_command(line: str) -> str:
    """Return the command that cron passes to the shell: as in its source, a % without backslash ends the command."""
    command, escaped = "", False
    for character in line.split(maxsplit=5)[5]:
        if escaped and character == "%":
            command = command[:-1]
        elif character == "%":
            break
        command += character
        escaped = not escaped and character == "\\"
    return command


@given(words=words | special_words)
def test_cron_and_shell_read_the_same_words(words: list[str]) -> None:
    line = format_reminder_line("08:00", words)
    assert shlex.split(shell_command(line), comments=True) == words


@given(words=words | special_words)
def test_words_are_read_back_from_a_crontab(words: list[str]) -> None:
    reminder = find_reminder(set_reminder(OTHER_LINES, format_reminder_line("23:05", words)))
    assert reminder is not None
    assert (reminder.at, reminder.words) == ("23:05", tuple(words))


@pytest.mark.parametrize("path", ["a b", "50% off", "back\\%slash", "\\\\%", "it's", "$HOME`id`", "ü\udce9", "# no"])
def test_real_shell_reads_the_same_words(path: str) -> None:
    line = format_reminder_line("08:00", ["printf", "%s", path])
    result = subprocess.run(["/bin/sh", "-c", shell_command(line)], capture_output=True, check=True)
    assert result.stdout.decode("utf-8", "surrogateescape") == path


def test_line_break_in_a_path_is_refused() -> None:
    with pytest.raises(UsageError, match="line break"):
        format_reminder_line("08:00", ["/opt/a\nb"])


def test_reminder_line() -> None:
    assert LINE == "0 8 * * * /opt/bin/feedback-loop remind --calm # feedback-loop reminder"


@given(crontab=crontabs)
def test_other_lines_stay_byte_for_byte(crontab: str) -> None:
    after = set_reminder(crontab, LINE)
    rest = after.removesuffix(f"{LINE}\n")
    assert rest != after
    assert rest in (crontab, f"{crontab}\n")
    assert remove_reminder(after) == rest


@pytest.mark.parametrize("crontab", CRONTABS)
def test_new_line_replaces_the_previous_one(crontab: str) -> None:
    later = format_reminder_line("21:30", ["/elsewhere/feedback-loop", "remind"])
    after = f"{set_reminder(crontab, LINE)}# below\n"
    assert set_reminder(after, later) == after.replace(LINE, later)
    assert set_reminder(after, LINE) == after


def test_duplicate_line_is_removed() -> None:
    assert set_reminder(f"{LINE}\n# between\n{LINE}  \n", LINE) == f"{LINE}\n# between\n"
    assert remove_reminder(f"{LINE}\n# between\n{LINE}") == "# between\n"


def test_disabled_line_is_kept() -> None:
    off = f"#{LINE}\n"
    assert find_reminder(off) is None
    assert set_reminder(off, LINE) == f"{off}{LINE}\n"
    assert remove_reminder(off) == off


@pytest.mark.parametrize(
    ("line", "at", "program"),
    [
        (LINE, "08:00", "/opt/bin/feedback-loop"),
        (f"5 23 * * 1-5 '/opt/my bin/feedback-loop' remind {MARK}", None, "/opt/my bin/feedback-loop"),
        (f"*/5 * * * * /opt/50\\% off/feedback-loop remind {MARK}", None, "/opt/50%"),
        (f"@daily env A=b LC_ALL=C /o=p/feedback-loop remind {MARK}", None, "/o=p/feedback-loop"),
        (f"0 8 * * * feedback-loop 'remind {MARK}", "08:00", None),
        (f"0 8 * * * {MARK}", "08:00", None),
    ],
)
def test_reminder_has_time_and_program(line: str, at: str | None, program: str | None) -> None:
    reminder = find_reminder(f"{OTHER_LINES}{line}\n")
    assert reminder == Reminder(line, at, reminder.words if reminder else ())
    assert reminder.program == program


def test_crontab_without_reminder() -> None:
    assert find_reminder(OTHER_LINES) is None
    assert find_reminder("") is None


SPECIAL_WORDS = ["env", "A=b", '/opt/50% "off"/$x\\/feedback-loop', "--file", "/home/a b/j.json", "remind"]


def test_systemd_script_starts_the_exact_words(tmp_path: Path) -> None:
    script = systemd("07:05", SPECIAL_WORDS)
    result = subprocess.run(
        ["sh", "-c", re.sub(r"^systemctl .*$", "", script, flags=re.MULTILINE)],
        env={"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        check=True,
    )
    assert (result.stdout, result.stderr) == (b"", b"")
    folder = tmp_path / ".config/systemd/user"
    assert "OnCalendar=07:05\n" in (folder / "feedback-loop.timer").read_text()
    command = '"/usr/bin/env" "A=b" "/opt/50%% \\"off\\"/$$x\\\\/feedback-loop" "--file" "/home/a b/j.json" "remind"'
    assert f"ExecStart={command}\n" in (folder / "feedback-loop.service").read_text()
    if shutil.which("systemd-analyze"):
        checked = subprocess.run(
            ["systemd-analyze", "--user", "verify", str(folder / "feedback-loop.timer")],
            env={"HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path), "PATH": "/usr/bin:/bin"},
            capture_output=True,
            check=False,
        )
        assert b"feedback-loop" not in checked.stderr


def test_launchd_script_starts_the_exact_words(tmp_path: Path) -> None:
    script = launchd("07:05", [*SPECIAL_WORDS, "<&>"])
    subprocess.run(
        ["sh", "-c", re.sub(r"^launchctl .*$", "", script, flags=re.MULTILINE)],
        env={"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"},
        check=True,
    )
    agent = plistlib.loads((tmp_path / "Library/LaunchAgents/feedback-loop.plist").read_bytes())
    assert agent["ProgramArguments"] == ["/usr/bin/env", *SPECIAL_WORDS[1:], "<&>"]
    assert agent["StartCalendarInterval"] == {"Hour": 7, "Minute": 5}
