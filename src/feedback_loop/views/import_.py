"""View of an import's summary."""

from collections.abc import Sequence

from feedback_loop.domain.model.events import Document
from feedback_loop.results import ImportSummary, RowProblem
from feedback_loop.views.blocks import Block, Cell, Column, Heading, Page, Style, Table, line
from feedback_loop.views.json import SCHEMA_VERSION

_SPREADSHEET = "spreadsheet"
_COLUMNS = (Column("Row"), Column("Column"), Column("Text", flexible=True), Column("Why", flexible=True))
_FILE = Column("File", flexible=True)


def page(summary: ImportSummary, *, dry_run: bool) -> Page:
    """Return the summary as a page."""
    verb = "Would add" if dry_run else "Added"
    counts = f"{_counted(summary.added, 'application')}, {_counted(summary.interviews, 'interview')}"
    blocks: list[Block] = [line(f"{verb} {counts} and {_counted(summary.outcomes, 'outcome')}.", Style.STRONG)]
    blocks += [line(sentence) for sentence in _sentences(summary)]
    blocks += _problems("Left out", summary.left_out)
    if any("date" in problem.reason for problem in summary.left_out):
        blocks.append(line("Rows left out for want of a date go in with --undated DATE.", Style.DIM))
    return [*blocks, *_problems("Not understood", summary.not_understood)]


def _sentences(summary: ImportSummary) -> list[str]:
    news = f"{summary.added} new, {summary.updated} updated, {summary.same} there already"
    sentences = [f"{_counted(summary.rows, 'row')}: {news}, {len(summary.left_out)} left out."]
    if summary.source != _SPREADSHEET:
        sentences.append(f"Read as {summary.source}; another format goes by --as NAME.")
    if summary.sheet:
        sentences.append(f"Read from the sheet {summary.sheet}; another one goes by --sheet NAME.")
    if summary.day_order:
        sentences.append(summary.day_order)
    if summary.private:
        sentences.append(f"Private, and not kept: {', '.join(summary.private)}.")
    return sentences


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _problems(title: str, problems: Sequence[RowProblem]) -> list[Block]:
    in_files = any(problem.file for problem in problems)
    columns = [_FILE, *_COLUMNS] if in_files else _COLUMNS
    rows = [
        [*([Cell(one.file)] if in_files else []), *map(Cell, (str(one.row), one.column, one.text, one.reason))]
        for one in problems
    ]
    return [Heading(f"{title} ({len(rows)})"), Table(columns, rows)] if rows else []


def document(summary: ImportSummary, *, dry_run: bool) -> Document:
    """Return the summary as a document."""
    return {
        "schema_version": SCHEMA_VERSION,
        "dry_run": dry_run,
        "format": summary.source,
        "sheet": summary.sheet,
        "rows": summary.rows,
        "added": summary.added,
        "updated": summary.updated,
        "same": summary.same,
        "interviews": summary.interviews,
        "outcomes": summary.outcomes,
        "day_order": summary.day_order,
        "private": list(summary.private),
        "left_out": [_problem(one) for one in summary.left_out],
        "not_understood": [_problem(one) for one in summary.not_understood],
    }


def _problem(problem: RowProblem) -> Document:
    return {
        "file": problem.file or None,
        "row": problem.row,
        "column": problem.column,
        "text": problem.text,
        "reason": problem.reason,
    }


def joined_page(new: int, events: int, *, dry_run: bool) -> Page:
    """Return what joining another journal comes to as a page."""
    verb = "Would add" if dry_run else "Added"
    return [line(f"{verb} {_counted(new, 'event')}; {events - new} of its {events} are there already.", Style.STRONG)]


def joined_document(new: int, events: int, *, dry_run: bool) -> Document:
    """Return what joining another journal comes to as a document."""
    return {
        "schema_version": SCHEMA_VERSION,
        "dry_run": dry_run,
        "format": "journal",
        "events": events,
        "added": new,
        "same": events - new,
    }
