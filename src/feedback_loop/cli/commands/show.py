"""``show``: show one loop."""

import shlex

import typer

from feedback_loop.cli.context import CommandContext, command_context
from feedback_loop.cli.options import Json, Target
from feedback_loop.domain.commands.lookup import find_people
from feedback_loop.domain.errors import TargetError
from feedback_loop.domain.insight.preparation import prepare
from feedback_loop.domain.rules.earlier import earlier_loops
from feedback_loop.domain.rules.overview import LoopStatus
from feedback_loop.views.show import show_json, show_page


def show(ctx: typer.Context, target: Target = None, as_json: Json = False) -> None:
    """Show one loop in full: what is next and why, feedback, actions, people and timeline."""
    context = command_context(ctx, as_json=as_json)
    status = _find_loop(context, target)
    preparation = prepare(status, context.overview.history)
    earlier = earlier_loops(context.overview, status.application)
    if context.terminal.as_json:
        context.terminal.write_json(show_json(status, preparation, earlier))
    else:
        context.terminal.show(show_page(status, preparation, earlier))


def _find_loop(context: CommandContext, target: str | None) -> LoopStatus:
    """Return the status of a loop; where the target means none, but a person, the error points to ``people``."""

    def find(query: str) -> LoopStatus:
        try:
            return context.overview.find(query)
        except TargetError as error:
            if error.fits or not find_people(context.overview, query):
                raise
            command = f"feedback-loop people {shlex.quote(query)}"
            raise TargetError(f"No loop matches {query!r}, but a person does: {command}") from error

    return context.with_target(target, find)
