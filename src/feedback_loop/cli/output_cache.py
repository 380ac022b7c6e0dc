"""Cache of the last output of ``remind`` and ``status``.

The output depends on the journal, the settings, the day, the arguments and the terminal, and on nothing else. While
these stay the same, it is printed from a file next to the journal, before anything slow is imported. So this module
itself imports only what Python has loaded already, and leaves everything unusual (a date in words, an unusual path, an
error) to the program.

Every write of the journal removes the cache; its content is as private as the journal.
"""

import os
import sys
import time
from collections.abc import Mapping, Sequence

from feedback_loop import __version__
from feedback_loop.cli.default_paths import default_journal, default_settings
from feedback_loop.files import MEGABYTE, read_regular
from feedback_loop.journal.disk import CACHE_SUFFIX

TYPE_CHECKING = False  # importing typing takes longer than all that this module does
if TYPE_CHECKING:
    import datetime as dt

    from feedback_loop.cli.context import CommandContext

_FLAGS = {"remind": {"--brief", "--calm", "--exit-code"}, "status": {"--all", "--overdue"}}
_DISPLAY_VARIABLES = ("CLICOLOR", "COL", "FORCE_COLOR", "LANG", "LC_", "LINES", "NO_COLOR", "PYTHON", "TERM")
"""Prefixes of the variables that may change what is printed, and how."""
_ISO_LENGTH = 10
_MAX_ENTRIES = 8
"""Enough for a login shell, a cron job and a terminal or two, each with its own arguments and size."""
_MAX_BYTES = 16 * MEGABYTE
"""The limit for a cache file."""
_MTIME_GRANULARITY = 2.0
"""Seconds within which two changes of a file may leave the same timestamp, where the clock is coarse."""


class CacheKey:
    """Everything that the output of a command line depends on.

    Building it raises LookupError, OSError or ValueError for a command line whose output is not cached.
    """

    def __init__(self, arguments: Sequence[str], environment: Mapping[str, str]) -> None:
        flags, options = _split(arguments)
        self.journal = options.get("--file") or environment.get("FEEDBACK_LOOP_FILE") or default_journal(environment)
        self.settings = environment.get("FEEDBACK_LOOP_CONFIG") or default_settings(environment)
        typed_day = options.get("--today") or environment.get("FEEDBACK_LOOP_TODAY")
        self.day = _iso_day(typed_day)
        self.time = "" if typed_day else time.strftime("T%H:%M")
        self.files = self._file_states()
        program = (__version__, sys.version, sys.executable, sorted(flags), self.journal, self.settings, self.files)
        variables = sorted(
            f"{name}={value}" for name, value in environment.items() if name.startswith(_DISPLAY_VARIABLES)
        )
        sizes = [os.get_terminal_size(stream) for stream in range(3) if os.isatty(stream)]
        display = (sys.stdout.encoding, sizes if sys.stdout.isatty() else None)
        self.text = ascii((program, variables, display))

    @property
    def path(self) -> str:
        """Path of the cache file."""
        return os.path.realpath(self.journal) + CACHE_SUFFIX

    @property
    def moment(self) -> str:
        """Day and time, which sort as texts; a typed day has no time."""
        return self.day + self.time

    @property
    def is_current(self) -> bool:
        """True if the files are still those that the output was made from."""
        return self.files == self._file_states()

    def _file_states(self) -> tuple[tuple[int, ...] | None, ...]:
        return (_file_state(self.journal), _file_state(self.settings) if os.path.exists(self.settings) else None)

    @property
    def is_settled(self) -> bool:
        """True if any further change of the files would change their timestamps."""
        newest = max(os.stat(path).st_mtime for path in (self.journal, self.settings) if os.path.exists(path))
        return newest + _MTIME_GRANULARITY < time.time()


current_key: CacheKey | None = None
"""Key of this process's command line, from before it read any file."""


def replay(arguments: Sequence[str], environment: Mapping[str, str]) -> int | None:
    """Print the cached output of a command line and return its exit code, or None if there is none."""
    global current_key  # noqa: PLW0603  # store() must compare with the files as they were at the start
    try:
        current_key = CacheKey(arguments, environment)
        for first, until, code, text, output in _read_entries(current_key.path):
            if text == current_key.text.encode() and first <= current_key.moment < until:
                sys.stdout.buffer.write(output)
                sys.stdout.flush()
                return code
    except (AttributeError, LookupError, OSError, ValueError, OverflowError):  # stdout may be closed
        pass
    return None


