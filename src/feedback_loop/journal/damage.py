"""What can be wrong with the text of a journal."""

from pathlib import Path

from feedback_loop.domain.errors import JournalError

_NEXT = "`feedback-loop doctor` explains, and `feedback-loop doctor --restore` puts the last good backup back"


class FlawError(Exception):
    """One thing that is wrong with a text, which does not know yet whose text it is.

    Attributes:
        problem: the end of a sentence that begins with the place, without any of the file's words.
        record: the document number of the record, where it is known.
        line: the line of the file, counted from 1, where it is known.
    """

    def __init__(self, problem: str, record: int | None = None, line: int | None = None) -> None:
        super().__init__(problem)
        self.problem = problem
        self.record = record
        self.line = line


class DamagedError(JournalError):
    """The file is not a journal that can be trusted; ``record`` and ``line`` say where, if that is known.

    ``finding`` is the sentence without what to do next, which is for the user's own journal.
    """

    def __init__(self, path: Path, flaw: FlawError) -> None:
        self.finding = f"{path} is damaged: {_place(flaw)}{flaw.problem}"
        super().__init__(f"{self.finding}; {_NEXT}.")
        self.record = flaw.record
        self.line = flaw.line


class NewerError(JournalError):
    """The file was written by a version of the program that knows more than this one."""

    def __init__(self, path: Path, schema: int, known: int) -> None:
        super().__init__(
            f"{path} has the schema {schema} of a newer feedback-loop, and this one reads up to {known}; "
            "upgrade feedback-loop to use it."
        )


def _place(flaw: FlawError) -> str:
    if flaw.record is not None and flaw.line is not None:
        return f"record {flaw.record} (line {flaw.line}) "
    if flaw.record is not None:
        return f"record {flaw.record} "
    return "" if flaw.line is None else f"line {flaw.line} "
