"""``themes``: show recurring themes, or rename one."""

from typing import Annotated

import typer

from feedback_loop.cli.context import Session, session
from feedback_loop.cli.options import Json
from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.insight.themes import find, patterns, rename
from feedback_loop.domain.model.events import AnyEvent
from feedback_loop.domain.rules.overview import Overview
from feedback_loop.domain.text import one_line
from feedback_loop.views import themes as themes_view

_NO_THEMES = "No theme yet; name one with the feedback: feedback-loop record COMPANY TEXT --theme system-design"


def themes(
    context: typer.Context,
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
    here = session(context, as_json=as_json)
    if names and theme is not None:
        raise UsageError("--rename takes both names; leave out the other THEME.")
    if names:
        rename_theme(here, *names)
    else:
        show_themes(here, theme)


def show_themes(here: Session, theme: str | None) -> None:
    """Show all themes, or one with every quotation."""
    found = patterns(here.overview.book)
    chosen = found if theme is None else [find(found, one_line(theme, "theme"))]
    if here.terminal.as_json:
        here.terminal.document(themes_view.document(chosen, quotations=theme is not None))
    elif theme is not None:
        here.terminal.show(themes_view.portrait(chosen[0], here.today))
    elif found:
        here.terminal.show(themes_view.page(found, here.today))
    else:
        here.terminal.note(_NO_THEMES)


def rename_theme(here: Session, old: str, new: str) -> None:
    """Record that a theme goes by another name."""

    def decide(seen: Overview) -> list[AnyEvent]:
        return [rename(patterns(seen.book), one_line(old, "theme"), new, here.today)]

    here.confirm(here.record(decide), None)
