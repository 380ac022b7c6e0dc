"""View of the message templates."""

from collections.abc import Sequence

from feedback_loop.domain.model.events import Document
from feedback_loop.results import TemplateSample
from feedback_loop.views.blocks import Cell, Column, Page, Style, Table, command, line
from feedback_loop.views.json import SCHEMA_VERSION

_COLUMNS = (
    Column("Message"),
    Column("For", flexible=True, under=True),
    Column("Template", flexible=True),
    Column("Words"),
    Column("Problem", flexible=True),
)


def page(folder: str, samples: Sequence[TemplateSample]) -> Page:
    """Return the templates as a page."""
    table = Table(_COLUMNS, [_row(sample) for sample in samples])
    own = command(f"Your own go to {folder}; to begin with the built-in ones: ", "feedback-loop messages --export")
    return [table, line(""), own]


def _row(sample: TemplateSample) -> list[Cell]:
    words = " to ".join(map(str, dict.fromkeys(sample.words))) if sample.words else ""
    whose = Cell(str(sample.path), Style.STRONG) if sample.path else Cell("built-in")
    return [Cell(sample.kind), Cell(sample.about), whose, Cell(words), Cell(sample.problem or "", Style.LATE)]


def document(folder: str, samples: Sequence[TemplateSample]) -> Document:
    """Return the templates as a document."""
    return {
        "schema_version": SCHEMA_VERSION,
        "folder": folder,
        "messages": [
            {
                "name": sample.kind,
                "about": sample.about,
                "path": str(sample.path) if sample.path else None,
                "words": list(sample.words) if sample.words else None,
                "problem": sample.problem,
            }
            for sample in samples
        ],
    }
