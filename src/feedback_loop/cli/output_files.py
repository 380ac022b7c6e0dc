"""Private output files, written atomically."""

import errno
import os
from pathlib import Path

from feedback_loop.domain.errors import UsageError
from feedback_loop.journal.disk.atomic import NotSyncedToDiskError, atomic_write, resolve_links

_MAX_ATTEMPTS = 50


def write_private(path: Path, content: bytes, *, journal: Path) -> None:
    """Write or replace a file, mode 0600; links are followed, and the journal is never overwritten."""
    try:
        target = resolve_links(path)
        if target == resolve_links(journal):
            raise UsageError(f"{path} is the journal itself. Choose another file.")
        if os.path.lexists(target) and not target.is_file():
            raise UsageError(f"{path} cannot be written: it is not a regular file. Choose another one.")
        _write(target, content)
    except NotSyncedToDiskError:
        return
    except (OSError, ValueError) as error:
        raise UsageError(f"{path} cannot be written: {getattr(error, 'strerror', None) or error}.") from error


def _write(target: Path, content: bytes) -> None:
    """Replace a file that no lock protects: another run that starts meanwhile takes our temporary file for stale.

    As each run removes such files once, it takes no more attempts than there are other runs.
    """
    for attempt in range(_MAX_ATTEMPTS):
        try:
            return atomic_write(target, content, remove_stale=attempt == 0)
        except FileNotFoundError:
            if not target.parent.is_dir():
                raise
    raise FileNotFoundError(errno.EBUSY, "other programs keep writing it")
