"""The daily reminder: what cron install, show and remove do to a crontab, and a real cron that runs the job."""

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

from feedback_loop.cli.commands import cron as cron_command
from feedback_loop.exchange.scheduling.crontab import MARK

from .harness import Installed, Program, Ran

OTHERS = b'# mine, written in Latin-1: \xe9\nMAILTO="me@home.example"\nLANG = C\n\n0  8 * * *\t/bin/true   # spaced\n'
PROGRAM = str(Path(sys.executable).with_name("feedback-loop"))

_CRONTAB = """#!/bin/sh
# What every crontab command does, for a user of its own.
case $1 in
    -l) [ -f "$CRONTAB" ] || { echo "no crontab for me" >&2; exit 1; }; cat "$CRONTAB" ;;
    -r) rm "$CRONTAB" ;;
    -) cat > "$CRONTAB" ;;
esac
"""


def executable(path: Path, script: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(script, encoding="utf-8")
    path.chmod(0o755)


@pytest.fixture
def crontab(program: Program) -> Path:
    """The crontab of a user who has none yet, behind a crontab command."""
    executable(program.folder / "bin" / "crontab", _CRONTAB)
    program.patch.setenv("PATH", f"{program.folder / 'bin'}{os.pathsep}{os.environ['PATH']}")
    program.patch.setenv("CRONTAB", str(program.folder / "crontab"))
    program.patch.setattr(cron_command, "SENDMAIL", program.folder / "bin" / "crontab")
    return program.folder / "crontab"


def expected(program: Program, at: str, end: str = "") -> str:
    """Return the line that is to be in the crontab, with the journal and the settings that the tests name."""
    job = f"env FEEDBACK_LOOP_CONFIG={program.config} {PROGRAM} --file {program.journal} remind --calm{end}"
    return f"{at} * * * {job} {MARK}"


def test_install_puts_a_line_with_whole_paths_into_the_crontab(program: Program, crontab: Path) -> None:
    ran = program.ok("cron install")
    line = expected(program, "0 8")
    assert crontab.read_text(encoding="utf-8") == f"{line}\n"
    assert ran.out == f"The reminder is set, every day at 08:00:\n  {line}\n"


def test_a_second_install_changes_the_line_and_no_other(program: Program, crontab: Path) -> None:
    crontab.write_bytes(OTHERS)
    program.ok("cron install --at 7:30")
    crontab.write_bytes(crontab.read_bytes() + b"# below")
    ran = program.ok("cron install --at 21:05 --notify")
    line = expected(program, "5 21", " --notify")
    assert ran.out == f"The reminder is changed, every day at 21:05:\n  {line}\n"
    assert crontab.read_bytes() == OTHERS + f"{line}\n# below\n".encode()


def test_the_same_install_again_writes_nothing(program: Program, crontab: Path) -> None:
    program.ok("cron install")
    crontab.chmod(0o400)
    before = crontab.stat()
    assert program.ok("cron install").out.startswith("The reminder was set already, every day at 08:00:\n")
    assert crontab.stat() == before


def test_remove_takes_the_line_and_no_other(program: Program, crontab: Path) -> None:
    crontab.write_bytes(OTHERS)
    program.ok("cron install")
    ran = program.ok("cron remove")
    assert ran.out == f"The reminder is removed:\n  {expected(program, '0 8')}\n"
    assert crontab.read_bytes() == OTHERS


def test_a_crontab_that_holds_nothing_else_is_gone_after_remove(program: Program, crontab: Path) -> None:
    program.ok("cron install")
    program.ok("cron remove")
    assert not crontab.exists()


@pytest.mark.parametrize("line", ["cron", "cron show", "cron remove"])
@pytest.mark.parametrize("content", [None, OTHERS])
def test_no_reminder_is_a_friendly_sentence(program: Program, crontab: Path, line: str, content: bytes | None) -> None:
    if content is not None:
        crontab.write_bytes(content)
    ran = program(line)
    assert ran == Ran(0, "", "Your crontab has no reminder; set one with: feedback-loop cron install\n")
    assert (crontab.read_bytes() if crontab.exists() else None) == content


def test_show_tells_the_line_as_somebody_changed_it(program: Program, crontab: Path) -> None:
    line = f"0 7 * * 1-5 /opt/feedback-loop remind {MARK}"
    crontab.write_text(f"{line}\n", encoding="utf-8")
    assert program.ok("cron show").out == f"The reminder is set:\n  {line}\n"
    assert program.json("cron show")["reminder"] == {"line": line, "at": None, "program": "/opt/feedback-loop"}


@pytest.mark.usefixtures("crontab")
def test_documents_say_what_was_and_what_is(program: Program) -> None:
    early = {"line": expected(program, "0 6"), "at": "06:00", "program": PROGRAM}
    late = {"line": expected(program, "0 22"), "at": "22:00", "program": PROGRAM}
    nothing = {"schema_version": 1, "before": None, "reminder": None}
    assert program.json("cron") == nothing
    assert program.json("cron install --at 6:00") == nothing | {"reminder": early}
    assert program.json("cron install --at 22:00") == nothing | {"before": early, "reminder": late}
    assert program.json("cron show") == nothing | {"before": late, "reminder": late}
    assert program.json("cron remove") == nothing | {"before": late}
    assert program.json("cron remove") == nothing


@pytest.mark.usefixtures("crontab")
def test_the_default_journal_and_settings_need_no_mention(program: Program) -> None:
    for name in ("FEEDBACK_LOOP_FILE", "FEEDBACK_LOOP_CONFIG", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        program.patch.delenv(name, raising=False)
    line = program.json("cron install")["reminder"]["line"]
    assert line == f"0 8 * * * {PROGRAM} remind --calm {MARK}"


@pytest.mark.usefixtures("crontab")
def test_folders_that_cron_does_not_know_are_named(program: Program) -> None:
    program.patch.delenv("FEEDBACK_LOOP_FILE")
    program.patch.delenv("FEEDBACK_LOOP_CONFIG")
    program.patch.setenv("XDG_DATA_HOME", str(program.folder / "my data"))
    program.patch.setenv("XDG_CONFIG_HOME", str(program.folder / "my config"))
    words = shlex.split(program.json("cron install")["reminder"]["line"], comments=True)[5:]
    assert words[:2] == ["env", f"FEEDBACK_LOOP_CONFIG={program.folder}/my config/feedback-loop/config.toml"]
    assert words[3:5] == ["--file", f"{program.folder}/my data/feedback-loop/journal.json"]


@pytest.mark.usefixtures("crontab")
def test_a_journal_that_the_settings_name_is_left_to_them(program: Program) -> None:
    program.patch.delenv("FEEDBACK_LOOP_FILE")
    program.patch.setenv("XDG_DATA_HOME", str(program.folder))
    program.set(f'file = "{program.journal}"')
    assert "--file" not in program.ok("cron install").out


@pytest.mark.usefixtures("crontab")
def test_a_journal_named_from_here_is_found_from_anywhere(program: Program) -> None:
    program.patch.chdir(program.folder)
    ran = program("--file 'new 50%.json' cron install")
    assert (ran.code, ran.err) == (0, "There is no journal at new 50%.json yet (--file).\n")
    assert f"--file '{program.folder}/new 50\\%.json' remind" in ran.out


@pytest.mark.usefixtures("crontab")
def test_an_installation_without_a_script_is_run_by_its_python(program: Program) -> None:
    program.patch.setattr(sys, "executable", "/usr/lib/somewhere/python3")
    assert "/usr/lib/somewhere/python3 -P -m feedback_loop --file" in program.ok("cron install").out


@pytest.mark.usefixtures("crontab")
def test_mail_that_cannot_be_sent_is_said(program: Program) -> None:
    program.patch.setattr(cron_command, "SENDMAIL", program.folder / "sendmail")
    said = f"Cron mails what is due with {program.folder}/sendmail, which is not there; add --notify to see it.\n"
    assert program("cron install").err == said
    program.ok("cron install --notify")


@pytest.mark.parametrize(
    "line", ["cron show --at 8:00", "cron remove --notify", "cron --notify", "cron install --at 24:00"]
)
@pytest.mark.parametrize("more", ["", " --json"])
def test_wrong_use_changes_nothing(program: Program, crontab: Path, line: str, more: str) -> None:
    crontab.write_bytes(OTHERS)
    ran = program(line + more)
    assert (ran.code, ran.out) == (2, "")
    assert crontab.read_bytes() == OTHERS


def test_a_path_with_a_line_break_is_refused(program: Program, crontab: Path) -> None:
    ran = program("cron install --file", "a\nb.json")
    assert (ran.code, ran.out) == (2, "")
    assert "A crontab cannot contain a path with a line break" in ran.err
    assert not crontab.exists()


NOT_ALLOWED = "You (me) are not allowed to use this program (crontab)"
BAD = '"-":0: bad minute'


@pytest.mark.parametrize("line", ["cron show", "cron install", "cron remove"])
def test_a_user_who_may_not_is_told_in_a_sentence(program: Program, crontab: Path, line: str) -> None:
    executable(crontab.parent / "bin/crontab", f"#!/bin/sh\necho '{NOT_ALLOWED}\nSee crontab(1)' >&2\nexit 1\n")
    said = f"Your crontab cannot be read; crontab says: {NOT_ALLOWED} See crontab(1)"
    assert program(line) == Ran(2, "", f"{said}\n")
    assert program(f"{line} --json").error == {"code": 2, "message": said}


@pytest.mark.parametrize("line", ["cron install", "cron remove"])
def test_a_crontab_that_is_refused_is_told_in_a_sentence(program: Program, crontab: Path, line: str) -> None:
    crontab.write_text(f"nonsense\n0 1 * * * x {MARK}\n", encoding="utf-8")
    script = f"#!/bin/sh\n[ $1 = -l ] && exec cat '{crontab}'\necho '{BAD}\nerrors in crontab file.' >&2; exit 1\n"
    executable(crontab.parent / "bin/crontab", script)
    said = f"Your crontab was not changed; crontab says: {BAD} errors in crontab file.\n"
    assert program(line) == Ran(2, "", said)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("no crontab for me", 0),
        ("crontab: can't open 'me': No such file or directory", 0),
        ("/usr/libexec/cron: No such file or directory", 2),
    ],
)
def test_only_a_crontab_that_is_surely_not_there_is_begun_anew(
    program: Program, crontab: Path, said: str, code: int
) -> None:
    script = f'#!/bin/sh\n[ $1 = - ] && exec cat > "{crontab}"\necho "{said}" >&2; exit 1\n'
    executable(crontab.parent / "bin/crontab", script)
    assert program("cron install").code == code
    assert crontab.exists() == (code == 0)


