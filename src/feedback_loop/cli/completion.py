"""Completion of TARGETs from the names in the journal."""

from pathlib import Path

import typer

from feedback_loop.domain.errors import FeedbackLoopError
from feedback_loop.domain.rules.targets import completion_texts
from feedback_loop.domain.text import escape_control_chars, truncate


def complete_target(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Return what can be typed for each loop that begins like ``incomplete``, with what it is."""
    from feedback_loop.cli.context import CommandContext, GlobalOptions  # noqa: PLC0415  # only while completing
    from feedback_loop.journal.journal import Journal  # noqa: PLC0415  # likewise

    parameters = ctx.parent.params if ctx.parent else {}
    file = parameters.get("file")  # still as typed
    context = CommandContext(GlobalOptions(Path(file) if file else None, parameters.get("today")))
    try:
        statuses = context.overview_of(Journal(context.journal_path[0]).events()).statuses.values()
    except FeedbackLoopError:
        return []  # a shell that completes has no place for a sentence
    wanted = incomplete.lower()
    # Which of them is the shortest that means it takes longer to tell.
    likely = (one for one in statuses if any(_begins(what, wanted) for what in completion_texts(one.application)))
    return [(one.target, _plain(one.application.label)) for one in likely if _begins(one.target, wanted)]


def _begins(typed: str, wanted: str) -> bool:
    return typed.strip("'").startswith(wanted)


def _plain(label: str) -> str:
    """Return a short label that says the same after Typer has read it as Rich markup."""
    plain = truncate(escape_control_chars(label))
    if "[" not in plain and not plain.endswith("\\"):
        return plain
    from rich.markup import escape  # noqa: PLC0415  # Rich takes long to import, and few names look like markup

    return escape(plain)
