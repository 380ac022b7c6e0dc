"""Private output files, written atomically."""

import os
from pathlib import Path

from feedback_loop.domain.errors import UsageError
from feedback_loop.journal.disk.atomic import NotSyncedToDiskError, atomic_write, resolve_links


def write_private(path: Path, content: bytes, *, besides: Path) -> None:
    """Write a file, mode 0600, in place of the one that may be there.

    Args:
        path: where; links are followed.
        content: all of its bytes.
        besides: the journal, which is never overwritten.

    Raises:
        UsageError: it cannot be written there.
    """
    try:
        target = resolve_links(path)
        if target == resolve_links(besides):
            raise UsageError(f"{path} is the journal itself; name another file.")
        if os.path.lexists(target) and not target.is_file():
            raise UsageError(f"{path} cannot be written: it is no regular file; name another one.")
        atomic_write(target, content)
    except NotSyncedToDiskError:
        return
    except (OSError, ValueError) as error:
        raise UsageError(f"{path} cannot be written: {getattr(error, 'strerror', None) or error}.") from error
