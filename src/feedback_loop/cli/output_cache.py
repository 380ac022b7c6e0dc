"""Cache of the last output of ``remind`` and ``status``.

Such an answer follows from the journal, the settings, the day, the words typed and the look of the terminal, and from
nothing else. While all of these are as they were, the answer is, too, and is said again from a file beside the
journal, before anything slow is imported. So this module imports only what Python itself has loaded by then, and
leaves everything that is not plain (an odd date, a path that is not the usual one, an error) to the program.

Every write of the journal removes the file; what it holds is as private as the journal.
"""

import os
import sys
import time
from collections.abc import Mapping, Sequence

from feedback_loop import __version__
from feedback_loop.cli.default_paths import default_journal, default_settings
from feedback_loop.journal.disk import CACHE_SUFFIX

_FLAGS = {"remind": {"--brief", "--calm", "--exit-code"}, "status": {"--all", "--overdue"}}
_DISPLAY_VARIABLES = ("CLICOLOR", "COL", "FORCE_COLOR", "LANG", "LC_", "LINES", "NO_COLOR", "PYTHON", "TERM")
"""How the names begin of the variables that may change what is printed, and how."""
_ISO = 10
_MAX_ENTRIES = 8
"""Answers that are kept: a login, a job of cron and a terminal or two ask differently."""
_MTIME_GRANULARITY = 2.0
"""A file changed twice within one tick of a coarse clock looks the same after the second change as after the first."""


class CacheKey:
    """Everything that an answer follows from.

    Attributes:
        day: the day it is asked on, as an ISO date.
        journal: the journal's path, as named.
        settings: where the settings are, or would be.
        text: the rest, on one line.
    """

    def __init__(self, words: Sequence[str], environment: Mapping[str, str]) -> None:
        """Gather it.

        Raises:
            LookupError: it is none that is answered here.
            OSError: the journal cannot be looked at.
        """
        flags, options = _split(words)
        self.journal = options.get("--file") or environment.get("FEEDBACK_LOOP_FILE") or default_journal(environment)
        self.settings = environment.get("FEEDBACK_LOOP_CONFIG") or default_settings(environment)
        self.day = _day(options.get("--today") or environment.get("FEEDBACK_LOOP_TODAY"))
        look = sorted(f"{name}={value}" for name, value in environment.items() if name.startswith(_DISPLAY_VARIABLES))
        sizes = [os.get_terminal_size(stream) for stream in range(3) if os.isatty(stream)]
        shown = (sys.stdout.encoding, sizes if sys.stdout.isatty() else None)
        files = (_state(self.journal), _state_if_there(self.settings))
        about = (__version__, sys.version, sys.executable, sorted(flags), self.journal, self.settings, files)
        self.text = ascii((about, look, shown))

    @property
    def path(self) -> str:
        """Where its answer is kept."""
        return os.path.realpath(self.journal) + CACHE_SUFFIX

    @property
    def is_settled(self) -> bool:
        """Whether a further change of its files could not be overlooked."""
        newest = max(os.stat(path).st_mtime for path in (self.journal, self.settings) if os.path.exists(path))
        return newest + _MTIME_GRANULARITY < time.time()


current_key: CacheKey | None = None
"""What this process was asked, as the world was before it read anything; set once, at the start."""


def cache_key(words: Sequence[str], environment: Mapping[str, str]) -> CacheKey | None:
    """Return the question that a command line asks, if it is one that may have been answered."""
    if _FLAGS.keys().isdisjoint(words):
        return None
    try:
        return CacheKey(words, environment)
    except (AttributeError, LookupError, OSError, ValueError, OverflowError):  # stdout may be closed
        return None


def replay(question: CacheKey) -> int | None:
    """Say the answer that was kept for a question and return its exit code; None when there is none."""
    for first, until, code, text, output in _read_entries(question.path):
        if text == question.text.encode() and first <= question.day < until:
            sys.stdout.buffer.write(output)
            sys.stdout.flush()
            return code
    return None


def updated_cache(question: CacheKey, until: str, code: int, output: bytes) -> bytes:
    """Return the content of the file that keeps an answer, and the latest ones to other questions.

    Args:
        question: what was asked.
        until: the first day on which the answer may be another one, as an ISO date.
        code: the exit code.
        output: what was printed.
    """
    text = question.text.encode()
    others = [answer for answer in _read_entries(question.path) if answer[3] != text]
    return b"".join(map(_block, [(question.day, until, code, text, output), *others[: _MAX_ENTRIES - 1]]))


_Entry = tuple[str, str, int, bytes, bytes]


def _block(answer: _Entry) -> bytes:
    first, until, code, text, output = answer
    return b"%b %b %d %d\n%b\n%b\n" % (first.encode(), until.encode(), code, len(output), text, output)


def _read_entries(place: str) -> list[_Entry]:
    """Return what a file keeps, the latest first: each from and until which day, exit code, question and output."""
    found: list[_Entry] = []
    try:
        with open(place, "rb") as file:
            while about := file.readline():
                first, until, code, length = about.decode("ascii").split(" ")
                found.append((first, until, int(code), file.readline()[:-1], file.read(int(length))))
                file.readline()
    except (OSError, ValueError):
        return []
    return found


def _split(words: Sequence[str]) -> tuple[list[str], dict[str, str]]:
    """Return the command with its flags, and the options with a value."""
    (command,) = (word for word in words if word in _FLAGS)
    flags: list[str] = []
    options: dict[str, str] = {}
    remaining = iter(words)
    for word in remaining:
        name, equals, value = word.partition("=")
        if name in ("--file", "--today"):
            options[name] = value if equals else next(remaining, "")
        elif word in _FLAGS[command] or word in (command, "--no-color"):
            flags.append(word)
        else:
            raise LookupError(word)
    return flags, options


def _day(typed: str | None) -> str:
    """Return today, or the day that was typed, if that is a plain date of the calendar."""
    if not typed:
        return time.strftime("%Y-%m-%d")
    year, month, day = (int(part) for part in typed.split("-"))
    noon = time.mktime((year, month, day, 12, 0, 0, 0, 0, -1))
    if len(typed) != _ISO or time.localtime(noon)[:3] != (year, month, day):
        raise LookupError(typed)
    return typed


def _state(path: str) -> tuple[int, ...]:
    state = os.stat(path)
    return state.st_dev, state.st_ino, state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_mode


def _state_if_there(path: str) -> tuple[int, ...] | None:
    try:
        return _state(path)
    except FileNotFoundError:
        return None
