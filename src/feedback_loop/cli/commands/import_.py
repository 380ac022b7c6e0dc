"""``import``: read a table of any kind, another tracker's export, a calendar, or a journal."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from feedback_loop.cli.context import CommandContext, command_context
from feedback_loop.cli.import_lessons import Lessons
from feedback_loop.cli.options import DryRun, Json, argument, option
from feedback_loop.domain.dates import format_date
from feedback_loop.domain.errors import JournalError, UsageError
from feedback_loop.domain.model.events import AnyEvent
from feedback_loop.domain.rules.overview import due_prompts
from feedback_loop.exchange.importing.columns import MAPPABLE, MissingColumnError
from feedback_loop.exchange.importing.importer import ImportOptions, check_columns, plan_import
from feedback_loop.exchange.importing.json_reader import check_json
from feedback_loop.exchange.importing.readers import is_calendar, is_journal, read_file, read_stream, read_tables
from feedback_loop.exchange.importing.sources import NAMES
from feedback_loop.exchange.importing.statuses import MEANING_NAMES
from feedback_loop.exchange.importing.tables import Tables
from feedback_loop.exchange.importing.taught_words import ATTENDANCE_NAMES
from feedback_loop.journal.format.errors import DamagedJournalError, NewerJournalError
from feedback_loop.journal.journal import read_copy
from feedback_loop.journal.transaction import new_id
from feedback_loop.results import ImportSummary, SimilarRow
from feedback_loop.views.import_ import import_journal_json, import_journal_page, import_json, import_page

_MANY_PROMPTS = 10
_MAX_COUNTED = 2_000
"""New applications above which the prompts are not counted, which would take as long as the import."""
_MIN_PROGRESS_BYTES = 50_000
"""Size of a file from which on a progress bar is worth showing."""

_Advance = Callable[[int], None]


def import_(
    ctx: typer.Context,
    file: Annotated[
        Path,
        argument(
            "FILE",
            "A table (CSV, XLSX, Markdown, JSON, ZIP), a calendar (.ics) or a journal; - reads standard input.",
        ),
    ],
    dry_run: DryRun = False,
    columns: Annotated[
        list[str] | None,
        option("FIELD=COLUMN", f"Column of a field: {', '.join(MAPPABLE)}. Repeat for more.", "--map"),
    ] = None,
    statuses: Annotated[
        list[str] | None,
        option("MEANING=WORD", f"Meaning of a status: {', '.join(MEANING_NAMES)} or round:NAME. Repeat.", "--status"),
    ] = None,
    rounds: Annotated[
        list[str] | None,
        option(
            "MEANING=WORD",
            f"Meaning of a word in the column of a round: {', '.join(ATTENDANCE_NAMES)}. Repeat for more.",
            "--round",
        ),
    ] = None,
    source: Annotated[str | None, option("NAME", f"Format (default: detected): {', '.join(NAMES)}.", "--as")] = None,
    sheet: Annotated[str | None, option("NAME", "Sheet of a workbook (default: all that hold applications).")] = None,
    undated: Annotated[str | None, option("DATE", "Date for rows without one (default: skip them).")] = None,
    day_first: Annotated[
        bool | None, typer.Option("--day-first/--month-first", help="How to read 3/4/2026 (default: detected).")
    ] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Import also rows that look like an application you have.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Import your search from a table or another tracker; import it again to add what is new."""
    context = command_context(ctx, as_json=as_json)
    day = context.dates.past_date(undated) if undated is not None else None
    lessons = Lessons(context, columns or (), statuses or (), rounds or ())
    options = ImportOptions(day, day_first, source, lessons.mappings, lessons.words, again)
    content = read_stream(sys.stdin.buffer) if str(file) == "-" else read_file(file)
    if is_calendar(content):
        from feedback_loop.cli.import_calendar import import_calendar  # only for calendars

        import_calendar(context, content, dry_run=dry_run)
    elif is_journal(content):
        _import_journal(context, file, content, dry_run=dry_run)
    else:
        _import_file(context, content, sheet, options, lessons, dry_run=dry_run)


def _import_file(
    context: CommandContext,
    content: bytes,
    sheet: str | None,
    options: ImportOptions,
    lessons: Lessons,
    *,
    dry_run: bool,
) -> None:
    with _progress_bar(context, len(content)) as (start, advance):
        tables, options = _read(content, sheet, options, lessons)
        del content  # a large file need not stay in memory
        start(tables.rows)
        if context.terminal.is_interactive:
            tables, options = _teach(context, tables, options, lessons)
        summary = _import_tables(context, tables, options, advance, dry_run=dry_run)
    if context.terminal.as_json:
        context.terminal.write_json(import_json(summary, dry_run=dry_run))
    else:
        context.terminal.show(import_page(summary, context.today, dry_run=dry_run))
    if not dry_run:
        _name_review(context, summary)
        lessons.offer_to_remember()


def _name_review(context: CommandContext, summary: ImportSummary) -> None:
    """Say how to go through the prompts that an import brought, if they are many."""
    if context.terminal.as_json or summary.added > _MAX_COUNTED:
        return
    due = len(due_prompts(context.overview))
    if due >= _MANY_PROMPTS:
        context.terminal.warn(f"{due} prompts are due now. Go through them with: feedback-loop review")


def _read(content: bytes, sheet: str | None, options: ImportOptions, lessons: Lessons) -> tuple[Tables, ImportOptions]:
    """Read the tables, and ask for a column that no heading names."""
    while True:
        try:
            tables = read_tables(content, sheet, options.mappings)
            check_columns(tables, options)
        except MissingColumnError as error:
            lessons.ask_for_column(error)
            options = replace(options, mappings=lessons.mappings)
        else:
            return tables, options


def _teach(
    context: CommandContext, tables: Tables, options: ImportOptions, lessons: Lessons
) -> tuple[Tables, ImportOptions]:
    """Ask for the meaning of the words that the import would not understand."""
    plan = plan_import(tables, options, context.journal.events(), context.today, new_id)
    lessons.ask_for_words(plan.summary.unread)
    return tables, replace(options, words=lessons.words)


def _import_tables(
    context: CommandContext, tables: Tables, options: ImportOptions, advance: _Advance, *, dry_run: bool
) -> ImportSummary:
    summaries: list[ImportSummary] = []
    may_ask = context.terminal.is_interactive and not (dry_run or options.again)

    def plan(events: Sequence[AnyEvent], options: ImportOptions) -> tuple[AnyEvent, ...]:
        plan = plan_import(tables, options, events, context.today, new_id, advance)
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


def _import_journal(context: CommandContext, file: Path, content: bytes, *, dry_run: bool) -> None:
    check_json(str(file), content)
    if str(file) == "-":
        raise UsageError("A journal cannot be read from standard input. Name its file.")
    try:
        copy = read_copy(file)
    except NewerJournalError:
        raise
    except JournalError as error:
        if not isinstance(error.__cause__, DamagedJournalError):
            raise
        raise UsageError(
            f"{file} is JSON, but not a complete journal or export of one (feedback-loop export --format json)."
        ) from error
    documents = copy.documents
    (result,) = context.journal.merge([documents], context.now, salts=copy.salts, dry_run=dry_run)
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
