"""Atomic, durable file replacement."""

import errno
import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

Owner = tuple[int, int]
"""Numbers of a user and a group."""

_NO_FOLDER_SYNC = (errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP)

_TRIES = 100
_PAUSE_SECONDS = 0.01
"""Time between two tries to replace a file that is open on Windows; together, they take a second."""


class NotSyncedToDiskError(OSError):
    """The new file is in place, but the disk did not confirm that it will stay."""


def atomic_write(
    path: Path, content: bytes, before_replace: Callable[[], None] = lambda: None, *, remove_stale: bool = True
) -> None:
    """Put a file of ``content``, mode 0600, at ``path``; it is on disk when this returns.

    If root writes it, it belongs to the owner of the old file, else to that of its folder.

    Args:
        path: the file itself, not a link to it.
        content: all of its bytes.
        before_replace: called just before the old file is replaced; if it raises, nothing changes.
        remove_stale: remove the temporary files of killed writers first, and of any that is still at work.

    Raises:
        NotSyncedToDiskError: the folder could not be synced; the new file is in place.
        OSError: any other failure; the old file is in place.
    """
    if remove_stale:
        remove_stale_temp_files(path.parent, re.escape(path.name))
    with _sync_folder_after(path.parent):
        # 13 characters, as in the names that older versions give their temporary files: each removes the other's.
        temporary = path.with_name(f".{path.name}.{os.urandom(7).hex()[:13]}.tmp")
        try:
            _write_new(temporary, content, _owner_for(path))
            before_replace()
            _replace(temporary, path)
        except BaseException:
            _remove(temporary)
            raise


def temp_file_pattern(names: str) -> re.Pattern[str]:
    """Return the pattern of the temporary files of files whose names match the regular expression ``names``."""
    return re.compile(rf"\.(?:{names})\.[0-9a-z]{{13}}\.tmp")


def remove_stale_temp_files(folder: Path, names: str) -> None:
    """Remove the temporary files that killed writers of ``names`` left in ``folder``; the caller holds the lock."""
    pattern = temp_file_pattern(names)
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if pattern.fullmatch(entry.name):
                _remove(entry.path)


def resolve_links(path: Path) -> Path:
    """Return the file itself that ``path`` is or links to, whether it exists or not.

    Raises:
        OSError: a link cannot be followed; if it were taken for a file, it would be replaced.
        ValueError: it is not a valid path.
    """
    try:
        return Path(os.path.realpath(path, strict=True))
    except FileNotFoundError:
        return Path(os.path.realpath(path))


def make_private_dir(folder: Path) -> None:
    """Make ``folder`` and its missing parents, each with mode 0700 and on disk; their owner is as for files."""
    missing: list[Path] = []
    while not folder.is_dir():
        missing.append(folder)
        folder = folder.parent
    for new in reversed(missing):
        with _sync_folder_after(new.parent), suppress(FileExistsError):
            new.mkdir(0o700)
            give_to_owner(new, new.parent)


def give_to_owner(new: Path | int, neighbour: Path) -> None:
    """If root runs the program, give a new file or folder to the owner of ``neighbour``, where the system allows it.

    Otherwise a command under sudo would lock the user out of their own journal.
    """
    with suppress(OSError):
        _give(new, _owner_of(neighbour))


def _owner_for(path: Path) -> Owner | None:
    """Return the owner that a new file at ``path`` gets: of the old file, else of the folder."""
    try:
        return _owner_of(path)
    except FileNotFoundError:
        return _owner_of(path.parent)


def _write_new(path: Path, content: bytes, owner: Owner | None) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    file = os.open(path, flags, 0o600)
    try:
        with suppress(OSError):
            _give(file, owner)
        remaining = memoryview(content)
        while remaining:
            remaining = remaining[os.write(file, remaining) :]
        _sync_file(file)
    finally:
        os.close(file)


def _remove(path: Path | str) -> None:
    with suppress(OSError):
        os.unlink(path)  # noqa: PTH108 - one name for each system call, so that tests can fail it


if sys.platform == "win32":
    import time

    def _replace(new: Path, old: Path) -> None:
        """Replace a file, trying again while a reader or a virus scanner has it open, which Windows does not allow."""
        for _ in range(_TRIES - 1):
            with suppress(PermissionError):
                os.replace(new, old)  # noqa: PTH105 - as below
                return
            time.sleep(_PAUSE_SECONDS)
        os.replace(new, old)  # noqa: PTH105 - as below

    @contextmanager
    def _sync_folder_after(_folder: Path) -> Iterator[None]:
        # Windows cannot sync a folder, and journals file names itself.
        yield

    def _owner_of(_path: Path) -> Owner | None:
        return None

    def _give(_new: Path | int, _owner: Owner | None) -> None:
        pass

else:
    import fcntl

    def _replace(new: Path, old: Path) -> None:
        os.replace(new, old)  # noqa: PTH105 - one name for each system call, so that tests can fail it

    @contextmanager
    def _sync_folder_after(folder: Path) -> Iterator[None]:
        """Sync ``folder`` after the block, so that the names that the block gave survive a power cut."""
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            yield
            _sync_folder(descriptor)
        finally:
            # It was only read and synced: an error here says nothing about the files in it.
            with suppress(OSError):
                os.close(descriptor)

    def _owner_of(path: Path) -> Owner | None:
        """Return user and group of a file if root runs the program; nobody else could give a file to them."""
        if os.geteuid() != 0:
            return None
        state = path.stat()
        return state.st_uid, state.st_gid

    def _give(new: Path | int, owner: Owner | None) -> None:
        if owner and owner != (os.geteuid(), os.getegid()):
            os.chown(new, *owner)

    def _sync_folder(descriptor: int) -> None:
        try:
            os.fsync(descriptor)
        except OSError as error:
            if error.errno not in _NO_FOLDER_SYNC:
                raise NotSyncedToDiskError(error.errno, error.strerror) from error


def _sync_file(file: int) -> None:
    if sys.platform == "darwin":
        # There, fsync leaves the bytes in the drive's own cache.
        with suppress(OSError):
            fcntl.fcntl(file, fcntl.F_FULLFSYNC)
    os.fsync(file)
