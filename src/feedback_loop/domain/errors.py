"""Errors that the user can act on.

Each carries its own sentence, with the next step. Only the command line knows exit codes and how to print it.
"""

from collections.abc import Sequence


class FeedbackLoopError(Exception):
    """Base of all expected errors.

    Attributes:
        message: One sentence for the user.
        candidates: Likely alternatives, best first, to list below the sentence.
    """

    code = "error"

    def __init__(self, message: str, candidates: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.candidates = tuple(candidates)


class RefusedError(FeedbackLoopError):
    """A rule of the loop forbids it: a duplicate, a third ask, nothing to follow up on."""

    code = "refused"


class UsageError(FeedbackLoopError):
    """The input makes no sense: an unreadable date, an empty text, a wrong setting."""

    code = "usage"


class TargetError(FeedbackLoopError):
    """A name fits no loop, or several.

    Attributes:
        targets: The TARGET of each candidate, if they are loops.
        fits: True if the name fits several loops, False if it fits none.
    """

    code = "target"

    def __init__(
        self,
        message: str,
        candidates: Sequence[str] = (),
        targets: Sequence[str] = (),
        *,
        fits: bool = False,
    ) -> None:
        super().__init__(message, candidates)
        self.targets = tuple(targets)
        self.fits = fits


class PersonError(UsageError):
    """A name of a person fits several, none but a similar one, or none was typed where several may be meant.

    Attributes:
        typed: What was typed; None if nothing was.
    """

    typed: str | None = None


class JournalError(FeedbackLoopError):
    """The journal cannot be read or written; nothing was changed."""

    code = "journal"
