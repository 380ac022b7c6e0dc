"""``messages``: list, export and check the message templates."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from feedback_loop.cli.context import command_context
from feedback_loop.cli.options import Json, Language
from feedback_loop.cli.settings import templates_dir
from feedback_loop.domain.errors import UsageError
from feedback_loop.journal.disk.atomic import make_private_dir

if TYPE_CHECKING:
    from feedback_loop.messages.templates import TemplateFolder


def messages(
    ctx: typer.Context,
    export: Annotated[
        bool, typer.Option("--export", help="Write the built-in templates to files that you can edit.")
    ] = False,
    check: Annotated[bool, typer.Option("--check", help="Try every template on sample loops.")] = False,
    language: Language = None,
    as_json: Json = False,
) -> None:
    """List the message templates that --draft uses, built-in and your own."""
    from feedback_loop.messages import preview  # slow to import
    from feedback_loop.messages.language import DEFAULT, find_language, language_codes
    from feedback_loop.messages.templates import TemplateFolder
    from feedback_loop.views.messages import messages_json, messages_page

    context = command_context(ctx, as_json=as_json)
    default = context.settings.me.language or DEFAULT
    code = find_language(language) if language is not None else default
    if code is None:
        raise UsageError(f"There are no messages in {language!r}. Choose one of {', '.join(language_codes())}.")
    templates = TemplateFolder(templates_dir(context.settings), default)
    if export:
        written = [f"Wrote {path}" for path in _export(templates, code)]
        for note in written or ["All templates are there already. None was overwritten."]:
            context.terminal.warn(note)
    rows = preview.check_templates(templates, code) if check else preview.list_templates(templates, code)
    folder = str(templates.folder(code))
    if context.terminal.as_json:
        context.terminal.write_json(messages_json(folder, rows))
    else:
        context.terminal.show(messages_page(folder, rows))
    preview.raise_if_broken(rows)


def _export(templates: "TemplateFolder", language: str) -> list[Path]:
    folder = templates.folder(language)
    try:
        make_private_dir(folder)
        return templates.export(language)
    except (OSError, ValueError) as error:
        problem = getattr(error, "strerror", None) or error
        raise UsageError(
            f"Cannot write the templates to {folder}: {problem}. Correct that, or set FEEDBACK_LOOP_CONFIG."
        ) from error
