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
from feedback_loop.views.config import config_json, config_page, setting_rows


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
    reading = {"day_first": settings.day_first, "timezone": settings.timezone}
    rows = setting_rows(settings.days, settings.lines, (str(path), source), reading, me)
    if context.terminal.as_json:
        context.terminal.write_json(config_json(str(settings.path), rows))
    else:
        context.terminal.show(config_page(str(settings.path), rows))


def _edit_settings() -> None:
    path = settings_path(os.environ)
    try:
        if not path.exists():
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            path.touch(mode=0o600)
            path.write_text(DEFAULT_CONFIG, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"The settings cannot be written to {path}: {error.strerror}.") from error
    edit_file(path)
    load_settings(path)
