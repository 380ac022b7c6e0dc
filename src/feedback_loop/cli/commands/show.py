"""``show``: show one loop."""

import shlex
from typing import Annotated

import typer

from feedback_loop.cli.context import CommandContext, command_context
from feedback_loop.cli.options import Json, Target
from feedback_loop.domain.commands.lookup import find_people
from feedback_loop.domain.errors import RefusedError, TargetError
from feedback_loop.domain.insight.preparation import prepare
from feedback_loop.domain.rules.earlier import earlier_loops
from feedback_loop.domain.rules.overview import LoopStatus, Overview
from feedback_loop.domain.text import casefold_key
from feedback_loop.views.json import to_document
from feedback_loop.views.show import show_json, show_page


def show(
    ctx: typer.Context,
    target: Target = None,
    posting: Annotated[bool, typer.Option("--posting", help="Show the text of the job ad instead.")] = False,
    as_json: Json = False,
) -> None:
    """Show one loop in full: what is next and why, feedback, actions, people and timeline."""
    context = command_context(ctx, as_json=as_json)
    status = _find_loop(context, target)
    if posting:
        _show_posting(context, status)
        return
    preparation = prepare(status, context.overview.history)
    earlier = earlier_loops(context.overview, status.application)
    if context.terminal.as_json:
        context.terminal.write_json(show_json(status, preparation, earlier))
    else:
        context.terminal.show(show_page(status, preparation, earlier))


def _show_posting(context: CommandContext, status: LoopStatus) -> None:
    application = status.application
    if context.terminal.as_json:
        fields = {"loop": application.id, "posting": application.posting, "url": application.url}
        context.terminal.write_json(to_document(**fields))
    elif application.posting:
        context.terminal.write_text(application.posting)
    else:
        raise RefusedError(
            f"No job ad is kept for {application.label}. Add its text: feedback-loop edit {status.target} posting=TEXT"
        )


def _find_loop(context: CommandContext, target: str | None) -> LoopStatus:
    """Return the status of a loop; for a target that means a person or a theme, the error says where to look."""

    def find(query: str) -> LoopStatus:
        try:
            return context.overview.find(query)
        except TargetError as error:
            if error.fits or not (place := _place_of(context.overview, query)):
                raise
            raise TargetError(f"No loop matches {query!r}, but {place} {shlex.quote(query)}") from error

    return context.with_target(target, find)


def _place_of(overview: Overview, query: str) -> str:
    """Return what matches a query instead of a loop, with the command that shows it; blank if nothing does."""
    if find_people(overview, query):
        return "a person does: feedback-loop people"
    themes = {theme for loop in overview.history.loops.values() for point in loop.points for theme in point.themes}
    is_theme = any(casefold_key(query) == casefold_key(theme) for theme in themes)
    return "a theme does: feedback-loop themes" if is_theme else ""
