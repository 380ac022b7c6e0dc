"""``report``: write the web page."""

from pathlib import Path
from typing import Annotated

import typer

from feedback_loop import __version__
from feedback_loop.cli.context import CommandContext, command_context
from feedback_loop.cli.options import Json
from feedback_loop.cli.output_files import write_private
from feedback_loop.cli.system.desktop import open_with_desktop
from feedback_loop.domain.errors import UsageError
from feedback_loop.views.blocks import Page, line
from feedback_loop.views.json import SCHEMA_VERSION

NAME = "feedback-loop-report.html"


def report(
    ctx: typer.Context,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help=f"Where to write it; {NAME} here if left out."),
    ] = None,
    open_it: Annotated[bool, typer.Option("--open", help="Open it in your web browser.")] = False,
    redact: Annotated[
        bool, typer.Option("--redact", help="Pseudonyms for people and companies, to show it to others.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Write a web page: rates, flows, a timeline, themes, what is due and who helped."""
    context = command_context(ctx, as_json=as_json)
    content = _html(context, redact=redact).encode()
    path = (output or Path(NAME)).absolute()
    if str(output) == "-":
        raise UsageError(f"- is no file; name one, such as {NAME}.")
    write_private(path, content, besides=context.journal_path[0])
    if as_json:
        context.terminal.write_json({"schema_version": SCHEMA_VERSION, "path": str(path), "bytes": len(content)})
    else:
        context.terminal.show(_said(context, path))
    if open_it:
        _open(path)


def _html(context: CommandContext, *, redact: bool) -> str:
    from feedback_loop.domain.privacy.redact import redact_events  # noqa: PLC0415  # only where it is used
    from feedback_loop.views.report.html import ReportInfo, report_html  # noqa: PLC0415  # jinja2 takes long to import

    overview = context.overview
    info = ReportInfo(__version__, len(overview.events), redact)
    return report_html(context.overview_of(redact_events(overview.events)) if redact else overview, info)


def _said(context: CommandContext, path: Path) -> Page:
    empty = [] if context.overview.statuses else [line("The journal is empty, so the page only says how to begin.")]
    return [line(str(path)), *empty]


def _open(path: Path) -> None:
    try:
        open_with_desktop(str(path))
    except UsageError as error:
        raise UsageError(f"The report is in {path}, but nothing here opened it; set BROWSER, or open it.") from error
