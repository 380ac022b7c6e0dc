"""``messages``: list, export and check the message templates."""

from pathlib import Path
from typing import Annotated

import typer

from feedback_loop.cli.context import Session, session
from feedback_loop.cli.options import (
    Json,
)
from feedback_loop.cli.settings import templates_folder


def messages(
    context: typer.Context,
    export: Annotated[
        bool, typer.Option("--export", help="Write the built-in templates where you can change them.")
    ] = False,
    check: Annotated[bool, typer.Option("--check", help="Fill each template in with sample loops.")] = False,
    as_json: Json = False,
) -> None:
    """Show the templates of the messages that --draft writes, and which are your own."""
    from feedback_loop.messages import preview as samples  # noqa: PLC0415  # templates take long to import
    from feedback_loop.messages import templates  # noqa: PLC0415  # templates take long to import
    from feedback_loop.views import messages as templates_view  # noqa: PLC0415  # only here

    here = session(context, as_json=as_json)
    folder = templates_folder(here.settings)
    if export:
        _say_written(here, templates.export(folder))
    rows = samples.checked(folder) if check else samples.listed(folder)
    if as_json:
        here.terminal.document(templates_view.document(str(folder), rows))
    else:
        here.terminal.show(templates_view.page(str(folder), rows))
    samples.refuse_broken(rows)


def _say_written(here: Session, written: list[Path]) -> None:
    for path in written:
        here.terminal.note(f"Wrote {path}")
    if not written:
        here.terminal.note("All of them are there already; none was overwritten.")
