"""Storing the output of ``remind`` and ``status`` in the output cache."""

import datetime as dt
from contextlib import suppress
from pathlib import Path

from feedback_loop.cli import output_cache as answers
from feedback_loop.cli.context import Session
from feedback_loop.journal.disk.atomic import write_whole


def keep_answer(here: Session, said: str, code: int, until: dt.date) -> None:
    """Keep what was said, where it may be asked again.

    Args:
        here: the session that worked it out.
        said: what was printed.
        code: the exit code.
        until: the first day on which something else may have to be said.
    """
    question = answers.present
    if question is None or not _is_of(question, here) or not question.is_settled:
        return
    with suppress(OSError):  # a folder that cannot be written, say; it is worked out again then
        output = here.terminal.encoded(said)
        write_whole(Path(question.place), answers.kept(question, until.isoformat(), code, output))


def _is_of(question: answers.Question, here: Session) -> bool:
    """Tell whether the session looked where the question supposed it to."""
    there = (Path(question.journal), Path(question.settings), question.day)
    return there == (here.journal.path, here.settings.path, here.today.isoformat())
