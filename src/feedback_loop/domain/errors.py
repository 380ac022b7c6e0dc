"""Errors that the user can act on.

An error carries its own sentence, which says what to do next. Only the command line knows how it
is printed and which exit code it gets.
"""

from collections.abc import Sequence


class FeedbackLoopError(Exception):
    """The root of all expected errors.

    Attributes:
        message: one sentence for the user, without a traceback's vocabulary.
        candidates: what the user may have meant, best first; shown below the sentence.
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
    """What was typed cannot be meant: an unreadable date, an empty text, a wrong setting."""

    code = "usage"


class TargetError(FeedbackLoopError):
    """A name fits no loop, or several.

    Attributes:
        targets: what to type for each of the candidates, where they are loops.
        fits: whether the name fits several loops, and not none.
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


class JournalError(FeedbackLoopError):
    """The journal cannot be read or written; nothing was changed."""

    code = "journal"
