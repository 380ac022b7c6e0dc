"""What the operating system refuses, in the user's words."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from feedback_loop.domain.errors import JournalError

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
def plainly(path: Path, doing: str) -> Iterator[None]:
    """Turn an OSError into one sentence, "PATH cannot be DOING: why and what to do".

    Raises:
        JournalError: the block raised an OSError.
    """
    try:
        yield
    except OSError as error:
        raise JournalError(f"{path} cannot be {doing}: {reason(error)}.") from error


def reason(error: OSError) -> str:
    """Say why ``error`` happened and, where something helps, what to do."""
    known = _REASONS.get(error.errno or 0)
    return known or (os.strerror(error.errno) if error.errno else "the system gives no reason")
