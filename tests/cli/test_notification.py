"""remind --notify: what a desktop is given to show, and what is said where there is none."""

import html
import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from feedback_loop.cli.system import desktop as notification

from .desktop import desktop, session_bus
from .harness import Installed, Program, Ran

pytestmark = pytest.mark.usefixtures("needs_debian")

DUE = (
    ("2026-06-01", "apply Acme Analyst"),
    ("2026-06-12", "interviewed acme --with 'Dana Lee' --note 'a private note'"),
)


@pytest.fixture(scope="module")
def needs_debian() -> None:
    """Debian's own programs; without them these tests are left out, but never where everything has to hold."""
    if not (shutil.which("notify-send") and shutil.which("dbus-daemon")) and not os.environ.get("CI"):
        pytest.skip("These tests need Debian's packages libnotify-bin and dbus.")


@pytest.fixture
def shown(tmp_path: Path) -> Iterator[list[tuple[str, str, str]]]:
    """What a desktop whose bus is in the user's runtime folder was given to show."""
    with desktop(tmp_path) as received:
        yield received


@pytest.fixture
def remind(program: Program, installed: Installed) -> Callable[..., Ran]:
    """The installed program's ``remind --notify``, in the little that cron passes on, with something due."""
    program.days(*DUE)
    return lambda more="", **changes: installed(
        f"remind --notify {more}", environment={"XDG_RUNTIME_DIR": str(installed.folder), "LANG": "C"} | changes
    )


def test_the_desktop_shows_what_the_brief_line_names_and_no_more(
    remind: Callable[..., Ran], program: Program, shown: list[tuple[str, str, str]]
) -> None:
    ran = remind("--calm")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == program.ok("remind --calm").out != ""
    assert shown == [("feedback-loop", "1 thing is due", "thank Dana Lee (Acme)")]
    assert program.ok("remind --brief").out == "1 thing is due: thank Dana Lee (Acme). feedback-loop remind\n"


def test_two_are_named_and_the_others_counted(
    remind: Callable[..., Ran], program: Program, shown: list[tuple[str, str, str]]
) -> None:
    for company in ("Bolt", "Coil"):
        program(f"apply {company}", today="2026-06-01")
        program(f"interviewed {company} --with 'Kim {company}'", today="2026-06-13")
    remind()
    assert shown == [("feedback-loop", "3 things are due", "thank Dana Lee (Acme), thank Kim Bolt (Bolt), …")]


@pytest.mark.parametrize("company", ["-R&D <b>x</b>", r"back\nslash\\", "Größe 株式会社", "'\"$(id)`id`;"])
def test_a_name_is_shown_as_it_is_written(
    remind: Callable[..., Ran], program: Program, shown: list[tuple[str, str, str]], company: str
) -> None:
    program.ok("edit acme", f"company={company}")
    assert remind().err == ""
    [(_, _, body)] = shown
    assert html.unescape(body) == f"thank Dana Lee ({company})"
    assert "<" not in body


def test_what_would_turn_text_around_is_shown_escaped(
    remind: Callable[..., Ran], program: Program, shown: list[tuple[str, str, str]]
) -> None:
    program.ok("edit acme", "company=Ac\u202eme")
    assert remind().err == ""
    assert shown[0][2] == r"thank Dana Lee (Ac\u202eme)"


@pytest.mark.parametrize("more", ["--brief", "--json", "--exit-code"])
def test_a_notification_changes_nothing_of_what_is_printed(
    remind: Callable[..., Ran], program: Program, shown: list[tuple[str, str, str]], more: str
) -> None:
    assert remind(more) == program(f"remind {more}")
    assert len(shown) == 1


def test_nothing_due_shows_nothing(
    remind: Callable[..., Ran], program: Program, shown: list[tuple[str, str, str]]
) -> None:
    program.ok("snooze acme never")
    assert remind() == Ran(0, "", "")
    assert shown == []


def test_a_bus_that_the_environment_names_comes_first(
    remind: Callable[..., Ran], shown: list[tuple[str, str, str]], tmp_path: Path
) -> None:
    remind(DBUS_SESSION_BUS_ADDRESS="")
    assert len(shown) == 1
    other = tmp_path / "other"
    other.mkdir()
    with desktop(other) as elsewhere:
        remind(DBUS_SESSION_BUS_ADDRESS=f"unix:path={other / 'bus'}")
    assert (len(elsewhere), len(shown)) == (1, 1)


def test_without_a_session_the_prompts_are_printed_and_a_sentence_says_so(remind: Callable[..., Ran]) -> None:
    ran = remind()
    assert ran.code == 0
    assert ran.err == "No desktop notification; notify-send says: Could not connect: No such file or directory\n"
    assert ran.out.startswith("Thank Dana Lee · Acme (Analyst)")


def test_a_session_that_shows_no_notifications_is_said(remind: Callable[..., Ran], tmp_path: Path) -> None:
    with session_bus(tmp_path):
        ran = remind()
    assert ran.out.startswith("Thank Dana Lee")
    assert ran.err.startswith("No desktop notification; notify-send says: ")
    assert ran.err.count("\n") == 1
    assert "Dana" not in ran.err


def test_a_machine_without_a_program_for_it_is_said(remind: Callable[..., Ran], tmp_path: Path) -> None:
    ran = remind(PATH=str(tmp_path))
    assert ran.out.startswith("Thank Dana Lee")
    assert ran.err == "No desktop notification: neither notify-send nor osascript is on this machine.\n"


def test_macos_gets_the_texts_as_arguments_and_never_as_script(
    remind: Callable[..., Ran], program: Program, tmp_path: Path
) -> None:
    program.ok("edit acme", 'company=x" & (do shell script "id") & "')
    fake = tmp_path / "bin" / "osascript"
    fake.parent.mkdir()
    fake.write_text(
        f"#!{sys.executable}\nimport json, sys\njson.dump(sys.argv[1:], open({str(tmp_path / 'got')!r}, 'w'))\n"
    )
    fake.chmod(0o755)
    assert remind(PATH=str(fake.parent)).err == ""
    *script, title, body = json.loads((tmp_path / "got").read_text())
    shows = "display notification (item 2 of argv) with title (item 1 of argv)"
    assert script == ["-e", "on run argv", "-e", shows, "-e", "end run"]
    assert (title, body) == ("1 thing is due", 'thank Dana Lee (x" & (do shell script "id") & ")')


def test_a_desktop_that_never_answers_is_given_up(program: Program, tmp_path: Path) -> None:
    program.days(*DUE)
    fake = tmp_path / "notify-send"
    fake.write_text("#!/bin/sh\nexec sleep 60\n", encoding="utf-8")
    fake.chmod(0o755)
    program.patch.setattr(notification, "_TIMEOUT_SECONDS", 0.01)
    program.patch.setenv("PATH", f"{tmp_path}{os.pathsep}/usr/bin:/bin")
    ran = program("remind --notify")
    assert ran.out.startswith("Thank Dana Lee")
    assert ran.err == "No desktop notification: notify-send did not run.\n"
