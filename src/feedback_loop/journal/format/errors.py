"""Errors of a journal's text."""

from pathlib import Path

from feedback_loop.domain.errors import JournalError


class FormatError(Exception):
    """A format error, not yet tied to a file.

    Attributes:
        problem: the end of a sentence that begins with the place; it quotes nothing of the file.
        record: the document number of the record, if known.
        line: the line of the file, counted from 1, if known.
    """

    def __init__(self, problem: str, record: int | None = None, line: int | None = None) -> None:
        super().__init__(problem)
        self.problem = problem
        self.record = record
        self.line = line

    @property
    def sentence(self) -> str:
        """The place, as far as it is known, and the problem."""
        record = "" if self.record is None else f"record {self.record}"
        line = "" if self.line is None else f"line {self.line}"
        place = f"{record} ({line})" if record and line else record or line
        return f"{place} {self.problem}".lstrip()


class DamagedJournalError(JournalError):
    """The file is not a valid journal.

    Attributes:
        summary: the message without the next step, which only makes sense for the user's own journal.
        record: the document number of the damaged record, if known.
        line: the damaged line, counted from 1, if known.
    """

    def __init__(self, path: Path, error: FormatError) -> None:
        self.summary = f"{path} is damaged: {error.sentence}"
        super().__init__(
            f"{self.summary}; run `feedback-loop doctor` for details, or `feedback-loop doctor --restore` to restore "
            "all that can be read."
        )
        self.record = error.record
        self.line = error.line


class NewerJournalError(JournalError):
    """The file has a schema that only a newer version of the program knows."""

    def __init__(self, path: Path, schema: int, supported: int) -> None:
        super().__init__(
            f"{path} was written by a newer feedback-loop (schema {schema}, this version reads up to {supported}); "
            "upgrade feedback-loop to use it."
        )
