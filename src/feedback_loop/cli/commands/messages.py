"""``messages``: list, export and check the message templates."""

from pathlib import Path
from typing import Annotated

import typer

from feedback_loop.cli.context import command_context
from feedback_loop.cli.options import Json
from feedback_loop.cli.settings import templates_dir
from feedback_loop.domain.errors import UsageError
from feedback_loop.journal.disk.atomic import make_private_dir


def messages(
    ctx: typer.Context,
    export: Annotated[
        bool, typer.Option("--export", help="Write the built-in templates to files that you can edit.")
    ] = False,
    check: Annotated[bool, typer.Option("--check", help="Try every template on sample loops.")] = False,
    as_json: Json = False,
) -> None:
    """List the message templates that --draft uses, built-in and your own."""
    from feedback_loop.messages import preview  # slow to import
    from feedback_loop.views.messages import messages_json, messages_page

    context = command_context(ctx, as_json=as_json)
    folder = templates_dir(context.settings)
    if export:
        written = [f"Wrote {path}" for path in _export(folder)]
        for note in written or ["All templates are there already. None was overwritten."]:
            context.terminal.warn(note)
    rows = preview.check_templates(folder) if check else preview.list_templates(folder)
    if context.terminal.as_json:
        context.terminal.write_json(messages_json(str(folder), rows))
    else:
        context.terminal.show(messages_page(str(folder), rows))
    preview.raise_if_broken(rows)


def _export(folder: Path) -> list[Path]:
    from feedback_loop.messages.templates import export

    try:
        make_private_dir(folder)
        return export(folder)
    except (OSError, ValueError) as error:
        problem = getattr(error, "strerror", None) or error
        raise UsageError(
            f"Cannot write the templates to {folder}: {problem}. Correct that, or set FEEDBACK_LOOP_CONFIG."
        ) from error
