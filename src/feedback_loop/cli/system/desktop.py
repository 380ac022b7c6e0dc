"""Desktop notifications, and opening files and links with the user's own programs."""

import html
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.text import escape_control_chars

_TIMEOUT_SECONDS = 10
"""Seconds after which a desktop that does not answer is none."""

_APPLESCRIPT = ("on run argv", "display notification (item 2 of argv) with title (item 1 of argv)", "end run")


def notify(title: str, body: str) -> str | None:
    """Show a notification on the user's desktop, also from cron.

    Args:
        title: its first line.
        body: plain text, on one line.

    Returns:
        None, else a sentence that says why there was none to be seen.
    """
    command = _command(title, escape_control_chars(body))
    if command is None:
        return "No desktop notification: neither notify-send nor osascript is on this machine."
    try:
        ran = subprocess.run(  # noqa: S603  # texts are arguments, never part of a script
            command,
            env=_environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_TIMEOUT_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return f"No desktop notification: {command[0]} did not run."
    said = " ".join(os.fsdecode(ran.stderr).split())
    return f"No desktop notification; {command[0]} says: {said}" if ran.returncode else None


def _command(title: str, body: str) -> list[str] | None:
    if shutil.which("notify-send"):
        # Desktops read markup in the body, and notify-send itself reads backslashes there.
        escaped = html.escape(body, quote=False).replace("\\", "\\\\")
        return ["notify-send", "--app-name=feedback-loop", "--", title, escaped]
    if shutil.which("osascript"):
        return ["osascript", *(word for line in _APPLESCRIPT for word in ("-e", line)), title, body]
    return None


def _environment() -> dict[str, str]:
    """Return the environment with the session bus, which cron does not pass on, and a locale that has every letter."""
    runtime = os.environ.get("XDG_RUNTIME_DIR") or f"/run/user/{os.getuid()}"
    bus = os.environ.get("DBUS_SESSION_BUS_ADDRESS") or f"unix:path={runtime}/bus"
    return {**os.environ, "DBUS_SESSION_BUS_ADDRESS": bus, "LC_ALL": "C.UTF-8"}


_INSTEAD = "write a file with --eml FILE"


def open_with_desktop(target: str) -> None:
    """Open a link or a file: with ``$BROWSER`` where it is set, else with what the desktop provides.

    Raises:
        UsageError: nothing is there to open it with, or it did not run.
    """
    by_hand = os.environ.get("BROWSER")
    if sys.platform == "win32" and not by_hand:  # pragma: no cover - the tests run elsewhere
        os.startfile(target)  # noqa: S606  # what the user's own Windows does with it
        return
    command = _by_hand(by_hand, target) if by_hand else [_desktop(), target]
    try:
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603  # the user's own choice
    except (OSError, subprocess.CalledProcessError) as error:
        raise UsageError(f"{command[0]} did not open the draft; {_INSTEAD} instead.") from error


def _by_hand(browser: str, target: str) -> list[str]:
    """Return the first command of ``$BROWSER``; ``%s`` in it is where the target goes, else the end."""
    try:
        words = shlex.split(browser.split(os.pathsep, maxsplit=1)[0])
    except ValueError:
        words = []
    if not words:
        raise UsageError(f"BROWSER={browser} is no command; set it to a program, or {_INSTEAD}.")
    placed = [word.replace("%s", target) for word in words]
    return placed if placed != words else [*words, target]


def _desktop() -> str:
    name = "open" if sys.platform == "darwin" else "xdg-open"
    if shutil.which(name) is None:
        raise UsageError(f"There is no program here to open the draft with; set BROWSER, or {_INSTEAD}.")
    return name


def private_file(name: str, content: bytes) -> Path:
    """Write a file that only the user can read and that outlives the run, for another program to open."""
    import tempfile  # noqa: PLC0415  # takes long to import

    path = Path(tempfile.mkdtemp(prefix="feedback-loop-")) / name
    path.touch(mode=0o600)
    path.write_bytes(content)
    return path
