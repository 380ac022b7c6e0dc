"""Exit codes, and errors as JSON documents."""

from enum import IntEnum
from typing import TYPE_CHECKING

from feedback_loop.domain.errors import FeedbackLoopError, JournalError, RefusedError, TargetError, UsageError

if TYPE_CHECKING:
    from feedback_loop.domain.model.events import Document


class Exit(IntEnum):
    """Exit codes of the program."""

    DONE = 0
    REFUSED = 1
    USAGE = 2
    TARGET = 3
    JOURNAL = 4
    INTERRUPTED = 130


EXIT_CODE_MEANINGS = {
    Exit.DONE: "Done, also when there was nothing to show.",
    Exit.REFUSED: "Refused, see the message. With remind --exit-code: something is due.",
    Exit.USAGE: "Wrong arguments or settings.",
    Exit.TARGET: "No loop, person or event by that name, or several.",
    Exit.JOURNAL: "The journal or the output could not be read or written.",
    Exit.INTERRUPTED: "Interrupted with Ctrl-C.",
}
"""Meanings of the exit codes, for the help page."""


class BugError(FeedbackLoopError):
    """An unexpected error; its details are in a file."""


_CODES: dict[type[FeedbackLoopError], Exit] = {
    RefusedError: Exit.REFUSED,
    UsageError: Exit.USAGE,
    TargetError: Exit.TARGET,
    JournalError: Exit.JOURNAL,
    BugError: Exit.REFUSED,
}


def exit_code(error: FeedbackLoopError) -> Exit:
    """Return the exit code of an error."""
    return next(code for kind, code in _CODES.items() if isinstance(error, kind))


def error_document(error: FeedbackLoopError) -> "Document":
    """Return an error as the JSON document that scripts read."""
    document: Document = {"code": int(exit_code(error)), "message": error.message}
    if error.candidates:
        document["candidates"] = list(error.candidates)
    return {"error": document}
