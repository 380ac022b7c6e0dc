"""The tables of a file, and which of them hold applications."""

from collections.abc import Sequence
from dataclasses import dataclass

from feedback_loop.domain.errors import UsageError
from feedback_loop.exchange.importing.columns import ColumnMapping, headings_for_error, holds_applications, is_header
from feedback_loop.exchange.importing.layout import Sheet
from feedback_loop.exchange.importing.limits import MAX_ROWS


@dataclass(frozen=True)
class Tables:
    """Tables of applications in one file; ``skipped`` names the tables that are of something else."""

    sheets: tuple[Sheet, ...]
    skipped: tuple[str, ...] = ()

    @property
    def rows(self) -> int:
        """The number of rows of all tables."""
        return sum(len(sheet.rows) for sheet in self.sheets)


def select_tables(sheets: Sequence[Sheet], mappings: Sequence[ColumnMapping] = ()) -> Tables:
    """Return the tables that hold applications; where none does for certain, the first that may."""
    required = [mapping for mapping in mappings if not mapping.is_optional]
    chosen = [sheet for sheet in sheets if holds_applications(sheet.header)]
    if required:
        chosen = [sheet for sheet in sheets if is_header(sheet.header, required)]
    if not chosen:
        chosen = [sheet for sheet in sheets if is_header(sheet.header)][:1] or [*sheets][:1]
    if sum(len(sheet.rows) for sheet in chosen) > MAX_ROWS:
        raise UsageError(f"The file has more than {MAX_ROWS:,} rows. Split it into several files.")
    skipped = [_describe(sheet) for sheet in sheets if all(sheet is not other for other in chosen)]
    return Tables(tuple(chosen), tuple(dict.fromkeys(skipped)))


def _describe(sheet: Sheet) -> str:
    return sheet.name or sheet.title or ", ".join(headings_for_error(sheet.header)[:4]) or "a table without headings"
