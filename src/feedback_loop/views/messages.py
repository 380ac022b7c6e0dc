"""View of the message templates."""

from collections.abc import Sequence

from feedback_loop.domain.model.events import Document
from feedback_loop.results import TemplateSample
from feedback_loop.views.blocks import Cell, Column, Page, Style, command, flexible, line, table
from feedback_loop.views.json import to_document

_COLUMNS = (
    Column("Message"),
    flexible("For", stacked=True),
    flexible("Template"),
    Column("Words"),
    flexible("Problem"),
)


def messages_page(folder: str, samples: Sequence[TemplateSample]) -> Page:
    """Return the templates as a table."""
    hint = command(f"Put your own in {folder}. To start from the built-in ones: ", "feedback-loop messages --export")
    return [table(_COLUMNS, map(_row, samples)), line(""), hint]


def messages_json(folder: str, samples: Sequence[TemplateSample]) -> Document:
    """Return the templates."""
    return to_document(folder=folder, messages=samples)


def _row(sample: TemplateSample) -> list[Cell | str]:
    words = " to ".join(map(str, dict.fromkeys(sample.words))) if sample.words else ""
    template = Cell(str(sample.path), Style.STRONG) if sample.path else "built-in"
    return [sample.kind, sample.about, template, words, Cell(sample.problem or "", Style.LATE)]
