"""View of an import: of a table, or of another journal."""

from collections.abc import Sequence

import msgspec

from feedback_loop.domain.model.events import Document
from feedback_loop.domain.text import count_noun
from feedback_loop.results import ImportSummary, RowProblem, SimilarRow
from feedback_loop.views.blocks import Block, Column, Page, Style, command, flexible, line, section
from feedback_loop.views.json import to_document

_COLUMNS = (Column("Row"), Column("Column"), flexible("Text"), flexible("Why"))
_FILE = flexible("File")


def import_page(summary: ImportSummary, *, dry_run: bool) -> Page:
    """Return what an import added, and the cells and rows that it could not use."""
    counts = f"{count_noun(summary.added, 'application')}, {count_noun(summary.interviews, 'interview')}"
    added = f"{_verb(dry_run=dry_run)} {counts} and {count_noun(summary.outcomes, 'outcome')}."
    blocks: list[Block] = [line(added, Style.STRONG), *map(line, _sentences(summary))]
    blocks += _problems("Left out", summary.left_out)
    if any("date" in problem.reason for problem in summary.left_out):
        blocks.append(line("To import rows without a date, add --undated DATE.", Style.DIM))
    return [*blocks, *_problems("Not understood", summary.not_understood), *_similar(summary.similar)]


def import_json(summary: ImportSummary, *, dry_run: bool) -> Document:
    """Return the summary of an import."""
    fields: Document = msgspec.to_builtins(summary)
    fields["left_out"] = list(map(_problem_json, summary.left_out))
    fields["not_understood"] = list(map(_problem_json, summary.not_understood))
    fields["similar"] = [{**msgspec.to_builtins(row), "join": _join_command(row)} for row in summary.similar]
    return to_document(dry_run=dry_run, **fields)


def import_journal_page(new: int, events: int, *, dry_run: bool) -> Page:
    """Return how many events an import of another journal added."""
    existing = f"{events - new:,} of its {events:,} events were already there"
    return [line(f"{_verb(dry_run=dry_run)} {count_noun(new, 'event')}; {existing}.", Style.STRONG)]


def import_journal_json(new: int, events: int, *, dry_run: bool) -> Document:
    """Return how many events an import of another journal added."""
    return to_document(dry_run=dry_run, format="journal", events=events, added=new, same=events - new)


def _verb(*, dry_run: bool) -> str:
    return "Would add" if dry_run else "Added"


def _sentences(summary: ImportSummary) -> list[str]:
    counts = f"{summary.added:,} new, {summary.updated:,} updated, {summary.same:,} unchanged"
    sentences = [f"{count_noun(summary.rows, 'row')}: {counts}, {len(summary.left_out):,} left out."]
    if summary.source != "spreadsheet":
        sentences.append(f"Detected format: {summary.source}. Override with --as NAME.")
    if summary.sheet:
        sentences.append(f"Sheet: {summary.sheet}. Choose another with --sheet NAME.")
    if summary.day_order:
        sentences.append(summary.day_order)
    if summary.private:
        sentences.append(f"Private columns, not stored: {', '.join(summary.private)}.")
    return sentences


def _problems(title: str, problems: Sequence[RowProblem]) -> list[Block]:
    has_files = any(problem.file for problem in problems)
    rows = [
        (*([problem.file] if has_files else []), str(problem.row), problem.column, problem.text, problem.reason)
        for problem in problems
    ]
    return section(f"{title} ({len(rows)})", (_FILE, *_COLUMNS) if has_files else _COLUMNS, rows)


def _similar(rows: Sequence[SimilarRow]) -> list[Block]:
    """Return what to do about rows that may be an application of the journal."""
    blocks: list[Block] = []
    for row in rows:
        if row.added:
            words = f"Row {row.row}, {row.label}, looks like {row.loop_label}. If they are one: "
            blocks.append(command(words, _join_command(row)))
    if left_out := [row for row in rows if not row.added]:
        blocks.append(line("To import rows that look like an application you have, add --again.", Style.DIM))
        blocks.append(command("If one turns out to be the same after that: ", _join_command(left_out[0])))
    return blocks


def _join_command(row: SimilarRow) -> str:
    """Return the command that makes one of a row and its loop; until the row is imported, NEW stands for it."""
    return f"feedback-loop join {row.added or 'NEW'} {row.loop}"


def _problem_json(problem: RowProblem) -> Document:
    return {
        "file": problem.file or None,
        "row": problem.row,
        "column": problem.column,
        "text": problem.text,
        "reason": problem.reason,
    }