def test_a_crontab_command_that_fails_in_silence_is_told_too(program: Program, crontab: Path) -> None:
    executable(crontab.parent / "bin/crontab", "#!/bin/sh\nexit 3\n")
    assert program("cron").err == "Your crontab cannot be read; crontab says: nothing, but it failed with 3.\n"


def test_a_crontab_command_that_cannot_be_run_is_told(program: Program, crontab: Path) -> None:
    executable(crontab.parent / "bin/crontab", "no program")
    program.patch.setenv("PATH", str(crontab.parent / "bin"))
    assert program("cron") == Ran(2, "", "The crontab command cannot be run: Exec format error.\n")


@pytest.mark.parametrize(
    ("platform", "first", "instead"),
    [
        ("linux", "mkdir -p ~/.config/systemd/user", "Run these lines in a shell instead."),
        ("darwin", "mkdir -p ~/Library/LaunchAgents", "Run these lines in a shell instead."),
        ("win32", "env", "Let the Task Scheduler run this every day at 06:15."),
    ],
)
def test_without_cron_there_are_lines_to_paste(program: Program, platform: str, first: str, instead: str) -> None:
    program.patch.setenv("PATH", str(program.folder))
    program.patch.setattr(sys, "platform", platform)
    said = f"There is no cron on this machine: no crontab command was found. {instead}"
    ran = program("cron install --at 6:15")
    assert (ran.code, ran.err) == (2, f"{said}\n")
    assert ran.out.startswith(first)
    assert "--notify" in ran.out
    as_json = program("cron install --at 6:15 --json")
    assert (as_json.document["script"] + "\n", as_json.error) == (ran.out, {"code": 2, "message": said})


