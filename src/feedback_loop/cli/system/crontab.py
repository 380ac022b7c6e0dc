"""Read and write the user's crontab through the ``crontab`` command, the one way that every cron has."""

import os
import re
import subprocess

from feedback_loop.domain.errors import UsageError


class NoCronError(UsageError):
    """There is no cron on this machine."""


_NONE_YET = re.compile("no crontab for|can't open .*: No such file")
"""How crons say that a user has no crontab yet; whatever else they say, there may be one that must not be lost."""


def read_crontab() -> str:
    """Return the user's crontab, empty where there is none; bytes that are no UTF-8 are kept as surrogates.

    Raises:
        NoCronError: there is no ``crontab`` command.
        UsageError: the crontab cannot be read, or the user is not allowed to.
    """
    ran = _crontab("-l")
    said = _stderr_line(ran)
    if ran.returncode and not _NONE_YET.search(said):
        raise UsageError(f"Your crontab cannot be read; crontab says: {said}")
    return "" if ran.returncode else os.fsdecode(ran.stdout)


def write_crontab(text: str) -> None:
    """Put a text in the place of the user's crontab; an empty one leaves them without.

    Raises:
        NoCronError: there is no ``crontab`` command.
        UsageError: ``crontab`` did not take it; the one before is still there.
    """
    ran = _crontab("-", os.fsencode(text)) if text else _crontab("-r")
    if ran.returncode:
        raise UsageError(f"Your crontab was not changed; crontab says: {_stderr_line(ran)}")


def _crontab(argument: str, given: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
    try:
        return subprocess.run(  # noqa: S603  # the arguments are our own
            ["crontab", argument],  # noqa: S607  # the one on the user's own path
            input=given,
            capture_output=True,
            check=False,
            env=os.environ | {"LC_ALL": "C"},
        )
    except FileNotFoundError as error:
        raise NoCronError("There is no cron on this machine: no crontab command was found.") from error
    except OSError as error:
        raise UsageError(f"The crontab command cannot be run: {error.strerror}.") from error


def _stderr_line(ran: "subprocess.CompletedProcess[bytes]") -> str:
    """Return what the command complained of, as one line."""
    words = os.fsdecode(ran.stderr).split()
    return " ".join(words) or f"nothing, but it failed with {ran.returncode}."
