"""``close``: close a loop by hand."""

from typing import Annotated

import typer

from feedback_loop.cli.context import command_context
from feedback_loop.cli.options import Json, Target, argument
from feedback_loop.domain.commands import verbs
from feedback_loop.domain.model.events import AnyEvent, Closed
from feedback_loop.domain.rules.overview import LoopStatus, Overview
from feedback_loop.domain.text import clean_text


def close(
    ctx: typer.Context,
    target: Target = None,
    reason: Annotated[str | None, argument("[REASON]", "Why you close it.")] = None,
    as_json: Json = False,
) -> None:
    """Close a loop by hand; it prompts you again only if something new happens."""
    context = command_context(ctx, as_json=as_json)
    reason = clean_text(reason, "reason")

    def decide(overview: Overview, status: LoopStatus) -> list[AnyEvent]:
        closed = Closed(application=status.id, reason=reason, on=context.today)
        return [closed, *verbs.cancel_upcoming_interviews(overview.facts_of(status.loop))]

    context.record_in(target, decide)
