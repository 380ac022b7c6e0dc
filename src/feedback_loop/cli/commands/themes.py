"""``themes``: show recurring themes, or rename one."""

from typing import Annotated

import typer

from feedback_loop.cli.context import CommandContext, command_context
from feedback_loop.cli.options import Json, argument, option
from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.insight.focus import find_focus, improvements
from feedback_loop.domain.insight.themes import find_theme, rename_theme, theme_stats
from feedback_loop.domain.model.events import AnyEvent
from feedback_loop.domain.rules.overview import Overview
from feedback_loop.domain.text import clean_line
from feedback_loop.views.focus import focus_lines
from feedback_loop.views.themes import theme_page, themes_json, themes_page

_NO_THEMES = "No themes yet. Name one with feedback: feedback-loop record COMPANY TEXT --theme system-design"


def themes(
    ctx: typer.Context,
    theme: Annotated[str | None, argument("[THEME]", "Show one theme with all its quotations.")] = None,
    names: Annotated[
        tuple[str, str] | None, option("OLD NEW", "Rename a theme; if NEW exists, merge the two.", "--rename")
    ] = None,
    as_json: Json = False,
) -> None:
    """Show recurring themes: how often they came up, from whom, and what you did about them."""
    context = command_context(ctx, as_json=as_json)
    if names and theme is not None:
        raise UsageError("--rename takes both names. Leave out the other THEME.")
    if names:
        _rename_theme(context, *names)
    else:
        _show_themes(context, theme)


def _show_themes(context: CommandContext, theme: str | None) -> None:
    stats = everything = theme_stats(context.overview.history)
    if theme is not None:
        stats = [find_theme(stats, clean_line(theme, "theme"))]
    focus = find_focus(everything, context.overview)
    if context.terminal.as_json:
        context.terminal.write_json(themes_json(stats, focus, in_full=theme is not None))
    elif theme is not None:
        context.terminal.show(theme_page(stats[0], context.today))
    elif stats:
        context.terminal.show([*focus_lines(focus, improvements(stats)), *themes_page(stats, context.today)])
    else:
        context.terminal.warn(_NO_THEMES)


def _rename_theme(context: CommandContext, old: str, new: str) -> None:
    def decide(overview: Overview) -> list[AnyEvent]:
        return [rename_theme(theme_stats(overview.history), clean_line(old, "theme"), new, context.today)]

    context.show_confirmation(context.record(decide))
