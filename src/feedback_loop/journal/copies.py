"""Copies of a journal that are to be merged: of another machine, of a sync program, backups."""

from pathlib import Path

from feedback_loop.domain.errors import JournalError
from feedback_loop.domain.events import Document
from feedback_loop.journal.damage import DamagedError
from feedback_loop.journal.journal import Journal


def read_copy(path: Path) -> list[Document]:
    """Return the raw records of the journal at ``path``, in the present schema.

    Raises:
        JournalError: it cannot be read, is damaged or has a newer schema; nothing was changed.
    """
    try:
        return Journal(path).documents()
    except DamagedError as error:
        raise JournalError(
            f"{error.finding}; nothing was merged. "
            "`feedback-loop --file FILE doctor` explains what is wrong with a file."
        ) from error
