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

_APPLESCRIPT = ("on run argv", "display notification (item 2 of argv) with title (item 1 of argv)", "end run")


def notify(title: str, body: str) -> str | None:
    """Show a notification on the user's desktop, also from cron; return a message if that failed, else None."""
    command = _notification_command(title, escape_control_chars(body))
    if command is None:
        return "No desktop notification: neither notify-send nor osascript is installed."
    try:
        result = subprocess.run(  # noqa: S603  # texts are arguments, never part of a script
            command,
            env=_desktop_environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_TIMEOUT_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return f"No desktop notification: {command[0]} did not run."
    message = " ".join(os.fsdecode(result.stderr).split())
    return f"No desktop notification. {command[0]} says: {message}" if result.returncode else None


def _notification_command(title: str, body: str) -> list[str] | None:
    if shutil.which("notify-send"):
        # Desktops interpret markup in the body, and notify-send itself interprets backslashes there.
        escaped = html.escape(body, quote=False).replace("\\", "\\\\")
        return ["notify-send", "--app-name=feedback-loop", "--", title, escaped]
    if shutil.which("osascript"):
        return ["osascript", *(word for line in _APPLESCRIPT for word in ("-e", line)), title, body]
    return None


def _desktop_environment() -> dict[str, str]:
    """Return the environment with a UTF-8 locale and the session bus, which cron does not set."""
    if sys.platform == "win32":  # pragma: no cover - it has neither of the two programs
        return dict(os.environ)
    runtime = os.environ.get("XDG_RUNTIME_DIR") or f"/run/user/{os.getuid()}"
    bus = os.environ.get("DBUS_SESSION_BUS_ADDRESS") or f"unix:path={runtime}/bus"
    return {**os.environ, "DBUS_SESSION_BUS_ADDRESS": bus, "LC_ALL": "C.UTF-8"}


def open_with_desktop(target: str) -> None:
    """Open a link or a file with ``$BROWSER`` if it is set, else with the desktop's own program."""
    browser = os.environ.get("BROWSER")
    if sys.platform == "win32" and not browser:  # pragma: no cover - the tests run elsewhere
        os.startfile(target)  # noqa: S606  # Windows opens it with the user's own program
        return
    command = _browser_command(browser, target) if browser else [_desktop_opener(), target]
    try:
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603  # the user's own choice
    except (OSError, subprocess.CalledProcessError) as error:
        raise UsageError(f"{command[0]} did not open the draft. Write it to a file instead: --eml FILE") from error


def _browser_command(browser: str, target: str) -> list[str]:
    """Return the first command of ``$BROWSER``, with the target in place of ``%s`` or at the end."""
    try:
        words = shlex.split(browser.split(os.pathsep, maxsplit=1)[0])
    except ValueError:
        words = []
    if not words:
        raise UsageError(f"BROWSER={browser} is not a command. Set it to a program, or write a file with --eml FILE.")
    command = [word.replace("%s", target) for word in words]
    return command if command != words else [*words, target]


def _desktop_opener() -> str:
    name = "open" if sys.platform == "darwin" else "xdg-open"
    if shutil.which(name) is None:
        raise UsageError("There is no program to open the draft with. Set BROWSER, or write a file with --eml FILE.")
    return name


def private_file(name: str, content: bytes) -> Path:
    """Write a file for another program to open, readable by the user only, that outlives the run."""
    import tempfile  # slow to import

    path = Path(tempfile.mkdtemp(prefix="feedback-loop-")) / name
    path.touch(mode=0o600)
    path.write_bytes(content)
    return path
