"""``close``: close loops by hand."""

import shlex
from typing import Annotated

import typer

from feedback_loop.cli.batch import Batch, record_in_loops
from feedback_loop.cli.context import command_context
from feedback_loop.cli.options import Json, Stale, Targets, Yes, option
from feedback_loop.domain.commands.verbs import close_loop
from feedback_loop.domain.text import clean_text


def close(
    ctx: typer.Context,
    target: Targets = None,
    reason: Annotated[str | None, option("TEXT", "Why you close it.", "--reason")] = None,
    stale: Stale = None,
    yes: Yes = False,
    as_json: Json = False,
) -> None:
    """Close loops by hand; they prompt you again only if something new happens."""
    context = command_context(ctx, as_json=as_json)
    reason = clean_text(reason, "reason")
    targets = target or []

    def hint(word: str) -> str:
        example = shlex.join(["feedback-loop", "close", *targets[:1], "--reason", word])
        return f"If it is the reason, type: {example}"

    record_in_loops(
        context, Batch(targets, stale, "close {loops}", yes, hint), lambda _, status: close_loop(status, reason)
    )
