"""What an import comes to: counts, and everything that was not understood."""

from collections.abc import Sequence
from typing import Protocol

from feedback_loop.domain.events import Document
from feedback_loop.views.documents import SCHEMA_VERSION
from feedback_loop.views.page import Block, Cell, Column, Heading, Page, Table, Tone, line


class Problem(Protocol):
    """A cell, or a row, that was not taken as it stands."""

    @property
    def row(self) -> int: ...
    @property
    def column(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def reason(self) -> str: ...


class Summary(Protocol):
    """What an import counts."""

    @property
    def rows(self) -> int: ...
    @property
    def added(self) -> int: ...
    @property
    def same(self) -> int: ...
    @property
    def interviews(self) -> int: ...
    @property
    def outcomes(self) -> int: ...
    @property
    def left_out(self) -> Sequence[Problem]: ...
    @property
    def not_understood(self) -> Sequence[Problem]: ...
    @property
    def day_order(self) -> str | None: ...


_COLUMNS = (Column("Row"), Column("Column"), Column("Text", flexible=True), Column("Why", flexible=True))


def page(summary: Summary, *, dry_run: bool) -> Page:
    """Return the summary as a page."""
    verb = "Would add" if dry_run else "Added"
    counts = f"{_counted(summary.added, 'application')}, {_counted(summary.interviews, 'interview')}"
    blocks: list[Block] = [line(f"{verb} {counts} and {_counted(summary.outcomes, 'outcome')}.", Tone.STRONG)]
    rest = f"{_counted(summary.rows, 'row')}: {summary.added} new, {summary.same} there already"
    blocks.append(line(f"{rest}, {len(summary.left_out)} left out."))
    if summary.day_order:
        blocks.append(line(summary.day_order))
    blocks += _problems("Left out", summary.left_out)
    if any("date" in problem.reason for problem in summary.left_out):
        blocks.append(line("Rows left out for want of a date go in with --undated DATE.", Tone.DIM))
    return [*blocks, *_problems("Not understood, kept in the note", summary.not_understood)]


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _problems(title: str, problems: Sequence[Problem]) -> list[Block]:
    rows = [[Cell(str(one.row)), Cell(one.column), Cell(one.text), Cell(one.reason)] for one in problems]
    return [Heading(f"{title} ({len(rows)})"), Table(_COLUMNS, rows)] if rows else []


def document(summary: Summary, *, dry_run: bool) -> Document:
    """Return the summary as a document."""
    return {
        "schema_version": SCHEMA_VERSION,
        "dry_run": dry_run,
        "rows": summary.rows,
        "added": summary.added,
        "same": summary.same,
        "interviews": summary.interviews,
        "outcomes": summary.outcomes,
        "day_order": summary.day_order,
        "left_out": [_problem(one) for one in summary.left_out],
        "not_understood": [_problem(one) for one in summary.not_understood],
    }


def _problem(problem: Problem) -> Document:
    return {"row": problem.row, "column": problem.column, "text": problem.text, "reason": problem.reason}
