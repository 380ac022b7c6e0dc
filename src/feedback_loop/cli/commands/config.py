"""``config``: show or edit the settings."""

import os
from typing import Annotated

import typer
from msgspec import structs

from feedback_loop.cli.context import command_context
from feedback_loop.cli.options import Json
from feedback_loop.cli.settings import DEFAULT_CONFIG, load_settings, settings_path
from feedback_loop.cli.system.editor import edit_file
from feedback_loop.domain.errors import UsageError
from feedback_loop.journal.disk.atomic import make_private_dir
from feedback_loop.views.config import config_json, config_page, setting_rows, unknown_row


def config(
    ctx: typer.Context,
    edit: Annotated[bool, typer.Option("--edit", help="Open the settings in your editor.")] = False,
    as_json: Json = False,
) -> None:
    """Show every setting with its value and source."""
    context = command_context(ctx, as_json=as_json)
    if edit:
        _edit_settings()
    path, source = context.journal_path
    settings = context.settings
    me = structs.asdict(settings.me)
    reading = {
        "day_first": settings.day_first,
        "timezone": settings.timezone,
        "me.address": ", ".join(settings.mail.addresses) or None,
        "mail.paths": ", ".join(settings.mail.paths) or None,
    }
    rows = setting_rows(settings.days, settings.lines, (str(path), source), reading, me)
    rows += [
        unknown_row(setting.name, setting.value, settings.lines[setting.name], setting.nearest)
        for setting in settings.unknown
    ]
    if context.terminal.as_json:
        context.terminal.write_json(config_json(str(settings.path), rows))
    else:
        context.terminal.show(config_page(str(settings.path), rows))


def _edit_settings() -> None:
    path = settings_path(os.environ)
    try:
        if not path.exists():
            make_private_dir(path.parent)
            path.touch(mode=0o600)
            path.write_text(DEFAULT_CONFIG, encoding="utf-8")
    except (OSError, ValueError) as error:
        problem = getattr(error, "strerror", None) or error
        raise UsageError(
            f"The settings cannot be written to {path}: {problem}. Correct that, or set FEEDBACK_LOOP_CONFIG."
        ) from error
    edit_file(path)
    load_settings(path)
