"""``themes``: show recurring themes, or rename one."""

from typing import Annotated

import typer

from feedback_loop.cli.context import CommandContext, command_context
from feedback_loop.cli.options import Json
from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.insight.themes import find_theme, rename_theme, theme_stats
from feedback_loop.domain.model.events import AnyEvent
from feedback_loop.domain.rules.overview import Overview
from feedback_loop.domain.text import clean_line
from feedback_loop.views.themes import theme_page, themes_json, themes_page

_NO_THEMES = "No theme yet; name one with the feedback: feedback-loop record COMPANY TEXT --theme system-design"


def themes(
    ctx: typer.Context,
    theme: Annotated[
        str | None, typer.Argument(metavar="[THEME]", help="One theme, with every quotation.", show_default=False)
    ] = None,
    names: Annotated[
        tuple[str, str] | None,
        typer.Option("--rename", metavar="OLD NEW", help="Call a theme otherwise; by another one's name, merge them."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Show what keeps coming up: how often, from whom, and what was done about it."""
    context = command_context(ctx, as_json=as_json)
    if names and theme is not None:
        raise UsageError("--rename takes both names; leave out the other THEME.")
    if names:
        _rename_theme(context, *names)
    else:
        show_themes(context, theme)


def show_themes(context: CommandContext, theme: str | None) -> None:
    """Show all themes, or one with every quotation."""
    found = theme_stats(context.overview.history)
    chosen = found if theme is None else [find_theme(found, clean_line(theme, "theme"))]
    if context.terminal.as_json:
        context.terminal.write_json(themes_json(chosen, in_full=theme is not None))
    elif theme is not None:
        context.terminal.show(theme_page(chosen[0], context.today))
    elif found:
        context.terminal.show(themes_page(found, context.today))
    else:
        context.terminal.warn(_NO_THEMES)


def _rename_theme(context: CommandContext, old: str, new: str) -> None:
    """Record that a theme goes by another name."""

    def decide(overview: Overview) -> list[AnyEvent]:
        return [rename_theme(theme_stats(overview.history), clean_line(old, "theme"), new, context.today)]

    context.show_confirmation(context.record(decide), None)
