"""Desktop notifications, and opening files with the user's own programs.

No program is given names or texts as arguments, which everybody on the machine can read while it runs.
"""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

from feedback_loop.domain.errors import UsageError

_TIMEOUT_SECONDS = 10

_BODY = "To see what, run: feedback-loop remind"


def notify(title: str) -> str | None:
    """Show a notification on the user's desktop, also from cron; return a message if that failed, else None.

    The title should name nobody: everybody on the machine can read the arguments of the programs that run on it.
    """
    command = _notification_command(title)
    if command is None:
        return "No desktop notification: neither notify-send nor osascript is installed."
    try:
        result = subprocess.run(  # noqa: S603  # the texts are our own
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


def _notification_command(title: str) -> list[str] | None:
    if shutil.which("notify-send"):
        return ["notify-send", "--app-name=feedback-loop", "--", title, _BODY]
    if shutil.which("osascript"):
        return ["osascript", "-e", f'display notification "{_BODY}" with title "{title}"']
    return None


def _desktop_environment() -> dict[str, str]:
    """Return the environment with a UTF-8 locale and the session bus, which cron does not set."""
    if sys.platform == "win32":  # pragma: no cover - it has neither of the two programs
        return dict(os.environ)
    runtime = os.environ.get("XDG_RUNTIME_DIR") or f"/run/user/{os.getuid()}"
    bus = os.environ.get("DBUS_SESSION_BUS_ADDRESS") or f"unix:path={runtime}/bus"
    return {**os.environ, "DBUS_SESSION_BUS_ADDRESS": bus, "LC_ALL": "C.UTF-8"}


def open_with_desktop(path: Path) -> None:
    """Open a file with ``$BROWSER`` if it is set, else with the desktop's own program."""
    browser = os.environ.get("BROWSER")
    if sys.platform == "win32" and not browser:
        os.startfile(path)  # noqa: S606  # Windows opens it with the user's own program
        return
    command = _browser_command(browser, str(path)) if browser else [_desktop_opener(), str(path)]
    try:
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603  # the user's own choice
    except (OSError, ValueError, subprocess.CalledProcessError) as error:
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

    try:
        path = Path(tempfile.mkdtemp(prefix="feedback-loop-")) / name
        path.touch(mode=0o600)
        path.write_bytes(content)
    except OSError as error:
        raise UsageError(
            f"The draft cannot be written to a temporary folder: {error.strerror}. "
            "Set TMPDIR to another folder, or write it to a file with --eml FILE."
        ) from error
    return path
