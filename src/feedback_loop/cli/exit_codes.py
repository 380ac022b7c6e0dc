"""Exit codes, and errors as JSON documents."""

from enum import IntEnum
from typing import TYPE_CHECKING

from feedback_loop.domain.errors import (
    FeedbackLoopError,
    JournalError,
    RefusedError,
    TargetError,
    UsageError,
)

if TYPE_CHECKING:
    from feedback_loop.domain.model.events import Document


class Exit(IntEnum):
    """What the shell is told."""

    DONE = 0
    REFUSED = 1
    USAGE = 2
    TARGET = 3
    JOURNAL = 4
    INTERRUPTED = 130


class BugError(FeedbackLoopError):
    """Something that was not expected; the details are in a file."""


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
    told: Document = {"code": int(exit_code(error)), "message": error.message}
    if error.candidates:
        told["candidates"] = list(error.candidates)
    return {"error": told}
