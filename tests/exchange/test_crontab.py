"""The reminder's line in the text of a crontab, and what cron and a shell make of it."""

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
OTHERS = (
    '# my jobs\nMAILTO="me@home.example"\nLANG = C.UTF-8\n\n0  8 * * *\t/bin/a   # spaced\n'
    "  30 7 * * 1-5 /bin/b\r\n@daily /bin/c\x0c\x85\n*/5 * * * * mail%x\\%y\n"
)
FORMS = ["", OTHERS, OTHERS.rstrip("\n"), "\n\n", "# \udce9 from an old editor\n"]

crontabs = st.text(st.characters(codec="utf-8") | st.sampled_from("\n\n#% *")).filter(lambda text: MARK not in text)
words = st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0\n")), min_size=1)
nasty = st.lists(st.text(st.sampled_from("\\%'\" a$"), min_size=1), min_size=1)


def handed_to_shell(line: str) -> str:
    """Return what cron hands to the shell: it reads backslashes as its source does, and a bare % ends the command."""
    command, escaped = "", False
    for character in line.split(maxsplit=5)[5]:
        if escaped and character == "%":
            command = command[:-1]
        elif character == "%":
            break
        command += character
        escaped = not escaped and character == "\\"
    return command


@given(words=words | nasty)
def test_cron_and_a_shell_make_the_same_words_of_the_line(words: list[str]) -> None:
    line = format_reminder_line("08:00", words)
    assert shlex.split(handed_to_shell(line), comments=True) == words


@given(words=words | nasty)
def test_the_words_are_read_back_from_a_crontab(words: list[str]) -> None:
    found = find_reminder(set_reminder(OTHERS, format_reminder_line("23:05", words)))
    assert found is not None
    assert (found.at, found.words) == ("23:05", tuple(words))


@pytest.mark.parametrize("path", ["a b", "50% off", "back\\%slash", "\\\\%", "it's", "$HOME`id`", "ü\udce9", "# no"])
def test_a_real_shell_makes_the_same_words_of_the_line(path: str) -> None:
    line = format_reminder_line("08:00", ["printf", "%s", path])
    ran = subprocess.run(["/bin/sh", "-c", handed_to_shell(line)], capture_output=True, check=True)
    assert ran.stdout.decode("utf-8", "surrogateescape") == path


def test_a_line_break_in_a_path_is_refused() -> None:
    with pytest.raises(UsageError, match="line break"):
        format_reminder_line("08:00", ["/opt/a\nb"])


def test_the_line_is_what_people_know_from_crontabs() -> None:
    assert LINE == "0 8 * * * /opt/bin/feedback-loop remind --calm # feedback-loop reminder"


@given(crontab=crontabs)
def test_what_was_there_stays_byte_for_byte(crontab: str) -> None:
    after = set_reminder(crontab, LINE)
    kept = after.removesuffix(f"{LINE}\n")
    assert kept != after
    assert kept in (crontab, f"{crontab}\n")
    assert remove_reminder(after) == kept


@pytest.mark.parametrize("crontab", FORMS)
def test_a_second_line_takes_the_place_of_the_first(crontab: str) -> None:
    later = format_reminder_line("21:30", ["/elsewhere/feedback-loop", "remind"])
    after = f"{set_reminder(crontab, LINE)}# below\n"
    assert set_reminder(after, later) == after.replace(LINE, later)
    assert set_reminder(after, LINE) == after


def test_a_doubled_line_becomes_one() -> None:
    assert set_reminder(f"{LINE}\n# between\n{LINE}  \n", LINE) == f"{LINE}\n# between\n"
    assert remove_reminder(f"{LINE}\n# between\n{LINE}") == "# between\n"


def test_a_line_that_somebody_turned_off_is_theirs() -> None:
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
def test_the_line_says_when_and_which_installation_it_runs(line: str, at: str | None, program: str | None) -> None:
    found = find_reminder(f"{OTHERS}{line}\n")
    assert found == Reminder(line, at, found.words if found else ())
    assert found.program == program


def test_a_crontab_without_a_reminder_has_none() -> None:
    assert find_reminder(OTHERS) is None
    assert find_reminder("") is None


NASTY = ["env", "A=b", '/opt/50% "off"/$x\\/feedback-loop', "--file", "/home/a b/j.json", "remind"]


def test_the_lines_for_systemd_start_every_word_as_it_is(tmp_path: Path) -> None:
    script = systemd("07:05", NASTY)
    written = subprocess.run(
        ["sh", "-c", re.sub(r"^systemctl .*$", "", script, flags=re.MULTILINE)],
        env={"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        check=True,
    )
    assert (written.stdout, written.stderr) == (b"", b"")
    folder = tmp_path / ".config/systemd/user"
    assert "OnCalendar=07:05\n" in (folder / "feedback-loop.timer").read_text()
    started = '"/usr/bin/env" "A=b" "/opt/50%% \\"off\\"/$$x\\\\/feedback-loop" "--file" "/home/a b/j.json" "remind"'
    assert f"ExecStart={started}\n" in (folder / "feedback-loop.service").read_text()
    if shutil.which("systemd-analyze"):
        checked = subprocess.run(
            ["systemd-analyze", "--user", "verify", str(folder / "feedback-loop.timer")],
            env={"HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path), "PATH": "/usr/bin:/bin"},
            capture_output=True,
            check=False,
        )
        assert b"feedback-loop" not in checked.stderr


def test_the_lines_for_launchd_start_every_word_as_it_is(tmp_path: Path) -> None:
    script = launchd("07:05", [*NASTY, "<&>"])
    subprocess.run(
        ["sh", "-c", re.sub(r"^launchctl .*$", "", script, flags=re.MULTILINE)],
        env={"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"},
        check=True,
    )
    agent = plistlib.loads((tmp_path / "Library/LaunchAgents/feedback-loop.plist").read_bytes())
    assert agent["ProgramArguments"] == ["/usr/bin/env", *NASTY[1:], "<&>"]
    assert agent["StartCalendarInterval"] == {"Hour": 7, "Minute": 5}
