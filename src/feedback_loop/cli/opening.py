"""Opening a link or a file with the user's own programs."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

from feedback_loop.domain.errors import UsageError

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
