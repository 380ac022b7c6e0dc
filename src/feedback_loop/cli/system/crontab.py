"""Read and write the user's crontab through the ``crontab`` command, the only interface that every cron has."""

import os
import re
import subprocess

from feedback_loop.domain.errors import UsageError


class NoCronError(UsageError):
    """This machine has no cron."""


_NO_CRONTAB_YET = re.compile("no crontab for|can't open (?:(?!: No such file|can't ).)*+: No such file")
"""Messages of crons for a user without a crontab; after any other message, there may be one that must not be lost."""


def read_crontab() -> str:
    """Return the user's crontab, empty if there is none; bytes that are not UTF-8 become surrogates."""
    result = _run_crontab("-l")
    message = _error_message(result)
    if result.returncode and not _NO_CRONTAB_YET.search(message):
        raise UsageError(f"Your crontab cannot be read. The crontab command says: {message}")
    return "" if result.returncode else os.fsdecode(result.stdout)


def write_crontab(text: str) -> None:
    """Replace the user's crontab; an empty text removes it."""
    result = _run_crontab("-", os.fsencode(text)) if text else _run_crontab("-r")
    if result.returncode:
        raise UsageError(f"Your crontab was not changed. The crontab command says: {_error_message(result)}")


def _run_crontab(argument: str, stdin: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
    try:
        return subprocess.run(  # noqa: S603  # the arguments are our own
            ["crontab", argument],  # noqa: S607  # the one on the user's own path
            input=stdin,
            capture_output=True,
            check=False,
            env=os.environ | {"LC_ALL": "C"},
        )
    except FileNotFoundError as error:
        raise NoCronError("This machine has no cron: there is no crontab command.") from error
    except OSError as error:
        raise UsageError(f"The crontab command cannot be run: {error.strerror}.") from error


def _error_message(result: "subprocess.CompletedProcess[bytes]") -> str:
    """Return the command's standard error as one line."""
    words = os.fsdecode(result.stderr).split()
    return " ".join(words) or f"nothing, but it failed with exit code {result.returncode}."
