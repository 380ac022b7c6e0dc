"""Reading files that anybody may have put there: only regular ones, bounded in size, and without ever waiting.

A pipe in place of a file would block until somebody writes to it, a device may never end, and a sparse file may state
any size. Everything that reads a file of the user's opens it here.
"""

import errno
import os
import stat

MEGABYTE = 1_000_000

_FLAGS = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_NONBLOCK", "O_NOCTTY", "O_BINARY"))
_PIECE = 1 << 20


class IrregularFileError(OSError):
    """The path is a folder, pipe, device or socket; ``kind`` says which, in one word."""

    def __init__(self, path: str | os.PathLike[str], kind: str) -> None:
        super().__init__(errno.EISDIR if kind == "folder" else errno.EINVAL, f"it is a {kind}, not a file", str(path))
        self.kind = kind


class OversizedFileError(OSError):
    """The file has more than ``limit`` bytes; ``size`` is its number of bytes, as far as it is known."""

    def __init__(self, path: str | os.PathLike[str], size: int, limit: int) -> None:
        super().__init__(errno.EFBIG, f"it has over {limit // MEGABYTE:,} MB", str(path))
        self.size = size
        self.limit = limit


def open_regular(path: str | os.PathLike[str]) -> tuple[int, os.stat_result]:
    """Open a file for reading and return its descriptor and state; links are followed.

    Raises:
        IrregularFileError: anything but a regular file is there.
        OSError: it cannot be opened.
        ValueError: the path has a NUL character.
    """
    descriptor = os.open(path, _FLAGS)
    try:
        # The open file is checked, not the path, which could be replaced in between.
        state = os.fstat(descriptor)
        require_regular(path, state.st_mode)
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor, state


def require_regular(path: str | os.PathLike[str], mode: int) -> None:
    """Raise IrregularFileError unless the mode is that of a regular file."""
    if not stat.S_ISREG(mode):
        raise IrregularFileError(path, _kind(mode))


def read_bounded(descriptor: int, path: str | os.PathLike[str], size: int, limit: int) -> bytes:
    """Return the content of an open file that states ``size`` bytes; ``path`` names it in errors.

    Raises:
        OversizedFileError: it states, or has, more than ``limit`` bytes.
        OSError: it cannot be read.
    """
    if size > limit:
        raise OversizedFileError(path, size, limit)
    pieces: list[bytes] = []
    remaining = limit + 1
    # The stated size may be wrong: the file may grow, and those in /proc state none.
    while remaining and (piece := os.read(descriptor, min(remaining, max(size + 1, _PIECE)))):
        pieces.append(piece)
        remaining -= len(piece)
    if not remaining:
        raise OversizedFileError(path, limit + 1, limit)
    return b"".join(pieces)


def read_regular(path: str | os.PathLike[str], limit: int) -> bytes:
    """Return the content of a file of at most ``limit`` bytes.

    Raises:
        IrregularFileError: anything but a regular file is there.
        OversizedFileError: it has more bytes.
        OSError: it cannot be opened or read.
        ValueError: the path has a NUL character.
    """
    descriptor, state = open_regular(path)
    try:
        return read_bounded(descriptor, path, state.st_size, limit)
    finally:
        os.close(descriptor)


def _kind(mode: int) -> str:
    if stat.S_ISDIR(mode):
        return "folder"
    if stat.S_ISFIFO(mode):
        return "pipe"
    return "socket" if stat.S_ISSOCK(mode) else "device"
