"""Atomic, durable file replacement."""

import errno
import os
import re
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from feedback_loop.journal.format.ids import new_id

_NO_FOLDER_SYNC = (errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP)


class NotSyncedToDiskError(OSError):
    """The new file is in place, but the disk did not confirm that it will stay."""


def atomic_write(path: Path, content: bytes, ready: Callable[[], None] = lambda: None) -> None:
    """Put a file of ``content``, mode 0600, at ``path``; it is on disk when this returns.

    Args:
        path: the file itself, not a link to it.
        content: all of its bytes.
        ready: called just before the old file is replaced; when it raises, nothing changes.

    Raises:
        UnconfirmedError: the folder could not be synced; the new file is in place.
        OSError: anything else; the old file is in place.
    """
    remove_stale_temp_files(path.parent, re.escape(path.name))
    folder = _opened_folder(path.parent)
    try:
        _replace(path, content, ready)
        _sync_folder(folder)
    finally:
        _close_folder(folder)


def resolve_links(path: Path) -> Path:
    """Return the file itself that ``path`` is or links to, whether it exists or not.

    Raises:
        OSError: the system does not say where a link leads; taken for a file, the link would be replaced.
        ValueError: it is no path.
    """
    try:
        return Path(os.path.realpath(path, strict=True))
    except FileNotFoundError:
        return Path(os.path.realpath(path))


def remove_stale_temp_files(folder: Path, names: str) -> None:
    """Remove the temporary files that killed writers left in ``folder``; the caller holds the lock.

    Args:
        folder: where they may lie.
        names: a regular expression for the names of the files that were being written.
    """
    stray = re.compile(rf"\.{names}\.[0-9a-z]{{13}}\.tmp")
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if stray.fullmatch(entry.name):
                _remove(entry.path)


def make_private_dir(folder: Path) -> None:
    """Make ``folder`` and its missing parents, each with mode 0700 and on disk.

    Raises:
        OSError: one could not be made.
    """
    if folder.is_dir():
        return
    make_private_dir(folder.parent)
    with suppress(FileExistsError):
        folder.mkdir(0o700)
    parent = _opened_folder(folder.parent)
    try:
        _sync_folder(parent)
    finally:
        _close_folder(parent)


def _replace(path: Path, content: bytes, ready: Callable[[], None]) -> None:
    temporary = path.with_name(f".{path.name}.{new_id()}.tmp")
    try:
        _write_new(temporary, content)
        ready()
        os.replace(temporary, path)  # noqa: PTH105 - one name for each system call, so that tests can fail it
    except BaseException:
        _remove(temporary)
        raise


def _write_new(path: Path, content: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    file = os.open(path, flags, 0o600)
    try:
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(file, rest) :]
        _sync(file)
    finally:
        os.close(file)


def _remove(path: Path | str) -> None:
    with suppress(OSError):
        os.unlink(path)  # noqa: PTH108 - as above


if sys.platform == "win32":  # pragma: no cover - the tests run elsewhere

    def _opened_folder(_folder: Path) -> int:
        return -1

    def _sync_folder(_folder: int) -> None:
        """Windows has no such call, and keeps names in its own log."""

    def _close_folder(_folder: int) -> None:
        pass

else:
    import fcntl

    def _opened_folder(folder: Path) -> int:
        return os.open(folder, os.O_RDONLY | os.O_DIRECTORY)

    def _sync_folder(folder: int) -> None:
        try:
            os.fsync(folder)
        except OSError as error:
            if error.errno not in _NO_FOLDER_SYNC:
                raise NotSyncedToDiskError(error.errno, error.strerror) from error

    def _close_folder(folder: int) -> None:
        # It was only read and synced: an error here says nothing about the files in it.
        with suppress(OSError):
            os.close(folder)


def _sync(file: int) -> None:
    if sys.platform == "darwin":  # pragma: no cover - the tests run elsewhere
        # There, fsync leaves the bytes in the drive's own cache.
        with suppress(OSError):
            fcntl.fcntl(file, fcntl.F_FULLFSYNC)
    os.fsync(file)
