"""``report``: write the web page."""

from pathlib import Path
from typing import Annotated

import typer

from feedback_loop import __version__
from feedback_loop.cli.context import CommandContext, command_context
from feedback_loop.cli.options import Json, Redact, option
from feedback_loop.cli.output_files import write_private
from feedback_loop.cli.system.desktop import open_with_desktop
from feedback_loop.domain.errors import UsageError
from feedback_loop.views.blocks import line
from feedback_loop.views.json import SCHEMA_VERSION

DEFAULT_NAME = "feedback-loop-report.html"


def report(
    ctx: typer.Context,
    output: Annotated[
        Path | None, option("FILE", f"File to write (default: {DEFAULT_NAME} in the current folder).", "--output", "-o")
    ] = None,
    open_it: Annotated[bool, typer.Option("--open", help="Open it in your web browser.")] = False,
    redact: Redact = False,
    as_json: Json = False,
) -> None:
    """Write a web page: what is due, what to work on next, numbers, flows, a timeline, themes and who helped."""
    context = command_context(ctx, as_json=as_json)
    content = _render_html(context, redact=redact).encode()
    path = (output or Path(DEFAULT_NAME)).absolute()
    if str(output) == "-":
        raise UsageError(f"- is not a file. Name one, e.g. {DEFAULT_NAME}.")
    write_private(path, content, journal=context.journal_path[0])
    if context.terminal.as_json:
        context.terminal.write_json({"schema_version": SCHEMA_VERSION, "path": str(path), "bytes": len(content)})
    else:
        context.terminal.show([line(str(path))])
        if not context.overview.statuses:
            context.terminal.show([line("The journal is empty, so the page only says how to start.")])
    if open_it:
        _open(path)


def _render_html(context: CommandContext, *, redact: bool) -> str:
    from feedback_loop.domain.privacy.redact import redact_events
    from feedback_loop.views.report.html import ReportInfo, report_html  # jinja2 is slow to import

    overview = context.overview
    info = ReportInfo(__version__, len(overview.events), redact)
    return report_html(context.overview_of(redact_events(overview.events)) if redact else overview, info)


def _open(path: Path) -> None:
    try:
        open_with_desktop(path)
    except UsageError as error:
        raise UsageError(f"The report is in {path}, but it could not be opened. Set BROWSER, or open it.") from error
