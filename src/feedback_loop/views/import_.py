"""View of an import: of a table, or of another journal."""

import datetime as dt
import shlex
from collections.abc import Sequence

import msgspec

from feedback_loop.domain.dates import format_date
from feedback_loop.domain.model.events import Document
from feedback_loop.domain.text import count_noun, join_words, truncate
from feedback_loop.results import ImportedRow, ImportSummary, RowProblem, SimilarRow, UnreadWord
from feedback_loop.views.blocks import Block, Column, Heading, Page, Style, command, flexible, line, section
from feedback_loop.views.json import to_document

_COLUMNS = (Column("Row"), Column("Column"), flexible("Text"), flexible("Why"))
_FILE = flexible("File")
_PREVIEW = (
    Column("Row"), flexible("Company"), flexible("Role"), Column("Applied"), flexible("Interviews"),
    flexible("Outcome"), flexible("People"), Column("Feedback"),
)  # fmt: skip
_MAX_ROWS_SHOWN = 5
_MAX_TEXT = 80
_MAX_WORDS = 12


def import_page(summary: ImportSummary, today: dt.date, *, dry_run: bool) -> Page:
    """Return what an import added, and the cells and rows that it could not use."""
    counts = [
        count_noun(summary.added, "application"),
        count_noun(summary.interviews, "interview"),
        count_noun(summary.outcomes, "outcome"),
    ]
    if summary.feedback:
        counts.append(count_noun(summary.feedback, "point of feedback", "points of feedback"))
    blocks: list[Block] = [
        line(f"{_verb(dry_run=dry_run)} {join_words(counts)}.", Style.STRONG),
        *map(line, _sentences(summary)),
    ]
    if dry_run and summary.preview:
        title = "As it would be recorded" if len(summary.preview) == summary.added else "The first ones, as recorded"
        blocks += section(title, *_used_columns(_PREVIEW, [_preview_row(row, today) for row in summary.preview]))
    blocks += _problems("Left out", summary.left_out)
    if any("date" in problem.reason for problem in summary.left_out if not problem.reason.startswith("looks like")):
        blocks.append(line("To import rows without a date, add --undated DATE.", Style.DIM))
    if any(problem.reason == "no application date" for problem in summary.left_out):
        blocks.append(line('To take it from another column where it is blank: --map "date=HEADING", twice.', Style.DIM))
    return [
        *blocks,
        *_problems("Not understood", summary.not_understood),
        *_teaching(summary.unread),
        *_similar(summary.similar),
        *([command("See where you stand: ", "feedback-loop status")] if summary.added and not dry_run else []),
    ]


def _used_columns(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> tuple[list[Column], list[list[str]]]:
    """Return the columns that hold something, so that the others do not take their room."""
    used = [number for number in range(len(columns)) if any(row[number] for row in rows)]
    return [columns[number] for number in used], [[row[number] for number in used] for row in rows]


def _preview_row(row: ImportedRow, today: dt.date) -> list[str]:
    interviews = [
        " ".join(filter(None, [event.round or "interview", format_date(event.on, today) if event.on else "", event.at]))
        for event in row.interviews
    ]
    outcome = row.outcome
    decided = f" {format_date(outcome.on, today)}" if outcome and outcome.on else ""
    return [
        str(row.row),
        row.applied.company,
        row.applied.role or "",
        row.applied.on.isoformat() if row.applied.on else "",
        "; ".join(interviews),
        f"{outcome.result}{decided}" if outcome else "",
        "; ".join(row.applied.people),
        str(row.feedback or ""),
    ]


def _teaching(words: Sequence[UnreadWord]) -> list[Block]:
    """Return how to say what the unread words mean."""
    if not words:
        return []
    lines = [
        command(
            f"{word.text} ({count_noun(word.count, 'row')}): ",
            f"{word.option} {shlex.quote(f'MEANING={word.text}')}",
            indent=2,
        )
        for word in words[:_MAX_WORDS]
    ]
    if len(words) > _MAX_WORDS:
        lines.append(line(f"and {len(words) - _MAX_WORDS:,} more", Style.DIM, indent=2))
    return [Heading("To say what a word means (choices: feedback-loop import --help)"), *lines]


def import_json(summary: ImportSummary, *, dry_run: bool) -> Document:
    """Return the summary of an import."""
    fields: Document = msgspec.to_builtins(summary)
    fields["left_out"] = list(map(_problem_json, summary.left_out))
    fields["not_understood"] = list(map(_problem_json, summary.not_understood))
    fields["similar"] = [{**msgspec.to_builtins(row), "join": _join_command(row)} for row in summary.similar]
    fields["preview"] = list(map(_preview_json, summary.preview))
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
    if summary.source not in ("spreadsheet", "calendar"):
        sentences.append(f"Detected format: {summary.source}. Override with --as NAME.")
    if summary.sheet:
        several = "Sheets" if ", " in summary.sheet else "Sheet"
        sentences.append(f"{several}: {summary.sheet}. Choose another with --sheet NAME.")
    if summary.skipped:
        sentences.append(f"Not read, since they are no applications with a date: {', '.join(summary.skipped)}.")
    if summary.people:
        sentences.append(f"People: {summary.people:,}; see: feedback-loop people.")
    if summary.day_order:
        sentences.append(summary.day_order)
    if summary.private:
        sentences.append(f"Private columns, not stored: {', '.join(summary.private)}.")
    return sentences


def _problems(title: str, problems: Sequence[RowProblem]) -> list[Block]:
    """Return the problems, those with the same text and reason in one line."""
    has_files = any(problem.file for problem in problems)
    groups: dict[tuple[str, str, str, str], list[int]] = {}
    for problem in problems:
        key = (problem.file, problem.column, problem.text, problem.reason)
        groups.setdefault(key, []).append(problem.row)
    rows = [
        (*([file] if has_files else []), _row_numbers(numbers), column, truncate(text, _MAX_TEXT), reason)
        for (file, column, text, reason), numbers in groups.items()
    ]
    return section(f"{title} ({len(problems)})", (_FILE, *_COLUMNS) if has_files else _COLUMNS, rows)


def _row_numbers(numbers: Sequence[int]) -> str:
    shown = ", ".join(map(str, numbers[:_MAX_ROWS_SHOWN]))
    return shown if len(numbers) <= _MAX_ROWS_SHOWN else f"{shown} (of {len(numbers):,})"


def _preview_json(row: ImportedRow) -> Document:
    applied, outcome = row.applied, row.outcome
    return {
        "row": row.row,
        "company": applied.company,
        "role": applied.role,
        "applied_on": str(applied.on),
        "interviews": [
            {"round": event.round, "on": event.on and str(event.on), "at": event.at} for event in row.interviews
        ],
        "outcome": outcome.result if outcome else None,
        "outcome_on": str(outcome.on) if outcome and outcome.on else None,
        "people": list(applied.people),
        "feedback": row.feedback,
    }


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