@pytest.mark.parametrize("line", ["cron", "cron remove"])
def test_without_cron_there_is_nothing_to_show_or_remove(program: Program, line: str) -> None:
    program.patch.setenv("PATH", str(program.folder))
    assert program(line) == Ran(2, "", "There is no cron on this machine: no crontab command was found.\n")


# A real crontab and a real cron daemon.


@pytest.fixture
def own_crontab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[bytes], None]]:
    """What sets the crontab of whoever runs the tests; it is put back afterwards."""
    if not shutil.which("crontab") and not os.environ.get("CI"):
        pytest.skip("This test needs Debian's package cron.")

    def install(content: bytes) -> None:
        subprocess.run(["crontab", "-"], input=content, check=True)

    # There is one crontab for all processes of a run, so one test at a time has it. A mark of pytest-xdist would do,
    # but with pytest 9.2 it is passed over in silence.
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
    """A running cron daemon: one of our own, unless there is one."""
    own = subprocess.Popen(["cron", "-f"], env={"PATH": "/usr/sbin:/usr/bin:/bin"}, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        own.kill()  # one that was already running made this one give way at once
        own.wait()


def test_a_real_crontab_keeps_every_other_line(
    installed: Installed, program: Program, own_crontab: Callable[[bytes], None]
) -> None:
    own_crontab(OTHERS)
    added = installed("cron install --at 7:30")
    assert added.code == 0, added
    line = f"{expected(program, '30 7')}\n".encode()
    assert subprocess.run(["crontab", "-l"], capture_output=True, check=True).stdout == OTHERS + line
    assert installed("cron remove").code == 0
    assert subprocess.run(["crontab", "-l"], capture_output=True, check=True).stdout == OTHERS


def test_a_real_cron_runs_the_reminder_with_nothing_in_its_environment(
    installed: Installed, own_crontab: Callable[[bytes], None]
) -> None:
    if not (shutil.which("cron", path="/usr/sbin") and os.getuid() == 0) and not os.environ.get("CI"):
        pytest.skip("This test needs Debian's package cron, and root to start it.")
    journal = installed.folder / "50% it's \\%" / "journal.json"
    journal.parent.mkdir()
    for line in ('apply "Größe & Co" --on "9 days ago"', 'interviewed gr --on yesterday --with "Dana Lee"'):
        assert installed(line, "--file", str(journal), environment={"FEEDBACK_LOOP_TODAY": ""}).code == 0
    # The crontab's own SHELL stands between cron and the job: it keeps the environment and what would be mailed.
    kept, shell = installed.folder / "kept", installed.folder / "shell"
    executable(shell, f'#!/bin/sh\nenv > "{kept}.env"\n/bin/sh "$@" > "{kept}.new" 2>&1\nmv "{kept}.new" "{kept}"\n')
    own_crontab(f"SHELL={shell}\n".encode())
    soon = dt.datetime.now().astimezone() + dt.timedelta(seconds=70)
    assert installed(f"cron install --at {soon:%H:%M}", "--file", str(journal)).code == 0
    # Cron looks at the second in which a crontab was changed, and passes over a second change in it. So it starts now.
    with _daemon():
        _wait_for(kept)
    assert kept.read_text(encoding="utf-8").splitlines()[0] == "Thank Dana Lee · Größe & Co · today"
    assert "FEEDBACK_LOOP" not in Path(f"{kept}.env").read_text(encoding="utf-8")


def _wait_for(path: Path) -> None:
    """Wait until a file is there; cron looks once a minute."""
    deadline = time.monotonic() + 150
    while not path.exists():
        assert time.monotonic() < deadline, "cron never ran the job"
        time.sleep(0.1)
