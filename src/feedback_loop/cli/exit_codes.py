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
    Exit.DONE: "Done, even if there was nothing to show.",
    Exit.REFUSED: "Refused by a rule, e.g. a duplicate; or remind --exit-code with something due.",
    Exit.USAGE: "Wrong usage, e.g. an unknown option, date or setting.",
    Exit.TARGET: "No such loop, person or event, or more than one.",
    Exit.JOURNAL: "The journal can't be read or written, or the output can't be written.",
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
