"""``join``: make one loop of two."""

from collections.abc import Sequence
from typing import Annotated

import typer

from feedback_loop.cli.completion import complete_target
from feedback_loop.cli.context import CommandContext, command_context
from feedback_loop.cli.options import Json, argument
from feedback_loop.domain.commands.join import join as join_loops
from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.model.events import AnyEvent, Joined
from feedback_loop.domain.rules.overview import Overview
from feedback_loop.views.confirmation import confirmation_json
from feedback_loop.views.join import join_page

_MISSING = "Which two loops? Type: feedback-loop join TARGET INTO"


def join(
    ctx: typer.Context,
    target: Annotated[
        str | None, argument("TARGET", "Loop that turned out to be the same as another.", complete_target)
    ] = None,
    into: Annotated[
        str | None, argument("INTO", "The loop that stays; where both say something, it's right.", complete_target)
    ] = None,
    as_json: Json = False,
) -> None:
    """Join two loops that are one: everything of the first counts in the second."""
    context = command_context(ctx, as_json=as_json)
    first, kept = _choose(context, target), _choose(context, into)

    def decide(overview: Overview) -> Sequence[AnyEvent]:
        return [join_loops(overview.find(first), overview.find(kept), context.today)]

    recording = context.record(decide)
    (event,) = (event for event in recording.added if isinstance(event, Joined))
    after = context.before.with_events(recording.added)
    status = after.statuses[after.history.joined.get(event.into, event.into)]
    if context.terminal.as_json:
        context.terminal.write_json(confirmation_json([event], status))
    else:
        context.terminal.show(join_page(event, status, context.before))


def _choose(context: CommandContext, query: str | None) -> str:
    """Return the id of a loop; on a terminal, a missing or ambiguous one is chosen from a list."""
    if query is None and not context.terminal.is_interactive:
        raise UsageError(_MISSING)
    return context.with_target(query, lambda typed: context.overview.find(typed).id)
