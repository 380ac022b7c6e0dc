"""Edit the reminder's line in the text of a crontab.

A mark at its end identifies the line; all other lines stay byte for byte as they are. A line that somebody disabled
with ``#`` is theirs, marked or not.
"""

import re
import shlex
from collections.abc import Sequence
from dataclasses import dataclass

from feedback_loop.domain.errors import UsageError

MARK = "# feedback-loop reminder"

_DAILY = re.compile(r"\s*(\d{1,2})\s+(\d{1,2})\s+\*\s+\*\s+\*\s")
_FIELDS = re.compile(r"\A\s*(?:@\w+|(?:\S+\s+){4}\S+)\s+")
_VARIABLE = re.compile(r"\w+=")


@dataclass(frozen=True, slots=True)
class Reminder:
    """The reminder's line in a crontab.

    Attributes:
        line: the whole line, without its line break.
        at: the time of day, as ``HH:MM``; None if it has another schedule.
        words: the command and its arguments, as a shell reads them; empty if they are malformed.
    """

    line: str
    at: str | None
    words: tuple[str, ...]

    @property
    def program(self) -> str | None:
        """Path of the installation that it runs."""
        return next((word for word in self.words if word != "env" and not _VARIABLE.match(word)), None)


def format_reminder_line(at: str, words: Sequence[str]) -> str:
    """Return the line that runs a command every day at a time (``HH:MM``), given its unescaped words."""
    command = shlex.join(words)
    if "\n" in command:
        raise UsageError("A crontab cannot contain a path with a line break; rename the file or folder.")
    hour, minute = map(int, at.split(":"))
    return f"{minute} {hour} * * * {_escape_percent(command)} {MARK}"


def _escape_percent(command: str) -> str:
    r"""Return a quoted command for a crontab, where a bare ``%`` ends the command.

    cron removes the backslash of ``\%``, unless another backslash precedes it; an empty pair of quotes separates the
    two. Backslashes are always within quotes here.
    """
    return command.replace("\\%", "\\''%").replace("%", "\\%")


def find_reminder(crontab: str) -> Reminder | None:
    """Return the first reminder in a crontab."""
    line = next((line.rstrip("\n") for line in _split_lines(crontab) if _is_reminder(line)), None)
    if line is None:
        return None
    daily = _DAILY.match(line)
    return Reminder(line, f"{int(daily[2]):02}:{int(daily[1]):02}" if daily else None, _split_words(line))


def _split_words(line: str) -> tuple[str, ...]:
    command = _FIELDS.sub("", line, count=1).rstrip().removesuffix(MARK)
    try:
        return tuple(shlex.split(command.replace("\\%", "%")))
    except ValueError:
        return ()


def set_reminder(crontab: str, line: str) -> str:
    """Return a crontab with the reminder in place of the previous one, or at its end."""
    lines = _split_lines(crontab)
    index = next((index for index, other in enumerate(lines) if _is_reminder(other)), len(lines))
    return "".join([*lines[:index], f"{line}\n", *(other for other in lines[index:] if not _is_reminder(other))])


def remove_reminder(crontab: str) -> str:
    """Return a crontab without the reminder."""
    return "".join(line for line in _split_lines(crontab) if not _is_reminder(line))


def _split_lines(crontab: str) -> list[str]:
    """Return the lines with their line breaks; the last one gets the break that ``crontab`` requires."""
    lines = crontab.removesuffix("\n").split("\n") if crontab else []
    return [f"{line}\n" for line in lines]


def _is_reminder(line: str) -> bool:
    return line.rstrip().endswith(MARK) and not line.lstrip().startswith("#")
