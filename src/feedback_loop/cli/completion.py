"""Completion of TARGETs: the names in the journal, as the shell asks for them."""

import typer

from feedback_loop.domain.errors import FeedbackLoopError


def complete_target(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Return what can be typed for each loop that begins like ``incomplete``, with what it is."""
    from feedback_loop.cli.session import GlobalOptions, Session  # noqa: PLC0415  # only while completing

    parameters = context.parent.params if context.parent else {}
    options = GlobalOptions(parameters.get("file"), parameters.get("today"))
    try:
        standings = Session(options).overview.standings.values()
    except FeedbackLoopError:
        return []  # a shell that completes has no place for a sentence
    wanted = incomplete.lower()
    return [(one.target, one.loop.label) for one in standings if one.target.strip("'").startswith(wanted)]
