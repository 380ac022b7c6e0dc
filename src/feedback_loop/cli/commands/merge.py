"""``merge``: add the events of other journals."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from feedback_loop.cli.context import CommandContext, command_context
from feedback_loop.cli.options import DryRun, Json, argument
from feedback_loop.domain.commands.competing_edits import CompetingEdit, competing_edits
from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.model.events import Document
from feedback_loop.journal.journal import read_copy
from feedback_loop.results import MergeResult
from feedback_loop.views.merge import MergedFile, merge_json, merge_page


def merge(
    ctx: typer.Context,
    files: Annotated[list[Path], argument("FILE...", "Journals, e.g. from another machine or a backup.")],
    dry_run: DryRun = False,
    as_json: Json = False,
) -> None:
    """Add the events that other journals have and this one lacks."""
    context = command_context(ctx, as_json=as_json)
    # All files are read first, so that a bad one is refused before anything changes.
    copies = [read_copy(_check_file(path)) for path in files]
    documents = [copy.documents for copy in copies]
    salts = [salt for copy in copies for salt in copy.salts]
    results = context.journal.merge(documents, context.now, salts=salts, dry_run=dry_run)
    merged = [
        MergedFile(str(path), len(copy), result) for path, copy, result in zip(files, documents, results, strict=True)
    ]
    edits = _find_competing_edits(context, documents, results)
    if context.terminal.as_json:
        context.terminal.write_json(merge_json(merged, edits, dry_run=dry_run))
    else:
        context.terminal.show(merge_page(merged, edits, context.today, dry_run=dry_run))


def _find_competing_edits(
    context: CommandContext, copies: Sequence[Sequence[Document]], results: Sequence[MergeResult]
) -> list[CompetingEdit]:
    received = [event for result in results for event in result.new]
    if not received:
        return []
    # A dry run has not added them.
    events = {event.id: event for event in [*context.journal.events(), *received]}
    known_there = {str(document["id"]) for copy in copies for document in copy}
    return competing_edits(context.overview_of(list(events.values())), received, known_there)


def _check_file(path: Path) -> Path:
    try:
        is_file, exists = path.is_file(), path.exists()
    except (OSError, ValueError) as error:
        raise UsageError(f"{path} cannot be read: {getattr(error, 'strerror', None) or error}.") from error
    if not exists:
        raise UsageError(f"There is no file {path}. Check its name.")
    if not is_file:
        raise UsageError(f"{path} is not a file. Name a journal.")
    return path
