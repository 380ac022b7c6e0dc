"""``import``: read a spreadsheet, another tracker's export, or a journal."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from feedback_loop.cli.context import CommandContext, command_context
from feedback_loop.cli.options import DryRun, Json, argument, option
from feedback_loop.domain.dates import format_date
from feedback_loop.domain.errors import JournalError, UsageError
from feedback_loop.domain.model.events import AnyEvent
from feedback_loop.exchange.importing.columns import parse_mappings
from feedback_loop.exchange.importing.csv_reader import Sheet
from feedback_loop.exchange.importing.importer import ImportOptions, plan_import
from feedback_loop.exchange.importing.readers import check_json, is_json, read_file, read_table
from feedback_loop.exchange.importing.sources import NAMES
from feedback_loop.journal.format.errors import DamagedJournalError, NewerJournalError
from feedback_loop.journal.journal import read_copy
from feedback_loop.journal.transaction import new_id
from feedback_loop.results import ImportSummary, SimilarRow
from feedback_loop.views.import_ import import_journal_json, import_journal_page, import_json, import_page

_MIN_PROGRESS_BYTES = 50_000
"""Size of a file from which on a progress bar is worth showing."""

_Advance = Callable[[int], None]


def import_(
    ctx: typer.Context,
    file: Annotated[
        Path, argument("FILE", "A table with a header (CSV, XLSX), LinkedIn's archive (ZIP), or a journal (JSON).")
    ],
    dry_run: DryRun = False,
    columns: Annotated[
        list[str] | None,
        option(
            "FIELD=COLUMN",
            "Column of a field: company, role, date, status, source, url, location, note or round:NAME. "
            "Repeat for more.",
            "--map",
        ),
    ] = None,
    source: Annotated[str | None, option("NAME", f"Format (default: detected): {', '.join(NAMES)}.", "--as")] = None,
    sheet: Annotated[str | None, option("NAME", "Sheet of a workbook (default: the first).")] = None,
    undated: Annotated[str | None, option("DATE", "Date for rows without one (default: skip them).")] = None,
    day_first: Annotated[
        bool | None, typer.Option("--day-first/--month-first", help="How to read 3/4/2026 (default: detected).")
    ] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Import also rows that look like an application you have.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Import your search from a spreadsheet or another tracker; import it again to add what is new."""
    context = command_context(ctx, as_json=as_json)
    day = context.dates.past_date(undated) if undated is not None else None
    options = ImportOptions(day, day_first, source, parse_mappings(columns or ()), again)
    content = read_file(file)
    if is_json(content):
        check_json(file, content)
        del content
        _import_journal(context, file, dry_run=dry_run)
        return
    with _progress_bar(context, len(content)) as (start, advance):
        table = read_table(content, sheet, options.mappings)
        del content  # a large file need not stay in memory
        start(len(table.rows))
        summary = _import_table(context, table, options, advance, dry_run=dry_run)
    if context.terminal.as_json:
        context.terminal.write_json(import_json(summary, dry_run=dry_run))
    else:
        context.terminal.show(import_page(summary, dry_run=dry_run))


def _import_table(
    context: CommandContext, sheet: Sheet, options: ImportOptions, advance: _Advance, *, dry_run: bool
) -> ImportSummary:
    summaries: list[ImportSummary] = []
    may_ask = context.terminal.is_interactive and not (dry_run or options.again)

    def plan(events: Sequence[AnyEvent], options: ImportOptions) -> tuple[AnyEvent, ...]:
        plan = plan_import(sheet, options, events, context.today, new_id, advance)
        summaries.append(plan.summary)
        return plan.events

    def decide(events: Sequence[AnyEvent]) -> tuple[AnyEvent, ...]:
        planned = plan(events, options)
        return () if may_ask and summaries[-1].similar else planned

    if dry_run:
        decide(context.journal.events())
        return summaries[-1]
    context.journal.record(decide, context.now)
    if may_ask and summaries[-1].similar:
        # Questions come before the lock, so that nothing was recorded yet.
        answered = replace(options, also=_ask_about_similar(context, summaries[-1].similar))
        context.journal.record(lambda events: plan(events, answered), context.now)
    return summaries[-1]


def _ask_about_similar(context: CommandContext, rows: Sequence[SimilarRow]) -> frozenset[tuple[str, int]]:
    """Ask which rows are applications of their own, and return their files and numbers."""
    also = set()
    for row in rows:
        day = format_date(row.applied_on, context.today) if row.applied_on else "unknown date"
        context.terminal.warn(f"Row {row.row}, {row.label}, looks like {row.loop_label}, {day}, which you have.")
        if context.terminal.confirm("Is it another application?"):
            also.add((row.file, row.row))
    return frozenset(also)


def _import_journal(context: CommandContext, file: Path, *, dry_run: bool) -> None:
    try:
        documents = read_copy(file)
    except NewerJournalError:
        raise
    except JournalError as error:
        if not isinstance(error.__cause__, DamagedJournalError):
            raise
        raise UsageError(
            f"{file} is JSON, but not a complete journal or export of one (feedback-loop export --format json)."
        ) from error
    (result,) = context.journal.merge([documents], context.now, dry_run=dry_run)
    new = len(result.new)
    if context.terminal.as_json:
        context.terminal.write_json(import_journal_json(new, len(documents), dry_run=dry_run))
    else:
        context.terminal.show(import_journal_page(new, len(documents), dry_run=dry_run))


@contextmanager
def _progress_bar(context: CommandContext, size: int) -> Iterator[tuple[_Advance, _Advance]]:
    """Show a progress bar on a terminal, if the file is large; it is told the number of rows, then those just done."""
    if size < _MIN_PROGRESS_BYTES or not context.terminal.is_interactive:
        yield (lambda _rows: None), (lambda _done: None)
        return
    from rich.progress import Progress  # Rich is slow to import

    with Progress(console=context.terminal.console(sys.stderr), transient=True) as progress:
        task = progress.add_task("Reading", total=None)
        yield (lambda rows: progress.update(task, total=rows)), (lambda done: progress.advance(task, done))
