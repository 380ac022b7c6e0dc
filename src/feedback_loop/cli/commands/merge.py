"""``merge``: add the events of other journals."""

from pathlib import Path
from typing import Annotated

import typer

from feedback_loop.cli.context import command_context
from feedback_loop.cli.options import Json
from feedback_loop.domain.errors import UsageError
from feedback_loop.views.merge import MergedFile, merge_json, merge_page


def merge(
    ctx: typer.Context,
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE...", help="Journals: of another machine, copies, backups.", show_default=False),
    ],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would happen.")] = False,
    as_json: Json = False,
) -> None:
    """Take in what other journals hold and this one does not; each event once, nothing is lost."""
    from feedback_loop.journal.journal import read_copy  # noqa: PLC0415  # only where it is used

    context = command_context(ctx, as_json=as_json)
    # Reading comes first, so that a bad file is refused before anything changes.
    copies = [read_copy(_file(path)) for path in files]
    taken = context.journal.merge(copies, context.now, dry_run=dry_run)
    sources = [MergedFile(str(path), len(copy), one) for path, copy, one in zip(files, copies, taken, strict=True)]
    if as_json:
        context.terminal.write_json(merge_json(sources, dry_run=dry_run))
    else:
        context.terminal.show(merge_page(sources, dry_run=dry_run))


def _file(path: Path) -> Path:
    try:
        if path.is_file():
            return path
        there = path.exists()
    except (OSError, ValueError) as error:
        raise UsageError(f"{path} cannot be read: {getattr(error, 'strerror', None) or error}.") from error
    if there:
        raise UsageError(f"{path} is no file; name a journal.")
    raise UsageError(f"There is no file {path}; check its name.")
