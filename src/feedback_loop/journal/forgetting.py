"""Making sure that what was forgotten is in no copy of the journal either."""

import json
from collections.abc import Iterable
from pathlib import Path

from feedback_loop.journal import daily, spares
from feedback_loop.journal.file import JournalFile
from feedback_loop.journal.journal import Journal
from feedback_loop.journal.refusals import plainly
from feedback_loop.journal.tables import about_forgetting


def copies_of(path: Path) -> list[Path]:
    """Return every copy beside the journal at ``path``: backups, files kept aside, those of sync programs.

    Raises:
        JournalError: their folder cannot be read.
    """
    with plainly(daily.folder_of(path), "read"):
        return spares.all_copies(JournalFile(path, 0).target)


def finish(journal: Journal) -> list[Path]:
    """Take out of every copy what the journal's tombstones name, whether that was done before or not.

    Returns:
        the copies that may still hold it, because they are damaged or cannot be read or written.

    Raises:
        JournalError: the journal cannot be read or written.
    """
    forgetting = about_forgetting(journal.documents(), journal.events())
    if not forgetting:
        return []
    file = JournalFile(journal.path, journal.lock_seconds)
    with file.held():
        return spares.clean(file.target, forgetting)


def still_named(journal: Journal, names: Iterable[str]) -> list[str]:
    """Return the ids of the records that hold one of some full names or addresses, also in fields nobody knows."""
    wanted = [name.casefold() for name in names if " " in name or "@" in name]
    texts = {str(each["id"]): json.dumps(each, ensure_ascii=False).casefold() for each in journal.documents()}
    return [id_ for id_, text in texts.items() if any(name in text for name in wanted)]


def remove(path: Path) -> None:
    """Delete a copy.

    Raises:
        JournalError: that failed.
    """
    with plainly(path, "deleted"):
        path.unlink()