def store(
    context: "CommandContext", output: str, code: int, until: "dt.date", until_time: "dt.time | None" = None
) -> None:
    """Store the output of this process's command line.

    It may change from the day ``until`` on, or earlier, today from ``until_time`` on.

    Nothing is stored if there are notes about the settings, which belong to every output and go to standard error.
    Nor if the journal changed since it was read: the output may name somebody who was forgotten meanwhile, for example
    while it waited in a pager. So it is compared under the lock of those who write.
    """
    from contextlib import suppress
    from pathlib import Path

    from feedback_loop.domain.errors import JournalError
    from feedback_loop.journal.disk.atomic import atomic_write
    from feedback_loop.journal.disk.file import hold_lock
    from feedback_loop.journal.disk.store import ConcurrentChangeError

    key = current_key
    if key is None or not key.is_settled or context.settings.notes:
        return
    used = (context.journal.path, context.settings.path, context.today.isoformat())
    if used != (Path(key.journal), Path(key.settings), key.day):
        return

    def refuse_outdated() -> None:
        if not key.is_current:
            raise ConcurrentChangeError

    target = Path(os.path.realpath(key.journal))
    # The cache is optional: another command may be writing, and the folder may be read-only.
    with suppress(OSError, JournalError, ConcurrentChangeError), hold_lock(target, target, 0):
        refuse_outdated()
        end = f"{key.day}T{until_time:%H:%M}" if until_time else until.isoformat()
        content = _add_entry(key, end, code, context.terminal.encode(output))
        atomic_write(Path(key.path), content, refuse_outdated)


_Entry = tuple[str, str, int, bytes, bytes]
"""First moment, day or moment of the first possible change, exit code, key and output."""


def _add_entry(key: CacheKey, until: str, code: int, output: bytes) -> bytes:
    """Return the content of the cache file with a new entry first."""
    text = key.text.encode()
    others = [entry for entry in _read_entries(key.path) if entry[3] != text]
    return b"".join(map(_encode_entry, [(key.moment, until, code, text, output), *others[: _MAX_ENTRIES - 1]]))


def _encode_entry(entry: _Entry) -> bytes:
    first, until, code, text, output = entry
    return b"%b %b %d %d\n%b\n%b\n" % (first.encode(), until.encode(), code, len(output), text, output)


def _read_entries(path: str) -> list[_Entry]:
    """Return the entries of a cache file, the latest first; none if it is missing or damaged."""
    entries: list[_Entry] = []
    try:
        content = read_regular(path, _MAX_BYTES)
        position = 0
        while position < len(content):
            head, text, rest = content[position:].split(b"\n", 2)
            first, until, code, length = head.decode("ascii").split(" ")
            output = rest[: int(length)]
            entries.append((first, until, int(code), text, output))
            position += len(head) + len(text) + len(output) + 3
    except (OSError, ValueError):
        return []
    return entries


def _split(arguments: Sequence[str]) -> tuple[list[str], dict[str, str]]:
    """Split a command line into the command with its flags, and the options with their values."""
    (command,) = (word for word in arguments if word in _FLAGS)
    flags: list[str] = []
    options: dict[str, str] = {}
    remaining = iter(arguments)
    for word in remaining:
        name, equals, value = word.partition("=")
        if name in ("--file", "--today"):
            options[name] = value if equals else next(remaining, "")
        elif word in _FLAGS[command] or word in (command, "--no-color", "--no-input"):
            flags.append(word)
        else:
            raise LookupError(word)
    return flags, options


def _iso_day(typed: str | None) -> str:
    """Return today, or the typed day if it is a valid ISO date."""
    if not typed:
        return time.strftime("%Y-%m-%d")
    year, month, day = (int(part) for part in typed.split("-"))
    noon = time.mktime((year, month, day, 12, 0, 0, 0, 0, -1))
    if len(typed) != _ISO_LENGTH or time.localtime(noon)[:3] != (year, month, day):
        raise LookupError(typed)
    return typed


def _file_state(path: str) -> tuple[int, ...]:
    state = os.stat(path)
    return state.st_dev, state.st_ino, state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_mode
