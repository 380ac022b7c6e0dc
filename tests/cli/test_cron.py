"""The cron command, with a fake crontab command and with a real cron."""

import datetime as dt
import fcntl
import os
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from feedback_loop.cli.commands import cron as cron_module
from feedback_loop.exchange.scheduling.crontab import MARK

from .harness import CommandResult, Installed, Program

OTHERS = b'# mine, written in Latin-1: \xe9\nMAILTO="me@home.example"\nLANG = C\n\n0  8 * * *\t/bin/true   # spaced\n'
PROGRAM = str(Path(sys.executable).with_name("feedback-loop"))

_CRONTAB = """#!/bin/sh
# A crontab command for a user of its own.
case $1 in
    -l) [ -f "$CRONTAB" ] || { echo "no crontab for me" >&2; exit 1; }; cat "$CRONTAB" ;;
    -r) rm "$CRONTAB" ;;
    -) cat > "$CRONTAB" ;;
esac
"""


def write_executable(path: Path, script: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(script, encoding="utf-8")
    path.chmod(0o755)


@pytest.fixture
def crontab(program: Program) -> Path:
    """Path of the crontab of a user who has none yet."""
    write_executable(program.folder / "bin" / "crontab", _CRONTAB)
    program.patch.setenv("PATH", f"{program.folder / 'bin'}{os.pathsep}{os.environ['PATH']}")
    program.patch.setenv("CRONTAB", str(program.folder / "crontab"))
    program.patch.setattr(cron_module, "SENDMAIL", program.folder / "bin" / "crontab")
    return program.folder / "crontab"


def reminder_line(program: Program, at: str, end: str = "") -> str:
    """Return the expected line of the crontab."""
    job = f"env FEEDBACK_LOOP_CONFIG={program.config} {PROGRAM} --file {program.journal} remind --calm{end}"
    return f"{at} * * * {job} {MARK}"


def test_install_adds_a_line_with_absolute_paths(program: Program, crontab: Path) -> None:
    result = program.ok("cron install")
    line = reminder_line(program, "0 8")
    assert crontab.read_text(encoding="utf-8") == f"{line}\n"
    assert result.out == f"The reminder is set, every day at 08:00:\n  {line}\n"


def test_install_replaces_only_its_own_line(program: Program, crontab: Path) -> None:
    crontab.write_bytes(OTHERS)
    program.ok("cron install --at 7:30")
    crontab.write_bytes(crontab.read_bytes() + b"# below")
    result = program.ok("cron install --at 21:05 --notify")
    line = reminder_line(program, "5 21", " --notify")
    assert result.out == f"The reminder was changed, every day at 21:05:\n  {line}\n"
    assert crontab.read_bytes() == OTHERS + f"{line}\n# below\n".encode()


def test_repeating_an_install_writes_nothing(program: Program, crontab: Path) -> None:
    program.ok("cron install")
    crontab.chmod(0o400)
    before = crontab.stat()
    assert program.ok("cron install").out.startswith("The reminder was already set, every day at 08:00:\n")
    after = crontab.stat()  # a read changes the time of access, a write that of change
    assert (after.st_ino, after.st_ctime_ns) == (before.st_ino, before.st_ctime_ns)


def test_remove_deletes_only_its_own_line(program: Program, crontab: Path) -> None:
    crontab.write_bytes(OTHERS)
    program.ok("cron install")
    result = program.ok("cron remove")
    assert result.out == f"The reminder was removed:\n  {reminder_line(program, '0 8')}\n"
    assert crontab.read_bytes() == OTHERS


def test_remove_deletes_a_crontab_that_becomes_empty(program: Program, crontab: Path) -> None:
    program.ok("cron install")
    program.ok("cron remove")
    assert not crontab.exists()


@pytest.mark.parametrize("line", ["cron", "cron show", "cron remove"])
@pytest.mark.parametrize("content", [None, OTHERS])
def test_without_a_reminder_a_note_explains_how_to_set_one(
    program: Program, crontab: Path, line: str, content: bytes | None
) -> None:
    if content is not None:
        crontab.write_bytes(content)
    result = program(line)
    assert result == CommandResult(0, "", "Your crontab has no reminder. Set one with: feedback-loop cron install\n")
    assert (crontab.read_bytes() if crontab.exists() else None) == content


def test_show_prints_a_line_that_was_edited_by_hand(program: Program, crontab: Path) -> None:
    line = f"0 7 * * 1-5 /opt/feedback-loop remind {MARK}"
    crontab.write_text(f"{line}\n", encoding="utf-8")
    assert program.ok("cron show").out == f"The reminder is set:\n  {line}\n"
    assert program.json("cron show")["reminder"] == {"line": line, "at": None, "program": "/opt/feedback-loop"}


@pytest.mark.usefixtures("crontab")
def test_documents_have_the_reminder_before_and_after(program: Program) -> None:
    early = {"line": reminder_line(program, "0 6"), "at": "06:00", "program": PROGRAM}
    late = {"line": reminder_line(program, "0 22"), "at": "22:00", "program": PROGRAM}
    nothing = {"schema_version": 1, "before": None, "reminder": None}
    assert program.json("cron") == nothing
    assert program.json("cron install --at 6:00") == nothing | {"reminder": early}
    assert program.json("cron install --at 22:00") == nothing | {"before": early, "reminder": late}
    assert program.json("cron show") == nothing | {"before": late, "reminder": late}
    assert program.json("cron remove") == nothing | {"before": late}
    assert program.json("cron remove") == nothing


@pytest.mark.usefixtures("crontab")
def test_default_paths_are_left_out_of_the_line(program: Program) -> None:
    for name in ("FEEDBACK_LOOP_FILE", "FEEDBACK_LOOP_CONFIG", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        program.patch.delenv(name, raising=False)
    line = program.json("cron install")["reminder"]["line"]
    assert line == f"0 8 * * * {PROGRAM} remind --calm {MARK}"


@pytest.mark.usefixtures("crontab")
def test_xdg_folders_are_added_to_the_line(program: Program) -> None:
    program.patch.delenv("FEEDBACK_LOOP_FILE")
    program.patch.delenv("FEEDBACK_LOOP_CONFIG")
    program.patch.setenv("XDG_DATA_HOME", str(program.folder / "my data"))
    program.patch.setenv("XDG_CONFIG_HOME", str(program.folder / "my config"))
    words = shlex.split(program.json("cron install")["reminder"]["line"], comments=True)[5:]
    assert words[:2] == ["env", f"FEEDBACK_LOOP_CONFIG={program.folder}/my config/feedback-loop/config.toml"]
    assert words[3:5] == ["--file", f"{program.folder}/my data/feedback-loop/journal.json"]


@pytest.mark.usefixtures("crontab")
def test_a_journal_from_the_settings_is_left_out_of_the_line(program: Program) -> None:
    program.patch.delenv("FEEDBACK_LOOP_FILE")
    program.patch.setenv("XDG_DATA_HOME", str(program.folder))
    program.set(f'file = "{program.journal}"')
    assert "--file" not in program.ok("cron install").out


@pytest.mark.usefixtures("crontab")
def test_a_relative_journal_path_becomes_absolute(program: Program) -> None:
    program.patch.chdir(program.folder)
    result = program("--file 'new 50%.json' cron install")
    assert (result.code, result.err) == (0, "There is no journal at new 50%.json yet (--file).\n")
    assert f"--file '{program.folder}/new 50\\%.json' remind" in result.out


@pytest.mark.usefixtures("crontab")
def test_without_a_script_the_line_runs_python(program: Program) -> None:
    program.patch.setattr(sys, "executable", "/usr/lib/somewhere/python3")
    assert "/usr/lib/somewhere/python3 -P -m feedback_loop --file" in program.ok("cron install").out


@pytest.mark.usefixtures("crontab")
def test_a_missing_sendmail_is_reported(program: Program) -> None:
    program.patch.setattr(cron_module, "SENDMAIL", program.folder / "sendmail")
    message = f"Cron mails its output with {program.folder}/sendmail, which is not installed. Add --notify to see it.\n"
    assert program("cron install").err == message
    program.ok("cron install --notify")


@pytest.mark.parametrize(
    "line", ["cron show --at 8:00", "cron remove --notify", "cron --notify", "cron install --at 24:00"]
)
@pytest.mark.parametrize("more", ["", " --json"])
def test_wrong_options_change_nothing(program: Program, crontab: Path, line: str, more: str) -> None:
    crontab.write_bytes(OTHERS)
    result = program(line + more)
    assert (result.code, result.out) == (2, "")
    assert crontab.read_bytes() == OTHERS


def test_a_path_with_a_line_break_is_refused(program: Program, crontab: Path) -> None:
    result = program("cron install --file", "a\nb.json")
    assert (result.code, result.out) == (2, "")
    assert "A crontab cannot contain a path with a line break" in result.err
    assert not crontab.exists()


NOT_ALLOWED = "You (me) are not allowed to use this program (crontab)"
BAD = '"-":0: bad minute'


@pytest.mark.parametrize("line", ["cron show", "cron install", "cron remove"])
def test_a_user_without_permission_gets_the_message_of_crontab(program: Program, crontab: Path, line: str) -> None:
    write_executable(crontab.parent / "bin/crontab", f"#!/bin/sh\necho '{NOT_ALLOWED}\nSee crontab(1)' >&2\nexit 1\n")
    message = f"Your crontab cannot be read. The crontab command says: {NOT_ALLOWED} See crontab(1)"
    assert program(line) == CommandResult(2, "", f"{message}\n")
    assert program(f"{line} --json").error == {"code": 2, "message": message}


@pytest.mark.parametrize("line", ["cron install", "cron remove"])
def test_a_rejected_crontab_is_reported_with_the_message_of_crontab(program: Program, crontab: Path, line: str) -> None:
    crontab.write_text(f"nonsense\n0 1 * * * x {MARK}\n", encoding="utf-8")
    script = f"#!/bin/sh\n[ $1 = -l ] && exec cat '{crontab}'\necho '{BAD}\nerrors in crontab file.' >&2; exit 1\n"
    write_executable(crontab.parent / "bin/crontab", script)
    message = f"Your crontab was not changed. The crontab command says: {BAD} errors in crontab file.\n"
    assert program(line) == CommandResult(2, "", message)


@pytest.mark.parametrize(
    ("message", "code"),
    [
        ("no crontab for me", 0),
        ("crontab: can't open 'me': No such file or directory", 0),
        ("/usr/libexec/cron: No such file or directory", 2),
    ],
)
def test_a_new_crontab_is_started_only_if_there_certainly_is_none(
    program: Program, crontab: Path, message: str, code: int
) -> None:
    script = f'#!/bin/sh\n[ $1 = - ] && exec cat > "{crontab}"\necho "{message}" >&2; exit 1\n'
    write_executable(crontab.parent / "bin/crontab", script)
    assert program("cron install").code == code
    assert crontab.exists() == (code == 0)


def test_a_crontab_command_that_fails_without_a_message_is_reported(program: Program, crontab: Path) -> None:
    write_executable(crontab.parent / "bin/crontab", "#!/bin/sh\nexit 3\n")
    assert (
        program("cron").err
        == "Your crontab cannot be read. The crontab command says: nothing, but it failed with exit code 3.\n"
    )


def test_a_crontab_command_that_cannot_be_run_is_reported(program: Program, crontab: Path) -> None:
    write_executable(crontab.parent / "bin/crontab", "no program")
    program.patch.setenv("PATH", str(crontab.parent / "bin"))
    assert program("cron") == CommandResult(2, "", "The crontab command cannot be run: Exec format error.\n")


@pytest.mark.parametrize(
    ("platform", "first", "advice"),
    [
        ("linux", "mkdir -p ~/.config/systemd/user", "Run these lines in a shell instead."),
        ("darwin", "mkdir -p ~/Library/LaunchAgents", "Run these lines in a shell instead."),
        ("win32", "$action = New-ScheduledTaskAction -Execute cmd.exe ", "Run these lines in PowerShell instead."),
    ],
)
def test_without_cron_install_prints_a_script(program: Program, platform: str, first: str, advice: str) -> None:
    program.patch.setenv("PATH", str(program.folder))
    program.patch.setattr(sys, "platform", platform)
    message = f"This machine has no cron: there is no crontab command. {advice}"
    result = program("cron install --at 6:15")
    assert (result.code, result.err) == (2, f"{message}\n")
    assert result.out.startswith(first)
    assert ("--notify" in result.out) == (platform != "win32")
    as_json = program("cron install --at 6:15 --json")
    assert (as_json.document["script"] + "\n", as_json.error) == (result.out, {"code": 2, "message": message})


@pytest.mark.parametrize("line", ["cron", "cron remove"])
def test_without_cron_show_and_remove_fail(program: Program, line: str) -> None:
    program.patch.setenv("PATH", str(program.folder))
    assert program(line) == CommandResult(2, "", "This machine has no cron: there is no crontab command.\n")


# A real crontab and a real cron daemon.


@pytest.fixture
def own_crontab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[bytes], None]]:
    """Function that sets the crontab of the user who runs the tests; it is restored afterwards."""
    if sys.platform == "win32":
        pytest.skip("it has no cron")
    if not shutil.which("crontab") and not os.environ.get("CI"):
        pytest.skip("This test needs Debian's package cron.")

    def install(content: bytes) -> None:
        subprocess.run(["crontab", "-"], input=content, check=True)

    # All processes of a run share one crontab, so one test at a time may use it. A mark of pytest-xdist would do, but
    # pytest 9.2 ignores it.
    with (tmp_path_factory.getbasetemp().parent / "crontab.lock").open("wb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        before = subprocess.run(["crontab", "-l"], capture_output=True, check=False)
        yield install
        if before.returncode:
            subprocess.run(["crontab", "-r"], capture_output=True, check=False)
        else:
            install(before.stdout)


@contextmanager
def _daemon() -> Iterator[None]:
    """Run a cron daemon, unless there is one already."""
    own = subprocess.Popen(["cron", "-f"], env={"PATH": "/usr/sbin:/usr/bin:/bin"}, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        own.kill()  # it has ended already if another one was running
        own.wait()


@pytest.mark.slow
def test_other_lines_survive_in_a_real_crontab(
    installed: Installed, program: Program, own_crontab: Callable[[bytes], None]
) -> None:
    own_crontab(OTHERS)
    added = installed("cron install --at 7:30")
    assert added.code == 0, added
    line = f"{reminder_line(program, '30 7')}\n".encode()
    assert subprocess.run(["crontab", "-l"], capture_output=True, check=True).stdout == OTHERS + line
    assert installed("cron remove").code == 0
    assert subprocess.run(["crontab", "-l"], capture_output=True, check=True).stdout == OTHERS


@pytest.mark.slow
def test_a_real_cron_runs_the_reminder(installed: Installed, own_crontab: Callable[[bytes], None]) -> None:
    if sys.platform == "win32":
        pytest.skip("it has no cron")
    if not (shutil.which("cron", path="/usr/sbin") and os.getuid() == 0) and not os.environ.get("CI"):
        pytest.skip("This test needs Debian's package cron, and root to start it.")
    journal = installed.folder / "50% it's \\%" / "journal.json"
    journal.parent.mkdir()
    for line in ('apply "Größe & Co" --on "9 days ago"', 'interviewed gr --on yesterday --with "Dana Lee"'):
        assert installed(line, "--file", str(journal), environment={"FEEDBACK_LOOP_TODAY": ""}).code == 0
    # The SHELL of the crontab runs between cron and the job, and saves the environment and the output.
    output, shell = installed.folder / "kept", installed.folder / "shell"
    write_executable(
        shell, f'#!/bin/sh\nenv > "{output}.env"\n/bin/sh "$@" > "{output}.new" 2>&1\nmv "{output}.new" "{output}"\n'
    )
    own_crontab(f"SHELL={shell}\n".encode())
    soon = dt.datetime.now().astimezone() + dt.timedelta(seconds=70)
    assert installed(f"cron install --at {soon:%H:%M}", "--file", str(journal)).code == 0
    # Cron misses a second change of a crontab within the same second, so it starts only now.
    with _daemon():
        _wait_for(output)
    assert output.read_text(encoding="utf-8").splitlines()[0] == "Thank Dana Lee · Größe & Co · today"
    assert "FEEDBACK_LOOP" not in Path(f"{output}.env").read_text(encoding="utf-8")


def _wait_for(path: Path) -> None:
    """Wait for a file; cron runs jobs once a minute."""
    deadline = time.monotonic() + 150
    while not path.exists():
        assert time.monotonic() < deadline, "cron never ran the job"
        time.sleep(0.1)
