"""Edit the reminder's line in the text of a crontab.

A mark at its end tells the line from all others, and those stay byte for byte as they are. A line that somebody turned
off with ``#`` is theirs, mark or not.
"""

import re
import shlex
from collections.abc import Sequence
from dataclasses import dataclass

from feedback_loop.domain.errors import UsageError

MARK = "# feedback-loop reminder"

_DAILY = re.compile(r"\s*(\d{1,2})\s+(\d{1,2})\s+\*\s+\*\s+\*\s")
_FIELDS = re.compile(r"\s*(?:@\w+|(?:\S+\s+){4}\S+)\s+")
_VARIABLE = re.compile(r"\w+=")


@dataclass(frozen=True, slots=True)
class Reminder:
    """The line as it stands in a crontab.

    Attributes:
        line: all of it, without its line break.
        at: when it runs every day, as ``HH:MM``; None where somebody chose other days or hours.
        words: the command and its arguments, as a shell reads them; none where it is not readable.
    """

    line: str
    at: str | None
    words: tuple[str, ...]

    @property
    def program(self) -> str | None:
        """The path of the installation that it runs."""
        return next((word for word in self.words if word != "env" and not _VARIABLE.match(word)), None)


def format_reminder_line(at: str, words: Sequence[str]) -> str:
    """Return the line that runs a command every day.

    Args:
        at: the time, as ``HH:MM``.
        words: the command and its arguments; nothing in them is special to cron or the shell.

    Raises:
        UsageError: a word has a line break, which no crontab can hold.
    """
    command = shlex.join(words)
    if "\n" in command:
        raise UsageError("A path with a line break does not fit in a crontab; rename its folder or file.")
    hour, minute = map(int, at.split(":"))
    return f"{minute} {hour} * * * {_escaped(command)} {MARK}"


def _escaped(command: str) -> str:
    r"""Return a quoted command as it stands in a crontab, where a bare ``%`` ends the command.

    Of ``\%`` cron drops the backslash, but not where another backslash stands before that one; an empty pair of quotes
    keeps them apart. A backslash is only ever within quotes here.
    """
    return command.replace("\\%", "\\''%").replace("%", "\\%")


def find_reminder(crontab: str) -> Reminder | None:
    """Return the reminder that a crontab holds, the first if somebody doubled it."""
    line = next((line.rstrip("\n") for line in _lines(crontab) if _is_ours(line)), None)
    if line is None:
        return None
    daily = _DAILY.match(line)
    return Reminder(line, f"{int(daily[2]):02}:{int(daily[1]):02}" if daily else None, _words(line))


def _words(line: str) -> tuple[str, ...]:
    command = _FIELDS.sub("", line, count=1).rstrip().removesuffix(MARK)
    try:
        return tuple(shlex.split(command.replace("\\%", "%")))
    except ValueError:
        return ()


def set_reminder(crontab: str, line: str) -> str:
    """Return a crontab with the reminder in the place of the one before, else at its end."""
    lines = _lines(crontab)
    place = next((number for number, one in enumerate(lines) if _is_ours(one)), len(lines))
    after = [one for one in lines[place:] if not _is_ours(one)]
    return "".join([*lines[:place], f"{line}\n", *after])


def remove_reminder(crontab: str) -> str:
    """Return a crontab without the reminder."""
    return "".join(line for line in _lines(crontab) if not _is_ours(line))


def _lines(crontab: str) -> list[str]:
    """Return the lines with their breaks; the last one gets the break that ``crontab`` insists on."""
    ended = crontab if crontab.endswith("\n") or not crontab else f"{crontab}\n"
    return re.findall(r"[^\n]*\n", ended)


def _is_ours(line: str) -> bool:
    return line.rstrip().endswith(MARK) and not line.lstrip().startswith("#")
