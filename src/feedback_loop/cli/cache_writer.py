"""Storing the output of ``remind`` and ``status`` in the output cache."""

import datetime as dt
from contextlib import suppress
from pathlib import Path

from feedback_loop.cli import output_cache as answers
from feedback_loop.cli.context import CommandContext
from feedback_loop.journal.disk.atomic import atomic_write


def store_output(context: CommandContext, said: str, code: int, until: dt.date) -> None:
    """Keep what was said, where it may be asked again.

    Args:
        context: the session that worked it out.
        said: what was printed.
        code: the exit code.
        until: the first day on which something else may have to be said.
    """
    question = answers.current_key
    if question is None or not _is_of(question, context) or not question.is_settled:
        return
    with suppress(OSError):  # a folder that cannot be written, say; it is worked out again then
        output = context.terminal.encode(said)
        atomic_write(Path(question.path), answers.updated_cache(question, until.isoformat(), code, output))


def _is_of(question: answers.CacheKey, context: CommandContext) -> bool:
    """Tell whether the session looked where the question supposed it to."""
    there = (Path(question.journal), Path(question.settings), question.day)
    return there == (context.journal.path, context.settings.path, context.today.isoformat())
