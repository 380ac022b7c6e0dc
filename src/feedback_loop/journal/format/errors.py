"""Format errors, and user-facing messages for OS errors."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from feedback_loop.domain.errors import JournalError

_NEXT = "`feedback-loop doctor` explains, and `feedback-loop doctor --restore` puts the last good backup back"


class FormatError(Exception):
    """One thing that is wrong with a text, which does not know yet whose text it is.

    Attributes:
        problem: the end of a sentence that begins with the place, without any of the file's words.
        record: the document number of the record, where it is known.
        line: the line of the file, counted from 1, where it is known.
    """

    def __init__(self, problem: str, record: int | None = None, line: int | None = None) -> None:
        super().__init__(problem)
        self.problem = problem
        self.record = record
        self.line = line


class DamagedJournalError(JournalError):
    """The file is not a journal that can be trusted; ``record`` and ``line`` say where, if that is known.

    ``finding`` is the sentence without what to do next, which is for the user's own journal.
    """

    def __init__(self, path: Path, flaw: FormatError) -> None:
        self.finding = f"{path} is damaged: {_place(flaw)}{flaw.problem}"
        super().__init__(f"{self.finding}; {_NEXT}.")
        self.record = flaw.record
        self.line = flaw.line


class NewerJournalError(JournalError):
    """The file was written by a version of the program that knows more than this one."""

    def __init__(self, path: Path, schema: int, known: int) -> None:
        super().__init__(
            f"{path} has the schema {schema} of a newer feedback-loop, and this one reads up to {known}; "
            "upgrade feedback-loop to use it."
        )


def _place(flaw: FormatError) -> str:
    if flaw.record is not None and flaw.line is not None:
        return f"record {flaw.record} (line {flaw.line}) "
    if flaw.record is not None:
        return f"record {flaw.record} "
    return "" if flaw.line is None else f"line {flaw.line} "


_REASONS = {
    errno.ENOSPC: "the disk is full; free some space and try again",
    errno.EDQUOT: "your share of the disk is used up; free some space and try again",
    errno.EFBIG: "it would become larger than the system allows; raise that limit and try again",
    errno.EROFS: "it lies on a disk that can only be read; name another place with `--file`",
    errno.EIO: "the disk reports an error; copy what you can from it and check it",
    errno.EACCES: "permission is denied; check who owns it and its folder",
    errno.EPERM: "permission is denied; check who owns it and its folder",
    errno.EISDIR: "it is a folder; name a file with `--file`",
    errno.ENOTDIR: "a part of its path is not a folder; name another place with `--file`",
    errno.ELOOP: "its links lead in a circle; name another place with `--file`",
    errno.ENAMETOOLONG: "its name is too long; name another place with `--file`",
}


@contextmanager
def translate_os_errors(path: Path, doing: str) -> Iterator[None]:
    """Turn an OSError into one sentence, "PATH cannot be DOING: why and what to do".

    Raises:
        JournalError: the block raised an OSError.
    """
    try:
        yield
    except OSError as error:
        raise JournalError(f"{path} cannot be {doing}: {os_error_reason(error)}.") from error


def os_error_reason(error: OSError) -> str:
    """Say why ``error`` happened and, where something helps, what to do."""
    known = _REASONS.get(error.errno or 0)
    return known or (os.strerror(error.errno) if error.errno else "the system gives no reason")
