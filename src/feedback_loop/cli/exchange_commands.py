"""Exchange: import."""

import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from feedback_loop.cli.options import Json
from feedback_loop.cli.session import Session, session
from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.events import AnyEvent, Applied
from feedback_loop.domain.overview import Overview
from feedback_loop.exchange.sheets import Sheet, read_sheet
from feedback_loop.exchange.spreadsheet import Options, Summary, plan_import
from feedback_loop.journal.ids import new_id
from feedback_loop.views import imported

_LONG = 2000
"""Rows from which on a progress bar is worth a look."""


def import_(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A CSV file with a header.", show_default=False)],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would happen.")] = False,
    undated: Annotated[
        str | None, typer.Option(metavar="DATE", help="The date of rows that have none; else they are left out.")
    ] = None,
    day_first: Annotated[
        bool | None,
        typer.Option("--day-first/--month-first", help="How 3/4/2026 is meant, where the file does not tell."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Bring a spreadsheet along: applications, interviews and outcomes, each row once."""
    here = session(context, as_json=as_json)
    sheet = read_sheet(_content(file))
    options = Options(here.calendar.happened(undated) if undated is not None else None, day_first)
    with _progress(here, len(sheet.rows)) as advance:
        summary = _import(here, sheet, options, advance, dry_run=dry_run)
    if as_json:
        here.terminal.document(imported.document(summary, dry_run=dry_run))
    else:
        here.terminal.show(imported.page(summary, dry_run=dry_run))


def _import(
    here: Session,
    sheet: Sheet,
    options: Options,
    advance: Callable[[int], None] | None,
    *,
    dry_run: bool,
) -> Summary:
    summaries: list[Summary] = []

    def decide(seen: Overview) -> tuple[AnyEvent, ...]:
        # As recorded, and not as edited since: a row is known by what stood in it.
        existing = [event for event in seen.events if isinstance(event, Applied) and event.id in seen.book.loops]
        plan = plan_import(sheet, options, existing, here.today, new_id, advance)
        summaries.append(plan.summary)
        return () if dry_run else plan.events

    if dry_run:
        decide(here.overview)
    else:
        here.record(decide)
    return summaries[-1]


def _content(path: Path) -> bytes:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise UsageError(f"{path} is no file; name a CSV file.")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UsageError(f"There is no file {path}; check its name.") from error
    except (OSError, ValueError) as error:
        raise UsageError(f"{path} cannot be read: {getattr(error, 'strerror', None) or error}.") from error


@contextmanager
def _progress(here: Session, rows: int) -> Iterator[Callable[[int], None] | None]:
    """Show a progress bar on standard error, for a long file and on a terminal."""
    if rows < _LONG or not here.terminal.interactive:
        yield None
        return
    from rich.progress import Progress  # noqa: PLC0415  # Rich takes long to import

    with Progress(console=here.terminal.console_for_progress(), transient=True) as progress:
        task = progress.add_task("Reading", total=rows)
        yield lambda done: progress.advance(task, done)
