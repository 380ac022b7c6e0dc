"""Run the program as on Windows, as far as that can be faked elsewhere: ``python windows.py WORDS``.

Modules and functions that only Unix has are taken away, ``msvcrt`` locks through what is here, and an open file can't
be replaced. The libraries are loaded first, since each would look for the rest of Windows.
"""

import errno
import fcntl
import os
import signal
import subprocess  # noqa: F401  # loaded while it is plain that this is no Windows
import sys
import tempfile  # noqa: F401  # likewise
import types
from pathlib import Path

import platformdirs.windows
import rich.console  # likewise
import rich.progress  # noqa: F401  # likewise
import typer  # noqa: F401  # likewise

_UNIX_NAMES = (
    "O_DIRECTORY", "O_NOFOLLOW", "O_NONBLOCK", "O_NOCTTY", "chown", "fchown", "fork", "getegid", "geteuid", "getgid",
    "getuid", "killpg",
)  # fmt: skip
_UNIX_SIGNALS = ("ITIMER_REAL", "SIGALRM", "SIGKILL", "setitimer")
_UNIX_MODULES = ("fcntl", "grp", "pwd", "resource", "termios")
_BUSY = Path("busy")
"""A file that counts the tries for which the journal is still open elsewhere."""


def _fake_msvcrt() -> types.ModuleType:
    if sys.platform == "win32":
        raise NotImplementedError

    def locking(descriptor: int, mode: int, size: int) -> None:
        assert (mode, size) == (module.LK_NBLCK, 1)
        try:
            fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB, size)
        except OSError as error:
            raise OSError(errno.EACCES, "Permission denied") from error

    module = types.ModuleType("msvcrt")
    module.__dict__.update(LK_NBLCK=2, locking=locking)
    return module


def _replace_unless_open(new: Path, old: Path) -> None:
    tries = int(_BUSY.read_text("utf-8")) if _BUSY.exists() and Path(old).name == "journal.json" else 0
    if tries:
        _BUSY.write_text(str(tries - 1), "utf-8")
        raise PermissionError(errno.EACCES, "Access is denied")
    _replace(new, old)


_replace = os.replace


def become_windows() -> None:
    """Make this process as much like one on Windows as the program can notice."""
    sys.modules["msvcrt"] = _fake_msvcrt()
    for name in _UNIX_MODULES:
        sys.modules[name] = None  # type: ignore[assignment]  # importing it fails then
    for name in _UNIX_NAMES:
        delattr(os, name)
    for name in _UNIX_SIGNALS:
        delattr(signal, name)
    setattr(platformdirs, "PlatformDirs", platformdirs.windows.Windows)  # noqa: B010  # likewise
    platformdirs.windows.get_win_folder = platformdirs.windows.get_win_folder_from_env_vars
    setattr(os, "replace", _replace_unless_open)  # noqa: B010  # its type differs between platforms
    sys.platform = "win32"


if __name__ == "__main__":
    become_windows()
    from feedback_loop.cli.main import main

    main()
