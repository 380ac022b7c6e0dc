"""Private output files, written atomically."""

import os
from pathlib import Path

from feedback_loop.domain.errors import UsageError
from feedback_loop.journal.disk.atomic import UnconfirmedError, behind_links, write_whole


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
        target = behind_links(path)
        if target == behind_links(besides):
            raise UsageError(f"{path} is the journal itself; name another file.")
        if os.path.lexists(target) and not target.is_file():
            raise UsageError(f"{path} cannot be written: it is no regular file; name another one.")
        write_whole(target, content)
    except UnconfirmedError:
        return
    except (OSError, ValueError) as error:
        raise UsageError(f"{path} cannot be written: {getattr(error, 'strerror', None) or error}.") from error
