"""The program as on Windows: no Unix, locks by msvcrt, files that are open can't be replaced, other default places."""

import fcntl
import os
import subprocess
import sys
from pathlib import Path

import pytest

from .harness import CommandResult, Installed

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there, every test is one of Windows")

WINDOWS = (sys.executable, str(Path(__file__).with_name("windows.py")))


class Machine:
    """The program as on Windows, with its files in the default places of a user."""

    def __init__(self, installed: Installed) -> None:
        self.installed = installed
        self.local = installed.folder / "AppData" / "Local"
        self.journal = self.local / "feedback-loop" / "feedback-loop" / "journal.json"

    def __call__(self, line: str, **changes: str) -> CommandResult:
        """Run one command line; each word of the environment that names a place is that of Windows."""
        places = {"LOCALAPPDATA": str(self.local), "FEEDBACK_LOOP_FILE": "", "FEEDBACK_LOOP_CONFIG": "", **changes}
        os.chdir(self.installed.folder)
        return self.installed(line, program=WINDOWS, environment=places)

    def ok(self, line: str, **changes: str) -> str:
        """Run one command that must succeed, and return what it printed."""
        result = self(line, **changes)
        assert (result.code, result.err) == (0, ""), result
        return result.out


@pytest.fixture
def machine(installed: Installed, monkeypatch: pytest.MonkeyPatch) -> Machine:
    monkeypatch.chdir(installed.folder)
    return Machine(installed)


def test_a_loop_is_recorded_below_local_app_data(machine: Machine) -> None:
    machine.ok("apply Acme Analyst --with 'Dana Lee <dana@acme.example>' --on 2026-06-01")
    machine.ok("interviewed acme --with dana --on 2026-06-14")
    assert machine.journal.exists()
    assert "Thank Dana Lee" in machine.ok("remind")
    assert machine.ok("remind") == machine.ok("remind"), "once from the cache"
    assert "Acme" in machine.ok("status")
    machine.ok("undo")
    assert "~" in machine.ok("doctor")


def test_commands_wait_for_each_other(machine: Machine) -> None:
    if sys.platform == "win32":
        raise NotImplementedError
    machine.ok("apply Acme")
    with (machine.journal.parent / ".journal.json.lock").open("r+b") as lock:
        fcntl.lockf(lock, fcntl.LOCK_EX, 1)
        result = machine("apply Globex")
    assert result.code == 4
    assert "Another feedback-loop has been using" in result.err
    machine.ok("apply Globex")


def test_a_journal_that_is_open_for_a_moment_is_replaced_after_it(machine: Machine) -> None:
    machine.ok("apply Acme")
    busy = machine.installed.folder / "busy"
    busy.write_text("3", "utf-8")
    machine.ok("apply Globex")
    assert busy.read_text("utf-8") == "0"


def test_a_journal_that_stays_open_is_left_as_it_was(machine: Machine) -> None:
    machine.ok("apply Acme")
    before = machine.journal.read_bytes()
    (machine.installed.folder / "busy").write_text("100000", "utf-8")
    result = machine("apply Globex")
    assert result.code == 4
    assert "cannot be written" in result.err
    assert machine.journal.read_bytes() == before
    assert not list(machine.journal.parent.glob("*.tmp"))


def test_cron_prints_a_task_instead(machine: Machine) -> None:
    result = machine("cron install --at 6:15", PATH="")
    assert result.code == 2
    assert "Run these lines in PowerShell instead." in result.err
    assert "New-ScheduledTaskTrigger -Daily -At 06:15\n" in result.out
    assert "remind --calm --exit-code || pause" in result.out


@pytest.mark.parametrize("encoding", ["cp437", "cp850", "cp1252", "cp932", "utf-16", "utf-8"])
def test_every_code_page_shows_the_steps_and_the_names(machine: Machine, encoding: str) -> None:
    machine.ok("apply 'Gläser & Söhne' Köchin --on 2026-06-01")
    result = machine.installed.shell(
        f"cd {machine.installed.folder}; LOCALAPPDATA={machine.local} FEEDBACK_LOOP_FILE= FEEDBACK_LOOP_CONFIG="
        f" PYTHONIOENCODING={encoding} {WINDOWS[0]} {WINDOWS[1]} status | {WINDOWS[0]} -c"
        f" \"import sys; sys.stdout.buffer.write(sys.stdin.buffer.read().decode('{encoding}').encode())\""
    )
    assert (result.code, result.err) == (0, "")
    assert "ser & S" in result.out
    assert result.out.splitlines()[0].split() == ["Company", "Role", "Steps", "Outcome", "Next", "Due"]


def test_a_drive_is_a_folder_and_no_host(machine: Machine) -> None:
    machine.ok("apply Acme")
    repository = machine.installed.folder / "C:" / "journal.git"
    subprocess.run(["git", "init", "--quiet", "--bare", repository], check=True)
    assert machine.ok("sync --init C:/journal.git") == "Received 0 events, sent 1.\n"
