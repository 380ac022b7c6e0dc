"""A desktop notification, through what the desktop provides."""

import html
import os
import shutil
import subprocess

from feedback_loop.views.text import visible

_PATIENCE = 10
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
    command = _command(title, visible(body))
    if command is None:
        return "No desktop notification: neither notify-send nor osascript is on this machine."
    try:
        ran = subprocess.run(  # noqa: S603  # texts are arguments, never part of a script
            command,
            env=_environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_PATIENCE,
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
