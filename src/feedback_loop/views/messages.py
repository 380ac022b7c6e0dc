"""View of the message templates."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from feedback_loop.domain.model.events import Document
from feedback_loop.views.blocks import Cell, Column, Page, Table, Tone, command, line
from feedback_loop.views.json import SCHEMA_VERSION


class Sample(Protocol):
    """One template, and what came of trying it."""

    @property
    def situation(self) -> str: ...
    @property
    def about(self) -> str: ...
    @property
    def path(self) -> Path | None: ...
    @property
    def words(self) -> tuple[int, int] | None: ...
    @property
    def problem(self) -> str | None: ...


_COLUMNS = (
    Column("Message"),
    Column("For", flexible=True, under=True),
    Column("Template", flexible=True),
    Column("Words"),
    Column("Problem", flexible=True),
)


def page(folder: str, samples: Sequence[Sample]) -> Page:
    """Return the templates as a page."""
    table = Table(_COLUMNS, [_row(sample) for sample in samples])
    own = command(f"Your own go to {folder}; to begin with the built-in ones: ", "feedback-loop messages --export")
    return [table, line(""), own]


def _row(sample: Sample) -> list[Cell]:
    words = " to ".join(map(str, dict.fromkeys(sample.words))) if sample.words else ""
    whose = Cell(str(sample.path), Tone.STRONG) if sample.path else Cell("built-in")
    return [Cell(sample.situation), Cell(sample.about), whose, Cell(words), Cell(sample.problem or "", Tone.LATE)]


def document(folder: str, samples: Sequence[Sample]) -> Document:
    """Return the templates as a document."""
    return {
        "schema_version": SCHEMA_VERSION,
        "folder": folder,
        "messages": [
            {
                "name": sample.situation,
                "about": sample.about,
                "path": str(sample.path) if sample.path else None,
                "words": list(sample.words) if sample.words else None,
                "problem": sample.problem,
            }
            for sample in samples
        ],
    }
