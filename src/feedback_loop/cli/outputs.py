"""Files that the user asked for: whole or not at all, and for their eyes only."""

from pathlib import Path

from feedback_loop.domain.errors import UsageError
from feedback_loop.journal.atomic import UnconfirmedError, write_whole


def write_private(path: Path, content: bytes, *, besides: Path) -> None:
    """Write a file, mode 0600, in place of the one that may be there.

    Args:
        path: where; links are followed.
        content: all of its bytes.
        besides: the journal, which is never overwritten.

    Raises:
        UsageError: it cannot be written there.
    """
    target = path.resolve()
    if target == besides.resolve():
        raise UsageError(f"{path} is the journal; name another file.")
    if target.exists() and not target.is_file():
        raise UsageError(f"{path} is no file; name a file.")
    try:
        write_whole(target, content)
    except UnconfirmedError:
        return
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}.") from error
