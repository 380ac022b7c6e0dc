"""Shell completion of TARGETs from the names in the journal."""

from pathlib import Path

import typer

from feedback_loop.domain.errors import FeedbackLoopError
from feedback_loop.domain.rules.targets import completion_texts
from feedback_loop.domain.text import escape_control_chars, truncate


def complete_target(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Return the shortest TARGET of each loop that begins with ``incomplete``, and the loop's label."""
    from feedback_loop.cli.context import CommandContext, GlobalOptions
    from feedback_loop.journal.journal import Journal

    parameters = ctx.parent.params if ctx.parent else {}
    file = parameters.get("file")  # still a string
    context = CommandContext(GlobalOptions(Path(file) if file else None, parameters.get("today")))
    try:
        statuses = context.overview_of(Journal(context.journal_path[0]).events()).statuses.values()
    except FeedbackLoopError:
        return []  # a completing shell has no place for a message
    prefix = incomplete.lower()
    # Finding the shortest target is slow, so loops that cannot match are dropped first.
    candidates = [
        status for status in statuses if any(_begins(text, prefix) for text in completion_texts(status.application))
    ]
    return [
        (status.target, _plain(status.application.label)) for status in candidates if _begins(status.target, prefix)
    ]


def _begins(target: str, prefix: str) -> bool:
    return target.strip("'").startswith(prefix)


def _plain(label: str) -> str:
    """Return a short label, escaped so that it survives Typer's Rich markup."""
    plain = truncate(escape_control_chars(label))
    if "[" not in plain and not plain.endswith("\\"):
        return plain
    from rich.markup import escape  # slow to import, and few names look like markup

    return escape(plain)
