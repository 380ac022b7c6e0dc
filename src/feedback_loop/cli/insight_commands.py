"""Insight: themes, stats. What they do is in ``insight``, which takes long to import."""

from typing import Annotated

import typer

from feedback_loop.cli.options import Json
from feedback_loop.cli.session import session
from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.groupings import Grouping


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
    from feedback_loop.cli.insight import rename_theme, show_themes  # noqa: PLC0415

    here = session(context, as_json=as_json)
    if names and theme is not None:
        raise UsageError("--rename takes both names; leave out the other THEME.")
    if names:
        rename_theme(here, *names)
    else:
        show_themes(here, theme)


def stats(
    context: typer.Context,
    by: Annotated[Grouping | None, typer.Option("--by", help="Compare by where, in which round, or when.")] = None,
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="Only applications sent on this day or later.")
    ] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Only applications sent by this day.")] = None,
    as_json: Json = False,
) -> None:
    """Show what works so far: rates, times, how far applications came, and by which way."""
    from feedback_loop.cli.insight import period, show_stats  # noqa: PLC0415

    here = session(context, as_json=as_json)
    show_stats(here, period(here, since, until), by)
