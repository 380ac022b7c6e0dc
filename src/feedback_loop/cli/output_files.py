"""Private output files, written atomically."""

import os
from pathlib import Path

from feedback_loop.domain.errors import UsageError
from feedback_loop.journal.disk.atomic import NotSyncedToDiskError, atomic_write, resolve_links


def write_private(path: Path, content: bytes, *, journal: Path) -> None:
    """Write or replace a file, mode 0600; links are followed, and the journal is never overwritten."""
    try:
        target = resolve_links(path)
        if target == resolve_links(journal):
            raise UsageError(f"{path} is the journal itself. Choose another file.")
        if os.path.lexists(target) and not target.is_file():
            raise UsageError(f"{path} cannot be written: it is not a regular file. Choose another one.")
        atomic_write(target, content)
    except NotSyncedToDiskError:
        return
    except (OSError, ValueError) as error:
        raise UsageError(f"{path} cannot be written: {getattr(error, 'strerror', None) or error}.") from error
