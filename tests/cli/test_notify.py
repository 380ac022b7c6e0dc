"""The --notify option of remind, with a real desktop bus."""

import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from feedback_loop.cli.system import desktop as system_desktop

from .desktop import desktop, session_bus
from .harness import CommandResult, Installed, Program

pytestmark = pytest.mark.usefixtures("needs_debian")

HINT = "To see what, run: feedback-loop remind"
DUE = (
    ("2026-06-01", "apply Acme Analyst"),
    ("2026-06-12", "interviewed acme --with 'Dana Lee' --note 'a private note'"),
)


@pytest.fixture(scope="module")
def needs_debian() -> None:
    """Skip these tests without Debian's own programs, except in CI."""
    if not (shutil.which("notify-send") and shutil.which("dbus-daemon")) and not os.environ.get("CI"):
        pytest.skip("These tests need Debian's packages libnotify-bin and dbus.")


@pytest.fixture
def notifications(tmp_path: Path) -> Iterator[list[tuple[str, str, str]]]:
    """The notifications that a desktop received."""
    with desktop(tmp_path) as received:
        yield received


@pytest.fixture
def remind(program: Program, installed: Installed) -> Callable[..., CommandResult]:
    """Function that runs ``remind --notify`` with something due, in an environment as bare as cron's."""
    program.days(*DUE)
    return lambda more="", **changes: installed(
        f"remind --notify {more}", environment={"XDG_RUNTIME_DIR": str(installed.folder), "LANG": "C"} | changes
    )


def test_notification_counts_and_names_nobody(
    remind: Callable[..., CommandResult], program: Program, notifications: list[tuple[str, str, str]]
) -> None:
    result = remind("--calm")
    assert (result.code, result.err) == (0, "")
    assert result.out == program.ok("remind --calm").out != ""
    assert notifications == [("feedback-loop", "1 thing is due", HINT)]
    assert program.ok("remind --brief").out == "1 thing is due: thank Dana Lee (Acme). feedback-loop remind\n"


def test_notification_counts_several(
    remind: Callable[..., CommandResult], program: Program, notifications: list[tuple[str, str, str]]
) -> None:
    for company in ("Bolt", "Coil"):
        program(f"apply {company}", today="2026-06-01")
        program(f"interviewed {company} --with 'Kim {company}'", today="2026-06-13")
    remind()
    assert notifications == [("feedback-loop", "3 things are due", HINT)]


@pytest.mark.parametrize("more", ["--brief", "--json", "--exit-code"])
def test_notify_does_not_change_the_output(
    remind: Callable[..., CommandResult], program: Program, notifications: list[tuple[str, str, str]], more: str
) -> None:
    assert remind(more) == program(f"remind {more}")
    assert len(notifications) == 1


def test_nothing_due_shows_no_notification(
    remind: Callable[..., CommandResult], program: Program, notifications: list[tuple[str, str, str]]
) -> None:
    program.ok("snooze acme never")
    assert remind() == CommandResult(0, "", "")
    assert notifications == []


def test_the_bus_in_the_environment_comes_first(
    remind: Callable[..., CommandResult], notifications: list[tuple[str, str, str]], tmp_path: Path
) -> None:
    remind(DBUS_SESSION_BUS_ADDRESS="")
    assert len(notifications) == 1
    other = tmp_path / "other"
    other.mkdir()
    with desktop(other) as elsewhere:
        remind(DBUS_SESSION_BUS_ADDRESS=f"unix:path={other / 'bus'}")
    assert (len(elsewhere), len(notifications)) == (1, 1)


def test_without_a_session_prompts_are_printed_with_a_note(remind: Callable[..., CommandResult]) -> None:
    result = remind()
    assert result.code == 0
    assert result.err == "No desktop notification. notify-send says: Could not connect: No such file or directory\n"
    assert result.out.startswith("Thank Dana Lee · Acme (Analyst)")


def test_a_session_without_notifications_is_reported(remind: Callable[..., CommandResult], tmp_path: Path) -> None:
    with session_bus(tmp_path):
        result = remind()
    assert result.out.startswith("Thank Dana Lee")
    assert result.err.startswith("No desktop notification. notify-send says: ")
    assert result.err.count("\n") == 1
    assert "Dana" not in result.err


def test_a_machine_without_notify_send_is_reported(remind: Callable[..., CommandResult], tmp_path: Path) -> None:
    result = remind(PATH=str(tmp_path))
    assert result.out.startswith("Thank Dana Lee")
    assert result.err == "No desktop notification: neither notify-send nor osascript is installed.\n"


@pytest.mark.parametrize("name", ["notify-send", "osascript"])
def test_no_name_is_an_argument_that_everybody_can_read(
    remind: Callable[..., CommandResult], tmp_path: Path, name: str
) -> None:
    fake = tmp_path / "bin" / name
    fake.parent.mkdir()
    fake.write_text(
        f"#!{sys.executable}\nimport json, sys\njson.dump(sys.argv[1:], open({str(tmp_path / 'got')!r}, 'w'))\n"
    )
    fake.chmod(0o755)
    assert remind(PATH=str(fake.parent)).err == ""
    words = " ".join(json.loads((tmp_path / "got").read_text()))
    assert "1 thing is due" in words
    assert HINT in words
    assert not [private for private in ("Dana", "Acme", "thank") if private in words]


def test_a_desktop_that_never_answers_times_out(program: Program, tmp_path: Path) -> None:
    program.days(*DUE)
    fake = tmp_path / "notify-send"
    fake.write_text("#!/bin/sh\nexec sleep 60\n", encoding="utf-8")
    fake.chmod(0o755)
    program.patch.setattr(system_desktop, "_TIMEOUT_SECONDS", 0.01)
    program.patch.setenv("PATH", f"{tmp_path}{os.pathsep}/usr/bin:/bin")
    result = program("remind --notify")
    assert result.out.startswith("Thank Dana Lee")
    assert result.err == "No desktop notification: notify-send did not run.\n"
