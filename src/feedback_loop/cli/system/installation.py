"""Facts about this installation for a bug report: versions, platform, terminal, places and their sizes.

Of files, only the number and the sizes are read, never the content.
"""

import os
import platform
import re
import shutil
import stat
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from importlib import metadata
from pathlib import Path

from feedback_loop import __version__
from feedback_loop.views.installation import Installation, Place, TerminalFacts

_DISTRIBUTION = "interview-feedback-loop"
_NAME = re.compile(r"[A-Za-z0-9._-]++")
_LOCALE_VARIABLES = ("LC_ALL", "LC_CTYPE", "LANG")
"""Variables that decide on the encoding, the strongest first."""


def describe_installation(places: Mapping[str, Path], environment: Mapping[str, str]) -> Installation:
    """Return the facts about this installation; ``places`` are the paths that it uses, by what is there."""
    machine = platform.uname()
    home = environment.get("HOME") or os.path.expanduser("~")  # noqa: PTH111  # it never fails, unlike Path.home
    return Installation(
        program=__version__,
        python=f"{platform.python_version()} ({platform.python_implementation()})",
        system=f"{machine.system} {machine.release} {machine.machine}",
        libraries=dict(_libraries()),
        terminal=TerminalFacts(
            environment.get("TERM"),
            shutil.get_terminal_size().columns,
            sys.stdout.encoding,
            tuple(name for name, stream in (("input", sys.stdin), ("output", sys.stdout)) if stream.isatty()),
            next((environment[name] for name in _LOCALE_VARIABLES if environment.get(name)), None),
        ),
        places=tuple(_describe_place(what, path, home) for what, path in places.items()),
    )


def _libraries() -> Iterator[tuple[str, str]]:
    """Yield each library that the program needs, and its version; none if it runs without being installed."""
    with suppress(metadata.PackageNotFoundError):
        for requirement in metadata.requires(_DISTRIBUTION) or ():
            name = _NAME.match(requirement)
            if name and "extra ==" not in requirement:
                yield name[0], metadata.version(name[0])


def _describe_place(what: str, path: Path, home: str) -> Place:
    """Return a place with its number of files and their size; both are None if nothing is there."""
    sizes = None
    with suppress(OSError, ValueError):
        sizes = [state.st_size for state in _file_states(path)]
    shown = f"~{os.sep}{path.relative_to(home)}" if path.is_relative_to(home) else str(path)
    return Place(what, shown, None if sizes is None else len(sizes), None if sizes is None else sum(sizes))


def _file_states(path: Path) -> list[os.stat_result]:
    """Return the state of a file, or of the files in a folder."""
    state = path.stat()
    states = [entry.lstat() for entry in path.iterdir()] if stat.S_ISDIR(state.st_mode) else [state]
    return [state for state in states if stat.S_ISREG(state.st_mode)]
